import Testing

/// Tags below their groups and below their parents look the same.
@Suite struct TagOutlineTests {
  private static let paths = """
    paths:
      /a: {get: {tags: [cats], responses: {'200': {description: d}}}}
      /b: {get: {tags: [dogs], responses: {'200': {description: d}}}}
      /c: {get: {tags: [fees], responses: {'200': {description: d}}}}
    """

  private static func home(_ root: String) async throws -> String {
    let pages = try await ExtensionTests.build(
      "openapi: 3.2.0\ninfo: {title: T, version: '1'}\n" + root + "\n" + paths)
    #expect(pages.missing == [])
    return pages.text
  }

  /// Cards without what each of them holds.
  private static func card(_ name: String) -> String {
    "<li><a href=\"tags/\(name).html\">\(name)</a> <span class=\"count\">1 operation</span></li>\n"
  }

  @Test func groupsOfTagsAndParentsWithoutPagesLookTheSame() async throws {
    let grouped = "x-tagGroups: [{name: Animals, tags: [cats, dogs]}]"
    let below = """
      tags: [{name: Animals}, {name: cats, parent: Animals}, {name: dogs, parent: Animals}, {name: fees}]
      """
    for root in [grouped, below] {
      let text = try await Self.home(root)
      #expect(
        text.contains(
          "<ul class=\"cards\"><li class=\"cards-of\"><span class=\"name\">Animals</span>\n<ul class=\"cards\">"
            + Self.card("cats") + Self.card("dogs") + "</ul></li>\n" + Self.card("fees") + "</ul>"))
      #expect(text.contains("<h2>Animals</h2>\n<h3><a href=\"tags/cats.html\">cats"))
    }
  }

  @Test func aParentWithAPageIsALink() async throws {
    let text = try await Self.home("tags: [{name: dogs, parent: cats}, {name: cats}]")
    #expect(
      text.contains(
        "<li class=\"cards-of\"><a href=\"tags/cats.html\">cats</a> <span class=\"count\">1 operation</span>\n"
          + "<ul class=\"cards\">" + Self.card("dogs") + "</ul></li>\n"))
  }

  @Test func aChainOfTagsWithoutPagesIsWhole() async throws {
    let text = try await Self.home(
      "tags: [{name: All}, {name: Animals, parent: All}, {name: cats, parent: Animals}, {name: idle}]")
    #expect(
      text.contains(
        "<span class=\"name\">All</span>\n<ul class=\"cards\"><li class=\"cards-of\">"
          + "<a href=\"tags/animals.html\">Animals</a>"))
  }

  @Test func longChainsOfParentsEnd() async throws {
    let tags = (0..<300).map { "{name: t\($0), description: d, parent: t\($0 + 1)}" }.joined(separator: ", ")
    let text = try await Self.home("tags: [\(tags), {name: t300}]")
    #expect(text.contains(">t0</a>") && text.contains("<h6>") && !text.contains("<h7>"))
  }
}
