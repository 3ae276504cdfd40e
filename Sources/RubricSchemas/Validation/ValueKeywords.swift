import RubricDocuments
import RubricOpenAPI

/// Keywords that limit a value as a whole (JSON Schema 2020-12 Validation §6.1 to §6.3 and §7).
extension SchemaValidator {
  mutating func checkValue(_ schema: CompiledSchema, _ node: Node) -> Truth {
    var truth = Truth.holds
    if let types = schema.types, !SchemaValidator.isOf(types, node) {
      truth.and(fail(.type, schema, node, "must be \(types.words), not \(node.kindWords)"))
      if isDecided(truth) { return truth }
    }
    if let const = schema.const {
      truth.and(checkEqual(.const, schema, node, JSONValueSet([const])))
      if isDecided(truth) { return truth }
    }
    // A value of another type is told by that alone.
    if let values = schema.values, truth == .holds { truth.and(checkEqual(.enum, schema, node, values)) }
    return truth
  }

  /// In every dialect `1.0` is an integer (JSON Schema 2020-12 §4.2.3); draft 4 left it open.
  private static func isOf(_ types: Schema.TypeSet, _ node: Node) -> Bool {
    switch node.kind {
    case .mapping: types.contains(.object)
    case .sequence: types.contains(.array)
    case .string: types.contains(.string)
    case .boolean: types.contains(.boolean)
    case .null: types.contains(.null)
    case .integer: types.contains(.number) || types.contains(.integer)
    case .float:
      types.contains(.number)
        || types.contains(.integer) && (node.withUTF8 { Decimal($0)?.isWhole } ?? false)
    }
  }

  private mutating func checkEqual(
    _ keyword: Field, _ schema: CompiledSchema, _ node: Node, _ values: JSONValueSet
  ) -> Truth {
    var equality = JSONEquality(stepsLeft: run.stepsLeft)
    let isEqual = values.contains(node, &equality)
    run.spend(run.stepsLeft - equality.stepsLeft)
    if isEqual { return .holds }
    if equality.isExhausted {
      run.giveUp()
      return .unknown
    }
    return fail(keyword, schema, node, "must be \(SchemaValidator.words(values.values, of: keyword))")
  }

  private static func words(_ values: [Node], of keyword: Field) -> String {
    guard values.allSatisfy(\.isScalar) else {
      return values.count == 1
        ? "the value of '\(keyword.name)'" : "one of the \(values.count) values of '\(keyword.name)'"
    }
    let most = 8
    guard values.count > most + 1 else { return listed(values.map(\.shortText)) }
    let shown = values.prefix(most).map(\.shortText)
    return listed(shown + ["one of \(values.count - most) others"])
  }

  // MARK: - Numbers (§6.2)

  mutating func checkNumber(
    _ schema: CompiledSchema, _ limits: CompiledSchema.NumberLimits, _ node: Node
  ) -> Truth {
    guard let number = node.withUTF8({ Decimal($0) }) else {
      leave(node, "'\(node.text ?? "")' is no number of JSON")
      return .unknown
    }
    let bounds = schema.schema.bounds
    var truth = Truth.holds
    if let least = limits.minimum, number < least {
      truth.and(fail(.minimum, schema, node, "must be at least \(bounds?.minimum ?? "")"))
    }
    if let most = limits.maximum, number > most {
      truth.and(fail(.maximum, schema, node, "must be at most \(bounds?.maximum ?? "")"))
    }
    // In dialects with flags the bound that a flag makes exclusive stands in the other keyword.
    if let least = limits.exclusiveMinimum, number <= least {
      let text = bounds?.exclusiveMinimum ?? ""
      truth.and(fail(.exclusiveMinimum, schema, node, "must be more than \(text)"))
    }
    if let most = limits.exclusiveMaximum, number >= most {
      let text = bounds?.exclusiveMaximum ?? ""
      truth.and(fail(.exclusiveMaximum, schema, node, "must be less than \(text)"))
    }
    if let step = limits.multipleOf { truth.and(checkMultiple(schema, number, of: step, node)) }
    if let format = limits.format, format.truth(of: number) == .fails {
      truth.and(fail(.format, schema, node, "must be \(format.words)"))
    }
    return truth
  }

