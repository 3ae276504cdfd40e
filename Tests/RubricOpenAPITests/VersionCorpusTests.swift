import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricTesting
import Testing

/// Every real description in Swagger 2.0 and OpenAPI 3.2 is read, and nothing of it is lost: what is read is
/// counted against a walk over the document that knows nothing of the model.
@Suite(.enabled(if: Corpus.isWanted)) struct VersionCorpusTests {
  /// Files of the corpus's list by the version they are written in.
  static func files(version: String) -> [String] {
    guard let list = Corpus.file("MANIFEST.csv") else { return [] }
    return String(decoding: list.bytes, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap { row in
      let cells = row.split(separator: ",", maxSplits: 4, omittingEmptySubsequences: false)
      guard cells.count > 4, cells[1] == "spec" || cells[1] == "multi-file", cells[3].hasPrefix(version)
      else { return nil }
      return String(cells[0])
    }
  }

  @Test func everyDescriptionInSwagger2IsReadWhole() throws {
    let files = VersionCorpusTests.files(version: "2.0")
    #expect(files.count > 80)
    try expectCounts(of: files, major: 2, minor: 0)
  }

  @Test func everyDescriptionInOpenAPI32IsReadWhole() throws {
    let files = VersionCorpusTests.files(version: "3.2")
    #expect(files.count > 40)
    try expectCounts(of: files, major: 3, minor: 2)
  }

  private func expectCounts(of files: [String], major: Int, minor: Int) throws {
    var total = DescriptionCount()
    for path in files {
      let store = CorpusStore()
      let document = try #require(store.document(path), "\(path)")
      let outcome = APIReader.read(document) { address, source in store.load(address, from: source) }
      let api = try #require(outcome.value, "\(path): \(outcome.findings.map(\.message))")
      #expect(api.version.major == major && api.version.minor == minor, "\(path)")
      #expect(
        !outcome.findings.contains { $0.rule == "openapi-3" && $0.severity == .error }, "\(path)")
      let count = DescriptionCount(of: document, store)
      let read = DescriptionCount(
        operations: api.operations.all.count { $0.kind == .path || $0.kind == .webhook },
        parameters: api.operations.all.filter { $0.kind == .path || $0.kind == .webhook }
          .map(\.parameters.count).reduce(0, +),
        bodies: api.operations.all.count {
          $0.requestBody != nil && ($0.kind == .path || $0.kind == .webhook)
        },
        schemas: api.components.schemas.count)
      #expect(read == count, "\(path)")
      total.add(count)
    }
    print("\(files.count) descriptions in \(major).\(minor): \(total)")
    #expect(total.operations > files.count && total.parameters > files.count)
  }
}

/// What a description holds.
private struct DescriptionCount: Equatable {
  /// Of paths and webhooks.
  var operations = 0
  /// What operations take outside their bodies, those of their paths among them.
  var parameters = 0
  /// How many operations have a body.
  var bodies = 0
  /// With a name.
  var schemas = 0

  init(operations: Int = 0, parameters: Int = 0, bodies: Int = 0, schemas: Int = 0) {
    self.operations = operations
    self.parameters = parameters
    self.bodies = bodies
    self.schemas = schemas
  }

  mutating func add(_ other: DescriptionCount) {
    operations += other.operations
    parameters += other.parameters
    bodies += other.bodies
    schemas += other.schemas
  }

  private static let methods: Set<String> = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
  ]

  init(of document: Document, _ store: CorpusStore) {
    func value(_ name: String, _ node: Node?) -> Node? {
      node?.members.first { $0.name == Name(name) }.map { store.target($0.value) }
    }
    func parameters(_ node: Node) -> [String: String] {
      var places: [String: String] = [:]
      for element in value("parameters", node)?.elements.map({ store.target($0) }) ?? [] {
        guard let name = value("name", element)?.text, let place = value("in", element)?.text else {
          continue
        }
        places["\(place) \(name)"] = place
      }
      return places
    }
    let root = document.root
    schemas =
      value("definitions", root)?.count ?? value("schemas", value("components", root))?.count ?? 0
    for group in ["paths", "webhooks"] {
      for entry in value(group, root)?.members.map({ $0 }) ?? [] where !entry.name.text.hasPrefix("x-") {
        let item = store.target(entry.value)
        let others = value("additionalOperations", item)?.members.map { $0 } ?? []
        for member in item.members.filter({ DescriptionCount.methods.contains($0.name.text) }) + others {
          let operation = store.target(member.value)
          operations += 1
          let all = parameters(item).merging(parameters(operation)) { $1 }
          self.parameters += all.values.count { $0 != "body" && $0 != "formData" }
          let hasBody = all.values.contains { $0 == "body" || $0 == "formData" }
          if hasBody || value("requestBody", operation) != nil { bodies += 1 }
        }
      }
    }
  }
}

/// Documents of the corpus by their paths, each read once.
private final class CorpusStore {
  private let reader = DocumentReader(vocabulary: Field.vocabulary)
  private var paths: [String] = []
  private var documents: [String: Document] = [:]

  func document(_ path: String) -> Document? {
    if let known = documents[path] { return known }
    guard let file = Corpus.file(path) else { return nil }
    paths.append(path)
    let document = reader.read(file, as: SourceID(index: UInt32(paths.count - 1))).value
    documents[path] = document
    return document
  }

  func load(_ address: String, from source: SourceID) -> LoadedDocument {
    var parts = paths[Int(source.index)].split(separator: "/").dropLast().map(String.init)
    for part in address.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    return document(parts.joined(separator: "/")).map { .document($0) }
      ?? .refused(reason: "is not there", help: "add it")
  }

  /// What a reference leads to, by a walk of its own; the node itself where there is none.
  func target(_ node: Node) -> Node {
    var node = node
    for _ in 0..<20 {
      guard let reference = node.members.first(where: { $0.name == "$ref" })?.value.text else { return node }
      let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      var document = node.document
      if !parts[0].isEmpty {
        guard case .document(let other) = load(String(parts[0]), from: document.source) else { return node }
        document = other
      }
      var target = document.root
      for token in (parts.count > 1 ? parts[1] : "").split(separator: "/") {
        let name = token.replacing("~1", with: "/").replacing("~0", with: "~")
          .replacing("%7B", with: "{").replacing("%7D", with: "}")
        if target.isSequence, let index = Int(name), index < target.count {
          target = target.elements[index]
        } else if let next = target.members.first(where: { $0.name == Name(String(name)) }) {
          target = next.value
        } else {
          return node
        }
      }
      node = target
    }
    return node
  }
}
