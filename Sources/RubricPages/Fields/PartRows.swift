import RubricDocuments
import RubricOpenAPI
import RubricSchemas
import RubricSite

/// A part of a schema, other than a property, that becomes a row.
struct PartRow {
  var label: FieldRow.Label
  var schema: SchemaID
  /// Where the part is used.
  var written: Node?
  /// What the anchor of its row ends with.
  var anchor: String
  /// Whether the label is a name of the author's.
  var isNameTold = false
}

extension SchemaTelling {
  /// Everything that a schema holds beside properties and becomes a row.
  ///
  /// - Parameter isPart: whether it is one of several that are shown as one: what is shown alone is told as
  ///   its only alternative beside null.
  func partRows(of schema: Shared<Schema>, isPart: Bool) -> [PartRow] {
    parts(of: schema) + alternatives(of: schema, isPart: isPart)
  }

  /// - Parameters:
  ///   - anchor: what the row's own begins with.
  ///   - isOwn: whether the row has its place here.
  func row(of part: PartRow, anchor: String, isOwn: Bool) -> FieldRow {
    var row = FieldRow(
      label: part.label, anchor: anchor + "-" + part.anchor, words: words(of: part.schema, at: part.written))
    if isOwn {
      if part.isNameTold, let node = part.written { row.places = [node.keyPlace] }
    } else {
      row.words.forgetPlaces()
    }
    return row
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
    let name = nameOfOthers(schema)
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
    !isToldWithArray(items) || hasParts(items)
      || !schema.types.subtracting(.null).isSubset(of: .array)
  }

  private func alternatives(of schema: Shared<Schema>, isPart: Bool) -> [PartRow] {
    var rows: [PartRow] = []
    let isChoice = isPart && onlyAlternative(schema) != nil
    for (alternatives, field) in [(schema.oneOf, Field.oneOf), (schema.anyOf, .anyOf)]
    where needsRows(schema, alternatives) || isChoice && !alternatives.isEmpty {
      let written = schema.writtenElements(field)
      let titles = titles(of: alternatives, schema.discriminator)
      for (number, ((id, node), title)) in zip(zip(alternatives, written), titles).enumerated() {
        rows.append(
          PartRow(
            label: .alternative(number + 1, title: title), schema: id, written: node,
            anchor: "option-\(number + 1)"))
      }
    }
    return rows
  }
}

extension Shared<Schema> {
  /// The schemas of single elements as written; before 2020-12 they stand in `items`.
  fileprivate var writtenTuple: [Node] {
    value.origin[.prefixItems] == nil ? writtenElements(.items) : writtenElements(.prefixItems)
  }
}
