import RubricDocuments

/// What `$id` and `$anchor` name in the documents that references lead to. A document is walked once, and only
/// where it uses such keywords at all.
struct SchemaIndex {
  let load: DocumentLoader
  private let dialect: Schema.Dialect
  private let isOfSchemas: Bool
  private(set) var resources = Table<SchemaResource>()
  /// The address that relative references in a resource are resolved against: absolute, or relative to the
  /// file, or empty where a reference means a file beside it.
  private(set) var bases: [String] = []
  private var anchors: [[Name: Node]] = []
  private(set) var dynamicAnchors: [[Named<Node>]] = []
  private var documents: [ObjectIdentifier: DocumentPlaces] = [:]
  /// The description itself.
  private(set) var firstDocument: Document?
  private var plainDocument: (document: Document, root: SchemaResourceID)?
  private var byAddress: [Name: SchemaResourceID] = [:]

  /// Where the schemas of one document are.
  private struct DocumentPlaces {
    let root: SchemaResourceID
    /// Whether the document was walked; else all of it belongs to the root's resource.
    var isWalked = false
    /// By the number of a mapping; those that are missing belong to the root's resource.
    var resources: [UInt32: SchemaResourceID] = [:]
    var visited: Set<UInt64> = []
  }

  /// - Parameters:
  ///   - dialect: that of schemas whose document names no other.
  ///   - isOfSchemas: whether documents are schemas, and not descriptions or parts of them.
  init(dialect: Schema.Dialect, isOfSchemas: Bool, load: @escaping DocumentLoader) {
    self.dialect = dialect
    self.isOfSchemas = isOfSchemas
    self.load = load
  }

  /// How a dialect that a document names is to be understood.
  struct NamedDialect {
    var dialect: Schema.Dialect
    var checksValues = true
    var assertsFormat = false
  }

  /// What a dialect's address means: one that is known, else one that its metaschema tells, if that is there.
  private func named(_ address: String, by document: Document) -> NamedDialect? {
    if let dialect = Schema.Dialect(address: address) { return NamedDialect(dialect: dialect) }
    let hash = address.utf8.firstIndex(of: UInt8(ascii: "#")) ?? address.utf8.endIndex
    let file = String(decoding: address.utf8[..<hash], as: UTF8.self)
    var metaschema = resource(at: file, from: document).map { resources[$0].origin }
    if metaschema == nil, !file.isEmpty, case .document(let loaded) = load(file, document.source) {
      metaschema = loaded.root
    }
    guard let vocabularies = metaschema?[.schemaVocabulary], vocabularies.isMapping else { return nil }
    let names = vocabularies.members
    func has(_ name: String) -> Bool {
      names.contains { $0.name == Name("https://json-schema.org/draft/2020-12/vocab/\(name)") }
    }
    return NamedDialect(
      dialect: .draft2020, checksValues: has("validation"), assertsFormat: has("format-assertion"))
  }

  // MARK: - Looking up

  /// The resource that the schema at a node belongs to; the document must have been added.
  func resource(of node: Node) -> SchemaResourceID? {
    if let plainDocument, plainDocument.document === node.document { return plainDocument.root }
    guard let places = documents[ObjectIdentifier(node.document)] else { return nil }
    return places.resources[node.number] ?? places.root
  }

  /// The resource that a walk found a schema to belong to, where that is not the root's.
  func ownResource(of node: Node) -> SchemaResourceID? {
    if let plainDocument, plainDocument.document === node.document { return nil }
    return documents[ObjectIdentifier(node.document)]?.resources[node.number]
  }

  /// The resource of the document's root; nil of a document that has not been added.
  func root(of document: Document) -> SchemaResourceID? { documents[ObjectIdentifier(document)]?.root }

  func anchor(_ name: Name, in resource: SchemaResourceID) -> Node? { anchors[Int(resource.index)][name] }

  func base(of resource: SchemaResourceID) -> String { bases[Int(resource.index)] }

  /// The resource of an address, absolute or relative to the file of `source`.
  func resource(at address: String, from document: Document) -> SchemaResourceID? {
    byAddress.isEmpty ? nil : byAddress[SchemaIndex.key(address, document)]
  }

