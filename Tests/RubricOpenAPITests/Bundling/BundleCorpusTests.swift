import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricTesting
import Testing

/// Every description in several files becomes one that means the same, told by a walk through both that knows
/// nothing of how bundles are made.
@Suite(.enabled(if: Corpus.isWanted)) struct BundleCorpusTests {
  static func files(kind: String) -> [String] {
    guard let list = Corpus.file("MANIFEST.csv") else { return [] }
    return String(decoding: list.bytes, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap { row in
      let cells = row.split(separator: ",", maxSplits: 4, omittingEmptySubsequences: false)
      return cells.count > 4 && cells[1] == kind ? String(cells[0]) : nil
    }
  }

  @Test func everyDescriptionInSeveralFilesBecomesOneThatMeansTheSame() throws {
    let files = BundleCorpusTests.files(kind: "multi-file")
    #expect(files.count >= 29)
    var values = 0
    for path in files {
      let store = FileStore(of: path)
      let document = try #require(store.document(path), "\(path)")
      let bundle = try BundledTwice(document, store: store)
      var walk = MeaningWalk(source: store, bundle: bundle.yaml)
      walk.compare(document.root, bundle.yaml.root)
      #expect(walk.differences.prefix(5) == [], "\(path): \(walk.differences.count)")
      #expect(walk.foreign.subtracting(bundle.reported) == [], "\(path)")
      values += walk.count
      let (read, again) = (bundle.read(document, store), bundle.read(bundle.yaml, FileStore(of: path)))
      #expect(read == again, "\(path)")
    }
    print("\(files.count) descriptions in several files bundled, \(values) values compared")
  }

  @Test func everyDescriptionInOneFileIsWrittenAndReadBackTheSame() throws {
    var files = BundleCorpusTests.files(kind: "spec")
    files = files.filter { Corpus.file($0).map { $0.bytes.count < 60_000 } == true }
    #expect(files.count > 200)
    for path in files {
      let store = FileStore(of: path)
      guard let document = store.document(path) else { continue }
      _ = try BundledTwice(document, store: store)
    }
  }
}

/// A bundle in both languages, each read back and bundled again.
struct BundledTwice {
  let yaml: Document
  /// References of which a finding says that they stay.
  let reported: Set<String>

  init(_ document: Document, store: FileStore) throws {
    let outcome = Bundle.make(document, load: store.loader) { store.path(of: $0.source) }
    let bundle = try #require(outcome.value, "\(outcome.findings.map(\.message))")
    reported = Set(
      outcome.findings.compactMap { finding in
        finding.message.split(separator: "'", omittingEmptySubsequences: false).dropFirst().first.map(
          String.init)
      })
    let yaml = try YAMLWriter.bytes(of: bundle.value)
    let json = try JSONWriter.bytes(of: bundle.value)
    self.yaml = try #require(BundledTwice.document(yaml, "bundle.yaml"))
    let other = try #require(BundledTwice.document(json, "bundle.json"))
    #expect(MeaningWalk.isSame(self.yaml.root, other.root))
    let again = try #require(
      Bundle.make(self.yaml, load: FileStore(of: "").loader) { _ in "" }.value)
    #expect(!again.isChanged)
    #expect(try YAMLWriter.bytes(of: again.value) == yaml)
    let fromJSON = try #require(Bundle.make(other, load: FileStore(of: "").loader) { _ in "" }.value)
    #expect(try JSONWriter.bytes(of: fromJSON.value) == json)
    #expect(try YAMLWriter.bytes(of: fromJSON.value) == yaml)
  }

  static func document(_ bytes: [UInt8], _ name: String) -> Document? {
    let reader = DocumentReader(vocabulary: Field.vocabulary)
    let outcome = reader.read(SourceFile(path: name, bytes: bytes), as: SourceID(index: 0))
    #expect(outcome.findings.map(\.message) == [])
    return outcome.value
  }

  /// What the typed reading makes of a document, by what has a name or a place in requests.
  func read(_ document: Document, _ store: FileStore) -> [String] {
    guard let api = APIReader.read(document, load: store.loader).value else { return ["unreadable"] }
    return api.operations.all.map { operation in
      let parameters = operation.parameters.map { api.parameters[$0].name }
      let body = operation.requestBody.map { api.requestBodies[$0].content.map(\.name) } ?? []
      return "\(operation.signature) \(parameters) \(body) \(operation.description ?? "")"
    }
  }
}