  private mutating func checkMultiple(
    _ schema: CompiledSchema, _ number: Decimal, of step: Decimal, _ node: Node
  ) -> Truth {
    guard let isMultiple = number.isMultiple(of: step) else {
      leave(schema.schema.origin[.multipleOf] ?? schema.schema.origin, "the step has too many digits")
      return .unknown
    }
    if isMultiple { return .holds }
    let text = schema.schema.bounds?.multipleOf ?? ""
    return fail(.multipleOf, schema, node, "must be a multiple of \(text)")
  }

  // MARK: - Strings (§6.3)

  mutating func checkString(
    _ schema: CompiledSchema, _ limits: CompiledSchema.StringLimits, _ node: Node
  ) -> Truth {
    var truth = Truth.holds
    if limits.minLength != nil || limits.maxLength != nil {
      let length = node.withUTF8 { $0.count { $0 & 0xC0 != 0x80 } }
      truth.and(checkLength(schema, limits, node, length))
      if isDecided(truth) { return truth }
    }
    if let pattern = limits.pattern {
      let matched = matches(pattern, node, schema.schema.origin[.pattern] ?? schema.schema.origin)
      if matched == .fails {
        let text = schema.schema.bounds?.pattern ?? ""
        truth.and(fail(.pattern, schema, node, "must match the pattern \(text)"))
      } else {
        truth.and(matched)
      }
      if isDecided(truth) { return truth }
    }
    if let format = limits.format {
      switch node.withUTF8({ format.truth(of: $0) }) {
      case .holds: break
      case .fails: truth.and(fail(.format, schema, node, "must be \(format.words)"))
      case .unknown:
        leave(node, "the regular expression cannot be run here")
        truth.and(.unknown)
      }
    }
    return truth
  }

  private mutating func checkLength(
    _ schema: CompiledSchema, _ limits: CompiledSchema.StringLimits, _ node: Node, _ length: Int
  ) -> Truth {
    var truth = Truth.holds
    if let least = limits.minLength, length < least {
      let words = SchemaValidator.counted(least, "character", "characters")
      truth.and(fail(.minLength, schema, node, "must have at least \(words)"))
    }
    if let most = limits.maxLength, length > most {
      let words = SchemaValidator.counted(most, "character", "characters")
      truth.and(fail(.maxLength, schema, node, "must have at most \(words)"))
    }
    return truth
  }

  static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }

  // MARK: - Patterns

  /// To look for a pattern in so many bytes takes about as long as a step.
  private static let bytesOfStep = 64

  /// Whether a part of a string matches; unknown where the pattern cannot be run.
  private mutating func matches(
    _ pattern: CompiledSchema.RunnablePattern, _ node: Node, _ schemaNode: Node
  ) -> Truth {
    run.spend(1 + node.withUTF8(\.count) / SchemaValidator.bytesOfStep)
    switch pattern {
    case .number(let number): return Truth(node.withUTF8 { searchers[number].matches(in: $0) })
    case .refused(let reason):
      leave(schemaNode, "the pattern cannot be run: \(reason)")
      return .unknown
    }
  }

  mutating func matches(
    _ pattern: CompiledSchema.RunnablePattern, _ name: Name, _ schemaNode: Node
  ) -> Truth {
    run.spend(1 + name.text.utf8.count / SchemaValidator.bytesOfStep)
    switch pattern {
    case .number(let number): return Truth(searchers[number].matches(name.text))
    case .refused(let reason):
      leave(schemaNode, "the pattern cannot be run: \(reason)")
      return .unknown
    }
  }
}
