import RubricDocuments

/// What is referred to by its name and not by an address.
extension WithheldSearch {
  mutating func leaveOutNames() {
    leaveOutTags()
    leaveOutSchemes()
    leaveOutMappedNames()
  }

  private func isWithheld(_ node: Node) -> Bool { withheld.contains(node) || gone.contains(node) }

  /// Leaves out the elements that are named, and a list that thereby has none.
  private mutating func leaveOut(from written: Node?, where isNamed: (Node) -> Bool) {
    guard let list = walk.containers(written).last else { return }
    let named = list.elements.filter(isNamed)
    for element in named { leaveOut(element, in: list) }
    // An empty list says something else than none.
    if !named.isEmpty, list.elements.allSatisfy({ isLeftOut($0, in: list) }) { leaveOut(list) }
  }

  // MARK: - Tags

  private mutating func leaveOutTags() {
    let lost = walk.met.filter { $0.kind == .tag && isWithheld($0.node) }
    let tags = Set(lost.compactMap { $0.node[.name]?.string.map { Name($0) } })
    guard !tags.isEmpty else { return }
    let isNamed = { (node: Node) in node.string.map { tags.contains(Name($0)) } == true }
    for meeting in walk.met {
      switch meeting.kind {
      case .operation: leaveOut(from: meeting.node[.tags], where: isNamed)
      case .tag:
        if let parent = meeting.node[.parent], isNamed(parent) { leaveOut(parent, in: meeting.node) }
      default: break
      }
    }
    guard let groups = walk.root.root.member(named: "x-tagGroups")?.value else { return }
    for group in groups.elements {
      guard let list = group[.tags] else { continue }
      leaveOut(from: list, where: isNamed)
      if isLeftOut(list, in: group) { leaveOut(group, in: groups) }
    }
    if !groups.isScalar, groups.elements.allSatisfy({ isLeftOut($0, in: groups) }) { leaveOut(groups) }
  }

  // MARK: - Security schemes

  private mutating func leaveOutSchemes() {
    var lost: Set<Name> = []
    var lostScopes: [Name: Set<Name>] = [:]
    for meeting in walk.met where meeting.kind == .securityScheme {
      guard let holder = meeting.container else { continue }
      let names = index.names(of: meeting.node, in: holder)
      if isLeftOut(meeting.node, in: holder) || gone.contains(holder) {
        lost.formUnion(names)
      } else {
        let scopes = self.lostScopes(of: walk.targets[meeting.node] ?? meeting.node)
        for name in names where !scopes.isEmpty { lostScopes[name] = scopes }
      }
    }
    guard !lost.isEmpty || !lostScopes.isEmpty else { return }
    for meeting in walk.met where meeting.kind == .operation || meeting.kind == .root {
      guard let list = walk.containers(meeting.node[.security]).last else { continue }
      leaveOut(from: list) { $0.members.contains { lost.contains($0.name) } }
      for requirement in list.elements {
        for member in requirement.members {
          guard let scopes = lostScopes[member.name] else { continue }
          for scope in member.value.elements where scope.string.map({ scopes.contains(Name($0)) }) == true {
            leaveOut(scope, in: member.value)
          }
        }
      }
    }
  }

  /// The scopes that no flow of the scheme has any more.
  private func lostScopes(of scheme: Node) -> Set<Name> {
    var (lost, left): (Set<Name>, Set<Name>) = ([], [])
    for flows in walk.containers(scheme[.flows]) {
      for flow in flows.members {
        let isLost = isLeftOut(flow.value, in: flows) || isLeftOut(flows, in: scheme)
        let names = walk.containers(flow.value[.scopes]).flatMap { $0.members.map(\.name) }
        if isLost { lost.formUnion(names) } else { left.formUnion(names) }
      }
    }
    return lost.subtracting(left)
  }

  // MARK: - Schemas

  /// The schemas of the components that are left out, with their names.
  mutating func lostComponents() -> [Named<Node>] {
    guard let schemas = walk.sections(walk.version.major == 2 ? .definitions : .schemas) else { return [] }
    let isGone = gone.contains(schemas)
    return schemas.members.filter { isGone || isLeftOut($0.value, in: schemas) }.map {
      Named($0.name.text, $0.value)
    }
  }

  /// Discriminators may name a schema of the components without an address.
  private mutating func leaveOutMappedNames() {
    let names = Set(lostComponents().map { Name($0.name) })
    guard !names.isEmpty else { return }
    for meeting in walk.met where meeting.node.kind == .string && meeting.kind == .schema {
      if let text = meeting.node.string, names.contains(Name(text)) { leaveOut(meeting.node) }
    }
  }
}
