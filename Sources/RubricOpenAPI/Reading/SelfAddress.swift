import RubricDiagnostics
import RubricDocuments

/// `$self`: documents that say at which address they are known (OpenAPI 3.2.0, OpenAPI Object).
extension APIReader {
  mutating func readSelfAddress(_ root: Node) {
    guard version.minor >= 2, let address = text(.selfAddress, of: root) else { return }
    api.selfAddress = address
    if address.utf8.contains(UInt8(ascii: "#")) {
      invalid(
        "'$self' must have no fragment", at: root.valueSpan(of: .selfAddress),
        help: "remove '#' and what follows")
    }
    note(selfAddressOf: root.document)
  }

  /// Remembers the address that a document gives itself.
  mutating func note(selfAddressOf document: Document) {
    guard version.minor >= 2, let address = APIReader.selfAddress(of: document) else { return }
    let name = Name(String(decoding: address.resolved(URIReference("")).bytes, as: UTF8.self))
    if selfAddresses[name] == nil { selfAddresses[name] = document }
  }

  private static func selfAddress(of document: Document) -> URIReference? {
    document.root[.selfAddress]?.string.map { URIReference($0) }
  }

  /// A reference to a document that is known by the address it gives itself, as one within that document;
  /// any other unchanged. An address that no document gives itself is looked for beside the file.
  func known(_ reference: String, from document: Document) -> (reference: String, document: Document) {
    guard !selfAddresses.isEmpty, reference.utf8.first != UInt8(ascii: "#") else {
      return (reference, document)
    }
    let base = APIReader.selfAddress(of: document) ?? URIReference("")
    let parts = reference.utf8.split(
      separator: UInt8(ascii: "#"), maxSplits: 1, omittingEmptySubsequences: false)
    let address = base.resolved(URIReference(String(decoding: parts[0], as: UTF8.self)))
    guard let target = selfAddresses[Name(String(decoding: address.bytes, as: UTF8.self))] else {
      return (reference, document)
    }
    let fragment = parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : ""
    return ("#\(fragment)", target)
  }
}
