import RubricDocuments
import RubricOpenAPI
import RubricSchemas

/// What of a schema becomes rows, and what is said in words instead.
extension SchemaTelling {
  /// Whether alternatives are told one by one: where there are many, or one has more to say than a type can.
  ///
  /// - Parameter scope: the way to the alternatives.
  func needsRows(_ schema: Shared<Schema>, _ alternatives: [SchemaID], in scope: DynamicScope) -> Bool {
    var search = PartSearch(telling: self)
    return search.needsRows(schema, alternatives, scope)
  }

  /// Whether a schema has anything that becomes a row below it.
  ///
  /// - Parameter scope: the way to it.
  func hasParts(_ id: SchemaID, in scope: DynamicScope) -> Bool {
    var search = PartSearch(telling: self)
    return search.hasParts(id, scope)
  }

  /// Whether it keeps schemas that nothing refers to: they have no other place.
  func hasUnusedDefinitions(_ schema: Shared<Schema>) -> Bool {
    guard !site.unusedDefinitions.isEmpty, let rare = schema.rare else { return false }
    return rare.definitions.contains { site.unusedDefinitions.contains($0.value) }
  }

  /// Whether a type says everything.
  fileprivate func isOnlyType(_ schema: Shared<Schema>, depth: Int = 0) -> Bool {
    if let items = schema.items, !isNamed(items),
      depth > 8 || !isOnlyType(api.schemas[items], depth: depth + 1)
    {
      return false
    }
    return schema.description == nil && schema.enum.isEmpty && schema.const == nil && schema.bounds == nil
      && schema.rare?.value.isTold != true && schema.default == nil && schema.examples.isEmpty
      && schema.title == nil
      && !schema.isDeprecated && schema.extensions.isEmpty && schema.required.isEmpty
      && schema.always == nil && schema.additionalProperties == nil
  }

  /// What the branches require, where that is all that they say.
  func requiredBranches(_ alternatives: [SchemaID]) -> [[String]]? {
    var branches: [[String]] = []
    for id in alternatives {
      let schema = api.schemas[id]
      guard !isNamed(id), !schema.required.isEmpty, schema.origin.count == 1 else { return nil }
      branches.append(schema.required)
    }
    return branches.isEmpty ? nil : branches
  }

  /// Which members there must be, where no property says so.
  func requirements(of shape: ObjectShape, isOwn: Bool) -> [Limit] {
    var limits: [Limit] = []
    if !shape.undescribed.isEmpty {
      limits.append(
        Limit(.requires(shape.undescribed.map(\.name)), isOwn ? shape.undescribed.map(\.place) : []))
    }
    for part in shape.parts {
      let schema = api.schemas[part.schema]
      for (alternatives, isExclusive) in [(schema.oneOf, true), (schema.anyOf, false)] {
        guard let branches = requiredBranches(alternatives) else { continue }
        let places = alternatives.flatMap { api.schemas[$0].writtenElements(.required, in: api).map(\.place) }
        limits.append(
          Limit(
            .requiresOneOf(branches, isExclusive: isExclusive),
            isOwn && part.source == nil ? places : []))
      }
    }
    return limits
  }

  /// What alternatives are called: the discriminator's value, else the schema's name or title.
  func titles(of alternatives: [SchemaID], _ discriminator: Schema.Discriminator?) -> [String?] {
    let mapped = Dictionary(
      discriminator?.mapping.compactMap { named in named.value.map { ($0, named.name) } } ?? [],
      uniquingKeysWith: { first, _ in first })
    return alternatives.map { id in
      if let discriminator, let value = mapped[id] { return "\(discriminator.propertyName): \(value)" }
      return name(of: id) ?? api.schemas[id].title
    }
  }

  /// What is told of a value by all schemas that hold together for it.
  func words(of parts: [ObjectShape.Part]) -> SchemaWords {
    if parts.count == 1 { return words(of: parts[0].schema, at: parts[0].written, in: parts[0].scope) }
    // What the schema's own parts say comes first; the last of them is the narrowest.
    let own = parts.filter { $0.source == nil }.reversed()
    let others = parts.filter { $0.source != nil }.reversed()
    var words = SchemaWords()
    var seen: Set<SchemaID> = []
    for part in Array(own) + Array(others) where seen.insert(part.schema).inserted {
      var next = self.words(of: part.schema, at: part.written, in: part.scope)
      if part.source != nil { next.forgetPlaces() }
      if seen.count == 1 { words = next } else { words.join(next) }
    }
    return words
  }

  /// What of schemas that hold together has parts which become rows: of arrays mostly their elements. A
  /// schema that is among the parts of another one is left out.
  func opened(_ schemas: [ObjectShape.Part]) -> [ObjectShape.Part] {
    guard schemas.count > 1 else {
      return schemas.filter { hasParts($0.schema, in: $0.scope) }.map { target(of: $0, arrays: .max) }
    }
    // Elements hold together with elements, and not with the array that they are in.
    let depths = schemas.filter { hasParts($0.schema, in: $0.scope) }.map { elementDepth(of: $0) }
    guard let depth = depths.min() else { return [] }
    var seen: Set<SchemaID> = []
    let all = schemas.filter { elementDepth(of: $0) >= depth }.map { target(of: $0, arrays: depth) }
    let targets = all.filter { seen.insert($0.schema).inserted }
    guard targets.count > 1 else { return targets }
    var covered: Set<SchemaID> = []
    for part in targets where !covered.contains(part.schema) {
      let parts = ObjectShape(of: [part], in: api, named: { _ in false }).parts
      covered.formUnion(parts.dropFirst().map(\.schema))
    }
    return targets.filter { !covered.contains($0.schema) }
  }

