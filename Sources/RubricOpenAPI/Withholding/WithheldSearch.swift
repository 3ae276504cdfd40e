import RubricDiagnostics
import RubricDocuments

/// The search for what is withheld, and for what cannot stand without it: a work list, on which each place that is
/// left out and each value that thereby stands nowhere comes once. What follows by name — required properties,
/// tags, scopes, links — is told by the files beside this one.
struct WithheldSearch {
  var walk: ReferenceWalk
  /// How many objects say that they are internal.
  private(set) var count = 0
  /// Places that are left out, by document.
  private(set) var leftOut: [ObjectIdentifier: Set<Standing>] = [:]
  /// Documents of which something may be left out.
  private(set) var documents: [ObjectIdentifier: Document] = [:]
  var findings: [Finding] = []

  /// Values that are left out wherever they stand.
  private(set) var withheld: Set<Node> = []
  /// Values that stand nowhere any more, in whatever they stood.
  private(set) var gone: Set<Node> = []
  private var pending: [Event] = []
  private var holders: [ObjectIdentifier: Holders] = [:]
  private var standingsLeft: [Node: Int] = [:]
  /// What refers to a value, or has an address that leads through it.
  private var sources: [Node: [Node]] = [:]
  /// What has an address that leads through a value where it stands, of values that stand in several places.
  private var passing: [Step: [Node]] = [:]
  private var roles: [Node: [Role]] = [:]
  private var remaining: [Node: Int] = [:]
  var index = MemberIndex()

  var operations = WithheldOperations()
  var schemas = SchemaGraph()

  /// A value in one of its containers.
  struct Step: Hashable {
    var node: Node
    var container: Node
  }

  private enum Event {
    case leftOut(Step)
    case gone(Node)
    case property(SchemaGraph.Fact)
  }

  /// What it means for a container to lose something.
  enum Role {
    /// It goes when nothing is left in it: an empty one says something else than none.
    case list
    /// The same, but for extensions.
    case callback
    /// It holds operations of a path item.
    case operations(Node)
    /// It holds the properties of a schema.
    case properties(Node)
    /// It holds the variables of a server.
    case variables(Node)
    /// A schema that stands within another one and is about the same value.
    case part
    /// A schema with `if`, without which `then` and `else` say nothing.
    case condition
  }

  init(_ walk: ReferenceWalk) { self.walk = walk }

  mutating func run() {
    let marked = self.marked()
    count = marked.count
    guard count > 0 else { return }
    for meeting in walk.met { documents[ObjectIdentifier(meeting.node.document)] = meeting.node.document }
    for (source, target) in walk.targets {
      depend(source, on: target, by: source.string ?? source.reference?.text ?? source[.ref]?.string)
    }
    for (array, _) in walk.arrays { give(.list, to: array) }
    indexOperations()
    indexServers()
    indexSchemas()
    for node in marked { node == walk.root.root ? leaveOutAll() : leaveOut(node) }
    settle()
    settleProperties()
    leaveOutNames()
    leaveOutLinks()
    settle()
    leaveOutExpressions()
    leaveOutDiscriminatorValues()
    leaveOutData()
    settle()
    reportPathParameters()
  }

  /// The objects that say they are internal, each once, in the order of the walk.
  private func marked() -> [Node] {
    var seen: Set<Node> = []
    var marked: [Node] = []
    func note(_ node: Node?) {
      if let node, node.isInternal, seen.insert(node).inserted { marked.append(node) }
    }
    for meeting in walk.met {
      note(meeting.node)
      // Objects by the specification that hold nothing but others by name.
      switch meeting.kind {
      case .root: note(meeting.node[.paths])
      case .operation: note(meeting.node[.responses])
      case .securityScheme: note(meeting.node[.flows])
      default: break
      }
    }
    return marked
  }

  /// A description that is internal as a whole says no more than what it is.
  private mutating func leaveOutAll() {
    let root = walk.root.root
    for member in root.members where member.key != Field.openapi.key && member.key != Field.swagger.key {
      leaveOut(member.value, in: root)
    }
    let mark = root.members.first { $0.name == "x-internal" }
    findings.append(
      Finding(
        "document-valid", .error, "the whole description is internal, so that nothing of it is shown",
        at: mark?.keySpan ?? root.span, help: "publish it elsewhere, or take 'x-internal' away"))
  }

  // MARK: - The work list

  /// Leaves a value out wherever it stands, and what refers to it.
  mutating func leaveOut(_ node: Node) {
    guard withheld.insert(node).inserted else { return }
    let containers = Array(holders(of: node.document)[node])
    for container in containers { leaveOut(node, in: container) }
    if containers.isEmpty { pending.append(.gone(node)) }
    lose(sources.removeValue(forKey: node))
  }

  mutating func leaveOut(_ node: Node, in container: Node) {
    let key = ObjectIdentifier(container.document)
    guard leftOut[key, default: []].insert(Standing(node, in: container)).inserted else { return }
    // What stood in something that is gone was let go with it.
    if !gone.contains(container) { release(node) }
    pending.append(.leftOut(Step(node: node, container: container)))
  }

  func isLeftOut(_ node: Node, in container: Node) -> Bool {
    leftOut[ObjectIdentifier(container.document)]?.contains(Standing(node, in: container)) == true
  }

  mutating func note(_ fact: SchemaGraph.Fact) { pending.append(.property(fact)) }

