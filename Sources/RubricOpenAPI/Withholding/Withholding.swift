import RubricDiagnostics
import RubricDocuments

/// What of a description is meant for the organisation's own callers (`x-internal: true`), and the description
/// without it: what is left out stands nowhere any more, nor do references to it and mentions of its name.
public struct Withholding: Sendable {
  /// How many objects say that they are internal.
  public let count: Int
  /// Documents that lack something, by what they were.
  private let reduced: [ObjectIdentifier: Document]

  /// Goes through all that the description is read of.
  public init(_ root: Document, load: @escaping DocumentLoader) {
    guard case .success(let declared) = SpecificationVersion.declared(by: root.root) else {
      (count, reduced) = (0, [:])
      return
    }
    var walk = ReferenceWalk(root, version: declared.version, load: load)
    walk.run()
    var search = WithheldSearch(walk)
    search.run()
    count = search.count
    var reduced: [ObjectIdentifier: Document] = [:]
    for (document, standings) in search.leftOut where !standings.isEmpty {
      reduced[document] = search.documents[document]?.without(standings)
    }
    self.reduced = reduced
  }

  /// The document without what is withheld.
  public func document(_ document: Document) -> Document { reduced[ObjectIdentifier(document)] ?? document }

  /// Gives documents without what is withheld.
  public func loader(_ load: @escaping DocumentLoader) -> DocumentLoader {
    { address, base in
      guard case .document(let document) = load(address, base) else { return load(address, base) }
      return .document(self.document(document))
    }
  }
}

/// The search for what is withheld, and for what cannot stand without it.
struct WithheldSearch {
  private var walk: ReferenceWalk
  /// Places that are left out, by document.
  private(set) var leftOut: [ObjectIdentifier: Set<Standing>] = [:]
  private(set) var documents: [ObjectIdentifier: Document] = [:]
  private(set) var count = 0
  private var withheld: Set<Node> = []
  private var containers: [Node: [Node]] = [:]
  /// What refers to a node.
  private var sources: [Node: [Node]] = [:]

  /// References to parts of what is withheld may withhold what they stand in, and so on; so many times.
  private static let mostRounds = 50

  init(_ walk: ReferenceWalk) { self.walk = walk }

  mutating func run() {
    for meeting in walk.met {
      documents[ObjectIdentifier(meeting.node.document)] = meeting.node.document
      if let container = meeting.container { containers[meeting.node, default: []].append(container) }
    }
    for meeting in walk.met where !withheld.contains(meeting.node) && meeting.node.isInternal {
      count += 1
      leaveOut(meeting.node)
    }
    guard count > 0 else { return }
    for (source, target) in walk.targets { sources[target, default: []].append(source) }
    for _ in 0..<WithheldSearch.mostRounds {
      let before = withheld.count
      followReferences()
      leaveOutEmptyPathItems()
      leaveOutNames()
      leaveOutLinks()
      if withheld.count == before { break }
    }
    leaveOutMappedNames()
    leaveOutRequired()
    leaveOutEmptyArrays()
  }

  /// Leaves a value out wherever it stands.
  private mutating func leaveOut(_ node: Node) {
    withheld.insert(node)
    for container in containers[node] ?? [] { leaveOut(node, in: container) }
  }

  private mutating func leaveOut(_ node: Node, in container: Node) {
    leftOut[ObjectIdentifier(container.document), default: []].insert(Standing(node, in: container))
  }

  private func isLeftOut(_ node: Node, in container: Node) -> Bool {
    leftOut[ObjectIdentifier(container.document)]?.contains(Standing(node, in: container)) == true
  }

  /// What refers to something that is left out, or to a part of it, is left out too.
  private mutating func followReferences() {
    var kept: Set<Node> = []
    var pending: [Node] = documents.values.map(\.root).filter { !withheld.contains($0) }
    while let node = pending.popLast() {
      guard kept.insert(node).inserted else { continue }
      for member in node.members where !isLeftOut(member.value, in: node) { pending.append(member.value) }
      for element in node.elements where !isLeftOut(element, in: node) { pending.append(element) }
    }
    var lost = walk.targets.filter { !kept.contains($0.value) && !withheld.contains($0.key) }.map(\.key)
    while let node = lost.popLast() {
      guard !withheld.contains(node) else { continue }
      leaveOut(node)
      lost += sources[node] ?? []
    }
  }

