import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricSchemas
import RubricSite

/// Finds the words for schemas.
struct SchemaTelling {
  let site: Site
  let api: API
  private let names: [SchemaID: String]

  /// A list of allowed values away from its own place is cut behind so many.
  private static let valuesElsewhere = 100
  /// Longer lists help nobody, and are hostile.
  private static let mostValues = 5_000
  /// At most so many schemas are told as one.
  private static let mostParts = 60

  init(site: Site, api: API) {
    self.site = site
    self.api = api
    names = site.schemaNames
  }

  /// Whether a schema has a page of its own, where its words stand.
  func isNamed(_ id: SchemaID) -> Bool { site.routes.route(of: id) != nil }

  /// The name of a schema; nil of one without.
  func name(of id: SchemaID) -> String? { names[id] }

  /// What a reader is told of a schema where it is used.
  ///
  /// - Parameters:
  ///   - written: where it is used, which may be a reference to it.
  ///   - scope: the way to it.
  func words(of id: SchemaID, at written: Node?, in scope: DynamicScope = DynamicScope()) -> SchemaWords {
    var words = SchemaWords()
    words.type = TypeOutline(of: id, at: written, in: api, scope: scope, named: { isNamed($0) })
    var collecting = Collecting(telling: self, words: words)
    collecting.collect(id, isHere: !isNamed(id), scope)
    return collecting.joined
  }

  /// What a reader is told of a schema on its own page.
  func words(ofOwn id: SchemaID) -> SchemaWords {
    var words = SchemaWords()
    words.type = TypeOutline(ofOwn: id, in: api, named: { isNamed($0) })
    var collecting = Collecting(telling: self, words: words)
    collecting.collect(id, isHere: true, DynamicScope())
    return collecting.joined
  }

  /// Whether the elements of an array are told with it: what they are is in its type, and there is no more
  /// to say of them than a description, values and parts.
  func isToldWithArray(_ items: SchemaID, depth: Int = 0) -> Bool {
    let schema = api.schemas[items]
    if isNamed(items) || schema.always != nil { return true }
    if schema.bounds != nil || schema.default != nil || !schema.examples.isEmpty || schema.isDeprecated
      || schema.isReadOnly || schema.isWriteOnly || !schema.extensions.isEmpty || schema.title != nil
    {
      return false
    }
    if let rare = schema.rare?.value, rare.isTold { return false }
    // Numbers and words among objects are told one by one.
    guard let inner = schema.items, depth < 6 else { return schema.items == nil }
    return isToldWithArray(inner, depth: depth + 1)
  }

  /// Where the name of a property is written: its key, or, in a form of Swagger 2.0, field `name` of the
  /// parameter that it is.
  func namePlaces(of value: Node) -> [Place] {
    guard api.version.major == 2, value[.location]?.string == "formData" else { return [value.keyPlace] }
    return value.places(.name, .location, .required)
  }

  /// The collection of one schema's words.
  private struct Collecting {
    let telling: SchemaTelling
    var words: SchemaWords
    private var visited: Set<SchemaID> = []

    init(telling: SchemaTelling, words: SchemaWords) {
      self.telling = telling
      self.words = words
    }

    /// The words, what is said twice told once.
    var joined: SchemaWords {
      var joined = words
      joined.shortenElsewhere()
      if visited.count > 1 { joined.joinLimits() }
      return joined
    }

    /// - Parameter isHere: whether this is the schema's own place, so that what is told counts.
    mutating func collect(_ id: SchemaID, isHere: Bool, _ way: DynamicScope) {
      guard visited.insert(id).inserted, visited.count <= SchemaTelling.mostParts else { return }
      let schema = telling.api.schemas[id]
      let scope = telling.api.scope(way, entering: schema)
      telling.tell(schema, isHere: isHere, into: &words)
      tellUnread(schema, isHere: isHere)
      if let reference = telling.api.reference(of: schema, in: scope) {
        tellName(of: reference, in: schema, isHere: isHere)
        holdsToo(reference, isHere: isHere, scope)
      }
      var includes: [Told<SchemaID>] = []
      for (part, written) in zip(schema.allOf, schema.writtenElements(.allOf, in: telling.api)) {
        if telling.isNamed(part) {
          if words.values.isEmpty {
            telling.tellValues(telling.api.schemas[part], isHere: false, into: &words)
          }
          includes.append(Told(part, isHere ? written[.ref]?.place : nil))
        } else {
          // What it refers to is told here.
          if isHere, let reference = written[.ref], written != telling.api.schemas[part].origin {
            words.type.places.append(reference.place)
          }
          collect(part, isHere: isHere, scope)
        }
      }
      if !includes.isEmpty { words.remarks.append(.includes(includes)) }
      if schema.allOf.count == 1, words.prose.isEmpty { holdsToo(schema.allOf[0], isHere: isHere, scope) }
      if let one = schema.onlyAlternative(in: telling.api) { holdsToo(one, isHere: isHere, scope) }
      if let items = schema.items, telling.isToldWithArray(items) { elements(items, isHere: isHere, scope) }
    }

