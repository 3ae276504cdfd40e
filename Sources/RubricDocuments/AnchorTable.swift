/// The anchors of a YAML document. One that is set again means the later node from then on (YAML 1.2.2 §7.1).
struct AnchorTable {
  private var names = NameTable()
  private var nodes: [UInt32] = []

  /// - Parameter name: ends with a zero byte.
  mutating func set(_ name: UnsafeMutablePointer<UInt8>, to node: UInt32) {
    let id = Int(names.id(of: Self.bytes(of: name)))
    if id < nodes.count { nodes[id] = node } else { nodes.append(node) }
  }

  /// The node of an anchor; nil where none of that name was set.
  func node(of name: UnsafeMutablePointer<UInt8>) -> UInt32? {
    names.existingID(of: Self.bytes(of: name)).map { nodes[Int($0)] }
  }

  private static func bytes(of name: UnsafeMutablePointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var count = 0
    while name[count] != 0 { count += 1 }
    return UnsafeBufferPointer(start: UnsafePointer(name), count: count)
  }
}
