import RubricDiagnostics
import RubricSite
import Testing

@testable import RubricStandard

/// What the criteria and gates make of APIs.
struct MaturityTests {
  /// Everything that a sample is made of.
  struct Variant: Sendable {
    var guides: [(path: String, text: String)] = []
    var spec = SampleSite.protected
    var settings = ""
    var crossChecks: [Finding]?
    var waivers: [Waiver] = []
    var estate: EstateStyle?

    func maturity() -> Maturity {
      SampleSite(
        guides: guides.map { ($0.path, Array($0.text.utf8)) }, spec: Array(spec.utf8), settings: settings
      ).maturity(crossChecks: crossChecks, waivers: waivers, estate: estate)
    }

    func value(_ id: String) -> String {
      switch maturity()[criterion: id]?.state {
      case .value(let value)?: value.decimal(places: 3)
      case .notApplicable?: "n/a"
      case .unknown?: "unknown"
      case nil: "-"
      }
    }
  }

  private static func spec(_ replacing: String, _ with: String) -> String {
    let parts = SampleSite.protected.components(separatedBy: replacing)
    return parts.joined(with)
  }

  private static func guide(_ section: String, _ text: String) -> (path: String, text: String) {
    let title = RequiredSection.all.first { $0.id.text == section }?.title ?? section
    return ("\(section).md", "# \(title)\n\n\(text)\n")
  }

  private static let place = SourceSpan(source: SourceID(index: 0), bytes: 0..<1)

  private static func waiver(owner: String?, expires: CivilDate?) -> Waiver {
    var waiver = Waiver(.rule("path-nouns"), reason: "It is so.", scope: .everything, span: place)
    waiver.owner = owner
    waiver.expires = expires
    return waiver
  }

  private static let deprecated = spec(
    "      summary: List permits\n", "      summary: List permits\n      deprecated: true\n")

