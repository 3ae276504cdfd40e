import RubricDiagnostics

extension ArenaBuilder {
  /// Keeps the first of members with the same key, and replaces merge keys by what they merge.
  mutating func settleMembers(of frame: Frame) {
    let count = pending.count - frame.firstEdge
    guard count > 1 || frame.mergeKeys > 0 else { return }
    mappingCount &+= 1
    if lastUse.count < names.count {
      lastUse.append(
        contentsOf: repeatElement(KeyUse(mapping: 0, edge: 0), count: names.count - lastUse.count))
    }
    dropRepeatedMembers(from: frame.firstEdge)
    if frame.mergeKeys > 0 { expandMergeKeys(from: frame.firstEdge) }
  }

  private mutating func dropRepeatedMembers(from first: Int) {
    var kept = first
    for index in first..<pending.count {
      let edge = pending[index]
      let key = Int(edge.key)
      if lastUse[key].mapping == mappingCount {
        reportRepeated(edge, firstAt: pending[Int(lastUse[key].edge)])
        continue
      }
      lastUse[key] = KeyUse(mapping: mappingCount, edge: UInt32(truncatingIfNeeded: kept))
      if kept != index { pending[kept] = edge }
      kept += 1
    }
    pending.removeLast(pending.count - kept)
  }

  private mutating func reportRepeated(_ edge: StoredEdge, firstAt other: StoredEdge) {
    findings.add(
      Finding(
        DocumentRules.duplicateKey, .error, "'\(names.text(of: edge.key))' must stand only once in a mapping",
        at: span(edge.keyStart, edge.keyEnd),
        notes: [
          Finding.Note("first written here, and this one is kept", at: span(other.keyStart, other.keyEnd))
        ],
        help: "remove one of the two, or rename it"))
  }

  /// Puts the members of the mappings under `<<` in its place, those whose key the mapping does not have
  /// itself. YAML 1.2 has no merge keys; the type `tag:yaml.org,2002:merge` of 1.1 has, and files use them.
  private mutating func expandMergeKeys(from first: Int) {
    let own = Array(pending[first...])
    pending.removeLast(own.count)
    for edge in own {
      guard mergeBudget >= 0, names.isMergeKey(edge.key), let mappings = mergedMappings(of: edge.node) else {
        pending.append(edge)
        continue
      }
      for mapping in mappings { merge(mapping, at: edge) }
    }
  }

  /// The mappings that a value under `<<` names; nil where it is something else, or not yet complete.
  /// (An element that is not yet complete has no members to merge.)
  private func mergedMappings(of id: UInt32) -> [StoredNode]? {
    let node = nodes[Int(id)]
    guard id != top.node, !outer.dropFirst().contains(where: { $0.node == id }) else { return nil }
    switch node.kind {
    case .mapping: return [node]
    case .sequence:
      let elements = edges[Int(node.first)..<(Int(node.first) + Int(node.count))].map(\.node)
      guard elements.allSatisfy({ nodes[Int($0)].kind == .mapping }) else { return nil }
      return elements.map { nodes[Int($0)] }
    case .string, .integer, .float, .boolean, .null: return nil
    }
  }

  private mutating func merge(_ mapping: StoredNode, at mergeKey: StoredEdge) {
    guard mergeBudget >= 0 else { return }
    mergeBudget -= Int(mapping.count) + 1
    guard mergeBudget >= 0 else {
      return findings.add(
        Finding(
          DocumentRules.mergeBudget, .error, "merge keys must not copy more members than the file is long",
          at: span(mergeKey.keyStart, mergeKey.keyEnd),
          help: "write the members out, or merge smaller mappings"))
    }
    for index in Int(mapping.first)..<(Int(mapping.first) + Int(mapping.count)) {
      let edge = edges[index]
      guard lastUse[Int(edge.key)].mapping != mappingCount else { continue }
      lastUse[Int(edge.key)].mapping = mappingCount
      pending.append(edge)
    }
  }
}
