import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let schemaDescribed = Rule(
    "schema-described", "Objects are described",
    rationale: "A reader must learn what thing an object stands for before its fields mean anything.",
    severity: .info, basis: .standard,
    passage: Passage("Use JSON", "Document your JSON object so that it is well described."),
    mending: "say what thing it is, in a sentence",
    passing: [
      "components: {schemas: {Park: {type: object, description: A public park, properties: {}}}}",
      "components: {schemas: {Park: {type: object, title: A public park, properties: {}}}}",
      """
      components: {schemas: {Park: {allOf: [{$ref: '#/components/schemas/Place'}, {description: A public park, properties: {a: {}}}]}, Place: {description: Somewhere}}}
      """,
      "components: {schemas: {ID: {type: string}}}",
      "components: {schemas: {Park: {properties: {a: {type: object, description: x}}, description: A park}}}",
    ],
    failing: [
      "components: {schemas: {⟦Park⟧: {type: object, properties: {}}}}",
      "components: {schemas: {⟦OpenPark⟧: {title: open_park, properties: {a: {}}}}}",
    ],
    check: .schema { use, view in
      guard let name = use.name, use.schema.types.contains(.object) || !use.schema.properties.isEmpty else {
        return nil
      }
      // A part without a name describes the whole.
      let parts = use.schema.allOf.filter { view.schemaNames[$0] == nil }.map { view.api.schemas[$0] }
      // Generators write the name as the title; of a description that does so another rule tells.
      let isDescribed = ([use.schema] + parts).contains { schema in
        Words.count((schema.description ?? "").utf8) > 0
          || Words.count((schema.title ?? "").utf8) > 0 && !Letters.areSame(schema.title ?? "", name)
      }
      return isDescribed ? [] : [Problem("'\(name)' is not described", at: use.span)]
    })
}
