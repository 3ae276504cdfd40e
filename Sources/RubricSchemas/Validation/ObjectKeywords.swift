import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

/// Keywords about objects (JSON Schema 2020-12 Core §10.3.2, Validation §6.5).
extension SchemaValidator {
  mutating func checkObject(
    _ schema: CompiledSchema, _ limits: CompiledSchema.ObjectLimits, _ node: Node, _ marks: inout Marks
  ) -> Truth {
    var truth = Truth.holds
    // Of large objects each of many parts may look at every member.
    run.spend(node.count < SchemaValidator.manyMembers ? node.count / 4 : node.count)
    if let least = limits.minProperties, node.count < least {
      let words = SchemaValidator.counted(least, "member", "members")
      truth.and(fail(.minProperties, schema, node, "must have at least \(words)"))
    }
    if let most = limits.maxProperties, node.count > most {
      let words = SchemaValidator.counted(most, "member", "members")
      truth.and(fail(.maxProperties, schema, node, "must have at most \(words)"))
    }
    if isDecided(truth) { return truth }
    truth.and(checkRequired(schema, limits, node))
    if isDecided(truth) { return truth }
    truth.and(checkMembers(schema, limits, node, &marks))
    if isDecided(truth) { return truth }
    if let names = limits.propertyNames { truth.and(checkNames(schema, names, node)) }
    if isDecided(truth) { return truth }
    let present = limits.dependentSchemas.isEmpty ? [] : Set(node.members.map(\.name))
    for dependent in limits.dependentSchemas where present.contains(dependent.name) {
      truth.and(checkSame(dependent.schema, node, &marks))
      if isDecided(truth) { return truth }
    }
    return truth
  }

  private static let manyMembers = 64

  // MARK: - Members that must be there

  private mutating func checkRequired(
    _ schema: CompiledSchema, _ limits: CompiledSchema.ObjectLimits, _ node: Node
  ) -> Truth {
    guard !limits.required.isEmpty || !limits.dependentRequired.isEmpty else { return .holds }
    let small = 16
    let isLong = limits.required.count + limits.dependentRequired.count > small
    let names = isLong ? Set(node.members.map(\.name)) : nil
    func has(_ name: Name) -> Bool { names?.contains(name) ?? (node.member(named: name) != nil) }
    var truth = Truth.holds
    let missing = limits.required.filter { !has($0) && !mayBeLeftOut($0, node) }
    if !missing.isEmpty {
      truth.and(fail(.required, schema, node, "must have \(SchemaValidator.quoted(missing))"))
    }
    for dependency in limits.dependentRequired where has(dependency.name) {
      let missing = dependency.required.filter { !has($0) && !mayBeLeftOut($0, node) }
      guard !missing.isEmpty else { continue }
      let names = SchemaValidator.quoted(missing)
      truth.and(
        fail(
          .dependentRequired, schema, node, "must have \(names), since it has '\(dependency.name.text)'"))
    }
    return truth
  }

