import RubricDocuments
import RubricOpenAPI
import Testing

@Suite struct FactWalkTests {
  private func walk(_ rest: String) throws -> FactWalk {
    FactWalk(try Reading("3.1.0", rest).api, where: { _ in true }, unless: { _ in false })
  }

  @Test func allThatIsAskedForIsKeptWithItsPointer() throws {
    let walk = try walk("tags: [{name: a, description: b/c}]\n")
    #expect(
      walk.found.map(\.pointer) == ["/info/title", "/info/version", "/tags/0/name", "/tags/0/description"])
    #expect(walk.foundCount == walk.count)
  }

  @Test func ofVeryManyTheFirstAreKeptAndAllAreCounted() throws {
    let count = FactWalk.mostFound + 500
    let walk = try walk("tags:\n" + (0..<count).map { "  - {name: t\($0)}\n" }.joined())
    #expect(walk.count == count + 2)
    #expect(walk.foundCount == count + 2)
    #expect(walk.found.count == FactWalk.mostFound)
    #expect(walk.found.last?.pointer == "/tags/\(FactWalk.mostFound - 3)/name")
  }

  @Test func longNamesDoNotMakePointersLongerThanTheDescriptionManyTimes() throws {
    let path = "/" + String(repeating: "a", count: 100_000)
    let parameters = (0..<2_000).map { "        - {name: p\($0), in: query}\n" }.joined()
    let walk = try walk("paths:\n  ? \(path)\n  : get:\n      parameters:\n\(parameters)")
    #expect(walk.foundCount > 4_000)
    let bytes = walk.found.reduce(0) { $0 + $1.pointer.utf8.count }
    #expect(bytes < FactWalk.longestPointers + 200_000)
    #expect(!walk.found.isEmpty)
  }
}
