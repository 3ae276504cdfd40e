import RubricDocuments

/// What stands in a field of one of OpenAPI's objects: the specification's tables of fields, once more and
/// apart from the reading, so that what the reading overlooks is noticed.
enum Content: Sendable {
  /// A scalar that a reader is told as it is.
  case text
  /// A truth value that says something only where it is not what holds without it.
  case flag(unless: Bool)
  /// A number, or, before JSON Schema 2020-12, a flag beside one.
  case bound
  /// Any value, told as a whole: an example, a default, an allowed value.
  case data
  /// Says where things lie or how the file is to be read, which is nothing for a reader of pages.
  case structure
  case object(ObjectKind)
  /// Members under names that the author chose; each name is told as well as what stands under it.
  indirect case map(Content)
  /// Members under names that only say where they lie.
  indirect case group(Content)
  /// Elements, or one in their place.
  indirect case list(Content)
  /// Elements that are names of other things.
  case names
  /// Words, or one in their place.
  case words
  /// A field whose own name is told as well as what stands in it.
  indirect case named(Content)
}

/// The objects of OpenAPI 2.0 to 3.2, one kind for what is alike in all of them.
public enum ObjectKind: Hashable, Sendable, CaseIterable {
  case root, info, contact, license, server, variable, tag, docs, components, pathItem, operation, parameter
  case requestBody, mediaType, encoding, response, example, link, securityScheme, flow, schema
  case discriminator, xml, callback

  /// Whether a scalar may stand in place of such an object.
  var mayBeScalar: Bool {
    switch self {
    case .schema, .discriminator: true
    default: false
    }
  }

  /// What a field of such an object holds in any version; nil of one that no version has.
  func content(of field: Field) -> Content? {
    content(of: field, in: SpecificationVersion(major: 3, minor: 2, description: ""))
      ?? content(of: field, in: SpecificationVersion(major: 2, minor: 0, description: ""))
  }

  /// What a field of such an object holds; nil of one that it does not have.
  func content(of field: Field, in version: SpecificationVersion) -> Content? {
    switch self {
    case .root: Self.root(field, version)
    case .info, .contact, .license, .server, .variable, .tag, .docs, .xml: Self.plain(self, field)
    case .components: Self.components(field)
    case .pathItem, .operation: Self.operation(self, field)
    case .callback: nil
    case .parameter:
      // In Swagger 2.0 a parameter and a header are schemas themselves.
      Self.parameter(field) ?? (version.major == 2 ? Self.schema(field) : nil)
    case .requestBody, .mediaType, .encoding, .response, .example, .link: Self.payload(self, field)
    case .securityScheme, .flow: Self.security(field)
    case .schema: Self.schema(field)
    case .discriminator:
      switch field {
      case .propertyName, .defaultMapping: .text
      case .mapping: .map(.text)
      default: nil
      }
    }
  }

  private static func root(_ field: Field, _ version: SpecificationVersion) -> Content? {
    switch field {
    case .openapi, .swagger, .jsonSchemaDialect, .selfAddress: .structure
    case .info: .object(.info)
    case .servers: .list(.object(.server))
    case .paths: .map(.object(.pathItem))
    case .webhooks: .map(.object(.pathItem))
    case .components: .object(.components)
    case .security: .list(.map(.names))
    case .tags: .list(.object(.tag))
    case .externalDocs: .object(.docs)
    case .host, .basePath, .schemes, .consumes, .produces, .definitions, .parameters, .responses,
      .securityDefinitions:
      version.major == 2 ? swaggerRoot(field) : nil
    default: nil
    }
  }

  private static func swaggerRoot(_ field: Field) -> Content? {
    switch field {
    case .host, .basePath: .text
    case .schemes, .consumes, .produces: .names
    case .definitions: .map(.object(.schema))
    case .parameters: .group(.object(.parameter))
    case .responses: .group(.object(.response))
    case .securityDefinitions: .map(.object(.securityScheme))
    default: nil
    }
  }

  private static func plain(_ kind: ObjectKind, _ field: Field) -> Content? {
    switch (kind, field) {
    case (.info, .contact): .object(.contact)
    case (.info, .license): .object(.license)
    case (.info, _), (.contact, _), (.license, _), (.docs, _):
      isTextOfPlain(field) ? .text : nil
    case (.server, .variables): .map(.object(.variable))
    case (.server, .url), (.server, .description), (.server, .name): .text
    case (.variable, .enum): .names
    case (.variable, .default), (.variable, .description): .text
    case (.tag, .externalDocs): .object(.docs)
    case (.tag, .name), (.tag, .description), (.tag, .summary), (.tag, .parent), (.tag, .kind): .text
    case (.xml, .name), (.xml, .namespace), (.xml, .prefix), (.xml, .nodeType): .text
    case (.xml, .attribute), (.xml, .wrapped): .flag(unless: false)
    default: nil
    }
  }

  private static func isTextOfPlain(_ field: Field) -> Bool {
    switch field {
    case .title, .version, .summary, .description, .termsOfService, .name, .url, .email, .identifier: true
    default: false
    }
  }

