import RubricDiagnostics
import RubricDocuments

/// The operations of a description, and what names them and their parameters.
struct WithheldOperations {
  /// The path item that holds each operation.
  fileprivate var items: [Node: Node] = [:]
  /// In the order of the walk.
  fileprivate(set) var all: [Node] = []
  /// How many operations are left in each path item.
  fileprivate var left: [Node: Int] = [:]
  fileprivate var standings: Set<WithheldSearch.Step> = []
  fileprivate var links: [(link: Node, target: Node?)] = []
  fileprivate var parameters: [Node: ParameterNames] = [:]
  /// The names in the address of each server.
  fileprivate var serverNames: [Node: Set<Name>] = [:]

  /// What the parameters of an operation or of a path item are called.
  fileprivate struct ParameterNames {
    /// Those that are left out, by their names and by those behind their places.
    var lost: Set<Name> = []
    /// Those that stay, likewise.
    var left: Set<Name> = []
    /// Parts of the path among those that are left out.
    var lostInPath: [Node] = []
  }
}

extension WithheldSearch {
  mutating func indexOperations() {
    var seen: Set<Node> = []
    for meeting in walk.met where seen.insert(meeting.node).inserted {
      switch meeting.kind {
      case .pathItem: index(pathItem: meeting.node)
      case .callback: give(.callback, to: meeting.node)
      case .operation:
        for field in [Field.callbacks, .tags] {
          for list in walk.containers(meeting.node[field]) where !list.isScalar { give(.list, to: list) }
        }
      case .link: index(link: meeting.node)
      default: break
      }
    }
  }

  private mutating func index(pathItem item: Node) {
    var steps: Set<Step> = []
    func add(_ operation: Node, in container: Node) {
      operations.standings.insert(Step(node: operation, container: container))
      steps.insert(Step(node: operation, container: container))
      if operations.items.updateValue(item, forKey: operation) == nil { operations.all.append(operation) }
    }
    for member in item.members {
      guard let field = Field(key: member.key), case .named? = ObjectKind.pathItem.content(of: field) else {
        continue
      }
      add(member.value, in: item)
    }
    give(.operations(item), to: item)
    for others in walk.containers(item[.additionalOperations]) where others.isMapping {
      for member in others.members { add(member.value, in: others) }
      give(.operations(item), to: others)
      give(.list, to: others)
    }
    operations.left[item] = steps.count
  }

  /// A path of which no operation is left says only that there are some.
  mutating func loseOperation(_ step: Step, of item: Node) {
    guard operations.standings.contains(step), let left = operations.left[item] else { return }
    operations.left[item] = left - 1
    if left == 1, item[.ref] == nil { leaveOut(item) }
  }

  // MARK: - Links

  private mutating func index(link: Node) {
    var target: Node?
    if let text = link[.operationRef]?.string, let value = link[.operationRef] {
      target = walk.reader.target(of: text, at: value, in: link, as: .paths)?.node
      depend(link, on: target, by: text)
    }
    operations.links.append((link, target))
  }

  /// Links name the operation that can be called next, and what is put into its parameters.
  mutating func leaveOutLinks() {
    guard !operations.links.isEmpty else { return }
    let living = living()
    var byName: [Name: [Node]] = [:]
    for operation in operations.all {
      guard let name = operation[.operationID]?.string else { continue }
      byName[Name(name), default: []].append(operation)
    }
    for (link, target) in operations.links {
      var targets = target.map { [$0] } ?? []
      if let name = link[.operationID]?.string { targets += byName[Name(name)] ?? [] }
      guard !targets.isEmpty else { continue }
      let left = targets.filter { living.contains($0) }
      if left.isEmpty { leaveOut(link) }
      for operation in left { leaveOutParameters(of: link, to: operation) }
    }
  }

  private mutating func leaveOutParameters(of link: Node, to operation: Node) {
    for given in walk.containers(link[.parameters]) {
      for member in given.members where isLost(parameter: member.name, of: operation) {
        leaveOut(member.value, in: given)
      }
    }
  }

  /// Whether an operation has lost its parameter of a name, alone or behind its place (`query.limit`).
  mutating func isLost(parameter name: Name, of operation: Node) -> Bool {
    let lists = [operation[.parameters], operations.items[operation]?[.parameters]].flatMap {
      walk.containers($0)
    }
    let names = lists.map { parameterNames(in: $0) }
    return names.contains { $0.lost.contains(name) } && !names.contains { $0.left.contains(name) }
  }

