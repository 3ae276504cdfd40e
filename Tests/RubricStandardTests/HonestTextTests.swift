import RubricSite
import Testing

@testable import RubricStandard

struct HonestTextTests {
  @Test(arguments: HonestTexts.all.map(\.section)) func honestTextIsComplete(section: SectionID) throws {
    let text = try #require(HonestTexts.all.first { $0.section == section }).text
    let sample = SampleSite(
      guides: [("guide.md", Array("---\nsection: \(section.text)\n---\n# Guide\n\n\(text)".utf8))],
      spec: Array(SampleSite.protected.utf8))
    let verdict = sample.verdict(section)
    #expect(
      verdict.state == .complete,
      "open: \(verdict.openQuestions.map(\.factID)) \(String(describing: verdict.standIn))")
    #expect(verdict.score == 1)
  }
}
