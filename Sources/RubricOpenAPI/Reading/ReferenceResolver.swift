import RubricDiagnostics
import RubricDocuments

/// What a reader of references is told about another file.
public enum LoadedDocument: Sendable {
  case document(Document)
  /// The file is not there, lies outside the root, or cannot be parsed: why, as the end of a sentence that
  /// begins with its name.
  case refused(reason: String, help: String)
  /// The file lies at another host: it may well be there, but nothing is fetched.
  case remote(reason: String, help: String)
}

/// Gives the document that an address means, seen from the file that holds the reference. The address has
/// no fragment and is not empty.
public typealias DocumentLoader = (_ address: String, _ base: SourceID) -> LoadedDocument

/// Finds what a `$ref` points at: a file, a JSON pointer in it, or an anchor.
struct ReferenceResolver {
  let load: DocumentLoader
  private var hopsLeft = 0
  private var anchors: [ObjectIdentifier: [Name: Node]] = [:]

  init(load: @escaping DocumentLoader) { self.load = load }

  /// What a reference leads to.
  enum Target {
    /// The value, the last part of its address (empty for a whole file) and the part before that.
    case found(Node, name: String, parent: String)
    case missing(message: String, help: String, severity: Severity)
  }

  /// The value that `reference`, a string in the document `base`, points at.
  mutating func target(of reference: String, from base: Document) -> Target {
    hopsLeft = ReferenceResolver.mostHops
    return target(of: reference, from: base, passed: 0)
  }

  /// A pointer leads through at most so many references.
  private static let mostPassed = 20
  /// References that a pointer leads through may lead through others: so many altogether, since a few lines
  /// of them could otherwise be followed in ways without number.
  private static let mostHops = 200

  private mutating func target(of reference: String, from base: Document, passed: Int) -> Target {
    let bytes = Array(reference.utf8)
    let hash = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.count
    let address = String(decoding: bytes[..<hash], as: UTF8.self)
    let fragment = hash < bytes.count ? Array(bytes[(hash + 1)...]) : []
    var document = base
    if !address.isEmpty {
      switch load(address, base.source) {
      case .document(let loaded): document = loaded
      case .refused(let reason, let help):
        return .missing(message: "'\(reference)' \(reason)", help: help, severity: .error)
      case .remote(let reason, let help):
        return .missing(message: "'\(reference)' \(reason)", help: help, severity: .warning)
      }
    }
    if fragment.isEmpty {
      return .found(document.root, name: address.isEmpty ? "" : ReferenceResolver.stem(address), parent: "")
    }
    guard fragment.first == UInt8(ascii: "/") else {
      let name = Name(String(decoding: PercentEncoding.decoded(fragment[...]), as: UTF8.self))
      if let node = anchor(name, in: document) { return .found(node, name: name.text, parent: "$defs") }
      return .missing(
        message: "'\(reference)' names an anchor that no schema of the file has",
        help: "add '$anchor: \(name.text)' to the schema that is meant, or point at it with '#/…'",
        severity: .error)
    }
    return follow(fragment, of: reference, in: document, passed: passed)
  }

  /// Walks a JSON pointer (RFC 6901 §4).
  ///
  /// - Parameter passed: how many references were followed on the way: a pointer that leads through one is
  ///   common, though the specification does not know it.
  private mutating func follow(
    _ pointer: [UInt8], of reference: String, in document: Document, passed: Int
  ) -> Target {
    let tokens = pointer.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    var node = document.root
    var names: [String] = []
    for token in tokens {
      let name = Name(String(decoding: ReferenceResolver.unescaped(Array(token)), as: UTF8.self))
      names.append(name.text)
      if let next = ReferenceResolver.child(name, of: node) {
        node = next
        continue
      }
      if let through = node[.ref]?.string, passed < ReferenceResolver.mostPassed, takeHop(),
        case .found(let target, _, _) = self.target(of: through, from: node.document, passed: passed + 1),
        let next = ReferenceResolver.child(name, of: target)
      {
        node = next
        continue
      }
      let near = NearestName(among: node.members.map(\.name.text)).match(for: name.text)
      let place = "#/" + names.dropLast().joined(separator: "/")
      return .missing(
        message: "'\(reference)' points at nothing: '\(place)' has no '\(name.text)'",
        help: near.map { "did you mean '\($0)'?" } ?? "add it, or point at something that exists",
        severity: .error)
    }
    return .found(node, name: names.last ?? "", parent: names.dropLast().last ?? "")
  }

  private mutating func takeHop() -> Bool {
    hopsLeft -= 1
    return hopsLeft >= 0
  }

  private static func child(_ name: Name, of node: Node) -> Node? {
    if node.isSequence {
      // RFC 6901 §4: no sign and no leading zeros.
      guard let index = Int(name.text), index >= 0, index < node.count, Name(String(index)) == name else {
        return nil
      }
      return node.elements[index]
    }
    return node.member(named: name)?.value
  }

  private mutating func anchor(_ name: Name, in document: Document) -> Node? {
    let key = ObjectIdentifier(document)
    if let known = anchors[key] { return known[name] }
    var found: [Name: Node] = [:]
    var visited: Set<UInt32> = []
    var pending = [document.root]
    while let node = pending.popLast() {
      guard visited.insert(node.number).inserted else { continue }
      for field in [Field.anchor, .dynamicAnchor] {
        if let anchor = node[field]?.string, found[Name(anchor)] == nil { found[Name(anchor)] = node }
      }
      pending.append(contentsOf: node.members.map(\.value).filter { !$0.isScalar })
      pending.append(contentsOf: node.elements.filter { !$0.isScalar })
    }
    anchors[key] = found
    return found[name]
  }

  /// A pointer's token: percent-decoded, then `~1` and `~0`.
  private static func unescaped(_ token: [UInt8]) -> [UInt8] {
    let decoded = PercentEncoding.decoded(token[...])
    guard decoded.contains(UInt8(ascii: "~")) else { return decoded }
    var result: [UInt8] = []
    var index = 0
    while index < decoded.count {
      if decoded[index] == UInt8(ascii: "~"), index + 1 < decoded.count {
        if decoded[index + 1] == UInt8(ascii: "1") {
          result.append(UInt8(ascii: "/"))
          index += 2
          continue
        }
        if decoded[index + 1] == UInt8(ascii: "0") {
          result.append(UInt8(ascii: "~"))
          index += 2
          continue
        }
      }
      result.append(decoded[index])
      index += 1
    }
    return result
  }

  /// The name of a file without its folders and what follows the first dot of it.
  private static func stem(_ address: String) -> String {
    let file = address.utf8.split(separator: UInt8(ascii: "/")).last ?? address.utf8[...]
    let stem = file.split(separator: UInt8(ascii: ".")).first ?? file
    return String(decoding: stem, as: UTF8.self)
  }
}
