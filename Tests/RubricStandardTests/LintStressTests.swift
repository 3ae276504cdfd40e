import Testing

@testable import RubricStandard

/// Descriptions that nobody means, which no rule may trip or linger over.
struct LintStressTests {
  @Test("rules come to an end where everything refers to everything", arguments: Rule.all.map(\.id.text))
  func cycles(_ id: String) throws {
    let rule = try #require(Rule.all.first { $0.id.text == id })
    let properties = (0..<700).map { "p\($0): {$ref: '#/components/schemas/S'}" }.joined(separator: ", ")
    let heirs = (0..<300).map { "T\($0): {allOf: [{$ref: '#/components/schemas/T\(($0 + 1) % 300)'}]}" }
      .joined(separator: ", ")
    let body = "content: {application/json: {schema: {$ref: '#/components/schemas/S'}}}"
    let paths = (0..<100).map {
      "'/a\($0)/{x}/b/{x}/c/{y/d/{}/e?f={g}#h': {post: {operationId: 'get a', requestBody: {\(body)}, "
        + "responses: {'200': {}, '201': {\(body)}, '204': {\(body)}}}}"
    }.joined(separator: ", ")
    let text = """
      openapi: 3.0.3
      info: {title: S, version: ''}
      servers: [{url: '://{a}{b/}}'}, {url: 'http://[::1'}, {url: 'http://@:/?'}, {url: ''}]
      paths: {\(paths), '/': {}, '//': {get: {}}}
      components: {schemas: {S: {type: object, properties: {\(properties)}}, \(heirs)}}
      """
    _ = try RuleExampleTests.Linted(RuleExample(stringLiteral: text), rule)
  }
}
