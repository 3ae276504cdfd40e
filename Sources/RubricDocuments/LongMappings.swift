/// Finds members of long mappings without a pass over them: who asks for each member of a mapping by its name
/// would else take time quadratic in their number.
@usableFromInline struct LongMappings: Sendable {
  /// Mappings of fewer members are passed over faster than a table is asked.
  @usableFromInline static let leastMembers = 32

  /// Where a member is looked for.
  private struct Slot: Hashable {
    /// Number of the mapping.
    var mapping: UInt32
    /// `Key.id` of the member.
    var key: UInt32
  }

  /// Position of each member among the document's edges.
  private var edges: [Slot: UInt32] = [:]
  /// `Key.id` of each name that a long mapping has.
  private var keys: [Name: UInt32] = [:]

  init(of nodes: [StoredNode], edges stored: [StoredEdge], names: [Name]) {
    for (mapping, node) in nodes.enumerated() where LongMappings.isLong(node) {
      for index in Int(node.first)..<(Int(node.first) + Int(node.count)) {
        let key = stored[index].key
        edges[Slot(mapping: UInt32(mapping), key: key)] = UInt32(index)
        keys[names[Int(key)]] = key
      }
    }
  }

  @usableFromInline static func isLong(_ node: StoredNode) -> Bool {
    node.kind == .mapping && Int(node.count) >= leastMembers
  }

  /// Position of the member among the document's edges; nil where the mapping is not long or has none.
  @usableFromInline func edge(of mapping: UInt32, key: UInt32) -> Int? {
    edges[Slot(mapping: mapping, key: key)].map(Int.init)
  }

  /// The same by the member's name.
  func edge(of mapping: UInt32, named name: Name) -> Int? {
    keys[name].flatMap { edge(of: mapping, key: $0) }
  }
}
