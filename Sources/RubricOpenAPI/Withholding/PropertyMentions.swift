import RubricDocuments

/// What names the properties of one schema, beside what declares them elsewhere.
struct PropertyMentions {
  private var byName: [Name: [Node]] = [:]

  /// - Parameters:
  ///   - holders: objects whose `encoding` tells how the properties are written.
  ///   - containers: what stands at a place, with what references in place of it lead to.
  init(of schema: Node, encodedBy holders: [Node], containers: (Node?) -> [Node]) {
    for member in schema.members {
      switch Field(key: member.key) {
      case .required?: for list in containers(member.value) { addElements(of: list) }
      case .properties?, .dependentSchemas?: for names in containers(member.value) { addMembers(of: names) }
      case .dependentRequired?, .dependencies?:
        for names in containers(member.value) {
          addMembers(of: names)
          for entry in names.members { addElements(of: entry.value) }
        }
      case .propertyNames?: for names in containers(member.value[.enum]) { addElements(of: names) }
      case .discriminator?:
        // In Swagger 2.0 it is the name itself.
        add(member.value, under: member.value.string ?? member.value[.propertyName]?.string)
      default: break
      }
    }
    for holder in holders {
      for encoding in containers(holder[.encoding]) { addMembers(of: encoding) }
    }
  }

  private mutating func add(_ node: Node, under name: String?) {
    if let name { byName[Name(name), default: []].append(node) }
  }

  private mutating func addElements(of node: Node) {
    for element in node.elements { add(element, under: element.string) }
  }

  private mutating func addMembers(of node: Node) {
    for member in node.members { byName[member.name, default: []].append(member.value) }
  }

  /// The values that go with a property: its own declaration, its name in lists, what stands under its name.
  subscript(name: Name) -> [Node] { byName[name] ?? [] }

  /// All names.
  var names: some Collection<Name> { byName.keys }
}

extension WithheldSearch {
  /// Notes which objects tell how the properties of a schema are written: media types, and since 3.2 encodings
  /// within encodings.
  mutating func indexEncodings() {
    var pending: [Step] = []
    for meeting in walk.met where meeting.kind == .mediaType {
      for field in [Field.schema, .itemSchema] {
        if let schema = meeting.node[field] { pending.append(Step(node: schema, container: meeting.node)) }
      }
    }
    var seen: Set<Step> = []
    while let step = pending.popLast() {
      let encodings = walk.containers(step.container[.encoding]).filter(\.isMapping)
      guard !encodings.isEmpty, seen.insert(step).inserted else { continue }
      schemas.encoded[step.node, default: []].append(step.container)
      for encoding in encodings { give(.list, to: encoding) }
      let properties = walk.containers((walk.targets[step.node] ?? step.node)[.properties])
      for member in encodings.flatMap(\.members) where member.value[.encoding] != nil {
        for names in properties {
          guard let property = index.child(member.name, of: names) else { continue }
          pending.append(Step(node: property, container: member.value))
        }
      }
    }
  }

  private mutating func mentions(in schema: Node) -> PropertyMentions {
    if let known = schemas.mentions[schema] { return known }
    let made = PropertyMentions(of: schema, encodedBy: schemas.encoded[schema] ?? []) { walk.containers($0) }
    schemas.mentions[schema] = made
    return made
  }

  mutating func hasMentions(of name: Name, in schema: Node) -> Bool { !mentions(in: schema)[name].isEmpty }

  mutating func leaveOutMentions(of name: Name, in schema: Node) {
    let mentions = mentions(in: schema)[name]
    for node in mentions { leaveOut(node) }
    if !mentions.isEmpty { weaken(schema) }
  }

  mutating func leaveOutMentions(of names: Set<Name>, in schema: Node) {
    for name in mentions(in: schema).names where names.contains(name) {
      leaveOutMentions(of: name, in: schema)
    }
  }

  // MARK: - What would say something else

  /// A condition that has lost a part would be another one.
  mutating func weaken(_ schema: Node) {
    var pending = [schema]
    while let schema = pending.popLast() {
      guard schemas.weakened.insert(schema).inserted else { continue }
      for whole in schemas.wholes[schema] ?? [] {
        switch whole.field {
        case .not: leaveOut(schema, in: whole.schema)
        case .if: leaveOutCondition(of: whole.schema)
        default: break
        }
        pending.append(whole.schema)
      }
    }
  }

  mutating func leaveOutCondition(of schema: Node) {
    for field in [Field.if, .then, .else] {
      if let part = schema[field] { leaveOut(part, in: schema) }
    }
  }

  /// Leaves out a schema that has lost all it held, and alternatives to it that say no more than which properties
  /// must be there: with one of them open, that does not hold.
  mutating func leaveOutEmptied(_ schema: Node) {
    let wholes = schemas.wholes[schema] ?? []
    leaveOut(schema)
    for whole in wholes where whole.field == .anyOf || whole.field == .oneOf {
      guard let alternatives = walk.containers(whole.schema[whole.field]).last, alternatives.isSequence,
        schemas.judged.insert(alternatives).inserted
      else { continue }
      if alternatives.elements.allSatisfy(isBare) { leaveOut(alternatives) }
    }
  }

  private func isBare(_ schema: Node) -> Bool {
    schema.isMapping && schema.members.allSatisfy { $0.key == Field.required.key }
  }

  // MARK: - Names that others show

  /// Whether a schema about the same value, or a part of one, still declares the property.
  mutating func shows(_ name: Name, around schema: Node) -> Bool {
    var pending = outermost(of: schema)
    var seen: Set<Node> = []
    while let next = pending.popLast() {
      guard !gone.contains(next), seen.insert(next).inserted else { continue }
      schemas.stepsLeft -= 1
      if schemas.stepsLeft < 0 { return false }
      if let written = next[.properties], !isLeftOut(written, in: next) {
        for properties in walk.containers(written) {
          guard let property = index.child(name, of: properties) else { continue }
          if !isLeftOut(property, in: properties) { return true }
        }
      }
      pending += (schemas.parts[next] ?? []).map(\.schema) + (schemas.targets[next] ?? [])
    }
    return false
  }

  private mutating func outermost(of schema: Node) -> [Node] {
    var pending = [schema]
    var seen: Set<Node> = []
    var found: [Node] = []
    while let next = pending.popLast() {
      guard seen.insert(next).inserted, schemas.stepsLeft > 0 else { continue }
      schemas.stepsLeft -= 1
      let wholes = schemas.wholes[next] ?? []
      if wholes.isEmpty { found.append(next) }
      pending += wholes.map(\.schema)
    }
    return found.isEmpty ? [schema] : found
  }
}
