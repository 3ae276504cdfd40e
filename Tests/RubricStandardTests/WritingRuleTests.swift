import RubricDiagnostics
import RubricMarkdown
import RubricTesting
import Testing

@testable import RubricStandard

/// Every rule on writing against its own examples.
@Suite struct WritingRuleTests {
  private func findings(_ text: MarkedText, _ rule: WritingRule) -> [Finding] {
    let document = MarkdownReader().read(text.bytes[...])
    return WritingRule.findings(in: document) { SourceSpan(source: SourceID(index: 0), bytes: $0) }
      .filter { $0.rule == rule.id }
  }

  @Test("a rule on writing finds nothing in what keeps it", arguments: WritingRule.all.map(\.id.text))
  func passing(_ id: String) throws {
    let rule = try #require(WritingRule.all.first { $0.id.text == id })
    for example in rule.passing {
      #expect(findings(MarkedText(example), rule).map(\.message) == [], "\(example)")
    }
  }

  @Test("a rule on writing finds what breaks it at its place", arguments: WritingRule.all.map(\.id.text))
  func failing(_ id: String) throws {
    let rule = try #require(WritingRule.all.first { $0.id.text == id })
    #expect(!rule.failing.isEmpty)
    for example in rule.failing {
      let text = MarkedText(example)
      let found = findings(text, rule)
      #expect(found.map(\.span.bytes) == text.ranges, "\(found.map(\.message)) \(example)")
      #expect(found.allSatisfy { $0.help?.isEmpty == false })
    }
  }

  @Test func guidesAndDescriptionsAreBothLookedAt() {
    let sample = SampleSite(
      ["index.md": "# A\n\n![](a.png)\n"],
      spec: """
        openapi: 3.1.0
        info: {title: A, version: 1.0.0, description: "Read [here](https://a.gov.uk)."}
        paths: {}
        """)
    let found = SampleSite.standard.writingFindings(of: sample.site)
    #expect(found.map(\.rule.text).sorted() == ["image-alternative", "link-text"])
    #expect(sample.text(at: found[1].span) == "[here](https://a.gov.uk)")
  }

  @Test func everyWritingRuleHasAnExplanation() {
    #expect(WritingRule.all.count == 4)
    for rule in WritingRule.all {
      #expect(Explanation(of: rule.id.text) != nil && Explanation.ids.contains(rule.id.text))
    }
  }
}
