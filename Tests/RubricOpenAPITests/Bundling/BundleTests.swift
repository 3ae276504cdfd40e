import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricTesting
import Testing

/// Where things of other files come to stand.
@Suite struct BundleTests {
  /// The bundle of `openapi.yaml` among the files, and what was found.
  static func bundle(
    _ files: [String: String], hides: Bool = false
  ) throws -> (text: String, findings: [Finding], isChanged: Bool) {
    let reader = DocumentReader(vocabulary: Field.vocabulary)
    let paths = files.keys.sorted()
    var documents: [String: Document] = [:]
    for (index, path) in paths.enumerated() {
      let file = SourceFile(path: path, bytes: Array((files[path] ?? "").utf8))
      let source = SourceID(index: UInt32(index))
      documents[path] =
        path.hasSuffix(".md") ? reader.readText(file, as: source).value : reader.read(file, as: source).value
    }
    let known = documents
    var load: DocumentLoader = { address, _ in
      if address.contains("://") { return .remote(reason: "is remote", help: "") }
      return known[address].map { .document($0) } ?? .refused(reason: "is not there", help: "add it")
    }
    var root = try #require(known["openapi.yaml"])
    if hides {
      let withholding = Withholding(root, load: load)
      (root, load) = (withholding.document(root), withholding.loader(load))
    }
    let outcome = Bundle.make(root, load: load) { paths[Int($0.source.index)] }
    let bundle = try #require(outcome.value, "\(outcome.findings.map(\.message))")
    return (
      String(decoding: try YAMLWriter.bytes(of: bundle.value), as: UTF8.self), outcome.findings,
      bundle.isChanged
    )
  }

  private func bundle(_ version: String, _ rest: String, _ files: [String: String] = [:]) throws -> String {
    let root = "openapi: \(version)\ninfo: {title: T, version: '1'}\n\(rest)"
    return try BundleTests.bundle(files.merging(["openapi.yaml": root]) { $1 }).text
  }

