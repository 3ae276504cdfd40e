import RubricDiagnostics
import RubricDocuments

extension APIReader {
  /// Reads `components` before all that refers to them, so that what is named has its name.
  mutating func readComponents(_ root: Node) {
    guard let components = mapping(.components, of: root) else { return }
    check(components, has: .components)
    api.components.origin = components
    api.components.extensions = extensions(components)
    for member in named(.securitySchemes, of: components) { addSecurityScheme(member) }
    api.components.schemas = named(.schemas, of: components).map {
      Named($0.name.text, schema($0.value))
    }
    api.components.headers = named(.headers, of: components).compactMap { member in
      header(member.value).map { Named(member.name.text, $0) }
    }
    api.components.parameters = named(.parameters, of: components).compactMap { member in
      parameter(member.value).map { Named(member.name.text, $0) }
    }
    if version.minor >= 2 {
      api.components.mediaTypes = named(.mediaTypes, of: components).map { member in
        Named(member.name.text, mediaType(member.value, name: member.name.text))
      }
    }
    api.components.requestBodies = named(.requestBodies, of: components).compactMap { member in
      requestBody(member.value).map { Named(member.name.text, $0) }
    }
    api.components.responses = named(.responses, of: components).compactMap { member in
      response(member.value).map { Named(member.name.text, $0) }
    }
    api.components.examples = named(.examples, of: components).compactMap { member in
      example(member.value, name: member.name.text)
    }
    api.components.links = named(.links, of: components).compactMap { member in
      link(member.value).map { Named(member.name.text, $0) }
    }
    api.namedSchemas = definedFirst(api.components.schemas, in: API.writtenSchemas(of: root, version))
    readPathItemComponents(components)
  }

  /// A schema that is defined under one name and only referred to under others goes by the first.
  func definedFirst(_ named: [Named<SchemaID>], in written: Node.Members?) -> [Named<SchemaID>] {
    guard let written, written.count == named.count else { return named }
    let pairs = zip(named, written)
    return pairs.filter { $1.value[.ref] == nil }.map(\.0) + pairs.filter { $1.value[.ref] != nil }.map(\.0)
  }

  private mutating func readPathItemComponents(_ components: Node) {
    api.components.callbacks = named(.callbacks, of: components).compactMap { member in
      guard let callback = dereferenced(member.value, as: .callbacks) else { return nil }
      let items = callback.members.filter { !$0.name.isExtension }
      return Named(
        member.name.text,
        Callback(
          origin: callback,
          pathItems: items.compactMap { item in
            pathItem(item.value, path: item.name.text).map { Named(item.name.text, $0) }
          }, extensions: extensions(callback)))
    }
    guard version.minor >= 1 else { return }
    api.components.pathItems = named(.pathItems, of: components).compactMap { member in
      pathItem(member.value, path: member.name.text).map { Named(member.name.text, $0) }
    }
  }

  /// The members of one kind, each with a name that references can hold.
  private mutating func named(_ field: Field, of components: Node) -> [Node.Member] {
    let members = allMembers(field, of: components)
    for member in members where !APIReader.isComponentName(member.name) {
      // OpenAPI 3.1.0 §4.8.7.1.
      invalid(
        "'\(member.name)' is no name of a component", at: member.keySpan,
        help: "use letters, digits, '.', '-' and '_' only")
    }
    return members
  }

  private static func isComponentName(_ name: Name) -> Bool {
    !name.text.utf8.isEmpty
      && name.text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        default: false
        }
      }
  }
}
