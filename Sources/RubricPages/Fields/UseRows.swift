import RubricDocuments
import RubricOpenAPI
import RubricSchemas
import RubricSite

/// Rows for parameters and headers: a schema, and what its use says beside it.
extension SchemaTelling {
  /// - Parameter anchor: what the row's own begins with.
  func row(of id: ParameterID, anchor: String) -> FieldRow {
    let parameter = api.parameters[id]
    let origin = parameter.origin
    var row = FieldRow(
      label: .name(parameter.name), anchor: anchor + "-" + Slug(parameter.name).description)
    row.places = origin.places(.name)
    row.isRequired = parameter.isRequired
    row.requiredPlaces = origin.places(.required)
    row.words = words(
      of: FieldUse(
        origin: origin, description: parameter.description, descriptionNode: parameter.descriptionNode,
        isDeprecated: parameter.isDeprecated,
        schema: parameter.schema, content: parameter.content, examples: parameter.examples,
        serialization: parameter.serialization, allowsEmptyValue: parameter.allowsEmptyValue,
        extensions: parameter.extensions))
    return row
  }

  /// - Parameters:
  ///   - place: where the name is written.
  ///   - anchor: what the row's own begins with.
  func row(of named: Named<HeaderID>, at place: Place?, anchor: String) -> FieldRow {
    let header = api.headers[named.value]
    let origin = header.origin
    var row = FieldRow(label: .name(named.name), anchor: anchor + "-" + Slug(named.name).description)
    row.places = place.map { [$0] } ?? []
    row.isRequired = header.isRequired
    row.requiredPlaces = origin.places(.required)
    row.words = words(
      of: FieldUse(
        origin: origin, description: header.description, descriptionNode: header.descriptionNode,
        isDeprecated: header.isDeprecated,
        schema: header.schema, content: header.content, examples: header.examples,
        serialization: header.serialization, allowsEmptyValue: false, extensions: header.extensions))
    return row
  }

  private func words(of use: FieldUse) -> SchemaWords {
    let media = use.content.first
    let written = use.schema == nil ? media?.origin[.schema] : use.origin[.schema]
    var words = (use.schema ?? media?.schema).map { self.words(of: $0, at: written) } ?? SchemaWords()
    // One that is not there is told by where it is said to be.
    if let reference = use.origin[.ref], let address = reference.string {
      words.type.parts = [.reference(address)]
      words.type.places.append(reference.place)
    }
    tell(use, into: &words)
    return words
  }
}

/// What the use of a schema as a parameter or header says beside the schema.
private struct FieldUse {
  var origin: Node
  var description: String?
  var descriptionNode: Node?
  var isDeprecated: Bool
  var schema: SchemaID?
  var content: [MediaType]
  var examples: [Example]
  var serialization: Serialization
  var allowsEmptyValue: Bool
  var extensions: [Extension]
}

extension SchemaTelling {
  private func tell(_ use: FieldUse, into words: inout SchemaWords) {
    let origin = use.origin
    // One text that stands twice is told once.
    let own = schemaText(use.schema)
    if let prose = site.prose(use.description, at: use.descriptionNode) {
      if own == use.description, !words.prose.isEmpty {
        words.prose[0].otherPlaces.append(contentsOf: prose.place.map { [$0] } ?? [])
      } else {
        words.prose.insert(prose, at: 0)
      }
    }
    if use.isDeprecated { words.marks.append(Told(.deprecated, origin[.deprecated]?.place)) }
    var serialization = Remark.SerializationWord.all(of: use.serialization, at: origin)
    if use.allowsEmptyValue, let node = origin[.allowEmptyValue] {
      serialization.append(Told(.allowEmptyValue, node.place))
    }
    if !serialization.isEmpty { words.remarks.append(.serialization(serialization)) }
    for media in use.content {
      words.remarks.append(.mediaType(Told(media.name, media.origin.keyPlace)))
    }
    tell(use.examples, of: origin, into: &words)
    // There is to be one media type; of others what their authors say is told all the same.
    for media in use.content {
      tell(media.examples, of: media.origin, into: &words)
      tell(media.extensions, of: .mediaType, media.origin, into: &words)
    }
    tell(use.extensions, of: .parameter, origin, into: &words)
  }

  private func schemaText(_ id: SchemaID?) -> String? { id.flatMap { api.schemas[$0].description } }

  func tell(_ examples: [Example], of holder: Node, into words: inout SchemaWords) {
    var larger: [Remark.ExampleWords] = []
    for example in examples {
      if example.name.isEmpty, let value = example.value, value.isScalar {
        words.examples.append(Told(JSONValue(value).readerText, value.place))
      } else {
        larger.append(self.words(of: example, in: holder))
      }
    }
    if !larger.isEmpty { words.remarks.append(.examples(larger)) }
  }

  /// What a reader is told of an example of the author's.
  ///
  /// - Parameter holder: the object whose `examples` has it, which may hold a reference to it.
  func words(of example: Example, in holder: Node) -> Remark.ExampleWords {
    let origin = example.origin
    let isNamed = !example.name.isEmpty
    let written = api.value(named: example.name, in: holder[.examples])
    return Remark.ExampleWords(
      name: isNamed ? Told(example.name, (written ?? origin).keyPlace) : nil,
      summary: example.summary.map { Told($0, example.summaryNode?.place) },
      description: isNamed ? site.prose(example.description, at: example.descriptionNode) : nil,
      text: (example.value ?? example.dataValue).map { value in
        Told(
          value.isScalar ? JSONValue(value).readerText : JSONValue(value).text,
          JSONValue.isWhole(value) ? value.place : nil)
      },
      address: example.externalValue.map { Told($0, origin[.externalValue]?.place) },
      serialized: example.serializedValue.map { Told($0, origin[.serializedValue]?.place) },
      remarks: Remark.all(of: example.extensions, in: ExtensionHolder(.example, origin)))
  }
}
