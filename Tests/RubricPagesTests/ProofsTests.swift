import RubricSite
import Testing

@testable import RubricPages

@Suite struct ProofsTests {
  private static let spec = """
    servers:
      - {url: 'https://e.org/v2', description: Live}
      - {url: 'https://sandbox.e.org/v2'}
      - {url: 'https://e.org/x', description: For testing}
    security: [{o: [read]}]
    paths:
      /a:
        get:
          operationId: a
          parameters: [{name: old, in: query, deprecated: true, x-replaced-by: new, schema: {}}]
          responses:
            '200': {description: Fine}
            '404': {description: Nothing there, content: {application/problem+json: {schema: {$ref: '#/components/schemas/Problem'}}}}
            '429': {description: Slow down, headers: {Retry-After: {description: Seconds, schema: {}}, X-RateLimit-Limit: {schema: {}}}}
            default: {description: Else}
      /b:
        get:
          operationId: b
          deprecated: true
          x-sunset: 2027-01-01
          security: [{o: [write, read]}, {o: [read]}]
          responses: {'404': {description: Not here, content: {application/problem+json: {schema: {$ref: '#/components/schemas/Problem'}}}}}
      /c: {get: {operationId: c, security: [], responses: {4XX: {description: Else}}}}
    components:
      schemas:
        Problem: {type: object, properties: {code: {type: integer, minimum: 1, enum: [1, 2]}, gone: {type: string, deprecated: true}, free: {type: string}}}
        Day: {type: string, format: date}
      securitySchemes: {o: {type: oauth2, description: Ask, flows: {clientCredentials: {tokenUrl: t, scopes: {read: Reads, 'write': Writes, idle: Nobody}}}}}

    """

  private func proofs(_ section: SectionID) throws -> [SectionPage.Proof] {
    try SamplePages(Self.spec).section(section).proofs
  }

  @Test func extensionsOnLimitsAndServiceLevelsAreProofs() throws {
    let sample = try SamplePages(
      """
      x-rateLimit: {limit: 100, window: 60s}
      paths: {/a: {get: {operationId: a, x-ratelimit-burst: 5, x-sla: {availability: 99.9}}}}
      """, info: "{title: T, version: '1', x-sla: gold}")
    func stated(_ section: SectionID) throws -> [String] {
      try sample.section(section).proofs.flatMap { proof -> [String] in
        guard case .stated(_, let all) = proof else { return [] }
        return all.map { "\($0.link?.text ?? "") \($0.statement.name ?? "")=\($0.statement.value)" }
      }
    }
    #expect(try stated("rate-limits") == [" limit=100", " window=60s", "a burst=5"])
    #expect(try stated("service-levels") == [" =gold", "a availability=99.9"])
  }

