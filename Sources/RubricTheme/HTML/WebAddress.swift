/// Addresses of the web as HTML may hold them (URL Standard §4.3).
enum WebAddress {
  /// Whether an address that begins with `http:` or `https:` goes on with two slashes and a host; of other
  /// addresses nothing is asked. Examples such as `https://{tenant}.example` are no addresses.
  static func isWellFormed(_ address: String) -> Bool {
    let bytes = Array(address.utf8)
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon == 4 || colon == 5 else { return true }
    let scheme = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
    guard scheme == "http" || scheme == "https" else { return true }
    let rest = bytes[(colon + 1)...]
    guard rest.starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")]) else { return false }
    let authority = rest.dropFirst(2).prefix {
      $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
    }
    let host = authority.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false).last ?? []
    return isHost(host)
  }

  /// Labels joined by dots, and a port.
  private static func isHost(_ host: ArraySlice<UInt8>) -> Bool {
    let parts = host.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count <= 2, let name = parts.first, !name.isEmpty else { return false }
    if parts.count == 2, !parts[1].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) || parts[1].count > 5 {
      return false
    }
    let labels = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    // A name may end with a dot, which leaves an empty last label.
    guard
      labels.dropLast(labels.last?.isEmpty == true && labels.count > 1 ? 1 : 0).allSatisfy({ !$0.isEmpty })
    else {
      return false
    }
    return name.allSatisfy { byte in
      let isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
      let isDigit = byte >= 0x30 && byte <= 0x39
      return isLetter || isDigit || byte >= 0x80 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: "_")
    }
  }
}
