import RubricDiagnostics
import RubricDocuments

extension CrossCheck {
  static let fieldPhantom = CrossCheck(
    "field-phantom", "Each field that a guide names is in the description",
    rationale: "A reader who looks for the field finds nothing, and a client that sends it is not heard.",
    severity: .info, passage: .fullParameters,
    mending: "write the field as the description has it, or describe it",
    passing: [
      CrossExample(
        fields,
        [
          "index.md": """
          # Permits
          The `endDate` field is a date. The field `permit.holder` and `X-Trace` are set.
          The push message of another service has a field `messageBody`.
          """
        ])
    ],
    failing: [
      CrossExample(
        fields,
        [
          "index.md": """
          # Permits
          The `⟦endDat⟧` field is a date.

          ## `GET /permits`
          The answer has a field `⟦colourScheme⟧` with the colours.
          """
        ])
    ],
    check: { view in
      guard !view.names.properties.isEmpty else { return nil }
      var seen: Set<Name> = []
      var lookups = 0
      let names = view.names.properties.keys
      let called = view.codes.filter { view.isOwn(view.units[$0.unit]) && view.isCalledField($0) }
      guard !called.isEmpty else { return nil }
      return called.compactMap { code -> Problem? in
        guard FieldName.isIdentifier(code.text), !view.isKnownName(code.text), !view.hasFolded(code.text),
          !view.isOfAnotherTime(code.unit), seen.insert(Name(code.text)).inserted
        else { return nil }
        lookups += 1
        let near =
          lookups > 30
          ? nil
          : NearestName(among: names.map(\.text).filter { FieldName.isOneOff($0, code.text) })
            .match(for: code.text)
        // Of what is no slip of the pen, only where an operation is told about is it clear whose field is meant.
        guard near != nil || !view.operations(at: code.unit).isEmpty else { return nil }
        return Problem(
          "no schema has the field '\(code.text)'", at: view.span(of: code.place),
          help: near.map { "did you mean '\($0)'?" }, severity: near == nil ? nil : .warning)
      }
    })

  private static let fields = """
    paths: {/permits: {get: {parameters: [{name: X-Trace, in: header}], responses: {'200': {content: {application/json: {schema: {properties: {permit: {properties: {holder: {}, endDate: {}}}}}}}}}}}}
    """
}

extension GuideView {
  /// Whether the word 'field' or one like it stands directly before or behind it.
  fileprivate func isCalledField(_ code: GuideCode) -> Bool { isBeside(code, anyOf: FieldName.words) }

  /// Whether the names of the description have it in other letters, or each of its parts.
  func hasFolded(_ text: String) -> Bool {
    if names.foldedNames.contains(DescriptionNames.folded(text)) { return true }
    let parts = text.utf8.split { ".[]/>".utf8.contains($0) }.map { String(decoding: $0, as: UTF8.self) }
    return parts.count > 1 && parts.allSatisfy { names.foldedNames.contains(DescriptionNames.folded($0)) }
  }
}

/// What names of fields look like.
enum FieldName {
  static let words = Set(
    "field fields property properties attribute attributes".split(separator: " ").map {
      GuideWords.hash(String($0))
    })

  /// Letters, digits and `_` behind a small letter: words in capitals are values.
  static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.count > 2, (0x61...0x7A).contains(first) else {
      return false
    }
    return text.utf8.allSatisfy {
      (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
    } && text.utf8.contains { (0x61...0x7A).contains($0) } && !["true", "false", "null"].contains(text)
  }

  /// Whether two names may be one edit apart, by their lengths.
  static func isOneOff(_ a: String, _ b: String) -> Bool {
    abs(a.utf8.count - b.utf8.count) <= 1 && distance(a, b) <= 1
  }

  /// Whether one edit makes one of the other: 0, 1, or 2 of all that is more.
  private static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a.utf8), Array(b.utf8))
    let start = zip(a, b).prefix { $0 == $1 }.count
    let rest = (a.dropFirst(start), b.dropFirst(start))
    let end = zip(rest.0.reversed(), rest.1.reversed()).prefix { $0 == $1 }.count
    return max(rest.0.count - end, rest.1.count - end)
  }
}
