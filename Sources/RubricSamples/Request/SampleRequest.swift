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
    let name = operation.method.name
    method = HTTPToken.isToken(name) ? name : "GET"
    (url, headers, body, notes) = ("", [], nil, [])
    let parameters = operation.parameters.map { api.parameters[$0] }
    var query: [String] = []
    var cookies: [String] = []
    addCredentials(of: operation, in: api, query: &query, cookies: &cookies)
    let credentials = query
    query = []
    let response = operation.responses.first { $0.status.isSuccess }.map { api.responses[$0.response] }
    if let accepted = response?.content.first?.name { add("Accept", accepted) }
    for parameter in parameters where parameter.isRequired {
      switch parameter.location {
      // What is not placed cannot be sent.
      case .path, .unplaced: break
      case .query: query += SampleRequest.text(of: parameter, api).query
      case .querystring: query.append(SampleRequest.wholeQuery(parameter, api))
      case .header:
        if !SampleRequest.isIgnored(parameter.name) {
          add(parameter.name, SampleRequest.text(of: parameter, api).header)
        }
      case .cookie:
        if HTTPToken.isToken(parameter.name) { cookies += SampleRequest.text(of: parameter, api).cookie }
      }
    }
    if !cookies.isEmpty { add("Cookie", cookies.joined(separator: "; ")) }
    url = SampleRequest.root(of: operation, api)
    url += SampleRequest.path(of: operation, parameters, api)
    // A path that has a query of its own is against the standard, and found in real descriptions.
    let parts = query + credentials
    if !parts.isEmpty {
      url += (url.utf8.contains(UInt8(ascii: "?")) ? "&" : "?") + parts.joined(separator: "&")
    }
    if let sent = SampleBody(of: operation, in: api) {
      body = sent.body
      if let type = sent.contentType { add("Content-Type", type) }
    }
    headerNames = []
  }

  // MARK: - Address

  /// The server's address without a `/` at its end. One that tells no host gets a placeholder for it: such an
  /// address is relative to where the description lies, which nobody knows here (OpenAPI 3.1.0 §4.8.5).
  private static func root(of operation: Shared<Operation>, _ api: API) -> String {
    // Brackets stand round an IPv6 address and nowhere else (RFC 3986 §3.2.2).
    let written = api.servers(of: operation).first?.defaultURL ?? ""
    var base = withBrackets(PercentEncoding.address(written), of: Array(written.utf8))
    if let end = base.utf8.firstIndex(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) {
      base = String(base[..<end])
    }
    if base.utf8.last == UInt8(ascii: "/") { base.removeLast() }
    let bytes = Array(base.utf8)
    if bytes.starts(with: "https://".utf8) || bytes.starts(with: "http://".utf8) { return base }
    if bytes.starts(with: "//".utf8) { return "https:" + base }
    if let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[colon...].starts(with: "://".utf8) {
      return base
    }
    return "https://YOUR_SERVER" + (bytes.isEmpty || bytes[0] == UInt8(ascii: "/") ? base : "/" + base)
  }

  private static func withBrackets(_ base: String, of written: [UInt8]) -> String {
    guard let open = written.firstIndex(of: UInt8(ascii: "[")),
      let close = written[open...].firstIndex(of: UInt8(ascii: "]")),
      written[..<open].suffix(3).elementsEqual("://".utf8)
    else { return base }
    let inside = written[(open + 1)..<close]
    let isAddress = inside.allSatisfy {
      (48...58).contains($0) || (65...70).contains($0) || (97...102).contains($0) || $0 == UInt8(ascii: ".")
    }
    guard isAddress else { return base }
    let head = String(decoding: written[..<open], as: UTF8.self)
    let tail = String(decoding: written[(close + 1)...], as: UTF8.self)
    return PercentEncoding.address(head) + "[" + String(decoding: inside, as: UTF8.self) + "]"
      + PercentEncoding.address(tail)
  }

  /// In bytes; no client or server takes more (RFC 9110 §4.1 asks for 8,000).
  private static let longestPath = 100_000

  /// The path with its parameters put in, until it is longer than any that can be called. What stands behind a `#`
  /// never reaches a server.
  private static func path(
    of operation: Shared<Operation>, _ parameters: [Shared<Parameter>], _ api: API
  ) -> String {
    var rest = Array(operation.path.utf8)[...]
    if let hash = rest.firstIndex(of: UInt8(ascii: "#")) { rest = rest[..<hash] }
    var path = ""
    let named = Dictionary(
      parameters.lazy.filter { $0.location == .path }.map { (Name($0.name), $0) }
    ) { first, _ in first }
    var texts: [Name: String] = [:]
    func plain(_ bytes: ArraySlice<UInt8>) -> String {
      PercentEncoding.address(String(decoding: bytes, as: UTF8.self))
    }
    while let open = rest.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      path += plain(rest[..<open])
      let name = Name(String(decoding: rest[(open + 1)..<close], as: UTF8.self))
      let value = texts[name] ?? named[name].map { text(of: $0, api).path }
      texts[name] = value
      if let value, path.utf8.count + value.utf8.count <= longestPath {
        path += value
      } else {
        path += plain(rest[open...close])
      }
      rest = rest[(close + 1)...]
    }
    path += plain(rest)
    return path.isEmpty || path.utf8.first == UInt8(ascii: "/") ? path : "/" + path
  }

  // MARK: - Parameters

  private static func text(of parameter: Shared<Parameter>, _ api: API) -> ParameterText {
    ParameterText(
      name: parameter.name, serialization: parameter.serialization, value: value(of: parameter, api))
  }

  private static func value(of parameter: Shared<Parameter>, _ api: API) -> JSONValue {
    if let content = parameter.content.first {
      let written = parameter.examples.lazy.compactMap(\.value).first.map { JSONValue($0) }
      let example = written ?? ExampleMaker.example(of: content, in: api, direction: .request)
      return .string(content.isJSON ? example?.compactText ?? "" : example?.readerText ?? "")
    }
    if let written = parameter.examples.lazy.compactMap(\.value).first { return JSONValue(written) }
    return parameter.schema.map {
      ExampleMaker.example(of: $0, in: api, direction: .request, budget: 40)
    } ?? .string("")
  }

  /// The whole query, as its media type has it (`in: querystring`, OpenAPI 3.2.0 §4.12).
  private static func wholeQuery(_ parameter: Shared<Parameter>, _ api: API) -> String {
    guard let content = parameter.content.first else { return "" }
    let written = parameter.examples.lazy.compactMap(\.value).first.map { JSONValue($0) }
    let example = written ?? ExampleMaker.example(of: content, in: api, direction: .request)
    if let example, case .object = example, SampleBody.essence(of: content) == SampleBody.formType {
      return SampleBody.formText(SampleBody.fields(example, content, api, isMultipart: false))
    }
    return PercentEncoding.value(content.isJSON ? example?.compactText ?? "" : example?.readerText ?? "")
  }

  /// Headers that a parameter cannot describe (OpenAPI 3.1.0 §4.8.12.1), and those that follow from the rest
  /// of the message, which most clients refuse to be told.
  private static func isIgnored(_ header: String) -> Bool {
    [
      "accept", "content-type", "authorization", "host", "content-length", "transfer-encoding", "connection",
      "expect", "upgrade", "te", "trailer", "keep-alive",
    ].contains { HTTPToken.isSame($0, header) }
  }

  /// The first of a name stays: clients differ in what they make of a second.
  private mutating func add(_ name: String, _ value: String) {
    guard HTTPToken.isToken(name), headerNames.insert(HTTPToken.lowercased(name)).inserted else { return }
    headers.append(Header(name: name, value: PercentEncoding.header(value)))
  }

  // MARK: - Credentials

  /// What the first alternative asks for that can be given, as placeholders.
  private mutating func addCredentials(
    of operation: Shared<Operation>, in api: API, query: inout [String], cookies: inout [String]
  ) {
    let alternatives = api.security(of: operation)
    let usable = alternatives.first { alternative in
      alternative.schemes.allSatisfy { use in
        guard let id = use.scheme else { return false }
        if case .unknown = api.securitySchemes[id].kind { return false }
        return true
      }
    }
    for use in (usable ?? alternatives.first)?.schemes ?? [] {
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