  /// A path of which no operation is left says only that there are some.
  private mutating func leaveOutEmptyPathItems() {
    for meeting in walk.met where meeting.kind == .pathItem && !withheld.contains(meeting.node) {
      let operations = meeting.node.members.filter { member in
        guard let field = Field(key: member.key), case .named? = ObjectKind.pathItem.content(of: field) else {
          return false
        }
        return true
      }
      guard !operations.isEmpty, meeting.node[.ref] == nil, meeting.node[.additionalOperations] == nil else {
        continue
      }
      if operations.allSatisfy({ isLeftOut($0.value, in: meeting.node) }) {
        leaveOut(meeting.node)
        for source in sources[meeting.node] ?? [] { leaveOut(source) }
      }
    }
  }

  // MARK: - Names

  /// Discriminators may name a schema of the components without an address.
  private mutating func leaveOutMappedNames() {
    guard let schemas = walk.sections(version.major == 2 ? .definitions : .schemas) else { return }
    let names = Set(schemas.members.filter { isLeftOut($0.value, in: schemas) }.map(\.name))
    guard !names.isEmpty else { return }
    for meeting in walk.met where meeting.node.kind == .string && meeting.kind == .schema {
      if let text = meeting.node.string, names.contains(Name(text)) { leaveOut(meeting.node) }
    }
  }

  private var version: SpecificationVersion { walk.version }

  /// Tags and security schemes are referred to by their names.
  private mutating func leaveOutNames() {
    let tags = Set(names(of: .tag) { $0[.name]?.string.map { Name($0) } })
    var holders: Set<Node> = []
    for meeting in walk.met where meeting.kind == .securityScheme && withheld.contains(meeting.node) {
      if let container = meeting.container { holders.insert(container) }
    }
    var schemes: Set<Name> = []
    for holder in holders {
      schemes.formUnion(holder.members.filter { isLeftOut($0.value, in: holder) }.map(\.name))
    }
    guard !tags.isEmpty || !schemes.isEmpty else { return }
    for meeting in walk.met where meeting.kind == .operation || meeting.kind == .root {
      if meeting.kind == .operation, let list = meeting.node[.tags] {
        leaveOut(from: list, of: meeting.node) { $0.string.map { tags.contains(Name($0)) } == true }
      }
      if let list = meeting.node[.security] {
        leaveOut(from: list, of: meeting.node) { $0.members.contains { schemes.contains($0.name) } }
      }
    }
  }

  /// The names of withheld objects of a kind.
  private func names(of kind: ObjectKind, _ name: (Node) -> Name?) -> [Name] {
    walk.met.filter { $0.kind == kind && withheld.contains($0.node) }.compactMap { name($0.node) }
  }

  private mutating func leaveOut(from list: Node, of container: Node, where isNamed: (Node) -> Bool) {
    let named = list.elements.filter(isNamed)
    for element in named { leaveOut(element, in: list) }
    // An empty list says something else than none.
    if !named.isEmpty, list.elements.allSatisfy({ isLeftOut($0, in: list) }) { leaveOut(list, in: container) }
  }

  /// Links name the operation that can be called next.
  private mutating func leaveOutLinks() {
    let operations = Set(names(of: .operation) { $0[.operationID]?.string.map { Name($0) } })
    guard !operations.isEmpty else { return }
    for meeting in walk.met where meeting.kind == .link && !withheld.contains(meeting.node) {
      guard let name = meeting.node[.operationID]?.string, operations.contains(Name(name)) else { continue }
      leaveOut(meeting.node)
    }
  }

  /// A property that is withheld is not among the required ones, of its schema and of those that add to it.
  private mutating func leaveOutRequired() {
    for meeting in walk.met where meeting.kind == .schema && meeting.node.isMapping {
      let parts = (meeting.node[.allOf]?.elements).map(Array.init) ?? []
      let schemas = [meeting.node] + parts.map { walk.targets[$0] ?? $0 }
      var names: Set<Name> = []
      for schema in schemas {
        guard let properties = schema[.properties], properties.isMapping else { continue }
        for member in properties.members where isLeftOut(member.value, in: properties) {
          names.insert(member.name)
        }
      }
      guard !names.isEmpty else { continue }
      for schema in schemas {
        guard let required = schema[.required] else { continue }
        leaveOut(from: required, of: schema) { $0.string.map { names.contains(Name($0)) } == true }
      }
    }
  }

  /// An array of objects that has lost all of them goes with them: `oneOf: []` would allow nothing.
  private mutating func leaveOutEmptyArrays() {
    for (array, container) in walk.arrays
    where !array.elements.isEmpty && array.elements.allSatisfy({ isLeftOut($0, in: array) }) {
      leaveOut(array, in: container)
    }
  }
}

extension Node {
  /// Whether the object says that it is the organisation's own.
  fileprivate var isInternal: Bool {
    isMapping && members.contains { $0.name == "x-internal" && $0.value.boolean == true }
  }
}