  /// For each criterion what it comes to before and after one change.
  private static let moves: [(id: String, before: Variant, after: Variant, values: [String])] = [
    ("D1", Variant(), Variant(guides: [guide("cost", HonestTexts.cost)]), ["0.044", "0.155"]),
    ("D2", Variant(), Variant(guides: [guide("security", HonestTexts.security)]), ["", ""]),
    ("D3", Variant(), Variant(guides: [guide("rate-limits", HonestTexts.rateLimits)]), ["", ""]),
    (
      "D4", Variant(),
      Variant(crossChecks: [
        Finding("version-match", .error, "a", at: place), Finding("scope-unused", .warning, "b", at: place),
      ]), ["unknown", "0.86"]
    ),
    ("S1", Variant(), Variant(spec: spec("/permits:", "/getPermits:")), ["", ""]),
    (
      "S2", Variant(), Variant(spec: spec("operationId: listPermits", "operationId: list permits")), ["", ""]
    ),
    ("G1", Variant(), Variant(spec: spec("https://permits", "http://permits")), ["1", "0.75"]),
    ("G2", Variant(), Variant(spec: spec("clientCredentials:", "password:")), ["1", "0"]),
    ("G3", Variant(), Variant(spec: spec("Read any permit that is public", "read")), ["1", "0.75"]),
    (
      "G4", Variant(), Variant(guides: [guide("information-handling", HonestTexts.informationHandling)]),
      ["0", "1"]
    ),
    ("G5", Variant(), Variant(guides: [guide("authorisation-scopes", HonestTexts.scopes)]), ["0", "0.333"]),
    (
      "G6", Variant(waivers: [waiver(owner: "A team", expires: CivilDate("2027-01-01"))]),
      Variant(waivers: [
        waiver(owner: "A team", expires: CivilDate("2027-01-01")), waiver(owner: nil, expires: nil),
      ]),
      ["1", "0.5"]
    ),
    (
      "F1", Variant(settings: "title: A"), Variant(settings: "title: A\nidentifier: permits"),
      ["0.153", "0.23"]
    ),
    ("F2", Variant(settings: "title: A"), Variant(settings: "title: A\ntheme: roads"), ["0", "0.2"]),
    ("F3", Variant(), Variant(settings: "owner: Street team\ncontact: permits-team@a.gov.uk"), ["0", "1"]),
    (
      "F4", Variant(settings: "contact: nowhere"), Variant(settings: "contact: https://a.gov.uk/help"),
      ["0", "1"]
    ),
    (
      "F5", Variant(settings: "modified: 2025-06-01"), Variant(settings: "modified: 2024-06-01"),
      ["1", "0.5"]
    ),
    (
      "L1", Variant(), Variant(crossChecks: [Finding("version-match", .error, "a", at: place)]), ["", ""]
    ),
    ("L2", Variant(), Variant(guides: [guide("versioning", HonestTexts.versioning)]), ["0", "1"]),
    ("L3", Variant(), Variant(guides: [guide("deprecation", HonestTexts.deprecation)]), ["0", "1"]),
    ("L4", Variant(), Variant(spec: deprecated), ["n/a", "0"]),
    (
      "L5", Variant(settings: "end-date: 2030-01-01"), Variant(settings: "end-date: 2020-01-01"), ["1", "0"]
    ),
    ("L6", Variant(), Variant(settings: "stage: live"), ["0", "1"]),
    (
      "O1", Variant(), Variant(guides: [guide("service-levels", HonestTexts.serviceLevels)]), ["0", "1"]
    ),
    (
      "O2", Variant(), Variant(guides: [guide("ownership-and-status", HonestTexts.ownership)]), ["0", "1"]
    ),
    ("O3", Variant(), Variant(guides: [guide("rate-limits", HonestTexts.rateLimits)]), ["", ""]),
    (
      "O4", Variant(),
      Variant(guides: [guide("sandbox", HonestTexts.sandbox + "\n\nSend PT-1 to get 401, PT-2 to get 429.")]),
      ["0", "0.5"]
    ),
    ("O5", Variant(), Variant(guides: [guide("errors", HonestTexts.errors)]), ["", ""]),
    (
      "A1", Variant(),
      Variant(guides: [
        guide(
          "getting-started",
          "1. Register in the portal for a key.\n2. Send a request with it.\n\n```\ncurl https://a.gov.uk/v1/permits\n```\n\n```json\n{\"permits\": []}\n```\n"
        )
      ]), ["0", "1"]
    ),
    (
      "A2", Variant(),
      Variant(
        spec: spec(
          "description: The permits",
          "description: The permits\n          content: {application/json: {schema: {type: object}}}")),
      ["1", "0.5"]
    ),
    (
      "A3",
      Variant(
        spec: spec(
          "description: The permits",
          "description: The permits\n          content: {application/json: {example: 1, schema: {type: integer}}}"
        )),
      Variant(
        spec: spec(
          "description: The permits",
          "description: The permits\n          content: {application/json: {example: 1, schema: {type: string}}}"
        )),
      ["1", "0"]
    ),
    ("A4", Variant(), Variant(guides: [guide("authorisation-scopes", HonestTexts.scopes)]), ["0", "0.6"]),
    ("A5", Variant(), Variant(estate: EstateStyle([.paged, .paged])), ["unknown", "n/a"]),
  ]

  @Test func everyCriterionIsMovedByATest() {
    #expect(MaturityTests.moves.map(\.id) == Criterion.all.map(\.id))
  }

