import RubricDocuments

extension APIReader {
  /// All discriminators together have at most so many alternatives: in a chain of definitions each one has all
  /// that follow.
  private static let mostAlternatives = 100_000

  /// In Swagger 2.0 a discriminator is the name of the property alone.
  mutating func swaggerDiscriminator(_ schema: Node) -> Schema.Discriminator? {
    guard let node = schema[.discriminator], let name = text(.discriminator, of: schema) else { return nil }
    return Schema.Discriminator(origin: node, propertyName: name, mapping: [])
  }

  /// The alternatives of a discriminator are the definitions that hold its schema in their `allOf`, by their
  /// names (Swagger 2.0, Composition and Inheritance).
  mutating func settleSwaggerDiscriminators() {
    let bases = api.schemas.ids.filter { api.schemas[$0].discriminator != nil }
    guard !bases.isEmpty else { return }
    var children: [SchemaID: [Int]] = [:]
    let named = api.components.schemas
    for (index, definition) in named.enumerated() {
      for parent in Set(api.schemas[definition.value].allOf) { children[parent, default: []].append(index) }
    }
    var left = APIReader.mostAlternatives
    for base in bases {
      var found: Set<Int> = []
      var pending = children[base] ?? []
      while left > 0, let index = pending.popLast() {
        left -= 1
        guard named[index].value != base, found.insert(index).inserted else { continue }
        pending += children[named[index].value] ?? []
      }
      var schema = api.schemas[base].value
      schema.discriminator?.mapping = found.sorted().map { Named(named[$0].name, named[$0].value) }
      api.schemas.replace(base, with: schema)
    }
  }
}