  private static func key(_ address: String, _ document: Document) -> Name {
    Name(AddressText(address).isAbsolute ? address : "\(document.source.index) \(address)")
  }

  // MARK: - Adding

  /// Adds a document, unless it was added before.
  ///
  /// - Parameter address: the absolute address that led to it; nil where it was found by a relative path.
  mutating func add(_ document: Document, address: String?) {
    guard documents[ObjectIdentifier(document)] == nil else { return }
    firstDocument = firstDocument ?? document
    let root = document.root
    let written = (root[.schemaDialect] ?? root[.jsonSchemaDialect])?.string
    // OpenAPI 3.0 has one dialect, and knows no '$schema' that could name another (OpenAPI 3.0.4 §4.7.24).
    let own = dialect == .openAPI30 ? nil : written.flatMap { named($0, by: document) }
    let dialect = own ?? NamedDialect(dialect: dialect)
    var base = address ?? ""
    if let address = root[.selfAddress]?.string { base = AddressText.resolved(address, against: base) }
    let isSwagger = root[.swagger] != nil
    if !isSwagger, let id = SchemaIndex.id(of: root, dialect.dialect), !id.address.isEmpty {
      base = AddressText.resolved(id.address, against: base)
    }
    let resource = newResource(at: root, base: base, dialect)
    if let address { byAddress[Name(address)] = byAddress[Name(address)] ?? resource }
    var places = DocumentPlaces(root: resource)
    let fields = [dialect.dialect.idField, .anchor, .dynamicAnchor].compactMap { $0 }
    if dialect.dialect.idField != nil, !isSwagger, fields.contains(where: { document.uses($0.key) }) {
      places.isWalked = true
      let isSchema = isOfSchemas || root[.schemaDialect] != nil && root[.openapi] == nil
      walk(root, as: isSchema ? .schema : .open, in: resource, &places)
    } else if documents.isEmpty {
      // Most descriptions are one document without such keywords.
      plainDocument = (document, resource)
    }
    documents[ObjectIdentifier(document)] = places
  }

  private mutating func newResource(
    at node: Node, base: String, _ dialect: NamedDialect
  ) -> SchemaResourceID {
    let isAbsolute = AddressText(base).isAbsolute
    let resource = resources.add(
      SchemaResource(
        origin: node, address: isAbsolute ? base : nil, dialect: dialect.dialect,
        checksValues: dialect.checksValues, assertsFormat: dialect.assertsFormat))
    bases.append(base)
    anchors.append([:])
    dynamicAnchors.append([])
    if !base.isEmpty {
      let key = SchemaIndex.key(base, node.document)
      if byAddress[key] == nil { byAddress[key] = resource }
    }
    return resource
  }

  /// Says which schemas a resource's dynamic anchors are.
  mutating func setDynamicAnchors(_ anchors: [Named<SchemaID>], of id: SchemaResourceID) {
    var resource = resources[id].value
    resource.dynamicAnchors = anchors
    resources.replace(id, with: resource)
  }

  /// The parts of `$id`: before `#`, and behind it.
  private static func id(
    of node: Node, _ dialect: Schema.Dialect
  ) -> (address: String, fragment: String)? {
    guard let field = dialect.idField, let text = node[field]?.string else { return nil }
    if dialect.ignoresReferenceSiblings, node[.ref]?.string != nil { return nil }
    let bytes = text.utf8
    let hash = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
    let fragment = hash < bytes.endIndex ? bytes[bytes.index(after: hash)...] : bytes[hash...]
    return (String(decoding: bytes[..<hash], as: UTF8.self), String(decoding: fragment, as: UTF8.self))
  }

  // MARK: - Walking

  /// What may stand at a place.
  private enum Place {
    /// Anything that is no data: an object of OpenAPI, or a schema.
    case open
    /// By name, what may stand at `open`.
    case openNames
    case schema
    case schemaNames
  }