  @Test func aComponentThatIsAFileStandsUnderItsOwnName() throws {
    let text = try bundle(
      "3.1.0",
      "components: {schemas: {Pet: {$ref: pet.yaml}, Pets: {items: {$ref: pet.yaml}}}}",
      ["pet.yaml": "{type: object, properties: {kin: {$ref: pet.yaml}}}"])
    #expect(
      text.hasSuffix(
        """
        components:
          schemas:
            Pet:
              type: object
              properties:
                kin:
                  $ref: '#/components/schemas/Pet'
            Pets:
              items:
                $ref: '#/components/schemas/Pet'

        """), "\(text)")
  }

  @Test func namesThatClashGetSuffixesThatNothingElseDecides() throws {
    let schemas = "[{$ref: 'a/pet.yaml'}, {$ref: 'b/pet.yaml'}, {$ref: 'lib.yaml#/x y'}]"
    let files = [
      "a/pet.yaml": "type: string", "b/pet.yaml": "type: number", "lib.yaml": "{x y: {type: 'null'}}",
    ]
    let names = { (text: String) in
      text.split(separator: "\n").filter {
        $0.hasPrefix("    ") && $0.hasSuffix(":") && !$0.hasPrefix("     ")
      }
    }
    let text = try bundle("3.1.0", "components: {schemas: {All: {oneOf: \(schemas)}}}", files)
    let found = names(text)
    #expect(found.count == 4)
    #expect(found.filter { $0.hasPrefix("    pet-") }.count == 2)
    #expect(found.contains("    x_y:"))
    let turned = "[{$ref: 'b/pet.yaml'}, {$ref: 'more.yaml'}, {$ref: 'lib.yaml#/x y'}, {$ref: 'a/pet.yaml'}]"
    let other = try bundle(
      "3.1.0", "components: {schemas: {All: {oneOf: \(turned)}}}", files.merging(["more.yaml": "{}"]) { $1 })
    #expect(Set(found).isSubset(of: Set(names(other))))
  }

  @Test func aNameOfTheRootIsNeverTaken() throws {
    let text = try bundle(
      "3.0.3", "paths: {}\ncomponents: {schemas: {pet: {type: integer}, A: {items: {$ref: pet.yaml}}}}",
      ["pet.yaml": "type: string"])
    #expect(text.contains("    pet:\n      type: integer\n"))
    #expect(text.contains("$ref: '#/components/schemas/pet-"))
  }

  @Test func pathItemsAndOperationsTakeThePlaceOfTheirReference() throws {
    let text = try bundle(
      "3.0.3", "paths:\n  /a: {$ref: a.yaml}\n  /b: {get: {$ref: 'ops.yaml#/b'}}\n  /c: {$ref: a.yaml}\n",
      ["a.yaml": "get: {responses: {}}", "ops.yaml": "b: {operationId: b, responses: {}}"])
    #expect(
      text.hasSuffix(
        """
        paths:
          /a:
            get:
              responses: {}
          /b:
            get:
              operationId: b
              responses: {}
          /c:
            $ref: '#/paths/~1a'

        """), "\(text)")
  }

  @Test func whatStandsBesideAReferenceStays() throws {
    let rest = "components: {schemas: {A: {properties: {p: {$ref: s.yaml, description: here}}}}}"
    let text = try bundle("3.1.0", rest, ["s.yaml": "type: string"])
    #expect(text.contains("p:\n          $ref: '#/components/schemas/s'\n          description: here\n"))
  }

  @Test func aDiscriminatorPointsIntoTheBundle() throws {
    let rest = """
      components:
        schemas:
          Cat: {type: object}
          Pet:
            oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: dog.yaml}]
            discriminator: {propertyName: kind, mapping: {dog: dog.yaml, cat: Cat, cow: '#/components/schemas/Cat'}}
      """
    let text = try bundle("3.1.0", rest, ["dog.yaml": "type: object"])
    #expect(text.contains("dog: '#/components/schemas/dog'\n"))
    #expect(text.contains("cat: Cat\n"))
    #expect(text.contains("cow: '#/components/schemas/Cat'\n"))
  }

  @Test func identifiersOfOtherFilesAreNoLongerNeeded() throws {
    let rest = """
      components:
        schemas:
          A: {$ref: 'b.yaml#thing'}
          B: {$ref: 'b.yaml#/$defs/a~1b'}
      """
    let file = """
      $id: https://example.com/b
      $schema: https://json-schema.org/draft/2020-12/schema
      $defs:
        a/b: {$anchor: thing, properties: {other: {$ref: c}}}
        c: {$id: c, type: string}
      """
    let text = try bundle("3.1.0", rest, ["b.yaml": file])
    #expect(!text.contains("$id") && !text.contains("$anchor") && !text.contains("$defs"))
    #expect(text.contains("other:\n          $ref: '#/components/schemas/c'\n"))
    #expect(text.contains("    B:\n      $ref: '#/components/schemas/A'\n"))
  }

  @Test func swagger2KeepsItsOwnPlaces() throws {
    let root = """
      swagger: '2.0'
      info: {title: T, version: '1'}
      paths:
        /a: {get: {parameters: [{$ref: 'p.yaml'}], responses: {'200': {$ref: r.yaml}}}}
      """
    let text = try BundleTests.bundle([
      "openapi.yaml": root, "p.yaml": "{name: p, in: query, type: string}",
      "r.yaml": "{description: R, schema: {$ref: s.yaml}, headers: {X: {type: string}}}",
      "s.yaml": "type: string",
    ]).text
    #expect(text.contains("- $ref: '#/parameters/p'\n"))
    #expect(text.contains("'200':\n          $ref: '#/responses/r'\n"))
    #expect(text.contains("definitions:\n  s:\n    type: string\n"))
    #expect(!text.contains("components"))
  }

  @Test func operationsOfLinksAreThoseOfTheBundle() throws {
    let rest = """
      paths:
        /a: {$ref: a.yaml}
        /b: {get: {responses: {'200': {$ref: 'r.yaml'}}}}
      components: {links: {Own: {operationRef: '#/paths/~1a/get'}}}
      """
    let response = """
      description: R
      links:
        Moved: {operationRef: 'a.yaml#/get'}
        Root: {operationRef: 'openapi.yaml#/paths/~1b/get'}
        Through: {operationRef: 'openapi.yaml#/paths/~1a/get'}
        Away: {operationRef: 'https://example.com/#/paths/~1b/get'}
        Lost: {operationRef: 'c.yaml#/get'}
      """
    let operation = "get: {responses: {'200': {description: OK}}}"
    let outcome = try BundleTests.bundle([
      "openapi.yaml": "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n\(rest)", "r.yaml": response,
      "a.yaml": operation, "c.yaml": operation,
    ])
    func link(_ name: String) -> Substring? {
      let lines = outcome.text.split(separator: "\n")
      return lines.firstIndex { $0.hasSuffix(" \(name):") }.map { lines[$0 + 1].drop { $0 == " " } }
    }
    #expect(link("Own") == "operationRef: '#/paths/~1a/get'")
    #expect(link("Moved") == "operationRef: '#/paths/~1a/get'")
    #expect(link("Root") == "operationRef: '#/paths/~1b/get'")
    #expect(link("Through") == "operationRef: '#/paths/~1a/get'")
    #expect(link("Away") == "operationRef: https://example.com/#/paths/~1b/get")
    #expect(link("Lost") == "operationRef: c.yaml#/get")
    #expect(outcome.findings.count == 1 && outcome.findings.first?.severity == .warning)
  }

  @Test func aDiscriminatorOfAnotherFilePointsFromThere() throws {
    let rest = "components: {schemas: {Pet: {$ref: pet.yaml}}}"
    let pet = """
      oneOf: [{$ref: dog.yaml}, {$ref: cat.yaml}]
      discriminator: {propertyName: kind, mapping: {dog: dog.yaml, cat: 'cat.yaml#'}}
      """
    let text = try bundle(
      "3.1.0", rest, ["pet.yaml": pet, "dog.yaml": "type: object", "cat.yaml": "type: object"])
    #expect(text.contains("dog: '#/components/schemas/dog'\n"))
    #expect(text.contains("cat: '#/components/schemas/cat'\n"))
  }

  @Test func theValueOfAnExampleIsData() throws {
    let rest = "components: {examples: {E: {value: {$ref: gone.yaml}}, F: {$ref: e.yaml}}}"
    let outcome = try BundleTests.bundle([
      "openapi.yaml": "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n\(rest)",
      "e.yaml": "value: {$ref: '#/none'}",
    ])
    #expect(outcome.findings.isEmpty)
    #expect(outcome.text.contains("$ref: gone.yaml\n") && outcome.text.contains("$ref: '#/none'\n"))
  }

  @Test func referencesInDataAndExtensionsAreLeftAlone() throws {
    let rest =
      "components: {schemas: {A: {example: {$ref: gone.yaml}, x-a: {$ref: gone.yaml}, default: {$ref: s.yaml}}}}"
    let outcome = try BundleTests.bundle(
      ["openapi.yaml": "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n\(rest)", "s.yaml": "type: string"])
    // Whether an extension means its reference, nobody knows.
    #expect(
      outcome.findings.map(\.message) == ["'gone.yaml' stays as it is: it stands in an extension"]
        && !outcome.isChanged)
    #expect(outcome.text.components(of: "gone.yaml") == 2)
  }

  @Test func whatLeadsNowhereOrToAnotherHostStaysAndIsFound() throws {
    let rest = "components: {schemas: {A: {$ref: gone.yaml}, B: {$ref: 'https://example.com/b.yaml'}}}"
    let outcome = try BundleTests.bundle([
      "openapi.yaml": "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n\(rest)"
    ])
    #expect(
      outcome.findings.map(\.severity) == [.warning, .error]
        || outcome.findings.map(\.severity) == [.error, .warning])
    #expect(
      outcome.text.contains("$ref: gone.yaml\n")
        && outcome.text.contains("$ref: https://example.com/b.yaml\n"))
  }

  @Test func anOperationThatHoldsItselfEnds() throws {
    let operation = "{responses: {}, callbacks: {c: {u: {get: {$ref: 'ops.yaml#/a'}}}}}"
    let outcome = try BundleTests.bundle([
      "openapi.yaml":
        "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {$ref: 'ops.yaml#/a'}}}",
      "ops.yaml": "a: \(operation)",
    ])
    #expect(outcome.findings.map(\.severity) == [.warning])
  }

  @Test func noMutationTrapsOrHangs() throws {
    var random = SeededNumbers(seed: 7)
    let pieces = [
      "$ref: ", "a.yaml", "*a", "&a ", "#/", "{", "}", "x-internal: true", "[", "\n", "components",
    ]
    let files = ["a.yaml": "{get: {$ref: a.yaml}, schemas: &a {x: {$ref: 'openapi.yaml#/components'}}}"]
    let bytes = Array(EquivalenceTests.yaml.utf8)
    for _ in 0..<600 {
      var mutated = bytes
      for _ in 0...Int.random(in: 0..<4, using: &random) {
        let start = Int.random(in: 0..<mutated.count, using: &random)
        let end = min(mutated.count, start + Int.random(in: 0..<12, using: &random))
        let piece = pieces[Int.random(in: 0..<pieces.count, using: &random)]
        mutated.replaceSubrange(start..<end, with: Array(piece.utf8))
      }
      let root = String(decoding: mutated, as: UTF8.self)
      BundleTests.attempt(files.merging(["openapi.yaml": root]) { $1 })
    }
  }

  /// Reads what is a description at all, and puts it together.
  private static func attempt(_ files: [String: String]) {
    let reader = DocumentReader(vocabulary: Field.vocabulary)
    func document(_ path: String, _ index: UInt32) -> Document? {
      let file = SourceFile(path: path, bytes: Array((files[path] ?? "").utf8))
      return reader.read(file, as: SourceID(index: index)).value
    }
    guard let root = document("openapi.yaml", 0), let other = document("a.yaml", 1) else { return }
    let load: DocumentLoader = { address, _ in
      address == "a.yaml"
        ? .document(other)
        : address == "openapi.yaml"
          ? .document(root)
          : .refused(reason: "is not there", help: "")
    }
    let withholding = Withholding(root, load: load)
    let bundle = Bundle.make(withholding.document(root), load: withholding.loader(load)) { _ in "" }
    if let value = bundle.value?.value { _ = try? YAMLWriter.bytes(of: value) }
  }

  // MARK: - Withholding

  private func reduced(_ rest: String) throws -> String {
    try BundleTests.bundle(
      ["openapi.yaml": "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n\(rest)"], hides: true
    ).text
  }

  @Test func whatMentionsWhatIsInternalGoesWithIt() throws {
    let text = try reduced(
      """
      security: [{open: []}, {secret: []}]
      paths:
        /a:
          get:
            tags: [hidden]
            parameters: [{$ref: '#/components/parameters/P'}]
            responses: {'200': {description: OK, content: {a/b: {schema: {$ref: '#/components/schemas/Alias'}}}}}
      components:
        parameters: {P: {name: p, in: query, x-internal: true, schema: {}}}
        securitySchemes: {open: {type: http, scheme: basic}, secret: {type: http, scheme: bearer, x-internal: true}}
        schemas:
          Alias: {$ref: '#/components/schemas/Secret'}
          Secret: {x-internal: true}
          Pet:
            oneOf: [{$ref: '#/components/schemas/Secret'}]
            discriminator: {propertyName: k, mapping: {s: Secret, t: '#/components/schemas/Secret', u: Other}}
          Other: {properties: {a: {x-internal: true}}, required: [a]}
      tags: [{name: hidden, x-internal: true}]
      """)
    for gone in [
      "hidden", "Secret", "secret", "Alias", "oneOf", "required", "parameters:\n        -", "  P:",
    ] {
      #expect(!text.contains(gone), "\(gone) in \(text)")
    }
    #expect(text.contains("u: Other") && text.contains("security:\n  - open: []\n"))
  }

  @Test func aMarkInDataIsNoMark() throws {
    let text = try reduced(
      "components: {schemas: {A: {example: {x-internal: true}, x-a: {x-internal: true}}}}")
    #expect(text.components(of: "x-internal: true") == 2)
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
