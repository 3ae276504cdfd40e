import RubricDiagnostics
import RubricDocuments

/// Parameter Object, OpenAPI 3.1.0 §4.8.12.
public struct Parameter: Sendable {
  /// The object as written, behind any reference.
  public var origin: Node
  /// Of a header letters' case does not matter; of a path it stands in `{}` in the template.
  public var name: String
  /// Field `in`.
  public var location: Location
  /// CommonMark on what it is for.
  public var description: String?
  /// The text of `description`: of the object, or of the reference to it that tells something else (3.1).
  public var descriptionNode: Node?
  /// Whether a call must give it; always true of a path.
  public var isRequired: Bool
  /// Whether it is to be used no more.
  public var isDeprecated: Bool
  /// Whether a query may give it without a value; the standard advises against it.
  public var allowsEmptyValue: Bool
  /// How its value becomes text where `schema` says what it holds; by default as its place asks.
  public var serialization: Serialization
  /// nil where `content` says what it holds.
  public var schema: SchemaID?
  /// The one media type it is written in; empty where `schema` says what it holds.
  public var content: [MediaType]
  /// The value of `example`, then those of `examples` in written order.
  public var examples: [Example]
  /// In written order.
  public var extensions: [Extension]

  /// Where a parameter stands; `querystring`, the whole query at once, since 3.2.
  public enum Location: String, Sendable, CaseIterable {
    case path, query, querystring, header, cookie
    /// Nowhere that is known: the description names no place that there is, or the parameter, which a reference
    /// names, is not there.
    case unplaced

    /// The place of that name; nil where there is none.
    init?(name: String) {
      guard let found = Location(rawValue: name), found != .unplaced else { return nil }
      self = found
    }
  }
}

/// How a value becomes text (`style`, `explode`, `allowReserved`; §4.8.12.2).
public struct Serialization: Sendable, Hashable {
  /// As written, else the default of its place (§4.8.12.2).
  public var style: Style
  /// Whether elements and members are given each by itself; by default so for style `form`.
  public var explodes: Bool
  /// Whether reserved characters stay as they are (RFC 3986 §2.2); false where nothing is said.
  public var allowsReserved: Bool
  /// Whether the description says any of it, or the defaults hold.
  public var isWritten: Bool
  /// How elements that are arrays themselves are joined, from the outside in; Swagger 2.0 only.
  public var nested: [Style] = []

  /// How elements and members are joined (§4.8.12.3); `cookie` since 3.2, `tabDelimited` in Swagger 2.0 only
  /// (`collectionFormat: tsv`).
  public enum Style: String, Sendable, CaseIterable {
    case matrix, label, simple, form, spaceDelimited, pipeDelimited, deepObject, cookie, tabDelimited
  }
}

/// Request Body Object, §4.8.13.
public struct RequestBody: Sendable {
  /// The object as written, behind any reference; in Swagger 2.0 the parameter that is the body, or the
  /// operation whose parameters are the fields of a form.
  public var origin: Node
  /// Where it is said to be, where nothing is there; nil of one that was read.
  public var reference: String?
  /// CommonMark on what is sent.
  public var description: String?
  /// The text of `description`: of the object, or of the reference to it that tells something else (3.1).
  public var descriptionNode: Node?
  /// Whether a call must have a body; false where nothing is said.
  public var isRequired: Bool
  /// What may be sent, by media type in written order.
  public var content: [MediaType]
  /// In written order.
  public var extensions: [Extension]
}

/// One media type with what it holds (Media Type Object, §4.8.14).
public struct MediaType: Sendable {
  /// The object as written, behind any reference; in Swagger 2.0, which has no such object, the response or
  /// the parameter whose schema it holds.
  public var origin: Node
  /// Such as `application/json`.
  public var name: String
  /// CommonMark on what it is for: 3.2.0's text has no such field, but its schema and examples do.
  public var description: String?
  /// What the body holds; nil where nothing is said.
  public var schema: SchemaID?
  /// What each item of a sequence holds that is read as it arrives, such as JSON Lines; since 3.2.
  public var itemSchema: SchemaID?
  /// The value of `example`, then those of `examples` in written order.
  public var examples: [Example]
  /// How single properties of a form are written, by name; empty of other media types.
  public var encoding: [Named<Encoding>]
  /// How the first parts of a `multipart` body are written, by position; since 3.2.
  public var prefixEncoding: [Encoding]
  /// How all parts behind those of `prefixEncoding` are written; since 3.2.
  public var itemEncoding: Encoding?
  /// In written order.
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
  /// The object as written.
  public var origin: Node
  /// Media types of the property, split by commas; nil where its schema's type decides.
  public var contentType: String?
  /// Headers of the part, for `multipart` only.
  public var headers: [Named<HeaderID>]
  /// How the value becomes text, for forms only; style `form` where nothing is said.
  public var serialization: Serialization
  /// How the properties of a part are written that is a form itself, by name; since 3.2.
  public var encoding: [Named<Encoding>] = []
  /// How the first parts of a part are written that is `multipart` itself, by position; since 3.2.
  public var prefixEncoding: [Encoding] = []
  /// How all parts of the part behind those of `prefixEncoding` are written; since 3.2.
  public var itemEncoding: Shared<Encoding>?
  /// In written order.
  public var extensions: [Extension]
}

