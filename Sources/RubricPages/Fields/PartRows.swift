import RubricDocuments
import RubricOpenAPI
import RubricSchemas
import RubricSite

/// Rows for the parts of a schema that are no properties.
extension FieldTables {
  /// A part that becomes a row.
  private struct PartRow {
    var label: FieldRow.Label
    var schema: SchemaID
    /// Where the part is used.
    var written: Node?
    /// What the anchor of its row ends with.
    var anchor: String
    /// Whether the label is a name of the author's.
    var isNameTold = false
  }

  /// Adds a row for everything that a schema, or one that is merged with it, holds beside properties.
  mutating func addParts(of part: ObjectShape.Part, anchor: String, _ slot: Slot) {
    let schema = api.schemas[part.schema]
    var slot = slot
    if part.isNamed { slot.isOwn = false }
    for row in parts(of: schema) { add(row, anchor: anchor, slot) }
    addAlternatives(of: schema, anchor: anchor, slot)
  }

  private func parts(of schema: Shared<Schema>) -> [PartRow] {
    var parts: [PartRow] = []
    let origin = schema.origin
    func add(_ id: SchemaID?, _ field: Field, _ label: FieldRow.Label, _ anchor: String) {
      guard let id, api.schemas[id].always == nil else { return }
      parts.append(PartRow(label: label, schema: id, written: origin[field], anchor: anchor))
    }
    func addNamed(_ all: [Named<SchemaID>], _ field: Field, _ label: (String) -> FieldRow.Label) {
      let written = origin[field]?.members.map(\.value) ?? []
      for (named, node) in zip(all, written) {
        parts.append(
          PartRow(
            label: label(named.name), schema: named.value, written: node,
            anchor: field.name + "-" + Slug(named.name).description, isNameTold: true))
      }
    }
    let rare = schema.rare
    addNamed(rare?.patternProperties ?? [], .patternProperties) { .pattern($0) }
    let name = telling.nameOfOthers(schema)
    add(schema.additionalProperties, .additionalProperties, .anyName(name), "any-name")
    for (number, (id, node)) in zip(rare?.prefixItems ?? [], schema.writtenTuple).enumerated() {
      parts.append(
        PartRow(label: .element(number + 1), schema: id, written: node, anchor: "\(number + 1)"))
    }
    if let items = schema.items, hasRowOfItems(schema, items) {
      add(
        items, origin[.items]?.isSequence == true ? .additionalItems : .items,
        .elements(isRest: rare?.prefixItems.isEmpty == false), "items")
    }
    guard let rare else { return parts }
    add(rare.contains, .contains, .contains, "contains")
    add(rare.unevaluatedItems, .unevaluatedItems, .unevaluated, "unevaluated-items")
    add(rare.propertyNames, .propertyNames, .names, "names")
    add(rare.unevaluatedProperties, .unevaluatedProperties, .unevaluated, "unevaluated")
    addNamed(rare.dependentSchemas, .dependentSchemas) { .dependent($0) }
    add(rare.if, .if, .condition, "if")
    add(rare.then, .then, .then, "then")
    add(rare.else, .else, .otherwise, "else")
    add(rare.not, .not, .not, "not")
    add(rare.contentSchema, .contentSchema, .content, "content")
    return parts
  }

  private func hasRowOfItems(_ schema: Shared<Schema>, _ items: SchemaID) -> Bool {
    // An array whose elements say no more than its type does has no parts.
    !telling.isToldWithArray(items) || telling.hasParts(items)
      || !schema.types.subtracting(.null).isSubset(of: .array)
  }

  private mutating func add(_ part: PartRow, anchor: String, _ slot: Slot) {
    var row = FieldRow(
      label: part.label, anchor: anchor + "-" + part.anchor,
      words: telling.words(of: part.schema, at: part.written))
    if slot.isOwn {
      if part.isNameTold, let node = part.written { row.places = [node.keyPlace] }
    } else {
      row.words.forgetPlaces()
    }
    append(row, schema: part.schema, under: slot)
  }

  // MARK: - Alternatives

  private mutating func addAlternatives(of schema: Shared<Schema>, anchor: String, _ slot: Slot) {
    for (alternatives, field) in [(schema.oneOf, Field.oneOf), (schema.anyOf, .anyOf)]
    where telling.needsRows(schema, alternatives) {
      let written = schema.writtenElements(field)
      for (number, (id, node)) in zip(alternatives, written).enumerated() {
        let title = telling.alternativeTitle(id, schema.discriminator)
        add(
          PartRow(
            label: .alternative(number + 1, title: title), schema: id, written: node,
            anchor: "option-\(number + 1)"), anchor: anchor, slot)
      }
    }
  }
}

extension SchemaTelling {
  /// Whether alternatives are told one by one: where there are many, or one has more to say than a type can.
  func needsRows(_ schema: Shared<Schema>, _ alternatives: [SchemaID]) -> Bool {
    guard !alternatives.isEmpty, onlyAlternative(schema) == nil else { return false }
    if requiredBranches(alternatives) != nil { return false }
    if schema.oneOf.count + schema.anyOf.count > 4 || !schema.types.subtracting(.null).isEmpty
      || !schema.properties.isEmpty
    {
      return true
    }
    return alternatives.contains { id in
      hasParts(id) || (!isNamed(id) && !isOnlyType(api.schemas[id]))
    }
  }

