import RubricDocuments
import RubricOpenAPI
import RubricSchemas

/// A call of an operation with example values, before it is written in any language.
public struct SampleRequest: Sendable, Hashable {
  /// In upper case.
  public var method: String
  /// The whole address: server, path and required query, percent-encoded where values are put in.
  public var url: String
  /// Names are tokens of HTTP (RFC 9110 §5.6.2); values have no control characters.
  public var headers: [Header]
  /// nil where nothing is sent.
  public var body: Body?

  /// One header field.
  public struct Header: Sendable, Hashable {
    /// A token of HTTP (RFC 9110 §5.6.2).
    public var name: String
    /// Without control characters.
    public var value: String
  }

  /// What is sent.
  public enum Body: Sendable, Hashable {
    case text(String)
    /// `application/x-www-form-urlencoded`.
    case form([Field])
    /// `multipart/form-data`.
    case multipart([Field])
    /// A file of the caller's.
    case file
  }

  /// One field of a form.
  public struct Field: Sendable, Hashable {
    /// Name of the property, not encoded.
    public var name: String
    /// As a reader writes it, not encoded; of a file its example.
    public var value: String
    /// Whether a file of the caller's is sent in its place.
    public var isFile: Bool
  }

  /// The call of an operation with the author's examples, or such as fit its schemas.
  public init(of operation: Shared<Operation>, in api: API) {
    method = operation.method.name
    headers = []
    body = nil
    var path = operation.path
    var query: [String] = []
    var cookies: [String] = []
    url = ""
    for parameter in operation.parameters.map({ api.parameters[$0] }) {
      let value = SampleRequest.value(of: parameter, api)
      let text = SampleRequest.plain(value)
      switch parameter.location {
      case .path:
        path = SampleRequest.replacing("{\(parameter.name)}", in: path, with: SampleRequest.encoded(text))
      case .query: if parameter.isRequired { query += SampleRequest.query(parameter, value) }
      case .querystring: if parameter.isRequired { query.append(SampleRequest.encoded(text)) }
      case .header:
        if parameter.isRequired, !SampleRequest.isIgnored(parameter.name) { add(parameter.name, text) }
      case .cookie:
        if parameter.isRequired, SampleRequest.isToken(parameter.name) {
          cookies.append(parameter.name + "=" + SampleRequest.encoded(text))
        }
      }
    }
    addCredentials(of: operation, in: api, query: &query, cookies: &cookies)
    if !cookies.isEmpty { add("Cookie", cookies.joined(separator: "; ")) }
    url =
      SampleRequest.root(of: operation, api) + path
      + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
    addBody(of: operation, in: api)
  }

  /// The server's address without a `/` at its end. One that tells no host gets a placeholder for it: such an
  /// address is relative to where the description lies, which nobody knows here (OpenAPI 3.1.0 §4.8.5).
  private static func root(of operation: Shared<Operation>, _ api: API) -> String {
    var base = api.servers(of: operation).first?.defaultURL ?? ""
    if base.utf8.last == UInt8(ascii: "/") { base.removeLast() }
    let bytes = Array(base.utf8)
    if let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[colon...].starts(with: "://".utf8) {
      return base
    }
    if bytes.starts(with: "//".utf8) { return "https:" + base }
    return "https://YOUR_SERVER" + (bytes.isEmpty || bytes[0] == UInt8(ascii: "/") ? base : "/" + base)
  }

  // MARK: - Parts

  private mutating func add(_ name: String, _ value: String) {
    guard SampleRequest.isToken(name) else { return }
    let plain = String(decoding: value.utf8.filter { $0 >= 0x20 && $0 != 0x7F }, as: UTF8.self)
    headers.append(Header(name: name, value: plain))
  }

  /// What the first alternative of the operation's security asks for, as placeholders.
  private mutating func addCredentials(
    of operation: Shared<Operation>, in api: API, query: inout [String], cookies: inout [String]
  ) {
    for use in api.security(of: operation).first?.schemes ?? [] {
      guard let id = use.scheme else { continue }
      switch api.securitySchemes[id].kind {
      case .apiKey(let name, let location):
        switch location {
        case "query": query.append(SampleRequest.encoded(name) + "=YOUR_API_KEY")
        case "cookie": if SampleRequest.isToken(name) { cookies.append(name + "=YOUR_API_KEY") }
        default: add(name, "YOUR_API_KEY")
        }
      case .http(let scheme, _):
        switch scheme.lowercased() {
        case "bearer": add("Authorization", "Bearer YOUR_TOKEN")
        case "basic": add("Authorization", "Basic YOUR_CREDENTIALS")
        default: if SampleRequest.isToken(scheme) { add("Authorization", scheme + " YOUR_CREDENTIALS") }
        }
      case .oauth2, .openIDConnect: add("Authorization", "Bearer YOUR_TOKEN")
      case .mutualTLS, .unknown: break
      }
    }
  }

