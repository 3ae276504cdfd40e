import RubricDocuments
import RubricOpenAPI

/// Keywords that hold schemas for the same value (JSON Schema 2020-12 Core §8.2.3, §10.2 and §11).
extension SchemaValidator {
  /// Checks the very value against a schema that is a part of another.
  mutating func checkSame(_ id: SchemaID, _ node: Node, _ marks: inout Marks) -> Truth {
    var own = Marks(isWanted: marks.isWanted)
    let truth = check(id, node, &own)
    marks.merge(own, truth)
    return truth
  }

  private mutating func quicklySame(_ id: SchemaID, _ node: Node, _ marks: inout Marks) -> Truth {
    var own = Marks(isWanted: marks.isWanted)
    let truth = quickly(id, node, &own)
    marks.merge(own, truth)
    return truth
  }

  mutating func checkParts(_ schema: CompiledSchema, _ node: Node, _ marks: inout Marks) -> Truth {
    let value = schema.schema
    var truth = Truth.holds
    if let reference = value.reference { truth.and(checkSame(reference, node, &marks)) }
    if isDecided(truth) { return truth }
    if let reference = dynamicTarget(schema) { truth.and(checkSame(reference, node, &marks)) }
    for part in value.allOf {
      if isDecided(truth) { return truth }
      truth.and(checkSame(part, node, &marks))
    }
    if isDecided(truth) { return truth }
    if !value.anyOf.isEmpty { truth.and(checkAny(schema, value.anyOf, node, &marks)) }
    if isDecided(truth) { return truth }
    if !value.oneOf.isEmpty { truth.and(checkOne(schema, value.oneOf, node, &marks)) }
    if isDecided(truth) { return truth }
    if let not = schema.rare?.not { truth.and(checkNot(schema, not, node)) }
    if isDecided(truth) { return truth }
    if let condition = schema.rare?.if { truth.and(checkIf(schema, condition, node, &marks)) }
    return truth
  }

  /// Where `$dynamicRef` leads: to the outermost resource on the way that has the anchor (Core §8.2.3.2).
  private func dynamicTarget(_ schema: CompiledSchema) -> SchemaID? {
    guard let target = schema.schema.dynamicReference else { return nil }
    guard let name = schema.rare?.dynamicName else { return target }
    for resource in run.scope {
      if let found = set.resources[resource].value.dynamicTarget(of: Name(name)) { return found }
    }
    return target
  }

  // MARK: - Alternatives

  private mutating func checkAny(
    _ schema: CompiledSchema, _ parts: [SchemaID], _ node: Node, _ marks: inout Marks
  ) -> Truth {
    var truth = Truth.fails
    for part in parts {
      switch quicklySame(part, node, &marks) {
      case .holds:
        truth = .holds
        // Every alternative that holds has its say in what is evaluated.
        if !marks.isWanted { return .holds }
      case .unknown: if truth == .fails { truth = .unknown }
      case .fails: break
      }
    }
    guard truth == .fails else { return truth }
    return explain(.anyOf, schema, parts, node)
  }

  private mutating func checkOne(
    _ schema: CompiledSchema, _ parts: [SchemaID], _ node: Node, _ marks: inout Marks
  ) -> Truth {
    var held: [Int] = []
    var possible = 0
    for (index, part) in parts.enumerated() {
      switch quicklySame(part, node, &marks) {
      case .holds: held.append(index)
      case .unknown: possible += 1
      case .fails: break
      }
      if held.count > 1 { break }
    }
    if held.count > 1 {
      let names = held.map { name(of: parts[$0], at: $0) }
      return fail(
        .oneOf, schema, node,
        "must match one alternative only, and matches both \(names[0]) and \(names[1])")
    }
    if possible > 0 { return .unknown }
    return held.count == 1 ? .holds : explain(.oneOf, schema, parts, node)
  }

  /// What a message calls an alternative: the name that its author gave it, else its place.
  private func name(of id: SchemaID, at index: Int) -> String {
    if let title = set.schemas[id].title, !title.isEmpty, title.utf8.count <= 60 { return "'\(title)'" }
    return "the \(SchemaValidator.ordinal(index + 1))"
  }

