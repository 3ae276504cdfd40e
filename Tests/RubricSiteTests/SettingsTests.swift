import RubricDiagnostics
import RubricDocuments
import RubricSite
import RubricTesting
import Testing

@Suite struct SettingsTests {
  /// Expects a finding at each mark, and these messages.
  private func expect<Value>(
    _ read: (Document) -> Outcome<Value>, _ marked: String, _ messages: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Value {
    let text = MarkedText(marked)
    let outcome = read(try document(text.text))
    let findings = outcome.findings.sorted { $0.span < $1.span }
    #expect(
      findings.map { $0.message + ($0.help.map { " | \($0)" } ?? "") } == messages,
      sourceLocation: sourceLocation)
    #expect(findings.map(\.span.bytes) == text.ranges, sourceLocation: sourceLocation)
    #expect(findings.allSatisfy { $0.rule == "settings-valid" }, sourceLocation: sourceLocation)
    return outcome.value
  }

  @Test func frontMatterOfVeryManyKeysIsReadInLinearTime() throws {
    let text = (0..<60_000).map { "k\($0): v\n" }.joined() + "titel: x\n"
    let document = try document(text)
    // To look for each key among all would take minutes.
    let read = processorSeconds { GuideMatter.read(document) }
    #expect(read.result.findings.map(\.message) == ["front matter knows no key 'titel'"])
    #expect(read.seconds < 10)
  }

