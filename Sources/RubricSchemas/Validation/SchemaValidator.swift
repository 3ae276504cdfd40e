import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricPatterns

/// Checks values against schemas. It keeps what it has compiled for the next value; a value for one thread.
///
/// A discriminator is no part of what makes a value valid (OpenAPI 3.1.0 §4.8.25). What `nullable` beside
/// other keywords means is told at `Schema.isNullable`.
public struct SchemaValidator {
  let set: SchemaSet
  let options: Options
  private var compiled: CompiledSchemas
  var searchers: [PatternSearcher] = []
  let nameReader = DocumentReader()
  private var patterns: [Name: CompiledSchema.RunnablePattern] = [:]
  /// Whether what a schema means depends on the way to it.
  private let hasDynamicScope: Bool
  var run: ValidationRun

  /// How strict a check is, and how long it may take.
  public struct Options: Sendable {
    /// Formats that values must be of; others, and those that are not known, only describe.
    public var formats: Set<Format>
    /// So many steps, of a part of the value into a schema each, are taken at most for one value; what is left
    /// then is not checked.
    public var mostSteps: Int

    /// - Parameter formats: those that values must be of.
    public init(formats: Set<Format> = Set(Format.allCases), mostSteps: Int = 500_000) {
      self.formats = formats
      self.mostSteps = mostSteps
    }
  }

  /// Which way a value goes: a required member may be missing that is only for the other way.
  public enum Direction: Sendable, Hashable {
    /// To the API: what is `readOnly` may be missing.
    case request
    /// From the API: what is `writeOnly` may be missing.
    case response
    /// One of the two, it is not known which.
    case either
  }

  /// - Parameter set: the schemas that values are to be checked against.
  public init(_ set: SchemaSet, options: Options = Options()) {
    self.set = set
    self.options = options
    compiled = CompiledSchemas(count: set.schemas.count)
    hasDynamicScope = set.resources.all.contains { !$0.dynamicAnchors.isEmpty }
    run = ValidationRun(mostSteps: 0, direction: .either)
  }

  /// What a schema says of a value.
  ///
  /// - Parameters:
  ///   - schema: one of the set's.
  ///   - name: what messages call the value itself.
  public mutating func validate(
    _ value: Node, against schema: SchemaID, direction: Direction = .either, named name: String = "the value"
  ) -> Validation {
    run = ValidationRun(mostSteps: options.mostSteps, direction: direction)
    run.path.rootName = name
    let truth = quickly(schema, value)
    // What an alternative left open does not matter where another holds.
    if truth == .holds { return Validation() }
    guard truth == .fails else { return Validation(unchecked: run.unchecked, isValid: false) }
    // Most values are right, so that places and words are only looked for where one is wrong.
    run.beginReport(mostSteps: options.mostSteps)
    var marks = Marks(isWanted: false)
    _ = check(schema, value, &marks)
    if run.violations.isEmpty {
      _ = fail(nil, compiledSchema(schema), value, "must be what its schema describes")
    }
    return Validation(violations: run.violations, unchecked: run.unchecked, isValid: false)
  }

  /// What a schema says of a value that stands in no document; spans in the answer mean nothing.
  public mutating func validate(
    _ value: JSONValue, against schema: SchemaID, direction: Direction = .either
  ) -> Validation {
    let file = SourceFile(path: "value.json", bytes: Array(value.compactText.utf8))
    guard let document = DocumentReader().read(file, as: SourceID(index: 0), format: .json).value else {
      let unchecked = Unchecked(schemaNode: set.schemas[schema].origin, reason: "the value is no JSON")
      return Validation(unchecked: [unchecked], isValid: false)
    }
    return validate(document.root, against: schema, direction: direction)
  }

  // MARK: - One schema

  /// Whether a value satisfies a schema, without a word on why.
  mutating func quickly(_ id: SchemaID, _ node: Node) -> Truth {
    var marks = Marks(isWanted: false)
    return quickly(id, node, &marks)
  }

  mutating func quickly(_ id: SchemaID, _ node: Node, _ marks: inout Marks) -> Truth {
    let isReporting = run.isReporting
    run.isReporting = false
    defer { run.isReporting = isReporting }
    return check(id, node, &marks)
  }

