import RubricDocuments

/// The values by which discriminators name schemas that are left out.
extension WithheldSearch {
  mutating func leaveOutDiscriminatorValues() {
    schemas.stepsLeft = SchemaGraph.mostSteps
    var lost: [Node: Set<Name>] = [:]
    for schema in schemas.all where !gone.contains(schema) && schema[.discriminator] != nil {
      let names = lostAlternatives(of: schema)
      if !names.isEmpty { lost[schema] = names }
    }
    noteHeirs(in: &lost)
    let all = lost.values.reduce(into: Set<Name>()) { $0.formUnion($1) }
    for (schema, names) in lost {
      for property in discriminatingProperties(of: schema) where schemas.stepsLeft >= 0 {
        schemas.stepsLeft -= walk.containers(property[.enum]).last?.count ?? 0
        leaveOut(values: names, of: property)
      }
    }
    // Too long to tell which schemas they are: whichever have such values.
    guard schemas.stepsLeft < 0, !all.isEmpty else { return }
    for schema in schemas.all { leaveOut(values: all, of: schema) }
  }

  private mutating func leaveOut(values: Set<Name>, of schema: Node) {
    func isLost(_ node: Node) -> Bool { node.string.map { values.contains(Name($0)) } == true }
    for list in walk.containers(schema[.enum]) {
      for element in list.elements where isLost(element) {
        leaveOut(element, in: list)
      }
    }
    if let value = schema[.const], isLost(value) { leaveOut(value, in: schema) }
  }

  /// The names of alternatives, and in the mapping, that are left out.
  private func lostAlternatives(of schema: Node) -> Set<Name> {
    var names: Set<Name> = []
    for mapping in walk.containers(schema[.discriminator]?[.mapping]) {
      for member in mapping.members where isLeftOut(member.value, in: mapping) { names.insert(member.name) }
    }
    for field in [Field.oneOf, .anyOf] {
      guard let list = walk.containers(schema[field]).last else { continue }
      for element in list.elements where isLeftOut(element, in: list) {
        guard let text = element.reference?.text else { continue }
        let bytes = text.utf8
        let slash = bytes.lastIndex(of: UInt8(ascii: "/")).map { bytes.index(after: $0) } ?? bytes.startIndex
        if let name = ReferenceResolver.names(of: Array("/".utf8) + Array(bytes[slash...])).last {
          names.insert(name)
        }
      }
    }
    return names
  }

  /// Schemas that are left out may be alternatives to what they take in by `allOf`.
  private mutating func noteHeirs(in lost: inout [Node: Set<Name>]) {
    for component in lostComponents() {
      var seen: Set<Node> = []
      var pending = [component.value]
      while let next = pending.popLast(), schemas.stepsLeft >= 0 {
        guard seen.insert(next).inserted else { continue }
        schemas.stepsLeft -= 1
        if next[.discriminator] != nil, !gone.contains(next) {
          lost[next, default: []].insert(Name(component.name))
        }
        pending += (schemas.parts[next] ?? []).filter(\.isCertain).map(\.schema)
        pending += schemas.targets[next] ?? []
      }
    }
  }

  /// The schemas of the property that a discriminator looks at.
  private mutating func discriminatingProperties(of schema: Node) -> Set<Node> {
    guard let discriminator = schema[.discriminator],
      let text = discriminator.string ?? discriminator[.propertyName]?.string
    else { return [] }
    var found: Set<Node> = []
    for part in reached(from: [schema]) {
      for properties in walk.containers(part[.properties]) {
        if let property = index.child(Name(text), of: properties) { found.insert(property) }
      }
    }
    return reached(from: Array(found))
  }

  /// The schemas and all that are about the same value by them.
  mutating func reached(from start: [Node]) -> Set<Node> {
    var seen: Set<Node> = []
    var pending = start
    while let next = pending.popLast(), schemas.stepsLeft >= 0 {
      guard seen.insert(next).inserted else { continue }
      schemas.stepsLeft -= 1
      pending += (schemas.parts[next] ?? []).map(\.schema) + (schemas.targets[next] ?? [])
    }
    return seen
  }
}
