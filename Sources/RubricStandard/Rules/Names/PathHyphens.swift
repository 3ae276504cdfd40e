import RubricOpenAPI

extension Rule {
  static let pathHyphens = Rule(
    "path-hyphens", "Words in paths are joined by hyphens",
    rationale: "One way to join words makes addresses that people can guess, read out and type.",
    severity: .error, basis: .standard,
    passage: Passage("When naming and hosting your API", "Use hyphens rather than underscores."),
    mending: "join the words by hyphens in the next version", isStyle: true,
    passing: [
      "paths: {\"/tax-years/{taxYear}/self-assessment\": {}}",
      "paths: {/parks/_search: {}, /PDFs: {}, '/parks/{park_id}.json': {}, /.well-known/openid_x: {}}",
      "paths: {'/parks?sort_by=openingTime': {}}",
      """
      paths: {/MedicationRequest: {get: {responses: {'200': {content: {application/fhir+json: {}}}}}}}
      """,
    ],
    failing: [
      "paths: {⟦\"/tax_years/{taxYear}\"⟧: {}, ⟦/selfAssessment⟧: {}}",
      "paths: {⟦'/opening times'⟧: {}, ⟦/opening%20times⟧: {}, ⟦/PDFReports⟧: {}}",
    ],
    check: .path { path, view in
      let names = path.ownNames.map { SegmentWords($0) }
      guard !names.isEmpty else { return nil }
      let wrong = names.filter { $0.joinsByOther(isFHIR: view.profile.isFHIR) }
      return wrong.isEmpty ? [] : [.joined(wrong, path, isFHIR: view.profile.isFHIR)]
    })
}

extension SegmentWords {
  /// Whether its words are joined by anything else than hyphens.
  ///
  /// - Parameter isFHIR: whether its names of resources, such as `MedicationRequest`, are given.
  func joinsByOther(isFHIR: Bool) -> Bool { hasUnderscore || hasSpace || hasInnerCapital && !isFHIR }

  fileprivate var joint: String { hasUnderscore ? "'_'" : hasSpace ? "spaces" : "capitals" }
}

extension Problem {
  fileprivate static func joined(
    _ wrong: [SegmentWords], _ path: PathUse, isFHIR: Bool
  ) -> Problem {
    let names = wrong.prefix(3).map { "'\($0.text)'" }.joined(separator: ", ")
    let verb = wrong.count == 1 ? "joins" : "join"
    let joint = Set(wrong.map(\.joint)).count == 1 ? wrong[0].joint : "other signs than '-'"
    let new = path.renamed { name in
      if wrong.contains(where: { $0.text == name }) { return SegmentWords(name).hyphenated }
      return isFHIR ? name : name.lowercased()
    }
    return Problem(
      "\(names) in path '\(path.template)' \(verb) words by \(joint)", at: path.key,
      help: "write '\(new)' in the next version")
  }
}
