import RubricDocuments
import RubricOpenAPI

/// A body as it is sent, in the form of its media type.
public struct BodyText: Sendable, Equatable {
  /// JSON and XML have a line for each member.
  public var text: String
  /// Name of the language to highlight it as, such as `json`; empty of plain text.
  public var language: String

  /// A value in the form of a media type. A string of another media type than JSON is the text itself.
  public static func text(
    of value: JSONValue, as mediaType: MediaType, in api: API, direction: ExampleMaker.Direction
  ) -> BodyText {
    let kind = MediaKind(mediaType.essence)
    if case .string(let text) = value, kind != .json {
      return BodyText(text: text, language: kind.language(of: mediaType.essence))
    }
    switch kind {
    case .lines:
      guard case .array(let elements) = value else { break }
      let lines = elements.map(\.compactText).joined(separator: "\n")
      return BodyText(text: lines, language: "json")
    case .events:
      let events: [JSONValue]
      if case .array(let elements) = value { events = elements } else { events = [value] }
      return BodyText(text: events.map { event($0) }.joined(separator: "\n"), language: "")
    case .xml:
      let schema = mediaType.schema.map { SchemaUse(schema: $0) }
      let text = XMLText.text(of: value, schema: schema, in: api)
      return BodyText(text: text, language: "xml")
    case .form:
      guard case .object(let members) = value else { break }
      return BodyText(text: FormText.text(of: members, encoding: mediaType.encoding), language: "form")
    case .multipart:
      if let text = MultipartText.text(of: value, as: mediaType, in: api, direction: direction) {
        return BodyText(text: text, language: "http")
      }
    case .text:
      if value.isText {
        return BodyText(text: value.readerText, language: kind.language(of: mediaType.essence))
      }
    case .json, .other: break
    }
    return BodyText(text: value.text, language: "json")
  }

  /// A body made from the schema of a media type; nil where it has none, or holds a file's bytes.
  public static func made(
    for mediaType: MediaType, in api: API, direction: ExampleMaker.Direction
  ) -> BodyText? {
    if let item = mediaType.itemSchema, mediaType.schema.map({ says(nothingOfItems: $0, in: api) }) ?? true {
      let items = ExampleMaker.madeItems(of: item, in: api, direction: direction)
      guard !items.isEmpty else { return nil }
      return text(of: .array(items), as: mediaType, in: api, direction: direction)
    }
    guard let schema = mediaType.schema else { return nil }
    let kind = MediaKind(mediaType.essence)
    let view = SchemaView(schema, in: api)
    if view.isBinary || kind != .json && kind != .text && view.isFile { return nil }
    guard let value = ExampleMaker.madeExample(of: schema, in: api, direction: direction) else { return nil }
    // A word would be no body of an image or of XML.
    if case .string = value, kind != .json, kind != .text, kind != .lines, kind != .events,
      ExampleMaker.writtenExamples(of: schema, in: api).isEmpty
    {
      return nil
    }
    return text(of: value, as: mediaType, in: api, direction: direction)
  }

  /// Whether the schema of a whole stream leaves to `itemSchema` what its items are.
  private static func says(nothingOfItems id: SchemaID, in api: API) -> Bool {
    let schema = api.schemas[id]
    return schema.items == nil && schema.reference == nil && schema.allOf.isEmpty && schema.oneOf.isEmpty
      && schema.anyOf.isEmpty && schema.examples.isEmpty && schema.rare?.prefixItems.isEmpty != false
  }

  /// Whether a body is a file's bytes, so that no example of it could be read.
  public static func isFile(_ mediaType: MediaType, in api: API) -> Bool {
    let essence = mediaType.essence
    let view = mediaType.schema.map { SchemaView($0, in: api) }
    switch MediaKind(essence) {
    case .json, .text: return view?.isBinary ?? false
    case .lines, .events, .form, .multipart: return false
    case .xml: return view?.isFile ?? false
    case .other:
      let kind = essence.utf8.prefix { $0 != UInt8(ascii: "/") }
      return view?.isFile == true || view?.isString == true
        || ["image", "audio", "video", "font"].contains { kind.elementsEqual($0.utf8) }
        || fileTypes.contains(essence)
    }
  }

  /// Media types whose bodies are no text.
  private static let fileTypes: Set<String> = [
    "application/octet-stream", "application/pdf", "application/zip", "application/gzip",
    "application/x-tar", "application/x-zip-compressed", "application/msword",
    "application/vnd.ms-excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ]

  /// One event (HTML §9.2.5): its fields where it has them, else the value as its data.
  private static func event(_ value: JSONValue) -> String {
    var lines: [String] = []
    func add(_ name: String, _ value: JSONValue) {
      let text = value.isText ? value.readerText : value.compactText
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        lines.append("\(name): \(line)")
      }
    }
    if case .object(let members) = value {
      for member in members where ["event", "data", "id", "retry"].contains(member.name) {
        add(member.name, member.value)
      }
    }
    if lines.isEmpty { add("data", value) }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// How a media type is written.
enum MediaKind {
  case json
  /// A JSON value on each line.
  case lines
  /// `text/event-stream`.
  case events
  case xml, form, multipart, text, other

  /// - Parameter essence: the media type without parameters, in lower case.
  init(_ essence: String) {
    func ends(_ suffix: StaticString) -> Bool {
      essence.utf8.suffix(suffix.utf8CodeUnitCount).elementsEqual(suffix.description.utf8)
    }
    switch essence {
    case "application/x-www-form-urlencoded": self = .form
    case "text/event-stream": self = .events
    case "application/jsonl", "application/x-ndjson", "application/ndjson", "application/x-jsonlines",
      "application/json-lines", "application/jsonlines":
      self = .lines
    default:
      if ends("json-seq") {
        self = .lines
      } else if ends("json") || essence == "*/*" || essence == "application/*" {
        self = .json
      } else if MediaType.isXML(essence) {
        self = .xml
      } else if essence.utf8.starts(with: "multipart/".utf8) {
        self = .multipart
      } else {
        self = essence.utf8.starts(with: "text/".utf8) || ends("yaml") ? .text : .other
      }
    }
  }

  /// For highlighting.
  ///
  /// - Parameter essence: what the kind was read from.
  func language(of essence: String) -> String {
    switch self {
    case .json, .lines: "json"
    case .xml: "xml"
    case .form: "form"
    case .multipart: "http"
    case .text: essence.utf8.suffix(4).elementsEqual("yaml".utf8) ? "yaml" : ""
    case .events, .other: ""
    }
  }
}

extension MediaType {
  /// The media type without parameters, in lower case.
  var essence: String {
    String(decoding: name.utf8.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: " ") }, as: UTF8.self)
      .lowercased()
  }

  /// Whether a media type is XML, by name or by `+xml` (RFC 7303 §4.2).
  static func isXML(_ name: String) -> Bool {
    name.utf8.prefix { $0 != UInt8(ascii: ";") }.suffix(3).elementsEqual("xml".utf8) { $0 | 0x20 == $1 }
  }
}