  @Test func errorsListEveryStatusWithItsMeanings() throws {
    let proofs = try proofs("errors")
    guard case .statuses(let rows) = try #require(proofs.first),
      case .errorBodies(let bodies) = try #require(proofs.last)
    else { throw SamplePages.NoPage() }
    #expect(rows.map(\.status.text) == ["404", "429", "4XX", "default"])
    #expect(rows[0].meanings.map { $0.text.plainText(of: $0.nodes) } == ["Nothing there", "Not here"])
    #expect(rows[0].operations.map(\.text) == ["a", "b"] && rows[0].others == 0)
    #expect(Set(rows.map(\.anchor)).count == 4)
    #expect(
      bodies.count == 1 && bodies[0].mediaType == "application/problem+json" && bodies[0].statuses == ["404"])
  }

  @Test func scopesListWhoNeedsThem() throws {
    guard case .scopes(let rows) = try #require(try proofs("authorisation-scopes").first) else {
      throw SamplePages.NoPage()
    }
    #expect(
      rows.map(\.name) == ["read", "write", "idle"]
        && rows.map(\.description) == ["Reads", "Writes", "Nobody"])
    #expect(rows.map { $0.operations.map(\.text) } == [["a", "b"], ["b"], []])
    #expect(rows.map(\.anchor) == ["scope-read", "scope-write", "scope-idle"])
  }

  @Test func serversAreToldApart() throws {
    var told: [String: [String]] = [:]
    for case .servers(let word, let servers) in try proofs("sandbox") {
      told[word.rawValue] = servers.map(\.url.value)
    }
    #expect(told[Word.testServers.rawValue] == ["https://sandbox.e.org/v2", "https://e.org/x"])
    #expect(told[Word.liveServers.rawValue] == ["https://e.org/v2"])
  }

  @Test func theVersionAndWhereItStands() throws {
    guard case .version(let version, let inAddress) = try #require(try proofs("versioning").first) else {
      throw SamplePages.NoPage()
    }
    #expect(version == "1" && inAddress)
    let other = try SamplePages("paths: {/vets: {get: {}}}").section("versioning").proofs
    guard case .version(_, let isThere) = try #require(other.first) else { throw SamplePages.NoPage() }
    #expect(!isThere)
  }

  @Test func everythingDeprecatedIsListed() throws {
    guard case .deprecated(let items) = try #require(try proofs("deprecation").first) else {
      throw SamplePages.NoPage()
    }
    #expect(items.map(\.name) == ["old", "GET /b", "Problem.gone"])
    #expect(items.map(\.kind) == [.kindParameter, .kindOperation, .kindProperty])
    #expect(items[0].replacement == "new" && items[1].sunset == "2027-01-01")
    guard
      case .nothingDeprecated = try #require(try SamplePages("paths: {}").section("deprecation").proofs.first)
    else { throw SamplePages.NoPage() }
  }

  @Test func rulesOfFieldsAreListed() throws {
    guard case .rules(let rules) = try #require(try proofs("data-rules").first) else {
      throw SamplePages.NoPage()
    }
    #expect(rules.map { "\($0.holder.text).\($0.field)" } == ["Problem.code", "Day."])
    #expect(rules[0].constraints == [.minimum("1")] && rules[0].values == ["1", "2"])
  }

  @Test func headersOfLimitsAreListed() throws {
    guard case .limitHeaders(let headers) = try #require(try proofs("rate-limits").first) else {
      throw SamplePages.NoPage()
    }
    #expect(headers.map(\.name) == ["Retry-After", "X-RateLimit-Limit"])
    #expect(headers[0].description.map { $0.text.plainText(of: $0.nodes) } == "Seconds")
  }

  @Test func longListsOfOperationsAreCutAndCounted() throws {
    let paths = (0..<60).map { "  /p\($0): {get: {responses: {'500': {description: Broken \($0)}}}}\n" }
      .joined()
    let proofs = try SamplePages("paths:\n" + paths).section("errors").proofs
    guard case .statuses(let rows) = try #require(proofs.first) else { throw SamplePages.NoPage() }
    #expect(rows[0].operations.count == Proofs.mostOperations && rows[0].others == 60 - Proofs.mostOperations)
    #expect(rows[0].meanings.count == 8)
  }

  @Test func aSectionNobodyWroteTellsWhatItAsks() throws {
    let page = try SamplePages("paths: {}").section("cost")
    #expect(page.parts.isEmpty && !page.asks.isEmpty && page.answerPath == "cost.md")
    #expect(page.verdict.state == .missing && !page.verdict.openQuestions.isEmpty)
  }

  @Test func aPartOfAGuideIsMarkedWithItsSource() throws {
    let sample = try SamplePages(
      "paths: {}",
      guides: ["money.md": "# Money\n\n## Cost\n\nFree of charge.", "errors.md": "# Errors\n\nText."])
    let part = try #require(try sample.section("cost").parts.first)
    #expect(
      part.prose.text.plainText(of: part.prose.nodes) == "Free of charge." && part.prose.anchors == .none)
    #expect(part.source?.text == "Money" && part.source?.fragment == "cost")
    let own = try #require(try sample.section("errors").parts.first)
    #expect(own.source == nil && own.prose.anchors == .own)
  }
}
