import RubricDiagnostics
import RubricOpenAPI

/// Which schemas bodies hold, and which of all schemas the authors give values for.
struct BodySchemas: Sendable {
  private let firsts: [SchemaID: SourceSpan]
  private let unshown: [SchemaID: Unshown]
  private let isShown: [Bool]

  /// Bodies without an example that hold one schema.
  struct Unshown: Sendable {
    /// Where the media type of the first is written.
    var key: SourceSpan
    var count: Int
  }

  init(of mediaTypes: [MediaTypeUse], in api: API) {
    var values = ShownValues(api)
    let isShown = api.schemas.ids.map { values.isShown($0, depth: 0) }
    var firsts: [SchemaID: SourceSpan] = [:]
    var unshown: [SchemaID: Unshown] = [:]
    for use in mediaTypes {
      guard let id = use.media.schema else { continue }
      if firsts[id] == nil { firsts[id] = use.key }
      guard use.wantsExample, !use.hasExample, !isShown[Int(id.index)] else { continue }
      unshown[id, default: Unshown(key: use.key, count: 0)].count += 1
    }
    self.firsts = firsts
    self.unshown = unshown
    self.isShown = isShown
  }

  /// Whether no body before holds the same schema; true of one without a schema.
  func isFirst(_ use: MediaTypeUse) -> Bool { use.media.schema.map { firsts[$0] == use.key } ?? true }

  /// The bodies without an example that hold the schema; nil where each has one.
  func unshown(_ schema: SchemaID) -> Unshown? { unshown[schema] }

  /// Whether an example of the schema can be put together of values that the authors give: its own, or those
  /// of at least half of what it holds.
  func isShown(_ schema: SchemaID) -> Bool {
    isShown.indices.contains(Int(schema.index)) && isShown[Int(schema.index)]
  }
}

/// The search for values of schemas, each looked at once.
private struct ShownValues {
  let api: API
  private var known: [Bool?]

  /// Deeper than this nobody looks for an example.
  private static let deepest = 40

  init(_ api: API) {
    self.api = api
    known = [Bool?](repeating: nil, count: api.schemas.count)
  }

  mutating func isShown(_ id: SchemaID, depth: Int) -> Bool {
    let index = Int(id.index)
    if let known = known[index] { return known }
    guard depth < ShownValues.deepest else { return false }
    // What holds itself needs no second value.
    known[index] = true
    let result = isShown(api.schemas[id], depth: depth + 1)
    known[index] = result
    return result
  }

  private mutating func isShown(_ schema: Shared<Schema>, depth: Int) -> Bool {
    let hasValue =
      !schema.examples.isEmpty || !schema.enum.isEmpty || schema.const != nil || schema.default != nil
    if hasValue || schema.always != nil || schema.types.subtracting(.null) == .boolean { return true }
    var verdicts: [Bool] = []
    if let reference = schema.reference { verdicts.append(isShown(reference, depth: depth)) }
    for part in schema.allOf { verdicts.append(isShown(part, depth: depth)) }
    for alternatives in [schema.oneOf, schema.anyOf] where !alternatives.isEmpty {
      verdicts.append(isAnyShown(alternatives, depth: depth))
    }
    if let items = schema.items { verdicts.append(isShown(items, depth: depth)) }
    if !schema.properties.isEmpty { verdicts.append(areShown(schema, depth: depth)) }
    if verdicts.isEmpty, let values = schema.additionalProperties { return isShown(values, depth: depth) }
    return !verdicts.isEmpty && verdicts.allSatisfy { $0 }
  }

  private mutating func isAnyShown(_ alternatives: [SchemaID], depth: Int) -> Bool {
    for id in alternatives where isShown(id, depth: depth) { return true }
    return false
  }

  /// Whether at least half of the members are, of those that must be there where some must.
  private mutating func areShown(_ schema: Shared<Schema>, depth: Int) -> Bool {
    let required = schema.properties.filter(\.isRequired)
    let members = required.isEmpty ? schema.properties : required
    var shown = 0
    for member in members where isShown(member.schema, depth: depth) { shown += 1 }
    return shown * 2 >= members.count
  }
}
