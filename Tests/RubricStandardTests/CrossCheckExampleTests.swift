import Foundation
import RubricDiagnostics
import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricSite
import RubricTesting
import Testing

@testable import RubricStandard

/// Every cross-check against its own examples.
@Suite struct CrossCheckExampleTests {
  /// What a check finds in one of its examples.
  struct Checked {
    var marks: [Mark] = []
    var findings: [Finding] = []

    struct Mark: Hashable, Comparable {
      var source: SourceID
      var start: UInt32
      var end: UInt32

      static func < (a: Mark, b: Mark) -> Bool { (a.source, a.start, a.end) < (b.source, b.start, b.end) }
    }

    init(_ example: CrossExample, _ check: CrossCheck) throws {
      let isWhole = example.description.contains("openapi:") || example.description.contains("swagger:")
      let description = MarkedText((isWhole ? "" : "openapi: 3.1.0\n") + example.description)
      let guides = example.guides.map { (path: $0.path, text: MarkedText($0.text)) }
      let sample = SampleSite(
        guides: guides.map { ($0.path, $0.text.bytes) }, spec: description.bytes)
      let api = try #require(sample.site.api, "the example is no description:\n\(description.text)")
      let date = try #require(CivilDate(example.date))
      let verdicts = SampleSite.standard.verdicts(of: sample.site, on: date).value
      let view = GuideView(sample.site, api, verdicts: verdicts, on: date)
      findings = CrossChecking.report(on: view, checks: [check]).findings
      for (index, text) in ([description] + guides.map(\.text)).enumerated() {
        marks += text.ranges.map {
          Mark(source: SourceID(index: UInt32(index)), start: $0.lowerBound, end: $0.upperBound)
        }
      }
    }

    var found: [Mark] {
      findings.map {
        Mark(source: $0.span.source, start: $0.span.bytes.lowerBound, end: $0.span.bytes.upperBound)
      }.sorted()
    }
  }

  @Test("a cross-check finds nothing where both say the same", arguments: CrossCheck.all.map(\.id.text))
  func passing(_ id: String) throws {
    let check = try #require(CrossCheck.all.first { $0.id.text == id })
    #expect(!check.passing.isEmpty)
    for example in check.passing {
      let checked = try Checked(example, check)
      #expect(checked.findings.map(\.message) == [], "\(example.guides)")
    }
  }

  @Test("a cross-check finds what differs at its place", arguments: CrossCheck.all.map(\.id.text))
  func failing(_ id: String) throws {
    let check = try #require(CrossCheck.all.first { $0.id.text == id })
    #expect(!check.failing.isEmpty)
    for example in check.failing {
      let checked = try Checked(example, check)
      let shown = checked.findings.map { "\($0.message) at \($0.span.bytes)" }
      #expect(!checked.marks.isEmpty, "the example marks no place")
      #expect(checked.found == checked.marks.sorted(), "\(shown)\n\(example.guides)\n\(example.description)")
      for finding in checked.findings {
        let first = try #require(finding.message.unicodeScalars.first)
        #expect(!("A"..."Z").contains(first), "\(finding.message)")
        #expect(finding.message.last != "." && finding.help?.isEmpty == false && finding.help?.last != ".")
      }
    }
  }

  @Test func idsAreUniqueAndEveryCheckSaysWhy() {
    let ids = CrossCheck.all.map(\.id) + Rule.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    for check in CrossCheck.all {
      #expect(check.title.last != "." && check.rationale.last == "." && check.mending.last != ".")
      #expect(Explanation(of: check.id.text) != nil)
    }
  }

  /// Those that the standard's catalogue lists, where it lies beside the project.
  @Test func everyCrossCheckOfTheStandardIsThere() throws {
    let known = Set(CrossCheck.all.map(\.id.text))
    #expect(CrossCheck.all.count == 50)
    guard RubricTesting.Corpus.isWanted else { return }
    let file = try #require(RubricTesting.Corpus.file("../standard/sections.yaml"))
    let text = String(decoding: file.bytes, as: UTF8.self)
    let part = try #require(text.range(of: "\ncross_checks:").map { text[$0.upperBound...] })
    let catalogue = Set(
      part.split(separator: "\n").filter { $0.hasPrefix("  - {id: ") }
        .map { String($0.dropFirst(9).prefix { $0 != "," }) })
    #expect(known.subtracting(catalogue) == [])
    let elsewhere: Set = [
      // Rules on descriptions, sites and reviews say these.
      "scope-declared", "scope-described", "refusal-status", "deprecated-needs-sunset",
      "deprecated-needs-replacement", "sunset-past", "contact-personal", "log-parity", "link-integrity",
      "review-stale", "major-version-match",
      // These ask for what an earlier build knew.
      "changelog-stale", "diff-undocumented", "diff-breaks-promise",
      // Samples may show other values than examples do; that they fit the schema is what matters.
      "example-parity",
    ]
    #expect(catalogue.subtracting(known) == elsewhere)
  }
}