/// Two documents side by side, references followed in both.
struct MeaningWalk {
  let source: FileStore
  let bundle: Document
  var differences: [String] = []
  /// References to other files that are left in the bundle.
  var foreign: Set<String> = []
  var count = 0
  private var visited: Set<Pair> = []
  private var pending: [(a: Node, b: Node, path: String)] = []

  private struct Pair: Hashable { var a, b: Node }

  /// What only names schemas of other files, or holds them.
  private static let left: Set<String> = ["$id", "$anchor", "$schema", "id", "$defs", "definitions"]

  init(source: FileStore, bundle: Document) {
    self.source = source
    self.bundle = bundle
  }

  mutating func compare(_ a: Node, _ b: Node) {
    pending = [(a, b, "#")]
    while let (a, b, path) = pending.popLast() { step(a, b, path) }
  }

  private mutating func step(_ a: Node, _ b: Node, _ path: String) {
    let (target, own) = (source.target(a), local(b))
    // A reference that leads nowhere, and one in an example, stays as it is written.
    if let left = own.members.first(where: { $0.name == "$ref" })?.value.string,
      a.members.first(where: { $0.name == "$ref" })?.value.string == left
    {
      if !left.hasPrefix("#"), !path.contains("/example"), !path.contains("/value"), !path.contains("/x-") {
        foreign.insert(left)
      }
      return
    }
    guard visited.insert(Pair(a: target, b: own)).inserted else { return }
    count += 1
    if target.isMapping, own.isMapping {
      members(target, own, path, besides: a)
    } else if target.isSequence, own.isSequence {
      if target.count != own.count {
        differences.append("\(path): \(target.count) and \(own.count) elements")
      }
      for (index, (a, b)) in zip(target.elements, own.elements).enumerated() {
        pending.append((a, b, "\(path)/\(index)"))
      }
    } else if !MeaningWalk.isSame(target, own) {
      differences.append("\(path): \(target.text ?? "…") and \(own.text ?? "…")")
    }
  }

  /// Objects of names, of which those that stand beside a reference count too.
  private static let names = ["/headers", "/content", "/examples", "/links", "/callbacks", "/encoding"]

  /// - Parameter written: the object with the reference that led to `a`; `a` itself where none did.
  private mutating func members(_ a: Node, _ b: Node, _ path: String, besides written: Node) {
    var others: [Name: Node] = [:]
    for member in b.members { others[member.name] = member.value }
    if written != a, MeaningWalk.names.contains(where: { path.hasSuffix($0) }) {
      for member in written.members where member.name != "$ref" {
        guard let other = others.removeValue(forKey: member.name) else {
          differences.append("\(path) lacks \(member.name)")
          continue
        }
        pending.append((member.value, other, "\(path)/\(member.name)"))
      }
    }
    for member in a.members where member.name != "$ref" {
      guard let other = others.removeValue(forKey: member.name) else {
        if !MeaningWalk.left.contains(member.name.text) { differences.append("\(path) lacks \(member.name)") }
        continue
      }
      if path.hasSuffix("/mapping") { continue }
      pending.append((member.value, other, "\(path)/\(member.name)"))
    }
    let mayGrow =
      path.hasPrefix("#/components") || ["#", "#/definitions", "#/parameters", "#/responses"].contains(path)
    let sections: Set<String> = ["components", "definitions", "parameters", "responses"]
    let added = others.keys.filter {
      $0 != "$ref" && !mayGrow && !(path == "#" && sections.contains($0.text))
    }
    if !added.isEmpty { differences.append("\(path) has \(added.map(\.text))") }
  }

