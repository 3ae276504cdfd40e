import RubricDocuments
import RubricOpenAPI
import RubricTesting
import Testing

@Suite struct EquivalenceTests {
  static let yaml = """
    openapi: 3.1.0
    info: {title: Päts, version: "1.0", x-a: {b: [1, 2.50, true, null]}}
    servers: [{url: "https://{r}.e.org", variables: {r: {default: a, enum: [a, b]}}}]
    tags: [{name: pets}]
    security: [{key: []}]
    paths:
      /pets/{id}:
        parameters: [{$ref: "#/components/parameters/id"}]
        get:
          operationId: getPet
          tags: [pets, new]
          responses:
            "200":
              description: OK
              headers: {X-Rate: {schema: {type: integer}}}
              content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}, example: {id: 1.0, $ref: x}}}
              links: {self: {operationId: getPet, parameters: {id: $response.body#/id}}}
            default: {$ref: "#/components/responses/Error"}
          callbacks: {ping: {"{$url}": {post: {responses: {}}}}}
    webhooks: {born: {post: {requestBody: {content: {text/plain: {}}}}}}
    components:
      schemas:
        Pet:
          type: object
          required: [id]
          properties:
            id: {type: integer, minimum: 1, exclusiveMaximum: 10.50}
            kin: {type: array, items: {$ref: "#/components/schemas/Pet"}}
            either: {oneOf: [{type: string}, {type: "null"}]}
          additionalProperties: false
        Wrong: {type: strng, $ref: "#/nowhere"}
      parameters: {id: {name: id, in: path, required: true, schema: {type: string}}}
      responses: {Error: {description: Bad, content: {application/problem+json: {}}}}
      securitySchemes: {key: {type: apiKey, name: k, in: query}}

    """

  static let json = """
    {"openapi": "3.1.0",
     "info": {"title": "P\\u00e4ts", "version": "1.0", "x-a": {"b": [1, 2.50, true, null]}},
     "servers": [{"url": "https://{r}.e.org", "variables": {"r": {"default": "a", "enum": ["a", "b"]}}}],
     "tags": [{"name": "pets"}],
     "security": [{"key": []}],
     "paths": {"/pets/{id}": {
       "parameters": [{"$ref": "#/components/parameters/id"}],
       "get": {"operationId": "getPet", "tags": ["pets", "new"], "responses": {
         "200": {"description": "OK", "headers": {"X-Rate": {"schema": {"type": "integer"}}},
           "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}, "example": {"id": 1.0, "$ref": "x"}}},
           "links": {"self": {"operationId": "getPet", "parameters": {"id": "$response.body#/id"}}}},
         "default": {"$ref": "#/components/responses/Error"}},
         "callbacks": {"ping": {"{$url}": {"post": {"responses": {}}}}}}}},
     "webhooks": {"born": {"post": {"requestBody": {"content": {"text/plain": {}}}}}},
     "components": {
       "schemas": {
         "Pet": {"type": "object", "required": ["id"], "properties": {
           "id": {"type": "integer", "minimum": 1, "exclusiveMaximum": 10.50},
           "kin": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}},
           "either": {"oneOf": [{"type": "string"}, {"type": "null"}]}},
           "additionalProperties": false},
         "Wrong": {"type": "strng", "$ref": "#/nowhere"}},
       "parameters": {"id": {"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}},
       "responses": {"Error": {"description": "Bad", "content": {"application/problem+json": {}}}},
       "securitySchemes": {"key": {"type": "apiKey", "name": "k", "in": "query"}}}}
    """

  @Test func jsonAndYAMLOfOneDescriptionGiveOneModel() throws {
    let yaml = try Reading(Self.yaml)
    let json = try Reading(Self.json, format: .json)
    let lines = dump(try yaml.api)
    #expect(lines.count > 400)
    #expect(lines == dump(try json.api))
    #expect(yaml.messages == json.messages)
    #expect(yaml.messages.count == 2)
  }

