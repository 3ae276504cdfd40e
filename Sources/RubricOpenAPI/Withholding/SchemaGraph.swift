import RubricDocuments

/// How schemas that are about the same value hang together, and which names of properties are withheld in each.
struct SchemaGraph {
  /// In the order of the walk, each once.
  fileprivate(set) var all: [Node] = []
  /// Schemas that stand within a schema and are about the same value.
  fileprivate(set) var parts: [Node: [Part]] = [:]
  /// What they stand in.
  fileprivate(set) var wholes: [Node: [Part]] = [:]
  /// The schemas that a schema refers to.
  fileprivate(set) var targets: [Node: [Node]] = [:]
  fileprivate var sources: [Node: [Node]] = [:]
  fileprivate var anchors: [Name: AnchorUse] = [:]
  fileprivate var strengths: [Fact.Key: Strength] = [:]
  /// Names that are taken for withheld in all schemas, since it would take too long to tell in which.
  private(set) var everywhere: Set<Name> = []
  /// What is to be looked at once all properties are known that stay.
  fileprivate(set) var doubtful: [Fact.Key] = []
  /// What names a property, by schema.
  var mentions: [Node: PropertyMentions] = [:]
  /// Objects whose `encoding` tells how the properties of a schema are written.
  var encoded: [Node: [Node]] = [:]
  /// Schemas of which something was left out.
  var weakened: Set<Node> = []
  /// Lists of alternatives of which one was left out.
  var judged: Set<Node> = []
  /// Steps left for going from schema to schema, in the part of the search that is at work.
  var stepsLeft = SchemaGraph.mostSteps
  static let mostSteps = 500_000
  private var workLeft = 1_500_000

  /// A schema at the other end of a field.
  struct Part {
    var schema: Node
    var field: Field
    /// Whether it holds of each value that the whole holds of.
    var isCertain: Bool { field == .allOf }
  }

  /// How a name came to be withheld in a schema.
  enum Strength: UInt8, Comparable {
    /// By a schema that refers to it.
    case fromUser
    /// By one of several alternatives.
    case fromAlternative
    /// By itself or by what holds of all its values.
    case certain

    static func < (a: Strength, b: Strength) -> Bool { a.rawValue < b.rawValue }
  }

  /// A property that is withheld.
  struct Fact {
    struct Key: Hashable {
      var schema: Node
      var name: Name
    }
    var key: Key
    var strength: Strength
  }

  fileprivate struct AnchorUse {
    /// How many schemas are left that call themselves so.
    var left = 0
    var sources: [Node] = []
  }

  fileprivate mutating func isNews(_ fact: Fact) -> Bool {
    if let known = strengths[fact.key], known >= fact.strength { return false }
    if workLeft < 0 {
      everywhere.insert(fact.key.name)
      return false
    }
    let schema = fact.key.schema
    workLeft -= 1 + (parts[schema]?.count ?? 0) + (wholes[schema]?.count ?? 0)
    workLeft -= (targets[schema]?.count ?? 0) + (sources[schema]?.count ?? 0)
    strengths[fact.key] = fact.strength
    return true
  }

  /// Whether any property is withheld.
  var hasFacts: Bool { !strengths.isEmpty }
  /// Every name that is withheld in some schema.
  var names: Set<Name> { Set(strengths.keys.map(\.name)).union(everywhere) }

  func strength(of name: Name, in schema: Node) -> Strength? {
    everywhere.contains(name) ? .certain : strengths[Fact.Key(schema: schema, name: name)]
  }

  /// The schemas within one that are about the same value, with the fields that hold them.
  ///
  /// - Parameter containers: what stands at a place, with what references in place of it lead to.
  static func parts(of schema: Node, containers: (Node?) -> [Node]) -> [Part] {
    schema.members.flatMap { member -> [Part] in
      guard let field = Field(key: member.key) else { return [] }
      let nodes: [Node]
      switch field {
      case .allOf, .anyOf, .oneOf:
        let list = containers(member.value).last { $0.isSequence }
        nodes = list.map { Array($0.elements) } ?? [member.value]
      case .not, .if, .then, .else: nodes = [member.value]
      case .dependentSchemas, .dependencies:
        nodes = containers(member.value).flatMap { $0.members.map(\.value) }
      default: nodes = []
      }
      return nodes.filter(\.isMapping).map { Part(schema: $0, field: field) }
    }
  }
}

extension WithheldSearch {
  mutating func indexSchemas() {
    var seen: Set<Node> = []
    for meeting in walk.met where meeting.kind == .schema && meeting.node.isMapping {
      if seen.insert(meeting.node).inserted { schemas.all.append(meeting.node) }
    }
    for schema in schemas.all { indexAnchors(of: schema) }
    for schema in schemas.all {
      let parts = SchemaGraph.parts(of: schema) { walk.containers($0) }
      if !parts.isEmpty { schemas.parts[schema] = parts }
      for part in parts {
        if schemas.wholes[part.schema] == nil { give(.part, to: part.schema) }
        schemas.wholes[part.schema, default: []].append(SchemaGraph.Part(schema: schema, field: part.field))
      }
      if let target = walk.targets[schema] { connect(schema, to: target) }
      if schema[.if] != nil { give(.condition, to: schema) }
      indexDynamicReference(of: schema)
    }
    for schema in schemas.all { giveRoles(to: schema) }
    indexEncodings()
  }

