import RubricSite
import RubricTesting
import Testing

@testable import RubricPages

/// Each thing that a description or a content folder can hold very many of costs the same however many others
/// there are. The bounds are many times what it takes, and a small part of what a search through all for each
/// takes.
@Suite struct GrowthTests {
  private static func lines(_ count: Int, _ line: (Int) -> String) -> String {
    (0..<count).map(line).joined(separator: "\n")
  }

  private static let operation = """
    paths:
      /a:
        get:
          responses:
            '200':
              description: x

    """

  static let descriptions: [(what: String, spec: String)] = [
    ("headers", operation + "          headers:\n" + lines(60_000) { "            H\($0): {schema: {}}" }),
    ("links", operation + "          links:\n" + lines(60_000) { "            L\($0): {operationId: a}" }),
    ("media types", operation + "          content:\n" + lines(60_000) { "            a/t\($0): {}" }),
    ("responses", operation + lines(60_000) { "        'x\($0)': {description: x}" }),
    ("paths without operations", "paths:\n" + lines(60_000) { "  /a\($0): {summary: s}" }),
    (
      "components",
      "paths: {}\ncomponents:\n  headers:\n" + lines(60_000) { "    h\($0): {schema: {}}" }
        + "\n  examples:\n" + lines(60_000) { "    e\($0): {value: 1}" }
    ),
    (
      "scopes",
      "components:\n  securitySchemes:\n    o:\n      type: oauth2\n      flows:\n        implicit:\n"
        + "          authorizationUrl: https://a.b\n          scopes:\n"
        + lines(60_000) { "            s\($0): d" }
    ),
    (
      "scopes that are asked for",
      "paths: {/a: {get: {security: [{o: [" + (0..<60_000).map { "s\($0), " }.joined() + "]}]}}}\n"
        + "components:\n  securitySchemes:\n    o:\n      type: oauth2\n      flows:\n        implicit:\n"
        + "          authorizationUrl: https://a.b\n          scopes:\n"
        + lines(60_000) { "            s\($0): d" }
    ),
  ]

  @Test("things in one object take linear time", arguments: descriptions)
  func inOneObject(_ what: String, _ spec: String) throws {
    let sample = try SamplePages(spec)
    let made = processorSeconds { sample.pages.count }
    #expect(made.result > 0)
    #expect(made.seconds < 20, "\(what)")
  }

  /// Seconds for one of the pages, the fastest of some.
  private func seconds(_ sample: SamplePages, _ requests: [PageMaker.Request]) -> Double {
    requests.map { request in processorSeconds { _ = sample.maker.page(request) }.seconds }.min() ?? .infinity
  }

  @Test func aPageOfAGroupTakesNoLongerForOtherGroups() throws {
    func spec(_ count: Int) -> String {
      "tags:\n" + Self.lines(count) { "  - {name: t\($0), description: d}" } + "\npaths: {}"
    }
    let (few, many) = (try SamplePages(spec(300)), try SamplePages(spec(100_000)))
    let one = seconds(few, (200..<300).map { .group($0) })
    #expect(seconds(many, (99_000..<99_100).map { .group($0) }) < 10 * one)
  }

  @Test func theSideOfAnOperationTakesNoLongerForOthersOfItsGroup() throws {
    func seconds(_ count: Int) throws -> Double {
      let sample = try SamplePages("paths:\n" + Self.lines(count) { "  /a\($0): {get: {tags: [t]}}" })
      let (site, ids) = (sample.maker.site, try sample.api.operations.ids)
      let times = (count - 100..<count).map { number in
        processorSeconds {
          let standing = sample.maker.standings[ids[number]]
          _ = site.navigation(
            at: site.routes.route(of: ids[number]), group: standing?.group, position: standing?.position ?? 0,
            guides: sample.maker.guides)
        }.seconds
      }
      return times.min() ?? .infinity
    }
    #expect(try seconds(49_000) < 10 * seconds(300))
  }

  @Test func anOperationStandsInTheMiddleOfItsPartOfTheNavigation() throws {
    let sample = try SamplePages(
      "paths:\n" + Self.lines(300) { "  /a\($0): {get: {tags: [t, u]}}" })
    for number in [0, 49, 50, 51, 150, 249, 250, 299] {
      let page = sample.maker.page(sample.maker.requests[2 + number])
      let group = try #require(page.navigation?.groups.first)
      #expect(group.items.count == 100)
      #expect(group.items.firstIndex { $0.isCurrent } == (number < 50 ? number : max(50, number - 200)))
    }
  }

  @Test func guidesStandInTheirOrderWithWhatTheyAreFor() throws {
    let sample = try SamplePages(
      "paths: {/1: {get: {operationId: one, tags: [a]}}}\ncomponents: {schemas: {A: {}}}",
      guides: [
        "b.md": "---\noperation: one\n---\n# B", "a.md": "---\noperation: GET /1\n---\n# A",
        "c.md": "---\nschema: A\n---\n# C", "d.md": "---\ntag: a\n---\n# D",
      ])
    #expect(try sample.operation("GET /1").guides.map(\.source.text) == ["A", "B"])
    #expect(try sample.schema("A").guides.map(\.source.text) == ["C"])
    guard case .group(let group) = sample.maker.page(.group(0)).body else { throw SamplePages.NoPage() }
    #expect(group.guides.map(\.source.text) == ["D"])
  }
}
