import RubricDocuments

/// The part of a `$ref` before `#`, by its form alone (RFC 3986 §4.2).
enum DocumentAddress: Equatable {
  /// A path relative to the file that holds the reference, percent-decoded.
  case relative(String)
  /// At another host.
  case remote
  /// Of a scheme that leads to no host, such as `file` or `urn`.
  case scheme(String)
  /// Begins with `/`.
  case absolute
  /// Of this file: nothing stands before the query.
  case empty
  /// Holds a zero byte, or what is no UTF-8 once it is decoded.
  case unreadable

  init(_ address: String) {
    let bytes = Array(address.utf8)
    if bytes.starts(with: "//".utf8) {
      self = .remote
      return
    }
    if let scheme = DocumentAddress.scheme(of: bytes) {
      self = ["http", "https", "ftp", "ftps", "ws", "wss"].contains(scheme) ? .remote : .scheme(scheme)
      return
    }
    // A query says nothing of a file on a disk.
    let end = bytes.firstIndex(of: UInt8(ascii: "?")) ?? bytes.count
    guard end > 0 else {
      self = .empty
      return
    }
    let decoded = PercentEncoding.decoded(bytes[..<end])
    guard !decoded.contains(0), let path = String(validating: decoded, as: UTF8.self) else {
      self = .unreadable
      return
    }
    self = decoded.first == UInt8(ascii: "/") ? .absolute : .relative(path)
  }

  /// In lower case; nil where no scheme stands there (RFC 3986 §3.1).
  private static func scheme(of bytes: [UInt8]) -> String? {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), let first = bytes.first,
      (97...122).contains(first | 0x20)
    else { return nil }
    let isScheme = bytes[..<colon].allSatisfy {
      (97...122).contains($0 | 0x20) || (48...57).contains($0)
        || [UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains($0)
    }
    return isScheme ? String(decoding: bytes[..<colon], as: UTF8.self).lowercased() : nil
  }
}
