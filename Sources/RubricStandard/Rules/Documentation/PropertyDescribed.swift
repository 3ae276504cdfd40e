import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let propertyDescribed = Rule(
    "property-described", "Every field is explained",
    rationale: "A name that is plain to its authors is a riddle to those who meet it first.",
    severity: .warning, basis: .standard,
    passage: Passage("Document your API", "Give the meaning of each field."),
    mending: "say what the field means, in which unit, and when it is missing",
    passing: [
      """
      components: {schemas: {A: {type: object, properties: {uprn: {type: string, description: Unique Property Reference Number}}}}}
      """,
      """
      components: {schemas: {A: {properties: {b: {$ref: '#/components/schemas/B'}, id: {}}}, B: {type: string, description: Told there}}}
      """,
    ],
    failing: [
      "components: {schemas: {⟦A⟧: {type: object, properties: {uprn: {type: string}, name: {description: name}}}}}"
    ],
    check: .schema { use, view in
      guard !use.reach.isDisjoint(with: .bodies), !use.schema.properties.isEmpty else { return nil }
      let silent = use.schema.properties.filter { !view.isExplained($0) }
      return silent.isEmpty ? [] : [.unexplained(silent, of: use)]
    })
}

extension Problem {
  fileprivate static func unexplained(_ properties: [Schema.Property], of use: SchemaUse) -> Problem {
    let names = properties.prefix(3).map { "'\($0.name)'" }.joined(separator: ", ")
    let rest = properties.count > 3 ? " and \(properties.count - 3) more" : ""
    let of = use.name.map { " of '\($0)'" } ?? ""
    let verb = properties.count == 1 ? "is" : "are"
    return Problem("\(names)\(rest)\(of) \(verb) not explained", at: use.span)
  }
}

extension DescriptionView {
  fileprivate func isExplained(_ property: Schema.Property) -> Bool {
    if ["id", "links", "_links", "href", "self"].contains(property.name) { return true }
    let schema = api.schemas[property.schema]
    let texts = [property.descriptionOfUse, schema.description, schema.title].compactMap(\.self)
    return texts.contains { !$0.isEmpty && Name($0.lowercased()) != Name(property.name.lowercased()) }
      || schema.reference.map { api.schemas[$0].description != nil } == true
      || schema.allOf.contains { api.schemas[$0].description?.isEmpty == false }
  }
}
