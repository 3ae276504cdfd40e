/// The fixed fields that OpenAPI gives an object, by version.
struct ObjectShape: Sendable {
  /// As messages call one of them, after the specification's word.
  var name: StaticString
  /// Fields since 3.0.
  var fields: FieldSet
  /// Fields that came with 3.1.
  var since31: FieldSet = []
  /// Fields that came with 3.2.
  var since32: FieldSet = []
  var allowsExtensions = true

  func allowed(in version: SpecificationVersion) -> FieldSet {
    var allowed = fields
    if version.minor >= 1 { allowed = allowed.union(since31) }
    if version.minor >= 2 { allowed = allowed.union(since32) }
    return allowed
  }

  static let root = ObjectShape(
    name: "the root object",
    fields: [.openapi, .info, .servers, .paths, .components, .security, .tags, .externalDocs],
    since31: [.jsonSchemaDialect, .webhooks], since32: [.selfAddress])
  static let info = ObjectShape(
    name: "the 'info' object", fields: [.title, .description, .termsOfService, .contact, .license, .version],
    since31: [.summary])
  static let contact = ObjectShape(name: "a contact", fields: [.name, .url, .email])
  static let license = ObjectShape(name: "a license", fields: [.name, .url], since31: [.identifier])
  static let server = ObjectShape(
    name: "a server", fields: [.url, .description, .variables], since32: [.name])
  static let serverVariable = ObjectShape(
    name: "a server variable", fields: [.enum, .default, .description])
  static let tag = ObjectShape(
    name: "a tag", fields: [.name, .description, .externalDocs], since32: [.summary, .parent, .kind])
  static let externalDocs = ObjectShape(name: "external documentation", fields: [.description, .url])
  static let components = ObjectShape(
    name: "the 'components' object",
    fields: [
      .schemas, .responses, .parameters, .examples, .requestBodies, .headers, .securitySchemes, .links,
      .callbacks,
    ], since31: [.pathItems], since32: [.mediaTypes])
  static let pathItem = ObjectShape(
    name: "a path item",
    fields: [
      .ref, .summary, .description, .get, .put, .post, .delete, .options, .head, .patch, .trace, .servers,
      .parameters,
    ], since32: [.query, .additionalOperations])
  static let operation = ObjectShape(
    name: "an operation",
    fields: [
      .tags, .summary, .description, .externalDocs, .operationID, .parameters, .requestBody, .responses,
      .callbacks, .deprecated, .security, .servers,
    ])
  static let parameter = ObjectShape(
    name: "a parameter",
    fields: [
      .name, .location, .description, .required, .deprecated, .allowEmptyValue, .style, .explode,
      .allowReserved, .schema, .example, .examples, .content,
    ])
  /// Before 3.1 a header has all fields of a parameter but its name and place.
  static let header30 = ObjectShape(
    name: "a header",
    fields: [
      .description, .required, .deprecated, .allowEmptyValue, .style, .explode, .allowReserved, .schema,
      .example, .examples, .content,
    ])
  static let header = ObjectShape(
    name: "a header",
    fields: [.description, .required, .deprecated, .style, .explode, .schema, .example, .examples, .content])
  static let requestBody = ObjectShape(name: "a request body", fields: [.description, .content, .required])
  static let mediaType = ObjectShape(
    name: "a media type", fields: [.schema, .example, .examples, .encoding],
    since32: [.description, .itemSchema, .itemEncoding, .prefixEncoding])
  static let encoding = ObjectShape(
    name: "an encoding", fields: [.contentType, .headers, .style, .explode, .allowReserved],
    since32: [.encoding, .itemEncoding, .prefixEncoding])
  static let response = ObjectShape(
    name: "a response", fields: [.description, .headers, .content, .links], since32: [.summary])
  static let example = ObjectShape(
    name: "an example", fields: [.summary, .description, .value, .externalValue],
    since32: [.dataValue, .serializedValue])
  static let link = ObjectShape(
    name: "a link",
    fields: [.operationRef, .operationID, .parameters, .requestBody, .description, .server])
  static let securityScheme = ObjectShape(
    name: "a security scheme",
    fields: [
      .type, .description, .name, .location, .scheme, .bearerFormat, .flows, .openIDConnectURL,
    ], since32: [.deprecated, .oauth2MetadataURL])
  static let flows = ObjectShape(
    name: "the OAuth flows", fields: [.implicit, .password, .clientCredentials, .authorizationCode],
    since32: [.deviceAuthorization])
  static let flow = ObjectShape(
    name: "an OAuth flow", fields: [.authorizationURL, .tokenURL, .refreshURL, .scopes],
    since32: [.deviceAuthorizationURL])
  static let discriminator = ObjectShape(
    name: "a discriminator", fields: [.propertyName, .mapping], since32: [.defaultMapping])
  static let xml = ObjectShape(
    name: "the 'xml' object", fields: [.name, .namespace, .prefix, .attribute, .wrapped], since32: [.nodeType]
  )
  /// Of 3.0 only: since 3.1 a schema may have any member (OpenAPI 3.1.0 §4.8.24).
  static let schema30 = ObjectShape(
    name: "a schema",
    fields: [
      .title, .multipleOf, .maximum, .exclusiveMaximum, .minimum, .exclusiveMinimum, .maxLength, .minLength,
      .pattern, .maxItems, .minItems, .uniqueItems, .maxProperties, .minProperties, .required, .enum, .type,
      .allOf, .oneOf, .anyOf, .not, .items, .properties, .additionalProperties, .description, .format,
      .default, .nullable, .discriminator, .readOnly, .writeOnly, .xml, .externalDocs, .example, .deprecated,
    ])
}
