import Glibc
import RubricSite
import RubricStandard
import Testing

@testable import RubricBuild

/// A site made of parts is the site made at once.
@Suite struct PartTests {
  private let folder: TemporaryFolder
  private let standard: Standard

  init() throws {
    folder = try TemporaryFolder()
    standard = try Standard()
    try folder.write("content/site.yaml", "title: Services\nbase: https://docs.example/\n")
    try folder.write("content/guides/shared.md", "# Shared\n\n![Shared](shared.svg)\n")
    try folder.write("content/guides/shared.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    for (index, name) in ["a", "b", "c", "d"].enumerated() {
      try folder.write("content/apis/\(name)/guide.md", "# Guide\n\n[To a](../a/guide.md) ![A](../a/a.svg)\n")
      try write(name, operations: index * index + 1)
    }
    try folder.write("content/apis/a/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
  }

  private func write(_ name: String, operations: Int) throws {
    var text = "openapi: 3.1.0\ninfo: {title: \(name), version: '1'}\npaths:\n"
    for number in 0..<operations {
      text +=
        "  /\(name)/\(number): {get: {operationId: get\(number), responses: {'200': {description: ok}}}}\n"
    }
    try folder.write("content/apis/\(name)/openapi.yaml", text)
  }

  private func request(_ output: String, _ shard: String? = nil) throws -> BuildRequest {
    var request = BuildRequest(
      input: folder.at("content"), output: folder.at(output), jobs: 2,
      date: try #require(CivilDate("2026-05-01")))
    request.shard = shard.flatMap { Shard($0) }
    request.toolVersion = "1"
    return request
  }

  @discardableResult
  @inline(never)
  private func build(_ output: String, _ shard: String? = nil) async throws -> BuildReport {
    try await Build(try request(output, shard), standard: standard).run()
  }

  private func merge(_ parts: [String], to output: String) async throws -> BuildReport {
    try await Build(try request(output), standard: standard).merge(PartSet(parts.map { folder.at($0) }))
  }

  /// What a merge is refused with; empty where it is not.
  private func refusal(_ parts: [String]) async -> String {
    do {
      _ = try await merge(parts, to: "refused")
      return ""
    } catch { return "\(error)".replacing(folder.path + "/", with: "") }
  }

  /// What two sites have not in common.
  private func differences(_ one: String, _ other: String) throws -> Set<String> {
    let (first, second) = (try folder.files(in: one), try folder.files(in: other))
    let changed = first.keys.filter { first[$0] != second[$0] }
    return Set(changed).union(second.keys.filter { first[$0] == nil })
  }

  /// Builds every share into a folder of its own.
  private func buildParts(_ count: Int) async throws -> [String] {
    // Inlined into a loop, a build makes the optimiser of Swift 6.3 crash.
    let building = { @Sendable [self] (number: Int) async throws in
      _ = try await build("part-\(number)", "\(number)/\(count)")
    }
    var number = count
    while number > 0 {
      try await building(number)
      number -= 1
    }
    return (1...count).map { "part-\($0)" }.reversed()
  }

  @Test(arguments: [1, 2, 3, 5]) func partsMakeTheSameBytes(count: Int) async throws {
    let whole = try await build("whole")
    let parts = try await buildParts(count)
    let merged = try await merge(parts, to: "merged")
    #expect(try differences("whole", "merged") == [])
    #expect(whole.findings == merged.findings)
  }

  @Test func everyAPIIsInOneShareAndTheSharesAreAlike() throws {
    let weights = (0..<200).map { ($0 * 7_919) % 300 }
    let shares = try (1...7).map { try #require(Shard(number: $0, count: 7)).members(weights) }
    #expect(shares.flatMap(\.self).sorted() == Array(weights.indices))
    let loads = shares.map { $0.reduce(0) { $0 + weights[$1] } }
    let (least, most) = (try #require(loads.min()), try #require(loads.max()))
    #expect(most - least < most / 10)
  }

  @Test(arguments: ["0/3", "4/3", "1", "1/0", "a/b", "1/3/5", "-1/3", "1/99999"])
  func whatIsNoShareIsRefused(text: String) {
    #expect(Shard(text) == nil)
  }

  @Test func missingAndDoubledPartsAreNamed() async throws {
    _ = try await buildParts(3)
    try await build("half", "1/2")
    #expect(await refusal(["part-1", "part-3"]) == "part 2/3 missing")
    #expect(
      await refusal(["part-1", "part-2", "part-3", "part-3"]) == "'part-3' and 'part-3' are both part 3/3")
    #expect(await refusal(["part-1", "half"]) == "'part-1' is part 1/3 and 'half' is part 1/2")
    #expect(await refusal(["content"]) == "'content' is no part of a site")
  }

  @Test func outdatedPartsAreNamed() async throws {
    _ = try await buildParts(2)
    try write("b", operations: 9)
    #expect(
      await refusal(["part-1", "part-2"]).hasSuffix("is outdated: 'apis/b/openapi.yaml' has changed since"))
    try await build("part-2", "2/2")
    #expect(
      await refusal(["part-1", "part-2"])
        == "'part-2' (part 2/2) and 'part-1' (part 1/2) were made from different files of the API 'b'")
    try await build("part-1", "1/2")
    #expect(await refusal(["part-1", "part-2"]) == "")
    try folder.write("content/site.yaml", "title: Others\n")
    #expect(await refusal(["part-1", "part-2"]).contains("'part-1' is outdated: settings"))
  }

  @Test func aFileThatWasMissingAndIsThereMakesPartsOutdated() async throws {
    try folder.write(
      "content/apis/b/openapi.yaml",
      "openapi: 3.1.0\ninfo: {title: b, version: '1'}\npaths: {/b: {$ref: 'path.yaml'}}\n")
    try await build("part", "1/1")
    #expect(await refusal(["part"]) == "")
    try folder.write("content/apis/b/path.yaml", "get: {responses: {'200': {description: ok}}}\n")
    #expect(await refusal(["part"]).contains("'part' is outdated"))
  }

  /// A part that came from elsewhere must not put files of this machine into the site.
  @Test func aLinkInAPartIsNotFollowed() async throws {
    try await build("part", "1/1")
    let page = try FileSystem.bytes(ofFile: folder.at("part/apis/c/index.html"))
    try folder.write("secret", String(repeating: "s", count: page.count))
    unlink(folder.at("part/apis/c/index.html"))
    folder.link("part/apis/c/index.html", to: folder.at("secret"))
    #expect(await refusal(["part"]).contains("part/apis/c/index.html"))
  }

  @Test func contentMayLieElsewhereThanWhereThePartsWereMade() async throws {
    try await build("part", "1/1")
    #expect(rename(folder.at("content"), folder.at("moved")) == 0)
    var request = try request("merged")
    request.input = folder.at("moved")
    let merged = try await Build(request, standard: standard).merge(PartSet([folder.at("part")]))
    #expect(merged.output?.written ?? 0 > 0)
  }

  @Test func aPartThatIsNotWholeIsRefused() async throws {
    try await build("part", "1/1")
    try folder.write("part/apis/c/index.html", "cut")
    #expect(await refusal(["part"]) == "'part/apis/c/index.html' is not as it was written")
    unlink(folder.at("part/apis/c/index.html"))
    #expect(await refusal(["part"]).contains("part/apis/c/index.html"))
    let record = try FileSystem.bytes(ofFile: folder.at("part/.rubric-part"))
    try folder.write("part/.rubric-part", String(decoding: record.dropLast(5), as: UTF8.self))
    #expect(await refusal(["part"]) == "the part in 'part' is damaged, or another version of Rubric made it")
  }
}
