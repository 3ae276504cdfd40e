import RubricDocuments

extension ReferenceResolver {
  /// Loads all files that the description refers to, and that those refer to: a schema in one of them may have
  /// by its `$id` an address that stands in a reference before them.
  ///
  /// - Returns: whether files were loaded; false where that was done before.
  mutating func loadReferredFiles() -> Bool {
    guard !hasLoadedReferredFiles, let description = index.firstDocument else { return false }
    hasLoadedReferredFiles = true
    var hasLoaded = false
    var waiting = [description.root]
    // Of YAML's aliases each value is looked at once.
    var visited: Set<Node> = []
    while let node = waiting.popLast() {
      guard !node.isScalar, visited.insert(node).inserted else { continue }
      if let file = referredFile(node), index.root(of: file) == nil {
        index.add(file, address: nil)
        waiting.append(file.root)
        hasLoaded = true
      }
      waiting += node.members.map(\.value) + Array(node.elements)
    }
    return hasLoaded
  }

  private func referredFile(_ node: Node) -> Document? {
    guard let reference = node[.ref]?.string else { return nil }
    let address = String(decoding: reference.utf8.prefix { $0 != UInt8(ascii: "#") }, as: UTF8.self)
    guard !address.isEmpty, !AddressText(address).isAbsolute,
      case .document(let file) = load(address, node.document.source)
    else { return nil }
    return file
  }
}
