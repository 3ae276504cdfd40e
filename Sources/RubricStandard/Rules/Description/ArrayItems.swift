import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let arrayItems = Rule(
    "array-items", "An array says what it holds",
    rationale: "A reader who sees only 'array' cannot tell what its elements are.",
    severity: .error, basis: .hygiene,
    passage: Passage("Document your API", "State the data type of every parameter and field."),
    mending: "add 'items' with the schema of the elements",
    passing: [
      "components: {schemas: {A: {type: array, items: {type: string}}}}",
      "components: {schemas: {A: {type: array, prefixItems: [{type: string}], items: false}, B: {type: object}}}",
      "components: {schemas: {A: {type: array, allOf: [{$ref: '#/components/schemas/B'}]}, B: {items: {}}}}",
      "components: {schemas: {A: {type: [array, boolean, number, object, string]}, B: {type: array, contains: {}}}}",
      "components: {schemas: {A: {type: array, enum: [[], [1]]}}}",
      // What is wrong there is found already.
      """
      swagger: '2.0'
      paths: {/parks: {get: {parameters: [{name: a, in: query, type: array}, {name: b, in: formData, type: array}]}}}
      """,
      """
      openapi: 3.0.3
      components: {schemas: {A: {type: array, items: [{type: string}]}}}
      """,
    ],
    failing: [
      "components: {schemas: {A: {type: ⟦array⟧}}}",
      "components: {schemas: {A: {properties: {b: {type: ⟦[array, 'null']⟧, description: Names}}}}}",
    ],
    check: .schema { use, view in
      let schema = use.schema
      guard schema.types.contains(.array), !use.isAnyValue else { return nil }
      // In Swagger 2.0 the reading asks parameters and headers for their items.
      if view.api.version.major == 2, schema.origin[.location] != nil || use.reach.isOutsideBodies {
        return nil
      }
      return use.saysWhatItHolds ? [] : [.withoutItems(use)]
    })
}

extension SchemaUse {
  /// Whether its types are a way to say "anything".
  fileprivate var isAnyValue: Bool { schema.types.subtracting(.null).names.count > 3 }

  fileprivate var saysWhatItHolds: Bool {
    if schema.origin[.items] != nil || schema.items != nil || !schema.enum.isEmpty || schema.const != nil {
      return true
    }
    // Parts may say it, and do more often than not.
    if !schema.allOf.isEmpty || !schema.oneOf.isEmpty || !schema.anyOf.isEmpty { return true }
    if schema.reference != nil || schema.dynamicReference != nil { return true }
    guard let rare = schema.rare else { return false }
    return !rare.prefixItems.isEmpty || rare.contains != nil || rare.unevaluatedItems != nil
  }
}

extension SchemaReach {
  fileprivate var isOutsideBodies: Bool { isDisjoint(with: .bodies) }
}

extension Problem {
  fileprivate static func withoutItems(_ use: SchemaUse) -> Problem {
    let name = use.name.map { "'\($0)'" } ?? "the array"
    return Problem("\(name) does not say what it holds", at: use.schema.origin.valueSpan(of: .type))
  }
}
