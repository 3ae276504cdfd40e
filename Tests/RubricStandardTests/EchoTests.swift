import RubricDiagnostics
import Testing

@testable import RubricStandard

/// One defect is told once.
@Suite struct EchoTests {
  private static let source = SourceID(index: 0)

  private static func finding(_ rule: RuleID, _ bytes: Range<UInt32>, in source: SourceID = source) -> Finding
  {
    Finding(rule, .error, "\(rule.text)", at: SourceSpan(source: source, bytes: bytes))
  }

  @Test func whatRunsIsToldOnceAndWhatIsOnlyLeftOutStays() {
    let findings = [
      Self.finding("html-not-allowed", 10..<18), Self.finding("markdown-safe", 10..<17),
      Self.finding("html-not-allowed", 30..<38), Self.finding("link-scheme", 2..<9),
    ]
    #expect(Echoes.removed(from: findings).map(\.span.bytes.lowerBound) == [10, 30, 2])
  }

  @Test func aSchemeWithinALinkIsToldOnce() {
    let findings = [Self.finding("link-scheme", 5..<40), Self.finding("markdown-safe", 9..<20)]
    #expect(Echoes.removed(from: findings).map(\.rule) == ["markdown-safe"])
  }

  @Test func aStandInIsAnEchoOnlyOfItself() {
    let other = SourceID(index: 1)
    let findings = [
      Self.finding("description-not-placeholder", 10..<13), Self.finding("residual-placeholder", 10..<13),
      Self.finding("residual-placeholder", 8..<13), Self.finding("residual-placeholder", 10..<13, in: other),
    ]
    #expect(Echoes.removed(from: findings) == [findings[0], findings[2], findings[3]])
  }

  @Test func withoutASpeakerNothingIsTakenAway() {
    let findings = [Self.finding("html-not-allowed", 10..<18), Self.finding("document-valid", 1..<2)]
    #expect(Echoes.removed(from: findings) == findings)
  }
}
