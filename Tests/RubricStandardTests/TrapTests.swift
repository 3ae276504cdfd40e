import RubricDiagnostics
import RubricSite
import Testing

@testable import RubricStandard

/// Documentation that looks as if it told something, or tells it where nobody looks: what a checker of words
/// gets wrong.
@Suite struct TrapTests {
  private func state(
    _ section: SectionID, _ guides: KeyValuePairs<String, String>, spec: String = SampleSite.protected
  ) -> SectionVerdict.State {
    SampleSite(guides, spec: spec).state(section)
  }

  // MARK: - A word in another sense

  @Test(arguments: [
    (
      "cost",
      """
      # Charges
      The API lists the charges that the defendant faces. A charge is read at the first hearing, and each charge has
      a plea. The court may drop a charge of theft. There is no charge without an offence.
      """
    ),
    (
      "versioning",
      """
      # Policy versions
      Each policy version has a number. The policy version that holds on 3 March 2026 is sent with the claim, and a
      new policy version is planned by the insurer each year. Older policy versions stay supported by the broker.
      """
    ),
    (
      "bulk-data",
      """
      # Batches
      Accountants download their invoices as a batch in the back office. The batch download of invoices is made at
      night and sent by post.
      """
    ),
    (
      "service-levels",
      """
      # Availability
      The answer 503 Unavailable means that the room is unavailable on that day. Rooms are available from 9 to 5, and
      the availability of a room is told by the field `availability`.
      """
    ),
  ])
  func aWordInAnotherSenseProvesNothing(section: String, text: String) {
    // What is not open data need not be offered as a whole.
    let spec = section == "bulk-data" ? SampleSite.readOnly : SampleSite.protected
    let state = state(SectionID(section), ["guide.md": text], spec: spec)
    #expect(!state.isSatisfied, "\(section): \(state)")
  }

  // MARK: - The answer under another heading

  private static let onboarding = """
    # Onboarding
    Register on the developer hub, and subscribe your application to the API.

    Once we deprecate a version it still works for 12 months. Deprecated means that the endpoint still answers and
    gets no new features; a retired endpoint is removed and answers 410. We email you a notice 12 months before we
    retire an endpoint.
    """

  @Test func aSectionThatIsToldElsewhereSaysWhere() throws {
    let sample = SampleSite(["onboarding.md": TrapTests.onboarding])
    let verdict = sample.verdict("deprecation")
    #expect(verdict.state != .missing)
    let proof = try #require(verdict.evidence.first { $0.isElsewhere })
    #expect(sample.text(at: proof.span).contains("deprecate"))
  }

  @Test func limitsUnderErrorsAreFound() throws {
    let sample = SampleSite(
      [
        "errors.md": """
        # Errors
        Errors come as problem+json with a `title`.

        ## When you call too often
        Each application may send 100 requests per minute. Above the limit the API answers 429; wait as long as
        `Retry-After` says, then try again.
        """
      ], spec: SampleSite.protected)
    let verdict = sample.verdict("rate-limits")
    let findings = sample.outcome.findings.filter { $0.message.contains(verdict.title) }
    #expect(verdict.state != .missing || findings.contains { !$0.notes.isEmpty }, "\(verdict.state)")
  }

  @Test func authenticationToldByTheSchemeCounts() {
    let spec = SampleSite.protected.replacing(
      "      type: oauth2",
      with: """
              type: oauth2
              description: |
                Register an application on the developer hub to get a client ID and secret. Exchange them for an access
                token, which lasts one hour, and send the token as `Authorization: Bearer` with each request. A request
                without a valid token is answered with 401: get a new token and try again.
        """)
    let state = state("authentication", [:], spec: spec)
    #expect(state != .missing, "\(state)")
  }

