import RubricOpenAPI

/// What an operation answers where it answers with many of a kind.
struct ListAnswer {
  /// The list itself.
  var list: SchemaID
  /// Names of the fields beside it; empty of a bare list.
  var fields: [String]

  /// nil of an operation that answers with one thing, or with nothing that is told.
  init?(of operation: Shared<Operation>, in view: DescriptionView) {
    guard let id = view.answer(of: operation).map(view.api.typed) else { return nil }
    if view.api.schemas[id].types.contains(.array) {
      list = id
      fields = []
      return
    }
    let shape = view.shape(of: id)
    let last = PathUse.Segment.all(of: operation.path).last.map { NameWords($0.text).joined }
    guard
      let property = shape.properties.prefix(ListAnswer.mostFields).first(where: { property in
        guard view.types(of: property.schema).contains(.array) else { return false }
        let words = NameWords(property.name).joined
        return ListAnswer.names.contains(words) || words == last || shape.properties.count == 1
      })
    else { return nil }
    list = view.api.typed(property.schema)
    fields = shape.properties.prefix(ListAnswer.mostFields).map(\.name)
  }

  /// What is wrapped round a list has few fields.
  private static let mostFields = 60
  /// Names of the field that holds the list.
  private static let names: Set<String> = [
    "items", "data", "results", "result", "content", "value", "records", "entries", "list", "elements",
    "rows",
    "entry", "resources", "hits",
  ]
}
