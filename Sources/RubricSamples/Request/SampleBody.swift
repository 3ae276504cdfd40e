import RubricDocuments
import RubricOpenAPI
import RubricSchemas

/// What an operation is sent, with the author's example or one that fits the schema.
struct SampleBody {
  let body: SampleRequest.Body
  /// nil of forms, whose type whoever writes the body tells.
  let contentType: String?

  static let formType = "application/x-www-form-urlencoded"
  private static let multipartType = "multipart/form-data"

  /// nil where nothing is sent.
  init?(of operation: Shared<Operation>, in api: API) {
    guard let id = operation.requestBody, let content = SampleBody.preferred(api.requestBodies[id].content)
    else {
      return nil
    }
    let essence = SampleBody.essence(of: content)
    let example = ExampleMaker.example(of: content, in: api, direction: .request).map(SampleBody.distinct)
    switch essence {
    case SampleBody.formType:
      body = .form(SampleBody.fields(example, content, api, isMultipart: false))
      contentType = nil
      return
    case SampleBody.multipartType:
      body = .multipart(SampleBody.fields(example, content, api, isMultipart: true))
      contentType = nil
      return
    default: break
    }
    // A range of types (RFC 9110 §12.5.1) can be accepted, but nothing can be of it.
    contentType = SampleBody.isMediaType(essence) ? content.name : "application/octet-stream"
    body = SampleBody.whole(example, content, essence, api)
  }

  /// Any body that is no form.
  private static func whole(
    _ example: JSONValue?, _ content: MediaType, _ essence: String, _ api: API
  ) -> SampleRequest.Body {
    let body = anyWhole(example, content, essence, api)
    switch body {
    // Languages limit how long a text in code may be: Java's constants end at 65,535 bytes (JVMS §4.4.7).
    case .json(_, let text) where text.utf8.count > longest: return .file
    case .text(let text) where text.utf8.count > longest: return .file
    case .json, .text, .form, .multipart, .file: return body
    }
  }

  /// Longer bodies, in bytes of UTF-8, are shown as a file.
  private static let longest = 30_000

  private static func anyWhole(
    _ example: JSONValue?, _ content: MediaType, _ essence: String, _ api: API
  ) -> SampleRequest.Body {
    if let first = content.examples.first, first.value == nil, let text = first.serializedValue {
      return .text(text)
    }
    if content.examples.isEmpty, BodyText.isFile(content, in: api) { return .file }
    guard let example else { return .file }
    if content.isJSON {
      let text = NativeValue.json.text(of: example, indent: "")
      return isExact(example) ? .json(example, text: text) : .text(text)
    }
    if case .string(let text) = example { return .text(text) }
    if essence.utf8.suffix(3).elementsEqual("xml".utf8) {
      return .text(BodyText.text(of: example, as: content, in: api, direction: .request).text)
    }
    return .text(example.readerText)
  }

