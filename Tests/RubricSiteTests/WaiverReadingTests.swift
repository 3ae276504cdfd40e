import RubricDiagnostics
import RubricDocuments
import RubricSite
import RubricTesting
import Testing

@Suite struct WaiverReadingTests {
  private func document(_ marked: MarkedText, as name: String = "site.yaml") throws -> Document {
    let file = SourceFile(path: name, bytes: marked.bytes)
    return try #require(DocumentReader().read(file, as: SourceID(index: 0), format: .yaml).value)
  }

  /// Each waiver as one line.
  private func lines(_ waivers: [Waiver]) -> [String] {
    waivers.map { waiver in
      "\(waiver.subject.text): \(waiver.reason) (\(waiver.owner ?? "-"), \(waiver.expires?.description ?? "-"))"
    }
  }

  @Test func settingsNameARuleOrASectionWithAReason() throws {
    let text = MarkedText(
      """
      waivers:
        - rule: ⟦path-hyphens⟧
          reason: The names are kept for old callers.
          owner: Parks team
          expires: 2027-01-31
        - {section: ⟦cost⟧, reason: "A fee is being decided.", owner: Finance, expires: 2027-02-01}
      """)
    let settings = SiteSettings.read(try document(text))
    #expect(settings.findings.isEmpty)
    #expect(
      lines(settings.value.waivers) == [
        "path-hyphens: The names are kept for old callers. (Parks team, 2027-01-31)",
        "cost: A fee is being decided. (Finance, 2027-02-01)",
      ])
    #expect(settings.value.waivers.map(\.span.bytes) == text.ranges)
    #expect(APISettings.read(try document(text), sections: []).value.waivers.count == 2)
  }

  @Test func whatIsNotSaidIsFoundAtItsPlace() throws {
    let text = MarkedText(
      """
      waivers:
        - rule: a
          reason: ⟦later⟧
          owner: x
          expires: 2027-01-31
        - rule: ⟦b⟧
          reason: Because it is so.
          expires: 2027-01-31
        - ⟦{reason: Because it is so.}⟧
        - ⟦nothing⟧
        - {rule: c, reason: It is so., owner: x, expires: ⟦soon⟧}
      """)
    let settings = SiteSettings.read(try document(text))
    let findings = settings.findings.sorted { $0.span < $1.span }
    #expect(
      findings.map(\.message) == [
        "the waiver of 'a' gives no reason", "the waiver of 'b' has no 'owner'",
        "a waiver must name a rule or a section", "a waiver must hold keys with values",
        "'expires' of a waiver must be a date such as 2026-03-01",
      ])
    #expect(findings.map(\.span.bytes) == text.ranges)
    #expect(settings.value.waivers.map(\.subject.text) == ["b", "c"])
  }

  @Test func guidesAllowInBothForms() throws {
    for text in [
      "allow:\n  link-integrity: The page comes next week.\n",
      "allow: [{link-integrity: The page comes next week.}]\n",
    ] {
      let matter = GuideMatter.read(try document(MarkedText(text)))
      #expect(matter.findings.isEmpty)
      #expect(matter.value.allowed.map(\.scope) == [.file(SourceID(index: 0))])
      #expect(lines(matter.value.allowed) == ["link-integrity: The page comes next week. (-, -)"])
    }
  }

  @Test func objectsOfDescriptionsAreMarkedWithTheirKeys() throws {
    let text = MarkedText(
      """
      paths:
        ⟦/a:
          x-rubric-ignore: [{path-nouns: It is an old name.}]
          get: {summary: x}⟧
        /b: {get: {x-noqa: true, ⟦x: {x-rubric-ignore: {r: It is so., s: }}⟧}}
      """)
    let document = try document(text)
    let marks = Waiver.marks(in: document)
    #expect(lines(marks.value) == ["path-nouns: It is an old name. (-, -)", "r: It is so. (-, -)"])
    #expect(
      marks.value.map(\.scope) == text.ranges.map { .object(SourceSpan(source: document.source, bytes: $0)) })
    #expect(marks.findings.map(\.message) == ["the waiver of 's' gives no reason"])
    #expect(Waiver.foreignMarks(in: document).map(\.rule) == ["waiver-foreign"])
  }

  @Test func aliasesOfMarkedObjectsAreMarkedWhereTheyAreWritten() throws {
    let text = MarkedText("a: 1\n⟦b: &b {x-rubric-ignore: {r: It is so.}}⟧\nc: *b\n")
    let document = try document(text)
    #expect(
      Waiver.marks(in: document).value.map(\.scope)
        == [.object(SourceSpan(source: document.source, bytes: text.ranges[0]))])
  }
}
