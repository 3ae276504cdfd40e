import RubricDiagnostics
import RubricDocuments

/// Media types, encodings and examples.
extension APIReader {
  /// Encodings nest at most so deep, and through an alias they would for ever.
  private static let deepestEncoding = 10

  mutating func content(_ node: Node) -> [MediaType] {
    members(.content, of: node).map { mediaType($0.value, name: $0.name.text) }
  }

  /// - Parameter name: the media type, or the key in `components.mediaTypes`.
  mutating func mediaType(_ written: Node, name: String) -> MediaType {
    var node = written
    if version.minor >= 2, written[.ref] != nil {
      // Readers are told of one that is not there all the same.
      guard let target = dereferenced(written, as: .mediaTypes) else { return empty(written, name: name) }
      node = target
    }
    if var known = mediaTypes[node] {
      known.name = name
      return known
    }
    guard isMapping(node, "a media type") else { return empty(node, name: name) }
    let mediaType = readMediaType(node, name: name)
    // What many refer to is read once.
    mediaTypes[node] = mediaType
    return mediaType
  }

  /// A media type of which nothing is said.
  private func empty(_ node: Node, name: String) -> MediaType {
    MediaType(origin: node, name: name, examples: [], encoding: [], prefixEncoding: [], extensions: [])
  }

  private mutating func readMediaType(_ node: Node, name: String) -> MediaType {
    check(node, has: .mediaType)
    checkEncodings(node)
    return MediaType(
      // Both came with 3.2; what earlier descriptions say by them is not kept from readers.
      origin: node, name: name, description: text(.description, of: node),
      schema: node[.schema].map { schema($0) }, itemSchema: node[.itemSchema].map { schema($0) },
      examples: examples(node),
      encoding: namedEncodings(node, depth: 0), prefixEncoding: prefixEncodings(node, depth: 0),
      itemEncoding: itemEncoding(node, depth: 0), extensions: extensions(node))
  }

  /// OpenAPI 3.2.0, Media Type Object: parts are told by name or by position.
  private mutating func checkEncodings(_ node: Node) {
    guard version.minor >= 2, node[.encoding] != nil else { return }
    for field in [Field.prefixEncoding, .itemEncoding] where node[field] != nil {
      invalid(
        "'encoding' and '\(field.name)' exclude each other", at: node.span(of: field),
        help: "tell parts by their name or by their position")
    }
  }

  private mutating func namedEncodings(_ node: Node, depth: Int) -> [Named<Encoding>] {
    members(.encoding, of: node).compactMap { member in
      encoding(member.value, depth: depth).map { Named(member.name.text, $0) }
    }
  }

  private mutating func prefixEncodings(_ node: Node, depth: Int) -> [Encoding] {
    guard version.minor >= 2 else { return [] }
    return elements(.prefixEncoding, of: node).compactMap { encoding($0, depth: depth) }
  }

  private mutating func itemEncoding(_ node: Node, depth: Int) -> Encoding? {
    guard version.minor >= 2, let value = node[.itemEncoding] else { return nil }
    return encoding(value, depth: depth)
  }

  private mutating func encoding(_ node: Node, depth: Int) -> Encoding? {
    guard isMapping(node, "an encoding") else { return nil }
    check(node, has: .encoding)
    var encoding = Encoding(
      origin: node, contentType: text(.contentType, of: node), headers: namedHeaders(node),
      serialization: serialization(node, in: .encoding), extensions: extensions(node))
    guard version.minor >= 2 else { return encoding }
    let nested = [Field.encoding, .prefixEncoding, .itemEncoding].first { node[$0] != nil }
    guard let nested else { return encoding }
    guard depth < APIReader.deepestEncoding else {
      invalid("encodings nest deeper than \(APIReader.deepestEncoding)", at: node.span(of: nested))
      return encoding
    }
    checkEncodings(node)
    encoding.encoding = namedEncodings(node, depth: depth + 1)
    encoding.prefixEncoding = prefixEncodings(node, depth: depth + 1)
    encoding.itemEncoding = itemEncoding(node, depth: depth + 1).map { Shared($0) }
    return encoding
  }

  // MARK: - Examples

  /// The values of `example` and `examples`, in that order, then those of `x-example` and `x-examples`.
  mutating func examples(_ node: Node) -> [Example] {
    var examples: [Example] = []
    if let value = node[.example] {
      examples.append(Example(origin: node, name: "", value: value, extensions: []))
    }
    if node[.example] != nil, node[.examples] != nil {
      // OpenAPI 3.1.0 §4.8.12.2: the two are mutually exclusive.
      invalid(
        "'example' and 'examples' exclude each other", at: node.span(of: .examples), help: "keep 'examples'")
    }
    for member in members(.examples, of: node) {
      if let example = example(member.value, name: member.name.text) { examples.append(example) }
    }
    return examples + Example.all(in: extensions(node))
  }

  mutating func example(_ written: Node, name: String) -> Example? {
    if Example.isBareValue(written) {
      // What an author shows is not kept from readers for standing a level too high.
      invalid(
        "an example must be an object that holds what it shows in 'value'", at: written.span,
        help: "put it below 'value'")
      return Example(origin: written, name: name, value: written, extensions: [])
    }
    guard let (node, passed) = passage(written, as: .examples) else {
      // Readers are told of one that is not there all the same.
      guard let reference = written[.ref]?.string else { return nil }
      return Example(origin: written, name: name, externalValue: reference, extensions: [])
    }
    check(node, has: .example)
    checkValues(of: node)
    var example = Example(
      origin: node, name: name, summary: text(.summary, of: node), summaryNode: node[.summary],
      description: text(.description, of: node), descriptionNode: node[.description],
      value: node[.value], externalValue: text(.externalValue, of: node), extensions: extensions(node))
    if version.minor >= 2 {
      example.dataValue = node[.dataValue]
      example.serializedValue = text(.serializedValue, of: node)
      example.value = example.value ?? example.dataValue
    }
    if let (node, text) = overriding(.summary, in: passed) {
      example.summary = text
      example.summaryNode = node
    }
    if let (node, text) = overriding(.description, in: passed) {
      example.description = text
      example.descriptionNode = node
    }
    return example
  }

  /// OpenAPI 3.2.0, Example Object: `value` alone, or its data and how that is written.
  private mutating func checkValues(of node: Node) {
    guard version.minor >= 2 else { return }
    let pairs: [(Field, Field)] = [
      (.value, .dataValue), (.value, .serializedValue), (.serializedValue, .externalValue),
    ]
    for (first, second) in pairs where node[first] != nil && node[second] != nil {
      invalid(
        "'\(first.name)' and '\(second.name)' exclude each other", at: node.span(of: second), help: "keep one"
      )
    }
  }
}
