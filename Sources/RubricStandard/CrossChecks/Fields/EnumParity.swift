import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension CrossCheck {
  static let enumParity = CrossCheck(
    "enum-parity", "Lists of values are those of the description",
    rationale:
      "A client that knows too few values fails on the others, and one that sends unknown ones is refused.",
    severity: .warning, passage: .fullParameters,
    mending: "list the values that the description allows",
    passing: [
      CrossExample(
        states,
        [
          "index.md": """
          # Permits
          The values of `state` are:
          - `open`: you may go in
          - `ended`: you may not
          - `held`: ask first

          For example, `state` may be:
          - `open`
          - `held`

          Use `state` with:
          - `curl`
          - `wget`
          """
        ])
    ],
    failing: [
      CrossExample(
        states,
        [
          "index.md": """
          # Permits
          The values of `⟦state⟧` are:
          - `open`: you may go in
          - `⟦closed⟧`: you may not
          - `held`: ask first
          """
        ])
    ],
    check: { view in
      let lists = ValueList.all(in: view)
      guard !lists.isEmpty else { return nil }
      return lists.flatMap { view.problems(with: $0) }
    })

  private static let states = """
    paths: {/permits: {get: {parameters: [{name: state, in: query, schema: {type: string, enum: [open, ended, held]}}]}}}
    """
}

/// A list of values under a sentence that names what has them.
private struct ValueList {
  /// The name in the sentence that leads up to the list.
  var name: GuideCode
  /// The code that each item begins with, in order.
  var values: [GuideCode]
  /// The values that the description allows.
  var allowed: [String]

  /// Lists of which two values at least are of one enumeration of that name.
  static func all(in view: GuideView) -> [ValueList] {
    var leads: [Int: [GuideCode]] = [:]
    var items: [Int: [GuideCode]] = [:]
    var counts: [Int: Int] = [:]
    for unit in view.units where unit.body.kind == .item {
      if let lead = unit.lead { counts[lead, default: 0] += 1 }
    }
    for code in view.codes {
      let unit = view.units[code.unit]
      if unit.body.kind == .item, let lead = unit.lead, code.range.lowerBound == 0 {
        items[lead, default: []].append(code)
      } else if unit.body.kind == .sentence {
        leads[code.unit, default: []].append(code)
      }
    }
    return items.sorted { $0.key < $1.key }.compactMap { lead, values in
      guard values.count > 1, view.isOwn(view.units[lead]) else { return nil }
      for name in leads[lead] ?? [] {
        let given = Set(values.map { Name($0.text) })
        guard let allowed = view.enumeration(of: name.text, with: given) else { continue }
        return ValueList(name: name, values: values, allowed: allowed)
      }
      return nil
    }
  }
}

extension GuideView {
  /// Of the enumerations of a field or parameter, the one that has most of the values; nil where none has two.
  fileprivate func enumeration(of name: String, with values: Set<Name>) -> [String]? {
    let parameters = (names.parameters[Name(name)] ?? []).compactMap { api.parameters[$0].schema }
    let schemas = parameters + (names.properties[Name(name)] ?? [])
    var best: (values: [String], hits: Int)?
    for id in schemas.prefix(50) {
      let schema = api.schemas[api.schemas[id].items ?? id]
      let allowed = schema.enum.compactMap(\.text)
      let hits = allowed.count { values.contains(Name($0)) }
      if hits >= 2, hits > best?.hits ?? 0 { best = (allowed, hits) }
    }
    return best?.values
  }

  fileprivate func problems(with list: ValueList) -> [Problem] {
    guard !isOfAnotherTime(list.name.unit) else { return [] }
    let allowed = Set(list.allowed.map { Name($0) })
    let given = Set(list.values.map { Name($0.text) })
    var problems = list.values.filter { !allowed.contains(Name($0.text)) && !isKnownName($0.text) }.map {
      Problem("'\(list.name.text)' has no value '\($0.text)'", at: span(of: $0.place))
    }
    let missing = list.allowed.filter { !given.contains(Name($0)) && !words.contains($0) }
    if !missing.isEmpty, !says(list.name.unit, anyOf: EnumWords.partial) {
      let named = missing.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
      problems.append(
        Problem("the list of values of '\(list.name.text)' lacks \(named)", at: span(of: list.name.place)))
    }
    return problems
  }
}

/// Words that say that a list is not whole.
private enum EnumWords {
  static let partial = Set(
    "example examples include includes including some such like following-types either".split(separator: " ")
      .map { GuideWords.hash(String($0)) })
}
