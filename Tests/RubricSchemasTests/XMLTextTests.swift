import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricSchemas
import Testing

/// The examples of the XML Object in OpenAPI 3.2.0, §4.26.6, and what 3.1 has in their place.
@Suite struct XMLTextTests {
  /// The author's example of the only body, as XML.
  private func xml(
    _ schema: String, _ value: String, components: String = "{}", version: String = "3.2.0"
  ) throws -> String {
    let text = """
      openapi: \(version)
      info: {title: T, version: '1'}
      paths:
        /a:
          post:
            responses: {'200': {description: x}}
            requestBody: {content: {application/xml: {schema: \(schema)}}}
      components: {schemas: \(components)}
      """
    let file = SourceFile(path: "openapi.yaml", bytes: Array(text.utf8))
    let read = DocumentReader(vocabulary: Field.vocabulary).read(file, as: SourceID(index: 0)).value
    let outcome = APIReader.read(try #require(read)) { _, _ in .refused(reason: "", help: "") }
    let api = try #require(outcome.value)
    let media = try #require(api.requestBodies.all.first?.content.first)
    return BodyText.text(of: JSONValue(try node(value)), as: media, in: api, direction: .request).text
  }

  private func document(_ animals: String) -> String {
    "{type: object, xml: {name: document}, properties: {animals: \(animals)}}"
  }

  @Test(
    "lists stand in their parent unless an element is asked for",
    arguments: [
      ("{type: array, items: {type: string}}", nil, "animals"),
      ("{type: string, xml: {name: animal}}", nil, "animal"),
      ("{type: array, items: {type: string, xml: {name: animal}}}", nil, "animal"),
      ("{type: array, xml: {name: aliens}, items: {type: string, xml: {name: animal}}}", nil, "animal"),
      ("{type: array, xml: {nodeType: element}, items: {type: string}}", "animals", "animals"),
      (
        "{type: array, xml: {nodeType: element}, items: {type: string, xml: {name: animal}}}", "animals",
        "animal"
      ),
      (
        "{type: array, xml: {name: aliens, nodeType: element}, items: {type: string, xml: {name: animal}}}",
        "aliens", "animal"
      ), ("{type: array, xml: {name: aliens, nodeType: element}, items: {type: string}}", "aliens", "aliens"),
    ])
  func lists(_ schema: String, wrapper: String?, item: String) throws {
    let items = ["dog", "cat"].map { "<\(item)>\($0)</\(item)>" }
    let lines =
      wrapper.map { ["<\($0)>"] + items.map { "  " + $0 } + ["</\($0)>"] } ?? items
    let expected = "<document>\n" + lines.map { "  \($0)\n" }.joined() + "</document>"
    #expect(try xml(document(schema), "{animals: [dog, cat]}") == expected)
    let old = schema.replacing("nodeType: element", with: "wrapped: true")
    #expect(try xml(document(old), "{animals: [dog, cat]}", version: "3.1.0") == expected)
  }

  @Test func aTextIsTheContentOfItsElement() throws {
    #expect(
      try xml(document("{type: string}"), "{animals: 'dog, cat'}")
        == "<document>\n  <animals>dog, cat</animals>\n</document>")
  }

  @Test func attributesAndPrefixesFollowTheirSchema() throws {
    let person = """
      {Person: {type: object, properties: {id: {type: integer, xml: {nodeType: attribute}}, \
      name: {type: string, xml: {namespace: 'https://example.com/schema/sample', prefix: sample}}}}}
      """
    let expected = """
      <Person id="123">
        <sample:name xmlns:sample="https://example.com/schema/sample">example</sample:name>
      </Person>
      """
    let reference = "{$ref: '#/components/schemas/Person'}"
    let value = "{id: 123, name: example}"
    #expect(try xml(reference, value, components: person) == expected)
    let old = person.replacing("nodeType: attribute", with: "attribute: true")
    #expect(try xml(reference, value, components: old, version: "3.0.3") == expected)
  }

