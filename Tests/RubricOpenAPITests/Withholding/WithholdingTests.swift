import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import Testing

/// What names something that is internal goes with it; what does not, stays.
@Suite struct WithholdingTests {
  /// What is left of the description, and what was found.
  private func reduced(
    _ rest: String, version: String = "3.1.0", _ files: [String: String] = [:]
  ) throws -> String {
    let head =
      version == "2.0" ? "swagger: '2.0'\n" : "openapi: \(version)\n"
    let root = head + "info: {title: T, version: '1'}\n\(rest)"
    return try BundleTests.bundle(files.merging(["openapi.yaml": root]) { $1 }, hides: true).text
  }

  /// Of every case nothing is to be left that holds `zq`.
  private func expectNone(_ rest: String, version: String = "3.1.0", keeps: [String] = []) throws {
    let text = try reduced(rest, version: version)
    #expect(!text.lowercased().contains("zq"), "\(text)")
    for part in keeps { #expect(text.contains(part), "\(part) in \(text)") }
  }

  private static let base = "B: {properties: {a: {type: string}, zqp: {x-internal: true, type: string}}}"

  // MARK: - Properties

  @Test(arguments: [
    "P: {$ref: '#/components/schemas/B', required: [zqp, a]}",
    "P: {allOf: [{$ref: '#/components/schemas/C'}], required: [zqp]}, C: {allOf: [{$ref: '#/components/schemas/B'}]}",
    "P: {oneOf: [{$ref: '#/components/schemas/B'}, {type: object}], required: [zqp]}",
    "P: {allOf: [{$ref: '#/components/schemas/B'}, {properties: {zqp: {description: zqother}}}]}",
    "P: {allOf: [{$ref: '#/components/schemas/B'}], anyOf: [{required: [zqp]}, {required: [a]}]}",
    "P: {properties: {zqr: {x-internal: true}}, allOf: [{$ref: '#/components/schemas/R'}]}, R: {required: [zqr]}",
    "P: {properties: {zqr: {$ref: '#/components/schemas/Zq'}}, required: [zqr]}, Zq: {x-internal: true}",
  ])
  func anotherSchemaMayNameAProperty(schemas: String) throws {
    try expectNone("components: {schemas: {\(schemas), \(WithholdingTests.base)}}", keeps: ["a:\n"])
  }

  @Test(arguments: [
    "anyOf: [{required: [zqp]}, {required: [a]}]",
    "oneOf: [{required: [zqp]}, {required: [a]}]",
    "oneOf: [{properties: {zqp: {}}, required: [zqp]}, {properties: {c: {}}, required: [c]}]",
    "if: {required: [zqp]}, then: {required: [a]}, else: {required: [c]}",
    "if: {properties: {zqp: {const: 1}}}, then: {required: [a]}",
    "if: {properties: {c: {}}}, then: {required: [zqp]}",
    "not: {required: [zqp]}",
    "not: {type: object, required: [zqp]}",
    "allOf: [{not: {anyOf: [{required: [zqp]}]}}]",
    "dependentRequired: {zqp: [a], a: [zqp], c: [a, zqp]}",
    "dependentSchemas: {zqp: {required: [a]}, a: {required: [zqp]}}",
    "dependencies: {zqp: [a], a: [zqp], c: {required: [zqp]}}",
    "discriminator: {propertyName: zqp, mapping: {x: '#/components/schemas/O'}}",
    "propertyNames: {enum: [a, zqp]}",
    "example: {a: 1, zqp: zqv}",
    "examples: [{zqp: zqv}]",
    "default: {zqp: zqv}, enum: [{zqp: 1, a: 2}], const: {zqp: {a: 1}}",
  ])
  func aSchemaMayNameItsProperty(keywords: String) throws {
    let properties = "properties: {a: {type: string}, c: {}, zqp: {x-internal: true, description: zqd}}"
    try expectNone("components: {schemas: {P: {\(properties), \(keywords)}, O: {}}}", keeps: ["a:\n"])
  }

  @Test func aConditionThatLosesAPartGoesAsAWhole() throws {
    let text = try reduced(
      """
      components:
        schemas:
          P:
            properties: {a: {}, z: {x-internal: true}}
            if: {required: [z]}
            then: {required: [a]}
            not: {type: string, required: [z]}
            anyOf: [{required: [z]}, {required: [a]}]
            oneOf: [{properties: {z: {}}}, {properties: {kept: {}}}]
            allOf: [{required: [z]}, {minProperties: 1}]
      """)
    for gone in ["if:", "then:", "not:", "anyOf:", "required"] { #expect(!text.contains(gone), "\(text)") }
    #expect(text.contains("oneOf:") && text.contains("kept:") && text.contains("minProperties: 1"))
  }

  @Test func aNameThatAnotherSchemaShowsStays() throws {
    let text = try reduced(
      """
      components:
        schemas:
          Base: {properties: {id: {}}, required: [id]}
          Own: {allOf: [{$ref: '#/components/schemas/Base'}], properties: {id: {x-internal: true}}}
          Either:
            oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
            required: [tag]
            discriminator: {propertyName: tag}
          Cat: {properties: {tag: {x-internal: true}}, required: [tag]}
          Dog: {properties: {tag: {}}, required: [tag]}
          Other: {properties: {tag: {}}, required: [tag], example: {tag: 1}}
      """)
    #expect(
      text.contains("Base:\n      properties:\n        id: {}\n      required:\n        - id"), "\(text)")
    #expect(text.contains("propertyName: tag"))
    #expect(text.components(of: "- tag\n") == 3, "\(text)")
    #expect(text.contains("tag: 1"))
  }

  @Test func examplesLoseWhatTheirSchemasLose() throws {
    try expectNone(
      """
      paths:
        /a:
          post:
            parameters: [{name: f, in: query, schema: {$ref: '#/components/schemas/P'}, example: {zqp: 1, in: {zqp: 1}}}]
            requestBody:
              content:
                a/json:
                  schema: {type: array, items: {$ref: '#/components/schemas/P'}}
                  examples: {one: {value: [{a: kept, zqp: 1, more: [{zqp: 2}]}]}, two: {$ref: '#/components/examples/E'}}
            responses: {'200': {description: d, content: {a/json: {schema: {$ref: '#/components/schemas/W'}, example: {zqp: shown, p: {zqp: 3}}}}}}
      components:
        examples: {E: {value: [{zqp: 1}]}}
        schemas:
          P: {properties: {a: {}, zqp: {x-internal: true}, more: {items: {$ref: '#/components/schemas/P'}}, in: {$ref: '#/components/schemas/P'}}}
          W: {properties: {p: {$ref: '#/components/schemas/P'}}, additionalProperties: true}
      """.replacing("zqp: shown", with: "b: shown"), keeps: ["a: kept", "b: shown"])
  }

  @Test func encodingsTellOfProperties() throws {
    try expectNone(
      """
      paths:
        /a:
          post:
            requestBody:
              content:
                multipart/form-data:
                  schema: {$ref: '#/components/schemas/P'}
                  encoding: {a: {contentType: a/b}, zqp: {contentType: text/zqct}, in: {encoding: {zqp: {contentType: x/y}}}}
            responses: {}
      components: {schemas: {P: {properties: {a: {}, in: {$ref: '#/components/schemas/P'}, zqp: {x-internal: true}}}}}
      """, version: "3.2.0", keeps: ["contentType: a/b"])
  }

  @Test func swaggerNamesPropertiesToo() throws {
    try expectNone(
      """
      paths: {/a: {get: {responses: {'200': {description: d, schema: {$ref: '#/definitions/P'}, examples: {a/json: {zqp: 1, a: 2}}}}}}}
      definitions:
        P: {properties: {a: {}, zqp: {x-internal: true}}, required: [zqp], dependencies: {zqp: [a]}, discriminator: zqp}
      """, version: "2.0", keeps: ["a: 2"])
  }

  // MARK: - Schemas

  @Test func aDynamicReferenceNeedsAnAnchor() throws {
    try expectNone(
      """
      components:
        schemas:
          P: {$defs: {x: {x-internal: true, $dynamicAnchor: zqan}}, properties: {a: {$dynamicRef: '#zqan'}, b: {}}}
          Q: {properties: {c: {$dynamicRef: '#/components/schemas/Zq'}, d: {$ref: '#zqa'}}}
          Zq: {x-internal: true, $anchor: zqa}
      """, keeps: ["b: {}"])
    let text = try reduced(
      """
      components:
        schemas:
          P: {$defs: {x: {x-internal: true, $dynamicAnchor: n}}, properties: {a: {$dynamicRef: '#n'}}}
          Q: {$dynamicAnchor: n}
      """)
    #expect(text.contains("$dynamicRef: '#n'"))
  }

  @Test func valuesNameSchemasForDiscriminators() throws {
    try expectNone(
      """
      components:
        schemas:
          Pet:
            oneOf: [{$ref: '#/components/schemas/ZqCat'}, {$ref: '#/components/schemas/Dog'}]
            discriminator: {propertyName: kind, mapping: {zqcat: ZqCat, dog: Dog}}
            properties: {kind: {$ref: '#/components/schemas/Kind'}}
          Kind: {enum: [ZqCat, zqcat, Dog, dog]}
          ZqCat: {x-internal: true}
          Dog: {properties: {kind: {const: dog}}}
          Base: {properties: {kind: {enum: [ZqHeir, Heir]}}, discriminator: {propertyName: kind}}
          ZqHeir: {x-internal: true, allOf: [{$ref: '#/components/schemas/Base'}]}
          Heir: {allOf: [{$ref: '#/components/schemas/Base'}]}
          Other: {enum: [other]}
      """, keeps: ["- Dog", "- dog", "- Heir", "- other"])
  }

  @Test func anAddressThroughWhatIsInternalGoes() throws {
    try expectNone(
      """
      paths: {/a: {get: {parameters: [{name: b, in: query, schema: {$ref: '#/components/schemas/Zq/properties/a'}}], responses: {}}}}
      components:
        schemas:
          Zq: {x-internal: true, $ref: '#/components/schemas/Open'}
          Open: &open {properties: {a: {type: string}}}
          Zq2: {x-internal: true, allOf: [*open]}
          P: {properties: {c: {$ref: '#/components/schemas/Zq2/allOf/0'}, d: {$ref: '#/components/schemas/Open/properties/a'}}}
      """, keeps: ["d:\n"])
  }

  // MARK: - Operations

  @Test(arguments: [
    ("operationId: zqop", "x-internal: true, get: {operationId: zqop, responses: {}}"),
    ("operationId: zqop", "get: {x-internal: true, operationId: zqop, responses: {}}"),
    ("operationRef: '#/paths/~1zqpath/get'", "get: {x-internal: true, responses: {}}"),
    ("operationRef: '#/paths/~1zqpath/get'", "x-internal: true, get: {responses: {}}"),
    ("operationRef: '#/paths/~1zqpath/get'", "x-internal: true, $ref: '#/components/pathItems/I'"),
    ("operationId: zqop", "x-internal: true, $ref: items.yaml"),
    ("$ref: '#/components/links/L'", "get: {x-internal: true, operationId: zqop, responses: {}}"),
  ])
  func linksToWhatIsInternalGo(link: String, item: String) throws {
    let text = try reduced(
      """
      paths:
        /a: {get: {operationId: open, responses: {'200': {description: d, links: {zql: {\(link)}, k: {operationId: open}}}}}}
        /zqpath: {\(item)}
      components: {pathItems: {I: {get: {responses: {}}}}, links: {\(link.hasPrefix("$ref") ? "L: {operationId: zqop}" : "")}}
      """, ["items.yaml": "get: {operationId: zqop, responses: {}}"])
    #expect(!text.contains("zq") && text.contains("k:\n"), "\(text)")
  }

  @Test func linksGiveNoParametersThatAreInternal() throws {
    try expectNone(
      """
      paths:
        /a:
          parameters: [{$ref: '#/components/parameters/Zq'}]
          get:
            operationId: o
            parameters: [{x-internal: true, name: zqp, in: query}, {name: b, in: query}]
            responses: {'200': {description: d, links: {L: {operationId: o, parameters: {zqp: 1, query.zqp: 1, zqr: 1, header.zqr: 1, b: kept}}}}}
      components: {parameters: {Zq: {x-internal: true, name: zqr, in: header}}}
      """, keeps: ["b: kept"])
  }

  @Test(arguments: [
    "summary: zqs, additionalOperations: {ZQ: {x-internal: true, responses: {}}}",
    "summary: zqs, get: {x-internal: true}, additionalOperations: {ZQ: {x-internal: true}, ZQ2: {x-internal: true}}",
  ])
  func aPathWithoutOperationsGoes(item: String) throws {
    try expectNone(
      "paths: {/a: {get: {responses: {}}}, /zq: {\(item)}}", version: "3.2.0", keeps: ["/a:"])
  }

  @Test func aPathKeepsTheOperationsThatAreOpen() throws {
    let text = try reduced(
      "paths: {/b: {get: {x-internal: true}, additionalOperations: {COPY: {responses: {}}, zq: {x-internal: true}}}}",
      version: "3.2.0")
    #expect(text.contains("COPY") && !text.contains("zq") && !text.contains("get"))
  }

  @Test func expressionsTellNothingOfWhatIsInternal() throws {
    let body = "content: {a/json: {schema: {$ref: '#/components/schemas/P'}}}"
    try expectNone(
      """
      paths:
        /a:
          post:
            operationId: o
            parameters: [{x-internal: true, name: zqp, in: query}, {name: b, in: query}]
            requestBody: {\(body)}
            callbacks:
              c: {'https://a/{$request.body#/url}': {post: {}}, '{$request.body#/in/0/zqp}/b': {post: {}}}
              zqc: {'{$request.query.zqp}': {post: {}}}
            responses:
              '200':
                description: d
                headers: {zqh: {x-internal: true}, h: {}}
                \(body)
                links:
                  L:
                    operationId: o
                    requestBody: '{$request.body#/zqp}'
                    parameters: {a: $response.body#/in/0/zqp, c: $response.header.zqh, d: $request.query.zqp, e: 'x{$request.body#/zqp}y', b: $response.header.h, f: $request.query.b, g: '$response.body#/in/1/url'}
      components: {schemas: {P: {properties: {url: {}, in: {items: {$ref: '#/components/schemas/P'}}, zqp: {x-internal: true}}}}}
      """,
      keeps: ["b: $response.header.h", "f: $request.query.b", "/in/1/url", "https://a/{$request.body#/url}"])
  }

  @Test func aCallbackWithoutOperationsGoes() throws {
    try expectNone(
      """
      paths:
        /a:
          get:
            callbacks:
              zqcb: {x-a: b, '{$request.body#/zq}': {post: {x-internal: true, responses: {}}}}
              zqref: {$ref: '#/components/callbacks/Zq'}
            responses: {}
      components: {callbacks: {Zq: {u: {x-internal: true, post: {responses: {}}}}}}
      """)
  }

  // MARK: - Names

  @Test func tagsAreNamedByGroupsAndByTags() throws {
    try expectNone(
      """
      paths: {/a: {get: {tags: [zqt, p], responses: {}}}}
      x-tagGroups: [{name: g, tags: [zqt, p]}, {name: zqg, tags: [zqt]}]
      tags: [{name: zqt, x-internal: true}, {name: p, parent: zqt}]
      """, version: "3.2.0", keeps: ["name: p", "name: g", "- p"])
  }

  @Test func scopesOfAFlowGoWithIt() throws {
    try expectNone(
      """
      paths: {}
      security: [{o: [zqs, p, both]}]
      components:
        securitySchemes:
          o:
            type: oauth2
            flows:
              clientCredentials: {x-internal: true, tokenUrl: https://zq/t, scopes: {zqs: d, both: d}}
              implicit: {authorizationUrl: https://a, scopes: {p: d, both: d}}
      """, keeps: ["- p\n", "- both\n"])
  }

  @Test func anAddressThatLacksAPartIsFound() throws {
    let documents = DocumentReader(vocabulary: Field.vocabulary)
    func found(_ rest: String) throws -> (text: String, findings: [Finding]) {
      let text = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n\(rest)"
      let file = SourceFile(path: "openapi.yaml", bytes: Array(text.utf8))
      let document = try #require(documents.read(file, as: SourceID(index: 0)).value)
      return (try reduced(rest), Withholding(document) { _, _ in .refused(reason: "", help: "") }.findings)
    }
    let parameter = "{name: id, in: path, required: true, x-internal: true}"
    let path = try found(
      "paths: {'/a/{id}': {get: {parameters: [\(parameter), {name: q, in: query, x-internal: true}]}}}")
    #expect(
      path.findings.map(\.message) == [
        "the path parameter 'id' is internal, but callers of '/a/{id}' must send it"
      ])
    #expect(!path.text.contains("in: path"))
    let hidden = try found("paths: {'/a/{id}': {get: {x-internal: true, parameters: [\(parameter)]}}}")
    #expect(hidden.findings.isEmpty)
    let server = try found(
      "servers: [{url: 'https://{zqv}.a', variables: {zqv: {x-internal: true, default: zqd}}}, {url: https://b}]"
    )
    #expect(server.findings.count == 1 && server.text.contains("https://b") && !server.text.contains("zq"))
    let unused = try found("servers: [{url: https://a, variables: {zqv: {x-internal: true, default: zqd}}}]")
    #expect(unused.findings.isEmpty && unused.text.contains("https://a") && !unused.text.contains("zq"))
    let whole = try found("x-internal: true\npaths: {/zq: {}}\ntags: [{name: zq}]")
    #expect(whole.findings.map(\.severity) == [.error] && !whole.text.contains("zq"))
  }

  // MARK: - Size

  @Test func chainsOfReferencesEndHoweverLongTheyAre() throws {
    func schemas(_ count: Int) -> String {
      var text = "A0: {x-internal: true, properties: {a: {properties: {a: {}}}}}"
      for index in 1..<count {
        let before = index == 1 ? "A0" : "S\(index - 1)"
        text += ", S\(index): {$ref: '#/components/schemas/\(before)/properties/a', properties: {a: {}}}"
      }
      return "components: {schemas: {\(text), Open: {}}}"
    }
    let text = try reduced(schemas(300))
    #expect(!text.contains("S2") && !text.contains("S299") && text.contains("Open"))
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
