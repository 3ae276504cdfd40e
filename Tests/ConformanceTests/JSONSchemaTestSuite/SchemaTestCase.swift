import Glibc
import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricSchemas
import RubricTesting

/// One value of JSON-Schema-Test-Suite with the schema that it is checked against.
struct SchemaTestCase: Sendable {
  /// Such as `draft4/allOf: allOf with base schema: mismatch base schema`.
  var name: String
  /// Whether the suite says that the value satisfies the schema.
  var isValid: Bool
  /// What came of checking it.
  var validation: Validation
  /// The value.
  var instance: Node

  /// Whether it was told rightly, and told at all.
  var passes: Bool { validation.isValid == isValid && (isValid || !validation.violations.isEmpty) }

  /// The drafts of the suite that are read, with what they mean.
  static let drafts: [(name: String, dialect: Schema.Dialect)] = [
    ("draft2020-12", .draft2020), ("draft4", .draft4),
  ]

  /// The cases of a folder of the suite, such as `draft4/optional`, checked.
  static func all(in folder: String, _ dialect: Schema.Dialect, formats: Set<Format>) -> [SchemaTestCase] {
    var documents = SuiteDocuments()
    var cases: [SchemaTestCase] = []
    for file in Corpus.names(in: "json-schema-test-suite/tests/\(folder)") where file.hasSuffix(".json") {
      guard let suite = documents.document("tests/\(folder)/\(file)") else { continue }
      for group in suite.root.elements {
        cases += checked(group, named: "\(folder)/\(file.dropLast(5))", dialect, formats, &documents)
      }
    }
    return cases
  }

  private static func checked(
    _ group: Node, named name: String, _ dialect: Schema.Dialect, _ formats: Set<Format>,
    _ documents: inout SuiteDocuments
  ) -> [SchemaTestCase] {
    guard let schema = group.member(named: "schema")?.value, let document = documents.copy(of: schema) else {
      return []
    }
    let loaded = SharedDocuments(documents)
    let read = APIReader.readSchema(document, dialect: dialect) { address, _ in loaded.load(address) }.value
    var validator = SchemaValidator(read.set, options: SchemaValidator.Options(formats: formats))
    let title = group.member(named: "description")?.value.string ?? ""
    return (group.member(named: "tests")?.value.elements).map(Array.init)?.compactMap { test in
      guard let data = test.member(named: "data")?.value else { return nil }
      return SchemaTestCase(
        name: "\(name): \(title): \(test.member(named: "description")?.value.string ?? "")",
        isValid: test.member(named: "valid")?.value.boolean ?? false,
        validation: validator.validate(data, against: read.root), instance: data)
    } ?? []
  }
}

/// The files of the suite, and the metaschemas that its schemas refer to.
struct SuiteDocuments: Sendable {
  private var sources = SourceSet()

  /// A file of the suite as a document.
  mutating func document(_ path: String) -> Document? {
    Corpus.file("json-schema-test-suite/" + path).flatMap { read($0) }
  }

  /// A schema as a document of its own.
  mutating func copy(of schema: Node) -> Document? {
    guard let file = sources[schema.span.source] else { return nil }
    let bytes = file.bytes[Int(schema.span.bytes.lowerBound)..<Int(schema.span.bytes.upperBound)]
    return read(SourceFile(path: "schema.json", bytes: Array(bytes)))
  }

  /// What lies at an address that schemas of the suite refer to.
  mutating func document(at address: String) -> Document? {
    let remotes = "http://localhost:1234/"
    if address.hasPrefix(remotes) { return document("remotes/" + address.dropFirst(remotes.count)) }
    for host in ["http://json-schema.org/", "https://json-schema.org/"] where address.hasPrefix(host) {
      return Metaschemas.path(of: String(address.dropFirst(host.count))).flatMap { read(path: $0) }
    }
    return nil
  }

  private mutating func read(path: String) -> Document? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    return read(SourceFile(path: path, bytes: Array(bytes[..<count])))
  }

  private mutating func read(_ file: SourceFile) -> Document? {
    let source = sources.add(file)
    return DocumentReader(vocabulary: Field.vocabulary).read(file, as: source, format: .json).value
  }
}

/// The metaschemas of JSON Schema, as the Python package `jsonschema-specifications` holds them.
enum Metaschemas {
  /// The package's folder; nil where there is none. `Tests/run` installs it and names it.
  private static let root: String? = getenv("RUBRIC_METASCHEMAS").map { String(cString: $0) }

  /// Whether tests that need them are to run. Prints why not; where `CI` is `true` they run and fail.
  static let areWanted: Bool = {
    if root != nil { return true }
    if let variable = getenv("CI"), String(cString: variable) == "true" { return true }
    print("skipped: RUBRIC_METASCHEMAS does not name the folder of JSON Schema's metaschemas; Tests/run does")
    return false
  }()

  /// Where the metaschema lies that is found at a path of json-schema.org.
  static func path(of address: String) -> String? {
    guard let root else { return nil }
    let vocabulary = "draft/2020-12/meta/"
    switch address {
    case "draft-04/schema": return root + "/draft4/metaschema.json"
    case "draft/2020-12/schema": return root + "/draft202012/metaschema.json"
    case _ where address.hasPrefix(vocabulary):
      return root + "/draft202012/vocabularies/" + address.dropFirst(vocabulary.count)
    default: return nil
    }
  }
}

/// Documents by address, each read once.
private final class SharedDocuments {
  private var documents: SuiteDocuments
  private var loaded: [String: Document] = [:]

  init(_ documents: SuiteDocuments) { self.documents = documents }

  func load(_ address: String) -> LoadedDocument {
    if let known = loaded[address] { return .document(known) }
    guard let document = documents.document(at: address) else {
      return .remote(reason: "is not there", help: "add it")
    }
    loaded[address] = document
    return .document(document)
  }
}
