import RubricOpenAPI

extension Rule {
  static let pathLowercase = Rule(
    "path-lowercase", "Paths are in lower case",
    rationale: "Servers tell 'Parks' from 'parks', and people do not.",
    severity: .warning, basis: .standard,
    passage: Passage("When naming and hosting your API", "Names should be human-guessable."),
    mending: "write the path in small letters in the next version", isStyle: true,
    passing: [
      "paths: {/parks: {}, '/parks/{parkID}': {}, '/parks/:ID/<URI>': {}, /.well-known/X: {}, '/parks?A=1': {}}",
      // Where words are joined by other signs the other rule tells of the whole path.
      "paths: {/selfAssessment: {}, /Parks/opening_times: {}}",
      """
      paths: {/Patient: {get: {responses: {'200': {content: {application/fhir+json: {}}}}}}}
      """,
    ],
    failing: [
      "paths: {⟦/Parks⟧: {}, ⟦/V1/parks⟧: {}}",
      "paths: {⟦'/PDFs/{parkID}'⟧: {}}",
    ],
    check: .path { path, view in
      let names = path.ownNames.map { SegmentWords($0) }
      guard !names.isEmpty, !view.profile.isFHIR else { return nil }
      if names.contains(where: { $0.joinsByOther(isFHIR: false) }) { return [] }
      let wrong = names.filter(\.hasCapital)
      return wrong.isEmpty ? [] : [.capitals(wrong, path)]
    })
}

extension Problem {
  fileprivate static func capitals(_ wrong: [SegmentWords], _ path: PathUse) -> Problem {
    let names = wrong.prefix(3).map { "'\($0.text)'" }.joined(separator: ", ")
    let verb = wrong.count == 1 ? "has" : "have"
    let new = path.renamed { name in wrong.contains { $0.text == name } ? name.lowercased() : name }
    return Problem(
      "\(names) in path '\(path.template)' \(verb) capital letters", at: path.key,
      help: "write '\(new)' in the next version")
  }
}
