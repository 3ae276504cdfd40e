import RubricDocuments
import RubricOpenAPI
import Testing

/// Swagger 2.0 and OpenAPI 3.2 that somebody wrote to do harm, or that a machine mangled.
@Suite struct VersionHostilityTests {
  private static let swagger = """
    swagger: '2.0'
    info: {title: T, version: '1'}
    host: e.org
    basePath: /v1
    schemes: [https]
    consumes: [application/json]
    produces: [application/json]
    securityDefinitions: {a: {type: oauth2, flow: implicit, authorizationUrl: u, scopes: {s: Reads}}}
    security: [{a: [s]}]
    parameters:
      P: {name: p, in: query, type: array, items: {type: string}, collectionFormat: ssv}
      B: {name: b, in: body, schema: {$ref: '#/definitions/A'}}
    responses:
      R: {description: d, schema: {type: file}, headers: {H: {type: integer}}, examples: {a/b: 1}}
    definitions:
      A: {type: object, discriminator: k, properties: {k: {type: string, x-nullable: true}}}
      C: {allOf: [{$ref: '#/definitions/A'}]}
    paths:
      /a/{i}:
        parameters: [{$ref: '#/parameters/P'}, {name: i, in: path, required: true, type: string}]
        post: {parameters: [{$ref: '#/parameters/B'}], responses: {'200': {$ref: '#/responses/R'}}}
        put: {parameters: [{name: f, in: formData, type: file}], responses: {default: {description: d}}}
    """

  private static let latest = """
    openapi: 3.2.0
    $self: https://e.org/a
    info: {title: T, version: '1'}
    tags: [{name: a, parent: b}, {name: b, kind: nav}]
    paths:
      /a:
        summary: s
        query: {tags: [a], responses: {'200': {$ref: '#/components/responses/R', description: Other}}}
        additionalOperations: {COPY: {security: [{'https://e.org/a#/components/securitySchemes/s': []}]}}
    components:
      responses: {R: {summary: s, content: {a/b: {$ref: '#/components/mediaTypes/M'}}}}
      mediaTypes: {M: {itemSchema: {type: string}, itemEncoding: {prefixEncoding: [{contentType: a/b}]}}}
      securitySchemes: {s: {type: oauth2, flows: {deviceAuthorization: {scopes: {}}}}}
      pathItems: {P: {get: {parameters: [{name: q, in: querystring, content: {a/b: {}}}]}}}
      schemas: {S: {oneOf: [true], discriminator: {propertyName: p, defaultMapping: S}, xml: {nodeType: text}}}
    """

  @Test(arguments: [swagger, latest]) func noPrefixAndNoMutationTraps(_ text: String) throws {
    let whole = try Reading(text)
    #expect(whole.outcome.value != nil)
    let bytes = Array(text.utf8)
    for count in 0...bytes.count { _ = try? Reading(bytes: Array(bytes[..<count])) }
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, bound)
    }
    let pieces = ["null", "{}", "[]", "1", "''", "*a", "&a ", "$ref: '#'", "array", "file", "-", "\n", ": "]
    for _ in 0..<1_500 {
      var mutated = bytes
      for _ in 0...next(3) {
        let start = next(mutated.count)
        mutated.replaceSubrange(
          start..<min(mutated.count, start + next(12)), with: Array(pieces[next(pieces.count)].utf8))
      }
      guard let reading = try? Reading(bytes: mutated) else { continue }
      for finding in reading.outcome.findings {
        #expect(Int(finding.span.bytes.upperBound) <= mutated.count && !finding.message.isEmpty)
      }
    }
  }

  @Test(arguments: [swagger, latest]) func everyLineWithAnotherValueIsRead(_ text: String) throws {
    let lines = text.split(separator: "\n").map(String.init)
    for index in lines.indices.dropFirst() {
      for value in ["null", "1", "text", "[]", "{}", "[[]]", "{a: {}}", "true"] {
        var changed = lines
        guard let colon = changed[index].firstRange(of: ": ") else { continue }
        changed[index] = String(changed[index][..<colon.upperBound]) + value
        guard let reading = try? Reading(changed.joined(separator: "\n")) else { continue }
        #expect(reading.outcome.value != nil, "\(changed[index])")
      }
    }
  }

  @Test func listsThatMultiplyAreCutOff() throws {
    let types = (0..<5_000).map { "a/b\($0)" }.joined(separator: ", ")
    let operations = (0..<2_000).map { "  /p\($0): {get: {responses: *r}}\n" }.joined()
    let text =
      "swagger: '2.0'\ninfo: {title: T, version: '1'}\nproduces: [\(types)]\n"
      + "x-r: &r {'200': {description: d, schema: {}}}\npaths:\n\(operations)"
    let clock = ContinuousClock()
    var count = 0
    let time = try clock.measure { count = try Reading(text).api.responses.all[0].content.count }
    #expect(count == 50 && time < .seconds(20))
  }

  @Test func chainsOfDefinitionsAreCutOff() throws {
    let definitions = (1..<3_000).map { number in
      "  D\(number): {discriminator: k, allOf: [{$ref: '#/definitions/D\(number - 1)'}]}\n"
    }
    let text =
      "swagger: '2.0'\ninfo: {title: T, version: '1'}\npaths: {}\ndefinitions:\n"
      + "  D0: {discriminator: k}\n" + definitions.joined()
    let api = try Reading(text).api
    let mappings = api.schemas.all.compactMap { $0.discriminator?.mapping.count }.reduce(0, +)
    #expect(mappings > 2_999 && mappings <= 100_000)
  }

  @Test func pathItemsThatMultiplyAreCutOff() throws {
    let members = (0..<1_000).map { "'\($0)': *i" }.joined(separator: ", ")
    let callbacks = (0..<1_000).map { "c\($0): *c" }.joined(separator: ", ")
    let text =
      "openapi: 3.2.0\ninfo: {title: T, version: '1'}\nx-i: &i {summary: s}\nx-c: &c {\(members)}\n"
      + "components: {callbacks: {\(callbacks)}}\n"
    let api = try Reading(text).api
    let count = api.components.callbacks.map(\.value.pathItems.count).reduce(0, +)
    #expect(count == 50_000)
  }
}
