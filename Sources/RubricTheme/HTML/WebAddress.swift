/// Addresses of the web as HTML may hold them (URL Standard §4.3).
enum WebAddress {
  /// Whether an address that begins with `http:` or `https:` goes on with two slashes and a host; of other
  /// addresses nothing is asked. Examples such as `https://{tenant}.example` are no addresses.
  static func isWellFormed(_ address: String) -> Bool {
    var address = address
    return address.withUTF8 { bytes in
      guard let start = authority(of: bytes) else { return true }
      guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "/"), bytes[start + 1] == UInt8(ascii: "/")
      else { return false }
      var end = start + 2
      var host = end
      while end < bytes.count, bytes[end] != UInt8(ascii: "/"), bytes[end] != UInt8(ascii: "?"),
        bytes[end] != UInt8(ascii: "#")
      {
        if bytes[end] == UInt8(ascii: "@") { host = end + 1 }
        end += 1
      }
      return isHost(UnsafeBufferPointer(rebasing: bytes[host..<end]))
    }
  }

  /// The offset behind the scheme, if it is one of the web.
  private static func authority(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let scheme: StaticString = "https"
    var index = 0
    while index < 5, index < bytes.count, bytes[index] | 0x20 == scheme.utf8Start[index] { index += 1 }
    return index >= 4 && index < bytes.count && bytes[index] == UInt8(ascii: ":") ? index + 1 : nil
  }

  /// Labels joined by dots, and a port of up to five digits.
  private static func isHost(_ host: UnsafeBufferPointer<UInt8>) -> Bool {
    var label = 0
    for (index, byte) in host.enumerated() {
      switch byte {
      case UInt8(ascii: "."):
        if label == 0 { return false }
        label = 0
      case UInt8(ascii: ":"):
        let port = host[(index + 1)...]
        return index > 0 && port.count <= 5 && port.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF, UInt8(ascii: "-"), UInt8(ascii: "_"):
        label += 1
      default: return false
      }
    }
    return !host.isEmpty
  }
}
