import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import Testing

/// Keywords that few schemas have, and values of the wrong type.
@Suite struct SchemaRareReadingTests {
  private func schemas(_ version: String, _ text: String) throws -> (Reading, API) {
    let indented = text.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }
    let reading = try Reading(version, "components:\n  schemas:\n" + indented.joined(separator: "\n") + "\n")
    return (reading, try reading.api)
  }

  @Test func identityAndNotesAreKept() throws {
    let (reading, api) = try schemas(
      "3.1.0",
      """
      A:
        $id: https://example.org/a
        $schema: https://json-schema.org/draft/2020-12/schema
        $vocabulary: {https://example.org/v: true, https://example.org/w: false}
        $anchor: here
        $dynamicAnchor: there
        $comment: for authors
        $defs: {x-one: {type: string}, two: true}
        definitions: {three: {}}
      """)
    #expect(reading.messages.isEmpty)
    let rare = try #require(try api.schema("A").rare)
    #expect(rare.id == "https://example.org/a")
    #expect(rare.schemaDialect == "https://json-schema.org/draft/2020-12/schema")
    #expect(rare.vocabularies.map(\.name) == ["https://example.org/v", "https://example.org/w"])
    #expect(rare.vocabularies.map(\.value) == [true, false])
    #expect(rare.anchor == "here" && rare.dynamicAnchor == "there" && rare.comment == "for authors")
    #expect(rare.definitions.map(\.name) == ["x-one", "two", "three"])
    #expect(api.schemas[try #require(rare.definitions.first).value].types == .string)
  }

  @Test func xmlIsReadByItsFields() throws {
    let (reading, api) = try schemas(
      "3.2.0",
      """
      A: {xml: {name: n, namespace: https://example.org/n, prefix: p, attribute: true, wrapped: true, x-a: 1}}
      B: {xml: {nodeType: cdata}}
      """)
    #expect(!reading.messages.contains { $0.contains("XML") })
    let xml = try #require(try api.schema("A").rare?.xml)
    #expect(xml.name == "n" && xml.namespace == "https://example.org/n" && xml.prefix == "p")
    #expect(xml.isAttribute && xml.isWrapped && xml.nodeType == nil)
    #expect(try api.schema("B").rare?.xml?.nodeType == .cdata)
  }

  @Test func theDescriptionBesideAReferenceIsThatOfTheUse() throws {
    let text = """
      A: {properties: {p: {$ref: '#/components/schemas/B', description: of the use}, q: {description: own}}}
      B: {type: string, description: of all}
      """
    for version in ["3.0.3", "3.1.0"] {
      let (_, api) = try schemas(version, text)
      let properties = try api.schema("A").properties
      #expect(properties.map(\.descriptionOfUse) == ["of the use", nil])
    }
    let (_, old) = try schemas("3.0.3", text)
    #expect(try old.schemas[old.schema("A").properties[0].schema].description == "of all")
  }

  @Test func nullableIsKeptWhereverItStands() throws {
    let (_, api) = try schemas(
      "3.0.3",
      """
      A: {nullable: true, allOf: [{$ref: '#/components/schemas/B'}]}
      B: {type: string, nullable: true, enum: [a]}
      C: {type: string, x-nullable: true}
      """)
    #expect(try api.schema("A").isNullable && api.schema("A").types == .null)
    #expect(try api.schema("B").isNullable && api.schema("B").types == [.string, .null])
    #expect(try !api.schema("C").isNullable && api.schema("C").extensions.map(\.name) == ["x-nullable"])
  }

  @Test func aDiscriminatorMayHaveADefault() throws {
    let (_, api) = try schemas(
      "3.2.0",
      """
      A: {oneOf: [{$ref: '#/components/schemas/B'}], discriminator: {propertyName: k, defaultMapping: B}}
      B: {type: object}
      """)
    #expect(try api.schema("A").discriminator?.defaultMapping == api.components.schemas[1].value)
  }

  @Test func whatIsWrongIsToldAndTheRestIsRead() throws {
    try expectFindings(
      """
      components:
        schemas:
          A: {minLength: ⟦-1⟧, maxLength: ⟦1.5⟧, minItems: ⟦x⟧, multipleOf: ⟦0⟧, maxItems: 2.0, title: kept}
          B: {dependentRequired: {a: ⟦b⟧}, xml: {⟦nam⟧: 1, attribute: ⟦yes⟧}, $comment: ⟦1⟧, $anchor: ⟦[]⟧}
          C: {items: ⟦[{type: string}]⟧, properties: {p: {required: ⟦true⟧}}, $dynamicRef: ⟦1⟧}
      """,
      [
        "'minLength' must be a whole number from 0", "'maxLength' must be a whole number from 0",
        "'minItems' must be a number", "'multipleOf' must be more than 0",
        "'a' must be an array of the names of properties",
        "'nam' is no field of the 'xml' object | did you mean 'name'?", "'attribute' must be true or false",
        "'$comment' must be a string", "'$anchor' must be a string",
        "'items' must be a schema | name the schemas of single elements in 'prefixItems'",
        "'required' must be an array of the names of properties", "'$dynamicRef' must be a string",
      ])
    let (_, api) = try schemas(
      "3.0.3", "A: {type: [string, integer], title: kept}\nB: {minLength: -1, maxLength: 3}")
    #expect(try api.schema("A").types == [.string, .integer] && api.schema("A").title == "kept")
    #expect(try api.schema("B").bounds?.minLength == nil && api.schema("B").bounds?.maxLength == "3")
  }

  @Test func aSchemaCanBeADocumentOfItsOwn() throws {
    let reader = DocumentReader(vocabulary: Field.vocabulary)
    let text = """
      {"id": "http://example.org/a", "properties": {"p": {"$ref": "#q"}},
       "definitions": {"q": {"id": "#q", "type": "integer"}}}
      """
    let file = SourceFile(path: "a.json", bytes: Array(text.utf8))
    let document = try #require(reader.read(file, as: SourceID(index: 0)).value)
    let outcome = APIReader.readSchema(document, dialect: .draft4) { _, _ in
      .refused(reason: "is not there", help: "add it")
    }
    #expect(outcome.findings.isEmpty)
    let set = outcome.value.set
    let part = try #require(set.schemas[outcome.value.root].properties.first)
    #expect(set.schemas[part.schema].types == .integer)
    #expect(set.resources[set.schemas[outcome.value.root].resource].address == "http://example.org/a")
  }
}
