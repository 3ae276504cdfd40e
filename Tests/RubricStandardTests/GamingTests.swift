import RubricSite
import Testing

@testable import RubricStandard

/// Bodies that hold what the checks look for and tell a reader nothing.
struct GamingTests {
  private func verdict(_ section: SectionID, _ text: String, spec: String = SampleSite.protected)
    -> SectionVerdict
  {
    SampleSite(
      guides: [("guide.md", Array("---\nsection: \(section.text)\n---\n# Guide\n\n\(text)\n".utf8))],
      spec: Array(spec.utf8)
    ).verdict(section)
  }

  private func expectIncomplete(
    _ section: SectionID, _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let verdict = verdict(section, text)
    #expect(
      verdict.state.isSatisfied == false, "\(verdict.evidence.map(\.text))", sourceLocation: sourceLocation)
    #expect((verdict.score ?? 1) < 1, sourceLocation: sourceLocation)
  }

  // MARK: - Words that are looked for

  @Test func listOfKeywordsIsNoCost() {
    expectIncomplete(
      "cost", "free, no charge, free of charge, price, tariff, fees, public sector, invoice, per month")
  }

  @Test func listOfKeywordsIsNoServiceLevel() {
    expectIncomplete(
      "service-levels",
      """
      99.9%, 24x7, office hours, response time, 200 ms, latency, target, SLA, service level agreement, maintenance,
      downtime, support, response within 2 working days, 100 requests per second, per minute
      """)
  }

  @Test func keywordsWithoutCommasAreNoErrors() {
    expectIncomplete(
      "errors",
      """
      400 401 403 404 429 500 problem+json error object error message because when the missing invalid expired retry
      try again contact us wait backoff idempotent safe to retry duplicate
      """)
  }

  @Test func keywordsInHeadingsOnlyAreNoDeprecationPolicy() {
    expectIncomplete(
      "deprecation",
      """
      ### Deprecated means it still works for 12 months
      ### We email you a notice before an endpoint is removed
      ### Deprecation header and sunset header
      """)
  }

  @Test func tableOfSingleWordsIsNoServiceLevel() {
    expectIncomplete(
      "service-levels",
      """
      | Availability | Latency | Target | Maintenance | Support |
      | --- | --- | --- | --- | --- |
      | 99.9% | 200ms | SLA | window | 24x7 |
      | 99.5% | 300ms | SLO | downtime | hours |
      """)
  }

  @Test func codeSpansAreNoVersioning() {
    expectIncomplete(
      "versioning",
      "`version 1.4.0` `semantic versioning` `3 March 2026 added` `roadmap` `planned release` `supported versions`"
    )
  }

  @Test func oneSentenceRepeatedProvesTwoFactsAtMost() {
    expectIncomplete(
      "sandbox",
      String(
        repeating: "Register for the sandbox to simulate test scenarios with test data, unlike live.\n\n",
        count: 6))
  }

  @Test func bulletsOfKeywordsAreNoAuthentication() {
    expectIncomplete(
      "authentication",
      """
      - api key
      - OAuth bearer token
      - register
      - Authorization header
      - expires
      - 401 unauthorized
      """)
  }

  @Test func keywordsJoinedByAndAreNoDataRules() {
    expectIncomplete(
      "data-rules",
      """
      Data only available if and unless and excluded and withheld and null and covers and England and coverage and
      updated daily and weekly and real-time and must be and validation and rejected and maximum and mandatory.
      """)
  }

  @Test func questionsAreNoAnswers() throws {
    for (section, _) in HonestTexts.all {
      let questions = try #require(RequiredSection.all.first { $0.id == section }).facts.map(\.question)
      expectIncomplete(section, questions.joined(separator: " "))
      expectIncomplete(section, questions.map { "- \($0)" }.joined(separator: "\n"))
    }
  }

  @Test func probesThemselvesProveNothing() throws {
    for (section, _) in HonestTexts.all {
      let probes = try #require(RequiredSection.all.first { $0.id == section }).facts.flatMap(\.probes)
      let plain = probes.joined(separator: " ").replacing(#"\b"#, with: " ").replacing(#"\w+"#, with: "x")
      let words = plain.utf8.map { byte in
        Words.isWordByte(byte) || byte == 32 ? byte : UInt8(ascii: " ")
      }
      expectIncomplete(section, String(decoding: words, as: UTF8.self))
    }
  }

  // MARK: - Another section's text

  @Test func textOfOneSectionIsNotAnother() {
    var confused: [String] = []
    for (section, _) in HonestTexts.all {
      for (other, text) in HonestTexts.all where other != section {
        if verdict(section, text).state == .complete { confused.append("\(other.text) as \(section.text)") }
      }
    }
    // A text on service levels that states the quota is one on limits as far as it goes; none other is.
    #expect(confused.isEmpty, "\(confused)")
  }

  @Test func copiedTextIsFoundEvenIfChangedALittle() {
    let copy = HonestTexts.errors.replacing("expired", with: "run out")
    let sample = SampleSite(
      ["errors.md": "# Errors\n\n\(HonestTexts.errors)", "cost.md": "# Cost\n\n\(copy)"],
      spec: SampleSite.protected)
    #expect(sample.state("errors") == .complete)
    #expect(sample.state("cost") == .placeholder)
    #expect(sample.verdict("cost").standIn == .copy(of: "errors"))
    #expect(sample.findings("section-placeholder").count == 1)
  }

  // MARK: - Stand-ins

  @Test func restatedHeadingIsAPlaceholder() {
    let verdict = verdict(
      "errors", "This section describes the errors of the API. It explains all error codes and messages.")
    #expect(verdict.state == .placeholder)
    #expect(verdict.standIn == .restatement)
  }

  @Test func unfilledScaffoldIsAPlaceholder() throws {
    for section in RequiredSection.all where section.template.utf8.contains(sequence: "Prompt:") {
      let verdict = verdict(section.id, section.template)
      #expect(verdict.state == .placeholder, "\(section.id.text)")
      #expect(verdict.standIn == .scaffold, "\(section.id.text)")
    }
  }

  @Test func tokenInAShortTextMakesItAPlaceholder() {
    let verdict = verdict("cost", "The price of each request is TBC.")
    #expect(verdict.state == .placeholder)
    #expect(verdict.standIn == .tokens)
    #expect(verdict.score == 0.1)
  }

  @Test func linkElsewhereIsNoSection() {
    expectIncomplete("errors", "See [how we handle errors](https://example.gov.uk/errors).")
    #expect(
      verdict("errors", "See [how we handle errors](https://example.gov.uk/errors).").state
        == .delegatedExternal)
    expectIncomplete("deprecation", "Contact us for our deprecation policy.")
  }

  @Test func otherSensesOfWordsProveNothing() {
    expectIncomplete(
      "cost", "The court may charge a person with an offence. No charge was brought in this case after all.")
    expectIncomplete(
      "versioning", "Each policy version has a number such as 2.1. We changed the policy on 3 March 2026.")
    expectIncomplete("bulk-data", "You can download a batch of invoices as one file from the admin tool.")
  }
}
