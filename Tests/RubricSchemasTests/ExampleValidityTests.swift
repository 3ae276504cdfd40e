import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricSchemas
import RubricTesting
import Testing

@Suite struct ExampleValidityTests {
  /// Expects a finding at each mark of the description, and no other.
  private func expect(
    _ marked: String, _ messages: [String], version: String = "3.1.0",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let header = "openapi: \(version)\ninfo: {title: T, version: '1'}\n"
    let text = MarkedText(header + marked)
    let file = SourceFile(path: "openapi.yaml", bytes: text.bytes)
    let read = DocumentReader(vocabulary: Field.vocabulary).read(file, as: SourceID(index: 0)).value
    let document = try #require(read, sourceLocation: sourceLocation)
    let outcome = APIReader.read(document) { _, _ in .refused(reason: "is not there", help: "add it") }
    let api = try #require(outcome.value, sourceLocation: sourceLocation)
    let findings = ExampleValidity.findings(in: api).sorted { $0.span < $1.span }
    #expect(findings.map(\.message) == messages, sourceLocation: sourceLocation)
    #expect(findings.map(\.span.bytes) == text.ranges, sourceLocation: sourceLocation)
    #expect(
      findings.allSatisfy { $0.rule == "example-valid" && $0.severity == .error },
      sourceLocation: sourceLocation)
  }

  @Test func theStandardsOwnFragmentsAreTold() throws {
    let passing =
      "paths: {}\ncomponents: {schemas: {A: {type: object, properties: {n: {type: integer, example: 3}}}}}"
    try expect(passing, [])
    let failing =
      "paths: {}\ncomponents: {schemas: {A: {type: object, properties: {n: {type: integer, example: ⟦three⟧}}}}}"
    try expect(failing, ["the example must be an integer, not a string"])
  }

  @Test func examplesAreCheckedWhereverTheyStand() throws {
    try expect(
      """
      paths:
        /a:
          post:
            parameters:
            - {name: p, in: query, schema: {type: integer}, example: ⟦x⟧}
            - {name: q, in: query, schema: {type: integer}, examples: {one: {value: ⟦y⟧}, two: {value: 2}}}
            - {name: r, in: query, content: {application/json: {schema: {type: integer}, example: ⟦z⟧}}}
            requestBody:
              content:
                application/json:
                  schema: {type: object, required: [id, a], properties: {id: {readOnly: true}}}
                  example: {a: 1}
                application/x-www-form-urlencoded:
                  schema: {properties: {a: {type: integer}}}
                  example: {a: ⟦x⟧}
            responses:
              '200':
                description: x
                headers: {H: {schema: {type: integer}, example: ⟦x⟧}}
                content:
                  application/problem+json:
                    schema: {type: object, required: [id], properties: {id: {readOnly: true}}}
                    example: ⟦{}⟧
                  application/xml: {schema: {type: object}, example: <a/>}
                  text/plain: {schema: {type: integer}, example: text}
      components:
        schemas:
          S: {type: integer, default: ⟦x⟧, examples: [1, ⟦y⟧]}
          Pet: {allOf: [{required: [a]}, {properties: {b: {format: date}}}], example: {a: 1, b: ⟦today⟧}}
        examples: {E: {externalValue: https://www.example.org/}}
      """,
      [
        "the example must be an integer, not a string", "the example must be an integer, not a string",
        "the example must be an integer, not a string", "'a' must be an integer, not a string",
        "the example must be an integer, not a string", "the example must have 'id'",
        "the default must be an integer, not a string", "the example must be an integer, not a string",
        "'b' must be a date such as 2026-03-01",
      ])
  }

  @Test func jsonInAStringIsCheckedAsWhatItHolds() throws {
    try expect(
      """
      paths:
        /a:
          get:
            responses:
              '200':
                description: x
                content:
                  application/json:
                    schema: {type: object, properties: {a: {type: integer}}}
                    examples:
                      right: {value: '{"a": 1}'}
                      wrong: {value: ⟦'{"a": "x"}'⟧}
                      none: {value: ⟦'{a'⟧}
                      text: {value: ⟦words⟧}
      """,
      [
        "in this text, 'a' must be an integer, not a string",
        "the example must be an object, not a string", "the example must be an object, not a string",
      ])
  }

  @Test func formatsThatTheRuleDoesNotNamePass() throws {
    try expect(
      """
      paths: {}
      components:
        schemas:
          A: {format: hostname, example: '-'}
          B: {format: int32, example: 99999999999}
          C: {format: ipv4, example: ⟦300.1.1.1⟧}
      """, ["the example must be an IPv4 address"])
  }

  @Test func anExampleOfASharedSchemaIsToldOnce() throws {
    try expect(
      """
      paths: {}
      components:
        schemas:
          A: {type: integer, example: ⟦x⟧}
          B: {properties: {a: {$ref: '#/components/schemas/A'}, b: {$ref: '#/components/schemas/A'}}}
      """, ["the example must be an integer, not a string"], version: "3.0.3")
  }
}
