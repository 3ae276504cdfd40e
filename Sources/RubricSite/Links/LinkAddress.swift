import RubricDocuments

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
    let fragment = hash < bytes.count ? LinkAddress.decoded(bytes[(hash + 1)...]) : nil
    if hash == 0 {
      self = .fragment(fragment ?? "")
      return
    }
    let query = bytes[..<hash].firstIndex(of: UInt8(ascii: "?")) ?? hash
    self = .path(
      LinkAddress.decoded(bytes[..<query]), fragment: fragment, isRooted: bytes[0] == UInt8(ascii: "/"))
  }

  private static func address(scheme: String, bytes: [UInt8], colon: Int) -> LinkAddress {
    if named.contains(scheme) {
      return .named(api: nil, name: scheme + ":" + LinkAddress.decoded(bytes[(colon + 1)...]))
    }
    if scheme == "api" {
      let rest = bytes[(colon + 1)...]
      guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else {
        return .named(api: LinkAddress.decoded(rest), name: "")
      }
      return .named(
        api: LinkAddress.decoded(rest[..<slash]), name: LinkAddress.decoded(rest[(slash + 1)...]))
    }
    return published.contains(scheme) ? .external : .forbidden
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: PercentEncoding.decoded(bytes), as: UTF8.self)
  }

  private static func isScheme(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, (97...122).contains(first | 0x20) else { return false }
    return bytes.allSatisfy {
      (97...122).contains($0 | 0x20) || (48...57).contains($0)
        || [UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains($0)
    }
  }
}
