import RubricOpenAPI

/// What is said of the values of enumerations, by themselves and where they are used.
struct EnumTexts: Sendable {
  private let texts: [SchemaID: [String]]

  init(of api: API) {
    var texts: [SchemaID: [String]] = [:]
    func add(_ text: String?, to id: SchemaID?) {
      guard let text, !text.isEmpty, let id else { return }
      let schema = api.schemas[id]
      // What holds one thing tells of it; what puts many together tells of none.
      let part = schema.allOf.count == 1 ? schema.allOf.first : nil
      for id in [id] + [schema.items, schema.reference, part].compactMap(\.self)
      where !api.schemas[id].enum.isEmpty {
        texts[id, default: []].append(text)
      }
    }
    for parameter in api.parameters.all { add(parameter.description, to: parameter.schema) }
    for header in api.headers.all { add(header.description, to: header.schema) }
    for (id, schema) in zip(api.schemas.ids, api.schemas.all) {
      add(schema.description, to: id)
      add(schema.title, to: id)
      for property in schema.properties { add(property.descriptionOfUse, to: property.schema) }
    }
    self.texts = texts
  }

  /// The words that are said of the values of the schema, in lower case.
  func words(on schema: SchemaID) -> Set<String> {
    Set((texts[schema] ?? []).flatMap { NameWords($0.lowercased()).words })
  }
}
