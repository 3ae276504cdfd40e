import RubricDocuments
import RubricOpenAPI
import RubricSchemas

/// What the call of an operation is made of, each parameter by itself: what any way to write the call puts
/// together. Credentials are no part of it.
public struct RequestParts: Sendable {
  /// A token of HTTP (RFC 9110 §9.1), in upper case but for methods that HTTP does not know.
  public let method: String
  /// The server's address without a `/` at its end, in printable ASCII.
  public let root: String
  /// The path from its first `/` on; empty of an empty path.
  public let path: [PathPiece]
  /// Media type of the first answer that tells of success; nil where it has none.
  public let accepted: String?
  /// In written order, but for those of the path and those that cannot be sent.
  public let parameters: [CarriedParameter]
  /// nil where nothing is sent.
  public let body: SampleRequest.Body?
  /// nil of forms, whose type whoever writes the body tells, and where nothing is sent.
  public let contentType: String?

  /// A stretch of a path.
  public struct PathPiece: Sendable {
    /// As it is sent with the example's value: printable ASCII without blanks and braces.
    public var text: String
    /// What stands between `{` and `}`; nil of what is no parameter.
    public var name: String?
    /// nil also where the description does not declare the parameter.
    public var parameter: Shared<Parameter>?

    /// - Parameter name: nil of what is no parameter.
    public init(text: String, name: String? = nil, parameter: Shared<Parameter>? = nil) {
      self.text = text
      self.name = name
      self.parameter = parameter
    }
  }

  /// A parameter with its example's value.
  public struct CarriedParameter: Sendable {
    /// What the description says of it.
    public var parameter: Shared<Parameter>
    /// Of a query `name=value` pairs to be joined by `&`, of a cookie by `; `; of a header one value. Printable
    /// ASCII, encoded as its place asks.
    public var texts: [String]
  }

  /// - Parameter takesOptional: whether parameters are among them that a call can do without.
  public init(of operation: Shared<Operation>, in api: API, takesOptional: Bool) {
    let name = operation.method.name
    method = HTTPToken.isToken(name) ? name : "GET"
    root = RequestParts.root(ofServer: api.servers(of: operation).first?.defaultURL ?? "")
    let all = operation.parameters.map { api.parameters[$0] }
    path = RequestParts.path(of: operation, all, api)
    let response = operation.responses.first { $0.status.isSuccess }.map { api.responses[$0.response] }
    accepted = (response?.content.first?.name).map { PercentEncoding.header($0) }
    parameters = all.compactMap { parameter in
      guard parameter.isRequired || takesOptional else { return nil }
      let texts = RequestParts.texts(of: parameter, api)
      return texts.isEmpty ? nil : CarriedParameter(parameter: parameter, texts: texts)
    }
    let sent = SampleBody(of: operation, in: api)
    body = sent?.body
    contentType = sent?.contentType.map { PercentEncoding.header($0) }
  }

  /// The schemes of the first alternative that a caller can satisfy, else of the first.
  public static func schemes(
    of alternatives: [SecurityRequirement], in api: API
  ) -> [SecurityRequirement.Use] {
    let usable = alternatives.first { alternative in
      alternative.schemes.allSatisfy { use in
        guard let id = use.scheme else { return false }
        if case .unknown = api.securitySchemes[id].kind { return false }
        return true
      }
    }
    return (usable ?? alternatives.first)?.schemes ?? []
  }

  // MARK: - Address