  @Test func aHeadingThatMatchesWithNothingBelowItIsEmpty() {
    #expect(
      state("cost", ["index.md": "# Permits\nWhat it is.\n\n## Cost of use\n\n## Support\nWrite to us."])
        == .empty)
  }

  // MARK: - Form

  @Test(arguments: [
    "<h2>Cost of use</h2>", "## <span>Cost of use</span>", "## <span id=\"cost\">Cost of use</span>",
    "## **Cost of use**", "<h2 class=\"x\"><span>Cost of use</span></h2>",
  ])
  func headingsOfHTMLAreHeadings(heading: String) {
    let state = state(
      "cost",
      [
        "index.md": """
        # Permits
        What it is.

        \(heading)

        The API is free of charge for everyone. There is no fee for test accounts either, and no contract is needed.
        """
      ])
    #expect(state == .complete, "\(heading): \(state)")
  }

  @Test func tablesInDescriptionsOfResponsesCountForErrors() {
    let spec = SampleSite.readOnly.replacing(
      "            '200':\n              description: The permits",
      with: """
                    '200':
                      description: The permits
                    '400':
                      description: |
                        The request is wrong.

                        | Code | Meaning | What to do |
                        |---|---|---|
                        | `NO_DATE` | The date is missing | Send a date and try again |
                        | `OLD_DATE` | The date has passed | Send a later date |
        """)
    let sample = SampleSite([:], spec: spec)
    let report = SampleSite.standard.crossChecks(
      of: sample.site, verdicts: sample.outcome.value, on: SampleSite.today)
    #expect(!report.findings.contains { $0.rule == "status-documented" })
    let tableless = SampleSite([:], spec: SampleSite.readOnly)
    let (with, without) = (
      sample.verdict("errors").evidence.count, tableless.verdict("errors").evidence.count
    )
    #expect(with >= without)
  }

  // MARK: - Deprecation

  @Test func deprecatedInProseWithoutTheFlagIsNoPolicy() {
    let spec = SampleSite.readOnly.replacing(
      "summary: List permits", with: "summary: '[DEPRECATED - use GET /licences] List permits'")
    #expect(state("deprecation", [:], spec: spec) == .missing)
  }

  @Test func flagsAreNoPolicy() {
    let spec = SampleSite.readOnly.replacing(
      "summary: List permits",
      with: "deprecated: true\n      x-sunset: \"2027-01-01\"\n      summary: List permits")
    #expect(!state("deprecation", [:], spec: spec).isSatisfied)
  }

  @Test func whatATableOfTheGuideTellsOfAnEndAnswersTheRulesOnIt() {
    let spec = SampleSite.readOnly.replacing(
      "summary: List permits", with: "deprecated: true\n      summary: List permits")
    let told = """
      # Deprecation
      | Item | Removed on | Use instead |
      |---|---|---|
      | `GET /permits` | 31 March 2027 | `GET /licences` |
      """
    func rules(_ guides: KeyValuePairs<String, String>) -> [String] {
      let site = SampleSite(guides, spec: spec).site
      return SampleSite.standard.lintUnwaived(site).findings.map(\.rule.text)
        .filter { ["deprecated-has-sunset", "deprecated-has-replacement"].contains($0) }.sorted()
    }
    #expect(rules([:]) == ["deprecated-has-replacement", "deprecated-has-sunset"])
    #expect(rules(["deprecation.md": told]) == [])
    #expect(
      rules(["deprecation.md": told.replacing("31 March 2027", with: "later")]) == ["deprecated-has-sunset"])
  }

  // MARK: - What is declared only

  @Test func aListOfServersIsNoTestService() {
    #expect(!state("sandbox", [:], spec: SampleSite.protected).isSatisfied)
    #expect(
      !state(
        "sandbox",
        [
          "environments.md": """
          # Environments
          | Environment | Address |
          |---|---|
          | Sandbox | https://sandbox.permits.api.example.gov.uk/v1 |
          | Live | https://permits.api.example.gov.uk/v1 |
          """
        ]
      ).isSatisfied)
  }

  @Test(arguments: ["2026-03-12-build.7781", "{VERSION}", "${project.version}", "v1-SNAPSHOT-20260312"])
  func aBuildStampIsNoVersioning(version: String) {
    let spec = SampleSite.readOnly.replacing("version: 1.4.0", with: "version: \"\(version)\"")
    #expect(!state("versioning", [:], spec: spec).isSatisfied)
    #expect(
      !state("versioning", ["versioning.md": "# Version\nThe version of this API is \(version)."], spec: spec)
        .isSatisfied)
  }

  // MARK: - Security

  @Test func schemesAndScopesThatAreNotDeclaredAreFound() {
    let spec = SampleSite.protected.replacing(
      "- permits: [permits.write]", with: "- nobody: []\n        - permits: [permits.all]")
    let sample = SampleSite([:], spec: spec)
    let report = SampleSite.standard.lintUnwaived(sample.site)
    #expect(
      report.findings.contains {
        $0.rule == "security-scheme-defined" && sample.text(at: $0.span) == "nobody"
      })
    #expect(
      report.findings.contains { $0.rule == "scope-declared" && sample.text(at: $0.span) == "permits.all" })
  }

  @Test func aSchemeThatNothingUsesIsNoAuthentication() {
    let spec = SampleSite.protected.replacing(
      "security:\n  - permits: [permits.read]\n", with: ""
    ).replacing(
      "\n      security:\n        - permits: [permits.write]", with: "")
    let sample = SampleSite(
      ["authentication.md": "# Authentication\nThe API needs no authentication: anyone may read permits."],
      spec: spec)
    let report = SampleSite.standard.crossChecks(
      of: sample.site, verdicts: sample.outcome.value, on: SampleSite.today)
    #expect(
      !report.findings.contains { $0.rule == "auth-scheme-parity" || $0.rule == "security-open-parity" })
  }

  // MARK: - Families and links

  @Test func twoAPIsThatShareTheirProseEachHaveIt() {
    let prose = "The API is free of charge for everyone, and no contract or account is needed to use it."
    let guides: KeyValuePairs = ["shared/cost.md": "# Cost of use\n\(prose)"]
    #expect(SampleSite(guides, spec: SampleSite.readOnly).state("cost").isSatisfied)
    #expect(SampleSite(guides, spec: SampleSite.protected).state("cost").isSatisfied)
  }

  @Test func whatASharedGuideSaysOfAnotherAPIIsNoError() {
    let sample = SampleSite(
      ["shared/errors.md": "# Errors\nStatus 418 comes from `DELETE /permits` of the other API."],
      spec: SampleSite.protected)
    let report = SampleSite.standard.crossChecks(
      of: sample.site, verdicts: sample.outcome.value, on: SampleSite.today)
    #expect(!report.findings.contains { $0.rule == "operation-phantom" || $0.rule == "status-phantom" })
  }

  @Test(arguments: [
    "See [the support site](https://support.example.gov.uk/levels).",
    "Service levels are on [our site](https://support.example.gov.uk/levels) and in [the policy](https://example.gov.uk/p).",
    "https://support.example.gov.uk/levels",
  ])
  func aLinkToElsewhereIsNoCoverage(text: String) {
    #expect(!state("service-levels", ["service-levels.md": "# Service levels\n\(text)"]).isSatisfied)
  }
}

extension Standard {
  /// What the rules find where nothing is waived.
  fileprivate func lintUnwaived(_ site: Site) -> LintReport {
    var none = WaiverBook([], on: SampleSite.today)
    return lint(site, on: SampleSite.today, waivers: &none)
  }
}