  /// What is opened for a part that has parts: of an array, through so many arrays, their elements.
  func target(of part: ObjectShape.Part, arrays: Int) -> ObjectShape.Part {
    let (target, _, scope) = element(of: part.schema, in: part.scope, arrays: arrays)
    let source = isNamed(target) ? target : isNamed(part.schema) ? part.schema : part.source
    return ObjectShape.Part(target, at: nil, source: source, scope: scope)
  }

  /// What the elements of an array are, through arrays of arrays; the schema itself where it is none. A
  /// schema whose elements have a row of their own is its own.
  ///
  /// - Parameters:
  ///   - way: the way to the schema.
  ///   - most: through how many arrays it goes at most.
  /// - Returns: the element, with how many arrays it lies in, and the way to it.
  func element(
    of id: SchemaID, in way: DynamicScope, arrays most: Int = .max
  ) -> (schema: SchemaID, arrays: Int, scope: DynamicScope) {
    var id = id
    var arrays = 0
    var scope = way
    for _ in 0..<8 {
      let schema = api.schemas[id]
      let within = api.scope(scope, entering: schema)
      guard schema.required.isEmpty, schema.properties.isEmpty, !schema.hasRareParts,
        !hasUnusedDefinitions(schema)
      else { break }
      let hasAlternatives = !schema.oneOf.isEmpty || !schema.anyOf.isEmpty
      if let reference = api.reference(of: schema, in: within), schema.items == nil,
        schema.allOf.isEmpty
      {
        id = reference
      } else if let items = schema.items, isToldWithArray(items), arrays < most, schema.allOf.isEmpty,
        !hasAlternatives, schema.types.subtracting(.null).isSubset(of: .array)
      {
        id = items
        arrays += 1
      } else if schema.allOf.count == 1, !hasAlternatives, schema.additionalProperties == nil,
        schema.items == nil
      {
        id = schema.allOf[0]
      } else if let one = schema.onlyAlternative(in: api), schema.items == nil {
        id = one
      } else {
        break
      }
      scope = within
    }
    return (id, arrays, scope)
  }

  private func elementDepth(of part: ObjectShape.Part) -> Int {
    element(of: part.schema, in: part.scope).arrays
  }
}

/// The search for a part that has more to say than a type can; alternatives may be each other's.
private struct PartSearch {
  let telling: SchemaTelling
  private var visited: Set<SchemaID> = []

  /// Alternatives of alternatives behind so many schemas are taken to have something to say.
  private static let mostSchemas = 200

  init(telling: SchemaTelling) { self.telling = telling }

  mutating func needsRows(
    _ schema: Shared<Schema>, _ alternatives: [SchemaID], _ scope: DynamicScope
  ) -> Bool {
    guard !alternatives.isEmpty, schema.onlyAlternative(in: telling.api) == nil else { return false }
    if telling.requiredBranches(alternatives) != nil { return false }
    if schema.oneOf.count + schema.anyOf.count > 4 || !schema.types.subtracting(.null).isEmpty
      || !schema.properties.isEmpty
    {
      return true
    }
    for id in alternatives {
      if !telling.isNamed(id), !telling.isOnlyType(telling.api.schemas[id]) { return true }
      if hasParts(id, scope) { return true }
    }
    return false
  }

  /// A schema that the search stands on adds nothing: what it has is found where it was met first.
  mutating func hasParts(_ id: SchemaID, _ way: DynamicScope) -> Bool {
    let (target, _, scope) = telling.element(of: id, in: way)
    guard visited.insert(target).inserted else { return false }
    guard visited.count <= PartSearch.mostSchemas else { return true }
    let api = telling.api
    let schema = api.schemas[target]
    if !schema.properties.isEmpty || !schema.allOf.isEmpty || !schema.required.isEmpty { return true }
    if schema.reference != nil || schema.dynamicReference != nil { return true }
    if let additional = schema.additionalProperties, api.schemas[additional].always == nil { return true }
    if schema.hasRareParts || telling.hasUnusedDefinitions(schema) { return true }
    if let items = schema.items, api.schemas[items].always == nil { return true }
    let within = api.scope(scope, entering: schema)
    return needsRows(schema, schema.oneOf, within) || needsRows(schema, schema.anyOf, within)
      || telling.requiredBranches(schema.oneOf) != nil || telling.requiredBranches(schema.anyOf) != nil
  }
}

extension Shared<Schema> {
  /// Whether one of its rare keywords holds schemas that become rows.
  var hasRareParts: Bool { value.rare?.value.hasParts ?? false }
}

extension Schema.Rare {
  /// Whether it holds schemas that become rows.
  fileprivate var hasParts: Bool {
    not != nil || `if` != nil || then != nil || `else` != nil || !prefixItems.isEmpty || contains != nil
      || !patternProperties.isEmpty || propertyNames != nil || unevaluatedItems != nil
      || unevaluatedProperties != nil || !dependentSchemas.isEmpty || contentSchema != nil
  }
}