  /// A server's address as `root(ofServer:)` gives it, its variables by themselves: the text of each is its
  /// default. One piece where it cannot be taken apart, since a variable holds what ends the address.
  public static func rootPieces(of server: Server) -> [PathPiece] {
    let whole = root(ofServer: server.defaultURL)
    let variables = Dictionary(
      server.variables.map { (PercentEncoding.address($0.name), $0) }, uniquingKeysWith: { first, _ in first }
    )
    let (open, close) = (Array("%7B".utf8), Array("%7D".utf8))
    var rest = Array(root(ofServer: server.url).utf8)[...]
    var pieces: [PathPiece] = []
    func add(_ bytes: ArraySlice<UInt8>) {
      if !bytes.isEmpty { pieces.append(PathPiece(text: String(decoding: bytes, as: UTF8.self))) }
    }
    while let start = offset(of: open, in: rest), let end = offset(of: close, in: rest[(start + 3)...]) {
      let name = String(decoding: rest[(start + 3)..<end], as: UTF8.self)
      add(rest[..<start])
      if let variable = variables[name] {
        pieces.append(
          PathPiece(text: PercentEncoding.address(variable.value.default), name: variable.name))
      } else {
        add(rest[start..<(end + 3)])
      }
      rest = rest[(end + 3)...]
    }
    add(rest)
    return pieces.map(\.text).joined() == whole ? pieces : [PathPiece(text: whole)]
  }

  private static func offset(of mark: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.indices.first { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }
  }

  /// The server's address without a `/` at its end. One that tells no host gets a placeholder for it: such an
  /// address is relative to where the description lies, which nobody knows here (OpenAPI 3.1.0 §4.8.5).
  ///
  /// - Parameter written: of a Server Object, its variables put in or not.
  public static func root(ofServer written: String) -> String {
    // Brackets stand round an IPv6 address and nowhere else (RFC 3986 §3.2.2).
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
  ) -> [PathPiece] {
    var rest = Array(operation.path.utf8)[...]
    if let hash = rest.firstIndex(of: UInt8(ascii: "#")) { rest = rest[..<hash] }
    let named = Dictionary(
      parameters.lazy.filter { $0.location == .path }.map { (Name($0.name), $0) }
    ) { first, _ in first }
    var texts: [Name: String] = [:]
    var (pieces, length): ([PathPiece], Int) = ([], 0)
    func add(_ piece: PathPiece) {
      guard !piece.text.isEmpty || piece.name != nil else { return }
      pieces.append(piece)
      length += piece.text.utf8.count
    }
    func plain(_ bytes: ArraySlice<UInt8>) -> String {
      PercentEncoding.address(String(decoding: bytes, as: UTF8.self))
    }
    while let open = rest.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      add(PathPiece(text: plain(rest[..<open])))
      let text = String(decoding: rest[(open + 1)..<close], as: UTF8.self)
      let name = Name(text)
      let value = texts[name] ?? named[name].map { RequestParts.text(of: $0, api).path }
      texts[name] = value
      if let value, length + value.utf8.count <= longestPath {
        add(PathPiece(text: value, name: text, parameter: named[name]))
      } else {
        add(PathPiece(text: plain(rest[open...close]), name: named[name] == nil ? text : nil))
      }
      rest = rest[(close + 1)...]
    }
    add(PathPiece(text: plain(rest)))
    let first = pieces.first { !$0.text.isEmpty }?.text.utf8.first
    if let first, first != UInt8(ascii: "/") { pieces.insert(PathPiece(text: "/"), at: 0) }
    return pieces
  }

  // MARK: - Parameters

  /// Empty of what stands in the path or cannot be sent.
  private static func texts(of parameter: Shared<Parameter>, _ api: API) -> [String] {
    switch parameter.location {
    // What is not placed cannot be sent.
    case .path, .unplaced: return []
    case .query: return text(of: parameter, api).query
    case .querystring: return [wholeQuery(parameter, api)]
    case .header:
      guard HTTPToken.isToken(parameter.name), !isIgnored(parameter.name) else { return [] }
      return [PercentEncoding.header(text(of: parameter, api).header)]
    case .cookie: return HTTPToken.isToken(parameter.name) ? text(of: parameter, api).cookie : []
    }
  }

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
      ExampleMaker.example(of: $0, in: api, direction: .request, named: parameter.name, budget: 40)
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
}