  /// Names in a message: the first few of many.
  private static func quoted(_ names: [Name]) -> String {
    let most = 5
    let words = names.prefix(most).map { "'\($0.text)'" }
    if names.count > most { return words.joined(separator: ", ") + " and \(names.count - most) more" }
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// Whether a required member is only for the other way: `readOnly` in a request, `writeOnly` in a response
  /// (OpenAPI 3.0.4 §4.7.24.1). What is required and what is described may stand in different parts.
  private mutating func mayBeLeftOut(_ name: Name, _ node: Node) -> Bool {
    var pending: [SchemaID] = []
    for frame in run.frames.reversed() {
      guard frame.node == node else { break }
      pending.append(frame.schema)
    }
    var visited: Set<SchemaID> = []
    while let id = pending.popLast(), visited.count < SchemaValidator.mostParts {
      guard visited.insert(id).inserted else { continue }
      let schema = set.schemas[id]
      if let property = compiledSchema(id).objects?.properties[name], isForOtherWay(property) { return true }
      pending += schema.allOf
      if let reference = schema.reference { pending.append(reference) }
    }
    return false
  }

  /// A schema is taken to have at most so many parts.
  private static let mostParts = 1_000

  private func isForOtherWay(_ id: SchemaID) -> Bool {
    var pending = [id]
    var seen = 0
    while let id = pending.popLast(), seen < 20 {
      seen += 1
      let schema = set.schemas[id]
      switch run.direction {
      case .request: if schema.isReadOnly { return true }
      case .response: if schema.isWriteOnly { return true }
      case .either: if schema.isReadOnly || schema.isWriteOnly { return true }
      }
      pending += schema.allOf
      if let reference = schema.reference { pending.append(reference) }
    }
    return false
  }

  // MARK: - Members that are there

  private mutating func checkMembers(
    _ schema: CompiledSchema, _ limits: CompiledSchema.ObjectLimits, _ node: Node, _ marks: inout Marks
  ) -> Truth {
    let hasProperties = !limits.properties.isEmpty
    guard hasProperties || !limits.patternProperties.isEmpty || limits.additionalProperties != nil else {
      return .holds
    }
    var truth = Truth.holds
    for (index, member) in node.members.enumerated() {
      if run.isExhausted {
        run.giveUp()
        return .unknown
      }
      var isMatched = Truth.fails
      if hasProperties, let property = limits.properties[member.name] {
        isMatched = .holds
        truth.and(checkPart(.member(member.name), property, member.value))
      }
      for (pattern, part) in limits.patternProperties {
        let matched = matches(pattern, member.name, schema.schema.origin[.patternProperties] ?? node)
        if matched == .holds { truth.and(checkPart(.member(member.name), part, member.value)) }
        if matched == .unknown { truth.and(.unknown) }
        if isMatched != .holds, matched != .fails { isMatched = matched }
      }
      if isMatched == .holds { marks.markMember(index) }
      if isMatched != .holds, let additional = limits.additionalProperties {
        let other = checkAdditional(schema, additional, member, isSure: isMatched == .fails)
        truth.and(other)
        marks.markMember(index)
      }
      if isDecided(truth) { return truth }
    }
    return truth
  }

  /// A member that no other keyword names.
  private mutating func checkAdditional(
    _ schema: CompiledSchema, _ additional: SchemaID, _ member: Node.Member, isSure: Bool
  ) -> Truth {
    guard isSure else { return quickly(additional, member.value) == .holds ? .holds : .unknown }
    guard set.schemas[additional].always == false else {
      return checkPart(.member(member.name), additional, member.value)
    }
    return refuse(member, .additionalProperties, schema)
  }

  /// Notes a member that may not be there.
  mutating func refuse(_ member: Node.Member, _ keyword: Field, _ schema: CompiledSchema) -> Truth {
    guard run.isTelling else { return .fails }
    let names = schema.schema.properties.map(\.name)
    let near = NearestName(among: names).match(for: member.name.text).map { "; did you mean '\($0)'?" } ?? ""
    let holder = run.path.subject
    run.path.steps.append(.member(member.name))
    defer { run.path.steps.removeLast() }
    return note(
      keyword, schema, member.value, at: member.keySpan,
      "'\(member.name.text)' is no property of \(holder)\(near)")
  }

  private mutating func checkNames(_ schema: CompiledSchema, _ names: SchemaID, _ node: Node) -> Truth {
    var truth = Truth.holds
    // A name is a value of its own, in no document.
    let frames = run.frames
    for member in node.members {
      let text = JSONValue.string(member.name.text).compactText
      let file = SourceFile(path: "name.json", bytes: Array(text.utf8))
      let document = nameReader.read(file, as: SourceID(index: 0), format: .json).value
      guard let name = document?.root else { continue }
      run.frames = []
      let held = quickly(names, name)
      run.frames = frames
      if held == .fails {
        run.path.steps.append(.member(member.name))
        truth.and(
          fail(
            .propertyNames, schema, member.value, at: member.keySpan,
            "must be a name that 'propertyNames' allows"))
        run.path.steps.removeLast()
      } else {
        truth.and(held)
      }
      if isDecided(truth) { return truth }
    }
    return truth
  }
}
