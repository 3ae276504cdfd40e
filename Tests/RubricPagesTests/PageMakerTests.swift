import RubricSamples
import RubricSite
import Testing

@testable import RubricPages

@Suite struct PageMakerTests {
  static let spec = """
    servers: [{url: 'https://e.org/v1'}]
    tags: [{name: a, description: About a}, {name: b}]
    paths:
      /1: {get: {operationId: one, tags: [a]}}
      /2: {get: {operationId: two, tags: [a, b], callbacks: {c: {x: {post: {}}}}}}
      /3: {get: {tags: [a]}}
      /4: {get: {}}
      /5: {get: {tags: [b, a]}}
    webhooks: {w: {post: {}}}
    components:
      schemas: {A: {type: object, properties: {b: {$ref: '#/components/schemas/B'}}}, Alias: {$ref: '#/components/schemas/A'}, B: {}}

    """

  static let guides: KeyValuePairs<String, String> = [
    "index.md": "# Welcome\n\nHello.", "errors.md": "# What goes wrong\n\nText.",
    "one.md": "---\noperation: one\nweight: 1\n---\n# First",
    "two.md": "---\nredirect_from: old\n---\n# Second\n\n## Cost\n\nFree.",
  ]

  @Test func everyRequestLiesWhereItSays() throws {
    let sample = try SamplePages(Self.spec, guides: Self.guides)
    var seen: Set<Route> = []
    for request in sample.maker.requests {
      let page = sample.maker.page(request)
      #expect(page.route == sample.maker.route(of: request))
      #expect(seen.insert(page.route).inserted, "\(page.route) twice")
    }
    // Home, operations, seven operations, four groups, schemas, two of them, three guides, what of twenty
    // sections is no guide, completeness, a redirect.
    #expect(seen.count == 1 + 1 + 7 + 4 + 1 + 2 + 3 + 18 + 1 + 1)
  }

