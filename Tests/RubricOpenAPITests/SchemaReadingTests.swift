import RubricDocuments
import RubricOpenAPI
import Testing

@Suite struct SchemaReadingTests {
  private func schemas(_ version: String, _ text: String) throws -> (Reading, API) {
    let indented = text.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }
    let reading = try Reading(version, "components:\n  schemas:\n" + indented.joined(separator: "\n") + "\n")
    return (reading, try reading.api)
  }

  @Test func annotationsAndTypes() throws {
    let (reading, api) = try schemas(
      "3.1.0",
      """
      A:
        type: [string, 'null']
        title: T
        description: D
        format: date
        const: c
        default: d
        enum: [a, null, 1]
        example: e
        examples: [f, g]
        deprecated: true
        readOnly: true
        writeOnly: true
        x-a: 1
      B: {type: [string, null]}
      C: {}
      D: true
      E: false
      F: {type: integer}
      """)
    #expect(reading.messages.isEmpty)
    let a = try api.schema("A")
    #expect(a.types == [.string, .null] && a.title == "T" && a.description == "D" && a.format == "date")
    #expect(a.const?.string == "c" && a.default?.string == "d" && a.value.enum.count == 3)
    #expect(a.examples.map(\.string) == ["e", "f", "g"])
    #expect(a.isDeprecated && a.isReadOnly && a.isWriteOnly && a.extensions.map(\.name) == ["x-a"])
    #expect(try api.schema("B").types == [.string, .null])
    #expect(try api.schema("C").types == [] && api.schema("C").always == nil)
    #expect(try api.schema("D").always == true && api.schema("E").always == false)
    #expect(try api.schema("F").types.names == ["integer"])
  }

  @Test func nullableIsATypeOf30Only() throws {
    let (old, api) = try schemas(
      "3.0.3", "A: {type: string, nullable: true}\nB: {type: string, nullable: false}")
    #expect(old.messages.isEmpty)
    #expect(try api.schema("A").types == [.string, .null] && api.schema("B").types == [.string])
    let (new, api31) = try schemas("3.1.0", "A: {type: string, nullable: true}")
    #expect(new.messages.isEmpty)
    #expect(try api31.schema("A").types == [.string])
  }

  @Test func exclusiveBoundsAreFlagsIn30AndNumbersIn31() throws {
    let (old, api) = try schemas(
      "3.0.3", "A: {minimum: 1, exclusiveMinimum: true, maximum: 1.50, exclusiveMaximum: false}")
    #expect(old.messages.isEmpty)
    let bounds = try #require(try api.schema("A").bounds)
    #expect(bounds.exclusiveMinimum == "1" && bounds.minimum == nil)
    #expect(bounds.maximum == "1.50" && bounds.exclusiveMaximum == nil)
    let (new, api31) = try schemas("3.1.0", "A: {minimum: 1, exclusiveMinimum: 0, exclusiveMaximum: 1e3}")
    #expect(new.messages.isEmpty)
    let bounds31 = try #require(try api31.schema("A").bounds)
    #expect(bounds31.minimum == "1" && bounds31.exclusiveMinimum == "0" && bounds31.exclusiveMaximum == "1e3")
    #expect(
      try schemas("3.0.3", "A: {exclusiveMinimum: 3}").0.messages == [
        "'exclusiveMinimum' must be true or false"
      ])
    #expect(
      try schemas("3.1.0", "A: {exclusiveMinimum: true}").0.messages == [
        "'exclusiveMinimum' must be a number"
      ])
  }

  @Test func boundsKeepTheirText() throws {
    let (_, api) = try schemas(
      "3.1.0",
      """
      A:
        multipleOf: 0.010
        minLength: 1
        maxLength: 0x10
        pattern: ^a$
        minItems: 2
        maxItems: 3
        uniqueItems: true
        minProperties: 4
        maxProperties: 5
      B: {type: string}
      """)
    let bounds = try #require(try api.schema("A").bounds)
    #expect(bounds.multipleOf == "0.010" && bounds.minLength == "1" && bounds.maxLength == "0x10")
    #expect(
      bounds.pattern == "^a$" && bounds.minItems == "2" && bounds.maxItems == "3" && bounds.hasUniqueItems)
    #expect(bounds.minProperties == "4" && bounds.maxProperties == "5")
    #expect(try api.schema("B").bounds == nil && api.schema("B").rare == nil)
  }

  @Test func applicatorsHoldSchemas() throws {
    let (reading, api) = try schemas(
      "3.1.0",
      """
      A:
        type: object
        required: [b, a, missing]
        properties:
          a: {type: string}
          x-b: {type: integer}
          é: {type: integer}
          "e\\u0301": {type: string}
        additionalProperties: false
        patternProperties: {^x-: {type: string}}
        propertyNames: {pattern: ^a}
        items: {type: string}
        prefixItems: [{type: string}, true]
        contains: {const: 1}
        minContains: 1
        maxContains: 2
        allOf: [{type: object}]
        anyOf: [{type: object}, {type: string}]
        oneOf: [{type: object}, {type: string}, false]
        not: {type: 'null'}
        if: {}
        then: {}
        else: {}
        unevaluatedItems: false
        unevaluatedProperties: {}
        dependentSchemas: {a: {}}
        dependentRequired: {a: [b, c]}
        contentEncoding: base64
        contentMediaType: image/png
        contentSchema: {}
        externalDocs: {url: u}
        xml: {name: n}
      """)
    #expect(reading.messages.isEmpty)
    let a = try api.schema("A")
    #expect(a.properties.map { Name($0.name) } == ["a", "x-b", "é", "e\u{301}"])
    #expect(a.properties.map(\.isRequired) == [true, false, false, false])
    #expect(a.required == ["b", "a", "missing"])
    #expect(api.schemas[try #require(a.additionalProperties)].always == false)
    #expect(a.items != nil && a.allOf.count == 1 && a.anyOf.count == 2 && a.oneOf.count == 3)
    let rare = try #require(a.rare)
    #expect(rare.patternProperties.map(\.name) == ["^x-"] && rare.propertyNames != nil)
    #expect(rare.prefixItems.count == 2 && rare.contains != nil)
    #expect(rare.minContains == "1" && rare.maxContains == "2")
    #expect(rare.not != nil && rare.if != nil && rare.then != nil && rare.else != nil)
    #expect(
      api.schemas[try #require(rare.unevaluatedItems)].always == false && rare.unevaluatedProperties != nil)
    #expect(rare.dependentSchemas.map(\.name) == ["a"] && rare.dependentRequired.first?.value == ["b", "c"])
    #expect(
      rare.contentEncoding == "base64" && rare.contentMediaType == "image/png" && rare.contentSchema != nil)
    #expect(rare.externalDocs?.url == "u" && rare.xml != nil)
  }

  @Test func additionalPropertiesMayBeABooleanIn30() throws {
    let (reading, api) = try schemas("3.0.3", "A: {additionalProperties: true}\nB: {items: true}\nC: true")
    #expect(api.schemas[try #require(try api.schema("A").additionalProperties)].always == true)
    #expect(reading.messages.sorted() == ["'items' must be a schema", "a schema must be an object"])
  }

  @Test func whatStandsBesideAReferenceIsIgnoredIn30AndKeptIn31() throws {
    let text =
      "A: {type: string}\nB: {$ref: '#/components/schemas/A', description: own}\nC: {$ref: '#/components/schemas/A'}"
    let (old, api) = try schemas("3.0.3", text)
    #expect(old.messages.isEmpty)
    #expect(Set(api.components.schemas.map(\.value)).count == 1)
    let (new, api31) = try schemas("3.1.0", text)
    #expect(new.messages.isEmpty)
    let ids = api31.components.schemas.map(\.value)
    #expect(ids[2] == ids[0] && ids[1] != ids[0])
    #expect(try api31.schema("B").reference == ids[0] && api31.schema("B").description == "own")
  }

  @Test func discriminatorsMapByNameAndByReference() throws {
    let (reading, api) = try schemas(
      "3.1.0",
      """
      Pet:
        oneOf: [{$ref: '#/components/schemas/Cat'}]
        discriminator:
          propertyName: kind
          mapping:
            cat: Cat
            dog: '#/components/schemas/Dog'
            x-bird: Cat
            none: Fish
            number: 1
      Cat: {type: object}
      Dog: {type: object}
      """)
    let discriminator = try #require(try api.schema("Pet").discriminator)
    #expect(discriminator.propertyName == "kind")
    #expect(discriminator.mapping.map(\.name) == ["cat", "dog", "x-bird", "none", "number"])
    let (cat, dog) = (api.components.schemas[1].value, api.components.schemas[2].value)
    #expect(discriminator.mapping.map(\.value) == [cat, dog, cat, nil, nil])
    #expect(reading.messages == ["'Fish' is not there"])
    #expect(
      try schemas("3.1.0", "A: {discriminator: {mapping: {}}}").0.messages == ["'propertyName' is required"])
  }

  @Test func whatIsWrongIsToldAtItsPlace() throws {
    try expectFindings(
      """
      components:
        schemas:
          A: {type: ⟦strin⟧, ⟦exmaple⟧: 1, properties: ⟦[]⟧, required: ⟦true⟧}
          B: {type: ⟦[string, 'null']⟧, items: ⟦[]⟧, minimum: ⟦'1'⟧, ⟦const⟧: 1}
          C: {allOf: ⟦{}⟧, oneOf: [⟦x⟧], enum: ⟦a⟧, required: [⟦1⟧], x-a: 1}
          D: {$ref: ⟦1⟧}
          E: ⟦[]⟧
          F: {type: ⟦null⟧}
      """,
      [
        "'strin' is no type | did you mean 'string'?",
        "'exmaple' is no field of a schema | did you mean 'example'?", "'properties' must be an object",
        "'required' must be an array of the names of properties", "'type' must be one name",
        "'items' must be a schema",
        "'minimum' must be a number", "'const' is no field of a schema", "'allOf' must be an array",
        "a schema must be an object", "'enum' must be an array", "'required' must hold strings",
        "'$ref' must be a string", "a schema must be an object", "'null' is no type",
      ], version: "3.0.3")
  }

  @Test func anyKeywordMayStandInASchemaOf31() throws {
    let (reading, _) = try schemas(
      "3.1.0", "A: {type: strin, keyword: 1, $comment: c, $defs: {a: {}}, $id: i}")
    #expect(reading.messages == ["'strin' is no type"])
  }

  @Test func deepSchemasAreReadWithoutRecursion() throws {
    let depth = 240
    let open = String(repeating: "{items: ", count: depth)
    let (reading, api) = try schemas(
      "3.1.0", "A: \(open){type: string}\(String(repeating: "}", count: depth))")
    #expect(reading.messages.isEmpty)
    #expect(api.schemas.count == depth + 1)
  }

  @Test func schemasThatOnlyADiscriminatorOfAnotherFileNamesHaveNames() throws {
    let reading = try Reading(
      "3.0.3",
      """
      components:
        schemas: {C: {$ref: 'common.yaml#/components/schemas/Credential'}}
      """,
      files: [
        "common.yaml": """
        components:
          schemas:
            Credential:
              type: object
              discriminator: {propertyName: kind, mapping: {PLAIN: '#/components/schemas/Plain'}}
            Plain: {type: object}
        """
      ])
    #expect(try reading.api.namedSchemas.map(\.name) == ["C", "Plain"])
  }
}
