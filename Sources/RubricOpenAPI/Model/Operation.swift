import RubricDiagnostics
import RubricDocuments

/// One thing a caller can do, or that the API calls (Operation Object, OpenAPI 3.1.0 §4.8.10).
public struct Operation: Sendable {
  /// The object as written.
  public var origin: Node
  /// Where the method is written: the key that findings about the operation as a whole point at.
  public var methodSpan: SourceSpan
  /// The key of its method.
  public var methodPlace: Place
  /// The key of its path, webhook or callback.
  public var pathPlace: Place
  /// Whether a caller calls it, or the API does.
  public var kind: Kind
  /// The key that the operation stands under.
  public var method: Method
  /// The path template, the webhook's name, or the callback's expression.
  public var path: String
  /// Field `operationId`, by which links and tools know it; nil where it has none.
  public var operationID: String?
  /// What it does, in one line.
  public var summary: String?
  /// CommonMark on what it does.
  public var description: String?
  /// Names of its tags, in written order.
  public var tags: [String]
  /// Whether it is to be called no more.
  public var isDeprecated: Bool
  /// Those of the path that the operation does not override, then its own (§4.8.9.1).
  public var parameters: [ParameterID]
  /// What is sent; nil where nothing is.
  public var requestBody: RequestBodyID?
  /// By status code, in written order.
  public var responses: [StatusResponse]
  /// Those that stand among the status codes, in written order.
  public var responsesExtensions: [Extension] = []
  /// Names of callbacks with the operations that stand below them.
  public var callbacks: [Named<[OperationID]>]
  /// Those of each of `callbacks`, in the same order.
  public var callbackExtensions: [[Extension]] = []
  /// nil where the operation says nothing and the description's own holds; empty where it is open to all.
  public var security: [SecurityRequirement]?
  /// Of the operation, else of its path item; empty where the description's own hold.
  public var servers: [Server]
  /// Documentation elsewhere.
  public var externalDocs: ExternalDocumentation?
  /// Those of the operation, in written order.
  public var extensions: [Extension]
  /// `summary` and `description` of the path item, which hold for all its operations.
  public var pathSummary: String?
  /// Where `pathSummary` is written.
  public var pathSummaryNode: Node?
  /// CommonMark that holds for all operations of the path.
  public var pathDescription: String?
  /// Where `pathDescription` is written.
  public var pathDescriptionNode: Node?
  /// Those of the path item, in written order.
  public var pathExtensions: [Extension] = []
  /// The path item as written, behind any reference.
  public var pathItem: Node

  /// Where an operation stands.
  public enum Kind: Sendable, Hashable {
    case path, webhook
    /// With the name under which the operation holds it.
    case callback(name: String)
  }

  /// A response with the status code that it is for.
  public struct StatusResponse: Sendable {
    /// A code, a range of codes, or `default`.
    public var status: StatusCode
    /// Where the status code is written.
    public var span: SourceSpan
    /// What comes, behind any reference.
    public var response: ResponseID
  }

  /// The operation as a caller would name it: `GET /payments`.
  public var signature: String { "\(method.name) \(path)" }

  /// A summary longer than this is no name, though some descriptions put paragraphs there; in UTF-8 bytes.
  private static let longestTitle = 120

  /// Where the title is written; empty where it is the signature.
  public var titlePlaces: [Place] {
    if title == signature { return [] }
    return summary == title ? origin.places(.summary) : origin.places(.operationID)
  }

  /// What readers know it by: the summary where it is short, else the operationId, else the signature.
  public var title: String {
    if let summary, Operation.isSaying(summary), summary.utf8.count <= Operation.longestTitle {
      return summary
    }
    if let operationID, Operation.isSaying(operationID) { return operationID }
    return signature
  }

  /// Whether a name holds more than white space.
  private static func isSaying(_ name: String) -> Bool { name.utf8.contains { $0 > UInt8(ascii: " ") } }
}

/// A method of HTTP as OpenAPI 3.0 and 3.1 know them (§4.8.9.1), `query` of 3.2, or any other.
public enum Method: Sendable, Hashable {
  case get, put, post, delete, options, head, patch, trace, query
  /// A key of `additionalOperations` as written, since 3.2: letters' case matters (RFC 9110 §9.1), and it
  /// may be any text.
  case other(String)

  /// As a request writes it: in upper case, but any other method as written.
  public var name: String {
    switch self {
    case .get: "GET"
    case .put: "PUT"
    case .post: "POST"
    case .delete: "DELETE"
    case .options: "OPTIONS"
    case .head: "HEAD"
    case .patch: "PATCH"
    case .trace: "TRACE"
    case .query: "QUERY"
    case .other(let name): name
    }
  }

  /// A word for classes and addresses: lower-case ASCII letters, digits and `-` only, never empty. Two
  /// methods can share it.
  public var rawValue: String {
    switch self {
    case .get: "get"
    case .put: "put"
    case .post: "post"
    case .delete: "delete"
    case .options: "options"
    case .head: "head"
    case .patch: "patch"
    case .trace: "trace"
    case .query: "query"
    case .other(let name): Method.word(for: name)
    }
  }

  private static func word(for name: String) -> String {
    let bytes = name.utf8.prefix(40).map { byte -> UInt8 in
      switch byte {
      case 0x41...0x5A: byte | 0x20
      case 0x61...0x7A, 0x30...0x39: byte
      default: UInt8(ascii: "-")
      }
    }
    return bytes.isEmpty ? "-" : String(decoding: bytes, as: UTF8.self)
  }

  /// Whether the method changes nothing at the server (RFC 9110 §9.2.1); of others that is not known.
  public var isSafe: Bool {
    switch self {
    case .get, .head, .options, .trace, .query: true
    case .put, .post, .delete, .patch, .other: false
    }
  }
}

/// The key of a response: a code, a range such as `4XX`, or `default` (§4.8.16).
public struct StatusCode: Sendable, Hashable, CustomStringConvertible {
  /// As written.
  public let text: String

  /// - Parameter text: the key as written; any text, for what is no status is still shown.
  public init(_ text: String) { self.text = text }

  /// As written.
  public var description: String { text }

  /// The first digit, 1 to 5; nil of `default` and of what is no status.
  public var hundreds: Int? {
    guard text.utf8.count == 3, let first = text.utf8.first, (49...53).contains(first) else { return nil }
    return Int(first - 48)
  }

  /// The code where it is a single one.
  public var number: Int? { hundreds == nil ? nil : Int(text) }

  /// Whether it tells that something went wrong.
  public var isError: Bool { text == "default" || (hundreds ?? 0) >= 4 }
  /// Whether it is of the range 2XX.
  public var isSuccess: Bool { hundreds == 2 }
}
