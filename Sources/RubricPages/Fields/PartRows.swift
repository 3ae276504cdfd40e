import RubricDocuments
import RubricOpenAPI
import RubricSchemas
import RubricSite

/// A part of a schema, other than a property, that becomes a row.
struct PartRow {
  var label: FieldRow.Label
  /// What the part is, by all schemas that have it: all of it holds together.
  var members: [ObjectShape.Part]
  /// What the anchor of its row ends with.
  var anchor: String
  /// Whether the label is a name of the author's.
  var isNameTold = false
  /// Whether it says more than the type of the row above it does.
  var isSaying = true
  /// The types that a value has beside what the part says.
  var outerTypes: [TypeOutline.Part] = []

  /// The named schema that it comes from; nil where a part that is told here has it too.
  var source: SchemaID? { members.allSatisfy { $0.source != nil } ? members.first?.source : nil }
}

extension SchemaTelling {
  /// Everything that schemas which hold together have beside properties and that becomes a row.
  func partRows(of shape: ObjectShape) -> [PartRow] {
    var rows: [PartRow] = []
    var positions: [FieldRow.Label: Int] = [:]
    for part in shape.parts {
      let schema = api.schemas[part.schema]
      // What another schema keeps for reference is told on its own page.
      let kept = part.source == nil ? definitions(of: schema) : []
      let own = parts(of: schema, in: part.scope) + kept
      for var row in own + alternatives(of: schema, in: part.scope, isPart: part.written != nil) {
        for index in row.members.indices {
          row.members[index].source = part.source
          row.members[index].scope = part.scope
        }
        if row.label.holdsTogether {
          if let known = positions[row.label] {
            rows[known].members += row.members
            rows[known].isSaying = rows[known].isSaying || row.isSaying
            continue
          }
          positions[row.label] = rows.count
        }
        rows.append(row)
      }
    }
    return rows.filter(\.isSaying)
  }

  /// - Parameters:
  ///   - anchor: what the row's own begins with.
  ///   - isOwn: whether the row has its place here.
  func row(of part: PartRow, anchor: String, isOwn: Bool) -> FieldRow {
    var row = FieldRow(
      label: part.label, anchor: anchor + "-" + part.anchor, words: words(of: part.members))
    if row.words.type.parts.isEmpty { row.words.type.parts = part.outerTypes }
    if isOwn {
      if part.isNameTold {
        row.places = part.members.compactMap { $0.source == nil ? $0.written?.keyPlace : nil }
      }
    } else {
      row.words.forgetPlaces()
    }
    return row
  }

  private func parts(of schema: Shared<Schema>, in scope: DynamicScope) -> [PartRow] {
    var parts = PartList(api: api, schema: schema)
    let rare = schema.rare
    parts.addNamed(rare?.patternProperties ?? [], .patternProperties) { .pattern($0) }
    let name = nameOfOthers(schema)
    parts.add(schema.additionalProperties, .additionalProperties, .anyName(name), "any-name")
    for (number, (id, node)) in zip(rare?.prefixItems ?? [], schema.writtenTuple(in: api)).enumerated() {
      parts.rows.append(
        PartRow(
          label: .element(number + 1), members: [ObjectShape.Part(id, at: node)], anchor: "\(number + 1)"))
    }
    if let items = schema.items {
      parts.add(
        items, schema.origin[.items]?.isSequence == true ? .additionalItems : .items,
        .elements(isRest: rare?.prefixItems.isEmpty == false), "items",
        isSaying: hasRowOfItems(schema, items, scope))
    }
    guard let rare else { return parts.rows }
    parts.add(rare.contains, .contains, .contains, "contains")
    parts.add(rare.unevaluatedItems, .unevaluatedItems, .unevaluated, "unevaluated-items")
    parts.add(rare.propertyNames, .propertyNames, .names, "names")
    parts.add(rare.unevaluatedProperties, .unevaluatedProperties, .unevaluated, "unevaluated")
    parts.addNamed(rare.dependentSchemas, .dependentSchemas) { .dependent($0) }
    parts.add(rare.if, .if, .condition, "if")
    parts.add(rare.then, .then, .then, "then")
    parts.add(rare.else, .else, .otherwise, "else")
    parts.add(rare.not, .not, .not, "not")
    parts.add(rare.contentSchema, .contentSchema, .content, "content")
    return parts.rows
  }