  @Test func siteSettingsHoldAllTheirKeys() throws {
    let settings = try expect(
      SiteSettings.read,
      """
      title: Docs
      base: https://docs.example/apis
      language: cy-GB
      profile: strict
      theme: themes/own
      navigation: [{text: Home, href: /}, {text: Other, href: 'api:x'}]
      logo: logo.svg
      footer: [{text: Terms, href: 'https://e.org'}]
      repository: https://github.com/a/b/
      samples: [swift, curl, swift]
      """, [])
    #expect(
      settings.title == "Docs" && settings.base == "https://docs.example/apis/"
        && settings.language == "cy-GB" && settings.themeSpan != nil)
    #expect(settings.profile == "strict" && settings.theme == "themes/own" && settings.logo == "logo.svg")
    #expect(
      settings.navigation.map(\.text) == ["Home", "Other"]
        && settings.navigation.map(\.href) == ["/", "api:x"])
    #expect(settings.footer.map(\.href) == ["https://e.org"])
    #expect(settings.samples == [.swift, .curl])
    #expect(settings.repository?.edit == "https://github.com/a/b/edit/main/Content/")
    #expect(settings.repository?.issues == "https://github.com/a/b/issues/new")
  }

  @Test func everySettingIsOptional() throws {
    let empty = try expect(SiteSettings.read, "", [])
    #expect(empty.title == SiteSettings().title && empty.language == "en" && empty.base == nil)
    #expect(empty.samples == SampleLanguageName.usual)
    #expect(try expect(SiteSettings.read, "samples: []", []).samples.isEmpty)
    #expect(try expect(SiteSettings.read, "samples: go", []).samples == [.go])
    let null = try expect(SiteSettings.read, "title:\nbase: ~\nnavigation:\nrepository:\n", [])
    #expect(null.title == SiteSettings().title)
    let both = try expect(
      SiteSettings.read, "repository: {edit: 'https://e.org/edit', issues: 'https://e.org/new'}", [])
    #expect(both.repository?.edit == "https://e.org/edit/" && both.repository?.issues == "https://e.org/new")
  }

  @Test func wrongSiteSettingsAreToldAtTheirPlace() throws {
    let settings = try expect(
      SiteSettings.read,
      """
      ⟦titel⟧: x
      title: ⟦[]⟧
      base: ⟦ftp://e.org⟧
      language: ⟦en_GB⟧
      navigation: ⟦{}⟧
      footer: [⟦x⟧, {text: a, href: b}, ⟦{text: a}⟧]
      repository: ⟦javascript:x⟧
      samples: [⟦Curl⟧, ⟦cobol⟧, ⟦{}⟧]
      """,
      [
        "site.yaml knows no key 'titel' | did you mean 'title'?", "'title' of site.yaml must be a text",
        "'base' of site.yaml must be an address that begins with https:// | \(baseHelp)",
        "'language' of site.yaml must be a language tag such as en or cy | \(languageHelp)",
        "'navigation' of site.yaml must be a list of links, each with 'text' and 'href'",
        "'footer' of site.yaml must be a list of links, each with 'text' and 'href'",
        "'footer' of site.yaml must be a list of links, each with 'text' and 'href'",
        "'repository' of site.yaml must be a web address, or 'edit' and 'issues' with one each",
        "there are no samples in 'Curl' | did you mean 'curl'?",
        """
        there are no samples in 'cobol' | use some of curl, python, javascript, java, csharp, go, php, ruby, \
        typescript, swift, powershell, http
        """, "'samples' of site.yaml must be a list of languages",
      ])
    #expect(settings.footer.count == 1 && settings.base == nil && settings.language == "en")
    _ = try expect(
      SiteSettings.read, "base: ⟦'https://e.org/\"<x>'⟧",
      ["'base' of site.yaml must be an address without blanks and quotes | \(baseHelp)"])
    _ = try expect(
      SiteSettings.read, "⟦[a]⟧", ["site.yaml must hold keys with values | write 'key: value' on each line"])
  }

  private let baseHelp =
    "write the address at which the site is published, such as 'https://docs.example/apis/'"
  private let languageHelp =
    "write a tag of BCP 47: the code of the language, then that of a region where it matters"

  @Test(arguments: [
    ("https://e.org/a?b", "without '?' and '#'"), ("https://e.org/#f", "without '?' and '#'"),
    ("https:///a/", "with the name of a host"), ("http://", "with the name of a host"),
    ("https://:80/", "with the name of a host"), ("https://me@/", "with the name of a host"),
  ])
  func aBaseThatPathsCannotBeAddedToIsNotSet(_ base: String, due: String) throws {
    let settings = try expect(
      SiteSettings.read, "base: ⟦'\(base)'⟧", ["'base' of site.yaml must be an address \(due) | \(baseHelp)"])
    #expect(settings.base == nil)
  }

  @Test(arguments: ["en", "cy-GB", "zh-Hant-HK", "de-1996", "sl-rozaj-biske", "x-own", "en-x-own"])
  func languageTagsAreTaken(_ tag: String) throws {
    let settings = try expect(SiteSettings.read, "language: \(tag)", [])
    #expect(settings.language == tag)
    #expect(settings.languageSpan?.bytes == 10..<UInt32(10 + tag.utf8.count))
  }

  @Test(arguments: [
    "12", "e", "x", "en_GB", "en-", "-en", "en--GB", "1a", "en-ninecharsx",
  ])
  func whatIsNoLanguageTagIsNotTaken(_ text: String) throws {
    let read = SiteSettings.read(try document("language: '\(text)'"))
    #expect(read.findings.count == 1 && read.value.language == "en" && read.value.languageSpan == nil)
  }

  @Test(arguments: ["no", "false", "⟦n/a⟧", "{reason: ⟦none⟧}", "⟦[a b]⟧"])
  func oneWordIsNoReason(_ written: String) throws {
    let marked = written.contains("⟦") ? written : "⟦\(written)⟧"
    let settings = try expect(
      api, "not-applicable: {cost: \(marked)}",
      [
        "the reason why 'cost' does not apply must be a sentence | write in at least eight words why it does not apply, or leave it out of 'not-applicable'"
      ])
    #expect(settings.notApplicable.map(\.reason) == [nil])
  }

  private func api(_ document: Document) -> Outcome<APISettings> {
    APISettings.read(document, sections: SampleSite.outlines)
  }

  @Test func apiSettingsHoldAllTheirKeys() throws {
    let settings = try expect(
      api,
      """
      title: T
      spec: s.yaml
      owner: O
      stage: beta
      contact: a@e.org
      summary: S
      audience: A
      organisation: G
      licence: L
      not-applicable:
        cost: free for all
        errors: {reason: none of them, reviewed: 2026-03-01, by: me}
        overview:
      """, [])
    #expect(
      settings.title == "T" && settings.spec == "s.yaml" && settings.owner == "O" && settings.stage == "beta")
    #expect(settings.contact == "a@e.org" && settings.summary == "S" && settings.audience == "A")
    #expect(settings.organisation == "G" && settings.licence == "L")
    #expect(settings.notApplicable.map(\.section) == ["cost", "errors", "overview"])
    #expect(settings.notApplicable.map(\.reason) == ["free for all", "none of them", nil])
    #expect(
      settings.notApplicable[1].reviewed?.description == "2026-03-01" && settings.notApplicable[1].by == "me")
  }

  @Test func wrongAPISettingsAreToldAtTheirPlace() throws {
    let settings = try expect(
      api,
      """
      ⟦ower⟧: x
      stage: ⟦betta⟧
      not-applicable:
        ⟦costs⟧: x
        errors: {⟦reson⟧: x, reviewed: ⟦soon⟧}
        ⟦zzz⟧: x
      """,
      [
        "api.yaml knows no key 'ower' | did you mean 'owner'?",
        "'stage' of api.yaml must be one of alpha, beta, live, deprecated, retired | did you mean 'beta'?",
        "there is no section 'costs' | did you mean 'cost'?",
        "'errors' knows no key 'reson' | did you mean 'reason'?",
        "'reviewed' of 'errors' must be a date such as 2026-03-01",
        "there is no section 'zzz' | use the id of a required section",
      ])
    #expect(settings.notApplicable.map(\.section) == ["errors"] && settings.stage == nil)
    _ = try expect(
      api, "not-applicable: ⟦[cost]⟧",
      ["'not-applicable' of api.yaml must be an object of sections, each with a reason"])
  }

  @Test func frontMatterHoldsAllItsKeys() throws {
    let matter = try expect(
      GuideMatter.read,
      """
      title: T
      section: cost
      sections: [errors, overview]
      operation: GET /a
      schema: Pet
      tag: pets
      weight: -3
      draft: false
      owner: me
      last_reviewed_on: 2026-01-31
      review_in: 1 year
      redirect_from: [a, /b/]
      layout: someone else's
      """, [])
    #expect(matter.title == "T" && matter.sections.map(\.name) == ["cost", "errors", "overview"])
    #expect(matter.operation?.name == "GET /a" && matter.schema?.name == "Pet" && matter.tag?.name == "pets")
    #expect(matter.weight == -3 && !matter.isDraft && matter.owner == "me")
    #expect(matter.lastReviewedOn?.description == "2026-01-31" && matter.reviewInMonths == 12)
    #expect(matter.redirectFrom.map(\.name) == ["a", "/b/"])
  }

  @Test(arguments: [
    ("6 months", 6), ("1 month", 1), ("2 years", 24), ("12 weeks", 3), ("1 week", 1), ("1200 months", 1200),
  ])
  func timesBetweenReviews(_ text: String, months: Int) throws {
    #expect(GuideMatter.read(try document("review_in: \(text)")).value.reviewInMonths == months)
  }

  @Test func wrongFrontMatterIsToldAtItsPlace() throws {
    _ = try expect(
      GuideMatter.read,
      """
      ⟦tittle⟧: x
      weight: ⟦heavy⟧
      draft: ⟦maybe⟧
      section: ⟦{}⟧
      last_reviewed_on: ⟦2026-02-30⟧
      review_in: ⟦0 months⟧
      """,
      [
        "front matter knows no key 'tittle' | did you mean 'title'?",
        "'weight' of front matter must be a whole number",
        "'draft' of front matter must be true or false",
        "'section' of front matter must be a name or a list of names",
        "'last_reviewed_on' of front matter must be a date such as 2026-03-01",
        "'review_in' of front matter must be a time such as '6 months' or '1 year'",
      ])
    _ = try expect(
      GuideMatter.read, "⟦text⟧",
      ["front matter must hold keys with values | write 'key: value' on each line"])
    for text in ["99999999999999999999 years", "six months", "6", "6 days", "-1 years", "6 months ago"] {
      #expect(GuideMatter.read(try document("review_in: \(text)")).findings.count == 1, "\(text)")
    }
  }

  private func readEntry(_ document: Document) -> Outcome<APISettings> {
    APISettings.read(document, sections: [])
  }

  @Test func entryForACatalogueHoldsTheKeysOfTheExchangeModel() throws {
    let settings = try expect(
      readEntry,
      """
      identifier: https://a.gov.uk/id/permits
      alternative-title: [Street Manager, Permits]
      publisher: A
      creator: B
      access-rights: open
      service-type: REST
      service-status: private beta
      type: dcat:DataService
      documentation: https://a.gov.uk/docs
      modified: 2026-05-01
      related: https://a.gov.uk/id/streets
      theme: [https://a.gov.uk/roads]
      start-date: 2020-01-01
      end-date: 2030-01-01
      figures: https://a.gov.uk/figures
      """, [])
    let entry = settings.catalogue
    #expect(entry.alternativeTitles == ["Street Manager", "Permits"] && entry.accessRights == "OPEN")
    #expect(entry.serviceStatus == "PRIVATE_BETA" && entry.serviceType == "REST")
    #expect(entry.modified?.description == "2026-05-01" && entry.related.count == 1)
    #expect(entry.startDate?.year == 2020 && entry.endDate?.year == 2030)
    #expect(entry.spans.count == 15)
  }

  @Test func wrongEntryIsToldAtItsPlace() throws {
    _ = try expect(
      readEntry,
      """
      access-rights: ⟦opne⟧
      service-type: ⟦carrier pigeon⟧
      service-status: ⟦{}⟧
      documentation: ⟦docs/index.html⟧
      modified: ⟦yesterday⟧
      start-date: 2026-01-02
      end-date: ⟦2026-01-01⟧
      identifier: x
      """,
      [
        "'access-rights' of api.yaml must be one of OPEN, INTERNAL, COMMERCIAL | did you mean 'OPEN'?",
        "'service-type' of api.yaml must be one of REST, SOAP, EVENT",
        "'service-status' of api.yaml must be a text",
        "'documentation' of api.yaml must be an address that begins with https://",
        "'modified' of api.yaml must be a date such as 2026-03-01",
        "'end-date' of api.yaml must be a day after 'start-date', which is 2026-01-02",
      ])
  }

  @Test(arguments: [
    ("", SiteSettings.Publication.summary), ("publish: summary", .summary), ("publish: findings", .findings),
    ("publish: nothing", .nothing),
  ])
  func publicationIsAChoice(_ text: String, publication: SiteSettings.Publication) throws {
    #expect(try expect(SiteSettings.read, text, []).publication == publication)
  }

  @Test func wordThatIsNoChoicePublishesNothing() throws {
    let settings = try expect(
      SiteSettings.read, "publish: ⟦sumary⟧",
      ["'publish' of site.yaml must be one of findings, summary, nothing | did you mean 'summary'?"])
    #expect(settings.publication == .nothing)
  }
}