  /// Letters in lower case, without parameters.
  static func essence(of content: MediaType) -> String {
    let name = content.name.utf8.prefix { $0 != UInt8(ascii: ";") }.filter { $0 != 0x20 && $0 != 0x09 }
    return String(decoding: name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static func isMediaType(_ essence: String) -> Bool {
    let parts = essence.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { HTTPToken.isToken(String($0)) && !$0.utf8.contains(UInt8(ascii: "*")) }
  }

  /// JSON where it is offered, else the first.
  private static func preferred(_ content: [MediaType]) -> MediaType? {
    content.first { $0.isJSON } ?? content.first
  }

  // MARK: - Values that every language can write

  /// Each name once in an object, with its last value: languages differ in what they make of a second.
  private static func distinct(_ value: JSONValue) -> JSONValue {
    switch value {
    case .null, .boolean, .number, .string: return value
    case .array(let elements): return .array(elements.map(distinct))
    case .object(let members):
      var places: [Name: Int] = [:]
      var kept: [JSONValue.Member] = []
      for member in members {
        var member = member
        member.value = distinct(member.value)
        if let place = places[Name(member.name)] {
          kept[place] = member
        } else {
          places[Name(member.name)] = kept.count
          kept.append(member)
        }
      }
      return .object(kept)
    }
  }

  /// Whether a double holds every number: others would be sent as other numbers by languages that have no
  /// more than doubles.
  private static func isExact(_ value: JSONValue) -> Bool {
    switch value {
    case .null, .boolean, .string: true
    case .number(let text):
      text.utf8.prefix { $0 | 0x20 != UInt8(ascii: "e") }.count { (48...57).contains($0) } <= 15
        && text.utf8.count <= 24 && (Double(text).map { $0.isFinite } ?? false)
    case .array(let elements): elements.allSatisfy(isExact)
    case .object(let members): members.allSatisfy { isExact($0.value) }
    }
  }

  // MARK: - Forms

  /// The fields of a form, each member by its encoding (OpenAPI 3.1.0 §4.8.15).
  static func fields(
    _ example: JSONValue?, _ content: MediaType, _ api: API, isMultipart: Bool
  ) -> [SampleRequest.Field] {
    guard case .object(let members) = example else { return [] }
    let properties = content.schema.map { ObjectShape(of: $0, in: api).properties } ?? []
    let schemas = Dictionary(properties.map { (Name($0.name), $0.schema) }) { first, _ in first }
    return members.flatMap { member -> [SampleRequest.Field] in
      let encoding = content.encoding.first { Name($0.name) == Name(member.name) }?.value
      let schema = schemas[Name(member.name)]
      if isMultipart, schema.map({ isFile($0, api, depth: 0) }) ?? false {
        return [field(member.name, "", isFile: true)]
      }
      let type = encoding?.contentType.flatMap(singleType)
      if isMultipart || !(encoding?.serialization.isWritten ?? false) {
        return plain(member, type: isMultipart ? type : nil, isMultipart: isMultipart)
      }
      return styled(member, encoding?.serialization)
    }
  }

  /// Elements of a list each by themselves; objects as JSON.
  private static func plain(
    _ member: JSONValue.Member, type: String?, isMultipart: Bool
  ) -> [SampleRequest.Field] {
    let values: [JSONValue] = if case .array(let elements) = member.value { elements } else { [member.value] }
    return values.map { value in
      var made = field(member.name, value.readerText, isFile: false)
      made.contentType = type
      if isMultipart, type == nil, case .object = value { made.contentType = "application/json" }
      return made
    }
  }

  private static func styled(
    _ member: JSONValue.Member, _ serialization: Serialization?
  ) -> [SampleRequest.Field] {
    var fields: [SampleRequest.Field] = []
    func add(_ name: String, _ value: String) { fields.append(field(name, value, isFile: false)) }
    let style = serialization?.style ?? .form
    let separator = style == .spaceDelimited ? " " : style == .pipeDelimited ? "|" : ","
    switch member.value {
    case .object, .array:
      if style == .deepObject {
        ParameterText.nested(member.value, below: member.name) { add($0, $1) }
      } else if case .array(let elements) = member.value {
        if serialization?.explodes ?? true {
          for element in elements { add(member.name, element.readerText) }
        } else {
          add(member.name, elements.map(\.readerText).joined(separator: separator))
        }
      } else if case .object(let members) = member.value {
        if serialization?.explodes ?? true {
          for inner in members { add(inner.name, inner.value.readerText) }
        } else {
          add(member.name, members.flatMap { [$0.name, $0.value.readerText] }.joined(separator: separator))
        }
      }
    case .null, .boolean, .number, .string: add(member.name, member.value.readerText)
    }
    return fields
  }

  private static func field(_ name: String, _ value: String, isFile: Bool) -> SampleRequest.Field {
    SampleRequest.Field(name: name, value: value, isFile: isFile, contentType: nil)
  }

  private static func isFile(_ id: SchemaID, _ api: API, depth: Int) -> Bool {
    guard depth < 8 else { return false }
    let schema = api.schemas[id]
    if schema.format == "binary" { return true }
    if let media = schema.rare?.contentMediaType, schema.rare?.contentEncoding == nil {
      return !MediaTypeWord.isText(media)
    }
    if let items = schema.items { return isFile(items, api, depth: depth + 1) }
    return (schema.reference ?? schema.allOf.first).map { isFile($0, api, depth: depth + 1) } ?? false
  }

  /// The media type of an encoding where it names one alone.
  private static func singleType(_ text: String) -> String? {
    let type = String(
      decoding: text.utf8.prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ";") }, as: UTF8.self)
    return isMediaType(type) && type != "text/plain" ? type : nil
  }

  /// As `application/x-www-form-urlencoded` has it (URL Standard §5.2).
  static func formText(_ fields: [SampleRequest.Field]) -> String {
    fields.map { PercentEncoding.form($0.name) + "=" + PercentEncoding.form($0.value) }.joined(separator: "&")
  }
}

/// What a media type's name says of what it names.
private enum MediaTypeWord {
  /// Whether a text is written in it, and no file is needed.
  static func isText(_ name: String) -> Bool {
    name.utf8.starts(with: "text/".utf8) || name.utf8.starts(with: "application/json".utf8)
      || name.utf8.suffix(4).elementsEqual("+xml".utf8) || name.utf8.suffix(5).elementsEqual("+json".utf8)
      || name.utf8.starts(with: "application/xml".utf8)
  }
}
