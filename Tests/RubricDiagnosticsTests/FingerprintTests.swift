import RubricTesting
import Testing

@testable import RubricDiagnostics

@Suite struct FingerprintTests {
  /// The fingerprints of findings of one rule at the marked places of a file.
  private func fingerprints(
    _ marked: String, message: String = "it has no summary",
    place: @escaping @Sendable (SourceSpan) -> String?
  ) -> [String] {
    let text = MarkedText(marked)
    var sources = SourceSet()
    let source = sources.add(SourceFile(path: "a.yaml", bytes: text.bytes))
    var locator = Locator(sources, logicalPlace: place)
    var findings = text.ranges.map {
      locator.locate(Finding("x", .error, message, at: SourceSpan(source: source, bytes: $0)))
    }
    Fingerprints.assign(to: &findings)
    return findings.map(\.fingerprint)
  }

  @Test func aFindingIsKnownAgainOnAnotherLine() {
    let before = fingerprints("paths:\n  ⟦get⟧: 1\n") { _ in "/paths/get" }
    let after = fingerprints("# new\n\npaths:\n    ⟦get⟧:   1\n") { _ in "/paths/get" }
    #expect(before == after)
    #expect(fingerprints("paths:\n  ⟦get⟧: 1\n") { _ in "/paths/put" } != before)
  }

  @Test func figuresInMessagesMakeNothingNew() {
    let before = fingerprints("⟦a⟧", message: "3 of 9 are wrong") { _ in "/a" }
    #expect(fingerprints("⟦a⟧", message: "4 of 10 are wrong") { _ in "/a" } == before)
    #expect(fingerprints("⟦a⟧", message: "4 of 10 are bad") { _ in "/a" } != before)
  }

  @Test func findingsOfOnePlaceAreToldApartByTheirOrder() {
    let found = fingerprints("⟦a⟧ ⟦b⟧ ⟦c⟧") { _ in "/a" }
    #expect(Set(found).count == 3)
    #expect(found.dropFirst().map { String($0.suffix(2)) } == ["-2", "-3"])
  }

  @Test func belowAHeadingTheLineTellsThemApart() {
    let before = fingerprints("⟦one⟧\n⟦two⟧\n") { _ in "#errors" }
    let after = fingerprints("⟦new⟧\n\n⟦one⟧\n⟦two⟧\n") { _ in "#errors" }
    #expect(Set(before).count == 2)
    #expect(Array(after.dropFirst()) == before)
  }
}