  private mutating func connect(_ schema: Node, to target: Node) {
    schemas.targets[schema, default: []].append(target)
    schemas.sources[target, default: []].append(schema)
  }

  private mutating func giveRoles(to schema: Node) {
    for properties in walk.containers(schema[.properties]) where properties.isMapping {
      give(.properties(schema), to: properties)
      if schemas.wholes[schema] != nil { give(.list, to: properties) }
    }
    for field in [Field.required, .dependentSchemas, .dependencies, .dependentRequired] {
      for value in walk.containers(schema[field]) where !value.isScalar {
        give(.list, to: value)
        for member in value.members where member.value.isSequence { give(.list, to: member.value) }
      }
    }
  }

  // MARK: - Anchors

  private mutating func indexAnchors(of schema: Node) {
    for field in [Field.anchor, .dynamicAnchor] {
      if let name = schema[field]?.string { schemas.anchors[Name(name), default: .init()].left += 1 }
    }
  }

  private mutating func indexDynamicReference(of schema: Node) {
    guard let text = schema[.dynamicRef]?.string, let value = schema[.dynamicRef] else { return }
    let bytes = text.utf8
    let hash = bytes.firstIndex(of: UInt8(ascii: "#")).map { bytes.index(after: $0) } ?? bytes.endIndex
    let name = Name(String(decoding: bytes[hash...], as: UTF8.self))
    if schemas.anchors[name] != nil { schemas.anchors[name]?.sources.append(schema) }
    let target = walk.reader.target(of: text, at: value, in: schema, as: .schemas)?.node
    if let target { connect(schema, to: target) }
    // Others of that name may stand for an anchor, but not for an address.
    let isAnchor = target?[.dynamicAnchor]?.string.map { Name($0) } == name
    depend(schema, on: isAnchor ? nil : target, by: text)
  }

  /// A dynamic reference needs some schema that calls itself so.
  mutating func loseAnchors(of schema: Node) {
    for field in [Field.anchor, .dynamicAnchor] {
      guard let name = schema[field]?.string, var use = schemas.anchors[Name(name)] else { continue }
      use.left -= 1
      schemas.anchors[Name(name)] = use
      if use.left == 0 { for source in use.sources { leaveOut(source) } }
    }
  }

  // MARK: - Names of properties

  mutating func loseProperty(_ step: Step, of schema: Node) {
    for name in index.names(of: step.node, in: step.container) { withhold(name, in: schema, .certain) }
    weaken(schema)
  }

  private mutating func withhold(_ name: Name, in schema: Node, _ strength: SchemaGraph.Strength) {
    note(SchemaGraph.Fact(key: .init(schema: schema, name: name), strength: strength))
  }

  /// Takes the name of a property to the schemas that are about the same value.
  mutating func spread(_ fact: SchemaGraph.Fact) {
    guard schemas.isNews(fact) else { return }
    let (schema, name) = (fact.key.schema, fact.key.name)
    if fact.strength == .certain {
      leaveOutMentions(of: name, in: schema)
    } else {
      schemas.doubtful.append(fact.key)
    }
    for part in schemas.parts[schema] ?? [] { withhold(name, in: part.schema, fact.strength) }
    for target in schemas.targets[schema] ?? [] { withhold(name, in: target, .fromUser) }
    guard fact.strength > .fromUser else { return }
    for source in schemas.sources[schema] ?? [] { withhold(name, in: source, fact.strength) }
    for whole in schemas.wholes[schema] ?? [] {
      withhold(name, in: whole.schema, whole.isCertain ? fact.strength : .fromAlternative)
    }
  }

  /// Leaves out what names properties that are withheld in a part of the alternatives, where no other one shows
  /// them; and so on, as that may take with it what showed them.
  mutating func settleProperties() {
    schemas.stepsLeft = SchemaGraph.mostSteps
    var rounds = 0
    var done = 0
    repeat {
      done = withheld.count
      for key in schemas.doubtful where schemas.strength(of: key.name, in: key.schema) != .certain {
        guard hasMentions(of: key.name, in: key.schema) else { continue }
        // More rounds than authors need: whatever is still in doubt is left out.
        if rounds < 8, shows(key.name, around: key.schema) { continue }
        leaveOutMentions(of: key.name, in: key.schema)
      }
      if !schemas.everywhere.isEmpty {
        for schema in schemas.all { leaveOutMentions(of: schemas.everywhere, in: schema) }
      }
      settle()
      rounds += 1
    } while withheld.count > done && rounds <= 8
  }
}
