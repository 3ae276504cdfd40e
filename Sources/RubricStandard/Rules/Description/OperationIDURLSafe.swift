import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let operationIDURLSafe = Rule(
    "operation-id-url-safe", "operationIds can stand in a web address",
    rationale: "Pages and links are addressed by this name; spaces and the like become '%20' there.",
    severity: .warning, basis: .hygiene,
    passage: Passage("Document your API", "Reference pages are addressed by operation."),
    mending: "use letters, digits, '-', '_' and '.' only",
    passing: [
      "paths: {/parks: {get: {operationId: list-parks}}}",
      "paths: {/parks: {get: {operationId: parks/list}, post: {operationId: 'parks:create'}, put: {}}}",
    ],
    failing: [
      "paths: {/parks: {get: {operationId: ⟦\"list parks/all\"⟧}}}",
      "paths: {/parks: {get: {operationId: ⟦'parcs-à-thème'⟧}, post: {operationId: ⟦'<b>'⟧}}}",
      """
      paths: {/a: {get: {operationId: ⟦a b⟧}, put: {operationId: a-b}}}
      """,
    ],
    check: .anyOperation { operation, view in
      guard let id = operation.operationID, !id.isEmpty else { return nil }
      return id.utf8.allSatisfy(isSafe) ? [] : [.unsafe(id, operation, view)]
    })

  /// What stands for itself in a fragment or a path (RFC 3986 §3.3 and §3.5). A slash does as well, and
  /// names such as `parks/list` are common.
  private static func isSafe(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "-._~!$&'()*+,;=:@/".utf8.contains(byte)
    }
  }

  /// The name with a hyphen in place of what cannot stand in an address.
  fileprivate static func safe(_ id: String) -> String {
    var bytes: [UInt8] = []
    for byte in id.utf8 {
      if isSafe(byte) {
        bytes.append(byte)
      } else if !bytes.isEmpty, bytes.last != UInt8(ascii: "-") {
        bytes.append(UInt8(ascii: "-"))
      }
    }
    while bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Problem {
  fileprivate static func unsafe(
    _ id: String, _ operation: Shared<Operation>, _ view: DescriptionView
  ) -> Problem {
    let node = operation.origin[.operationID]
    let name = Rule.safe(id)
    let isFree = !name.isEmpty && view.operationIDs.ownerInAnyCase(of: name) == nil
    // Guides and links that name the operation would have to change with it.
    let mayChange = isFree && !view.operationIDs.isLinked(id) && view.operationIDs.owner(of: id) === operation
    return Problem(
      "operationId '\(id)' cannot stand in a web address as it is",
      at: operation.origin.valueSpan(of: .operationID),
      help: isFree ? "use letters, digits and hyphens, such as '\(name)'" : nil,
      edits: mayChange ? node?.replaced(by: name) ?? [] : [])
  }
}