    /// A part that says more than a reference does is no name, but what it refers to has one.
    private mutating func tellName(of reference: SchemaID, in part: Shared<Schema>, isHere: Bool) {
      guard visited.count > 1, telling.isNamed(reference), let written = part.origin[.ref],
        !words.type.places.contains(written.place)
      else { return }
      words.remarks.append(.includes([Told(reference, isHere ? written.place : nil)]))
    }

    /// A part that is not there is told by where it is said to be, unless the type does so.
    private mutating func tellUnread(_ schema: Shared<Schema>, isHere: Bool) {
      guard visited.count > 1, schema.reference == nil, let written = schema.origin[.ref],
        let address = written.string, !words.type.places.contains(written.place)
      else { return }
      words.remarks.append(.describedAt(Told(address, isHere ? written.place : nil)))
    }

    /// What holds together with a schema: its words are told here, or, where it has its own page, its
    /// description where there is no other.
    private mutating func holdsToo(_ id: SchemaID, isHere: Bool, _ scope: DynamicScope) {
      guard telling.isNamed(id) else { return collect(id, isHere: isHere, scope) }
      let schema = telling.api.schemas[id]
      if words.prose.isEmpty, let prose = telling.site.prose(schema.description, at: nil)?.lead {
        words.prose.append(prose)
      }
      if words.values.isEmpty { telling.tellValues(schema, isHere: false, into: &words) }
    }

    private mutating func elements(_ items: SchemaID, isHere: Bool, _ scope: DynamicScope) {
      guard telling.isNamed(items) else { return collect(items, isHere: isHere, scope) }
      if words.values.isEmpty {
        telling.tellValues(telling.api.schemas[items], isHere: false, into: &words)
      }
    }
  }

  // MARK: - One schema

  private func tell(_ schema: Shared<Schema>, isHere: Bool, into words: inout SchemaWords) {
    let origin = schema.origin
    func place(_ field: Field) -> Place? { isHere ? origin[field]?.place : nil }
    if let prose = site.prose(schema.description, at: isHere ? origin[.description] : nil) {
      words.tell(prose)
    }
    var limits = Limit.all(of: schema, in: api)
    if !isHere { for index in limits.indices { limits[index].places = [] } }
    words.limits += limits
    for (isMarked, mark, field) in [
      (schema.isDeprecated, SchemaWords.Mark.deprecated, Field.deprecated),
      (schema.isReadOnly, .readOnly, .readOnly), (schema.isWriteOnly, .writeOnly, .writeOnly),
    ] where isMarked {
      words.marks.append(Told(mark, place(field)))
    }
    tellValues(schema, isHere: isHere, into: &words)
    if let value = schema.const, words.constant == nil {
      words.constant = Told(JSONValue(value).readerText, place(.const))
    }
    if let value = schema.default, words.defaultValue == nil {
      words.defaultValue = Told(JSONValue(value).readerText, place(.default))
    }
    tellExamples(schema, isHere: isHere, into: &words)
    tellOthers(schema, isHere: isHere, into: &words)
  }

  private func tellExamples(_ schema: Shared<Schema>, isHere: Bool, into words: inout SchemaWords) {
    var larger: [Remark.ExampleWords] = []
    // Those of `x-examples` have names.
    let named = schema.extensions.isEmpty ? [] : Example.all(in: schema.extensions)
    let values = Set(named.compactMap(\.value))
    for node in schema.examples where !values.contains(node) {
      let place = isHere && JSONValue.isWhole(node) ? node.place : nil
      if node.isScalar {
        words.examples.append(Told(JSONValue(node).readerText, place))
      } else if isHere {
        larger.append(Remark.ExampleWords(text: Told(JSONValue(node).text, place)))
      }
    }
    if isHere { tell(named, of: schema.origin, into: &words) }
    if !larger.isEmpty { words.remarks.append(.examples(larger)) }
  }

  private func tellOthers(_ schema: Shared<Schema>, isHere: Bool, into words: inout SchemaWords) {
    let origin = schema.origin
    if let title = schema.title, isHere {
      words.remarks.append(.title(Told(title, origin[.title]?.place)))
    }
    guard isHere else { return }
    if let discriminator = schema.discriminator {
      words.remarks.append(tell(discriminator))
      words.remarks += Remark.all(
        of: discriminator.extensions, in: ExtensionHolder(.discriminator, discriminator.origin))
    }
    if let docs = schema.rare?.externalDocs { words.remarks.append(.documentation(DocumentationLink(docs))) }
    if let xml = schema.rare?.xml {
      tell(xml: xml.origin, into: &words)
      words.remarks += Remark.all(of: xml.extensions, in: ExtensionHolder(.xml, xml.origin))
    }
    tell(schema.extensions, of: .schema, origin, into: &words)
  }

