import RubricSite
import Testing

@testable import RubricStandard

/// Which texts are taken for a section, and which only share a word with it.
struct PlacementTests {
  private func heading(_ sample: SampleSite, _ section: SectionID) -> String? {
    guard let part = sample.site.place(of: section)?.parts.first, let heading = part.heading else {
      return nil
    }
    return sample.site.text(of: part).headings[heading].text
  }

  private static let permissions = """
    Access is per application. Ask for the scope permits.write in the portal; the permits team approves it within
    two working days and withdraws it when the contract ends. Without the scope you get 403.
    """

  @Test func aHeadingAboutSomethingElseHidesNothing() {
    let conduct = """
      # Working together

      ## Our standards
      Examples of behaviour that contributes to a positive environment include using welcoming language and being
      respectful of others.

      ## Scope
      This code of conduct applies within project spaces and in public spaces when an individual represents the
      project or its community. Further definition is left to the maintainers.

      ## Key features
      Fast, small and accurate. Seamlessly integrates many lists, and reduces false negatives.

      ## Order status
      An order is new, then sent, then done. It cannot go back, and a lost order is shown as sent.
      """
    let spec = SampleSite.protected.replacing(
      "  version: 1.4.0",
      with: "  version: 1.4.0\n  description: |\n    ## Permissions\n\n    "
        + Self.permissions.replacing("\n", with: " "))
    let sample = SampleSite(["conduct.md": conduct], spec: spec)
    #expect(heading(sample, "authorisation-scopes") == "Permissions")
    #expect(sample.state("authorisation-scopes") == .complete)
    for section in ["authentication", "governance-frameworks", "ownership-and-status"] as [SectionID] {
      #expect(sample.site.place(of: section)?.parts.isEmpty == true, "\(section.text)")
    }
  }

  @Test(
    "a heading with a word of a section is not the section",
    arguments: [
      "Path parameters", "Coverage reports", "Security deposit", "Testing your code", "Contact lenses",
      "Fees charged to senders", "Cost of living data", "Order status", "Key features", "Status",
    ])
  func headingOfAnotherSubject(heading: String) {
    // Text that would answer questions of several sections.
    let text = """
      The test service simulates each scenario with test data. Contact the permits team by email. Requests use
      TLS only. The data covers England and each record is updated daily. The API is free for everyone.
      """
    let sample = SampleSite(["guide.md": "# Guide\n\n## \(heading)\n\n\(text)\n"])
    #expect(sample.site.sections.allSatisfy { $0.parts.isEmpty })
  }

  @Test(
    "a heading that holds a section's name beside words that change no subject is the section where it answers",
    arguments: [
      ("How much the Permits API costs", "cost"), ("Free", ""), ("Costs and invoices", "cost"),
      ("Permits API pricing", "cost"),
    ])
  func suggestedHeading(heading: String, section: String) {
    let text = "The API is free to use for everyone, and no charge is planned."
    func placed(_ text: String) -> [String] {
      SampleSite(["guide.md": "# Guide\n\n## \(heading)\n\n\(text)\n"]).site.sections
        .filter { !$0.parts.isEmpty }.map(\.section.text)
    }
    #expect(placed(text) == (section.isEmpty ? [] : [section]))
    #expect(placed("We thought about it for a long time and then went home for the day.").isEmpty)
  }

  @Test func aTextThatAnswersBeatsAFileThatDoesNot() {
    let sample = SampleSite([
      "cost.md": "# Cost\n\nSee the head of the department for all that has to do with money and the like.\n",
      "guide.md": "# Guide\n\n## Pricing\n\nThe API is free to use for everyone.\n",
    ])
    #expect(heading(sample, "cost") == "Pricing")
    #expect(sample.state("cost") == .complete)
  }

