import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricTesting
import Testing

@testable import RubricSchemas

/// Checks what is made for every schema of every description of the corpus against that schema.
@Suite(.enabled(if: Corpus.isWanted)) struct GeneratedExampleTests {
  static let folders = [
    "specs/huge", "specs/large", "specs/medium", "specs/small", "specs/tiny", "oas31",
    "oas31/oai-tests", "oas32", "oas32/oai-tests", "swagger2", "swagger2/swagger-parser-valid",
  ]

  @Test(arguments: folders) func everyExampleIsValidOrIsAKnownException(_ folder: String) throws {
    var found: [String: Int] = [:]
    var made = 0
    for name in Corpus.names(in: folder) {
      let path = folder + "/" + name
      guard let api = GeneratedExampleTests.api(path) else { continue }
      var check = SchemaCheck(api)
      check.checkAll()
      made += check.made
      for (reason, count) in check.reasons { found["\(path): \(reason)"] = count }
    }
    let expected = ExampleExceptions.rows.filter { row in
      row.key.hasPrefix(folder + "/") && !row.key.dropFirst(folder.utf8.count + 1).contains("/")
    }
    for (row, count) in found.sorted(by: { $0.key < $1.key }) where expected[row] != count {
      Issue.record("\"\(row)\": \(count), not \(expected[row] ?? 0)")
    }
    for row in expected.keys where found[row] == nil { Issue.record("no longer: \(row)") }
    let exceptions = found.values.reduce(0, +)
    print("\(folder): \(made) examples made, \(exceptions) of them not shown to be valid")
  }

  private static func api(_ path: String) -> API? {
    guard let file = Corpus.file(path) else { return nil }
    let read = DocumentReader(vocabulary: Field.vocabulary).read(file, as: SourceID(index: 0)).value
    return read.flatMap { document in
      APIReader.read(document) { _, _ in .refused(reason: "is not there", help: "add it") }.value
    }
  }
}

/// The check of all schemas of one description.
private struct SchemaCheck {
  let api: API
  var validator: SchemaValidator
  var made = 0
  var reasons: [String: Int] = [:]
  private var seen: [ExampleMaker.Direction: Set<SchemaID>] = [:]

  init(_ api: API) {
    self.api = api
    validator = SchemaValidator(api.schemaSet)
  }

  mutating func checkAll() {
    for operation in api.operations.all {
      if let body = operation.requestBody { check(api.requestBodies[body].content, .request) }
      for response in operation.responses { check(api.responses[response.response].content, .response) }
      for id in operation.parameters {
        if let schema = api.parameters[id].schema { check(schema, .request) }
      }
    }
    for named in api.namedSchemas {
      check(named.value, .request)
      check(named.value, .response)
    }
  }

  private mutating func check(_ content: [MediaType], _ direction: ExampleMaker.Direction) {
    for mediaType in content {
      for schema in [mediaType.schema, mediaType.itemSchema].compactMap({ $0 }) { check(schema, direction) }
    }
  }

  private mutating func check(_ schema: SchemaID, _ direction: ExampleMaker.Direction) {
    guard seen[direction, default: []].insert(schema).inserted,
      ExampleMaker.writtenExamples(of: schema, in: api).isEmpty
    else { return }
    made += 1
    if let reason = reason(schema, direction) { reasons[reason, default: 0] += 1 }
  }

  /// Why what is made for a schema is not known to be valid; nil where it is.
  private mutating func reason(_ schema: SchemaID, _ direction: ExampleMaker.Direction) -> String? {
    guard let value = ExampleMaker.madeExample(of: schema, in: api, direction: direction) else {
      return "nothing satisfies it, or its recursion does not end"
    }
    let result = validator.validate(
      value, against: schema, direction: direction == .request ? .request : .response)
    if result.isValid { return nil }
    if let violation = result.violations.first {
      return "contradicts itself at '\(violation.keyword?.name ?? "false")'"
    }
    let unchecked = result.unchecked.first?.reason ?? ""
    return unchecked.hasPrefix("the pattern") ? "a pattern cannot be run" : unchecked
  }
}
