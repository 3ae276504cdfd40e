import RubricTesting
import Testing

/// With `internal: hide` nothing that is written knows what is internal: each kind of object that can be is marked
/// here, and every file of the site is searched for its names.
///
/// What authors write of it in prose stays, as the guide on the content folder says: `prose` below.
@Suite struct InternalPartsTests {
  /// Names of what is internal, or is nothing without it; none is part of another word of the description.
  private static let names = [
    "purgePermits", "zapAll", "sqlHint", "traceKey", "riskScore", "CaseFile", "caseNote", "retiredKind",
    "backstage",
    "auditSink", "auditHook", "X-Shard", "vaultRead", "rootKey", "hidden.example", "nightlySweep",
    "leakSample",
    "DraftShape", "shadowField",
  ]

  private static let shared = """
    parameters:
      - {name: limit, in: query, schema: {type: integer}}
      - {name: sqlHint, in: query, x-internal: true, schema: {type: string}}
    properties:
      shadowField: {type: string, x-internal: true}
      colour: {type: string}
    """

  private static let description = """
    openapi: 3.1.0
    info: {title: Permits, version: "1", description: Gives permits.}
    tags: [{name: open}, {name: backstage, description: Inner work, x-internal: true}]
    servers: [{url: "https://a.example"}, {url: "https://hidden.example", x-internal: true}]
    security: [{key: []}, {rootKey: []}]
    x-tagGroups: [{name: All, tags: [open, backstage]}]
    paths:
      /permits:
        parameters: {$ref: "shared.yaml#/parameters"}
        get:
          operationId: listPermits
          tags: [open, backstage]
          security: [{oauth: [read, vaultRead]}]
          parameters:
            - {$ref: "#/components/parameters/trace"}
            - {name: kind, in: query, schema: {$ref: "#/components/schemas/Kind"}}
          responses:
            "200":
              description: The permits
              headers:
                X-Shard: {x-internal: true, schema: {type: string}}
                X-Total: {schema: {type: integer}}
              content:
                application/json:
                  schema: {type: array, items: {$ref: "#/components/schemas/Permit"}}
                  examples:
                    one: {value: [{id: a, riskScore: 1, case: {caseNote: n}}]}
                    leakSample: {x-internal: true, value: [{id: b}]}
              links:
                purge: {operationId: purgePermits}
                again: {operationId: listPermits, parameters: {limit: $response.body#/0/id, sqlHint: fast}}
        post:
          operationId: createPermit
          tags: [open]
          requestBody:
            content:
              application/json: {schema: {$ref: "#/components/schemas/Permit"}}
              multipart/form-data:
                schema: {$ref: "#/components/schemas/Permit"}
                encoding: {riskScore: {contentType: text/plain}}
          callbacks:
            done: {"{$request.body#/id}": {post: {operationId: done, responses: {"204": {description: Read}}}}}
            auditHook: {"{$request.body#/id}": {post: {operationId: auditSink, x-internal: true, responses: {"204": {description: Read}}}}}
          responses: {"201": {description: Made}}
      /purge:
        post: {operationId: purgePermits, x-internal: true, responses: {"204": {description: Gone}}}
      /zapAll: {x-internal: true, get: {operationId: zapEvery, responses: {"204": {description: Gone}}}}
    webhooks:
      nightlySweep: {post: {operationId: swept, x-internal: true, responses: {"204": {description: Read}}}}
    components:
      parameters:
        trace: {name: traceKey, in: header, x-internal: true, schema: {type: string}}
      securitySchemes:
        key: {type: apiKey, name: X-Key, in: header}
        rootKey: {type: apiKey, name: X-Root, in: header, x-internal: true}
        oauth:
          type: oauth2
          flows:
            clientCredentials: {tokenUrl: "https://a.example/t", scopes: {read: Reads}}
            password: {tokenUrl: "https://a.example/t", x-internal: true, scopes: {vaultRead: Reads all, read: Reads}}
      schemas:
        Permit:
          type: object
          required: [id, riskScore]
          properties:
            id: {type: string}
            riskScore: {type: number, x-internal: true}
            case: {$ref: "#/components/schemas/CaseFile"}
            kind: {$ref: "#/components/schemas/Kind"}
            paint: {$ref: "#/components/schemas/Paint"}
            shape: {oneOf: [{$ref: "#/components/schemas/Square"}, {$ref: "#/components/schemas/DraftShape"}], discriminator: {propertyName: form, mapping: {square: "#/components/schemas/Square", DraftShape: "#/components/schemas/DraftShape"}}}
          example: {id: c, riskScore: 2}
        Kind: {oneOf: [{const: open, title: Open}, {const: retiredKind, title: Retired, x-internal: true}]}
        Paint: {type: object, properties: {$ref: "shared.yaml#/properties"}, example: {colour: red, shadowField: x}}
        Square: {type: object, properties: {form: {enum: [square, DraftShape]}}}
        DraftShape: {type: object, x-internal: true, properties: {form: {type: string}}}
        CaseFile: {type: object, x-internal: true, properties: {caseNote: {type: string}}}
    """