  private mutating func parameterNames(in list: Node) -> WithheldOperations.ParameterNames {
    if let known = operations.parameters[list] { return known }
    var names = WithheldOperations.ParameterNames()
    for element in list.elements {
      let node = walk.targets[element] ?? element
      guard let name = node[.name]?.string else { continue }
      let place = node[.location]?.string ?? ""
      let both = [Name(name), Name("\(place).\(name)")]
      if isLeftOut(element, in: list) {
        names.lost.formUnion(both)
        if place == "path" { names.lostInPath.append(node) }
      } else {
        names.left.formUnion(both)
      }
    }
    operations.parameters[list] = names
    return names
  }

  /// What the root still leads to, through references too.
  private func living() -> Set<Node> {
    var living: Set<Node> = []
    var pending = [walk.root.root]
    while let node = pending.popLast() {
      guard !node.isScalar, living.insert(node).inserted else { continue }
      if let target = walk.targets[node] { pending.append(target) }
      if let reference = node.reference, let target = walk.targets[reference.node],
        !isLeftOut(reference.node, in: node)
      {
        pending.append(target)
      }
      for member in node.members where !isLeftOut(member.value, in: node) { pending.append(member.value) }
      for element in node.elements where !isLeftOut(element, in: node) { pending.append(element) }
    }
    return living
  }

  // MARK: - Addresses

  /// An operation cannot be called without a part of its path, whose name stays where it stands there.
  mutating func reportPathParameters() {
    for paths in walk.containers(walk.root.root[.paths]) { reportPathParameters(in: paths) }
  }

  private mutating func reportPathParameters(in paths: Node) {
    for member in paths.members where !isLeftOut(member.value, in: paths) {
      let item = walk.targets[member.value] ?? member.value
      let own = ownOperations(of: item)
      guard !own.isEmpty else { continue }
      let lists = ([item] + own).flatMap { walk.containers($0[.parameters]) }
      let lost = lists.flatMap { parameterNames(in: $0).lostInPath }
      guard !lost.isEmpty else { continue }
      let names = member.name.bracedNames
      for parameter in lost {
        guard let name = parameter[.name]?.string.map({ Name($0) }), names.contains(name) else { continue }
        report(parameter, name, in: member.name)
      }
    }
  }

  private func ownOperations(of item: Node) -> [Node] {
    ([item] + walk.containers(item[.additionalOperations])).flatMap { container in
      container.members.map { Step(node: $0.value, container: container) }
        .filter { operations.standings.contains($0) && !isLeftOut($0.node, in: container) }.map(\.node)
    }
  }

  private mutating func report(_ parameter: Node, _ name: Name, in path: Name) {
    findings.append(
      Finding(
        "document-valid", .warning,
        "the path parameter '\(name.text)' is internal, but callers of '\(path.text)' must send it",
        at: parameter.valueSpan(of: .name),
        help: "mark the operation or the path item with 'x-internal' instead"))
  }

  mutating func indexServers() {
    var seen: Set<Node> = []
    for meeting in walk.met where meeting.kind == .server && seen.insert(meeting.node).inserted {
      for variables in walk.containers(meeting.node[.variables]) where variables.isMapping {
        give(.variables(meeting.node), to: variables)
      }
    }
  }

  /// A server whose address has a part that callers do not know is none that they can call.
  mutating func loseVariable(_ step: Step, of server: Node) {
    guard !withheld.contains(server), let url = server[.url]?.string else { return }
    let names = operations.serverNames[server] ?? Name(url).bracedNames
    operations.serverNames[server] = names
    guard let name = index.names(of: step.node, in: step.container).first(where: { names.contains($0) })
    else { return }
    leaveOut(server)
    findings.append(
      Finding(
        "document-valid", .warning,
        "the server is left out, as its address needs the internal variable '\(name.text)'",
        at: server.valueSpan(of: .url), help: "mark the server with 'x-internal', or show the variable"))
  }
}

extension Name {
  /// What stands in braces.
  fileprivate var bracedNames: Set<Name> {
    var names: Set<Name> = []
    var rest = text.utf8[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      names.insert(Name(String(decoding: rest[rest.index(after: open)..<close], as: UTF8.self)))
      rest = rest[rest.index(after: close)...]
    }
    return names
  }
}
