/// An address without its fragment, taken apart at the marks of RFC 3986 §3.
struct AddressText {
  private var scheme: ArraySlice<UInt8>?
  private var authority: ArraySlice<UInt8>?
  private var path: ArraySlice<UInt8>
  private var query: ArraySlice<UInt8>?

  /// - Parameter text: any text; what has no mark is a path.
  init(_ text: String) {
    var rest = Array(text.utf8)[...]
    if let colon = rest.firstIndex(of: UInt8(ascii: ":")), AddressText.isScheme(rest[..<colon]) {
      scheme = rest[..<colon]
      rest = rest[(colon + 1)...]
    }
    if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      query = rest[(mark + 1)...]
      rest = rest[..<mark]
    }
    if rest.starts(with: "//".utf8) {
      let end = rest.dropFirst(2).firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      authority = rest[(rest.startIndex + 2)..<end]
      rest = rest[end...]
    }
    path = rest
  }

  /// The scheme, in lower case, of an address that names a host; nil of others.
  static func webScheme(of text: String) -> String? {
    let address = AddressText(text)
    guard let scheme = address.scheme, address.authority != nil else { return nil }
    return String(decoding: scheme, as: UTF8.self).lowercased()
  }

  /// Whether it begins with a scheme and so means the same wherever it is written.
  var isAbsolute: Bool { scheme != nil }

  /// The address that `reference` means where `base` is that of the text it stands in (RFC 3986 §5.2.2); an
  /// empty base leaves it relative.
  static func resolved(_ reference: String, against base: String) -> String {
    var target = AddressText(reference)
    if target.scheme != nil { return reference }
    let base = AddressText(base)
    if target.authority == nil {
      if target.path.isEmpty {
        target.path = base.path
        target.query = target.query ?? base.query
      } else if target.path.first != UInt8(ascii: "/") {
        target.path = base.merged(with: target.path)
      }
      target.authority = base.authority
    }
    target.scheme = base.scheme
    target.path = AddressText.withoutDots(target.path)
    return target.text
  }

  /// RFC 3986 §5.3.
  private var text: String {
    var bytes: [UInt8] = []
    if let scheme { bytes += scheme + [UInt8(ascii: ":")] }
    if let authority { bytes += Array("//".utf8) + authority }
    bytes += path
    if let query { bytes += [UInt8(ascii: "?")] + query }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// RFC 3986 §5.2.3.
  private func merged(with relative: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if authority != nil, path.isEmpty { return [UInt8(ascii: "/")] + relative }
    guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return relative }
    return path[...slash] + relative
  }

  /// RFC 3986 §5.2.4; of a relative path, `..` that lead out of it stay.
  private static func withoutDots(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard path.contains(UInt8(ascii: ".")) else { return path }
    let parts = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    var kept: [ArraySlice<UInt8>] = []
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      if part.elementsEqual(".".utf8) {
        if isLast { kept.append([]) }
      } else if part.elementsEqual("..".utf8) {
        if let last = kept.last, !last.isEmpty, !last.elementsEqual("..".utf8) {
          kept.removeLast()
        } else if kept.isEmpty || kept.last?.isEmpty == false {
          kept.append(part)
        }
        if isLast { kept.append([]) }
      } else {
        kept.append(part)
      }
    }
    return Array(kept.joined(separator: [UInt8(ascii: "/")]))[...]
  }

  /// RFC 3986 §3.1.
  private static func isScheme(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, (0x61...0x7A).contains(first | 0x20) else { return false }
    return bytes.allSatisfy { byte in
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "+")
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
  }
}