  @Test(arguments: moves.indices) func criterionMoves(index: Int) {
    let move = MaturityTests.moves[index]
    let values = [move.before.value(move.id), move.after.value(move.id)]
    #expect(values[0] != values[1], "\(move.id): \(values)")
    if !move.values[0].isEmpty { #expect(values == move.values, "\(move.id)") }
  }

  // MARK: - Gates, from what was found

  private static let whole = Variant(
    guides: HonestTexts.all.map { guide($0.section.text, $0.text) }, settings: SampleSite.wholeEntry)

  private static func faults(_ gate: String, of variant: Variant, on date: CivilDate = SampleSite.today)
    -> [String]?
  {
    let found = variant.maturity().level.gates.first { $0.gate == gate }
    switch found?.state {
    case .open?: return []
    case .shut?: return found?.proofs.map(\.text) ?? []
    case .leftOut?, nil: return nil
    }
  }

  @Test func descriptionThatIsNotSoundShutsLevelOne() {
    let gate = "the description can be read and is sound"
    #expect(MaturityTests.faults(gate, of: Variant()) == [])
    let site = SampleSite([:])
    let wrong = Finding("ref-unresolved", .error, "'#/x' leads nowhere", at: MaturityTests.place)
    let input = MaturityInput(
      site: site.site, verdicts: site.outcome.value, lint: LintReport(), waivers: [], findings: [wrong],
      on: SampleSite.today)
    let level = Maturity(input).level
    #expect(level.now == .unlisted)
    #expect(level.gates.first?.proofs.map(\.text) == ["'#/x' leads nowhere"])
    let unread = Maturity(
      MaturityInput(
        site: SampleSite([:], spec: "[").site, verdicts: [], lint: LintReport(), waivers: [], findings: [],
        on: SampleSite.today))
    #expect(unread.level.now == .unlisted && unread.overall == nil && unread.coverage == .zero)
    #expect(unread.level.shut.first?.proofs.map(\.text) == ["the description could not be read"])
  }

  @Test func ownerNeedsATeamsAddress() {
    let gate = "an owner with the address of a team"
    #expect(MaturityTests.faults(gate, of: Variant())?.count == 3)
    #expect(
      MaturityTests.faults(gate, of: Variant(settings: "owner: A team\ncontact: api-team@a.gov.uk")) == [])
    #expect(
      MaturityTests.faults(gate, of: Variant(settings: "owner: A team\ncontact: jane.smith@a.gov.uk"))
        == ["'jane.smith@a.gov.uk' looks like one person's address"])
  }

  @Test func cardSectionsThatNobodyWroteAreNamed() {
    let gate = "every card section is written"
    #expect(MaturityTests.faults(gate, of: MaturityTests.whole) == [])
    var less = MaturityTests.whole
    less.guides.removeAll { $0.path == "cost.md" }
    #expect(MaturityTests.faults(gate, of: less) == ["'Cost of use' is missing"])
  }

  @Test func errorAgainstTheStandardShutsLevelThreeUnlessItIsWaived() {
    let gate = "no error against the standard"
    var variant = Variant(spec: MaturityTests.spec("https://permits", "http://permits"))
    #expect(MaturityTests.faults(gate, of: variant)?.isEmpty == false)
    let errors = Set(
      variant.maturity().actions.compactMap { action -> RuleID? in
        if case .rule(let id) = action.key { id } else { nil }
      })
    variant.waivers = errors.sorted().map {
      Waiver(.rule($0), reason: "It is so.", scope: .everything, span: MaturityTests.place)
    }
    #expect(MaturityTests.faults(gate, of: variant) == [])
  }

  @Test func reviewOfCardSectionsIsAsOldAsItsGuide() {
    let gate = "every card section reviewed in 12 months"
    func variant(_ day: String?) -> Variant {
      var variant = Variant(settings: "title: A")
      let matter = day.map { "---\nlast_reviewed_on: \($0)\n---\n" } ?? ""
      variant.guides = [("cost.md", matter + "# Cost of use\n\n\(HonestTexts.cost)\n")]
      return variant
    }
    #expect(MaturityTests.faults(gate, of: variant("2025-06-01")) == [])
    #expect(
      MaturityTests.faults(gate, of: variant("2025-05-31")) == [
        "'Cost of use' was last reviewed on 2025-05-31"
      ])
    #expect(MaturityTests.faults(gate, of: variant(nil)) == ["'Cost of use' names no day of review"])
    #expect(MaturityTests.faults(gate, of: variant("2026-06-02"))?.count == 1)
  }

  @Test func expiredWaiverShutsLevelFour() {
    let gate = "no expired waiver"
    var variant = Variant(waivers: [MaturityTests.waiver(owner: "A", expires: CivilDate("2026-06-01"))])
    #expect(MaturityTests.faults(gate, of: variant) == [])
    variant.waivers[0].expires = CivilDate("2026-05-31")
    #expect(MaturityTests.faults(gate, of: variant) == ["the waiver of 'path-nouns' is over"])
  }

  @Test func figuresAndCrossChecksAreKnownOnlyWhereSomebodyTellsThem() {
    #expect(MaturityTests.faults("figures of its running are published", of: Variant()) == nil)
    #expect(
      MaturityTests.faults("figures of its running are published", of: Variant(settings: "title: A"))?.count
        == 1)
    #expect(
      MaturityTests.faults(
        "figures of its running are published", of: Variant(settings: "figures: https://a.gov.uk/figures"))
        == [])
    let gate = "no error between guides and description"
    #expect(MaturityTests.faults(gate, of: Variant()) == nil)
    #expect(MaturityTests.faults(gate, of: Variant(crossChecks: [])) == [])
    let error = Finding("version-match", .error, "versions differ", at: MaturityTests.place)
    #expect(MaturityTests.faults(gate, of: Variant(crossChecks: [error])) == ["versions differ"])
  }

  // MARK: - What is declared

  @Test func declaredFactsRaiseOnlyTheScoreThatCountsThem() throws {
    let bare = Variant().maturity()
    #expect(bare.overall == bare.withoutDeclared)
    let waived = Variant(
      spec: MaturityTests.spec("/permits:", "/getPermits:"),
      waivers: [
        MaturityTests.waiver(owner: "A team", expires: CivilDate("2027-01-01"))
      ]
    ).maturity()
    #expect(
      try #require(waived[criterion: "S1"]?.value) > #require(
        Variant(spec: MaturityTests.spec("/permits:", "/getPermits:")).maturity()[criterion: "S1"]?.value))
    #expect(try #require(waived.withoutDeclared) < #require(waived.overall))
    let reason = """
      not-applicable:
        service-levels: {reason: No service level is offered to anybody and the API may be withdrawn without notice., reviewed: 2026-05-01}
      """
    let left = Variant(settings: reason).maturity()
    let kept = Variant(settings: "title: Permits").maturity()
    #expect(left[criterion: "D1"]?.parts.contains { $0.value == nil } == true)
    #expect(left.withoutDeclared == kept.withoutDeclared)
  }

  @Test func alphaMayLeaveOutItsPolicyOfDeprecationWithAReason() {
    let reason = """
      stage: alpha
      not-applicable:
        deprecation: {reason: Nobody depends on the alpha yet and it may go away on any day without notice., reviewed: 2026-05-01}
      """
    #expect(Variant(settings: reason).value("L3") == "n/a")
    #expect(Variant(settings: reason.replacing("stage: alpha", with: "stage: live")).value("L3") == "0")
  }

  @Test func personalDataDoublesWhatHandlingOfInformationWeighs() {
    let personal = MaturityTests.spec(
      "description: The permits",
      "description: The permits\n          content: {application/json: {schema: {properties: {dateOfBirth: {type: string}}}}}"
    )
    #expect(Variant().maturity()[criterion: "G4"]?.weight == 20)
    #expect(Variant(spec: personal).maturity()[criterion: "G4"]?.weight == 40)
  }

  // MARK: - Gains of findings

  @Test func gainsOfTheFindingsOfARuleAddUpToWhatTheRuleCosts() throws {
    let sample = SampleSite([:], spec: MaturityTests.spec("https://", "http://"))
    let maturity = sample.maturity()
    var book = WaiverBook([], on: SampleSite.today)
    let findings = SampleSite.standard.lint(sample.site, on: SampleSite.today, waivers: &book).findings
    let own = findings.filter { $0.rule == "https-servers" }
    #expect(own.count == 2)
    let sum = own.compactMap { maturity.gain(of: $0) }.reduce(MaturityPoints(millionths: 0), +)
    let action = try #require(maturity.actions.first { $0.key == .rule("https-servers") })
    #expect(abs(sum.millionths - action.gain.millionths) < 3)
    #expect(action.criteria == ["S1", "G1"])
    var waived = own[0]
    waived.suppression = Suppression(.external, reason: "It is so.")
    #expect(maturity.gain(of: waived) == nil)
    let missing = try #require(sample.findings("section-missing").first { $0.section == "cost" })
    #expect(maturity.gain(of: missing) == maturity.actions.first { $0.key == .section("cost") }?.gain)
  }

  @Test func rulesThatOneCountLooksAtShareWhatItCosts() throws {
    let sample = SampleSite([:], spec: MaturityTests.deprecated)
    let maturity = sample.maturity()
    var book = WaiverBook([], on: SampleSite.today)
    let findings = SampleSite.standard.lint(sample.site, on: SampleSite.today, waivers: &book).findings
    let rules: Set<RuleID> = ["deprecated-has-sunset", "deprecated-has-replacement"]
    let own = findings.filter { rules.contains($0.rule) }
    #expect(own.count == 2)
    let sum = own.compactMap { maturity.gain(of: $0)?.millionths }.reduce(0, +)
    let keys: Set<CriterionPart.Key> = Set(rules.map { .rule($0) } + [.count("deprecations")])
    let cost = maturity.actions.filter { keys.contains($0.key) }.reduce(0) { $0 + $1.gain.millionths }
    #expect(abs(sum - cost) < 5)
  }

  @Test func mendingWhatAnActionNamesAddsItsGain() throws {
    let before = Variant(settings: "title: A").maturity()
    let action = try #require(before.actions.first { $0.key == .field("identifier") })
    let after = Variant(settings: "title: A\nidentifier: x").maturity()
    let difference = try #require(after.overall).billionths - #require(before.overall).billionths
    #expect(abs(difference / 10 - action.gain.millionths) <= 2)
  }

  // MARK: - Hostile and empty input

  @Test(arguments: [
    "", "{}", "openapi: 3.1.0", "openapi: 3.1.0\npaths: {}", "openapi: 3.1.0\ninfo: []\npaths: []",
    "openapi: 3.1.0\ninfo: {title: '', version: ''}\npaths: {/: {get: {responses: {'200': {}}}}}",
    "swagger: '2.0'\npaths: {'': {get: {deprecated: true, responses: {'99999999999999999999': {}}}}}",
    "openapi: 3.1.0\npaths: {/a: {get: {responses: {'4xx': {description: a}}, x-sunset: 0000-00-00}}}",
    "openapi: 3.1.0\ncomponents: {schemas: {A: {$ref: '#/components/schemas/A', properties: {_: {}, '': {}}}}}",
  ]) func anyDescriptionHasAMaturity(spec: String) {
    let settings = "owner: ''\ncontact: '@'\nmodified: 9999-12-31\nend-date: 0001-01-01\nidentifier: ' '"
    for settings in ["", settings, "contact: 'mailto:'", "contact: a@@b"] {
      let maturity = SampleSite([:], spec: spec, settings: settings).maturity(crossChecks: [])
      #expect(maturity.level.now <= .listed)
      #expect(maturity.dimensions.count == 7)
      #expect(maturity.actions.allSatisfy { $0.gain.millionths >= 0 })
    }
  }

  @Test func thousandsOfWaiversTakeLinearTimeAndOnePart() throws {
    let waivers = (0..<20_000).map { index in
      MaturityTests.waiver(owner: index < 5_000 ? "A team" : nil, expires: CivilDate("2020-01-01"))
    }
    let maturity = Variant(waivers: waivers).maturity()
    let result = try #require(maturity[criterion: "G6"])
    #expect(result.value == .zero && result.parts.count == 1)
    #expect(maturity.level.gates.contains { $0.proofs.count == 20_000 })
  }

  @Test func sameInputGivesTheSameValue() {
    func told() -> [String] {
      let maturity = MaturityTests.whole.maturity()
      return maturity.dimensions.map { String(describing: $0) } + [
        String(describing: maturity.level), String(describing: maturity.actions),
        String(describing: maturity.style),
      ]
    }
    let first = told()
    for _ in 0..<3 { #expect(told() == first) }
  }

  @Test func wellWrittenApiComesFar() throws {
    var whole = MaturityTests.whole
    whole.crossChecks = []
    let maturity = whole.maturity()
    #expect(try #require(maturity.overall).percent >= 60)
    #expect(maturity[criterion: "F1"]?.value == .one)
    #expect(maturity.level.now >= .listed)
  }
}

extension APIStyle {
  fileprivate static var paged: APIStyle {
    // swift-format-ignore: NeverForceUnwrap
    var style = APIStyle(of: SampleSite([:]).site.api!)
    style.paging = "page"
    return style
  }
}

extension String {
  fileprivate func components(separatedBy text: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: text) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}

extension [String] {
  fileprivate func joined(_ text: String) -> String { joined(separator: text) }
}