  @Test func whatIsMarkedCountsWhateverItSays() {
    let sample = SampleSite([
      "a.md": "# Guide\n\n<!-- section: cost -->\n## Money\n\nWe thought about it for a long time.\n",
      "b.md": "# Guide\n\n## Pricing\n\nThe API is free to use for everyone.\n",
    ])
    #expect(heading(sample, "cost") == "Money")
    let spoken = SampleSite(
      ["b.md": "# Guide\n\n## Pricing\n\nThe API is free to use for everyone.\n"],
      spec: SampleSite.readOnly.replacing(
        "  version: 1.4.0",
        with:
          "  version: 1.4.0\n  description: |\n    ## Money {#cost}\n\n    We thought about it for long.\n"))
    #expect(heading(spoken, "cost") == "Money")
  }

  @Test func aHeadingOfTheSectionThatAnswersNothingIsNoPartialSection() throws {
    let text = """
      # Guide

      ## Standards

      Examples of behaviour that contributes to a positive environment include using welcoming language and being
      respectful of others, whatever they think of the weather in spring, of football and of the food in the hall.
      """
    let sample = SampleSite(["guide.md": text])
    let verdict = sample.verdict("governance-frameworks")
    #expect(verdict.state == .missing && verdict.score == 0)
    let finding = try #require(
      sample.findings("section-missing").first { $0.message.utf8.contains(sequence: "Governance") })
    #expect(finding.notes.map { sample.text(at: $0.span) } == ["## Standards"])
  }

  @Test func authIsAuthentication() {
    let text = """
      # Permits

      ## Auth

      Send your API key in the header `X-Key` with every request. Create a key in the developer portal under
      Settings; a key is valid for 12 months, and a request without a valid key is answered with 401.
      """
    let sample = SampleSite(["handbook.md": text], spec: SampleSite.protected)
    #expect(sample.state("authentication") == .complete)
  }

  @Test func sharedIndexIsNoOverview() {
    let text = """
      # Guides of our department

      Use this API catalogue to find what you need. It is intended for developers of all departments. You can use
      it to search the guides below, and you should not use it for anything else.
      """
    #expect(SampleSite(["shared/index.md": text]).state("overview") == .missing)
  }

  @Test func chaptersMayBeTags() {
    let spec = SampleSite.readOnly.replacing(
      "servers:",
      with: "tags:\n  - name: Pricing\n    description: The API is free to use for everyone.\nservers:")
    #expect(SampleSite([:], spec: spec).state("cost") == .complete)
  }

  @Test func whatStandsInUnderAHeadingIsToldAsThat() {
    func state(_ text: String, _ section: SectionID) -> SectionVerdict.State {
      SampleSite([
        "guide.md": "# Guide\n\n\(text)\n",
        "shared-errors.md": "# Common behaviour\n\n\(HonestTexts.errors)\n",
      ]).state(section)
    }
    #expect(state("## Errors\n\nSee [how we report errors](shared-errors.md).", "errors") == .delegated)
    #expect(
      state("## Cost\n\nTODO: ask the finance team about it before we publish.", "cost") == .placeholder)
    let reason = "Not applicable, because the API only reads open data and callers can try the live service."
    #expect(state("## Test service\n\n\(reason)", "sandbox") == .notApplicable)
    #expect(
      state("## Support\n\nWeekdays 9am to 5pm; it is closed at night.", "ownership-and-status") == .thin)
    let levels = "# Service levels\n\n## Support\n\nWeekdays 9am to 5pm; it is closed at night."
    #expect(SampleSite(["sla.md": levels]).state("ownership-and-status") == .missing)
  }

  @Test func aHeadingRoundOneOfTheSectionIsItWhereItAnswersMore() {
    let text = """
      # Guide

      ## How versions work

      The current version is 1.4.0. The version number is in the path of each request.

      ### Recent changes

      On 3 March 2026 we added the field `state` in version 1.4.0.
      """
    #expect(heading(SampleSite(["guide.md": text]), "versioning") == "How versions work")
    let other = text.replacing(
      "The current version is 1.4.0. The version number is in the path of each request.",
      with: "It is like this.")
    #expect(heading(SampleSite(["guide.md": other]), "versioning") == "Recent changes")
  }
}
