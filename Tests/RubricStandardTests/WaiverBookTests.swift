import RubricDiagnostics
import RubricSite
import Testing

@testable import RubricStandard

@Suite struct WaiverBookTests {
  private let source = SourceID(index: 0)
  private let today = SampleSite.today

  private func span(_ bytes: Range<UInt32>, in source: UInt32 = 0) -> SourceSpan {
    SourceSpan(source: SourceID(index: source), bytes: bytes)
  }

  private func finding(_ rule: RuleID, at offset: UInt32, in source: UInt32 = 0, section: String? = nil)
    -> Finding
  {
    var finding = Finding(rule, .error, "m", at: span(offset..<(offset + 1), in: source))
    finding.section = section
    return finding
  }

  private func waiver(_ rule: RuleID, _ scope: Waiver.Scope, reason: String = "It is so.") -> Waiver {
    Waiver(.rule(rule), reason: reason, scope: scope, span: span(0..<1))
  }

  @Test func theInnermostObjectThatHoldsAFindingWaivesIt() {
    var book = WaiverBook(
      [
        waiver("r", .object(span(10..<100)), reason: "outer"),
        waiver("r", .object(span(20..<30)), reason: "inner"),
        waiver("r", .object(span(40..<50)), reason: "other"),
      ], on: today)
    func reason(_ offset: UInt32) -> String? { book.suppression(of: finding("r", at: offset))?.reason }
    #expect(
      [9, 10, 19, 20, 29, 30, 45, 50, 99, 100].map { reason($0) } == [
        nil, "outer", "outer", "inner", "inner", "outer", "other", "outer", "outer", nil,
      ])
    #expect(book.suppression(of: finding("s", at: 20)) == nil)
    #expect(book.suppression(of: finding("r", at: 20, in: 1)) == nil)
    #expect(book.isUsed == [true, true, true])
  }

  @Test func manyObjectsWithinOneAnotherAreLookedThroughQuickly() {
    let count: UInt32 = 20_000
    var book = WaiverBook(
      (0..<count).map { waiver("r", .object(span($0 * 3..<($0 * 3 + 2)))) } + [
        waiver("r", .object(span(0..<(count * 3))))
      ],
      on: today)
    // Looked through one by one, this would take four hundred million steps.
    for index in 0..<count { #expect(book.suppression(of: finding("r", at: index * 3 + 2)) != nil) }
  }

  @Test func filesAndSectionsAreWaivedAsAWhole() {
    var section = Waiver(
      .section("cost"), reason: "A fee is being decided.", scope: .everything, span: span(0..<1))
    section.owner = "Finance"
    var book = WaiverBook([waiver("r", .file(SourceID(index: 1))), section], on: today)
    #expect(book.suppression(of: finding("r", at: 5)) == nil)
    #expect(book.suppression(of: finding("r", at: 5, in: 1))?.kind == .inSource)
    let suppression = book.suppression(of: finding("section-missing", at: 5, section: "cost"))
    #expect(suppression == Suppression(.external, reason: "A fee is being decided.", owner: "Finance"))
    #expect(book.suppression(of: finding("section-missing", at: 5, section: "errors")) == nil)
  }

  @Test func aWaiverHoldsToTheEndOfItsLastDay() {
    var last = waiver("path-nouns", .everything)
    last.expires = today
    var over = waiver("path-hyphens", .everything)
    over.expires = CivilDate(year: 2026, month: 5, day: 31)
    var book = WaiverBook([last, over], on: today)
    #expect(book.suppression(of: finding("path-nouns", at: 0))?.expires == "2026-06-01")
    #expect(book.suppression(of: finding("path-hyphens", at: 0)) == nil)
    #expect(
      SampleSite.standard.findings(of: [last, over], on: today).map(\.message) == [
        "the waiver of 'path-hyphens' expired on 2026-05-31"
      ])
  }

  @Test func whatThereIsNotAndWhatMeetsNothingIsFound() {
    let section = Waiver(.section("costs"), reason: "It is so.", scope: .everything, span: span(0..<1))
    let waivers = [
      waiver("path-noun", .everything), section, waiver("path-nouns", .everything),
      waiver("waiver-expired", .everything),
    ]
    let book = WaiverBook(waivers, on: today)
    #expect(
      SampleSite.standard.findings(of: waivers, on: today).map { "\($0.message) | \($0.help ?? "")" } == [
        "there is no rule 'path-noun' | did you mean 'path-nouns'?",
        "there is no section 'costs' | did you mean 'cost'?",
        "'waiver-expired' is about waivers and cannot be waived | mend what it finds",
      ])
    #expect(
      SampleSite.standard.unused(waivers, isUsed: book.isUsed, on: today).map(\.message)
        == ["the waiver of 'path-nouns' waives nothing"])
  }

  @Test func whatIsWaivedDoesNotFailItsRule() {
    let spec = """
      openapi: 3.1.0
      info: {title: Parks, version: 1.0.0}
      paths:
        /getParks: {get: {responses: {'200': {description: Parks}}}}
        /getTrees: {get: {responses: {'200': {description: Trees}}}}
      """
    let site = SampleSite([:], spec: spec).site
    var none = WaiverBook([], on: today)
    let before = SampleSite.standard.lint(site, on: today, waivers: &none)
    var book = WaiverBook([waiver("path-nouns", .object(span(0..<100)))], on: today)
    let after = SampleSite.standard.lint(site, on: today, waivers: &book)
    func failing(_ report: LintReport) -> Int? { report.counts.first { $0.rule == "path-nouns" }?.failing }
    #expect(failing(before) == 2)
    #expect(failing(after) == 1)
    #expect(after.findings.count == before.findings.count)
  }
}