  @Test func anAttributeAndATextMakeOneElement() throws {
    let schema = """
      {type: array, xml: {nodeType: element, name: animals}, items: {xml: {name: animal}, properties: \
      {kind: {type: string, xml: {nodeType: attribute}}, name: {type: string, xml: {nodeType: text}}}}}
      """
    #expect(
      try xml(schema, "[{kind: Cat, name: Fluffy}, {kind: Dog, name: Fido}]") == """
        <animals>
          <animal kind="Cat">Fluffy</animal>
          <animal kind="Dog">Fido</animal>
        </animals>
        """)
  }

  @Test func aSchemaOfNoNodeLeavesItsPartsToTheOneThatRefersToIt() throws {
    let content = "type: object, properties: {content: {type: string, xml: {nodeType: cdata}}}"
    let value = "{content: '<html></html>'}"
    #expect(
      try xml(
        "{$ref: '#/components/schemas/Documentation'}", value, components: "{Documentation: {\(content)}}")
        == "<Documentation><![CDATA[<html></html>]]></Documentation>")
    #expect(
      try xml(
        "{xml: {nodeType: element, name: Stored}, $ref: '#/components/schemas/Documentation'}", value,
        components: "{Documentation: {xml: {nodeType: none}, \(content)}}")
        == "<Stored><![CDATA[<html></html>]]></Stored>")
    #expect(
      try xml(
        "{xml: {nodeType: element, name: Stored}, $ref: '#/components/schemas/Documentation'}", value,
        components: "{Documentation: {\(content)}}")
        == "<Stored>\n  <Documentation><![CDATA[<html></html>]]></Documentation>\n</Stored>")
  }

  @Test func prefixItemsKeepTheirOrder() throws {
    let schema = """
      {xml: {nodeType: element, name: OneTwoThree}, type: array, prefixItems: [{xml: {name: One}, type: string}, \
      {xml: {name: Two}, type: object, properties: {unit: {type: string, xml: {nodeType: attribute}}, \
      value: {type: number, xml: {nodeType: text}}}}, {xml: {name: Three}, type: [boolean, 'null']}]}
      """
    let null = #"<Three xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>"#
    #expect(
      try xml(schema, "[Some text, {unit: cubits, value: 42}, null]")
        == "<OneTwoThree>\n  <One>Some text</One>\n  <Two unit=\"cubits\">42</Two>\n  \(null)\n</OneTwoThree>"
    )
    let report = """
      {xml: {nodeType: element, name: Report}, type: array, prefixItems: [{xml: {nodeType: text}, type: string}, \
      {xml: {name: data}, type: number}, {xml: {nodeType: text}, type: string}]}
      """
    #expect(
      try xml(report, "[Some preamble text., 42, Some postamble text.]")
        == "<Report>Some preamble text.<data>42</data>Some postamble text.</Report>")
  }

  @Test func nullLeavesOutAttributesAndMarksElements() throws {
    let schema = """
      {xml: {name: product}, type: object, properties: {count: {type: [number, 'null'], xml: {nodeType: \
      attribute}}, description: {type: string}, related: {type: [object, 'null']}}}
      """
    let null = #"<related xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>"#
    #expect(
      try xml(schema, "{count: null, description: Thing, related: null}")
        == "<product>\n  <description>Thing</description>\n  \(null)\n</product>")
    #expect(
      try xml(schema, "{count: 42, description: Thing, related: {}}")
        == "<product count=\"42\">\n  <description>Thing</description>\n  <related/>\n</product>")
  }

  @Test func aPropertyIsCalledAsItIsUnlessA32ComponentHasItsName() throws {
    let schema = "{type: object, xml: {name: a}, properties: {pet: {$ref: '#/components/schemas/Pet'}}}"
    let pet = "{Pet: {type: string}}"
    #expect(try xml(schema, "{pet: x}", components: pet, version: "3.1.0") == "<a>\n  <pet>x</pet>\n</a>")
    #expect(try xml(schema, "{pet: x}", components: pet) == "<a>\n  <Pet>x</Pet>\n</a>")
  }

  @Test func hostileTextsStayText() throws {
    let schema = """
      {type: object, xml: {name: a}, properties: {b: {type: string, xml: {nodeType: attribute}}, \
      c: {type: string, xml: {nodeType: cdata}}, 'd<e': {type: string}}}
      """
    #expect(
      try xml(schema, #"{b: "\"\n<x y='&'>", c: "]]]]>>\u202E]]>", 'd<e': "</d>"}"#) == """
        <a b="&quot;&#xa;&lt;x y='&amp;'&gt;">
          <![CDATA[]]]]]]><![CDATA[>>]]>&#x202e;<![CDATA[]]]]><![CDATA[>]]>
          <d_e>&lt;/d&gt;</d_e>
        </a>
        """)
  }
}
