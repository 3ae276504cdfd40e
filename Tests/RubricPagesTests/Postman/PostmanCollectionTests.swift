import RubricDiagnostics
import RubricDocuments
import RubricSchemas
import Testing

@testable import RubricPages

@Suite struct PostmanCollectionTests {
  /// The collection, read again by the program's own reader of JSON.
  private func collection(_ spec: String, info: String = "{title: Permits, version: '1'}") throws -> JSONValue
  {
    let sample = try SamplePages(spec, info: info)
    let bytes = try #require(sample.maker.postmanCollection { $0.rawValue })
    let file = SourceFile(path: "postman.json", bytes: bytes)
    let read = DocumentReader().read(file, as: SourceID(index: 0))
    #expect(read.findings.isEmpty)
    return JSONValue(try #require(read.value).root)
  }

  private static let spec = """
    servers:
      - url: https://{region}.e.org/v1/
        variables: {region: {default: uk, description: Where the data lie}}
    security: [{key: []}]
    tags: [{name: Permits, description: What one may *do*}]
    components:
      securitySchemes:
        key: {type: apiKey, in: header, name: X-Key}
        token: {type: http, scheme: bearer}
        login: {type: http, scheme: basic}
        cookie: {type: apiKey, in: cookie, name: sid}
        oauth: {type: oauth2, flows: {authorizationCode: {authorizationUrl: 'https://a.org/a', tokenUrl: 'https://a.org/t', scopes: {read: r}}}}
    paths:
      /permits/{id}/parts/{a}.{b}:
        get:
          tags: [Permits]
          summary: Show a permit
          description: Shows **one**.
          deprecated: true
          parameters:
            - {name: id, in: path, required: true, description: Its number, schema: {type: string}, example: a/b}
            - {name: a, in: path, required: true, schema: {type: integer}, example: 7}
            - {name: b, in: path, required: true, schema: {type: string}, example: x}
            - {name: page, in: query, description: Which page, schema: {type: integer}, example: 2}
            - {name: q, in: query, required: true, schema: {type: string}, example: a&b}
            - {name: X-Trace, in: header, schema: {type: string}, example: t}
          responses:
            '200': {description: "The permit\\nwith more", content: {application/json: {example: {id: '1'}}}}
            default: {description: Anything else}
      /permits:
        post:
          tags: [Permits]
          operationId: createPermit
          security: [{oauth: [read]}]
          requestBody: {content: {application/json: {example: {name: '{{oauthToken}}'}}}}
          responses: {'4XX': {description: wrong}}
        put:
          tags: [Permits]
          security: [{cookie: [], token: []}]
          servers: [{url: 'https://other.org'}]
          requestBody: {content: {application/x-www-form-urlencoded: {example: {a: b c}}}}
          responses: {'204': {description: done}}
        patch:
          tags: [Permits]
          security: []
          requestBody:
            content:
              multipart/form-data:
                schema: {type: object, properties: {file: {type: string, format: binary}, n: {type: integer, examples: [3]}}}
          responses: {'204': {description: done}}
    webhooks:
      told: {post: {responses: {'200': {description: ok}}}}
    """

  @Test func everyCallHasItsAddressItsParametersAndItsExamples() throws {
    let all = try collection(Self.spec)
    #expect(all["info"]["name"].text == "Permits" && all["info"]["schema"].text.contains("v2.1.0"))
    #expect(all["item"].elements.map { $0["name"].text } == ["Permits"])
    let folder = all["item"].elements[0]
    #expect(folder["description"]["content"].text == "What one may *do*")
    #expect(folder["item"].elements.map { $0["name"].text }.count == 4)
    let show = folder["item"].elements[0]
    let url = show["request"]["url"]
    #expect(url["raw"].text == "{{baseUrl}}/permits/:id/parts/7.x?q=a%26b")
    #expect(url["path"].elements.map(\.text) == ["permits", ":id", "parts", "7.x"])
    #expect(url["variable"].elements.map { $0["key"].text + "=" + $0["value"].text } == ["id=a%2Fb"])
    #expect(
      url["query"].elements.map { "\($0["key"].text) \($0["value"].text) \($0["disabled"].text)" } == [
        "page 2 true", "q a%26b ",
      ])
    let headers = show["request"]["header"].elements
    #expect(headers.map { "\($0["key"].text) \($0["disabled"].text)" } == ["Accept ", "X-Trace true"])
    #expect(show["request"]["description"]["content"].text == "**deprecated**\n\nShows **one**.")
    let responses = show["response"].elements
    #expect(responses.map { $0["name"].text } == ["200 The permit", "default Anything else"])
    #expect(responses[0]["code"].text == "200" && responses[0]["body"].text.contains("\"id\": \"1\""))
    #expect(responses[0]["originalRequest"]["url"]["raw"].text == url["raw"].text)
  }

