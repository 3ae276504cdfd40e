/// A value where it stands: in that container, as a member or an element.
public struct Standing: Hashable, Sendable {
  @usableFromInline let container: UInt32
  @usableFromInline let value: UInt32

  /// The value in the container, which must be of the same document.
  @inlinable public init(_ value: Node, in container: Node) {
    self.container = container.number
    self.value = value.number
  }
}

extension Document {
  /// The document without members and elements that stand at some places; all others keep their numbers and
  /// their spans. Takes time linear in the document.
  public func without(_ leftOut: Set<Standing>) -> Document {
    var nodes = nodes
    var edges: [StoredEdge] = []
    edges.reserveCapacity(self.edges.count)
    for index in nodes.indices where nodes[index].kind == .mapping || nodes[index].kind == .sequence {
      let node = Node(document: self, id: UInt32(index))
      let first = edges.count
      for edge in self.edges[Int(nodes[index].first)..<(Int(nodes[index].first) + Int(nodes[index].count))]
      where !leftOut.contains(Standing(Node(document: self, id: edge.node), in: node)) {
        edges.append(edge)
      }
      nodes[index].first = UInt32(first)
      nodes[index].count = UInt32(edges.count - first)
    }
    return Document(
      source: source, vocabulary: vocabulary, bytes: bytes, nodes: nodes, edges: edges, names: names,
      pool: pool,
      rootID: rootID)
  }
}