/// Response Object, §4.8.17.
public struct Response: Sendable {
  /// The object as written, behind any reference.
  public var origin: Node
  /// Where it is said to be, where nothing is there; nil of one that was read.
  public var reference: String?
  /// What the response means, in one line; since 3.2.
  public var summary: String?
  /// The text of `summary`: of the object, or of the reference to it that tells something else (3.1).
  public var summaryNode: Node?
  /// CommonMark on what the response means; required before 3.2, nil where it is missing all the same.
  public var description: String?
  /// The text of `description`: of the object, or of the reference to it that tells something else (3.1).
  public var descriptionNode: Node?
  /// By name, in written order.
  public var headers: [Named<HeaderID>]
  /// What may come, by media type in written order; empty of a response without a body.
  public var content: [MediaType]
  /// What can be called next, by name in written order.
  public var links: [Named<Link>]
  /// In written order.
  public var extensions: [Extension]
}

/// Header Object, §4.8.21.
public struct Header: Sendable {
  /// The object as written, behind any reference.
  public var origin: Node
  /// CommonMark on what it tells.
  public var description: String?
  /// The text of `description`: of the object, or of the reference to it that tells something else (3.1).
  public var descriptionNode: Node?
  /// Whether the header always comes; false where nothing is said.
  public var isRequired: Bool
  /// Whether it is to be relied on no more.
  public var isDeprecated: Bool
  /// How its value becomes text; style `simple` where nothing is said.
  public var serialization: Serialization
  /// What it holds; nil where `content` says so.
  public var schema: SchemaID?
  /// The one media type it is written in; empty where `schema` says what it holds.
  public var content: [MediaType]
  /// The value of `example`, then those of `examples` in written order.
  public var examples: [Example]
  /// In written order.
  public var extensions: [Extension]
}

/// Example Object, §4.8.19. The value of `example` is one without a name.
public struct Example: Sendable {
  /// The object as written, behind any reference; of `example` the object that holds it.
  public var origin: Node
  /// The key in `examples`; empty of the value of `example`.
  public var name: String
  /// What it shows, in one line.
  public var summary: String?
  /// The text of `summary`: of the object, or of the reference to it that tells something else (3.1).
  public var summaryNode: Node?
  /// CommonMark on what it shows.
  public var description: String?
  /// The text of `description`: of the object, or of the reference to it that tells something else (3.1).
  public var descriptionNode: Node?
  /// The example itself, or `dataValue` of 3.2; nil where only `externalValue` tells it.
  public var value: Node?
  /// Address at which the example lies; nothing is fetched.
  public var externalValue: String?
  /// The value as its schema sees it; since 3.2.
  public var dataValue: Node?
  /// The value as it is sent, before any encoding that the protocol adds; since 3.2.
  public var serializedValue: String?
  /// In written order.
  public var extensions: [Extension]
}

/// Link Object, §4.8.20.
public struct Link: Sendable {
  /// The object as written, behind any reference.
  public var origin: Node
  /// The `operationId` of what can be called; nil where `operationRef` points at it.
  public var operationID: String?
  /// A reference to what can be called, as written; nil where `operationId` names it.
  public var operationRef: String?
  /// What `operationRef` points at within the file; nil where that is nothing, or in another file.
  public var operation: Node?
  /// CommonMark on where it leads.
  public var description: String?
  /// The text of `description`: of the object, or of the reference to it that tells something else (3.1).
  public var descriptionNode: Node?
  /// Values or runtime expressions by parameter.
  public var parameters: [Named<Node>]
  /// A value or a runtime expression (§4.8.20.4) to send; nil where nothing is said.
  public var requestBody: Node?
  /// The server to call in place of the operation's own.
  public var server: Server?
  /// In written order.
  public var extensions: [Extension]
}