  private mutating func addBody(of operation: Shared<Operation>, in api: API) {
    let response = operation.responses.first { $0.status.isSuccess }.map { api.responses[$0.response] }
    if let accepted = response?.content.first?.name { add("Accept", accepted) }
    guard let id = operation.requestBody, let content = SampleRequest.preferred(api.requestBodies[id].content)
    else { return }
    let example = ExampleMaker.example(of: content, in: api, direction: .request)
    let essence = String(decoding: content.name.utf8.prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self)
      .lowercased()
    switch essence {
    case "application/x-www-form-urlencoded": body = .form(SampleRequest.fields(example, content, api))
    case "multipart/form-data": body = .multipart(SampleRequest.fields(example, content, api))
    default:
      add("Content-Type", content.name)
      let written = content.examples.contains { $0.value != nil } ? example : nil
      let text =
        written.map { BodyText.text(of: $0, as: content, in: api, direction: .request) }
        ?? BodyText.made(for: content, in: api, direction: .request)
      body = text.map { .text($0.text) } ?? .file
    }
  }

  private static func fields(_ example: JSONValue?, _ content: MediaType, _ api: API) -> [Field] {
    guard case .object(let members) = example else { return [] }
    let binary = Set(
      (content.schema.map { ObjectShape(of: $0, in: api).properties } ?? [])
        .filter {
          api.schemas[$0.schema].format == "binary" || api.schemas[$0.schema].rare?.contentMediaType != nil
        }
        .map { Name($0.name) })
    return members.map {
      Field(name: $0.name, value: $0.value.readerText, isFile: binary.contains(Name($0.name)))
    }
  }

  /// JSON where it is offered, else the first.
  private static func preferred(_ content: [MediaType]) -> MediaType? {
    content.first { $0.isJSON } ?? content.first
  }

  private static func value(of parameter: Shared<Parameter>, _ api: API) -> JSONValue {
    if let written = parameter.examples.lazy.compactMap(\.value).first { return JSONValue(written) }
    if let schema = parameter.schema {
      return ExampleMaker.example(
        of: schema, in: api, direction: .request, named: parameter.name, budget: 40)
    }
    let content = parameter.content.first.flatMap {
      ExampleMaker.example(of: $0, in: api, direction: .request)
    }
    return .string(content?.compactText ?? "")
  }

  /// A query parameter by its style (OpenAPI 3.1.0 §4.8.12.2).
  private static func query(_ parameter: Shared<Parameter>, _ value: JSONValue) -> [String] {
    let (name, style) = (encoded(parameter.name), parameter.serialization.style)
    switch value {
    case .array(let elements):
      let texts = elements.map { encoded($0.readerText) }
      if parameter.serialization.explodes { return texts.map { name + "=" + $0 } }
      let separator = style == .spaceDelimited ? "%20" : style == .pipeDelimited ? "%7C" : ","
      return [name + "=" + texts.joined(separator: separator)]
    case .object(let members) where style == .deepObject:
      return members.map { "\(name)%5B\(encoded($0.name))%5D=\(encoded($0.value.readerText))" }
    case .object(let members) where style == .form && parameter.serialization.explodes:
      return members.map { encoded($0.name) + "=" + encoded($0.value.readerText) }
    case .object(let members) where style == .form:
      return [
        name + "="
          + members.map { encoded($0.name) + "," + encoded($0.value.readerText) }.joined(separator: ",")
      ]
    case .null, .boolean, .number, .string, .object: return [name + "=" + encoded(plain(value))]
    }
  }

  /// Headers that a parameter cannot describe (OpenAPI 3.1.0 §4.8.12.1): they follow from the rest.
  private static func isIgnored(_ header: String) -> Bool {
    ["accept", "content-type", "authorization"].contains(header.lowercased())
  }

  /// A list is told by its elements, as style `form` and `simple` do.
  private static func plain(_ value: JSONValue) -> String {
    if case .array(let elements) = value { return elements.map(\.readerText).joined(separator: ",") }
    return value.readerText
  }

  /// Percent-encoded but for unreserved characters (RFC 3986 §2.3) and the comma of lists.
  private static func encoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
      let isPlain =
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || [UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: ",")]
          .contains(byte)
      if isPlain {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func replacing(_ part: String, in text: String, with value: String) -> String {
    let (needle, all) = (Array(part.utf8), Array(text.utf8))
    guard !needle.isEmpty, all.count >= needle.count else { return text }
    for start in 0...(all.count - needle.count)
    where all[start..<(start + needle.count)].elementsEqual(needle) {
      return String(
        decoding: all[..<start] + Array(value.utf8) + all[(start + needle.count)...], as: UTF8.self)
    }
    return text
  }

  private static func isToken(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy {
        (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
          || Array("!#$%&'*+-.^_`|~".utf8).contains($0)
      }
  }
}