  mutating func settle() {
    while let event = pending.popLast() {
      switch event {
      case .leftOut(let step): takeLoss(step)
      case .gone(let node): takeGone(node)
      case .property(let fact): spread(fact)
      }
    }
  }

  private mutating func lose(_ nodes: [Node]?) {
    for node in nodes ?? [] { leaveOut(node) }
  }

  /// The value stands in one container less.
  private mutating func release(_ node: Node) {
    let left = standingsLeft[node] ?? holders(of: node.document)[node].count
    standingsLeft[node] = left - 1
    if left == 1 { pending.append(.gone(node)) }
  }

  private mutating func takeGone(_ node: Node) {
    guard gone.insert(node).inserted else { return }
    lose(sources.removeValue(forKey: node))
    loseAnchors(of: node)
    guard !node.isScalar else { return }
    let values = node.isMapping ? node.members.map(\.value) : Array(node.elements)
    var seen: Set<Node> = []
    for value in values where seen.insert(value).inserted && !isLeftOut(value, in: node) {
      lose(passing.removeValue(forKey: Step(node: value, container: node)))
      release(value)
    }
  }

  private mutating func takeLoss(_ step: Step) {
    lose(passing.removeValue(forKey: step))
    guard let roles = roles[step.container] else { return }
    var countsExtensions = true
    if case .callback? = roles.first { countsExtensions = false }
    let left = (remaining[step.container] ?? count(in: step.container, countsExtensions)) - 1
    remaining[step.container] = left
    for role in roles {
      switch role {
      case .list, .callback: if left == 0 { leaveOut(step.container) }
      case .operations(let item): loseOperation(step, of: item)
      case .properties(let schema): loseProperty(step, of: schema)
      case .variables(let server): loseVariable(step, of: server)
      case .condition: if step.container[.if] == step.node { leaveOutCondition(of: step.container) }
      case .part: if left == 0 { leaveOutEmptied(step.container) }
      }
    }
  }

  private func count(in container: Node, _ countsExtensions: Bool) -> Int {
    let values =
      container.isMapping
      ? container.members.filter { countsExtensions || !$0.name.isExtension }.map(\.value.number)
      : container.elements.map(\.number)
    return Set(values).count
  }

  mutating func give(_ role: Role, to node: Node) { roles[node, default: []].append(role) }

  private mutating func holders(of document: Document) -> Holders {
    if let known = holders[ObjectIdentifier(document)] { return known }
    let made = Holders(document)
    holders[ObjectIdentifier(document)] = made
    return made
  }

  // MARK: - References

  /// Says that a source cannot stand without its target, nor without what the address leads through.
  ///
  /// - Parameter text: the address; nil where it is none.
  mutating func depend(_ source: Node, on target: Node?, by text: String?) {
    if let target { sources[target, default: []].append(source) }
    guard let text, let (start, tokens) = path(of: text, from: source) else { return }
    let shared = holders(of: start.document).hasShared
    var node = start
    for token in tokens {
      guard let next = index.child(token, of: node) else {
        // Through a reference: what it stands in must stay, too.
        sources[node, default: []].append(source)
        return
      }
      if shared, holders(of: next.document)[next].count > 1 {
        passing[Step(node: next, container: node), default: []].append(source)
      }
      node = next
    }
    if let target, node != target { sources[node, default: []].append(source) }
  }

  /// Where the pointer of an address begins, and its names; nil where there is no pointer.
  private func path(of text: String, from source: Node) -> (start: Node, tokens: [Name])? {
    let bytes = text.utf8
    guard let hash = bytes.firstIndex(of: UInt8(ascii: "#")) else { return nil }
    let fragment = bytes[bytes.index(after: hash)...]
    guard fragment.first == UInt8(ascii: "/") else { return nil }
    var start = source.document.root
    if hash > bytes.startIndex {
      let address = String(decoding: bytes[..<hash], as: UTF8.self)
      guard case .document(let other) = walk.reader.resolver.load(address, source.document.source) else {
        return nil
      }
      start = other.root
    }
    return (start, ReferenceResolver.names(of: Array(fragment)))
  }
}

/// Looks members up by name, in large objects too.
struct MemberIndex {
  private var members: [Node: [Name: Node]] = [:]
  private var names: [Node: [Node: [Name]]] = [:]
  private static let large = 16

  /// The member of that name, or the element at that position.
  mutating func child(_ name: Name, of node: Node) -> Node? {
    if node.isSequence {
      guard let position = Int(name.text), position >= 0, position < node.count else { return nil }
      return node.elements[position]
    }
    guard node.count > MemberIndex.large else { return node.member(named: name)?.value }
    if let known = members[node] { return known[name] }
    let made = Dictionary(node.members.map { ($0.name, $0.value) }) { first, _ in first }
    members[node] = made
    return made[name]
  }

  /// The names under which a value stands in a mapping.
  mutating func names(of value: Node, in container: Node) -> [Name] {
    if let known = names[container] { return known[value] ?? [] }
    var made: [Node: [Name]] = [:]
    for member in container.members { made[member.value, default: []].append(member.name) }
    names[container] = made
    return made[value] ?? []
  }
}

extension Node {
  /// Whether the object says that it is the organisation's own.
  fileprivate var isInternal: Bool {
    isMapping && members.contains { $0.name == "x-internal" && $0.value.boolean == true }
  }
}
