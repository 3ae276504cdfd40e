import RubricDocuments
import RubricPatterns
import RubricSite
import Testing

@testable import RubricStandard

struct CatalogueTests {
  @Test func twentySectionsNineOfTheCard() {
    #expect(RequiredSection.all.count == 20)
    #expect(RequiredSection.all.count { $0.tier == .card } == 9)
    #expect(Set(RequiredSection.all.map(\.id)).count == 20)
  }

  @Test func everySectionAsksWhatItCanFind() {
    for section in RequiredSection.all {
      #expect(section.facts.contains { $0.canBeRequired }, "\(section.id.text)")
      #expect(Set(section.facts.map(\.id)).count == section.facts.count)
      #expect(!section.passage.isEmpty && !section.template.isEmpty)
      for fact in section.facts where fact.canBeRequired {
        #expect(!fact.probes.isEmpty || fact.structure != nil, "\(section.id.text) \(fact.id)")
        #expect(fact.question.last == "?", "\(section.id.text) \(fact.id)")
      }
    }
  }

  @Test func everyPatternIsAccepted() throws {
    for section in RequiredSection.all {
      for pattern in section.facts.flatMap({ $0.probes + [$0.subject].compactMap { $0 } }) + [section.subject]
      {
        _ = try Pattern(pattern, options: .ignoresCase)
      }
    }
    _ = try Standard()
  }

  @Test func everyRuleIsExplainedOnce() {
    #expect(RuleExplanation.all.count == 37)
    #expect(Set(RuleExplanation.all.map(\.id)).count == RuleExplanation.all.count)
    for rule in DocumentRules.all {
      #expect(RuleExplanation.all.contains { $0.id == rule.text }, "\(rule.text)")
    }
  }

  @Test func explanationsFitATerminal() throws {
    for id in Explanation.ids {
      let text = try #require(Explanation(of: id)).text
      // Examples stand as they are written.
      for line in text.split(separator: "\n") where !line.hasPrefix("    ") {
        #expect(line.unicodeScalars.count <= 80, "\(id): \(line)")
      }
    }
    #expect(Explanation(of: "no-such-rule") == nil)
    let paths = try #require(Explanation(of: "path-nouns")).text
    #expect(paths.utf8.contains(sequence: "/getParks") && !paths.unicodeScalars.contains("⟦"))
    #expect(try #require(Explanation(of: "cost")).text.utf8.contains(sequence: "Is it free?"))
  }
}