  private let folder: TestFolder
  private let program: Program

  init() throws {
    program = try #require(Program.built, "build the program first, or name it with RUBRIC_PROGRAM")
    folder = try TestFolder()
    try folder.write("Content/apis/permits/openapi.yaml", Array(Self.description.utf8))
    try folder.write("Content/apis/permits/shared.yaml", Array(Self.shared.utf8))
  }

  /// The files of the site by their paths.
  private func site(_ settings: String) throws -> [String: String] {
    try folder.write("Content/site.yaml", Array(settings.utf8))
    let status = Program.wait(
      for: try program.start(
        ["build", "Content", "--output", "Output", "--date", "2026-03-01", "--quiet"], in: folder.path,
        output: "/dev/null", error: folder.at("error")))
    #expect(status == 0)
    let tree = FileTree(folder.at("Output"))
    return try Dictionary(uniqueKeysWithValues: tree.paths.map { ($0, try tree.text($0)) })
  }

  /// The names that a site has anywhere, in the paths of its files too.
  private func found(in site: [String: String], _ names: [String]) -> [String] {
    let texts = site.map { $0.key + "\n" + $0.value }.map { $0.lowercased() }
    return names.filter { name in
      let slug = slug(of: name)
      let plain = name.lowercased()
      return texts.contains { $0.contains(plain) || $0.contains(slug) }
    }
  }

  /// Addresses are made of names in small letters, with hyphens between words.
  private func slug(of name: String) -> String {
    var slug = ""
    for character in name {
      if character.isUppercase, let last = slug.last, last != "-" { slug += "-" }
      slug += character == "." ? "-" : character.lowercased()
    }
    return slug
  }

  @Test func noFileKnowsWhatIsInternal() throws {
    let hidden = try site("internal: hide\n")
    for name in Self.names {
      let holders = hidden.filter { found(in: [$0.key: $0.value], [name]) == [name] }.keys.sorted()
      #expect(holders == [], "\(name)")
    }
    // What is not internal is there.
    #expect(found(in: hidden, ["listPermits", "createPermit", "X-Total", "colour", "limit"]).count == 5)
    #expect(hidden.keys.contains { $0.hasSuffix("apis/permits/openapi.yaml") })
    let withFields = hidden.filter { $0.value.lowercased().contains("x-internal") }.keys.sorted()
    #expect(withFields == [])
  }

  @Test func allOfItIsThereWhereItIsShown() throws {
    let shown = try site("internal: show\n")
    #expect(found(in: shown, Self.names) == Self.names)
  }

  /// Authors' own words are theirs: Rubric does not guess which of them mean an internal part.
  @Test func proseIsNotSearchedForNames() throws {
    let prose = Self.description.replacing(
      "description: Gives permits.", with: "description: See `riskScore`.")
    try folder.write("Content/apis/permits/openapi.yaml", Array(prose.utf8))
    #expect(found(in: try site("internal: hide\n"), Self.names) == ["riskScore"])
  }
}
