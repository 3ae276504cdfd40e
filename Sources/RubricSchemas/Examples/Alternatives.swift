import RubricDocuments
import RubricOpenAPI

/// Alternatives: which there are, in which order they are tried, and what tells them apart.
extension Conjunction {
  /// A place at which one of several alternatives is taken.
  struct Choice {
    var alternatives: [[SchemaID]]
    var isExclusive: Bool
    var discriminator: Schema.Discriminator?
    /// The way to the alternatives.
    var scope: DynamicScope
  }

  func addChoices(_ schema: Shared<Schema>, _ way: DynamicScope) {
    for (schemas, isExclusive) in [(schema.anyOf, false), (schema.oneOf, true)] where !schemas.isEmpty {
      pending.append(
        Choice(
          alternatives: schemas.map { [$0] }, isExclusive: isExclusive, discriminator: schema.discriminator,
          scope: way))
    }
    if let condition = schema.rare?.if {
      isRisky = true
      pending.append(
        Choice(
          alternatives: [
            [condition] + (schema.rare?.then.map { [$0] } ?? []), schema.rare?.else.map { [$0] } ?? [],
          ], isExclusive: false, discriminator: nil, scope: way))
    }
  }

  /// The alternatives in the order in which they are tried: those that cannot hold come last.
  func order(of choice: Choice, _ api: API, _ isActive: (SchemaID) -> Bool) -> [Int] {
    spend(choice.alternatives.count / 2)
    var ranks = [Int](repeating: 0, count: choice.alternatives.count)
    for (index, alternative) in choice.alternatives.enumerated() {
      for id in alternative {
        let schema = api.schemas[id]
        let own = Conjunction.shallowTypes(of: id, api)
        if schema.always == false { ranks[index] += 8 }
        if let own, let types, own.intersection(types).isEmpty { ranks[index] += 8 }
        if own == .null { ranks[index] += 4 }
        if isActive(id) { ranks[index] += 2 }
      }
    }
    return choice.alternatives.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
  }

  /// The types that a schema, or what it refers to, names; nil where any is allowed.
  private static func shallowTypes(of id: SchemaID, _ api: API) -> Schema.TypeSet? {
    var id = id
    for _ in 0..<4 {
      let schema = api.schemas[id]
      if !schema.types.isEmpty {
        return schema.types.contains(.number) ? schema.types.union(.integer) : schema.types
      }
      if let const = schema.const ?? (schema.enum.count == 1 ? schema.enum.first : nil), const.isNull {
        return .null
      }
      guard let next = schema.reference ?? (schema.allOf.count == 1 ? schema.allOf.first : nil) else { break }
      id = next
    }
    return nil
  }

  /// Notes what alternatives that were not chosen speak of, where none but one may hold.
  func noteRivals(_ choice: Choice, chosen: Int, _ api: API) {
    guard choice.isExclusive, choice.alternatives.count > 1 else { return }
    spend(choice.alternatives.count / 4)
    let types = choice.alternatives.map { $0.first.flatMap { Conjunction.shallowTypes(of: $0, api) } }
    let own = types[chosen]
    for (index, alternative) in choice.alternatives.enumerated() where index != chosen {
      // Values of different types are told apart by that.
      if let own, let other = types[index], own.intersection(other).isEmpty { continue }
      isRisky = true
      for id in alternative { noteRivals(of: id, api) }
    }
  }

  func noteRivals(of id: SchemaID, _ api: API) {
    let schema = api.schemas[id]
    spend((4 + schema.required.count + schema.properties.count) / 4)
    guard isPossible else { return }
    for name in schema.required { rivals.insert(Name(name)) }
    for property in schema.properties { rivals.insert(Name(property.name)) }
    for part in schema.anyOf + schema.oneOf + (schema.reference.map { [$0] } ?? []) where isPossible {
      let required = api.schemas[part].required
      spend((4 + required.count) / 4)
      for name in required { rivals.insert(Name(name)) }
    }
  }

  // MARK: - Discriminators

  /// Puts the name of an alternative under the property that tells it (OpenAPI 3.1.0 §4.8.25).
  func fix(_ discriminator: Schema.Discriminator, to schemas: [SchemaID], _ api: API) {
    let name = Name(discriminator.propertyName)
    guard !name.text.isEmpty, !fixed.contains(where: { $0.name == name }) else { return }
    spend((discriminator.mapping.count + api.namedSchemas.count) / 64)
    for schema in schemas {
      if let mapped = discriminator.mapping.first(where: { $0.value == schema }) {
        fixed.append((name, mapped.name))
        return
      }
    }
    for schema in schemas {
      if let named = api.namedSchemas.first(where: { $0.value == schema }) {
        fixed.append((name, named.name))
        return
      }
    }
  }

  func settle(_ api: API) {
    for part in parts {
      let schema = api.schemas[part]
      // A base names what tells its kinds apart; the outermost part is what the value is.
      if let discriminator = schema.discriminator, schema.oneOf.isEmpty, schema.anyOf.isEmpty, isPossible {
        spend(parts.count / 16)
        let targets = Set(discriminator.mapping.map(\.value))
        let mapped = parts.filter { targets.contains($0) }
        fix(discriminator, to: mapped.isEmpty ? [part] : mapped, api)
      }
    }
    for (name, _) in fixed where indices[name] == nil { require(name.text) }
    for dependency in dependentRequired where indices[dependency.name] != nil {
      for name in dependency.required where indices[Name(name)] == nil {
        indices[Name(name)] = members.count
        members.append(Member(name: name, schemas: [], isRequired: false))
      }
    }
  }
}
