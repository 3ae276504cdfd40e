import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricTesting
import Testing

@testable import RubricSamples

/// What an operation can have very many of costs the same however many others there are. The bounds are many
/// times what it takes.
@Suite struct SampleGrowthTests {
  private static let count = 40_000

  private static func list(_ line: (Int) -> String) -> String {
    (0..<count).map(line).joined(separator: ", ")
  }

  private static func api(_ text: String) throws -> API {
    let file = SourceFile(path: "openapi.yaml", bytes: Array(text.utf8))
    let read = DocumentReader(vocabulary: Field.vocabulary).read(file, as: SourceID(index: 0)).value
    let document = try #require(read)
    let outcome = APIReader.read(document) { _, _ in .refused(reason: "is not there", help: "add it") }
    return try #require(outcome.value)
  }

  private static let operations: [String: String] = [
    "headers":
      "paths: {/a: {get: {parameters: ["
      + list { "{name: h\($0), in: header, required: true, schema: {type: string}}" } + "]}}}",
    "keys in headers":
      "paths: {/a: {get: {security: [{" + list { "s\($0): []" } + "}]}}}\ncomponents: {securitySchemes: {"
      + list { "s\($0): {type: apiKey, in: header, name: h\($0)}" } + "}}",
  ]

  @Test("requests take linear time", arguments: ["headers", "keys in headers"])
  func linear(_ what: String) throws {
    let text = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n" + (try #require(Self.operations[what]))
    let api = try Self.api(text)
    let made = processorSeconds { SampleRequest(of: api.operations.all[0], in: api) }
    #expect(made.result.headers.count == Self.count)
    // Many times what it takes in debug builds; a search through all headers for each takes longer in any.
    #expect(made.seconds < 5)
  }

  @Test func aHeaderIsSentOnceHoweverItIsSpelt() throws {
    let text = """
      openapi: 3.1.0
      info: {title: T, version: '1'}
      paths: {/a: {get: {parameters: [{name: X-Id, in: header, required: true, example: a}, {name: x-ID, in: header, required: true, example: b}]}}}
      """
    let api = try Self.api(text)
    #expect(SampleRequest(of: api.operations.all[0], in: api).headers.map(\.name) == ["X-Id"])
  }
}
