import RubricDocuments

/// Leaves properties that are withheld out of examples, defaults and allowed values.
struct DataWalk {
  /// Values still to be gone through, each with a schema that holds of it.
  fileprivate var pending: [WithheldSearch.Step] = []
  fileprivate var seen: Set<WithheldSearch.Step> = []
  fileprivate var reached: [Node: [Node]] = [:]
  fileprivate var stepsLeft = 2_000_000

  fileprivate mutating func add(_ value: Node?, of schema: Node?) {
    guard let value, !value.isScalar, let schema, schema.isMapping else { return }
    pending.append(WithheldSearch.Step(node: value, container: schema))
  }
}

extension WithheldSearch {
  mutating func leaveOutData() {
    guard schemas.hasFacts else { return }
    schemas.stepsLeft = SchemaGraph.mostSteps
    var data = DataWalk()
    for schema in schemas.all where !gone.contains(schema) { addData(of: schema, to: &data) }
    for meeting in walk.met where [.mediaType, .parameter, .response].contains(meeting.kind) {
      addExamples(of: meeting.node, to: &data)
    }
    let roots = data.pending.map(\.node)
    while data.stepsLeft >= 0, let step = data.pending.popLast() { take(step, &data) }
    // Where it takes too long to tell by the schemas: by name alone.
    if data.stepsLeft < 0 { leaveOut(schemas.names, from: roots) }
  }

  private func addData(of schema: Node, to data: inout DataWalk) {
    for field in [Field.example, .default, .const] { data.add(schema[field], of: schema) }
    for field in [Field.examples, .enum] {
      for list in walk.containers(schema[field]) {
        for element in list.elements { data.add(element, of: schema) }
      }
    }
  }

  private func addExamples(of holder: Node, to data: inout DataWalk) {
    func add(_ value: Node?) {
      data.add(value, of: holder[.schema])
      guard let value, let schema = holder[.itemSchema] else { return }
      for element in value.elements { data.add(element, of: schema) }
    }
    add(holder[.example])
    for member in walk.containers(holder[.examples]).flatMap(\.members) {
      let example = walk.targets[member.value] ?? member.value
      // In Swagger 2.0 it is the value itself.
      if walk.version.major == 2 { add(example) }
      add(example[.value])
      add(example[.dataValue])
    }
  }

  private mutating func take(_ step: Step, _ data: inout DataWalk) {
    let (value, schema) = (step.node, step.container)
    guard data.seen.insert(step).inserted else { return }
    let parts = data.reached[schema] ?? Array(reached(from: [schema]))
    data.reached[schema] = parts
    data.stepsLeft -= 1 + parts.count * (1 + value.count)
    if schemas.stepsLeft < 0 { data.stepsLeft = -1 }
    guard data.stepsLeft >= 0 else { return }
    if value.isSequence { return addElements(of: value, parts, to: &data) }
    for member in value.members {
      if isWithheld(member.name, in: schema) {
        leaveOut(member.value, in: value)
      } else {
        for part in parts { add(member, as: part, to: &data) }
      }
    }
  }

  private func addElements(of value: Node, _ parts: [Node], to data: inout DataWalk) {
    let fields = [Field.items, .prefixItems, .contains, .unevaluatedItems, .additionalItems]
    let items = parts.flatMap { part in fields.compactMap { part[$0] } }
      .flatMap { walk.list($0) ?? [$0] }
    data.stepsLeft -= items.count * value.count
    guard data.stepsLeft >= 0 else { return }
    for element in value.elements {
      for item in items { data.add(element, of: item) }
    }
  }

  /// The schemas that hold of a member by a part of the schema that holds of its object.
  private mutating func add(_ member: Node.Member, as part: Node, to data: inout DataWalk) {
    guard !member.value.isScalar else { return }
    for properties in walk.containers(part[.properties]) {
      guard let property = index.child(member.name, of: properties) else { continue }
      return data.add(member.value, of: property)
    }
    data.add(member.value, of: part[.additionalProperties])
    data.add(member.value, of: part[.unevaluatedProperties])
    for patterns in walk.containers(part[.patternProperties]) {
      data.stepsLeft -= patterns.count
      for pattern in patterns.members { data.add(member.value, of: pattern.value) }
    }
  }

  mutating func isWithheld(_ name: Name, in schema: Node) -> Bool {
    switch schemas.strength(of: name, in: schema) {
    case nil: false
    case .certain: true
    case .fromAlternative, .fromUser: !shows(name, around: schema)
    }
  }

  private mutating func leaveOut(_ names: Set<Name>, from roots: [Node]) {
    var pending = roots
    var seen: Set<Node> = []
    while let value = pending.popLast() {
      guard !value.isScalar, seen.insert(value).inserted else { continue }
      for member in value.members {
        if names.contains(member.name) {
          leaveOut(member.value, in: value)
        } else {
          pending.append(member.value)
        }
      }
      pending += value.elements
    }
  }
}
