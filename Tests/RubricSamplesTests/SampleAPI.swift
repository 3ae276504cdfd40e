import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricSamples
import Testing

/// A description in memory with one operation that is called.
struct SampleAPI {
  let api: API

  init(_ text: String) throws {
    try self.init("openapi.yaml", "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n\(text)\n")
  }

  /// - Parameter json: members beside `openapi` and `info`.
  init(json: String) throws {
    let info = #""openapi": "3.1.0", "info": {"title": "T", "version": "1"}"#
    try self.init("openapi.json", "{\(info), \(json)}")
  }

  private init(_ path: String, _ text: String) throws {
    let file = SourceFile(path: path, bytes: Array(text.utf8))
    let read = DocumentReader(vocabulary: Field.vocabulary).read(file, as: SourceID(index: 0)).value
    let document = try #require(read)
    let outcome = APIReader.read(document) { _, _ in .refused(reason: "is not there", help: "add it") }
    api = try #require(outcome.value)
  }

  /// The call of the first operation.
  var request: SampleRequest {
    get throws { SampleRequest(of: try #require(api.operations.all.first), in: api) }
  }

  var headers: [String] {
    get throws { try request.headers.map { "\($0.name): \($0.value)" } }
  }
}
