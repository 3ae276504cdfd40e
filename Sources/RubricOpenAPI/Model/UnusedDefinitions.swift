extension API {
  /// Schemas of `$defs` (JSON Schema Core §8.2.4) that no schema, parameter, header or media type refers to;
  /// that a schema refers to itself does not count, nor does a `$dynamicRef` that may lead elsewhere.
  public var unusedDefinitions: Set<SchemaID> {
    var unused = Set(schemas.all.flatMap { $0.rare?.definitions.map(\.value) ?? [] })
    guard !unused.isEmpty else { return [] }
    unused.subtract(components.schemas.map(\.value))
    for (id, schema) in zip(schemas.ids, schemas.all) {
      for part in schema.value.heldSchemas where part != id { unused.remove(part) }
    }
    let content =
      requestBodies.all.flatMap(\.content) + responses.all.flatMap(\.content)
      + parameters.all.flatMap(\.content) + headers.all.flatMap(\.content)
      + components.mediaTypes.map(\.value)
    let roots =
      parameters.all.map(\.schema) + headers.all.map(\.schema) + content.map(\.schema)
      + content.map(\.itemSchema)
    unused.subtract(roots.compactMap(\.self))
    return unused
  }
}

extension Schema {
  /// The schemas that it holds or refers to, those kept for reference left out.
  fileprivate var heldSchemas: [SchemaID] {
    var held = properties.map(\.schema) + allOf + oneOf + anyOf
    held += [reference, items, additionalProperties].compactMap(\.self)
    if rare?.dynamicName == nil, let dynamicReference { held.append(dynamicReference) }
    held += discriminator?.mapping.compactMap(\.value) ?? []
    guard let rare else { return held }
    held += rare.prefixItems + rare.patternProperties.map(\.value) + rare.dependentSchemas.map(\.value)
    held += [
      rare.not, rare.if, rare.then, rare.else, rare.contains, rare.propertyNames, rare.unevaluatedItems,
      rare.unevaluatedProperties, rare.contentSchema,
    ].compactMap(\.self)
    return held
  }
}
