import RubricSite
import Testing

@testable import RubricStandard

/// Answers that stand under headings of another name, and texts there about something else.
struct PassageTests {
  private func open(_ section: SectionID, _ text: String, spec: String = SampleSite.protected) -> [String] {
    SampleSite(["guide.md": text], spec: spec).verdict(section).openQuestions.map(\.factID)
  }

  @Test func aSectionSpreadOverOtherHeadingsIsPartial() throws {
    let text = """
      # Permits guide

      ## Look at a permit

      You can only view permits that your own organisation asked for.

      Permits older than two years are archived and cannot be retrieved by the API.

      ## Ask for a permit

      A permit for the same street is refused, and a request is rejected if the work has begun. Each request holds up
      to 5MB of data.
      """
    let sample = SampleSite(["guide.md": text], spec: SampleSite.protected)
    let verdict = sample.verdict("data-rules")
    #expect(verdict.state == .partial)
    #expect(verdict.openQuestions.map(\.factID) == ["coverage", "freshness"])
    let proof = try #require(verdict.evidence.first { $0.factID == "not-available-when" })
    #expect(proof.isElsewhere)
    #expect(sample.text(at: proof.span) == proof.text)
    let finding = try #require(
      sample.findings("section-partial").first { $0.section == "data-rules" })
    #expect(
      finding.message
        == "section 'Business and data rules' of 'Permits' has no heading of its own and leaves 2 of 5 questions open"
    )
    #expect(finding.notes.map(\.message) == ["found under another heading"])
  }

  @Test func whomToAskIsOwnershipUnderAnyHeading() {
    let text =
      "# Permits guide\n\n## Keeping in step\n\nContact the council using our Slack channel if you are stuck.\n"
    let sample = SampleSite(["guide.md": text])
    #expect(sample.state("ownership-and-status") == .partial)
    #expect(
      sample.verdict("ownership-and-status").evidence.contains { $0.factID == "contact" && $0.isElsewhere })
  }

  @Test func aHeadingOfTwoSubjectsIsThatOfEither() {
    let text =
      "# Permits guide\n\n## Security and opening times\n\nThe API has rules that keep what is sent from others.\n"
    #expect(SampleSite(["guide.md": text]).state("security") == .thin)
  }

  @Test func aLinkNamedAsTheSectionAnswersNothing() {
    func open(_ end: String) -> [String] {
      self.open(
        "service-levels",
        "# Service levels\n\nThe API is supported round the clock, on every day.\n\n\(end)\n")
    }
    #expect(
      open("For more, see the [service levels](https://council.example/levels).").contains(
        "status-of-promise"))
    #expect(!open("These service levels are part of the agreement.").contains("status-of-promise"))
  }

  @Test func oneSentenceElsewhereIsNoSection() {
    let text = "# Permits guide\n\n## Look at a permit\n\nPermits older than two years are archived.\n"
    #expect(SampleSite(["guide.md": text]).state("data-rules") == .missing)
  }

  @Test func answersToFailedCallsAddToErrorsThatAreWrittenAndAreNoSectionByThemselves() {
    let spec = """
      openapi: 3.1.0
      info: {title: Permits, version: 1.0.0}
      paths:
        /permits:
          post:
            summary: Create a permit
            responses:
              '201': {description: Created}
              '503':
                description: Nothing came back in time. Resend the request with the same `X-Request-Id` value.
      """
    let text = "# Guide\n\n## Errors\n\nA 400 means that the date is wrong. Correct the date.\n"
    let written = SampleSite(["guide.md": text], spec: spec).verdict("errors")
    #expect(!written.openQuestions.map(\.factID).contains("retry-safety"))
    #expect(written.evidence.contains { $0.factID == "retry-safety" && $0.isElsewhere })
    let unwritten = SampleSite(["guide.md": "# Guide\n\nAll about permits.\n"], spec: spec)
    #expect(unwritten.state("errors") == .missing)
  }

  @Test func whatGuidesSayOfTokensAsksForWhereTheyComeFrom() {
    let text = """
      # Guide

      ## Authentication

      Every call to the API is authenticated with an access token of OAuth 2.0.
      """
    let open = SampleSite(["guide.md": text]).verdict("authentication").openQuestions.map(\.factID)
    #expect(open == ["obtain", "send"])
  }

  @Test func whatStandsElsewhereFillsASectionThatIsWritten() {
    let text = """
      # Permits guide

      ## Rate limits

      The service allows 1,000 requests every 5 minutes in total, counted for each address.

      ## Being a good neighbour

      If the limit is exceeded, callers get a `429` status, and the service answers again a minute later.
      """
    let sample = SampleSite(["guide.md": text])
    #expect(sample.state("rate-limits") == .complete)
    #expect(sample.verdict("rate-limits").evidence.filter(\.isElsewhere).map(\.factID) == ["excess"])
  }

  @Test(
    "a sentence about something else answers nothing under another heading",
    arguments: [
      ("ownership-and-status", "The highways team repairs the street. Contact lenses are sold by email."),
      ("ownership-and-status", "A permit goes live when it is paid. The street is in beta decay."),
      ("authentication", "The permit expires after a year. Register your dog with the council before March."),
      ("data-rules", "Please contact us within two weeks of testing. The form must be signed in black ink."),
      ("data-rules", "You cannot park a van here. Updates of the law are published every year in May."),
      (
        "backwards-compatibility", "The bridge is in a compatibility mode. New fields are ploughed in spring."
      ),
      (
        "deprecation", "Staff retire at 67 and get notice by email. The old depot was decommissioned in 2021."
      ),
      ("service-levels", "Maintenance of the road takes ten days. The office opens at 9am on Mondays."),
      (
        "information-handling",
        "We classify a report of a pothole as urgent. The risk of rain is small in May."
      ),
      (
        "governance-frameworks",
        "Dates follow the ISO 8601 format. You must send evidence of a company number."
      ),
      ("cost", "A permit costs £40 and is free for charities. The fee is due before work begins."),
      ("security", "Keep the keys of the van safe. The building has a certificate of fire safety."),
      ("sandbox", "Blood tests are free of charge. A test of the brakes is due before each journey."),
      ("rate-limits", "The speed limit is 30 miles per hour. Wait for the second green light."),
      (
        "authorisation-scopes",
        "The scope of works is agreed with the council. Access to the yard is granted."
      ),
    ] as [(SectionID, String)])
  func otherSubject(section: SectionID, text: String) {
    let sample = SampleSite(["guide.md": "# Guide\n\n## About it\n\n\(text)\n"], spec: SampleSite.keyed)
    #expect(sample.verdict(section).evidence.filter(\.isElsewhere).map(\.text) == [])
  }

  @Test func documentsAboutTheSiteAnswerNothing() {
    let text = """
      # Accessibility statement

      ## What you can do

      You can only view permits that your organisation asked for. Permits older than two years are archived.
      """
    #expect(SampleSite(["accessibility.md": text]).state("data-rules") == .missing)
  }

  @Test func aHeadingOfTheSectionWithItsSubjectAndNoAnswerIsThere() {
    let text = "# Guide\n\n## Security\n\nThe service is built with security in mind from the first day on.\n"
    let verdict = SampleSite(["guide.md": text]).verdict("security")
    #expect(verdict.state == .thin && verdict.evidence.isEmpty)
  }

  // MARK: - What the documents show by themselves

  @Test func openDataNeedsNoAuthenticationNorScopesNorTestService() {
    let text = "# Permits\n\n## Start\n\nThe API is open to the public and does not require authentication.\n"
    let sample = SampleSite(["guide.md": text])
    for section in ["authentication", "authorisation-scopes", "sandbox", "information-handling"]
      as [SectionID]
    {
      #expect(sample.state(section) == .notApplicable, "\(section.text)")
    }
    #expect(sample.state("bulk-data") == .missing)
  }

  @Test func aGuideThatAsksForATokenIsNotOpen() {
    let text = "# Permits\n\n## Start\n\nSend an access token with each request. Tokens are sent by post.\n"
    let sample = SampleSite(["guide.md": text])
    #expect(sample.state("authorisation-scopes") == .missing)
    #expect(sample.state("bulk-data") == .notApplicable)
    let said = "# Permits\n\n## Start\n\nThe API is open to the public and does not require authentication.\n"
    let protected = SampleSite(["guide.md": said], spec: SampleSite.protected)
    #expect(protected.state("authentication") != .notApplicable)
  }

  // MARK: - Forms

  @Test func aRangeOfStatusesIsNoStatus() {
    let text = "# Errors\n\n| Range | Meaning |\n|---|---|\n| 400 to 499 | the caller's own fault, mostly |\n"
    #expect(open("errors", text).contains("statuses"))
    #expect(
      !open("errors", text + "| 500 | the server fails, try again |\n| 503 | it is too busy |\n").contains(
        "statuses"))
  }

  @Test(
    "a sample calls the API where its path is one of the description's",
    arguments: [
      ("curl https://permits.api.example.gov.uk/v1/permits", true),
      ("POST https://<host>/streets/works", false),
      ("GET /permits?page=2", true), ("curl https://other.example/streets/12", false),
    ])
  func samplePath(code: String, isCall: Bool) {
    let text = "# Guide\n\n## Samples\n\n```\n\(code)\n```\n\n```json\n{\"id\": 1}\n```\n"
    let request = SampleSite(["guide.md": text], spec: SampleSite.protected).verdict("sample-code").evidence
      .first { $0.factID == "request" && $0.origin == .guide }
    #expect((request != nil) == isCall)
  }

  @Test(
    "a host that ends in 'status' tells it",
    arguments: [
      ("https://status.example.gov.uk/", true), ("https://api-platform-status.example.gov.uk/?a=b", true),
      ("https://example.gov.uk/status.html", false), ("https://statuses.example/", false),
    ])
  func statusHost(address: String, isStatus: Bool) {
    let text =
      "# Support\n\nBefore you contact us have a look at [this page](\(address)) for what is known.\n"
    #expect(open("ownership-and-status", text).contains("status-page") != isStatus)
  }
}
