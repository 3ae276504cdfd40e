import RubricSite
import Testing

@Suite struct SectionLocatorTests {
  private static let spoken = """
    openapi: 3.1.0
    info:
      title: T
      version: '1'
      description: |
        What it is.

        # Errors

        From the description.

        ## Pricing

        Nothing to pay.
    paths: {}

    """

  /// Why each part of a section was taken and what it holds.
  private func told(_ sample: SampleSite, _ section: SectionID) throws -> [String] {
    let place = try #require(sample.site.place(of: section))
    return place.parts.map { part in
      let reason =
        switch part.reason {
        case .frontMatter: "front matter"
        case .mark: "mark"
        case .fileName: "file name"
        case .headingAlias(let alias): "heading \(alias)"
        case .specificationHeading(let heading): "description \(heading)"
        case .sharedGuide: "shared"
        }
      return reason + ": " + sample.site.text(of: part).plainText(of: part.nodes)
    }
  }

  @Test func theSixWaysCountInTheirOrder() throws {
    // Each way in turn is taken away, and the next one counts.
    var ways: [(path: String, text: String)] = [
      ("z.md", "---\nsection: errors\n---\nBy front matter."),
      ("y.md", "<!-- section: errors -->\n# Else\n\nBy mark."),
      ("errors.md", "By file name."), ("x.md", "# Error handling\n\nBy heading."),
    ]
    let shared = ("shared/errors.md", "By shared guide.")
    let due = [
      "front matter: By front matter.", "mark: By mark.", "file name: By file name.",
      "heading error handling: By heading.",
    ]
    for reason in due {
      let sample = try SampleSite(guides: ways + [shared], spec: Self.spoken)
      #expect(try told(sample, "errors") == [reason])
      ways.removeFirst()
    }
    #expect(
      try told(SampleSite(guides: [shared], spec: Self.spoken), "errors") == [
        "description Errors: From the description. Pricing Nothing to pay."
      ])
    #expect(try told(SampleSite(guides: [shared]), "errors") == ["shared: By shared guide."])
    #expect(try told(SampleSite(), "errors").isEmpty)
  }

  @Test func aMarkMayBeACommentOrAnID() throws {
    let sample = try SampleSite([
      "a.md":
        "# Money {#cost}\n\nA.\n\n<!-- sections: errors, authentication -->\n## Both\n\nB.\n\n# After\n\nC."
    ])
    #expect(try told(sample, "cost") == ["mark: A."])
    #expect(try told(sample, "errors") == ["mark: B."] && told(sample, "authentication") == ["mark: B."])
    let unknown = try SampleSite(["a.md": "# Money {#money}\n\n<!-- section: nothing -->\n# X"])
    #expect(unknown.site.sections.allSatisfy { $0.parts.isEmpty })
  }

  @Test func aPieceOfALongerGuideEndsAtTheNextHeading() throws {
    let sample = try SampleSite([
      "guide.md":
        "# Guide\n\nBefore.\n\n## Errors\n\nE1.\n\n### Retry\n\nE2.\n\n## Next\n\nAfter.\n\n## Status codes\n\nE3."
    ])
    #expect(try told(sample, "errors") == ["heading errors: E1. Retry E2.", "heading status codes: E3."])
    let place = try #require(sample.site.place(of: "errors"))
    #expect(place.ownGuide == nil && place.route.path == "apis/permits/sections/errors.html")
  }

  @Test func aNestedHeadingOfAnotherSectionIsLeftOut() throws {
    let sample = try SampleSite([
      "guide.md":
        "# Errors\n\nE1.\n\n## Cost\n\nC.\n\n## Retry\n\nE2.\n\n### Error handling of batches\n\nE3."
    ])
    #expect(
      try told(sample, "errors") == [
        "heading errors: E1.", "heading errors: Retry E2. Error handling of batches E3.",
      ])
    #expect(try told(sample, "cost") == ["heading cost: C."])
  }

  @Test func aFileThatIsOneSectionIsItsPage() throws {
    let sample = try SampleSite([
      "error-handling.md": "# What goes wrong\n\nText.",
      "money.md": "---\nsections: [cost, authentication]\n---\nBoth.",
    ])
    let errors = try #require(sample.site.place(of: "errors"))
    #expect(errors.route.path == "apis/permits/guides/error-handling.html" && errors.ownGuide != nil)
    #expect(try told(sample, "errors") == ["file name: Text."])
    let cost = try #require(sample.site.place(of: "cost"))
    #expect(cost.ownGuide == nil && cost.route.path == "apis/permits/sections/cost.html")
    #expect(sample.site.entry.targets["section:errors"]?.route == errors.route)
  }

  @Test func anIndexIsTheOverviewAtTheTopAndItsFolderBelow() throws {
    let sample = try SampleSite([
      "index.md": "# Home\n\nTop.", "Errors/index.md": "In a folder.", "cost/readme.md": "Costs.",
    ])
    #expect(try told(sample, "overview") == ["file name: Top."])
    #expect(try told(sample, "errors") == ["file name: In a folder."])
    #expect(try told(sample, "cost") == ["file name: Costs."])
    let other = try SampleSite(["pay/index.md": "Not the overview."])
    #expect(try told(other, "overview").isEmpty)
    #expect(sample.site.place(of: "overview")?.route == sample.site.routes.home)
  }

  @Test func guidesOfAnOperationClaimNoHeading() throws {
    let sample = try SampleSite(["a.md": "---\noperation: listPermits\n---\n# Errors\n\nText."])
    #expect(try told(sample, "errors").isEmpty)
    let deep = try SampleSite(["a.md": "# A\n\n#### Errors\n\nText."])
    #expect(try told(deep, "errors").isEmpty)
  }

  @Test func theDescriptionsIntroductionIsTheOverview() throws {
    let sample = try SampleSite(spec: Self.spoken)
    #expect(try told(sample, "overview") == ["description : What it is."])
    #expect(try told(sample, "cost") == ["description Pricing: Nothing to pay."])
  }

  @Test func aDraftCountsForNothing() throws {
    let sample = try SampleSite(["errors.md": "---\ndraft: true\n---\nText."])
    #expect(try told(sample, "errors").isEmpty)
    #expect(sample.site.guides.isEmpty)
  }

  @Test func partsKnowWhereTheyAreWritten() throws {
    let sample = try SampleSite([
      "a.md": "---\nsection: cost\n---\nA", "b.md": "\n## Errors\n\nB", "authentication.md": "C",
    ])
    func span(_ section: SectionID) throws -> Range<UInt32>? {
      sample.site.place(of: section)?.parts.first?.span.bytes
    }
    #expect(try span("cost") == 13..<17)
    #expect(try span("errors") == 1..<10)
    #expect(try span("authentication") == 0..<0)
  }

  @Test func aTagsNameIsTheHeadingOfItsDescription() throws {
    let spec = """
      openapi: 3.1.0
      info: {title: T, version: '1'}
      tags:
        - {name: Pricing, description: Nothing to pay.}
        - {name: err, x-displayName: Error handling, description: "They are in JSON.\\n\\n# Status codes\\n\\nMany."}
        - {name: Pets, description: "Of pets.\\n\\n# Authentication\\n\\nNone."}
      paths: {}

      """
    let sample = try SampleSite(spec: spec)
    #expect(try told(sample, "cost") == ["description Pricing: Nothing to pay."])
    #expect(
      try told(sample, "errors") == ["description Error handling: They are in JSON. Status codes Many."])
    #expect(try told(sample, "authentication") == ["description Authentication: None."])
  }

  @Test func anIndexOfSharedGuidesIsNoAPIsOverview() throws {
    let sample = try SampleSite([
      "shared/index.md": "Our guides.", "shared/overview.md": "All APIs.", "shared/cost.md": "Costs.",
    ])
    #expect(try told(sample, "overview").isEmpty)
    #expect(try told(sample, "cost") == ["shared: Costs."])
    let marked = try SampleSite(["shared/index.md": "---\nsection: overview\n---\nOf each."])
    #expect(try told(marked, "overview") == ["shared: Of each."])
  }

  @Test func documentsAboutThemselvesClaimNothing() throws {
    let sample = try SampleSite([
      "a.md": "# Accessibility statement for the permits site\n\n## Errors\n\nE.",
      "b.md": "# Contributor code of conduct\n\n## Cost\n\nC.",
    ])
    #expect(try told(sample, "errors").isEmpty && told(sample, "cost").isEmpty)
  }
}
