import RubricSite
import Testing

@Suite struct LinkResolverTests {
  @Test func namesLeadToPages() throws {
    let sample = try SampleSite(
      [
        "g.md": """
        [a](op:listPermits) [b](<op:GET /permits>) [c](schema:Permit) [d](<tag:Find permits>) [e](section:errors)
        [f](scope:read:all) [g](api:other/schema:Thing) [h](api:other) [i](api:permits/op:listPermits) [j](<op:POST /permits>)
        [k](scope:read-all)
        """
      ], others: ["other"])
    #expect(sample.messages.isEmpty)
    let links = try sample.links("g.md")
    #expect(
      Array(links.prefix(5)) == [
        "apis/permits/operations/list-permits.html List permits",
        "apis/permits/operations/list-permits.html List permits",
        "apis/permits/schemas/permit.html Permit", "apis/permits/tags/find-permits.html Find permits",
        "apis/permits/sections/errors.html Errors",
      ])
    #expect(links[6] == "apis/other/schemas/thing.html Thing" && links[7] == "apis/other/index.html other")
    #expect(links[8] == links[0] && links[9] == "apis/permits/operations/post-permits.html POST /permits")
    // Two scopes of one slug have two anchors.
    #expect(
      links[5].contains("#scope-read-all-") && links[10].contains("#scope-read-all-") && links[5] != links[10]
    )
  }

  @Test func namesThatNameNothingHaveANearMatch() throws {
    let sample = try SampleSite(
      [
        "g.md":
          "[a](⟦op:listPermit⟧) [b](⟦schema:Nothing⟧) [c](⟦api:othr/op:x⟧) [d](⟦section:error⟧) [e](⟦api:other/schema:Thig⟧) [f](⟦scope:x⟧)"
      ], others: ["other"])
    #expect(
      sample.messages == [
        "error 'op:listPermit' names nothing in the API 'Permits' | did you mean 'op:listPermits'?",
        "error 'schema:Nothing' names nothing in the API 'Permits' | name something that the description holds",
        "error there is no API 'othr' | did you mean 'other'?",
        "error 'section:error' names nothing in the API 'Permits' | did you mean 'section:errors'?",
        "error 'schema:Thig' names nothing in the API 'other' | did you mean 'schema:Thing'?",
        "error 'scope:x' names nothing in the API 'Permits' | name something that the description holds",
      ])
    sample.expectMarks()
    #expect(try sample.links("g.md").allSatisfy { $0 == "none" })
  }

  @Test func guidesAndFilesAreFoundByPlace() throws {
    let sample = try SampleSite(
      [
        "index.md": "# Home\n\n[a](pay/card.md) [b](/errors.md) [c](pay/) [d](errors.html#no-heading-of-it)",
        "errors.md":
          "# Errors\n\n## Retry\n\n[a](#retry) [b](#) [c](./errors.md#retry) [d](/) [e](pay/index.html) [f](errors)",
        "pay/index.md": "# Paying",
        "pay/card.md":
          "[a](../errors.md) [b](index.md) [c](../img/a%20b.png) ![d](../img/a%20b.png) [e](/pay/card.md?x=1#)",
      ], files: ["img/a b.png"])
    #expect(
      try sample.links("index.md") == [
        "apis/permits/guides/pay/card.html Card", "apis/permits/guides/errors.html Errors",
        "apis/permits/guides/pay/index.html Paying",
        "apis/permits/guides/errors.html#no-heading-of-it Errors",
      ])
    #expect(
      try sample.links("errors.md") == [
        "#retry", "#", "apis/permits/guides/errors.html#retry Errors", "apis/permits/index.html Home",
        "apis/permits/guides/pay/index.html Paying", "apis/permits/guides/errors.html Errors",
      ])
    let card = try sample.links("pay/card.md")
    #expect(
      Array(card.prefix(2)) == [
        "apis/permits/guides/errors.html Errors", "apis/permits/guides/pay/index.html Paying",
      ])
    #expect(card[2] == card[3] && card[2].hasPrefix("file apis/permits/files/img-a-b-"))
    #expect(sample.site.attachments.map(\.path) == ["img/a b.png"])
    #expect(
      sample.messages == [
        "error 'errors.md' has no heading with the anchor 'no-heading-of-it' | name the anchor of a heading"
      ])
  }

  @Test func linksThatLeadNowhereAreTold() throws {
    let sample = try SampleSite([
      "errors.md": "# Errors\n\n## Retry\n\n[a](⟦eror.md⟧) [b](⟦../../x.md⟧) [c](⟦#rety⟧) [d](⟦a/b.png⟧)",
      "error.md": "x",
    ])
    #expect(
      sample.messages == [
        "error 'eror.md' leads to no guide or file | did you mean 'error.md'?",
        "error '../../x.md' leads to no guide or file | write the path of a file beside this one, or a whole address",
        "error this page has no heading with the anchor 'rety' | did you mean '#retry'?",
        "error 'a/b.png' leads to no guide or file | write the path of a file beside this one, or a whole address",
      ])
    sample.expectMarks()
  }

  @Test func aLoneImageByNameIsEmbedded() throws {
    let sample = try SampleSite([
      "g.md":
        "![](schema:Permit)\n\n![](op:listPermits)\n\ntext ![](schema:Permit)\n\n![](⟦schema:Permt⟧)\n\n![](⟦https://e.org/a.png⟧)"
    ])
    #expect(
      try sample.links("g.md") == [
        "schema Permit", "operation List permits", "apis/permits/schemas/permit.html Permit", "none",
        "https://e.org/a.png",
      ])
    #expect(
      sample.messages.last?.hasPrefix("warning an image of another host is shown as a link to it") == true)
    sample.expectMarks()
  }

  @Test func sharedGuidesMustNameTheAPI() throws {
    let sample = try SampleSite(
      [
        "shared/a.md": "[a](⟦op:listPermits⟧) [b](api:other/schema:Thing) [c](b.md)", "shared/b.md": "x",
        "index.md": "[a](guides/a.md) [b](⟦op:x⟧)",
      ], spec: nil, others: ["other"])
    #expect(
      try sample.links("a.md", isShared: true) == [
        "none", "apis/other/schemas/thing.html Thing", "guides/b.html B",
      ])
    #expect(try sample.links("index.md") == ["guides/a.html A", "none"])
    #expect(
      Set(sample.messages) == [
        "error 'op:listPermits' needs the name of an API | write 'api:<name>/op:listPermits'",
        "error 'op:x' needs the name of an API | write 'api:<name>/op:x'",
      ])
    sample.expectMarks()
  }

  @Test func descriptionsUseTheAnchorsOfOnePage() throws {
    let sample = try SampleSite(
      spec: """
        openapi: 3.1.0
        info:
          title: T
          version: '1'
          description: |
            # First heading

            [a](#first-heading) [b](#operation/listPets) [c](#tag/Find-pets) [d](#tag/Find-pets/operation/listPets)
            [e](#section/First-heading) [f](⟦#first-headng⟧) [g](⟦#operation/none⟧) [h](op:listPets)
        tags: [{name: Find pets}]
        paths: {/pets: {get: {operationId: listPets, tags: [Find pets]}}}
        """)
    let description = try #require(sample.site.api?.info.description)
    let prose = try #require(sample.site.prose[description])
    let operation = "apis/permits/operations/list-pets.html listPets"
    let heading = "apis/permits/index.html#first-heading T"
    #expect(
      prose.links.map(SampleSite.told) == [
        heading, operation, "apis/permits/tags/find-pets.html Find pets", operation, heading, "none", "none",
        operation,
      ])
    #expect(sample.findings.map(\.severity) == [.warning, .warning])
    sample.expectMarks()
  }

  @Test func settingsLinksAreLookedUpFromTheSitesHome() throws {
    let links = ["guides/a.md", "api:other", "https://e.org", "nowhere.md"].map { "{text: t, href: '\($0)'}" }
    let settings = SiteSettings.read(try document("navigation: [\(links.joined(separator: ", "))]")).value
    let sample = try SampleSite(["shared/a.md": "x"], spec: nil, settings: settings, others: ["other"])
    #expect(
      sample.site.settingsLinks.navigation.map(SampleSite.told) == [
        "guides/a.html A", "apis/other/index.html other", "https://e.org", "none",
      ])
    #expect(sample.messages.count == 1)
  }
}
