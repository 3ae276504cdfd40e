import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricSamples

/// The call of an operation as a request of a collection: the same call that the code samples make, with what
/// it can do without switched off.
struct PostmanRequest {
  private let parts: RequestParts
  private let credentials: PostmanCredentials
  /// Name of the variable with the address of the server.
  private let server: String
  /// nil where the collection's own holds.
  private let ownCredentials: PostmanCredentials?
  private var segments: [String] = []
  private var variables: [(name: String, piece: RequestParts.PathPiece)] = []
  private var variableNames: Set<String> = []
  private var query: [Field] = []
  private var headers: [Field] = []

  /// A header, or a parameter of the query.
  private struct Field {
    var name: String
    /// nil of a parameter that is its name alone.
    var value: String?
    var isOn = true
    /// CommonMark.
    var description: String?
  }

  init(of operation: Shared<Operation>, in api: API, _ variables: inout PostmanVariables) {
    parts = RequestParts(of: operation, in: api, takesOptional: true)
    credentials = PostmanCredentials(api.security(of: operation), in: api, &variables)
    ownCredentials = operation.security == nil ? nil : credentials
    server = variables.server(api.servers(of: operation).first)
    addPath()
    addQuery()
    addHeaders()
  }

  // MARK: - Address

  /// Only a parameter that fills a segment is a variable there; in any other the example's value stands.
  private mutating func addPath() {
    var segment: [RequestParts.PathPiece] = []
    var pieces = parts.path[...]
    var hasQuery = false
    while let piece = pieces.popFirst(), !hasQuery {
      guard piece.name == nil else {
        segment.append(piece)
        continue
      }
      var text = piece.text.utf8[...]
      // A path that has a query of its own is against the standard, and found in real descriptions.
      if let mark = text.firstIndex(of: UInt8(ascii: "?")) {
        let own = String(decoding: text[text.index(after: mark)...], as: UTF8.self)
        addPairs(own + pieces.map(\.text).joined())
        text = text[..<mark]
        hasQuery = true
      }
      let runs = text.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      for (index, run) in runs.enumerated() {
        if index > 0 { end(&segment) }
        if !run.isEmpty { segment.append(.init(text: String(decoding: run, as: UTF8.self))) }
      }
    }
    end(&segment)
    // What stands before the first `/` is the server's.
    if !segments.isEmpty { segments.removeFirst() }
  }

  private mutating func end(_ segment: inout [RequestParts.PathPiece]) {
    defer { segment = [] }
    if segment.count == 1, let name = segment[0].name, !name.isEmpty, name.utf8.count < 100,
      name.utf8.allSatisfy({ PostmanVariables.isPlain($0) || $0 == UInt8(ascii: ".") })
    {
      segments.append(":" + name)
      if variableNames.insert(name).inserted { variables.append((name, segment[0])) }
      return
    }
    let text = segment.map(\.text).joined()
    segments.append(text.utf8.first == UInt8(ascii: ":") ? "%3A" + text.dropFirst() : text)
  }

  private mutating func addPairs(_ text: String, isOn: Bool = true, description: String? = nil) {
    for pair in text.split(separator: "&") {
      let bytes = pair.utf8
      let equals = bytes.firstIndex(of: UInt8(ascii: "="))
      query.append(
        Field(
          name: String(pair[..<(equals ?? bytes.endIndex)]),
          value: equals.map { String(pair[bytes.index(after: $0)...]) }, isOn: isOn,
          description: description))
    }
  }

  private mutating func addQuery() {
    for carried in parts.parameters {
      let parameter = carried.parameter
      guard parameter.location == .query || parameter.location == .querystring else { continue }
      for text in carried.texts {
        addPairs(text, isOn: parameter.isRequired, description: parameter.description)
      }
    }
    query += credentials.query.map { Field(name: $0.name, value: $0.value) }
  }

  // MARK: - Headers

  /// The first of a name stays: clients differ in what they make of a second.
  private mutating func addHeaders() {
    var names: Set<String> = []
    func isFirst(_ name: String) -> Bool { names.insert(name.lowercased()).inserted }
    for header in credentials.headers where isFirst(header.name) {
      headers.append(Field(name: header.name, value: header.value))
    }
    if let accepted = parts.accepted, isFirst("Accept") {
      headers.append(Field(name: "Accept", value: accepted))
    }
    var (cookies, others): ([String], [String]) = (credentials.cookies, [])
    for carried in parts.parameters {
      let parameter = carried.parameter
      switch parameter.location {
      case .path, .unplaced, .query, .querystring: break
      case .header:
        for text in carried.texts where isFirst(parameter.name) {
          headers.append(
            Field(
              name: parameter.name, value: text, isOn: parameter.isRequired,
              description: parameter.description))
        }
      case .cookie: if parameter.isRequired { cookies += carried.texts } else { others += carried.texts }
      }
    }
    for (pairs, isOn) in [(cookies, true), (others, false)] where !pairs.isEmpty {
      headers.append(Field(name: "Cookie", value: pairs.joined(separator: "; "), isOn: isOn))
    }
    if let type = parts.contentType, isFirst("Content-Type") {
      headers.append(Field(name: "Content-Type", value: type))
    }
  }