  /// Whether a value satisfies a schema; notes why not while `run.isReporting`.
  mutating func check(_ id: SchemaID, _ node: Node, _ marks: inout Marks) -> Truth {
    let schema = compiledSchema(id)
    if schema.isAnything { return .holds }
    guard run.takeStep() else { return .unknown }
    // A schema that holds itself for the same value says nothing more of it.
    if run.isWithin(id, node) { return .holds }
    let key = hasDynamicScope ? nil : run.key(id, node)
    if let key, let known = run.known(key, marks: &marks) { return known }
    run.frames.append(ValidationRun.Frame(schema: id, node: node))
    let entersResource = run.scope.last != schema.resource
    if entersResource { run.scope.append(schema.resource) }
    var own = Marks(isWanted: marks.isWanted || schema.hasUnevaluated)
    let truth = checkKeywords(schema, node, &own)
    if entersResource { run.scope.removeLast() }
    run.frames.removeLast()
    if let key { run.note(key, truth, own) }
    if marks.isWanted { marks = own }
    return truth
  }

  private mutating func checkKeywords(
    _ schema: CompiledSchema, _ node: Node, _ marks: inout Marks
  ) -> Truth {
    if schema.schema.always == false {
      return fail(nil, schema, node, "must not be there")
    }
    if schema.isNullable, node.isNull { return .holds }
    var truth = Truth.holds
    if schema.isUnresolved {
      leave(schema.schema.origin, "its reference leads nowhere")
      truth = .unknown
    }
    truth.and(checkValue(schema, node))
    if isDecided(truth) { return truth }
    switch node.kind {
    case .string: if let limits = schema.strings { truth.and(checkString(schema, limits, node)) }
    case .integer, .float: if let limits = schema.numbers { truth.and(checkNumber(schema, limits, node)) }
    case .sequence: if let limits = schema.arrays { truth.and(checkArray(schema, limits, node, &marks)) }
    case .mapping: if let limits = schema.objects { truth.and(checkObject(schema, limits, node, &marks)) }
    case .boolean, .null: break
    }
    if isDecided(truth) { return truth }
    if schema.hasAlternatives { truth.and(checkParts(schema, node, &marks)) }
    if isDecided(truth) { return truth }
    if schema.hasUnevaluated { truth.and(checkUnevaluated(schema, node, &marks)) }
    return truth
  }

  /// Whether nothing is to be learnt from further keywords.
  func isDecided(_ truth: Truth) -> Bool { truth == .fails && !run.isReporting }

  // MARK: - What is noted

  /// Notes that a part of the value is not what a keyword asks.
  ///
  /// - Parameter duty: what it must be, behind what the part is called, such as `must be at least 1`.
  mutating func fail(
    _ keyword: Field?, _ schema: CompiledSchema, _ node: Node, at span: SourceSpan? = nil,
    _ duty: @autoclosure () -> String
  ) -> Truth {
    guard run.isTelling else { return .fails }
    return note(keyword, schema, node, at: span, "\(run.path.subject) \(duty())")
  }

  /// Notes a violation with words of its own.
  mutating func note(
    _ keyword: Field?, _ schema: CompiledSchema, _ node: Node, at span: SourceSpan?, _ message: String
  ) -> Truth {
    let span = span ?? node.span
    // Two parts of a schema may ask the same.
    guard run.isTelling, !run.violations.contains(where: { $0.span == span && $0.message == message }) else {
      return .fails
    }
    let origin = schema.schema.origin
    run.violations.append(
      Violation(
        node: node, span: span, pointer: run.path.pointer, keyword: keyword,
        schemaNode: keyword.flatMap { origin[$0] } ?? origin, message: message))
    return .fails
  }

  /// Notes that something was not checked.
  mutating func leave(_ schemaNode: Node, _ reason: String) {
    guard run.unchecked.count < ValidationRun.mostViolations else { return }
    let unchecked = Unchecked(schemaNode: schemaNode, reason: reason)
    if !run.unchecked.contains(unchecked) { run.unchecked.append(unchecked) }
  }

  /// Words as a list with `or` before the last.
  static func listed(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }

  // MARK: - Compiling

  mutating func compiledSchema(_ id: SchemaID) -> CompiledSchema {
    if let known = compiled[id] { return known }
    let schema = set.schemas[id]
    let isDemanded = set.resources[schema.resource].assertsFormat
    let format = schema.format.flatMap { Format(rawValue: $0) }.flatMap { format in
      isDemanded || options.formats.contains(format) ? format : nil
    }
    let made = CompiledSchema(id, in: set, format: format) { compiledPattern($0) }
    compiled[id] = made
    return made
  }

  private mutating func compiledPattern(_ source: String) -> CompiledSchema.RunnablePattern {
    if let known = patterns[Name(source)] { return known }
    let made: CompiledSchema.RunnablePattern
    do throws(PatternError) {
      searchers.append(PatternSearcher(try Pattern(source)))
      made = .number(searchers.count - 1)
    } catch {
      made = .refused(error.message)
    }
    patterns[Name(source)] = made
    return made
  }
}
