import RubricDocuments

/// JSON pointers as fragments of an address (RFC 6901 §6).
enum LocalPointer {
  /// One step of a pointer: `~` and `/` escaped, and encoded what may not stand in a fragment.
  static func token(_ name: Name) -> String {
    var bytes: [UInt8] = []
    for byte in name.text.utf8 {
      switch byte {
      case UInt8(ascii: "~"): bytes += "~0".utf8
      case UInt8(ascii: "/"): bytes += "~1".utf8
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: bytes.append(byte)
      default:
        // RFC 3986 §3.5.
        if "-._!$&'()*+,;=:@?".utf8.contains(byte) {
          bytes.append(byte)
        } else {
          let digits = Array("0123456789ABCDEF".utf8)
          bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Where the values of one document stand in it.
struct PointerTable {
  private var parents: [UInt32: (container: UInt32, token: String)] = [:]
  private let root: UInt32

  /// Goes through the whole document; of a value that an alias repeats, the first place counts.
  init(_ document: Document) {
    root = document.root.number
    var pending = [document.root]
    while let node = pending.popLast() {
      for member in node.members { add(member.value, in: node, LocalPointer.token(member.name), &pending) }
      for (index, element) in node.elements.enumerated() { add(element, in: node, String(index), &pending) }
    }
  }

  private mutating func add(_ node: Node, in container: Node, _ token: String, _ pending: inout [Node]) {
    guard node.number != root, parents[node.number] == nil else { return }
    parents[node.number] = (container.number, token)
    if !node.isScalar { pending.append(node) }
  }

  /// The pointer as a fragment with its `#`.
  func pointer(to node: Node) -> String {
    var tokens: [String] = []
    var number = node.number
    while let (container, token) = parents[number] {
      tokens.append(token)
      number = container
    }
    return "#" + tokens.reversed().map { "/" + $0 }.joined()
  }
}
