extension Shared<Schema> {
  /// The schemas that this one holds directly, in any keyword.
  public var parts: [SchemaID] {
    var parts = value.properties.map(\.schema) + value.allOf + value.oneOf + value.anyOf
    parts += [value.reference, value.dynamicReference, value.items, value.additionalProperties]
      .compactMap(\.self)
    guard let rare = value.rare else { return parts }
    parts += rare.prefixItems + rare.patternProperties.map(\.value) + rare.dependentSchemas.map(\.value)
    parts += [
      rare.not, rare.if, rare.then, rare.else, rare.contains, rare.propertyNames, rare.unevaluatedItems,
      rare.unevaluatedProperties, rare.contentSchema,
    ].compactMap(\.self)
    return parts
  }
}
