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

  @Test func pathsLeadThroughTheWholeContent() throws {
    let sample = try SampleSite(
      [
        "g.md":
          "[a](../../guides/s.md#part) [b](/guides/s.md) [c](../other/uses.md#how) [d](../other/) [e](../../index.md) [f](../other/plan.pdf) [g](./)",
        "shared/s.md": "# Shared\n\n## Part\n",
      ], others: ["other"])
    #expect(sample.messages.isEmpty)
    #expect(
      Array(try sample.links("g.md").dropLast(2)) == [
        "guides/s.html#part Shared", "guides/s.html Shared", "apis/other/guides/uses.html#how Uses",
        "apis/other/index.html other", "index.html API documentation",
      ])
    #expect(try sample.links("g.md").last == "apis/permits/index.html Permits")
    #expect(sample.site.attachments.map(\.owner) == [.api("other")])
    #expect(sample.site.attachments.first?.route.path.hasPrefix("apis/other/files/plan-") == true)
    let own = try SampleSite(
      [
        "index.md":
          "[a](apis/other/uses.md#how) [b](apis/other/) [c](⟦apis/other/index.md⟧) [d](guides/s.md)",
        "shared/s.md":
          "# S\n\n[a](../apis/other/uses.md#⟦nothing⟧) [b](../apis/other/uses.md) [c](../index.md)",
      ], spec: nil, others: ["other"])
    #expect(
      try own.links("index.md") == [
        "apis/other/guides/uses.html#how Uses", "apis/other/index.html other", "none", "guides/s.html S",
      ])
    #expect(
      try own.links("s.md", isShared: true).dropFirst() == [
        "apis/other/guides/uses.html Uses", "index.html Index",
      ])
    #expect(
      Set(own.messages) == [
        "error 'apis/other/index.md' leads to no guide or file | did you mean 'apis/other/'?",
        "error 'uses.md' has no heading with the anchor 'nothing' | name the anchor of a heading",
      ])
  }

  @Test func aSuggestedPathIsOneThatTheTextCanWrite() throws {
    let sample = try SampleSite(["a/b/c.md": "[a](⟦../erors.md⟧)", "a/errors.md": "x"])
    #expect(
      sample.messages == ["error '../erors.md' leads to no guide or file | did you mean '../errors.md'?"])
    sample.expectMarks()
  }

  @Test func whatIsNotPublishedSaysWhy() throws {
    let sample = try SampleSite(
      [
        "g.md": "[a](⟦d.md⟧) [b](⟦run.js⟧) [c](⟦../other/later.md⟧) ![d](⟦shot.bmp⟧)",
        "d.md": "---\ndraft: true\n---\n",
      ], refused: ["run.js", "shot.bmp"], others: ["other"])
    let draft = "take 'draft' out of its front matter, or the link out of this text"
    let type = "give it as an image, PDF, text, CSV, JSON, YAML or archive, or link to where it is published"
    #expect(
      sample.messages == [
        "error 'd.md' leads to a draft, which is not published | \(draft)",
        "error 'run.js' is of a type that is never published | \(type)",
        "error '../other/later.md' leads to a draft, which is not published | \(draft)",
        "error 'shot.bmp' is of a type that is never published | \(type)",
      ])
    sample.expectMarks()
  }

  @Test func whatIsNoImageIsALinkAndTold() throws {
    let sample = try SampleSite(
      [
        "g.md":
          "![a](⟦e.pdf⟧) ![b](⟦h.md⟧) ![c](p.png)\n\n![d](⟦api:other/schema:Thing⟧)\n\n![](api:permits/schema:Permit)\n\n<img src=\"p.svg\">",
        "h.md": "# H",
      ], files: ["e.pdf", "p.png", "p.svg"], others: ["other"])
    #expect(
      sample.messages == [
        "error 'e.pdf' is no image, and is shown as a link | write it as a link: '[…](e.pdf)'",
        "error 'h.md' is no image, and is shown as a link | write it as a link: '[…](h.md)'",
        "error 'api:other/schema:Thing' is of another API, and is shown as a link | write it as a link: '[](api:other/schema:Thing)'",
      ])
    sample.expectMarks()
    let links = try sample.links("g.md")
    #expect(links[1] == "apis/permits/guides/h.html H" && links[3] == "apis/other/schemas/thing.html Thing")
    // The prefix may name the guide's own API.
    #expect(links[4] == "schema Permit")
  }

  @Test func ofAnUnreadableAPINothingIsKnown() throws {
    let sample = try SampleSite(
      [
        "g.md":
          "---\noperation: x\n---\n[a](section:errors) [](op:anything) [b](api:broken/schema:X) [c](⟦h.md⟧)"
      ], others: ["broken!"], isReadable: false)
    #expect(sample.messages.map { $0.prefix(40) } == ["error 'h.md' leads to no guide or file |"])
    sample.expectMarks()
    #expect(
      try sample.links("g.md") == [
        "apis/permits/index.html permits", "apis/permits/index.html permits", "apis/broken/index.html broken",
        "none",
      ])
  }

  @Test func redirectsOfSharedGuidesAreTheSitesOwn() throws {
    let matter = "---\nredirect_from: [was.html]\n---\n"
    for (spec, isReadable) in [(SampleSite.spec, true), (SampleSite.spec, false)] {
      let sample = try SampleSite(["shared/s.md": matter], spec: spec, isReadable: isReadable)
      #expect(sample.site.redirects.isEmpty && sample.messages.isEmpty)
    }
    #expect(try SampleSite(["shared/s.md": matter], spec: nil).site.redirects.count == 1)
  }

  @Test func theTopOfAPageIsNoAnchor() throws {
    let sample = try SampleSite(
      spec:
        "openapi: 3.1.0\ninfo: {title: T, version: '1', description: 'to the [top](#) of it'}\npaths: {}\n")
    #expect(sample.messages.isEmpty)
  }

  @Test func manyBrokenLinksAndHeadingsTakeLinearTime() throws {
    let count = 20_000
    let text = (0..<count).map {
      "    ## Errors\n\n    see [this](op:nothing\($0)) and [that](#section/x\($0))\n\n"
    }
    let spec =
      "openapi: 3.1.0\ninfo:\n  title: T\n  version: '1'\n  description: |\n" + text.joined() + "paths: {}\n"
    let clock = ContinuousClock()
    var sample: SampleSite?
    let time = try clock.measure { sample = try SampleSite(spec: spec) }
    #expect(sample?.findings.count == 2 * count)
    #expect(sample?.site.sections.first { $0.section == "errors" }?.parts.count == count)
    // Quadratic, it would take minutes.
    #expect(time < .seconds(20))
  }
}
