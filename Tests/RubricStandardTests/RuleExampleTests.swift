import Foundation
import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricSite
import RubricTesting
import Testing

@testable import RubricStandard

/// Every rule against its own examples.
@Suite struct RuleExampleTests {
  /// What a rule finds in one of its examples.
  struct Linted {
    var text: MarkedText
    var file: SourceFile
    var findings: [Finding]

    init(_ example: RuleExample, _ rule: Rule) throws {
      text = MarkedText(Linted.completed(example.text))
      file = SourceFile(path: "openapi.yaml", bytes: text.bytes)
      var sources = SourceSet()
      let document = try #require(
        DocumentReader(vocabulary: Field.vocabulary).read(file, as: sources.add(file), format: .yaml).value,
        "the example is no YAML:\n\(text.text)")
      let api = try #require(
        APIReader.read(document) { _, _ in .refused(reason: "is not there", help: "") }.value,
        "the example is no description:\n\(text.text)")
      let standard = try RuleExampleTests.standard.get()
      let date = try #require(CivilDate(example.date))
      let builder = SiteBuilder(
        SiteInput(
          name: "", prefix: "", settings: SiteSettings(), apiSettings: APISettings(), api: api, guides: [],
          files: []), sections: standard.outlines)
      let entry = builder.entry
      let site = builder.site(among: [entry], on: date).value
      let view = DescriptionView(site, api, on: date, placeholders: standard.placeholders)
      var waivers = WaiverBook([], on: date)
      findings = Linting.report(on: view, rules: [rule], waivers: &waivers).findings
    }

    /// An example says nothing of the version unless the rule asks for it.
    private static func completed(_ text: String) -> String {
      let names = ["openapi:", "swagger:"]
      let lines = text.split(separator: "\n").map { $0.replacing("⟦", with: "").replacing("⟧", with: "") }
      return lines.contains { line in names.contains { line.hasPrefix($0) } }
        ? text : "openapi: 3.1.0\n" + text
    }

    /// The description after all edits.
    var mended: String {
      var bytes = text.bytes
      for edit in findings.flatMap(\.edits).sorted(by: { $0.span.bytes.lowerBound > $1.span.bytes.lowerBound }
      ) {
        bytes.replaceSubrange(
          Int(edit.span.bytes.lowerBound)..<Int(edit.span.bytes.upperBound), with: Array(edit.text.utf8))
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  static let standard = Result { try Standard() }
  /// Those that are checked by a walk over the description; the others have tests of their own.
  static let checked = Rule.all.filter { if case .elsewhere = $0.check { false } else { true } }

  @Test("a rule finds nothing in what keeps it", arguments: checked.map(\.id.text))
  func passing(_ id: String) throws {
    let rule = try #require(Rule.all.first { $0.id.text == id })
    #expect(!rule.passing.isEmpty)
    for example in rule.passing {
      let linted = try Linted(example, rule)
      #expect(linted.findings.filter { $0.severity > .info }.map(\.message) == [], "\(example.text)")
    }
  }

  @Test("a rule finds what breaks it at its place", arguments: checked.map(\.id.text))
  func failing(_ id: String) throws {
    let rule = try #require(Rule.all.first { $0.id.text == id })
    #expect(!rule.failing.isEmpty)
    for example in rule.failing {
      let linted = try Linted(example, rule)
      let found = linted.findings.map(\.span.bytes).sorted { $0.lowerBound < $1.lowerBound }
      let shown = linted.findings.map { "\($0.message) at \($0.span.bytes)" }
      #expect(!linted.text.ranges.isEmpty, "the example marks no place:\n\(example.text)")
      #expect(found == linted.text.ranges, "\(shown)\n\(example.text)")
      for finding in linted.findings { try check(finding) }
    }
  }

  /// House style of what is said.
  private func check(_ finding: Finding) throws {
    let first = try #require(finding.message.unicodeScalars.first)
    #expect(!("A"..."Z").contains(first), "\(finding.message)")
    #expect(finding.message.last != ".", "\(finding.message)")
    let help = try #require(finding.help)
    #expect(!help.isEmpty && help.last != ".", "\(help)")
  }

  @Test("what a rule mends by itself is kept then", arguments: checked.map(\.id.text))
  func edits(_ id: String) throws {
    let rule = try #require(Rule.all.first { $0.id.text == id })
    for example in rule.failing {
      let linted = try Linted(example, rule)
      guard linted.findings.contains(where: { !$0.edits.isEmpty }) else { continue }
      let again = try Linted(RuleExample(linted.mended, on: example.date), rule)
      #expect(again.findings.count == linted.findings.filter(\.edits.isEmpty).count, "\(linted.mended)")
    }
  }

  @Test func reportsLookAsReviewed() throws {
    var text = ""
    for rule in RuleExampleTests.checked {
      let linted = try Linted(try #require(rule.failing.first), rule)
      var sources = SourceSet()
      _ = sources.add(linted.file)
      var locator = Locator(sources)
      for finding in linted.findings.prefix(1) {
        text += ConsoleReport(isColoured: false).text(of: locator.locate(finding))
      }
    }
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Expected/rules.txt")
    if Recording.isOn {
      try Data(text.utf8).write(to: path)
      Issue.record(Comment(rawValue: Recording.message))
    }
    let expected = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
    #expect(text == expected)
  }

  @Test func idsAreUniqueAndEveryRuleSaysWhy() {
    let ids = Rule.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    for rule in Rule.all {
      #expect(rule.title.last != "." && !rule.title.isEmpty, "\(rule.id.text)")
      #expect(rule.rationale.last == ".", "\(rule.id.text)")
      #expect(rule.mending.last != ".", "\(rule.id.text)")
    }
  }

  /// The rules that the standard's catalogue lists, where it lies beside the project.
  @Test func everyRuleOfTheStandardIsThere() throws {
    let known = Rule.all.map(\.id.text)
    guard RubricTesting.Corpus.isWanted else { return }
    let file = try #require(RubricTesting.Corpus.file("../standard/rules.yaml"))
    let catalogue = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
      .filter { $0.hasPrefix("- id: ") }.map { String($0.dropFirst(6)) }
    #expect(catalogue.count > 100)
    #expect(Set(known).subtracting(catalogue) == [])
    // These are found while a description is read, or by a check of their own.
    let elsewhere = ["document-valid", "example-valid", "openapi-3", "ref-unresolved"]
    #expect(Set(catalogue).subtracting(known).sorted() == elsewhere)
    #expect(elsewhere.allSatisfy { id in RuleExplanation.all.contains { $0.id == id } })
  }
}
