import RubricDocuments
import RubricOpenAPI
import RubricSchemas
import RubricTesting
import Testing

/// Runs JSON-Schema-Test-Suite: each required case passes; each optional one passes, or is listed with the
/// reason that the test itself finds.
@Suite(.enabled(if: Corpus.isWanted && Metaschemas.areWanted)) struct JSONSchemaTestSuiteTests {
  @Test(arguments: [("draft2020-12", 1_299), ("draft4", 618)])
  func everyRequiredCasePasses(_ draft: String, _ count: Int) throws {
    let cases = try cases(of: draft, formats: [])
    #expect(cases.count == count)
    for failed in cases where !failed.passes { Issue.record("\(failed.name) does not pass") }
  }

  @Test func everyOptionalCasePassesOrIsAKnownDeparture() throws {
    var cases: [SchemaTestCase] = []
    for draft in ["draft2020-12", "draft4"] {
      let keywords = try self.cases(of: draft, "optional", formats: [])
      let formats = try self.cases(of: draft, "optional/format", formats: Set(Format.allCases))
      cases += keywords + formats
      print("\(draft): optional \(passed(keywords)), formats \(passed(formats))")
    }
    #expect(cases.count == 162 + 764 + 100 + 219)
    var found: [String: SchemaDeparture] = [:]
    for failed in cases where !failed.passes { found[failed.name] = SchemaDeparture(of: failed) }
    let known = SchemaDeparture.known
    for (name, departure) in found.sorted(by: { $0.key < $1.key }) where known[name] != departure {
      Issue.record("\(name) does not pass: \(departure); listed: \(known[name].map { "\($0)" } ?? "no")")
    }
    for name in known.keys.sorted() where found[name] == nil {
      Issue.record("\(name) passes and must leave the list")
    }
    #expect(!known.values.contains(.unexplained))
  }

  private func cases(
    of draft: String, _ folder: String = "", formats: Set<Format>
  ) throws -> [SchemaTestCase] {
    let dialect = try #require(SchemaTestCase.drafts.first { $0.name == draft }).dialect
    return SchemaTestCase.all(
      in: folder.isEmpty ? draft : "\(draft)/\(folder)", dialect, formats: formats)
  }

  private func passed(_ cases: [SchemaTestCase]) -> String {
    "\(cases.filter(\.passes).count) of \(cases.count)"
  }
}
