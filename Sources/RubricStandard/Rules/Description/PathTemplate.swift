import RubricDocuments

/// The `{names}` in a path (OpenAPI 3.1.0 §4.8.8.2). What stands behind `?` or `#` is no part of the path.
struct PathTemplate: Sendable {
  /// Those of the path, in written order; a name that comes twice is there twice.
  private(set) var names: [Name] = []
  /// Those behind the path, and those that RFC 6570 puts in a query (`{?page}`).
  private(set) var namesBehind: [Name] = []
  /// Whether a brace has no other, or stands in another.
  private(set) var isUnbalanced = false

  init(_ template: String) {
    var isBehind = false
    var open: Int?
    let bytes = Array(template.utf8)
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "{"):
        if open != nil { isUnbalanced = true }
        open = index
      case UInt8(ascii: "}"):
        guard let start = open else {
          isUnbalanced = true
          continue
        }
        add(bytes[(start + 1)..<index], isBehind: isBehind)
        open = nil
      case UInt8(ascii: "?"), UInt8(ascii: "#"): if open == nil { isBehind = true }
      default: break
      }
    }
    if open != nil { isUnbalanced = true }
  }

  /// Authors write the operators of RFC 6570, which OpenAPI does not know, before and behind the name.
  private mutating func add(_ written: ArraySlice<UInt8>, isBehind: Bool) {
    var name = written
    var isBehind = isBehind
    if let first = name.first, "+#./;?&".utf8.contains(first) {
      if first == UInt8(ascii: "?") || first == UInt8(ascii: "&") { isBehind = true }
      name = name.dropFirst()
    }
    if let last = name.last, "*+".utf8.contains(last) { name = name.dropLast() }
    let found = Name(String(decoding: name, as: UTF8.self))
    if isBehind { namesBehind.append(found) } else { names.append(found) }
  }
}

extension PathUse {
  /// The path with `{}` in place of every template.
  var shape: Name {
    var bytes: [UInt8] = []
    var depth = 0
    for byte in template.utf8 {
      if byte == UInt8(ascii: "}"), depth > 0 { depth -= 1 }
      if depth == 0 { bytes.append(byte) }
      if byte == UInt8(ascii: "{") { depth += 1 }
    }
    return Name(String(decoding: bytes, as: UTF8.self))
  }
}
