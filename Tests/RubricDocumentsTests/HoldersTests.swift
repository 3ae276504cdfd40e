import RubricDiagnostics
import RubricDocuments
import Testing

/// The way from values outward.
@Suite struct HoldersTests {
  private func root(_ text: String) throws -> Node {
    let file = SourceFile(path: "a.yaml", bytes: Array(text.utf8))
    return try #require(DocumentReader().read(file, as: SourceID(index: 0)).value).root
  }

  @Test func everyContainerHoldsItsValues() throws {
    let root = try root("{a: &x [1, {b: 2}], c: [*x, *x], d: {e: 3}}")
    let holders = Holders(root.document)
    let list = try #require(root.member(named: "a")?.value)
    let second = try #require(root.member(named: "c")?.value)
    #expect(holders.hasShared && Set(holders[list]) == [root, second] && holders[list].count == 2)
    #expect(Array(holders[list.elements[1]]) == [list])
    #expect(holders[root].isEmpty)
  }

  @Test func whatHoldsItselfEnds() throws {
    let root = try root("&x {a: *x, b: {c: 1}}")
    let holders = Holders(root.document)
    #expect(Array(holders[root]) == [root] && !holders.hasShared)
  }
}
