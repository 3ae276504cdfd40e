import RubricDiagnostics
import RubricDocuments

/// The names of the members of OpenAPI's objects and of JSON Schema's keywords.
public enum Field: UInt32, CaseIterable, Sendable {
  // OpenAPI 3.1.0 §4.8, in the order of the objects.
  case openapi, info, jsonSchemaDialect, servers, paths, webhooks, components, security, tags, externalDocs
  case title, summary, description, termsOfService, contact, license, version
  case name, url, email, identifier, variables, `default`, `enum`
  case schemas, responses, parameters, examples, requestBodies, headers, securitySchemes, links, callbacks
  case pathItems, ref, get, put, post, delete, options, head, patch, trace, query
  case operationID, requestBody, deprecated, location, required, allowEmptyValue, style, explode
  case allowReserved, schema, example, content, encoding, contentType, value, externalValue
  case operationRef, server, mapping, propertyName, parent, kind, displayName
  case type, scheme, bearerFormat, flows, openIDConnectURL, implicit, password, clientCredentials
  case authorizationCode, deviceAuthorization, authorizationURL, tokenURL, refreshURL, scopes
  case namespace, prefix, attribute, wrapped
  // JSON Schema 2020-12, and the keywords of 3.0's own dialect.
  case schemaDialect, id, anchor, dynamicRef, dynamicAnchor, schemaVocabulary, comment, defs, definitions
  case allOf, anyOf, oneOf, not, `if`, then, `else`, properties, patternProperties, additionalProperties
  case propertyNames, unevaluatedProperties, unevaluatedItems, dependentSchemas, dependentRequired
  case items, prefixItems, contains, minContains, maxContains, const, format, nullable
  case minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, minLength, maxLength, pattern
  case minItems, maxItems, uniqueItems, minProperties, maxProperties
  case contentEncoding, contentMediaType, contentSchema, readOnly, writeOnly, discriminator, xml
  // Keywords of JSON Schema's other drafts.
  case legacyID, additionalItems, dependencies, recursiveRef, recursiveAnchor
  // Other specifications, to be told apart.
  case swagger, asyncapi, arazzo, overlay
  // OpenAPI 3.2.0.
  case selfAddress, additionalOperations, itemSchema, itemEncoding, prefixEncoding, dataValue, serializedValue
  case defaultMapping, nodeType, deviceAuthorizationURL, oauth2MetadataURL, mediaTypes
  // Swagger 2.0.
  case host, basePath, schemes, consumes, produces, securityDefinitions, collectionFormat, flow

  /// The name as documents write it.
  public var name: String { Field.names[Int(rawValue)] }

  private var spelling: String {
    switch self {
    case .ref: "$ref"
    case .operationID: "operationId"
    case .location: "in"
    case .displayName: "x-displayName"
    case .openIDConnectURL: "openIdConnectUrl"
    case .authorizationURL: "authorizationUrl"
    case .tokenURL: "tokenUrl"
    case .refreshURL: "refreshUrl"
    case .deviceAuthorizationURL: "deviceAuthorizationUrl"
    case .oauth2MetadataURL: "oauth2MetadataUrl"
    case .schemaDialect: "$schema"
    case .id: "$id"
    case .anchor: "$anchor"
    case .dynamicRef: "$dynamicRef"
    case .dynamicAnchor: "$dynamicAnchor"
    case .schemaVocabulary: "$vocabulary"
    case .comment: "$comment"
    case .defs: "$defs"
    case .legacyID: "id"
    case .recursiveRef: "$recursiveRef"
    case .recursiveAnchor: "$recursiveAnchor"
    case .selfAddress: "$self"
    default: String(describing: self)
    }
  }

  /// The field with that number; nil of a name that is none.
  @inlinable public init?(key: Key) {
    self.init(rawValue: key.id)
  }

  /// Its number in every document read with `vocabulary`.
  @inlinable public var key: Key { Key(id: rawValue) }

  /// The vocabulary that documents with OpenAPI in them are read with.
  public static let vocabulary = Vocabulary(names.map { Name($0) })

  /// The names, so that a message need not make them anew.
  static let names: [String] = Field.allCases.map(\.spelling)
}

extension Node {
  /// The value under a field.
  @inlinable public subscript(field: Field) -> Node? { self[field.key] }

  /// The places of the values under those of the fields that it has.
  public func places(_ fields: Field...) -> [Place] { fields.compactMap { self[$0]?.place } }

  /// Where the field's name is written, or the whole object where it lacks the field.
  public func span(of field: Field) -> SourceSpan { span(of: field.key) }

  /// Where the field's value is written, or the whole object where it lacks the field.
  public func valueSpan(of field: Field) -> SourceSpan { valueSpan(of: field.key) }
}

/// Fields as a set that costs no allocation.
struct FieldSet: ExpressibleByArrayLiteral, Sendable {
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  init(arrayLiteral fields: Field...) {
    for field in fields { insert(field) }
  }

  private mutating func insert(_ field: Field) {
    let bit = UInt64(1) << UInt64(field.rawValue & 63)
    switch field.rawValue >> 6 {
    case 0: words.0 |= bit
    case 1: words.1 |= bit
    case 2: words.2 |= bit
    default: words.3 |= bit
    }
  }

  func contains(_ key: Key) -> Bool {
    guard key.id < UInt32(Field.names.count) else { return false }
    let bit = UInt64(1) << UInt64(key.id & 63)
    switch key.id >> 6 {
    case 0: return words.0 & bit != 0
    case 1: return words.1 & bit != 0
    case 2: return words.2 & bit != 0
    default: return words.3 & bit != 0
    }
  }

  func union(_ other: FieldSet) -> FieldSet {
    var both = self
    both.words.0 |= other.words.0
    both.words.1 |= other.words.1
    both.words.2 |= other.words.2
    both.words.3 |= other.words.3
    return both
  }

  /// The names of its members, for "did you mean".
  var names: [String] {
    Field.allCases.filter { contains($0.key) }.map { Field.names[Int($0.rawValue)] }
  }
}
