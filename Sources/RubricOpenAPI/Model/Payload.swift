import RubricDiagnostics
import RubricDocuments

/// Parameter Object, OpenAPI 3.1.0 §4.8.12.
public struct Parameter: Sendable {
  public var origin: Node
  public var name: String
  public var location: Location
  public var description: String?
  public var isRequired: Bool
  public var isDeprecated: Bool
  public var allowsEmptyValue: Bool
  public var serialization: Serialization
  /// nil where `content` says what it holds.
  public var schema: SchemaID?
  public var content: [MediaType]
  public var examples: [Example]
  public var extensions: [Extension]

  /// Where a parameter stands; `querystring` since 3.2.
  public enum Location: String, Sendable, CaseIterable {
    case path, query, querystring, header, cookie
  }
}

/// How a value becomes text (`style`, `explode`, `allowReserved`; §4.8.12.2).
public struct Serialization: Sendable, Hashable {
  public var style: Style
  public var explodes: Bool
  public var allowsReserved: Bool
  /// Whether the description says any of it, or the defaults hold.
  public var isWritten: Bool

  public enum Style: String, Sendable, CaseIterable {
    case matrix, label, simple, form, spaceDelimited, pipeDelimited, deepObject, cookie
  }
}

/// Request Body Object, §4.8.13.
public struct RequestBody: Sendable {
  public var origin: Node
  public var description: String?
  public var isRequired: Bool
  public var content: [MediaType]
  public var extensions: [Extension]
}

/// One media type with what it holds (Media Type Object, §4.8.14).
public struct MediaType: Sendable {
  public var origin: Node
  /// Such as `application/json`.
  public var name: String
  public var schema: SchemaID?
  public var examples: [Example]
  public var encoding: [Named<Encoding>]
  public var extensions: [Extension]

  /// Whether it is JSON, by name or by `+json` (RFC 6839 §3.1).
  public var isJSON: Bool {
    let essence = name.utf8.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: " ") }
    return essence.count >= 4
      && essence.suffix(4).elementsEqual("json".utf8) { $0 | 0x20 == $1 }
  }
}

/// Encoding Object, §4.8.15.
public struct Encoding: Sendable {
  public var origin: Node
  public var contentType: String?
  public var headers: [Named<HeaderID>]
  public var serialization: Serialization
}

/// Response Object, §4.8.17.
public struct Response: Sendable {
  public var origin: Node
  /// Since 3.2.
  public var summary: String?
  public var description: String?
  public var headers: [Named<HeaderID>]
  public var content: [MediaType]
  public var links: [Named<Link>]
  public var extensions: [Extension]
}

/// Header Object, §4.8.21.
public struct Header: Sendable {
  public var origin: Node
  public var description: String?
  public var isRequired: Bool
  public var isDeprecated: Bool
  public var serialization: Serialization
  public var schema: SchemaID?
  public var content: [MediaType]
  public var examples: [Example]
}

/// Example Object, §4.8.19. The value of `example` is one without a name.
public struct Example: Sendable {
  public var origin: Node
  public var name: String
  public var summary: String?
  public var description: String?
  public var value: Node?
  public var externalValue: String?
}

/// Link Object, §4.8.20.
public struct Link: Sendable {
  public var origin: Node
  public var operationID: String?
  public var operationRef: String?
  public var description: String?
  /// Values or runtime expressions by parameter.
  public var parameters: [Named<Node>]
  public var requestBody: Node?
  public var server: Server?
}