  @Test func findingsPointAtTheSameThingsInBoth() throws {
    func pointed(_ reading: Reading) -> [String] {
      reading.outcome.findings.compactMap { finding in
        reading.sources[finding.span.source].map {
          String(
            decoding: $0.bytes[Int(finding.span.bytes.lowerBound)..<Int(finding.span.bytes.upperBound)],
            as: UTF8.self
          )
          .filter { $0 != "\"" }
        }
      }
    }
    #expect(pointed(try Reading(Self.yaml)) == pointed(try Reading(Self.json, format: .json)))
  }

  @Test func readingTwiceGivesTheSame() throws {
    #expect(dump(try Reading(Self.yaml).api) == dump(try Reading(Self.yaml).api))
  }
}

/// No input traps a reader.
@Suite struct HostileDescriptionTests {
  @Test func noPrefixTraps() throws {
    for text in [EquivalenceTests.yaml, EquivalenceTests.json] {
      let bytes = Array(text.utf8)
      for count in 0...bytes.count { try read(Array(bytes[..<count])) }
    }
  }

  @Test func noMutationTraps() throws {
    var random = SeededNumbers(seed: 2)
    let pieces = [
      "$ref", "null", "{}", "[]", "'#/'", "-1", "*a", "&a ", "true", "\n", ": ", "\u{0}", "$anchor", "3.0.3",
    ]
    for text in [EquivalenceTests.yaml, EquivalenceTests.json] {
      let bytes = Array(text.utf8)
      for _ in 0..<1_500 {
        var mutated = bytes
        for _ in 0...Int.random(in: 0..<4, using: &random) {
          let start = Int.random(in: 0..<mutated.count, using: &random)
          let end = min(mutated.count, start + Int.random(in: 0..<12, using: &random))
          let piece = pieces[Int.random(in: 0..<pieces.count, using: &random)]
          mutated.replaceSubrange(start..<end, with: Array(piece.utf8))
        }
        try read(mutated)
      }
    }
  }

  /// Reads what is a document at all.
  private func read(_ bytes: [UInt8]) throws {
    guard let reading = try? Reading(bytes: bytes) else { return }
    for finding in reading.outcome.findings {
      let count = reading.sources[finding.span.source]?.bytes.count ?? 0
      #expect(Int(finding.span.bytes.upperBound) <= count && !finding.message.isEmpty)
    }
  }

  @Test func everyValueInPlaceOfEveryOtherIsRead() throws {
    // Each field of the description in turn gets a value of each kind.
    let lines = EquivalenceTests.yaml.split(separator: "\n").map(String.init)
    for index in lines.indices {
      guard let colon = lines[index].firstIndex(of: ":") else { continue }
      for value in [
        "", "null", "[]", "{}", "[[{}]]", "text", "1", "true", "{$ref: '#'}", "{a: {b: {c: 1}}}",
        "[1, null, {}]",
      ] {
        var changed = lines
        changed[index] = "\(lines[index][...colon]) \(value)"
        let indent = lines[index].prefix { $0 == " " }.count
        var next = index + 1
        while next < changed.count, changed[next].prefix(while: { $0 == " " }).count > indent {
          changed.remove(at: next)
        }
        next += 1
        try read(Array(changed.joined(separator: "\n").utf8))
      }
    }
  }

  @Test func aliasesThatMultiplyAreRead() throws {
    // Ten levels of ten aliases each: a tree of 10¹⁰ schemas in which every schema is written once.
    var text = "components:\n  schemas:\n    L0: &l0 {type: string}\n"
    for level in 1...10 {
      let parts = (0..<10).map { "p\($0): *l\(level - 1)" }.joined(separator: ", ")
      text += "    L\(level): &l\(level) {type: object, properties: {\(parts)}}\n"
    }
    let reading = try Reading("3.1.0", text)
    #expect(try reading.api.schemas.count == 11)
    #expect(reading.messages.isEmpty)
  }

  @Test func anAliasCycleOfSchemasIsRead() throws {
    let reading = try Reading(
      "3.1.0",
      "components:\n  schemas:\n    A: &a {type: object, properties: {a: *a}, items: *a, allOf: [*a]}\n")
    #expect(try reading.api.schemas.count == 1)
  }
}

/// Numbers that are the same in every run.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
