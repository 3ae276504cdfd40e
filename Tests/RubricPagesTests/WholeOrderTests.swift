import Testing

@testable import RubricPages

@Suite struct WholeOrderTests {
  @Test func theWholeGoesFromTheHomeOverGuidesAndGroupsToSchemas() throws {
    let sample = try SamplePages(
      """
      tags: [{name: b}, {name: a}]
      paths:
        /a: {get: {tags: [a], operationId: x, responses: {'200': {description: d}}}}
        /b:
          get:
            tags: [b, a]
            operationId: y
            responses: {'200': {description: d}}
            callbacks: {done: {'{$url}': {post: {operationId: z, responses: {'200': {description: d}}}}}}
      components: {schemas: {S: {type: object}}}
      """, guides: ["start.md": "# Start"])
    let told = sample.maker.wholeOrder.map { part in
      "\(part.level) " + sample.maker.route(of: sample.maker.requests[part.request]).path.dropFirst(13)
    }
    #expect(
      told == [
        "0 index.html", "1 guides/start.html", "1 tags/b.html", "2 operations/y.html", "1 tags/a.html",
        "2 operations/x.html", "1 operations/z.html", "1 schemas/index.html", "2 schemas/s.html",
      ])
  }

  @Test func anAPIOfVeryManyPagesHasNoWhole() throws {
    let paths = (0..<601).map { "  /p\($0): {get: {responses: {'200': {description: d}}}}" }
    let sample = try SamplePages("paths:\n" + paths.joined(separator: "\n"))
    #expect(!sample.maker.site.hasWholePage && sample.maker.wholeOrder.isEmpty)
    guard case .apiHome(let home) = sample.maker.page(.home).body else { throw SamplePages.NoPage() }
    #expect(home.whole == nil)
  }
}
