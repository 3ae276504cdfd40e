import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let utf8Only = Rule(
    "utf8-only", "Text is UTF-8",
    rationale:
      "A name with an accent or in another script is lost in a character set that has no place for it.",
    severity: .error, basis: .standard,
    passage: Passage("Use Unicode for encoding", "UTF-8 is mandatory."),
    mending: "write 'charset=utf-8', and answer in it",
    passing: [
      """
      paths: {/parks: {get: {responses: {"200": {content: {"application/json; charset=utf-8": {}}}}}}}
      """,
      """
      paths: {/parks: {get: {responses: {"200": {content: {'application/json;charset="UTF-8"': {}, text/plain;charset=us-ascii: {}}}}}}}
      """,
      """
      paths: {/parks: {get: {parameters: [{name: Accept-Charset, in: header, schema: {type: string, enum: [utf-8]}}], responses: {}}}}
      """,
    ],
    failing: [
      """
      paths: {/parks: {get: {responses: {"200": {content: {⟦"text/csv; charset=iso-8859-1"⟧: {}}}}}}}
      """,
      """
      paths: {/parks: {get: {parameters: [{name: Accept-Charset, in: header, schema: {type: string, enum: [utf-8, ⟦windows-1252⟧]}}], responses: {}}}}
      """,
      """
      swagger: '2.0'
      produces: [application/json, ⟦text/csv;charset=latin1⟧]
      paths: {/parks: {get: {responses: {'200': {description: a, schema: {type: string}}}}}}
      """,
    ],
    check: .description { view in
      let names = view.writtenMediaTypes
      let chosen = view.characterSetsOfHeaders
      if names.isEmpty, chosen.isEmpty { return nil }
      return names.compactMap { name, span in
        CharacterSet(ofMediaType: name).flatMap { .characterSet($0, at: span) }
      } + chosen.compactMap { .characterSet(CharacterSet(name: $0.name), at: $0.span) }
    })
}

extension Problem {
  fileprivate static func characterSet(_ set: CharacterSet, at span: SourceSpan) -> Problem? {
    // Every text in US-ASCII is one in UTF-8.
    let isASCII = set.name == "us-ascii" || set.name == "ascii"
    if set.name == "utf-8" || set.name == "utf8" || set.name == "*" { return nil }
    return Problem("character set '\(set.name)' is not UTF-8", at: span, severity: isASCII ? .info : nil)
  }
}

/// The name of a character set.
private struct CharacterSet {
  /// In lower case.
  var name: String

  init(name: String) { self.name = name.lowercased() }

  /// The parameter `charset` of a media type; nil where there is none.
  init?(ofMediaType text: String) {
    for part in text.lowercased().utf8.split(separator: UInt8(ascii: ";")).dropFirst() {
      let parameter = part.filter { $0 != 0x20 && $0 != UInt8(ascii: "\"") }
      guard parameter.starts(with: "charset=".utf8) else { continue }
      name = String(decoding: parameter.dropFirst(8), as: UTF8.self)
      return
    }
    return nil
  }
}

extension DescriptionView {
  /// Every name of a media type, each place once: in Swagger 2.0 those of `consumes` and `produces`.
  fileprivate var writtenMediaTypes: [(name: String, span: SourceSpan)] {
    if api.version.major == 2 {
      let lists = ([api.origin] + operations.map(\.origin)).flatMap { [$0[.consumes], $0[.produces]] }
      return lists.compactMap(\.self).flatMap { list in
        list.elements.compactMap { element in element.string.map { ($0, element.span) } }
      }
    }
    var seen: Set<SourceSpan> = []
    return mediaTypes.filter { seen.insert($0.key).inserted }.map { ($0.media.name, $0.key) }
  }

  /// What parameters that choose a character set allow or show.
  fileprivate var characterSetsOfHeaders: [(name: String, span: SourceSpan)] {
    api.parameters.all.filter { $0.location == .header && $0.name.lowercased() == "accept-charset" }
      .flatMap { parameter in
        let schema = parameter.schema.map { api.schemas[api.typed($0)] }
        let nodes = (schema?.enum ?? []) + (schema?.examples ?? []) + parameter.examples.compactMap(\.value)
        return nodes.compactMap { node in node.string.map { ($0, node.span) } }
      }
  }
}