  @Test func everyLinkOfAFrameLeadsToAPage() throws {
    let sample = try SamplePages(Self.spec, guides: Self.guides)
    let pages = sample.pages
    let routes = Set(pages.map(\.route) + sample.maker.maturityRoutes + [Route("index.html")])
    for page in pages {
      var links = page.breadcrumbs + [page.previous, page.next].compactMap { $0 }
      if let navigation = page.navigation {
        links += [navigation.home] + navigation.guides.map(\.link) + navigation.about.map(\.link)
        links += navigation.groups.map(\.link) + navigation.groups.flatMap(\.items).map(\.link)
      }
      for link in links { #expect(routes.contains(link.route), "\(page.route) to \(link.route)") }
      if case .redirect(let target) = page.body { #expect(routes.contains(target)) }
    }
  }

  @Test func previousAndNextAreTheSameChain() throws {
    let sample = try SamplePages(Self.spec, guides: Self.guides)
    var pages: [Route: Page] = [:]
    for page in sample.pages { pages[page.route] = page }
    for page in pages.values {
      if let next = page.next { #expect(pages[next.route]?.previous?.route == page.route, "\(page.route)") }
      if let previous = page.previous {
        #expect(pages[previous.route]?.next?.route == page.route, "\(page.route)")
      }
      #expect(page.next?.route != page.route && page.previous?.route != page.route)
    }
    let first = try #require(pages[Route("apis/permits/operations/one.html")])
    #expect(first.previous == nil && first.next?.route.path == "apis/permits/operations/two.html")
    let guide = try #require(pages[Route("apis/permits/guides/one.html")])
    #expect(guide.previous == nil && guide.next?.text == "What goes wrong")
  }

  @Test func theHomeShowsTheGuideThatIsItElseTheDescription() throws {
    func prose(_ sample: SamplePages) throws -> String {
      guard case .apiHome(let home) = sample.maker.page(.home).body else { throw SamplePages.NoPage() }
      return home.prose.map { $0.text.plainText(of: $0.nodes) } ?? ""
    }
    #expect(try prose(SamplePages(Self.spec, guides: Self.guides)) == "Hello.")
    #expect(
      try prose(SamplePages(Self.spec, info: "{title: T, version: '1', description: Described}"))
        == "Described")
    #expect(try prose(SamplePages(Self.spec)) == "")
  }

  @Test func aGuideStandsWithWhatItIsFor() throws {
    let sample = try SamplePages(Self.spec, guides: Self.guides)
    #expect(try sample.operation("GET /1").guides.map(\.source.text) == ["First"])
    #expect(try sample.operation("GET /2").guides.isEmpty)
  }

  @Test func aSchemaKnowsItsUses() throws {
    let sample = try SamplePages(
      """
      paths:
        /a: {get: {responses: {'200': {description: x, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/A'}}}}}}}}
      components: {schemas: {A: {properties: {b: {allOf: [{$ref: '#/components/schemas/B'}]}, self: {$ref: '#/components/schemas/A'}}}, B: {}}}
      """)
    #expect(try sample.schema("A").uses.map(\.text) == ["GET /a"])
    #expect(try sample.schema("B").uses.map(\.text) == ["A"])
  }

  @Test func anOperationPageHoldsAllItsParts() throws {
    let page = try SamplePages(
      """
      security: [{o: [read, gone]}, {}]
      paths:
        /a/{id}:
          summary: Of the path
          post:
            deprecated: true
            x-sunset: 2027-01-01
            parameters: [{name: id, in: path, required: true, schema: {type: string}}, {name: q, in: query, schema: {}}]
            requestBody: {required: true, content: {application/json: {example: {a: 1}}, text/plain: {example: hi}}}
            responses:
              '404': {description: None}
              '200': {description: Fine, headers: {X-A: {schema: {}}}, links: {l: {operationId: other, parameters: {id: $response.body#/id}}}}
            callbacks: {done: {x: {post: {summary: Called}}}}
        /b: {get: {operationId: other, security: []}}
      components: {securitySchemes: {o: {type: oauth2, flows: {clientCredentials: {tokenUrl: t, scopes: {read: Reads}}}}}}
      """)
    let operation = try page.operation("POST /a/{id}")
    #expect(operation.deprecated?.value == true && operation.sunset?.value == "2027-01-01")
    #expect(operation.parameters.map(\.location) == [.path, .query])
    #expect(operation.requestBody?.isRequired.value == true)
    #expect(
      operation.requestBody?.contents.flatMap(\.examples).map(\.text.value) == ["{\n  \"a\": 1\n}", "hi"])
    #expect(operation.responses.map(\.status.value.text) == ["404", "200"])
    #expect(
      operation.responses[1].headers != nil && operation.responses[1].links.map(\.target?.text) == ["other"])
    #expect(operation.responses[1].links[0].parameters.map(\.value.value) == ["$response.body#/id"])
    #expect(
      operation.callbacks.map(\.name.value) == ["done"]
        && operation.callbacks[0].operations.map(\.text) == ["Called"])
    #expect(operation.samples.count == SampleLanguageName.usual.count)
    #expect(operation.samples[0].title == "curl" && operation.samples[0].code.hasPrefix("curl "))
    #expect(operation.security.isOptional && operation.security.alternatives.count == 1)
    let scopes = operation.security.alternatives[0].schemes[0].scopes
    #expect(
      scopes.map(\.description) == ["Reads", ""] && scopes[0].link?.fragment == "scope-read"
        && scopes[1].link == nil)
    #expect(try page.operation("GET /b").security.alternatives.isEmpty)
    #expect(try page.operation("POST x").samples.isEmpty)
  }

  @Test func whatHasNoExampleSaysWhy() throws {
    let endless = "{$ref: '#/components/schemas/Endless'}"
    let bodies: KeyValuePairs<String, OperationPage.NoExample?> = [
      "image/png: {}": .file, "application/octet-stream: {schema: {}}": .file,
      "application/pdf: {schema: {type: string, format: binary}}": .file,
      "image/gif: {schema: {type: string, contentEncoding: base64}}": .file,
      "application/json: {schema: {type: string, format: binary}}": .file,
      "application/json: {schema: \(endless)}": OperationPage.NoExample.none, "application/json: {}": nil,
      "application/json: {schema: {type: string}}": nil, "text/csv: {schema: {type: string}}": nil,
      "image/svg+xml: {example: <svg/>}": nil,
    ]
    for (body, reason) in bodies {
      let page = try SamplePages(
        """
        paths: {/a: {post: {requestBody: {content: {\(body)}}, responses: {'200': {description: OK}}}}}
        components: {schemas: {Endless: {type: object, required: [a], properties: {a: \(endless)}}}}
        """
      ).operation("POST /a")
      #expect(page.requestBody?.contents.map(\.noExample) == [reason], "\(body)")
    }
  }

  @Test func settingsKnowEveryLanguageThatCallsAreWrittenIn() {
    #expect(SampleLanguageName.allCases.map(\.rawValue) == SampleLanguage.all.map(\.id))
  }
}
