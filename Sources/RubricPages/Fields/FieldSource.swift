import RubricDocuments
import RubricOpenAPI
import RubricSchemas

/// What makes rows of a table.
enum FieldSource {
  /// Properties and other parts of schemas that hold together; mostly it is one.
  case schemas([ObjectShape.Part])
  /// Parameters, with the names of those that are components.
  case parameters([ParameterID], names: [ParameterID: Told<String>])
  /// Headers, with where their names are written.
  case headers([Named<HeaderID>], KeyPlaces)
  /// Each item of a stream, with where its schema is used.
  case item(SchemaID, Node?)

  /// What makes one row.
  enum Row {
    case property(ObjectShape.Property)
    /// A part that is no property.
    case part(PartRow)
    case parameter(ParameterID, component: Told<String>?)
    case header(Named<HeaderID>, Place?)
    case item(SchemaID, Node?)

    /// The schemas whose parts become rows below it; empty of a parameter or header without one.
    func schemas(in api: API) -> [ObjectShape.Part] {
      func one(_ schema: SchemaID?, _ content: [MediaType] = []) -> [ObjectShape.Part] {
        (schema ?? content.first?.schema).map { [ObjectShape.Part($0, at: nil)] } ?? []
      }
      switch self {
      case .property(let property): return property.members
      case .part(let part): return part.members
      case .parameter(let id, _): return one(api.parameters[id].schema, api.parameters[id].content)
      case .header(let named, _):
        return one(api.headers[named.value].schema, api.headers[named.value].content)
      case .item(let schema, _): return one(schema)
      }
    }
  }
}
