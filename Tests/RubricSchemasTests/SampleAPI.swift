import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricSchemas
import Testing

/// A description in memory that has nothing but schemas.
struct SampleAPI {
  let api: API

  /// - Parameter schemas: the members of `components.schemas`, as YAML without indent.
  init(_ schemas: String, version: String = "3.1.0") throws {
    var text = "openapi: \(version)\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n"
    for line in schemas.split(separator: "\n") { text += "    \(line)\n" }
    let file = SourceFile(path: "openapi.yaml", bytes: Array(text.utf8))
    let read = DocumentReader(vocabulary: Field.vocabulary).read(file, as: SourceID(index: 0)).value
    let document = try #require(read)
    let outcome = APIReader.read(document) { _, _ in .refused(reason: "is not there", help: "add it") }
    api = try #require(outcome.value)
  }

  func id(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> SchemaID {
    try #require(api.components.schemas.first { $0.name == name }?.value, sourceLocation: sourceLocation)
  }

  func schema(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Shared<Schema> {
    api.schemas[try id(name, sourceLocation: sourceLocation)]
  }

  /// An example of the schema, as JSON on one line.
  func example(
    _ name: String, _ direction: ExampleMaker.Direction = .response, budget: Int = 400,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    try ExampleMaker.example(
      of: id(name, sourceLocation: sourceLocation), in: api, direction: direction, budget: budget
    ).compactText
  }
}

/// The value of a YAML text.
func node(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Node {
  let file = SourceFile(path: "a.yaml", bytes: Array(text.utf8))
  let document = DocumentReader().read(file, as: SourceID(index: 0)).value
  return try #require(document, sourceLocation: sourceLocation).root
}