  /// Schemas that are defined within the schema and referred to by nothing.
  private func definitions(of schema: Shared<Schema>) -> [PartRow] {
    guard hasUnusedDefinitions(schema), let rare = schema.rare else { return [] }
    let written = [Field.defs, .definitions].flatMap { api.members(of: schema.origin[$0]).map(\.value) }
    return zip(rare.definitions, written).filter { site.unusedDefinitions.contains($0.0.value) }.map {
      named, node in
      PartRow(
        label: api.schemas[named.value].rare?.dynamicAnchor == nil
          ? .definition(named.name) : .generic(named.name),
        members: [ObjectShape.Part(named.value, at: node)],
        anchor: "definition-" + Slug(named.name).description, isNameTold: true)
    }
  }

  private func hasRowOfItems(
    _ schema: Shared<Schema>, _ items: SchemaID, _ scope: DynamicScope
  ) -> Bool {
    // An array whose elements say no more than its type does has no parts.
    !isToldWithArray(items) || hasParts(items, in: scope)
      || !schema.types.subtracting(.null).isSubset(of: .array) || !schema.isToldAsArray
  }

  /// - Parameter isPart: whether it is one of several that are shown as one: what is shown alone is told as its
  ///   only alternative beside null.
  private func alternatives(
    of schema: Shared<Schema>, in scope: DynamicScope, isPart: Bool
  ) -> [PartRow] {
    var rows: [PartRow] = []
    let isChoice = isPart && schema.onlyAlternative(in: api) != nil
    let types = schema.types.subtracting(.null).names.map { TypeOutline.Part.type($0, format: nil) }
    let choices: [([SchemaID], Field, TypeOutline.Choice)] = [
      (schema.oneOf, .oneOf, .one), (schema.anyOf, .anyOf, .some),
    ]
    for (alternatives, field, choice) in choices
    where needsRows(schema, alternatives, in: scope) || isChoice && !alternatives.isEmpty {
      let written = schema.writtenElements(field, in: api)
      let titles = titles(of: alternatives, schema.discriminator)
      for (number, ((id, node), title)) in zip(zip(alternatives, written), titles).enumerated() {
        let label = FieldRow.Alternative(number: number + 1, count: alternatives.count, choice: choice)
        rows.append(
          PartRow(
            label: .alternative(label, title: title), members: [ObjectShape.Part(id, at: node)],
            anchor: "option-\(number + 1)", outerTypes: types))
      }
    }
    return rows
  }
}

/// The rows of one schema's keywords.
private struct PartList {
  let api: API
  let schema: Shared<Schema>
  var rows: [PartRow] = []

  /// Keywords whose `true` and `false` are told among the limits, or, of elements, with the type.
  private static let toldAsLimits: Set<Field> = [
    .additionalProperties, .items, .additionalItems, .unevaluatedItems, .unevaluatedProperties,
  ]

  /// Adds the schema under a keyword, but for `true` and `false` that are told in other words.
  mutating func add(
    _ id: SchemaID?, _ field: Field, _ label: FieldRow.Label, _ anchor: String, isSaying: Bool = true
  ) {
    guard let id, api.schemas[id].always == nil || !PartList.toldAsLimits.contains(field) else { return }
    let members = [ObjectShape.Part(id, at: schema.origin[field])]
    rows.append(PartRow(label: label, members: members, anchor: anchor, isSaying: isSaying))
  }

  /// Adds the schemas under a keyword that have names of the author's.
  mutating func addNamed(_ all: [Named<SchemaID>], _ field: Field, _ label: (String) -> FieldRow.Label) {
    for (named, node) in zip(all, api.members(of: schema.origin[field]).map(\.value)) {
      rows.append(
        PartRow(
          label: label(named.name), members: [ObjectShape.Part(named.value, at: node)],
          anchor: field.name + "-" + Slug(named.name).description, isNameTold: true))
    }
  }
}

extension FieldRow.Label {
  /// Whether what several schemas say under the label is of the same values, so that all of it holds.
  fileprivate var holdsTogether: Bool {
    switch self {
    case .anyName, .pattern, .element, .elements, .names, .dependent, .content: true
    case .name, .alternative, .contains, .not, .condition, .then, .otherwise, .unevaluated, .item,
      .definition, .generic:
      false
    }
  }
}

extension Shared<Schema> {
  /// Whether a schema of no type is told as an array of its `items`, and not by what else it says.
  fileprivate var isToldAsArray: Bool {
    value.types.contains(.array)
      || value.properties.isEmpty && value.additionalProperties == nil && value.allOf.isEmpty
        && value.oneOf.isEmpty && value.anyOf.isEmpty && value.reference == nil
  }

  /// The schemas of single elements as written; before 2020-12 they stand in `items`.
  fileprivate func writtenTuple(in api: API) -> [Node] {
    writtenElements(value.origin[.prefixItems] == nil ? .items : .prefixItems, in: api)
  }
}
