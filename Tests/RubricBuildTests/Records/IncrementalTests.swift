import Glibc
import RubricDiagnostics
import RubricSite
import RubricStandard
import Testing

@testable import RubricBuild

/// What a build makes of what the last one kept is what it makes of nothing.
@Suite struct IncrementalTests {
  private let folder: TemporaryFolder
  private let standard: Standard

  init() throws {
    folder = try TemporaryFolder()
    standard = try Standard()
    try folder.write("content/site.yaml", "title: Three services\nbase: https://docs.example/\n")
    try folder.write("content/index.md", "# Home\n\nSee [permits](apis/permits/guide.md).\n")
    try folder.write("content/guides/shared.md", "# Shared\n\nWhat all have in common.\n")
    for name in ["permits", "noise", "trees"] {
      try folder.write("content/apis/\(name)/openapi.yaml", IncrementalTests.description(name, operations: 2))
      try folder.write("content/apis/\(name)/guide.md", "# Guide of \(name)\n\nSome words.\n")
      try folder.write("content/apis/\(name)/picture.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    }
  }

  private static func description(_ name: String, operations: Int) -> String {
    var text = "openapi: 3.1.0\ninfo: {title: \(name), version: '1'}\npaths:\n"
    for number in 0..<operations {
      text += "  /\(name)/\(number):\n    get:\n      operationId: get\(number)\n"
      text += "      summary: Get \(number)\n      responses: {'200': {$ref: 'responses.yaml'}}\n"
    }
    return text
  }

  // MARK: - Builds

  private func build(_ output: String, cache: Bool, date: String = "2026-05-01") async throws -> BuildReport {
    var request = BuildRequest(
      input: folder.at("content"), output: folder.at(output), jobs: 2, date: try #require(CivilDate(date)))
    if cache { request.cache = folder.at("cache") }
    return try await Build(request, standard: standard).run()
  }

  /// Builds with what was kept and without, and compares all that comes out.
  private func expectTheSame(_ edit: String, date: String = "2026-05-01") async throws {
    let kept = try await build("kept", cache: true, date: date)
    remove("clean")
    let clean = try await build("clean", cache: false, date: date)
    let (first, second) = (try folder.files(in: "kept"), try folder.files(in: "clean"))
    #expect(Set(first.keys) == Set(second.keys), "after: \(edit)")
    #expect(second.filter { first[$0.key] != $0.value }.map(\.key) == [], "after: \(edit)")
    #expect(kept.findings == clean.findings, "after: \(edit)")
    #expect(kept.apis.map(\.percentage) == clean.apis.map(\.percentage), "after: \(edit)")
  }

  private func remove(_ path: String) {
    for entry in (try? FileSystem.entries(ofFolder: folder.at(path))) ?? [] {
      if entry.kind == .folder {
        remove("\(path)/\(entry.name)")
      } else {
        unlink(folder.at("\(path)/\(entry.name)"))
      }
    }
    rmdir(folder.at(path))
  }

  // MARK: - Edits

  /// Each kind of edit that people make, of files that there may be or not.
  private func edit(_ dice: inout Dice) throws -> String {
    let api = ["permits", "noise", "trees"][dice.roll(3)]
    let other = ["permits", "noise", "trees", "gone"][dice.roll(4)]
    let number = dice.roll(5)
    func write(_ path: String, _ text: String) throws -> String {
      try folder.write("content/" + path, text)
      return "\(path) is \(text)"
    }
    func remove(_ path: String) -> String {
      unlink(folder.at("content/" + path))
      return "\(path) is removed"
    }
    switch dice.roll(18) {
    case 0: return try write("apis/\(api)/guide.md", "# Guide\n\nWords \(number).\n")
    case 1: return try write("apis/\(api)/guide.md", "# Guide\n\n## Errors \(number)\n\n404 means nothing.\n")
    case 2: return try write("apis/\(api)/guide.md", "# Guide\n\n[To](api:\(other)/op:get\(number)).\n")
    case 3: return try write("apis/\(api)/guide.md", "# Guide\n\n[To](../\(other)/more-\(number).md#a).\n")
    case 4:
      return try write(
        "apis/\(api)/more-\(number).md", "# More\n\n## A\n\n![](picture.svg) and ![](\(number).svg)\n")
    case 5: return remove("apis/\(api)/more-\(number).md")
    case 6:
      return try write("apis/\(api)/openapi.yaml", IncrementalTests.description(api, operations: number))
    case 7: return try write("apis/\(api)/openapi.yaml", "openapi: [broken")
    case 8: return try write("apis/\(api)/responses.yaml", "description: Answer \(number)\n")
    case 9: return remove("apis/\(api)/responses.yaml")
    case 10: return try write("apis/\(api)/api.yaml", "title: Title \(number)\nstage: beta\n")
    case 11:
      return try write(
        "apis/\(api)/\(number).svg", "<svg xmlns='http://www.w3.org/2000/svg' id='a\(dice.roll(9))'/>")
    case 12: return try write("guides/shared.md", "# Shared \(number)\n\n[To](api:\(other)/op:get1).\n")
    case 13: return try write("site.yaml", "title: Title \(number)\nbase: https://docs.example/\n")
    case 14: return try write("index.md", "# Home \(number)\n\n![](apis/\(api)/picture.svg)\n")
    case 15:
      return try write("apis/fourth/openapi.yaml", IncrementalTests.description("fourth", operations: 1))
    case 16:
      self.remove("content/apis/fourth")
      return "the fourth API is removed"
    default: return try damage(&dice)
    }
  }

  /// Changes a file of the output or of what is kept.
  private func damage(_ dice: inout Dice) throws -> String {
    let place = dice.roll(2) == 0 ? "kept" : "cache"
    let paths = try folder.files(in: place).keys.sorted()
    guard !paths.isEmpty else { return "nothing to damage" }
    let path = "\(place)/\(paths[dice.roll(paths.count)])"
    switch dice.roll(3) {
    case 0: unlink(folder.at(path))
    case 1: try folder.write(path, "")
    default:
      var bytes = try FileSystem.bytes(ofFile: folder.at(path))
      if !bytes.isEmpty { bytes[dice.roll(bytes.count)] ^= 1 }
      try folder.write(path, String(decoding: bytes, as: UTF8.self))
    }
    return "\(path) is damaged"
  }

  @Test func afterAnyEditsTheBytesAreThoseOfACleanBuild() async throws {
    var dice = Dice(state: 20_261_122)
    try await expectTheSame("nothing")
    for _ in 0..<300 {
      var edits: [String] = []
      for _ in 0...dice.roll(2) { edits.append(try edit(&dice)) }
      try await expectTheSame(edits.joined(separator: "; "))
    }
    try await expectTheSame("another day", date: "2027-05-01")
  }

  @Test func whatHasNotChangedIsNotMadeAgain() async throws {
    _ = try await build("kept", cache: true)
    let again = try await build("kept", cache: true)
    #expect(again.output?.written == 0 && again.output?.removed == 0)
    // Of one guide only the pages that show it, or list what it holds.
    try folder.write("content/apis/noise/guide.md", "# Guide of noise\n\nOther words.\n")
    let edited = try await build("kept", cache: true)
    #expect((1...20).contains(edited.output?.written ?? 0))
  }

  @Test func aFileOfAllPagesIsWrittenThoughNothingHasChanged() async throws {
    _ = try await build("kept", cache: true)
    var request = BuildRequest(
      input: folder.at("content"), output: folder.at("kept"), jobs: 2,
      date: try #require(CivilDate("2026-05-01")))
    request.cache = folder.at("cache")
    request.singleFile = folder.at("single.html")
    _ = try await Build(request, standard: standard).run()
    #expect(FileSystem.isRegularFile(folder.at("single.html")))
  }

  /// A cache that came with somebody's content must not lead writing elsewhere.
  @Test func aCacheThatIsALinkIsNotUsed() async throws {
    folder.makeFolder("elsewhere")
    folder.link("cache", to: folder.at("elsewhere"))
    _ = try await build("kept", cache: true)
    #expect(try FileSystem.entries(ofFolder: folder.at("elsewhere")).isEmpty)
  }
}

/// Figures that are the same in every run.
private struct Dice {
  var state: UInt64

  /// From 0, below `sides`.
  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, sides)))
  }
}