  /// Notes the schema at a place that no walk has reached, such as under a keyword that is not known.
  mutating func addSchema(at node: Node, in resource: SchemaResourceID) {
    let key = ObjectIdentifier(node.document)
    guard node.isMapping, let known = documents[key], known.isWalked,
      !known.visited.contains(UInt64(node.number) << 1), var places = documents.removeValue(forKey: key)
    else { return }
    walk(node, as: .schema, in: resource, &places)
    documents[key] = places
  }

  private mutating func walk(
    _ node: Node, as place: Place, in resource: SchemaResourceID, _ places: inout DocumentPlaces
  ) {
    var pending = [(node: node, place: place, resource: resource)]
    while let (node, place, resource) = pending.popLast() {
      let isNames = place == .openNames || place == .schemaNames
      guard !node.isScalar, places.visited.insert(UInt64(node.number) << 1 | (isNames ? 1 : 0)).inserted
      else {
        continue
      }
      if node.isSequence {
        let part: Place = place == .schema || place == .schemaNames ? .schema : .open
        pending += node.elements.reversed().map { ($0, part, resource) }
      } else if isNames {
        let part: Place = place == .schemaNames ? .schema : .open
        pending += node.members.reversed().map { ($0.value, part, resource) }
      } else {
        let resource = enter(node, from: resource, &places)
        for member in node.members.reversed() {
          guard let part = SchemaIndex.place(of: member, in: place) else { continue }
          pending.append((member.value, part, resource))
        }
      }
    }
  }

  /// Notes the names that a schema gives itself; gives the resource of what is in it.
  private mutating func enter(
    _ node: Node, from resource: SchemaResourceID, _ places: inout DocumentPlaces
  ) -> SchemaResourceID {
    var resource = resource
    let outer = resources[resource].value
    if let id = SchemaIndex.id(of: node, outer.dialect) {
      if !id.address.isEmpty, node != outer.origin {
        let base = AddressText.resolved(id.address, against: bases[Int(resource.index)])
        let inherited = NamedDialect(
          dialect: outer.dialect, checksValues: outer.checksValues, assertsFormat: outer.assertsFormat)
        let written = node[.schemaDialect]?.string.flatMap { named($0, by: node.document) }
        resource = newResource(at: node, base: base, written ?? inherited)
      }
      if outer.dialect != .draft2020, !id.fragment.isEmpty { name(node, id.fragment, in: resource) }
    }
    if resources[resource].dialect == .draft2020 {
      if let anchor = node[.anchor]?.string { name(node, anchor, in: resource) }
      if let anchor = node[.dynamicAnchor]?.string {
        name(node, anchor, in: resource)
        dynamicAnchors[Int(resource.index)].append(Named(anchor, node))
      }
    }
    if resource != places.root { places.resources[node.number] = resource }
    return resource
  }

  private mutating func name(_ node: Node, _ anchor: String, in resource: SchemaResourceID) {
    let name = Name(anchor)
    if anchors[Int(resource.index)][name] == nil { anchors[Int(resource.index)][name] = node }
  }

  /// What a member holds; nil of data, in which nothing is a schema.
  private static func place(of member: Node.Member, in place: Place) -> Place? {
    let isOpen = place == .open
    guard let field = Field(rawValue: member.key.id) else {
      return isOpen && !member.name.isExtension ? .open : nil
    }
    switch field {
    case .not, .if, .then, .else, .contains, .propertyNames, .unevaluatedItems, .unevaluatedProperties,
      .contentSchema, .items, .additionalProperties, .additionalItems, .allOf, .anyOf, .oneOf, .prefixItems:
      return .schema
    case .properties, .patternProperties, .dependentSchemas, .dependencies, .defs, .definitions:
      return .schemaNames
    case .example, .examples, .default, .const, .enum, .value, .dataValue, .mapping: return nil
    case .schema, .itemSchema: return isOpen ? .schema : nil
    case .schemas: return isOpen ? .schemaNames : nil
    case .responses, .parameters, .headers, .requestBodies, .links, .callbacks, .pathItems, .paths, .webhooks,
      .content, .encoding, .securitySchemes, .additionalOperations:
      return isOpen ? .openNames : nil
    default: return isOpen ? .open : nil
    }
  }
}