  private static func ordinal(_ number: Int) -> String {
    let words = [
      "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    ]
    return number <= words.count ? words[number - 1] : "\(number)th"
  }

  /// Says that no alternative holds, and why the nearest does not.
  private mutating func explain(
    _ keyword: Field, _ schema: CompiledSchema, _ parts: [SchemaID], _ node: Node
  ) -> Truth {
    guard run.isReporting else { return .fails }
    let before = run.violations.count
    if parts.count == 1 {
      var none = Marks(isWanted: false)
      _ = check(parts[0], node, &none)
      if run.violations.count > before { return .fails }
    }
    let nearest = self.nearest(among: parts, node)
    var duty = "must match one of \(parts.count) alternatives"
    if let nearest, let cause = nearest.violations.first {
      duty += "; by \(name(of: parts[nearest.index], at: nearest.index)), \(cause.message)"
    }
    let truth = fail(keyword, schema, node, duty)
    if run.violations.count > before { run.violations[before].causes = nearest?.violations ?? [] }
    return truth
  }

  /// At most so many alternatives are looked at for words.
  private static let mostExplained = 20

  /// The alternative that is nearest to hold, with what it does not allow.
  private mutating func nearest(
    among parts: [SchemaID], _ node: Node
  ) -> (index: Int, violations: [Violation])? {
    guard run.explanationsLeft > 0 else { return nil }
    let noted = run.violations
    defer { run.violations = noted }
    var best: (index: Int, violations: [Violation], distance: (Int, Int))?
    for (index, part) in parts.prefix(SchemaValidator.mostExplained).enumerated() {
      run.explanationsLeft -= 1
      run.violations = []
      var none = Marks(isWanted: false)
      _ = check(part, node, &none)
      guard !run.violations.isEmpty else { continue }
      let distance = (SchemaValidator.distance(of: run.violations, from: node), run.violations.count)
      if best.map({ distance < $0.distance }) ?? true { best = (index, run.violations, distance) }
    }
    return best.map { ($0.index, $0.violations) }
  }

  /// How far a value is from an alternative: another type is far, another value of a member that tells them
  /// apart is nearer.
  private static func distance(of violations: [Violation], from node: Node) -> Int {
    if violations.contains(where: { $0.node == node && $0.keyword == .type }) { return 2 }
    return violations.contains { $0.keyword == .const || $0.keyword == .enum } ? 1 : 0
  }

  // MARK: - Conditions

  private mutating func checkNot(_ schema: CompiledSchema, _ not: SchemaID, _ node: Node) -> Truth {
    switch quickly(not, node) {
    case .fails: return .holds
    case .unknown: return .unknown
    case .holds:
      let title = set.schemas[not].title ?? ""
      let what = title.isEmpty ? "what 'not' describes" : "'\(title)'"
      return fail(.not, schema, node, "must not be \(what)")
    }
  }

  private mutating func checkIf(
    _ schema: CompiledSchema, _ condition: SchemaID, _ node: Node, _ marks: inout Marks
  ) -> Truth {
    switch quicklySame(condition, node, &marks) {
    case .holds: return schema.rare?.then.map { checkSame($0, node, &marks) } ?? .holds
    case .fails: return schema.rare?.else.map { checkSame($0, node, &marks) } ?? .holds
    case .unknown:
      let branches = [schema.rare?.then, schema.rare?.else].map { branch in
        branch.map { quicklySame($0, node, &marks) } ?? .holds
      }
      return branches.allSatisfy { $0 == .holds } ? .holds : .unknown
    }
  }

  // MARK: - What nothing else has looked at (Core §11)

  mutating func checkUnevaluated(
    _ schema: CompiledSchema, _ node: Node, _ marks: inout Marks
  ) -> Truth {
    var truth = Truth.holds
    if node.isMapping, let rest = schema.rare?.unevaluatedProperties, !marks.hasAllMembers {
      for (index, member) in node.members.enumerated() where !marks.members.contains(index) {
        truth.and(
          checkRest(.member(member.name), rest, member.value, isSure: !marks.isUncertain) {
            $0.refuse(member, .unevaluatedProperties, schema)
          })
        if isDecided(truth) { return truth }
      }
      marks.markAllMembers()
    }
    if node.isSequence, let rest = schema.rare?.unevaluatedItems, !marks.hasAllElements {
      for (index, element) in node.elements.enumerated() where !marks.elements.contains(index) {
        truth.and(
          checkRest(.element(index), rest, element, isSure: !marks.isUncertain) { validator in
            validator.fail(
              .unevaluatedItems, schema, element, "must not have an element \(index + 1)")
          })
        if isDecided(truth) { return truth }
      }
      marks.markAllElements()
    }
    return truth
  }

  private mutating func checkRest(
    _ step: InstanceStep, _ rest: SchemaID, _ node: Node, isSure: Bool,
    refuse: (inout SchemaValidator) -> Truth
  ) -> Truth {
    guard isSure else { return quickly(rest, node) == .holds ? .holds : .unknown }
    return set.schemas[rest].always == false ? refuse(&self) : checkPart(step, rest, node)
  }
}
