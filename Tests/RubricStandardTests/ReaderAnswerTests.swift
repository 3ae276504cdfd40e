import RubricSite
import Testing

@testable import RubricStandard

/// Plain sentences of writers that answer a reader's question, and ones that do not.
struct ReaderAnswerTests {
  private func sample(_ section: SectionID, _ text: String, spec: String = SampleSite.keyed) -> SampleSite {
    SampleSite(
      guides: [("guide.md", Array("---\nsection: \(section.text)\n---\n# Guide\n\n\(text)\n".utf8))],
      spec: Array(spec.utf8))
  }

  private func open(_ section: SectionID, _ text: String) -> [String] {
    sample(section, text).verdict(section).openQuestions.map(\.factID)
  }

  @Test func aDeprecationPolicyIsAboutTheAPI() {
    let vans = """
      The old depot in York was retired in March 2021 and replaced by the one in Leeds. Staff had six months' notice
      by email. The vans will be replaced next year, when the diesel ones are withdrawn from use.
      """
    let verdict = sample("deprecation", vans).verdict("deprecation")
    #expect(!verdict.state.isSatisfied && verdict.openQuestions.count == 3)
    let policy = vans.replacing("depot in York", with: "version of the API").replacing(
      "vans", with: "endpoints")
    #expect(sample("deprecation", policy).state("deprecation") == .complete)
  }

  @Test(
    "an address counts however it is written",
    arguments: [
      "https://api.sandbox.permits.example/v2", "<https://api.sandbox.permits.example/v2>",
      "`https://api.sandbox.permits.example/v2`",
      "[https://api.sandbox.permits.example/v2](https://a.example)",
    ])
  func testAddress(address: String) {
    let text = """
      The test service is at \(address). Sign in to the developer portal and create a test key: you have it at once,
      and it needs the same scope as the live one. Send the permit number TEST404 to get a 404 and TEST422 to get a
      422; both are invented, so never send the number of a real permit. Data is wiped each Monday. Test keys do not
      work on live, and the test service allows only 5 requests a second.
      """
    #expect(open("sandbox", text).isEmpty)
    #expect(sample("sandbox", text).state("sandbox") == .complete)
  }

  @Test(
    "plain sentences tell what an API does",
    arguments: [
      "This API tells where a parcel is and registers new ones.",
      "The Permits API lists the permits of a street.",
      "The parcel tracking service also checks addresses for you.",
    ])
  func purpose(text: String) { #expect(!open("overview", text).contains("purpose")) }

  @Test(
    "plain sentences tell for whom an API is",
    arguments: [
      "Only couriers under contract and staff of the department may call it.",
      "Anybody with a contract may use it.",
      "It is meant for local councils.", "Nobody outside the department can access the API.",
      "Members are allowed to call it.",
    ])
  func audience(text: String) { #expect(!open("overview", text).contains("audience")) }

  @Test(
    "who may do something else is nobody's audience",
    arguments: [
      "Only the first line may hold it all.", "You can call it with curl.",
      "Only one of the two may be set to null.",
    ])
  func noAudience(text: String) { #expect(open("overview", text).contains("audience")) }

  @Test func aShortOverviewIsComplete() {
    let text = """
      This API tells where a parcel is and registers new ones. Only couriers under contract and staff of the
      department may call it. Use it when your own system must show a customer the place of a parcel. Do not use it
      to plan routes: the positions are up to an hour old, and another API is made for that.
      """
    #expect(sample("overview", text).state("overview") == .complete)
  }

  @Test(
    "a short answer is an answer",
    arguments: [
      "The API is free to use.", "Free for everybody.", "Free of charge.", "Each call costs 2p.",
      "Use of the API is free of charge.",
      "It is free for everyone.",
    ])
  func cost(text: String) { #expect(sample("cost", text).state("cost") == .complete) }

  @Test(
    "a short text that does not say it is no answer",
    arguments: [
      "This page is about cost.", "Free.", "Cost, free, price.", "The cost of use.", "API pricing is here.",
    ])
  func noCost(text: String) { #expect(sample("cost", text).state("cost") != .complete) }

  @Test func aTextThatIsOnlyTooShortIsToldSo() throws {
    let sample = sample("authentication", "No authentication is needed.", spec: SampleSite.readOnly)
    #expect(sample.state("authentication") == .thin)
    let finding = try #require(sample.findings("section-thin").first)
    #expect(finding.message == "section 'Authentication' of 'Permits' has only 4 words")
    #expect(finding.help == "every question is answered; say it in at least 15 words or in a table")
  }

  @Test func headOfATableSaysWhatItsRowsAre() {
    let text = """
      These are targets.

      | Measure | Target |
      |---|---|
      | Availability | 99.9% of each month |
      | Response time | 250 ms for 95% of requests |
      | Planned maintenance | Sundays 2am to 4am, with 5 days of notice |
      | Support | 9am to 5pm on weekdays, reply in 4 hours |
      """
    #expect(open("service-levels", text) == [])
    #expect(sample("service-levels", text).state("service-levels") == .complete)
    let less = text.replacing("| Support | 9am to 5pm on weekdays, reply in 4 hours |", with: "")
    #expect(sample("service-levels", less).state("service-levels") == .partial)
  }

  @Test func headingsSayWhatSentencesAreAbout() {
    let text = """
      ## Availability

      99.5% of each month, as a target.

      ## Latency

      95% of requests within 300 ms.

      ## Maintenance

      Sundays 2am to 4am, with 5 days of notice.

      ## Support

      Weekdays 9am to 5pm; we reply within 4 hours.
      """
    #expect(open("service-levels", text) == [])
    let idle = text.replacing(
      "Sundays 2am to 4am, with 5 days of notice.", with: "The team does this with great care.")
    #expect(open("service-levels", idle) == ["maintenance"])
  }

  @Test func factsBesideALinkAreMoreThanALink() {
    let text =
      "The current version is 2.1. The number stands in the address. See the [change log](https://x.example/changes)."
    let sample = sample("versioning", text)
    #expect(sample.state("versioning") == .thin)
    #expect(sample.verdict("versioning").openQuestions.map(\.factID) == ["recent", "planned"])
    #expect(
      sample.findings("section-thin").first?.message
        == "section 'Versions and changes' of 'Permits' has only 15 words and leaves 2 of 5 questions open")
    #expect(!open("versioning", "Version 1 works until 31 March 2027.").contains("supported"))
    #expect(!open("versioning", "We write a change log of all that we do.").contains("current"))
  }

  @Test func oneOpenQuestionIsNotCountedOfOne() {
    let text =
      "We have thought about it and will say more when the department has made up its mind, which it has not "
      + "done so far because the people who decide such things are away until the summer holidays are over for all of us."
    let message = sample("cost", text).findings("section-partial").first { $0.section == "cost" }?.message
    #expect(message == "section 'Cost of use' of 'Permits' leaves its question open")
  }
}

extension SampleSite {
  /// An API that asks for a key, and writes with a scope.
  static let keyed = protected.replacing(
    "      - url: https://sandbox.permits", with: "      - url: https://other.permits"
  )
  .replacing("description: Sandbox", with: "description: Second")
  .replacing("'429'", with: "'409'")
}
