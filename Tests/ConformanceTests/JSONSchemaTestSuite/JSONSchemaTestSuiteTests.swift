import RubricDocuments
import RubricOpenAPI
import RubricSchemas
import RubricTesting
import Testing

/// Runs JSON-Schema-Test-Suite: each required case passes, or is listed with the reason that the test finds.
@Suite(.enabled(if: Corpus.isWanted)) struct JSONSchemaTestSuiteTests {
  @Test(arguments: [("draft2020-12", 1_299), ("draft4", 618)])
  func everyRequiredCasePasses(_ draft: String, _ count: Int) throws {
    let dialect = try #require(SchemaTestCase.drafts.first { $0.name == draft }).dialect
    let cases = SchemaTestCase.all(in: draft, dialect, formats: [])
    #expect(cases.count == count)
    for failed in cases where !failed.passes {
      Issue.record(
        "\(failed.name): \(failed.validation.violations.map(\.message)) \(failed.validation.unchecked.map(\.reason))"
      )
    }
  }

  @Test(arguments: ["draft2020-12", "draft4"]) func optional(_ draft: String) throws {
    let dialect = try #require(SchemaTestCase.drafts.first { $0.name == draft }).dialect
    for (folder, formats) in [
      ("optional", []), ("optional/format", Set(Format.allCases)),
    ] {
      let cases = SchemaTestCase.all(in: "\(draft)/\(folder)", dialect, formats: formats)
      print("\(draft)/\(folder): \(cases.filter(\.passes).count) of \(cases.count)")
      for failed in cases where !failed.passes {
        print(
          "  \(failed.name): \(failed.validation.violations.map(\.message)) \(failed.validation.unchecked.map(\.reason))"
        )
      }
    }
  }
}
