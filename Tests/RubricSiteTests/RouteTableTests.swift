import RubricOpenAPI
import Testing

@testable import RubricSite

@Suite struct RouteTableTests {
  private func routes(_ sample: SampleSite) throws -> [Route] {
    let api = try #require(sample.site.api)
    let schemas = Set(api.namedSchemas.map(\.value)).map { sample.site.routes.route(of: $0) }
    return api.operations.ids.map { sample.site.routes.route(of: $0) } + schemas.compactMap { $0 }
      + sample.site.groups.map(\.route) + sample.site.sections.map(\.route)
      + sample.site.ownGuides.map { sample.site[$0].route }
      + [sample.site.routes.allOperations, sample.site.routes.allSchemas, sample.site.routes.completeness]
  }

  private func expectSound(_ sample: SampleSite, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let routes = try routes(sample)
    var seen: Set<Route> = []
    for route in routes {
      #expect(seen.insert(route).inserted, "\(route) twice", sourceLocation: sourceLocation)
    }
    for route in routes {
      #expect(route.path.hasPrefix("apis/permits/"), sourceLocation: sourceLocation)
      for part in route.path.split(separator: "/", omittingEmptySubsequences: false) {
        #expect(
          !part.isEmpty && part != ".." && part != "." && part.utf8.count < 200,
          sourceLocation: sourceLocation)
        let isPlain = part.utf8.allSatisfy {
          (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46
        }
        #expect(isPlain, "\(route)", sourceLocation: sourceLocation)
      }
    }
  }

  @Test func addressesTellWhatTheyHold() throws {
    let sample = try SampleSite(["index.md": "# Home", "how/to pay.md": "x", "README.md": "y"])
    #expect(
      try routes(sample).map(\.path).map { String($0.dropFirst("apis/permits/".count)) } == [
        "operations/list-permits.html", "operations/post-permits.html", "schemas/permit.html",
        "tags/find-permits.html", "index.html", "sections/errors.html", "sections/cost.html",
        "sections/authentication.html", "guides/readme.html", "guides/how/to-pay.html", "index.html",
        "operations/index.html", "schemas/index.html", "completeness.html",
      ])
    #expect(sample.site.routes.download(ending: "yml").path == "apis/permits/openapi.yml")
  }

  @Test func hostileNamesStayInTheirPlace() throws {
    let long = String(repeating: "long", count: 75)
    let names = [
      "index", "..", "../../etc/passwd", "/", "😀", "日本", "", " ", long, long + "x", "a/b", "a-b", "A B",
      "con", "%2e%2e", "a\\u0000b",
    ]
    let operations = names.enumerated().map {
      "  /p\($0): {get: {operationId: \"\($1)\", tags: [\"\($1)\"]}}\n"
    }.joined()
    let schemas = names.map { "    \"\($0)\": {type: object}\n" }.joined()
    let spec =
      "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n\(operations)components:\n  schemas:\n\(schemas)"
    let sample = try SampleSite(
      [
        "..md": "a", "😀.md": "b", "日本.md": "c", "\(long).md": "d", "a b/c.md": "e", "a-b/c.md": "f",
        "A.md": "g", "a.md": "h",
      ],
      spec: spec)
    try expectSound(sample)
    #expect(sample.site.api?.operations.count == names.count)
  }

  @Test func everyOperationHasItsOwnAddress() throws {
    let sample = try SampleSite(
      spec: """
        openapi: 3.1.0
        info: {title: T, version: '1'}
        paths:
          /a: {get: {operationId: same, callbacks: {c: {$ref: '#/components/callbacks/shared'}, d: {$ref: '#/components/callbacks/shared'}}}}
          /b: {get: {operationId: same, callbacks: {c: {$ref: '#/components/callbacks/shared'}}}}
          /c: {get: {}}
          /c/: {get: {}}
          /ref: {$ref: '#/components/pathItems/p', get: {operationId: own}, put: {}}
        webhooks:
          c: {get: {}}
          /c: {get: {}}
        components:
          callbacks: {shared: {'{$url}': {post: {operationId: called}, get: {}}}}
          pathItems: {p: {get: {operationId: shared}}}
        """)
    try expectSound(sample)
    #expect(sample.site.api?.operations.count == 14)
    #expect(sample.site.entry.targets["op:own"] == nil && sample.site.entry.targets["op:shared"] != nil)
  }

  @Test func groupsAndSchemasOfOneNameAreKeptApart() throws {
    let sample = try SampleSite(
      spec: """
        openapi: 3.1.0
        info: {title: T, version: '1'}
        paths:
          /a: {get: {tags: [webhooks, untagged]}}
          /b: {get: {}}
          /c: {get: {responses: {'200': {description: x, content: {a/b: {schema: {$ref: '#/x-a/schemas/Pet'}}}}}}}
          /d: {get: {responses: {'200': {description: x, content: {a/b: {schema: {$ref: '#/x-b/schemas/Pet'}}}}}}}
        webhooks: {w: {post: {}}}
        components: {schemas: {Pet: {}}}
        x-a: {schemas: {Pet: {type: object}}}
        x-b: {schemas: {Pet: {type: array}}}
        """)
    try expectSound(sample)
    #expect(sample.site.groups.map(\.kind) == [.tag, .tag, .untagged, .webhooks])
    #expect(sample.site.api?.namedSchemas.map(\.name) == ["Pet", "Pet", "Pet"])
  }

  @Test(
    "former addresses stay within their part of the site",
    arguments: [
      ("old", "p/old.html"), ("old.html", "p/old.html"), ("/p/old/page", "p/old/page.html"),
      ("/old/page", nil), ("/p", nil), ("/p/../x", nil), ("p/old", "p/p/old.html"),
      ("old/", "p/old/index.html"),
      ("..", nil), ("../x", nil), ("a/../b", nil), (".hidden", nil), ("", nil), ("/", nil), ("a b", nil),
      ("https://e.org", nil),
      ("a%2e", nil), ("é", nil),
    ] as [(String, String?)])
  func former(_ address: String, route: String?) {
    #expect(RouteTable(prefix: "p/").former(address)?.path == route)
  }

  @Test func filesKeepTheirEndingAndAreKeptApart() {
    let table = RouteTable(prefix: "")
    let routes = ["a/b.png", "a-b.png", "a/b.PNG", "LICENSE", "x.y/LICENSE", "../a.png"].map {
      table.attachment($0).path
    }
    #expect(Set(routes).count == 6)
    #expect(routes[0].hasPrefix("files/a-b-") && routes[0].hasSuffix(".png"))
    #expect(routes[4].hasSuffix(".license"))
    let deep =
      Array(repeating: String(repeating: "x", count: 90), count: 12).joined(separator: "/") + "/a.png"
    #expect(table.attachment(deep).path.utf8.count < 200)
  }
}