  private static func components(_ field: Field) -> Content? {
    switch field {
    case .schemas: .map(.object(.schema))
    case .responses: .group(.object(.response))
    case .parameters: .group(.object(.parameter))
    case .examples: .group(.object(.example))
    case .requestBodies: .group(.object(.requestBody))
    case .headers: .group(.object(.parameter))
    case .securitySchemes: .map(.object(.securityScheme))
    case .links: .group(.object(.link))
    case .callbacks: .group(.object(.callback))
    case .pathItems: .group(.object(.pathItem))
    case .mediaTypes: .group(.object(.mediaType))
    default: nil
    }
  }

  private static func operation(_ kind: ObjectKind, _ field: Field) -> Content? {
    switch field {
    case .summary, .description: .text
    case .servers: .list(.object(.server))
    case .parameters: .list(.object(.parameter))
    case .get, .put, .post, .delete, .options, .head, .patch, .trace, .query:
      kind == .pathItem ? .named(.object(.operation)) : nil
    case .additionalOperations: kind == .pathItem ? .map(.object(.operation)) : nil
    case .tags, .consumes, .produces, .schemes: .names
    case .externalDocs: .object(.docs)
    case .operationID: .text
    case .requestBody: .object(.requestBody)
    case .responses: .map(.object(.response))
    case .callbacks: .map(.object(.callback))
    case .deprecated: .flag(unless: false)
    case .security: .list(.map(.names))
    default: nil
    }
  }

  private static func parameter(_ field: Field) -> Content? {
    switch field {
    case .name, .location, .description, .style, .collectionFormat: .text
    case .required, .deprecated, .allowEmptyValue, .allowReserved: .flag(unless: false)
    // Its default depends on the style, so that either value may say something.
    case .explode: .text
    case .schema: .object(.schema)
    case .example: .data
    case .examples: .map(.object(.example))
    case .content: .map(.object(.mediaType))
    default: nil
    }
  }

  private static func payload(_ kind: ObjectKind, _ field: Field) -> Content? {
    switch (kind, field) {
    case (_, .description), (_, .summary), (.encoding, .contentType), (.encoding, .style),
      (.encoding, .explode), (.link, .operationID), (.link, .operationRef), (.example, .externalValue):
      .text
    case (.requestBody, .required), (.encoding, .allowReserved): .flag(unless: false)
    case (.requestBody, .content), (.response, .content): .map(.object(.mediaType))
    case (.mediaType, .schema), (.mediaType, .itemSchema), (.response, .schema): .object(.schema)
    case (.mediaType, .example), (.example, .value), (.example, .dataValue), (.example, .serializedValue):
      .data
    case (.mediaType, .examples): .map(.object(.example))
    case (.mediaType, .encoding), (.encoding, .encoding): .map(.object(.encoding))
    case (_, .itemEncoding): .object(.encoding)
    case (_, .prefixEncoding): .list(.object(.encoding))
    case (.response, .headers), (.encoding, .headers): .map(.object(.parameter))
    case (.response, .links): .map(.object(.link))
    case (.response, .examples): .map(.data)
    case (.link, .parameters): .map(.data)
    case (.link, .requestBody): .data
    case (.link, .server): .object(.server)
    default: nil
    }
  }

  private static func security(_ field: Field) -> Content? {
    switch field {
    case .type, .description, .name, .location, .scheme, .bearerFormat, .openIDConnectURL, .authorizationURL,
      .tokenURL, .refreshURL, .deviceAuthorizationURL, .oauth2MetadataURL, .flow:
      .text
    case .deprecated: .flag(unless: false)
    case .flows: .map(.object(.flow))
    case .scopes: .map(.text)
    default: nil
    }
  }

  private static func schema(_ field: Field) -> Content? {
    switch field {
    case .schemaDialect, .id, .legacyID, .anchor, .dynamicAnchor, .recursiveAnchor, .schemaVocabulary,
      .comment:
      .structure
    case .ref, .dynamicRef, .recursiveRef: .text
    case .title, .description, .format, .multipleOf, .maximum, .minimum, .maxLength, .minLength, .pattern,
      .maxItems, .minItems, .maxProperties, .minProperties, .minContains, .maxContains, .contentEncoding,
      .contentMediaType:
      .text
    case .uniqueItems, .nullable, .deprecated, .readOnly, .writeOnly:
      .flag(unless: false)
    case .type: .words
    case .exclusiveMaximum, .exclusiveMinimum: .bound
    case .required: .names
    case .enum, .examples: .list(.data)
    case .const, .default, .example: .data
    case .allOf, .oneOf, .anyOf, .prefixItems, .items: .list(.object(.schema))
    case .not, .if, .then, .else, .contains, .propertyNames, .unevaluatedItems, .unevaluatedProperties,
      .additionalProperties, .additionalItems, .contentSchema:
      .object(.schema)
    case .properties, .patternProperties, .dependentSchemas, .dependencies, .defs, .definitions:
      .map(.object(.schema))
    case .dependentRequired: .map(.names)
    case .discriminator: .object(.discriminator)
    case .xml: .object(.xml)
    case .externalDocs: .object(.docs)
    default: nil
    }
  }
}