  /// Whether a type says everything.
  private func isOnlyType(_ schema: Shared<Schema>) -> Bool {
    schema.description == nil && schema.enum.isEmpty && schema.const == nil && schema.bounds == nil
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
        let places = alternatives.flatMap { api.schemas[$0].writtenElements(.required).map(\.place) }
        limits.append(
          Limit(
            .requiresOneOf(branches, isExclusive: isExclusive), isOwn && !part.isNamed ? places : []))
      }
    }
    return limits
  }

  /// The discriminator's value, else the schema's name or title.
  func alternativeTitle(_ id: SchemaID, _ discriminator: Schema.Discriminator?) -> String? {
    if let discriminator, let mapped = discriminator.mapping.first(where: { $0.value == id }) {
      return "\(discriminator.propertyName): \(mapped.name)"
    }
    return name(of: id) ?? api.schemas[id].title
  }

  /// Whether a schema has anything that becomes a row below it.
  func hasParts(_ id: SchemaID) -> Bool {
    let target = element(of: id)
    let schema = api.schemas[target]
    if !schema.properties.isEmpty || !schema.allOf.isEmpty || !schema.required.isEmpty { return true }
    if schema.reference != nil || schema.dynamicReference != nil { return true }
    if let additional = schema.additionalProperties, api.schemas[additional].always == nil { return true }
    if schema.hasRareParts { return true }
    if let items = schema.items, api.schemas[items].always == nil { return true }
    return needsRows(schema, schema.oneOf) || needsRows(schema, schema.anyOf)
      || requiredBranches(schema.oneOf) != nil || requiredBranches(schema.anyOf) != nil
  }

  /// What is told of a property by all parts that have it.
  func words(of property: ObjectShape.Property) -> SchemaWords {
    guard property.members.count > 1 else {
      return words(of: property.schema, at: property.member.value)
    }
    // What the schema's own parts say comes first; the last of them is the narrowest.
    let own = property.members.filter { !$0.isNamed }.reversed()
    let others = property.members.filter(\.isNamed).reversed()
    var words = SchemaWords()
    var seen: Set<SchemaID> = []
    for member in Array(own) + Array(others) where seen.insert(member.schema).inserted {
      var next = self.words(of: member.schema, at: member.value)
      if member.isNamed { next.forgetPlaces() }
      if seen.count == 1 { words = next } else { words.join(next) }
    }
    return words
  }
}

extension SchemaWords {
  /// What stands away from its own place tells nothing that was not told there.
  mutating func forgetPlaces() {
    type.places = []
    for index in limits.indices { limits[index].places = [] }
    for index in marks.indices { marks[index].place = nil }
    for index in prose.indices { prose[index].place = nil }
    for index in values.indices {
      values[index].text.place = nil
      values[index].name?.place = nil
      values[index].meaning?.place = nil
    }
    constant?.place = nil
    defaultValue?.place = nil
    for index in examples.indices { examples[index].place = nil }
    remarks = remarks.compactMap(\.withoutPlaces)
  }

  /// What another schema says that holds for the same value.
  mutating func join(_ other: SchemaWords) {
    if type.parts.isEmpty { type.parts = other.type.parts }
    type.places += other.type.places
    limits += other.limits.filter { limit in
      !limit.places.isEmpty || !limits.contains { $0.constraint == limit.constraint }
    }
    marks += other.marks
    // A text of the author's that is told elsewhere is no more than help where there is none here.
    if prose.isEmpty || other.prose.contains(where: { $0.place != nil }) { prose += other.prose }
    if values.isEmpty { values = other.values }
    constant = constant ?? other.constant
    defaultValue = defaultValue ?? other.defaultValue
    if examples.isEmpty || other.examples.contains(where: { $0.place != nil }) { examples += other.examples }
    remarks += other.remarks
  }
}

extension Remark {
  /// The same away from its place; nil of what is told at its place only.
  fileprivate var withoutPlaces: Self? {
    switch self {
    case .title(let title): .title(Told(title.value, nil))
    case .includes(let schemas): .includes(schemas.map { Told($0.value, nil) })
    case .deprecation(let text): .deprecation(Told(text.value, nil))
    case .mediaType(let text): .mediaType(Told(text.value, nil))
    case .serialization(let words): .serialization(words.map { Told($0.value, nil) })
    case .discriminator, .xml, .documentation, .examples, .extensions, .sunset, .badges, .internal,
      .statements,
      .elsewhere:
      nil
    }
  }
}

extension Shared<Schema> {
  /// Whether one of its rare keywords holds schemas that become rows.
  var hasRareParts: Bool { value.rare?.value.hasParts ?? false }
}

extension Shared<Schema> {
  /// The schemas of single elements as written; before 2020-12 they stand in `items`.
  fileprivate var writtenTuple: [Node] {
    value.origin[.prefixItems] == nil ? writtenElements(.items) : writtenElements(.prefixItems)
  }
}

extension Schema.Rare {
  /// Whether it holds schemas that become rows.
  fileprivate var hasParts: Bool {
    not != nil || `if` != nil || then != nil || `else` != nil || !prefixItems.isEmpty || contains != nil
      || !patternProperties.isEmpty || propertyNames != nil || unevaluatedItems != nil
      || unevaluatedProperties != nil || !dependentSchemas.isEmpty || contentSchema != nil
  }
}
