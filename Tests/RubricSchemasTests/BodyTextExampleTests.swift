import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricSchemas
import Testing

/// Bodies in the form of their media types.
@Suite struct BodyTextExampleTests {
  private func api(_ content: String, schemas: String = "") throws -> API {
    var text = "openapi: 3.2.0\ninfo: {title: T, version: '1'}\ncomponents:\n  schemas:\n"
    for line in (schemas.isEmpty ? "None: {}" : schemas).split(separator: "\n") { text += "    \(line)\n" }
    text +=
      "paths:\n  /a:\n    post:\n      responses: {'200': {description: x}}\n      requestBody:\n        content:\n"
    for line in content.split(separator: "\n") { text += "          \(line)\n" }
    let file = SourceFile(path: "openapi.yaml", bytes: Array(text.utf8))
    let read = DocumentReader(vocabulary: Field.vocabulary).read(file, as: SourceID(index: 0)).value
    let document = try #require(read)
    let outcome = APIReader.read(document) { _, _ in .refused(reason: "is not there", help: "add it") }
    return try #require(outcome.value)
  }

  /// The text made for the only body.
  private func made(_ content: String, schemas: String = "") throws -> String? {
    let api = try api(content, schemas: schemas)
    let media = try #require(api.requestBodies.all.first?.content.first)
    return BodyText.made(for: media, in: api, direction: .request)?.text
  }

  @Test func xmlFollowsTheXMLObjects() throws {
    let text = try made(
      "application/xml: {schema: {$ref: '#/components/schemas/Pet'}}",
      schemas: """
        Pet:
          type: object
          xml: {name: pet, namespace: 'https://example.org/p', prefix: p}
          properties:
            id: {type: integer, xml: {attribute: true}}
            name: {type: string, example: 'Tom & <Jerry>'}
            tag: {type: array, items: {type: string, xml: {name: label}}, xml: {wrapped: true, name: labels}}
            photo: {type: array, items: {type: string, example: a}}
            odd name: {type: string, xml: {nodeType: cdata}, example: 'a]]>b'}
        """)
    #expect(
      text == """
        <p:pet xmlns:p="https://example.org/p" id="1">
          <name>Tom &amp; &lt;Jerry&gt;</name>
          <labels>
            <label>example</label>
          </labels>
          <photo>a</photo>
          <![CDATA[a]]]]><![CDATA[>b]]>
        </p:pet>
        """)
  }

  @Test func anArrayInXMLHasARoot() throws {
    let text = try made(
      "text/xml: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}",
      schemas: "Pet: {type: object, properties: {n: {type: integer}, gone: {type: 'null'}}}")
    let null = #"<gone xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>"#
    #expect(text == "<root>\n  <Pet>\n    <n>1</n>\n    \(null)\n  </Pet>\n</root>")
  }

  @Test func formsAreEncodedAsTheirEncodingSays() throws {
    let text = try made(
      """
      application/x-www-form-urlencoded:
        schema:
          properties:
            full name: {type: string, example: 'a b&c'}
            list: {type: array, items: {type: string}, example: [x, y]}
            deep: {type: object, example: {a: {b: 1}}}
            plain: {type: object, example: {a: 1}}
        encoding: {deep: {style: deepObject, explode: true}}
      """)
    #expect(text == "full+name=a+b%26c&list=x&list=y&deep[a][b]=1&plain=%7B%22a%22%3A1%7D")
  }

  @Test func partsHaveTheirMediaTypesAndHeaders() throws {
    let text = try made(
      """
      multipart/form-data:
        schema:
          properties:
            note: {type: string, example: hello}
            file: {type: string, format: binary}
            data: {type: object, properties: {n: {type: integer}}}
        encoding:
          file: {contentType: 'image/png, image/jpeg', headers: {X-Id: {schema: {type: integer}}}}
      """)
    #expect(
      text == """
        --boundary
        Content-Disposition: form-data; name="note"

        hello
        --boundary
        Content-Disposition: form-data; name="file"; filename="file"
        Content-Type: image/png
        X-Id: 1

        [file]
        --boundary
        Content-Disposition: form-data; name="data"
        Content-Type: application/json

        {
          "n": 1
        }
        --boundary--
        """)
  }

  @Test func sequencesShowTwoItems() throws {
    let schema = "{type: object, properties: {id: {type: integer}}}"
    #expect(try made("application/jsonl: {itemSchema: \(schema)}") == "{\"id\":1}\n{\"id\":2}")
    #expect(try made("application/json-seq: {itemSchema: \(schema)}") == "{\"id\":1}\n{\"id\":2}")
    let event = "{type: object, properties: {event: {const: added}, data: {type: string, example: d}}}"
    #expect(
      try made("text/event-stream: {itemSchema: \(event)}")
        == "event: added\ndata: d\n\nevent: added\ndata: example-data-2\n")
  }

  @Test func plainTextIsAWordAndFilesAreNothing() throws {
    #expect(try made("text/plain: {schema: {type: string}}") == "string")
    #expect(try made("text/csv: {schema: {type: string, example: 'a,b'}}") == "a,b")
    #expect(try made("application/pdf: {schema: {type: string, format: binary}}") == nil)
    #expect(try made("image/png: {}") == nil)
    #expect(try made("application/xml: {schema: {type: string}}") == nil)
  }

  @Test func aHostileNameStaysInItsPlace() throws {
    let text = try #require(
      try made(
        #"multipart/form-data: {schema: {properties: {"a\"\r\nX: y": {type: string}}}}"#))
    #expect(text.contains(#"name="a%22X: y""#))
    let xml = try made(#"application/xml: {schema: {properties: {"a><b": {type: integer}}}}"#)
    #expect(xml == "<root>\n  <a__b>1</a__b>\n</root>")
  }
}
