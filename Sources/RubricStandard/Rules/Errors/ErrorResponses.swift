import RubricOpenAPI

extension ResponseUse {
  /// As messages call it: `404 of 'GET /parks'`.
  var name: String { "\(status.text) of '\(operation.signature)'" }
}

extension Shared<Operation> {
  /// Whether it says what comes under a status, by itself, by its range or by `default`.
  func declares(status: Int) -> Bool {
    let names = ["\(status)", "\(status / 100)XX", "\(status / 100)xx", "default"]
    return value.responses.contains { names.contains($0.status.text) }
  }
}

extension MediaType {
  /// Whether it is that of problem details (RFC 9457 §3), in JSON or in XML.
  var isProblem: Bool { essence == "application/problem+json" || essence == "application/problem+xml" }

  /// Its name in lower case, without parameters.
  var essence: String {
    let bytes = name.utf8.prefix { $0 != UInt8(ascii: ";") && $0 > 0x20 }
    return String(decoding: bytes, as: UTF8.self).lowercased()
  }
}
