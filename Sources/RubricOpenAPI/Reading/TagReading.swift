import RubricDiagnostics
import RubricDocuments

extension APIReader {
  mutating func readTags(_ root: Node) {
    var known: Set<Name> = []
    for node in elements(.tags, of: root) {
      guard isMapping(node, "a tag") else { continue }
      check(node, has: .tag)
      guard let name = text(.name, of: node, isRequired: true) else { continue }
      guard known.insert(Name(name)).inserted else {
        invalid("tag '\(name)' is declared twice", at: node.valueSpan(of: .name))
        continue
      }
      let has32 = version.minor >= 2
      api.tags.append(
        Tag(
          name: name, summary: has32 ? text(.summary, of: node) : nil, displayName: node[.displayName]?.text,
          parent: has32 ? text(.parent, of: node) : nil, kind: has32 ? text(.kind, of: node) : nil,
          description: text(.description, of: node), externalDocs: externalDocs(node), origin: node,
          isDeclared: true, extensions: extensions(node)))
    }
    settleParents()
  }

  /// A parent must be declared, and no tag may stand below itself (OpenAPI 3.2.0, Tag Object): those that are
  /// wrong are dropped, so that whoever climbs reaches an end.
  private mutating func settleParents() {
    var indices: [Name: Int] = [:]
    for (index, tag) in api.tags.enumerated() { indices[Name(tag.name)] = index }
    /// Tags from which the way up is known to end.
    var isSettled = [Bool](repeating: false, count: api.tags.count)
    for start in api.tags.indices where !isSettled[start] {
      var way: Set<Int> = []
      var index = start
      while !isSettled[index], way.insert(index).inserted {
        guard let parent = api.tags[index].parent else { break }
        guard let next = indices[Name(parent)] else {
          dropParent(of: index, "the parent '\(parent)' is no declared tag", among: api.tags.map(\.name))
          break
        }
        if way.contains(next) {
          dropParent(of: index, "tag '\(api.tags[index].name)' must not stand below itself", among: [])
          break
        }
        index = next
      }
      for index in way { isSettled[index] = true }
    }
  }

  private mutating func dropParent(of index: Int, _ message: String, among names: [String]) {
    let tag = api.tags[index]
    let near = tag.parent.flatMap { NearestName(among: Array(names.prefix(100))).match(for: $0) }
    invalid(
      message, at: tag.origin.valueSpan(of: .parent),
      help: near.map { "did you mean '\($0)'?" } ?? (names.isEmpty ? "remove it" : "declare it in 'tags'"))
    api.tags[index].parent = nil
  }

  /// Tags that operations use and nobody declares, in order of first use.
  mutating func addUndeclaredTags() {
    var known = Set(api.tags.map { Name($0.name) })
    for operation in api.operations.all {
      for tag in operation.tags where known.insert(Name(tag)).inserted {
        api.tags.append(Tag(name: tag, origin: operation.origin, isDeclared: false, extensions: []))
      }
    }
  }
}

extension Tag {
  fileprivate init(name: String, origin: Node, isDeclared: Bool, extensions: [Extension]) {
    self.init(
      name: name, displayName: nil, description: nil, externalDocs: nil, origin: origin,
      isDeclared: isDeclared, extensions: extensions)
  }
}