  private func tellValues(_ schema: Shared<Schema>, isHere: Bool, into words: inout SchemaWords) {
    guard !schema.enum.isEmpty, words.values.isEmpty else { return }
    let most = isHere ? SchemaTelling.mostValues : SchemaTelling.valuesElsewhere
    let names = schema.extension(of: ["x-enum-varnames", "x-enumNames"])
    let meanings = schema.extension(of: ["x-enumDescriptions", "x-enum-descriptions"])
    words.values = schema.enum.prefix(most).enumerated().map { index, node in
      let text = JSONValue(node).readerText
      return SchemaWords.AllowedValue(
        text: Told(text, isHere ? node.place : nil), name: names?.word(at: index, of: text),
        meaning: meanings?.word(at: index, of: text))
    }
    words.otherValues = max(0, schema.enum.count - most)
  }

  private func tell(_ discriminator: Schema.Discriminator) -> Remark {
    let origin = discriminator.origin
    guard origin.isMapping else {
      // In Swagger 2.0 it is a name alone, and its values are the names of definitions.
      let values = discriminator.mapping.map {
        Remark.DiscriminatorValue(text: Told($0.name, nil), target: Told($0.name, nil), schema: $0.value)
      }
      return .discriminator(Told(discriminator.propertyName, origin.place), values, otherwise: nil)
    }
    let written = api.members(of: origin[.mapping]).map(\.value)
    let values = zip(discriminator.mapping, written).map { named, node in
      Remark.DiscriminatorValue(
        text: Told(named.name, node.keyPlace), target: Told(node.text ?? "", node.place),
        schema: named.value)
    }
    return .discriminator(
      Told(discriminator.propertyName, origin[.propertyName]?.place), values,
      otherwise: origin[.defaultMapping].map { node in
        Remark.DiscriminatorValue(
          text: Told("", nil), target: Told(node.text ?? "", node.place),
          schema: discriminator.defaultMapping)
      })
  }

  private func tell(xml: Node, into words: inout SchemaWords) {
    var told: [Told<Remark.XMLWord>] = []
    func add(_ field: Field, _ word: (Node) -> Remark.XMLWord?) {
      if let node = xml[field], let word = word(node) { told.append(Told(word, node.place)) }
    }
    add(.name) { .name($0.text ?? "") }
    add(.namespace) { .namespace($0.text ?? "") }
    add(.prefix) { .prefix($0.text ?? "") }
    add(.attribute) { $0.boolean == true ? .attribute : nil }
    add(.wrapped) { $0.boolean == true ? .wrapped : nil }
    add(.nodeType) { .nodeType($0.text ?? "") }
    if !told.isEmpty { words.remarks.append(.xml(told)) }
  }

  /// What extensions say; those that make a badge do so beside the name.
  func tell(_ extensions: [Extension], of kind: ObjectKind, _ origin: Node, into words: inout SchemaWords) {
    guard !extensions.isEmpty else { return }
    if let isInternal = extensions.first(where: { $0.name == "x-internal" && $0.value.boolean == true }) {
      words.marks.append(Told(.internal, isInternal.value.place))
    }
    let holder = ExtensionHolder(kind, origin, isSwagger: api.version.major == 2)
    words.remarks += Remark.all(of: extensions, in: holder)
  }
}

extension Shared<Schema> {
  /// The value of the first of the extensions that the schema has.
  fileprivate func `extension`(of names: [String]) -> Node? {
    names.lazy.compactMap { name in self.extensions.first { $0.name == name }?.value }.first
  }
}

extension Node {
  /// What a list or an object says of the value at a position.
  fileprivate func word(at position: Int, of value: String) -> Told<String>? {
    let node =
      isSequence
      ? (position < count ? elements[position] : nil) : member(named: Name(value))?.value
    return node.flatMap { node in node.text.map { Told($0, node.place) } }
  }
}

extension Schema.Rare {
  /// Whether it has anything beside what a type tells and what says where it lies.
  var isTold: Bool {
    not != nil || `if` != nil || then != nil || `else` != nil || !prefixItems.isEmpty || contains != nil
      || !patternProperties.isEmpty || propertyNames != nil || unevaluatedItems != nil
      || unevaluatedProperties != nil || !dependentSchemas.isEmpty || !dependentRequired.isEmpty
      || contentEncoding != nil || contentMediaType != nil || contentSchema != nil || externalDocs != nil
      || xml != nil || minContains != nil || maxContains != nil || !definitions.isEmpty
  }
}
