import RubricDocuments
import RubricOpenAPI

/// Keywords about arrays (JSON Schema 2020-12 Core §10.3.1, Validation §6.4).
extension SchemaValidator {
  mutating func checkArray(
    _ schema: CompiledSchema, _ limits: CompiledSchema.ArrayLimits, _ node: Node, _ marks: inout Marks
  ) -> Truth {
    var truth = Truth.holds
    if let least = limits.minItems, node.count < least {
      let words = SchemaValidator.counted(least, "element", "elements")
      truth.and(fail(.minItems, schema, node, "must have at least \(words)"))
    }
    if let most = limits.maxItems, node.count > most {
      let words = SchemaValidator.counted(most, "element", "elements")
      truth.and(fail(.maxItems, schema, node, "must have at most \(words)"))
    }
    if isDecided(truth) { return truth }
    if limits.isUnique { truth.and(checkUnique(schema, node)) }
    if isDecided(truth) { return truth }
    truth.and(checkElements(limits, node, &marks))
    if isDecided(truth) { return truth }
    if let contained = limits.contains {
      truth.and(checkContains(schema, limits, contained, node, &marks))
    }
    return truth
  }

  private mutating func checkUnique(_ schema: CompiledSchema, _ node: Node) -> Truth {
    var equality = JSONEquality(stepsLeft: run.stepsLeft)
    let repeated = equality.repeated(in: node.elements)
    run.spend(run.stepsLeft - equality.stepsLeft)
    if let (first, second) = repeated {
      let element = node.elements[second]
      return fail(
        .uniqueItems, schema, node, at: element.span,
        "must not hold a value twice: elements \(first + 1) and \(second + 1) are equal")
    }
    if equality.isExhausted {
      run.giveUp()
      return .unknown
    }
    return .holds
  }

  private mutating func checkElements(
    _ limits: CompiledSchema.ArrayLimits, _ node: Node, _ marks: inout Marks
  ) -> Truth {
    var truth = Truth.holds
    for (index, element) in node.elements.enumerated() {
      let part: SchemaID
      if index < limits.prefixItems.count {
        part = limits.prefixItems[index]
        marks.markElement(index)
      } else if let items = limits.items {
        part = items
      } else {
        break
      }
      truth.and(checkPart(.element(index), part, element))
      if isDecided(truth) { return truth }
    }
    if limits.items != nil { marks.markAllElements() }
    return truth
  }

  /// Checks a part of a value against a schema of its own.
  mutating func checkPart(_ step: InstanceStep, _ schema: SchemaID, _ node: Node) -> Truth {
    var none = Marks(isWanted: false)
    guard run.isReporting else { return check(schema, node, &none) }
    run.path.steps.append(step)
    defer { run.path.steps.removeLast() }
    return check(schema, node, &none)
  }

  private mutating func checkContains(
    _ schema: CompiledSchema, _ limits: CompiledSchema.ArrayLimits, _ contained: SchemaID, _ node: Node,
    _ marks: inout Marks
  ) -> Truth {
    var found = 0
    var possible = 0
    for (index, element) in node.elements.enumerated() {
      switch quickly(contained, element) {
      case .holds:
        found += 1
        marks.markElement(index)
      case .unknown: possible += 1
      case .fails: break
      }
    }
    if let most = limits.maxContains, found > most {
      let words = SchemaValidator.counted(most, "element", "elements")
      return fail(
        .maxContains, schema, node, "must have at most \(words) that 'contains' allows")
    }
    if found + possible < limits.minContains {
      let words = SchemaValidator.counted(limits.minContains, "element", "elements")
      return fail(
        .contains, schema, node, "must have at least \(words) that 'contains' allows")
    }
    let isSure = possible == 0 || found >= limits.minContains && limits.maxContains == nil
    return isSure ? .holds : .unknown
  }
}
