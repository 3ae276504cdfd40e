/// What the address of a link is, by its form alone.
enum LinkAddress: Equatable {
  /// `op:`, `schema:`, `tag:`, `section:`, `scope:`, with the API's name where `api:` gives one; the name of
  /// an API alone has an empty `name`.
  case named(api: String?, name: String)
  /// Of a scheme that may be published, such as `https:` and `mailto:`.
  case external
  /// A part of the same page, percent-decoded.
  case fragment(String)
  /// A path with what follows `#`, both percent-decoded; `isRooted` where it begins with `/`.
  case path(String, fragment: String?, isRooted: Bool)
  case empty
  /// Of a scheme that is never published.
  case forbidden

  private static let named = ["op", "schema", "tag", "section", "scope"]
  private static let published = ["http", "https", "mailto", "tel", "ftp"]

  init(_ destination: String) {
    let bytes = Array(destination.utf8)
    guard !bytes.isEmpty else {
      self = .empty
      return
    }
    if bytes.starts(with: "//".utf8) {
      self = .external
      return
    }
    if let colon = bytes.firstIndex(of: UInt8(ascii: ":")), LinkAddress.isScheme(bytes[..<colon]) {
      let scheme = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
      self = LinkAddress.address(scheme: scheme, bytes: bytes, colon: colon)
      return
    }
    let hash = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.count
    let fragment = hash < bytes.count ? PercentEncoding.decoded(bytes[(hash + 1)...]) : nil
    if hash == 0 {
      self = .fragment(fragment ?? "")
      return
    }
    let query = bytes[..<hash].firstIndex(of: UInt8(ascii: "?")) ?? hash
    self = .path(
      PercentEncoding.decoded(bytes[..<query]), fragment: fragment, isRooted: bytes[0] == UInt8(ascii: "/"))
  }

  private static func address(scheme: String, bytes: [UInt8], colon: Int) -> LinkAddress {
    if named.contains(scheme) {
      return .named(api: nil, name: scheme + ":" + PercentEncoding.decoded(bytes[(colon + 1)...]))
    }
    if scheme == "api" {
      let rest = bytes[(colon + 1)...]
      guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else {
        return .named(api: PercentEncoding.decoded(rest), name: "")
      }
      return .named(
        api: PercentEncoding.decoded(rest[..<slash]), name: PercentEncoding.decoded(rest[(slash + 1)...]))
    }
    return published.contains(scheme) ? .external : .forbidden
  }

  private static func isScheme(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, (97...122).contains(first | 0x20) else { return false }
    return bytes.allSatisfy {
      (97...122).contains($0 | 0x20) || (48...57).contains($0)
        || [UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains($0)
    }
  }
}

/// Percent-encoding of addresses (RFC 3986 §2.1).
enum PercentEncoding {
  static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.endIndex, let high = digit(bytes[index + 1]),
        let low = digit(bytes[index + 2])
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
