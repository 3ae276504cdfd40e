import RubricDocuments
import RubricOpenAPI

extension CrossCheck {
  static let constraintParity = CrossCheck(
    "constraint-parity", "Limits that a guide tells are those of the description",
    rationale:
      "Whoever trusts the wider limit is refused, and whoever trusts the narrower cuts off what would fit.",
    severity: .warning, passage: .fullParameters,
    mending: "write the limit of the description, or mend it there",
    passing: [
      CrossExample(
        limits,
        [
          "index.md": """
          # Permits
          The `reference` is up to 50 characters, `note` and `place` up to 20 characters each.
          You may send at most 3 `tags`, and `name` has up to 80 characters. A `reference` is sent up to 9 times.
          """
        ])
    ],
    failing: [
      CrossExample(
        limits,
        [
          "index.md": """
          # Permits
          The `reference` has a maximum of ⟦255⟧ characters.

          | Field | Meaning |
          |---|---|
          | `tags` | Words, no more than ⟦5⟧ items |
          """
        ])
    ],
    check: { view in
      let claims = LimitClaim.all(in: view)
      guard !claims.isEmpty else { return nil }
      return claims.compactMap { claim in
        let declared = view.limits(of: claim.name, claim.measure)
        guard declared.count == 1, let only = declared.first, let limit = only, limit != claim.limit else {
          return nil
        }
        return Problem(
          "'\(claim.name)' allows \(limit) \(claim.measure.rawValue), not \(claim.limit)",
          at: view.span(of: claim.range, in: claim.unit))
      }
    })

  private static let limits = """
    components: {schemas: {Permit: {properties: {reference: {maxLength: 50}, note: {maxLength: 10}, place: {maxLength: 10}, tags: {maxItems: 3}, name: {}}}}}
    """
}

/// What a text says of how much a field may hold.
private struct LimitClaim {
  var name: String
  var limit: Int
  var measure: Measure
  var unit: Int
  var range: Range<Int>

  enum Measure: String {
    case characters, items
  }

  private static let openers = [
    "up to", "maximum of", "at most", "no more than", "maximum length of", "max length",
  ]

  static func all(in view: GuideView) -> [LimitClaim] {
    var codes: [Int: [GuideCode]] = [:]
    for code in view.codes where view.isOwn(view.units[code.unit]) {
      codes[code.unit, default: []].append(code)
    }
    return openers.flatMap { view.words.occurrences(ofWords: $0) }.compactMap { found -> LimitClaim? in
      // A sentence of many names tells of none in particular.
      guard let all = codes[found.unit], all.count <= 20,
        case let named = all.filter({ view.names.properties[Name($0.text)] != nil }),
        named.count == 1,
        let name = named.first, !view.standsInHistory(found.unit)
      else { return nil }
      return claim(name.text, behind: found, view)
    }
  }

  private static func claim(_ name: String, behind found: GuideWords.Occurrence, _ view: GuideView)
    -> LimitClaim?
  {
    let all = view.words.words(of: found.unit)
    let number = found.words.upperBound
    guard number + 1 < all.upperBound else { return nil }
    let body = view.units[found.unit].body
    let text = { (index: Int) -> String in
      let entry = view.words.entries[index]
      return String(
        decoding: body.text[Int(entry.start)..<max(Int(entry.start), Int(entry.end))], as: UTF8.self)
    }
    guard let limit = Int(text(number).filter { $0 != "," }) else { return nil }
    let measure: Measure
    switch text(number + 1).lowercased() {
    case "characters", "character", "digits", "letters": measure = .characters
    case "items", "item", "elements", "entries": measure = .items
    default: return nil
    }
    let entry = view.words.entries[number]
    return LimitClaim(
      name: name, limit: limit, measure: measure, unit: found.unit,
      range: Int(entry.start)..<max(Int(entry.start), Int(entry.end)))
  }
}

extension GuideView {
  /// The limits that the schemas of a field have, nil among them of those without; all of one or none is sure.
  fileprivate func limits(of name: String, _ measure: LimitClaim.Measure) -> Set<Int?> {
    let parameters = (names.parameters[Name(name)] ?? []).compactMap { api.parameters[$0].schema }
    return Set(
      (parameters + (names.properties[Name(name)] ?? [])).map { id in
        let bounds = api.schemas[id].bounds
        return (measure == .characters ? bounds?.maxLength : bounds?.maxItems).flatMap { Int($0) }
      })
  }
}
