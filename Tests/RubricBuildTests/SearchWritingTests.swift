import RubricDiagnostics
import RubricSite
import RubricStandard
import RubricTesting
import Testing

@testable import RubricBuild

struct SearchWritingTests {
  private let folder: TestFolder
  private let date: CivilDate

  init() throws {
    folder = try TestFolder()
    date = try #require(CivilDate("2026-06-01"))
  }

  /// Builds the content and gives its files by path.
  private func build(_ settings: String, spec: String, jobs: Int = 2) async throws -> [String: [UInt8]] {
    try folder.write("content/site.yaml", settings)
    try folder.write("content/apis/permits/openapi.yaml", spec)
    try folder.write(
      "content/guides/keys.md", "---\ntitle: Keys\n---\nAsk the <b>registrar</b>.\n\n## Renew one\n\nWrite.\n"
    )
    let output = "site-\(jobs)"
    let request = BuildRequest(
      input: folder.at("content"), output: folder.at(output), root: folder.at("content"), jobs: jobs,
      date: date)
    _ = try await Build(request, standard: Standard()).run()
    let tree = FileTree(folder.at(output))
    return Dictionary(uniqueKeysWithValues: try tree.paths.map { ($0, try tree.bytes($0)) })
  }

  private func text(_ files: [String: [UInt8]], in folder: String) -> String {
    files.keys.sorted().filter { $0.hasPrefix(folder) }
      .map { String(decoding: files[$0] ?? [], as: UTF8.self) }.joined(separator: "\n")
  }

  private static let spec = """
    openapi: 3.1.0
    info: {title: Permits, version: '1'}
    paths:
      /permits:
        get: {operationId: listPermits, summary: List permits, responses: {'200': {description: All}}}
      /backdoor:
        get: {x-internal: true, operationId: openBackdoor, summary: Open sesame, responses: {'200': {description: A}}}
    components:
      schemas:
        Permit: {properties: {holder: {type: string}, skeletonkey: {type: string, x-internal: true}}}
        Vault: {x-internal: true, properties: {treasure: {type: string, enum: [bullion]}}}
    """

  @Test func whatIsOnPagesIsInTheSearchAndInTheIndexFromAToZ() async throws {
    let files = try await build("title: Docs\n", spec: Self.spec)
    let search = text(files, in: "search/")
    for word in [
      "listpermits:", "\"Open sesame\"", "skeletonkey:", "bullion:", "registrar:", "\"Renew one\"",
    ] {
      #expect(search.contains(word), "\(word)")
    }
    let index = text(files, in: "a-z.html")
    #expect(index.contains("Open sesame") && index.contains("Renew one") && index.contains("Permit"))
    #expect(text(files, in: "apis/permits/index.html").contains("data-search=\"../../search/\""))
  }

  @Test func whatIsWithheldIsNotInTheSearch() async throws {
    let files = try await build("internal: hide\n", spec: Self.spec)
    let all = text(files, in: "search/") + text(files, in: "a-z")
    #expect(all.contains("listpermits:"))
    for word in ["sesame", "backdoor", "skeletonkey", "Vault", "vault", "treasure", "bullion"] {
      #expect(!all.contains(word), "\(word)")
    }
  }

  @Test func aSiteWithoutASearchHasNothingOfIt() async throws {
    let files = try await build("search: false\n", spec: Self.spec)
    #expect(!files.keys.contains { $0.hasPrefix("search/") || $0.hasPrefix("a-z") })
    let home = text(files, in: "index.html")
    #expect(!home.contains("data-search") && !home.contains("a-z.html"))
  }

  @Test func theNumberOfThreadsMakesNoDifference() async throws {
    let paths = (0..<60).map { number in
      "  /things/\(number): {get: {summary: Thing \(number), responses: {'\(400 + number)': {description: No}}}}"
    }
    let spec =
      "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n" + paths.joined(separator: "\n") + "\n"
    let one = try await build("title: Docs\n", spec: spec, jobs: 1)
    let four = try await build("title: Docs\n", spec: spec, jobs: 4)
    #expect(one.filter { $0.key.hasPrefix("search/") }.count > 5)
    #expect(one == four)
  }

  @Test func hostileTextStaysText() async throws {
    let spec = #"""
      openapi: 3.1.0
      info: {title: '</script><img onerror=x>', version: '1'}
      paths:
        /a: {get: {summary: "\");alert(1);(\"</script>\u2028", responses: {'200': {description: All}}}}
      """#
    let files = try await build("title: Docs\n", spec: spec)
    let search = text(files, in: "search/")
    #expect(search.contains("alert") && !search.contains("<") && !search.contains("\");alert"))
    #expect(!search.unicodeScalars.contains("\u{2028}"))
  }

  @Test func noPageOfTheIndexIsLarge() async throws {
    let title = String(repeating: "a rather long name ", count: 5)
    let paths = (0..<2_500).map { number in
      "  /things/\(number): {get: {summary: 'List \(title)\(number)', responses: {'200': {description: All}}}}"
    }
    let spec =
      "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n" + paths.joined(separator: "\n") + "\n"
    let files = try await build("title: Docs\n", spec: spec)
    let index = files.filter { $0.key.hasPrefix("a-z") }
    #expect(index.count > 2)
    for (path, bytes) in index { #expect(bytes.count < 500_000, "\(path)") }
  }
}
