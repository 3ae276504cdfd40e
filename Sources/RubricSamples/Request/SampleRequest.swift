import RubricDocuments
import RubricOpenAPI
import RubricSchemas

/// A call of an operation with example values, before it is written in any language.
public struct SampleRequest: Sendable, Equatable {
  /// A token of HTTP (RFC 9110 §9.1), in upper case but for methods that HTTP does not know.
  public var method: String
  /// The whole address, in printable ASCII without blanks, double quotes, braces or backslashes: server,
  /// path, required query.
  public var url: String
  /// Each name once, a token of HTTP (RFC 9110 §5.6.2); values are printable ASCII. What a form's body asks for
  /// is not among them: it holds a boundary that whoever writes the body chooses.
  public var headers: [Header]
  /// Their names in small letters, while they are added.
  private var headerNames: Set<String> = []
  /// nil where nothing is sent.
  public var body: Body?
  /// What a caller has to put in that no placeholder can tell.
  public var notes: [Note]

  /// One header field.
  public struct Header: Sendable, Equatable {
    /// A token of HTTP (RFC 9110 §5.6.2).
    public var name: String
    /// Printable ASCII and blanks.
    public var value: String
  }

  /// What is sent.
  public enum Body: Sendable, Equatable {
    /// JSON; the text has two spaces a level and hidden characters as `\u` escapes. No name comes twice in an
    /// object, and a double holds every number.
    case json(JSONValue, text: String)
    case text(String)
    /// `application/x-www-form-urlencoded`.
    case form([Field])
    /// `multipart/form-data`.
    case multipart([Field])
    /// A file of the caller's.
    case file
  }

  /// One field of a form; a name can come several times.
  public struct Field: Sendable, Equatable {
    /// Name of the property, not encoded.
    public var name: String
    /// As a reader writes it, not encoded; of a file its example.
    public var value: String
    /// Whether a file of the caller's is sent in its place.
    public var isFile: Bool
    /// Media type of the part; nil where it is plain text, or the file's own.
    public var contentType: String?
  }

  /// What stands in a comment before the call.
  public enum Note: Sendable, Equatable {
    case basicCredentials, clientCertificate

    /// One line of ASCII.
    var text: String {
      switch self {
      case .basicCredentials: "YOUR_CREDENTIALS: the Base64 form of user:password"
      case .clientCertificate: "This call needs a client certificate (mutual TLS)."
      }
    }
  }

  /// Name of the file that stands for the caller's own.
  static let fileName = "file"

  /// The call of an operation with the author's examples, or such as fit its schemas.
  public init(of operation: Shared<Operation>, in api: API) {
    let parts = RequestParts(of: operation, in: api, takesOptional: false)
    method = parts.method
    (url, headers, body, notes) = ("", [], nil, [])
    var (credentials, cookies): ([String], [String]) = ([], [])
    addCredentials(of: operation, in: api, query: &credentials, cookies: &cookies)
    if let accepted = parts.accepted { add("Accept", accepted) }
    var query: [String] = []
    for carried in parts.parameters {
      switch carried.parameter.location {
      case .path, .unplaced: break
      case .query, .querystring: query += carried.texts
      case .header: for text in carried.texts { add(carried.parameter.name, text) }
      case .cookie: cookies += carried.texts
      }
    }
    if !cookies.isEmpty { add("Cookie", cookies.joined(separator: "; ")) }
    url = parts.root + parts.path.map(\.text).joined()
    // A path that has a query of its own is against the standard, and found in real descriptions.
    query += credentials
    if !query.isEmpty {
      url += (url.utf8.contains(UInt8(ascii: "?")) ? "&" : "?") + query.joined(separator: "&")
    }
    body = parts.body
    if let type = parts.contentType { add("Content-Type", type) }
    headerNames = []
  }

  /// The first of a name stays: clients differ in what they make of a second.
  private mutating func add(_ name: String, _ value: String) {
    guard HTTPToken.isToken(name), headerNames.insert(HTTPToken.lowercased(name)).inserted else { return }
    headers.append(Header(name: name, value: value))
  }

  // MARK: - Credentials

  /// What the first alternative asks for that can be given, as placeholders.
  private mutating func addCredentials(
    of operation: Shared<Operation>, in api: API, query: inout [String], cookies: inout [String]
  ) {
    for use in RequestParts.schemes(of: api.security(of: operation), in: api) {
      guard let id = use.scheme else { continue }
      switch api.securitySchemes[id].kind {
      case .apiKey(let name, let location):
        switch location {
        case "query": query.append(PercentEncoding.value(name) + "=YOUR_API_KEY")
        case "cookie": if HTTPToken.isToken(name) { cookies.append(name + "=YOUR_API_KEY") }
        default: add(name, "YOUR_API_KEY")
        }
      case .http(let scheme, _):
        if HTTPToken.isSame(scheme, "bearer") {
          add("Authorization", "Bearer YOUR_TOKEN")
        } else if HTTPToken.isSame(scheme, "basic") {
          add("Authorization", "Basic YOUR_CREDENTIALS")
          notes.append(.basicCredentials)
        } else if HTTPToken.isToken(scheme) {
          add("Authorization", scheme + " YOUR_CREDENTIALS")
        }
      case .oauth2, .openIDConnect: add("Authorization", "Bearer YOUR_TOKEN")
      case .mutualTLS: notes.append(.clientCertificate)
      case .unknown: break
      }
    }
  }
}