  @Test func credentialsAreVariables() throws {
    let all = try collection(Self.spec)
    #expect(all["auth"]["type"].text == "apikey")
    let items = all["item"].elements[0]["item"].elements
    #expect(items[0]["request"]["auth"] == .null)
    #expect(items[1]["request"]["auth"]["oauth2"].elements.map { $0["key"].text }.contains("grant_type"))
    #expect(items[1]["request"]["auth"]["oauth2"].elements[0]["value"].text == "{{oauthToken}}")
    #expect(items[2]["request"]["auth"]["bearer"].elements[0]["value"].text == "{{tokenToken}}")
    #expect(items[2]["request"]["header"].elements[0]["value"].text == "sid={{cookieKey}}")
    #expect(items[2]["request"]["url"]["raw"].text == "{{baseUrl2}}/permits")
    #expect(items[3]["request"]["auth"]["type"].text == "noauth")
    let variables = all["variable"].elements.map { $0["key"].text + "=" + $0["value"].text }
    #expect(variables.prefix(3) == ["baseUrl=https://{{region}}.e.org/v1", "region=uk", "keyKey="])
    #expect(variables.contains("baseUrl2=https://other.org") && variables.contains("oauthToken="))
    #expect(Set(variables).count == variables.count)
  }

  @Test func bodiesAreOfTheirKind() throws {
    let items = try collection(Self.spec)["item"].elements[0]["item"].elements
    let raw = items[1]["request"]["body"]
    #expect(raw["mode"].text == "raw" && raw["options"]["raw"]["language"].text == "json")
    // Braces of an example are no variable.
    #expect(raw["raw"].text.contains(#""{\u007boauthToken}}""#))
    #expect(items[2]["request"]["body"]["urlencoded"].elements[0]["value"].text == "b c")
    let form = items[3]["request"]["body"]["formdata"].elements
    #expect(form.map { $0["type"].text } == ["file", "text"])
  }

  @Test func foldersStandAsGroupsOfTagsDo() throws {
    let all = try collection(
      """
      tags: [{name: a}, {name: b}]
      x-tagGroups: [{name: First, tags: [b]}, {name: Second, tags: [a, b]}]
      paths:
        /a: {get: {tags: [a, b], responses: {'200': {description: x}}}}
        /b: {get: {tags: [b], responses: {'200': {description: x}}}}
      """)
    func outline(_ value: JSONValue) -> String {
      value["item"].elements.isEmpty
        ? value["name"].text
        : value["name"].text + "(" + value["item"].elements.map(outline).joined(separator: " ") + ")"
    }
    // Each call is in one folder: that of the first group whose page lists it.
    #expect(all["item"].elements.map(outline).joined(separator: " ") == "First(b(GET /a GET /b))")
  }

  @Test func noTextOfADescriptionIsMoreThanText() throws {
    let all = try collection(
      """
      servers: [{url: '{{$guid}}://x/{{baseUrl}}'}]
      paths:
        '/{{evil}}/:cancel/{a:b}/{"]}':
          get:
            summary: "\\"], \\u0000 \\u202E"
            parameters: [{name: 'a:b', in: path, required: true, schema: {type: string}, example: '{{x}}'}]
            responses: {'200': {description: '"}'}}
      """)
    let item = all["item"].elements[0]["item"].elements[0]
    #expect(item["request"]["url"]["path"].elements.map(\.text).allSatisfy { !$0.contains("{") })
    #expect(item["request"]["url"]["path"].elements.map(\.text).contains("%3Acancel"))
    #expect(all["variable"].elements.allSatisfy { !$0["value"].text.contains("{{") })
  }

  @Test func theSameAPIGivesTheSameIdentifier() throws {
    let (a, b) = (try collection(Self.spec), try collection(Self.spec))
    #expect(a == b)
    let id = a["info"]["_postman_id"].text
    #expect(id.split(separator: "-").map(\.count) == [8, 4, 4, 4, 12])
    #expect(try collection(Self.spec, info: "{title: Other, version: '1'}")["info"]["_postman_id"].text != id)
  }

  @Test func anAPIWithNothingToCallHasNoCollection() throws {
    let sample = try SamplePages("webhooks: {told: {post: {responses: {'200': {description: ok}}}}}")
    #expect(sample.maker.postmanCollection { $0.rawValue } == nil)
  }
}

extension JSONValue {
  fileprivate subscript(name: String) -> JSONValue {
    guard case .object(let members) = self else { return .null }
    return members.first { $0.name == name }?.value ?? .null
  }

  fileprivate var elements: [JSONValue] {
    guard case .array(let elements) = self else { return [] }
    return elements
  }

  /// Empty of null.
  fileprivate var text: String { self == .null ? "" : readerText }
}
