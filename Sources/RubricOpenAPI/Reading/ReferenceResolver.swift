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

/// Finds what a `$ref` points at: a file or schema resource, a JSON pointer in it, or an anchor.
struct ReferenceResolver {
  let load: DocumentLoader
  var index: SchemaIndex
  private var hopsLeft = 0
  /// Looking for the nearest of many names costs a pass over them: of thousands of references that point at
  /// nothing the first get suggestions.
  private var suggestionsLeft = 200
  var hasLoadedReferredFiles = false

  /// - Parameters:
  ///   - dialect: that of schemas whose document names no other.
  ///   - isOfSchemas: whether documents are schemas, and not descriptions or parts of them.
  init(dialect: Schema.Dialect, isOfSchemas: Bool = false, load: @escaping DocumentLoader) {
    self.load = load
    index = SchemaIndex(dialect: dialect, isOfSchemas: isOfSchemas, load: load)
  }

  /// What a reference leads to.
  enum Target {
    /// The value, the last part of its address (empty for a whole file) and the part before that.
    case found(Node, name: String, parent: String)
    case missing(message: String, help: String, severity: Severity)
  }

  /// The value that `reference`, written in the object `holder`, points at.
  mutating func target(of reference: String, from holder: Node) -> Target {
    hopsLeft = ReferenceResolver.mostHops
    return target(of: reference, from: holder, passed: 0)
  }

  /// The schema resource that the schema at a node belongs to.
  mutating func resource(of node: Node) -> SchemaResourceID {
    if let known = index.resource(of: node) { return known }
    index.add(node.document, address: nil)
    // What was just added is found.
    return index.resource(of: node) ?? SchemaResourceID(index: 0)
  }

  /// A pointer leads through at most so many references.
  private static let mostPassed = 20
  /// References that a pointer leads through may lead through others: so many altogether, since a few lines
  /// of them could otherwise be followed in ways without number.
  private static let mostHops = 200

  private mutating func target(of reference: String, from holder: Node, passed: Int) -> Target {
    let bytes = Array(reference.utf8)
    let hash = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.count
    let address = String(decoding: bytes[..<hash], as: UTF8.self)
    let fragment = hash < bytes.count ? Array(bytes[(hash + 1)...]) : []
    var start = resource(of: holder)
    if !address.isEmpty {
      switch find(address, from: holder.document, start) {
      case .found(let resource): start = resource
      case .missing(let reason, let help, let severity):
        return .missing(message: "'\(reference)' \(reason)", help: help, severity: severity)
      }
    }
    let origin = index.resources[start].origin
    if fragment.isEmpty {
      return .found(origin, name: address.isEmpty ? "" : ReferenceResolver.stem(address), parent: "")
    }
    guard fragment.first == UInt8(ascii: "/") else {
      let name = Name(String(decoding: PercentEncoding.decoded(fragment[...]), as: UTF8.self))
      if let node = index.anchor(name, in: start) { return .found(node, name: name.text, parent: "$defs") }
      return .missing(
        message: "'\(reference)' names an anchor that no schema of the file has",
        help: "add '$anchor: \(name.text)' to the schema that is meant, or point at it with '#/…'",
        severity: .error)
    }
    let target = follow(fragment, of: reference, from: origin, in: start, passed: passed)
    // In a schema with '$id' a pointer begins there (JSON Schema 2020-12 §8.2.1), but many authors of OpenAPI
    // who write '$id' still begin at the root of the file.
    if case .missing = target, address.isEmpty, let root = index.root(of: origin.document), root != start {
      let other = follow(fragment, of: reference, from: origin.document.root, in: root, passed: passed)
      if case .found = other { return other }
    }
    return target
  }

  private enum Search {
    case found(SchemaResourceID)
    case missing(reason: String, help: String, severity: Severity)
  }