  private func local(_ node: Node) -> Node {
    var node = node
    for _ in 0..<30 {
      guard let text = node.members.first(where: { $0.name == "$ref" })?.value.string, text.hasPrefix("#"),
        let next = FileStore.follow(text.dropFirst(), in: bundle)
      else { return node }
      node = next
    }
    return node
  }

  static func isSame(_ a: Node, _ b: Node) -> Bool {
    if a.isMapping, b.isMapping {
      return a.members.map(\.name) == b.members.map(\.name)
        && zip(a.members, b.members).allSatisfy { isSame($0.value, $1.value) }
    }
    if a.isSequence, b.isSequence {
      return a.count == b.count && zip(a.elements, b.elements).allSatisfy { isSame($0, $1) }
    }
    if let first = a.numberText, let second = b.numberText {
      return first == second || Double(first) == Double(second)
    }
    return a.kind == b.kind
      && (a.kind == .boolean ? a.boolean == b.boolean : a.kind == .null || a.text == b.text)
  }
}

/// Files of the corpus by their paths, each read once.
final class FileStore {
  private let reader = DocumentReader(vocabulary: Field.vocabulary)
  private var paths: [String] = []
  private var documents: [String: Document] = [:]
  private let root: String

  init(of path: String) { root = path }

  func path(of source: SourceID) -> String { paths[Int(source.index)] }

  func document(_ path: String) -> Document? {
    if let known = documents[path] { return known }
    guard let file = Corpus.file(path) else { return nil }
    paths.append(path)
    let source = SourceID(index: UInt32(paths.count - 1))
    let isText = path.hasSuffix(".md")
    let document = isText ? reader.readText(file, as: source).value : reader.read(file, as: source).value
    documents[path] = document
    return document
  }

  var loader: DocumentLoader { { [self] address, source in load(address, from: source) } }

  func load(_ address: String, from source: SourceID) -> LoadedDocument {
    if address.contains("://") { return .remote(reason: "is remote", help: "") }
    guard Int(source.index) < paths.count else { return .refused(reason: "is not there", help: "") }
    var parts = paths[Int(source.index)].split(separator: "/").dropLast().map(String.init)
    let decoded = String(decoding: PercentEncoding.decoded(Array(address.utf8)[...]), as: UTF8.self)
    for part in decoded.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    return document(parts.joined(separator: "/")).map { .document($0) }
      ?? .refused(reason: "is not there", help: "add it")
  }

  /// What a reference leads to, by a walk of its own; the node itself where there is none.
  func target(_ node: Node) -> Node {
    var node = node
    for _ in 0..<30 {
      guard let reference = node.members.first(where: { $0.name == "$ref" })?.value.string else {
        return node
      }
      let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      var document = node.document
      if !parts[0].isEmpty {
        guard case .document(let other) = load(String(parts[0]), from: document.source) else { return node }
        document = other
      }
      guard let next = through(parts.count > 1 ? parts[1] : "", in: document) else { return node }
      node = next
    }
    return node
  }

  /// A pointer that may lead through references.
  private func through(_ pointer: Substring, in document: Document) -> Node? {
    var node = document.root
    for token in pointer.split(separator: "/") {
      if let next = FileStore.child(token, of: node) {
        node = next
      } else if let next = FileStore.child(token, of: target(node)) {
        node = next
      } else {
        return nil
      }
    }
    return node
  }

  static func follow(_ pointer: Substring, in document: Document) -> Node? {
    var node = document.root
    for token in pointer.split(separator: "/") {
      guard let next = child(token, of: node) else { return nil }
      node = next
    }
    return node
  }

  private static func child(_ token: Substring, of node: Node) -> Node? {
    let decoded = String(decoding: PercentEncoding.decoded(Array(token.utf8)[...]), as: UTF8.self)
    let name = decoded.replacing("~1", with: "/").replacing("~0", with: "~")
    if node.isSequence, let index = Int(name), index < node.count { return node.elements[index] }
    return node.members.first { $0.name == Name(name) }?.value
  }
}
