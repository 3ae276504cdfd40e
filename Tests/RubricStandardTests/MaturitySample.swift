import RubricDiagnostics
import RubricSite

@testable import RubricStandard

extension SampleSite {
  /// Its maturity, with everything found as a build finds it.
  func maturity(
    crossChecks: [Finding]? = nil, waivers: [Waiver] = [], estate: EstateStyle? = nil,
    on date: CivilDate = SampleSite.today
  ) -> Maturity {
    var book = WaiverBook(waivers, on: date)
    let verdicts = SampleSite.standard.verdicts(of: site, on: date)
    let lint = SampleSite.standard.lint(site, on: date, waivers: &book)
    var findings = SampleSite.standard.findings(of: site) + verdicts.findings
    book.apply(to: &findings)
    return Maturity(
      MaturityInput(
        site: site, verdicts: verdicts.value, lint: lint, crossChecks: crossChecks, waivers: waivers,
        findings: findings, on: date, estate: estate))
  }

  /// A guide for each section that an honest text is there for.
  static let honestGuides = HonestTexts.all.map { section, text in
    (path: "\(section.text).md", bytes: Array("# \(title(of: section))\n\n\(text)\n".utf8))
  }

  private static func title(of section: SectionID) -> String {
    RequiredSection.all.first { $0.id == section }?.title ?? section.text
  }

  /// An entry with every key that a catalogue asks for.
  static let wholeEntry = """
    title: Permits
    owner: Street Works team
    contact: permits-team@permits.gov.uk
    organisation: Department for Transport
    licence: OGL-UK-3.0
    summary: Permits for street works
    stage: live
    identifier: https://permits.gov.uk/id/permits
    alternative-title: Street Manager
    publisher: Department for Transport
    creator: Street Works team
    access-rights: open
    service-type: REST
    service-status: LIVE
    type: dcat:DataService
    documentation: https://permits.gov.uk/docs
    modified: 2026-05-01
    related: https://permits.gov.uk/id/streets
    theme: https://permits.gov.uk/themes/roads
    start-date: 2020-01-01
    """
}

/// Results made of plain numbers.
enum Numbers {
  /// One part with so many hundredths; nil of a criterion that does not apply.
  static func result(_ id: String, _ value: Int?, weight: Int? = nil) -> CriterionResult {
    let criterion = Criterion.all.first { $0.id == id } ?? Criterion.all[0]
    let state: CriterionPart.State =
      if let value, let value = Proportion(value, of: 100) { .value(value) } else { .notApplicable("test") }
    return CriterionResult(
      criterion, weight: weight ?? criterion.weight,
      parts: [CriterionPart(.count(id), id, state, mending: "mend \(id)")])
  }

  /// All criteria with 1, but for some.
  static func dimensions(_ other: [String: CriterionResult] = [:]) -> [DimensionResult] {
    var reference = result("D2", 100)
    reference.parts[0].key = .section("reference")
    return MaturityDimension.allCases.map { dimension in
      DimensionResult(
        dimension: dimension, weight: dimension.weight,
        criteria: dimension.criteria.map {
          other[$0.id] ?? ($0.id == "D2" ? reference : result($0.id, 100))
        })
    }
  }

  /// Nothing is known against the API, and everything is known.
  static var openGates: GateFacts {
    var facts = GateFacts()
    facts.untoldDifferences = .faults([])
    facts.duplicates = .faults([])
    return facts
  }

  static let fault = GateFacts.Fault(
    key: .count("fault"), proof: MaturityProof("a fault", isFault: true), mending: "mend the fault")
}
