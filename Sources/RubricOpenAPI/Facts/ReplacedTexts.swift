import RubricDocuments

extension API {
  /// The summaries and descriptions in whose place references say something else (OpenAPI 3.1.0 §4.8.23):
  /// where none is without such words, they hold nowhere.
  var replacedTexts: Set<Place> {
    guard version.hasJSONSchema else { return [] }
    let content =
      requestBodies.all.flatMap(\.content) + responses.all.flatMap(\.content)
      + parameters.all.flatMap(\.content) + headers.all.flatMap(\.content)
    let examples =
      content.flatMap(\.examples) + parameters.all.flatMap(\.examples) + headers.all.flatMap(\.examples)
    let links = responses.all.flatMap(\.links).map(\.value)
    let told: [(Node?, of: Node)] =
      parameters.all.map { ($0.descriptionNode, $0.origin) }
      + headers.all.map { ($0.descriptionNode, $0.origin) }
      + requestBodies.all.map { ($0.descriptionNode, $0.origin) }
      + responses.all.map { ($0.descriptionNode, $0.origin) }
      + links.map { ($0.descriptionNode, $0.origin) } + examples.map { ($0.descriptionNode, $0.origin) }
      + securitySchemes.all.map { ($0.descriptionNode, $0.origin) }
      + operations.all.map { ($0.pathDescriptionNode, $0.pathItem) }
    let summaries: [(Node?, of: Node)] =
      examples.map { ($0.summaryNode, $0.origin) } + operations.all.map { ($0.pathSummaryNode, $0.pathItem) }
    return API.replaced(told, .description).union(API.replaced(summaries, .summary))
  }

  private static func replaced(_ told: [(Node?, of: Node)], _ field: Field) -> Set<Place> {
    Set(
      told.compactMap { text, object in
        guard let text, let own = object[field], own != text else { return nil }
        return own.place
      })
  }
}
