import RubricDiagnostics

/// A mapping that has a certain key.
public struct MarkedObject: Sendable {
  /// The key with its value.
  public var member: Node.Member
  /// Where the mapping is written, the key that it stands under in front of it.
  public var span: SourceSpan
}

extension Document {
  /// The mappings that have a key of that name, in written order; in time linear in the document.
  public func holders(ofKey name: Name) -> [MarkedObject] {
    guard let key = names.firstIndex(of: name).map(UInt32.init) else { return [] }
    var found: [UInt32: Node.Member] = [:]
    for (number, node) in nodes.enumerated() where node.kind == .mapping {
      for index in Int(node.first)..<(Int(node.first) + Int(node.count))
      where edges[index].key == key && edges[index].keyEnd > 0 {
        let id = UInt32(number)
        found[id] = Node(document: self, id: id).member(atEdge: index)
      }
    }
    guard !found.isEmpty else { return [] }
    // Where it begins: at its key, if it has one that is written beside it and is no alias.
    var starts: [UInt32: UInt32] = [:]
    for edge in edges
    where edge.keyEnd > 0 && found[edge.node] != nil && edge.keyEnd <= nodes[Int(edge.node)].start {
      starts[edge.node] = max(starts[edge.node] ?? 0, edge.keyStart)
    }
    return found.map { id, member in
      let span = Node(document: self, id: id).span
      let start = min(starts[id] ?? span.bytes.lowerBound, span.bytes.upperBound)
      return MarkedObject(
        member: member, span: SourceSpan(source: source, bytes: start..<span.bytes.upperBound))
    }.sorted { $0.member.keySpan < $1.member.keySpan }
  }
}