  // MARK: - Writing

  /// The value of `request`.
  ///
  /// - Parameter description: CommonMark; empty where there is none.
  func write(_ description: String, into json: inout JSONText) {
    json.object { json in
      json.member("method", parts.method)
      json.member("header") { write(headers, into: &$0) }
      if let ownCredentials { json.member("auth") { ownCredentials.write(into: &$0) } }
      if let body = parts.body { json.member("body") { write(body, into: &$0) } }
      json.member("url") { address(into: &$0) }
      PostmanCollection.describe(description, into: &json)
    }
  }

  /// The value of `originalRequest`: what an example answers, without what it sent.
  func writeOriginal(into json: inout JSONText) {
    json.object { json in
      json.member("method", parts.method)
      json.member("header") { write(headers.filter(\.isOn), into: &$0) }
      json.member("url") { address(into: &$0) }
    }
  }

  private func address(into json: inout JSONText) {
    let host = PostmanVariables.use(of: server)
    let pairs = query.filter(\.isOn).map { $0.name + ($0.value.map { "=" + $0 } ?? "") }
    let path = segments.map { "/" + $0 }.joined()
    json.object { json in
      json.member("raw", host + path + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")))
      json.member("host") { json in json.array { json in json.element { $0.string(host) } } }
      json.member("path") { json in
        json.array { json in for segment in segments { json.element { $0.string(segment) } } }
      }
      if !query.isEmpty { json.member("query") { write(query, into: &$0) } }
      guard !variables.isEmpty else { return }
      json.member("variable") { json in
        json.array { json in
          for (name, piece) in variables {
            let field = Field(
              name: name, value: piece.parameter == nil ? "" : piece.text,
              description: piece.parameter?.description)
            json.element { write(field, into: &$0) }
          }
        }
      }
    }
  }

  private func write(_ fields: [Field], into json: inout JSONText) {
    json.array { json in for field in fields { json.element { write(field, into: &$0) } } }
  }

  private func write(_ field: Field, into json: inout JSONText) {
    json.object { json in
      json.member("key", field.name)
      json.member("value") { json in
        if let value = field.value { json.string(value) } else { json.null() }
      }
      if !field.isOn { json.member("disabled", true) }
      PostmanCollection.describe(field.description, into: &json)
    }
  }

  // MARK: - Body

  private func write(_ body: SampleRequest.Body, into json: inout JSONText) {
    json.object { json in
      switch body {
      case .json(_, let text):
        json.member("mode", "raw")
        json.member("raw", PostmanRequest.withoutVariables(text))
        PostmanRequest.language("json", into: &json)
      case .text(let text):
        json.member("mode", "raw")
        json.member("raw", text)
        PostmanRequest.language(PostmanRequest.language(of: parts.contentType ?? ""), into: &json)
      case .form(let fields):
        json.member("mode", "urlencoded")
        json.member("urlencoded") { PostmanRequest.form(fields, into: &$0) }
      case .multipart(let fields):
        json.member("mode", "formdata")
        json.member("formdata") { PostmanRequest.form(fields, into: &$0) }
      case .file:
        json.member("mode", "file")
        json.member("file") { json in json.object { json in json.member("src") { $0.null() } } }
      }
    }
  }

  private static func form(_ fields: [SampleRequest.Field], into json: inout JSONText) {
    json.array { json in
      for field in fields {
        json.element { json in
          json.object { json in
            json.member("key", field.name)
            json.member("type", field.isFile ? "file" : "text")
            if field.isFile {
              json.member("src") { json in json.array { _ in } }
            } else {
              json.member("value", field.value)
            }
            if let type = field.contentType { json.member("contentType", type) }
          }
        }
      }
    }
  }

  private static func language(_ language: String, into json: inout JSONText) {
    json.member("options") { json in
      json.object { json in
        json.member("raw") { json in json.object { json in json.member("language", language) } }
      }
    }
  }

  /// By the end of the media type's name, as Postman calls it.
  static func language(of mediaType: String) -> String {
    let essence = Array(mediaType.utf8.prefix { $0 != UInt8(ascii: ";") })
    return ["json", "xml", "html", "javascript"].first {
      essence.suffix($0.utf8.count).elementsEqual($0.utf8)
    }
      ?? "text"
  }

  /// JSON whose strings name no variable: Postman knows no other way to say that braces are braces.
  private static func withoutVariables(_ json: String) -> String {
    let brace = UInt8(ascii: "{")
    var bytes: [UInt8] = []
    for byte in json.utf8 {
      // No JSON has two of them beside each other but within a string.
      if byte == brace, bytes.last == brace { bytes += "\\u007b".utf8 } else { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
