import RubricDiagnostics
import RubricSite
import Testing

@testable import RubricStandard

struct VerdictTests {
  @Test func missingSectionPointsAtInfoAndNamesAFile() throws {
    let sample = SampleSite([:])
    let finding = try #require(
      sample.findings("section-missing").first { $0.message.utf8.contains(sequence: "'Errors'") })
    #expect(sample.text(at: finding.span) == "title")
    #expect(finding.severity == .error)
    #expect(finding.message == "section 'Errors' of 'Permits' is missing")
    let help = try #require(finding.help)
    #expect(help.hasPrefix("add 'errors.md' beside the description that answers: "))
  }

  @Test func missingSectionOfAnAPIWithGuidesNamesTheOneThatHoldsMostSections() throws {
    let sample = SampleSite([
      "a.md": "# Notes\n\nSome words about the office.\n",
      "b.md": "# Guide\n\n## Cost\n\nThe API is free.\n\n## Support\n\nWrite to api@example.gov.uk.\n",
    ])
    let finding = try #require(
      sample.findings("section-missing").first { $0.message.utf8.contains(sequence: "'Errors'") })
    let help = try #require(finding.help)
    #expect(help.hasPrefix("add a heading 'Errors' to 'b.md' or a guide 'errors.md' that answers: "))
  }

  @Test func headingWithoutTextIsEmpty() {
    let sample = SampleSite(["guide.md": "# Guide\n\n## Errors\n\n## Something else\n\nText about it.\n"])
    #expect(sample.state("errors") == .empty)
    #expect(sample.verdict("errors").score == 0)
    #expect(sample.findings("section-empty").map { sample.text(at: $0.span) } == ["## Errors"])
  }

  @Test func evidenceQuotesTheSentenceWhereItStands() throws {
    let sample = SampleSite([
      "cost.md": "# Cost\n\nWe looked at it. Free to use for everyone; no charges are planned.\n"
    ])
    let evidence = try #require(sample.verdict("cost").evidence.first { $0.factID == "price" })
    #expect(evidence.text == "Free to use for everyone; no charges are planned.")
    #expect(sample.text(at: evidence.span) == evidence.text)
    #expect(evidence.origin == .guide)
  }

  @Test func openQuestionsAreTheRequiredFactsThatNothingProves() {
    let sample = SampleSite(
      [
        "service-levels.md":
          "# Service levels\n\nThe API is available 99.5% of the time, which is our target for each month of the year.\n"
      ])
    let verdict = sample.verdict("service-levels")
    #expect(verdict.state == .thin)
    #expect(verdict.openQuestions.map(\.factID) == ["latency", "maintenance", "support-hours"])
    #expect(sample.findings("section-thin").first?.severity == .warning)
  }

  @Test func linkToASharedGuideThatTellsAllDelegates() {
    let sample = SampleSite([
      "errors.md": "# Errors\n\nSee [how we report errors](shared-errors.md).\n",
      "shared-errors.md": "# Common behaviour\n\n\(HonestTexts.errors)\n",
    ])
    #expect(sample.state("errors") == .delegated)
    #expect(sample.verdict("errors").score == 1)
  }

  @Test func linkToAGuideThatDoesNotTellIsThin() {
    let sample = SampleSite([
      "errors.md": "# Errors\n\nSee [how we report errors](other.md).\n",
      "other.md": "# Other\n\nThis page is about the weather in spring and about nothing else.\n",
    ])
    #expect(sample.state("errors") == .thin)
  }

  @Test func openDescriptionMayLeaveOutScopesWithAReason() {
    let settings = """
      not-applicable:
        authorisation-scopes:
          reason: Open data under the Open Government Licence; no operation asks who the caller is.
          reviewed: 2026-03-01
      """
    let sample = SampleSite([:], settings: settings)
    #expect(sample.state("authorisation-scopes") == .notApplicable)
    #expect(sample.verdict("authorisation-scopes").score == nil)
    let protected = SampleSite([:], spec: SampleSite.protected, settings: settings)
    #expect(protected.state("authorisation-scopes") == .notApplicableInvalid)
    let finding = protected.findings("section-not-applicable-invalid").first
    #expect(finding?.notes.map { protected.text(at: $0.span) } == ["permits"])
    #expect(finding.map { protected.text(at: $0.span) } == "authorisation-scopes")
  }

  @Test(
    arguments: [
      ("reason: not applicable", .notApplicableInvalid),
      ("reason: To be confirmed when the team has decided about it all", .notApplicableInvalid),
      (
        "reason: Read-only open data; callers can test against the live service itself.\n    reviewed: 2025-01-01",
        .notApplicableInvalid
      ),
      (
        "reason: Read-only open data; callers can test against the live service itself.\n    reviewed: 2026-01-01",
        .notApplicable
      ),
      ("reason: Read-only open data; callers can test against the live service itself.", .notApplicable),
    ] as [(String, SectionVerdict.State)])
  func reasonMustSaySomethingLately(reason: String, state: SectionVerdict.State) {
    let sample = SampleSite([:], settings: "not-applicable:\n  sandbox:\n    \(reason)\n")
    #expect(sample.state("sandbox") == state)
    #expect(
      sample.findings("section-not-applicable-unreviewed").isEmpty
        == (state == .notApplicableInvalid || reason.utf8.contains(sequence: "reviewed")))
  }

  @Test func textMaySayThatASectionDoesNotApply() {
    let sample = SampleSite([
      "sandbox.md":
        "# Test service\n\nNot applicable, because the API only reads open data and callers can try the live service.\n",
      "cost.md": "# Cost\n\nNot applicable, because nobody has ever thought about what it is worth.\n",
      "authentication.md": "# Authentication\n\nAuthentication section is not applicable for this API.\n",
    ])
    #expect(sample.state("sandbox") == .notApplicable)
    #expect(sample.state("cost") == .notApplicableInvalid)
    #expect(sample.state("authentication") == .notApplicableInvalid)
  }

  @Test func tokenInALongTextIsReportedWhereItStands() {
    let filler =
      String(
        repeating: "Permits that were granted before the change keep their old numbers for ever. ", count: 2)
      + (1...20).map { "Rule number \($0) says that works near a school begin after nine in the morning. " }
      .joined()
    let sample = SampleSite(["data-rules.md": "# Data rules\n\n\(filler)\n\nThe next date is TBC for now.\n"])
    #expect(sample.state("data-rules") != .placeholder)
    #expect(sample.findings("residual-placeholder").map { sample.text(at: $0.span) } == ["TBC"])
  }

  @Test(arguments: [
    "Holder | To be supplied where the permit has one | text",
    "Fee | Placeholder text of the empty field | text",
    "Hide | Do not log the placeholder content | text", "Role | Ask for ROLE_PERMITS__<SERVICE_NAME> | text",
  ])
  func wordsOfFormsAndConditionsAreNoStandIns(row: String) {
    let sample = SampleSite([
      "data-rules.md": "# Data rules\n\n| Field | What it is | Type |\n|---|---|---|\n| \(row) |\n"
    ])
    #expect(sample.findings("residual-placeholder").isEmpty)
    #expect(sample.findings("section-placeholder").filter { sample.text(at: $0.span) == row }.isEmpty)
    #expect(sample.state("data-rules") != .placeholder)
  }

  @Test(arguments: [
    "To be supplied later", "Placeholder text.", "This is a placeholder description", "<team name>",
  ])
  func whatIsAllThatACellHoldsStandsIn(cell: String) {
    let sample = SampleSite([
      "data-rules.md": "# Data rules\n\n| Field | Fee |\n|---|---|\n| Day | \(cell) |\n"
    ])
    #expect(sample.state("data-rules") == .placeholder)
  }

  @Test func valuesInCodeAreNoPlaceholders() {
    let sample = SampleSite([
      "cost.md": "# Cost\n\nFree to use for everyone. The status `TBC` means that a price is not set.\n"
    ])
    #expect(sample.state("cost") == .complete)
  }

  @Test func contactInTheDescriptionIsPartOfOwnership() {
    let spec = SampleSite.readOnly.replacing(
      "  version: 1.4.0",
      with:
        "  version: 1.4.0\n  contact:\n    name: Street Works team\n    email: street.works@example.gov.uk")
    let verdict = SampleSite([:], spec: spec).verdict("ownership-and-status")
    #expect(verdict.state == .partial)
    #expect(verdict.score == 0.5)
    #expect(verdict.evidence.map(\.origin) == [.specification, .specification])
  }

  @Test(arguments: [
    "1. Ask payments@a.example for a client.\n2. Get a token.\n3. Call.",
    "1. Register at https://a.example/apply.\n2. Get a token.", "Write to <mailto:payments@a.example>.",
  ])
  func aFewWordsWithAnAddressAreNoLinkToElsewhere(_ text: String) {
    #expect(
      SampleSite(["getting-started.md": "# Getting started\n\n\(text)\n"]).state("getting-started") == .thin)
  }

  @Test func bulkDataIsAskedOfOpenDataOnly() {
    #expect(SampleSite([:]).state("bulk-data") == .missing)
    #expect(SampleSite([:], spec: SampleSite.protected).state("bulk-data") == .notApplicable)
  }

  @Test func completenessCountsStatesAndMeansScores() {
    let sample = SampleSite(["cost.md": "# Cost\n\n\(HonestTexts.cost)\n"])
    let completeness = Completeness(sample.outcome.value)
    #expect(completeness.counts.values.reduce(0, +) == 20)
    #expect(completeness.count(of: .complete) >= 1)
    // Nothing declares who may call or what refuses a caller, and everything only reads: nobody asks for a key, a
    // scope or a test service.
    #expect(completeness.applicable == 17)
    #expect(completeness.percentage > 0 && completeness.percentage < 50)
    #expect(Completeness([]).percentage == 100)
  }

  @Test func sameSiteSameVerdicts() {
    let sample = SampleSite(
      ["errors.md": HonestTexts.errors, "cost.md": HonestTexts.cost], spec: SampleSite.protected)
    let (first, second) = (sample.outcome, sample.outcome)
    #expect(first.findings == second.findings)
    #expect(first.value.map(\.state) == second.value.map(\.state))
    #expect(first.value.map(\.evidence) == second.value.map(\.evidence))
  }

  @Test func htmlHeadingsAndTablesAreRead() {
    let text = """
      # Guide

      <h2>Cost</h2>

      <p>Free to use for everyone; no charges are planned.</p>
      """
    #expect(SampleSite(["guide.md": text]).state("cost") == .complete)
  }
}
