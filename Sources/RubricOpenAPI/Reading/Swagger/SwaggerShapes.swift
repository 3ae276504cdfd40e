/// The fixed fields of Swagger 2.0's objects where they are not those of 3.0.
extension ObjectShape {
  static let swaggerRoot = ObjectShape(
    name: "the root object",
    fields: [
      .swagger, .info, .host, .basePath, .schemes, .consumes, .produces, .paths, .definitions, .parameters,
      .responses, .securityDefinitions, .security, .tags, .externalDocs,
    ])
  static let swaggerPathItem = ObjectShape(
    name: "a path item", fields: [.ref, .get, .put, .post, .delete, .options, .head, .patch, .parameters])
  static let swaggerOperation = ObjectShape(
    name: "an operation",
    fields: [
      .tags, .summary, .description, .externalDocs, .operationID, .consumes, .produces, .parameters,
      .responses, .schemes, .deprecated, .security,
    ])
  static let swaggerBody = ObjectShape(
    name: "a body parameter", fields: [.name, .location, .description, .required, .schema])
  private static let swaggerValue: FieldSet = [
    .type, .format, .items, .collectionFormat, .default, .maximum, .exclusiveMaximum, .minimum,
    .exclusiveMinimum, .maxLength, .minLength, .pattern, .maxItems, .minItems, .uniqueItems, .enum,
    .multipleOf,
  ]
  static let swaggerParameter = ObjectShape(
    name: "a parameter", fields: swaggerValue.union([.name, .location, .description, .required]))
  /// In a query or a form.
  static let swaggerFormParameter = ObjectShape(
    name: "a parameter",
    fields: swaggerValue.union([.name, .location, .description, .required, .allowEmptyValue]))
  static let swaggerHeader = ObjectShape(name: "a header", fields: swaggerValue.union([.description]))
  static let swaggerItems = ObjectShape(name: "the items of an array", fields: swaggerValue)
  static let swaggerResponse = ObjectShape(
    name: "a response", fields: [.description, .schema, .headers, .examples])
  static let swaggerBasic = ObjectShape(name: "a security scheme", fields: [.type, .description])
  static let swaggerKey = ObjectShape(
    name: "a security scheme", fields: [.type, .description, .name, .location])
  static let swaggerOAuth = ObjectShape(
    name: "a security scheme",
    fields: [.type, .description, .flow, .authorizationURL, .tokenURL, .scopes])
  static let swaggerSchema = ObjectShape(
    name: "a schema",
    fields: [
      .ref, .title, .multipleOf, .maximum, .exclusiveMaximum, .minimum, .exclusiveMinimum, .maxLength,
      .minLength, .pattern, .maxItems, .minItems, .uniqueItems, .maxProperties, .minProperties, .required,
      .enum, .type, .allOf, .items, .properties, .additionalProperties, .description, .format, .default,
      .discriminator, .readOnly, .xml, .externalDocs, .example,
    ])
}
