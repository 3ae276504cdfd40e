/// Which addresses a link or an image may have.
enum LinkScheme {
  /// Those of the web, and those by which texts name things of the site.
  private static let allowed: Set<String> = [
    "http", "https", "mailto", "tel", "ftp", "op", "schema", "tag", "section", "scope", "api",
  ]

  /// The scheme that `address` must not have, in lower case; nil where it may stand.
  ///
  /// As browsers do (URL Standard §4.4), blanks and control characters before the address and line ends
  /// and tabs within it are passed over.
  static func forbidden(in address: String) -> String? {
    guard let scheme = scheme(of: address), !allowed.contains(scheme) else { return nil }
    return scheme
  }

  /// The scheme in lower case; nil of a relative address.
  static func scheme(of address: String) -> String? {
    var name: [UInt8] = []
    for byte in address.utf8 {
      if name.isEmpty && byte <= 0x20 || byte == 0x09 || byte.isLineEnd { continue }
      if byte == UInt8(ascii: ":") {
        return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
      }
      let isFirst = byte.isASCIILetter
      let isLater =
        byte.isASCIIDigit || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: ".")
      guard isFirst || (isLater && !name.isEmpty) else { return nil }
      name.append(byte.asciiLowercased)
    }
    return nil
  }
}
