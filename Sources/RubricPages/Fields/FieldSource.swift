import RubricDocuments
import RubricOpenAPI
import RubricSchemas

/// What makes rows of a table.
enum FieldSource {
  /// A schema's properties and other parts.
  case schema(SchemaID)
  case parameters([ParameterID])
  /// Headers, with where their names are written.
  case headers([Named<HeaderID>], KeyPlaces)
  /// Each item of a stream, with where its schema is used.
  case item(SchemaID, Node?)

  /// What makes one row.
  enum Row {
    case property(ObjectShape.Property)
    /// A part that is no property, and the merged schema that has it.
    case part(PartRow, of: ObjectShape.Part)
    case parameter(ParameterID)
    case header(Named<HeaderID>, Place?)
    case item(SchemaID, Node?)

    /// The schema whose parts become rows below it; nil of a parameter or header without one.
    func schema(in api: API) -> SchemaID? {
      switch self {
      case .property(let property): property.schema
      case .part(let part, _): part.schema
      case .parameter(let id): api.parameters[id].schema ?? api.parameters[id].content.first?.schema
      case .header(let named, _):
        api.headers[named.value].schema ?? api.headers[named.value].content.first?.schema
      case .item(let schema, _): schema
      }
    }
  }
}
