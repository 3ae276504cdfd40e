/// What sort of data a media type names, as far as rules ask.
enum MediaKind {
  /// JSON in one value.
  case json
  /// A sequence of JSON values, or a list by definition.
  case jsonSequence
  /// A range such as `*/*`.
  case anything
  /// Structured data in another form than JSON: XML, YAML, Protocol Buffers.
  case otherData
  /// Files, texts, forms, streams, and what an adopted standard writes in XML.
  case other

  init(_ name: String) {
    let essence = MediaKind.essence(name)
    switch essence {
    case "application/json-patch+json", "application/json-seq", "application/x-ndjson", "application/ndjson",
      "application/jsonl", "application/x-jsonlines", "application/jsonlines", "application/x-json-stream":
      self = .jsonSequence
    case "*/*", "application/*", "*": self = .anything
    case "application/xml", "text/xml", "application/yaml", "text/yaml", "application/x-yaml", "text/x-yaml",
      "application/msgpack", "application/x-msgpack", "application/protobuf", "application/x-protobuf",
      "application/cbor", "application/javascript", "text/javascript":
      self = .otherData
    default:
      let bytes = essence.utf8
      if bytes.suffix(5).elementsEqual("+json".utf8) || bytes.suffix(5).elementsEqual("/json".utf8) {
        self = .json
      } else if bytes.suffix(4).elementsEqual("+xml".utf8), bytes.starts(with: "application/".utf8) {
        self = MediaKind.standards.contains { bytes.contains(sequence: $0) } ? .other : .otherData
      } else {
        self = .other
      }
    }
  }

  /// In lower case, without parameters.
  static func essence(_ name: String) -> String {
    let bytes = name.utf8.prefix { $0 != UInt8(ascii: ";") && $0 != 0x20 }
    return String(decoding: bytes, as: UTF8.self).lowercased()
  }

  /// What names of XML by adopted standards hold.
  private static let standards = [
    "gml", "fhir", "saml", "atom", "rss", "soap", "kml", "xhtml", "svg", "wfs", "wms", "iso19139", "rdf",
    "hl7", "opensearch", "sdmx", "ogc", "dash", "xacml", "xop",
  ]
}