  /// The resource of an address: one that a schema has by its `$id`, else the root of a file.
  private mutating func find(_ address: String, from document: Document, _ home: SchemaResourceID) -> Search {
    let base = index.base(of: home)
    let resolved = AddressText.resolved(address, against: base)
    if let known = index.resource(at: resolved, from: document) { return .found(known) }
    var refusal: Search?
    if AddressText(resolved).isAbsolute, loadReferredFiles(),
      let known = index.resource(at: resolved, from: document)
    {
      return .found(known)
    }
    // What an '$id' makes of the address comes first, then what it means beside the file: authors give their
    // schemas addresses at which nothing is published.
    for candidate in base.isEmpty || resolved == address ? [address] : [resolved, address] {
      switch load(candidate, document.source) {
      case .document(let loaded):
        index.add(loaded, address: AddressText(candidate).isAbsolute ? candidate : nil)
        return .found(index.root(of: loaded) ?? home)
      case .refused(let reason, let help):
        refusal = refusal ?? .missing(reason: reason, help: help, severity: .error)
      case .remote(let reason, let help):
        refusal = .missing(reason: reason, help: help, severity: .warning)
      }
    }
    return refusal ?? .missing(reason: "is not there", help: "add it", severity: .error)
  }

  /// Walks a JSON pointer (RFC 6901 §4).
  ///
  /// - Parameter passed: how many references were followed on the way: a pointer that leads through one is
  ///   common, though the specification does not know it.
  private mutating func follow(
    _ pointer: [UInt8], of reference: String, from origin: Node, in resource: SchemaResourceID, passed: Int
  ) -> Target {
    var node = origin
    var resource = resource
    var names: [String] = []
    let path = ReferenceResolver.names(of: pointer)
    for (position, name) in path.enumerated() {
      names.append(name.text)
      // Some tools name a reference itself where they mean what it leads to.
      if position > 0, position == path.count - 1, name == Name(Field.ref.name),
        let through = node[.ref]?.string,
        passed < ReferenceResolver.mostPassed, takeHop()
      {
        return target(of: through, from: node, passed: passed + 1)
      }
      if let next = child(name, of: node) {
        node = next
        if let own = index.ownResource(of: node) { resource = own }
        continue
      }
      if let through = node[.ref]?.string, passed < ReferenceResolver.mostPassed, takeHop(),
        case .found(let target, _, _) = self.target(of: through, from: node, passed: passed + 1),
        let next = child(name, of: target)
      {
        node = next
        resource = self.resource(of: target)
        continue
      }
      let near = nearest(to: name, in: node)
      let place = "#/" + names.dropLast().joined(separator: "/")
      return .missing(
        message: "'\(reference)' points at nothing: '\(place)' has no '\(name.text)'",
        help: near.map { "did you mean '\($0)'?" } ?? "add it, or point at something that exists",
        severity: .error)
    }
    index.addSchema(at: node, in: resource)
    return .found(node, name: names.last ?? "", parent: names.dropLast().last ?? "")
  }

  private mutating func takeHop() -> Bool {
    hopsLeft -= 1
    return hopsLeft >= 0
  }

  private mutating func nearest(to name: Name, in node: Node) -> String? {
    guard suggestionsLeft > 0 else { return nil }
    suggestionsLeft -= 1
    return NearestName(among: node.members.map(\.name.text)).match(for: name.text)
  }

  private func child(_ name: Name, of node: Node) -> Node? {
    if node.isSequence {
      // RFC 6901 §4: no sign and no leading zeros.
      guard let index = Int(name.text), index >= 0, index < node.count, Name(String(index)) == name else {
        return nil
      }
      return node.elements[index]
    }
    return node.member(named: name)?.value
  }

  /// The names of a pointer's tokens (RFC 6901 §4), percent-decoded; the pointer begins with `/`.
  static func names(of pointer: [UInt8]) -> [Name] {
    pointer.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map {
      Name(String(decoding: unescaped(Array($0)), as: UTF8.self))
    }
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
