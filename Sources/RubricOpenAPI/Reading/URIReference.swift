/// The parts of an address without its fragment, and how one is resolved against another (RFC 3986 §5.2).
struct URIReference {
  private var scheme: [UInt8]?
  private var authority: [UInt8]?
  private var path: [UInt8]
  private var query: [UInt8]?

  /// - Parameter text: any text; a fragment is left out.
  init(_ text: String) {
    var rest = Array(text.utf8)[...]
    if let hash = rest.firstIndex(of: UInt8(ascii: "#")) { rest = rest[..<hash] }
    let isColon = { (byte: UInt8) in byte == UInt8(ascii: ":") }
    if let end = rest.firstIndex(where: { isColon($0) || "/?".utf8.contains($0) }), isColon(rest[end]) {
      // RFC 3986 §6.2.2.1: the case of a scheme and a host does not matter.
      scheme = rest[..<end].map(URIReference.lowered)
      rest = rest[(end + 1)...]
    }
    if rest.starts(with: "//".utf8) {
      let start = rest.startIndex + 2
      let end = rest[start...].firstIndex { "/?".utf8.contains($0) } ?? rest.endIndex
      authority = rest[start..<end].map(URIReference.lowered)
      rest = rest[end...]
    }
    let mark = rest.firstIndex(of: UInt8(ascii: "?"))
    path = Array(rest[..<(mark ?? rest.endIndex)])
    query = mark.map { Array(rest[($0 + 1)...]) }
  }

  /// The address put together again.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    if let scheme { bytes += scheme + [UInt8(ascii: ":")] }
    if let authority { bytes += Array("//".utf8) + authority }
    bytes += path
    if let query { bytes += [UInt8(ascii: "?")] + query }
    return bytes
  }

  /// The address that a reference means which stands in a document of this one.
  func resolved(_ reference: URIReference) -> URIReference {
    var target = reference
    if reference.scheme == nil {
      target.scheme = scheme
      if reference.authority == nil {
        target.authority = authority
        if reference.path.isEmpty {
          target.path = path
          target.query = reference.query ?? query
        } else if reference.path.first != UInt8(ascii: "/") {
          target.path = merged(reference.path)
        }
      }
    }
    target.path = URIReference.withoutDots(target.path)
    return target
  }

  private func merged(_ relative: [UInt8]) -> [UInt8] {
    if authority != nil, path.isEmpty { return [UInt8(ascii: "/")] + relative }
    guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return relative }
    return path[...slash] + relative
  }

  /// The path without `.` and `..` (§5.2.4).
  private static func withoutDots(_ path: [UInt8]) -> [UInt8] {
    var kept: [ArraySlice<UInt8>] = []
    let parts = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      if part.elementsEqual(".".utf8) {
        if isLast { kept.append([]) }
      } else if part.elementsEqual("..".utf8) {
        if let last = kept.last, kept.count > 1 || !last.isEmpty { kept.removeLast() }
        if isLast { kept.append([]) }
      } else {
        kept.append(part)
      }
    }
    return Array(kept.joined(separator: [UInt8(ascii: "/")]))
  }

  private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
