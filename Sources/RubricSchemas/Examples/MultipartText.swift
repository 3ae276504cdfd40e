import RubricDocuments
import RubricOpenAPI

/// Writes a value as the parts of a `multipart` body (RFC 2046 §5.1, RFC 7578); lines end as in other texts.
struct MultipartText {
  private let api: API
  private let mediaType: MediaType
  private let direction: ExampleMaker.Direction
  private let isForm: Bool
  private var lines: [String] = []

  /// Stands where the bytes of a file go.
  static let file = "[file]"
  private static let boundary = "--boundary"

  /// The body; nil of a value that has no parts.
  static func text(
    of value: JSONValue, as mediaType: MediaType, in api: API, direction: ExampleMaker.Direction
  ) -> String? {
    let isForm = mediaType.essence.utf8.suffix(9).elementsEqual("form-data".utf8)
    var writer = MultipartText(api: api, mediaType: mediaType, direction: direction, isForm: isForm)
    switch value {
    case .object(let members): for member in members { writer.add(member) }
    case .array(let elements):
      let view = (mediaType.schema).map { SchemaView($0, in: api) }
      for (index, element) in elements.enumerated() {
        let own = mediaType.prefixEncoding
        let encoding = index < own.count ? own[index] : mediaType.itemEncoding
        writer.part(
          nil, element, view?.item(index) ?? mediaType.itemSchema.map { SchemaUse(schema: $0) }, encoding)
      }
    case .null, .boolean, .number, .string: return nil
    }
    writer.lines.append(boundary + "--")
    return writer.lines.joined(separator: "\n")
  }

  private init(api: API, mediaType: MediaType, direction: ExampleMaker.Direction, isForm: Bool) {
    self.api = api
    self.mediaType = mediaType
    self.direction = direction
    self.isForm = isForm
  }

  private mutating func add(_ member: JSONValue.Member) {
    let encoding = mediaType.encoding.first { Name($0.name) == Name(member.name) }?.value
    let view = mediaType.schema.map { SchemaView($0, in: api) }
    let schema = view?.properties[Name(member.name)]
    // An array is sent as a part for each element (OpenAPI 3.1.0 §4.8.14.5).
    if case .array(let elements) = member.value, encoding?.contentType == nil {
      let own = schema.map { SchemaView($0, in: api) }
      for (index, element) in elements.enumerated() {
        part(member.name, element, own?.item(index), encoding)
      }
    } else {
      part(member.name, member.value, schema, encoding)
    }
  }

  private mutating func part(
    _ name: String?, _ value: JSONValue, _ schema: SchemaUse?, _ encoding: Encoding?
  ) {
    let view = schema.map { SchemaView($0, in: api) }
    let isFile = view?.isFile ?? false
    let type = type(of: value, view, encoding, isFile: isFile)
    lines.append(MultipartText.boundary)
    if let name, isForm {
      let quoted = MultipartText.quoted(name)
      let fileName = isFile ? "; filename=\"\(quoted)\"" : ""
      lines.append("Content-Disposition: form-data; name=\"\(quoted)\"\(fileName)")
    }
    if let type { lines.append("Content-Type: " + type) }
    for header in encoding?.headers ?? [] { add(header) }
    lines.append("")
    if isFile {
      lines.append(MultipartText.file)
    } else if let type, MediaType.isXML(type), !value.isText {
      lines.append(XMLText.text(of: value, schema: schema, in: api))
    } else {
      lines.append(value.isText ? value.readerText : value.text)
    }
  }

  /// The media type of a part, as the author says or as its value asks (OpenAPI 3.1.0 §4.8.15.1); nil of
  /// plain text, which need not be said.
  private func type(
    of value: JSONValue, _ view: SchemaView?, _ encoding: Encoding?, isFile: Bool
  ) -> String? {
    if let written = encoding?.contentType?.utf8.prefix(while: { $0 != UInt8(ascii: ",") }) {
      return MultipartText.plain(String(decoding: written, as: UTF8.self))
    }
    if isFile { return MultipartText.plain(view?.contentMediaType ?? "application/octet-stream") }
    switch value {
    case .object, .array: return "application/json"
    case .null, .boolean, .number, .string: return nil
    }
  }

  private mutating func add(_ header: Named<HeaderID>) {
    let name = MultipartText.plain(header.name)
    guard Name(name.lowercased()) != "content-type" else { return }
    let object = api.headers[header.value]
    let written = object.examples.lazy.compactMap(\.value).first.map { JSONValue($0) }
    let value =
      written
      ?? object.schema.flatMap {
        ExampleMaker.madeExample(of: $0, in: api, direction: direction, named: name, budget: 10)
      }
    guard let value else { return }
    lines.append("\(name): \(MultipartText.plain(value.readerText))")
  }

  /// Without control characters: a line is a line.
  private static func plain(_ text: String) -> String {
    String(decoding: text.utf8.filter { $0 >= 0x20 && $0 != 0x7F }, as: UTF8.self)
  }

  private static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in plain(text).utf8 {
      // HTML §4.10.21.8 writes a quotation mark in a name so.
      if byte == UInt8(ascii: "\"") { bytes += Array("%22".utf8) } else { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension JSONValue {
  /// Whether it has no parts.
  var isText: Bool {
    switch self {
    case .null, .boolean, .number, .string: true
    case .array, .object: false
    }
  }
}
