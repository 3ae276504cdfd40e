import RubricDocuments
import RubricOpenAPI
import Testing

/// How facts tell where they stand.
@Suite struct FactPointerTests {
  private func pointers(_ rest: String) throws -> [String] {
    let api = try Reading(
      "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \(rest)}", format: .json
    ).api
    return FactWalk(api, where: { _ in true }, unless: { _ in false }).found.map(\.pointer)
  }

  @Test func shortPointersAreWhole() throws {
    let found = try pointers(#""paths": {"/a~b/ü": {"get": {"parameters": [{"name": "n", "in": "query"}]}}}"#)
    #expect(found.contains("/paths/~1a~0b~1ü") && found.contains("/paths/~1a~0b~1ü/get/parameters/0/name"))
  }

  @Test func longPointersLackTheirMiddle() throws {
    let name = String(repeating: "ü", count: 50_000)
    let found = try pointers(
      """
      "components": {"schemas": {"\(name)": {"properties": {"p": {"type": "string"}}}, "B": {"title": "\(name)"}}}
      """)
    let cut = try #require(found.first { $0.hasSuffix("/properties/p/type") })
    #expect(cut.utf8.count <= 303 && cut.utf8.count > 280 && cut.hasPrefix("/components/schemas/üü"))
    #expect(cut.contains("ü…ü") && !cut.contains("\u{FFFD}"))
    #expect(found.contains("/components/schemas/B/title"))
  }
}
