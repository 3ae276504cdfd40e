import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricTesting
import Testing

/// A description that was read in memory, with files beside it.
struct Reading {
  /// The bytes are no YAML and no JSON.
  struct NoDocument: Error {}

  let outcome: Outcome<API?>
  let sources: SourceSet

  /// - Parameter files: other files by the address that references give them.
  init(_ text: String, files: [String: String] = [:], format: DocumentReader.Format? = nil) throws {
    try self.init(bytes: Array(text.utf8), files: files, format: format)
  }

  init(bytes: [UInt8], files: [String: String] = [:], format: DocumentReader.Format? = nil) throws {
    let reader = DocumentReader(vocabulary: Field.vocabulary)
    var sources = SourceSet()
    func read(_ path: String, _ bytes: [UInt8]) -> Document? {
      let file = SourceFile(path: path, bytes: bytes)
      return reader.read(file, as: sources.add(file), format: format).value
    }
    guard let root = read("openapi.yaml", bytes) else { throw NoDocument() }
    var loaded: [String: Document] = [:]
    for (path, text) in files.sorted(by: { $0.key < $1.key }) { loaded[path] = read(path, Array(text.utf8)) }
    let documents = loaded
    outcome = APIReader.read(root) { address, _ in
      documents[address].map { .document($0) } ?? .refused(reason: "is not there", help: "add it")
    }
    self.sources = sources
  }

  /// A description of a version with an empty `paths`, to which `rest` adds fields of the root.
  init(_ version: String, _ rest: String, files: [String: String] = [:]) throws {
    try self.init(Reading.header(version, rest) + rest, files: files)
  }

  static func header(_ version: String, _ rest: String) -> String {
    let paths = rest.hasPrefix("paths:") || rest.contains("\npaths:") ? "" : "paths: {}\n"
    return "openapi: \(version)\ninfo: {title: T, version: '1'}\n\(paths)"
  }

  var api: API {
    get throws { try #require(outcome.value) }
  }

  var messages: [String] { outcome.findings.map(\.message) }
}

/// Reads the marked description and expects a finding at each mark, in their order, and no other.
///
/// - Parameter expected: `message`, or `message | help`, of each.
func expectFindings(
  _ marked: String, _ expected: [String], version: String = "3.1.0", rule: RuleID = "document-valid",
  files: [String: String] = [:], sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let text = MarkedText(marked)
  let header = UInt32(Reading.header(version, text.text).utf8.count)
  let reading = try Reading(version, text.text, files: files)
  let ordered = reading.outcome.findings.sorted { $0.span < $1.span }
  let told = ordered.map { finding in
    "\(finding.message)\(finding.help.map { " | \($0)" } ?? "")"
  }
  let due = zip(expected, told).map { $0.contains(" | ") ? $1 : String($1.split(separator: " | ")[0]) }
  #expect(expected == due + told.dropFirst(due.count), sourceLocation: sourceLocation)
  var spans = ordered.map(\.span.bytes)
  // Several findings can be about one place, which is marked once.
  for index in spans.indices.dropFirst().reversed() where spans[index] == spans[index - 1] {
    spans.remove(at: index)
  }
  #expect(
    spans == text.ranges.map { ($0.lowerBound + header)..<($0.upperBound + header) },
    "\(told)", sourceLocation: sourceLocation)
  #expect(
    ordered.allSatisfy { $0.rule == rule }, "\(ordered.map(\.rule.text))", sourceLocation: sourceLocation)
}

/// Everything a value holds but its places, one line a leaf, so that two descriptions can be compared.
func dump(_ value: Any, _ path: String = "", into lines: inout [String]) {
  switch value {
  case let node as Node: lines.append("\(path) \(canonical(node))")
  case is SourceSpan: break
  case let member as Node.Member: lines.append("\(path) \(member.name): \(canonical(member.value))")
  case let text as String: lines.append("\(path) '\(text)'")
  default:
    let mirror = Mirror(reflecting: value)
    if mirror.children.isEmpty {
      lines.append("\(path) \(value)")
      return
    }
    for (index, child) in mirror.children.enumerated() {
      dump(child.value, "\(path).\(child.label ?? String(index))", into: &lines)
    }
  }
}

func dump(_ api: API) -> [String] {
  var lines: [String] = []
  dump(api, into: &lines)
  return lines
}

func canonical(_ node: Node, depth: Int = 0) -> String {
  guard depth < 20 else { return "…" }
  if node.isMapping {
    return "{"
      + node.members.map { "\($0.name): \(canonical($0.value, depth: depth + 1))" }.joined(separator: ", ")
      + "}"
  }
  if node.isSequence {
    return "[" + node.elements.map { canonical($0, depth: depth + 1) }.joined(separator: ", ") + "]"
  }
  return "\(node.kind)(\(node.text ?? ""))"
}

extension API {
  /// The schema of `components.schemas` under a name.
  func schema(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Shared<Schema> {
    let id = components.schemas.first { $0.name == name }?.value
    return schemas[try #require(id, sourceLocation: sourceLocation)]
  }

  /// The operation of a signature such as `GET /pets`.
  func operation(_ signature: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Shared<
    Operation
  > {
    try #require(operations.all.first { $0.value.signature == signature }, sourceLocation: sourceLocation)
  }
}
