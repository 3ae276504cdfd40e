import RubricDocuments
import RubricOpenAPI

/// What the schemas of an API are called, and where.
struct SchemaNaming: Sendable {
  /// All names of each schema with where they are written, in the order of the description.
  private(set) var names: [SchemaID: [Told<String>]] = [:]
  /// References that give a schema another name.
  private(set) var aliases: [SchemaID: [Place]] = [:]

  init() {}

  init(of api: API) {
    let places = Dictionary(
      zip(api.components.schemas.map { Name($0.name) }, api.namesOfComponents),
      uniquingKeysWith: { first, _ in first })
    for named in api.namedSchemas {
      let place = places[Name(named.name)] ?? api.schemas[named.value].origin.keyPlace
      names[named.value, default: []].append(Told(named.name, place))
    }
    guard let written = api.writtenSchemas else { return }
    for (named, member) in zip(api.components.schemas, written) {
      if let reference = member.value[.ref], member.value != api.schemas[named.value].origin {
        aliases[named.value, default: []] += [reference.place] + api.passedReferences(of: member.value)
      }
    }
  }
}
