import RubricDiagnostics
import RubricDocuments

extension APIReader {
  /// The identifier of the schema written at a place; that of its target where the place holds nothing but
  /// a reference. The schema itself is read later, so that neither depth nor a cycle is recursed into.
  mutating func schema(_ written: Node) -> SchemaID {
    if let known = schemaIDs[written] { return known }
    var node = written
    var passed: [Node] = []
    var name: (text: String, parent: String)?
    while let reference = node[.ref], let text = reference.string, !hasSiblings(node) {
      if !passed.isEmpty, opensDynamicScope(node, from: written) {
        keptReferences.insert(node)
        break
      }
      passed.append(node)
      if passed.count > 100 || passed.dropLast().contains(node) {
        unresolved(
          "'\(text)' never ends: it leads back to itself", at: reference.span, help: "point it at a schema")
        break
      }
      guard let target = target(of: text, at: reference, in: node, as: .schemas) else { break }
      node = target.node
      name = (target.name, target.parent)
      if schemaIDs[node] != nil { break }
    }
    let id = schemaIDs[node] ?? newSchema(at: node)
    for place in passed { schemaIDs[place] = id }
    if passed.count > 1 { api.passed[written] = passed.dropFirst().compactMap { $0[.ref]?.place } }
    schemaIDs[node] = id
    if let name, isNameOfSchema(name.text, under: name.parent) {
      referredNames.append(Named(name.text, id))
    }
    return id
  }

  private mutating func newSchema(at node: Node) -> SchemaID {
    let id = api.schemas.add(Schema(origin: node, resource: resolver.resource(of: node)))
    pendingSchemas.append((id, node))
    return id
  }

  /// Whether keywords stand beside a `$ref` and count: in 3.0 they never do (OpenAPI 3.0.4 §4.7.23).
  private mutating func hasSiblings(_ node: Node) -> Bool {
    node.count > 1 && !dialect(of: node).ignoresReferenceSiblings
  }

  private mutating func dialect(of node: Node) -> Schema.Dialect {
    let resource = resolver.resource(of: node)
    return resolver.index.resources[resource].dialect
  }

  /// Whether a way through the node is more than a way to its target: it enters a resource in which
  /// `$dynamicRef` may end (JSON Schema 2020-12 §8.2.3.2).
  private mutating func opensDynamicScope(_ node: Node, from written: Node) -> Bool {
    let resource = resolver.resource(of: node)
    return !resolver.index.dynamicAnchors[Int(resource.index)].isEmpty
      && resource != resolver.resource(of: written)
  }

  /// Whether the last part of an address is a name that its author gave a schema.
  private func isNameOfSchema(_ name: String, under parent: String) -> Bool {
    !name.isEmpty && ["schemas", "definitions", "$defs", ""].contains(parent)
  }

  mutating func readPendingSchemas() {
    var index = 0
    while index < pendingSchemas.count {
      let (id, node) = pendingSchemas[index]
      index += 1
      api.schemas.replace(id, with: readSchema(node))
    }
    pendingSchemas = []
  }

  /// Reads what `$dynamicRef` may lead to from another resource than its own.
  mutating func readDynamicAnchors() {
    guard hasDynamicReferences else { return }
    var next = 0
    // Schemas that are read on the way may lead to further documents.
    while next < resolver.index.resources.count {
      let resource = SchemaResourceID(index: Int32(next))
      let anchors = resolver.index.dynamicAnchors[next].map { Named($0.name, schema($0.value)) }
      if !anchors.isEmpty { resolver.index.setDynamicAnchors(anchors, of: resource) }
      readPendingSchemas()
      next += 1
    }
  }

  private mutating func readSchema(_ node: Node) -> Schema {
    let resource = resolver.resource(of: node)
    let dialect = resolver.index.resources[resource].dialect
    var schema = Schema(origin: node, resource: resource)
    if let always = node.boolean {
      if !dialect.hasBooleanSchemas { invalid("a schema must be an object", at: node.span) }
      schema.always = always
      return schema
    }
    guard isMapping(node, "a schema") else { return schema }
    if version.major == 2, node[.ref] == nil { check(node, has: .swaggerSchema) }
    if version.major == 3, dialect == .openAPI30, node[.ref] == nil { check(node, has: .schema30) }
    if let reference = node[.ref] {
      schema.reference = self.reference(reference, of: node)
      if dialect.ignoresReferenceSiblings { return schema }
    }
    var dynamicName: String?
    if dialect == .draft2020, let reference = node[.dynamicRef] ?? node[.recursiveRef],
      text(node[.dynamicRef] == nil ? .recursiveRef : .dynamicRef, of: node) != nil,
      let text = reference.string
    {
      let found = target(of: text, at: reference, in: node, as: .schemas)
      schema.dynamicReference = found.map { self.schema($0.node) }
      dynamicName = found.flatMap { APIReader.dynamicName(of: text, leadingTo: $0.node) }
      if dynamicName != nil { hasDynamicReferences = true }
    }
    readAnnotations(node, &schema)
    readTypes(node, &schema, dialect)
    readApplicators(node, &schema, dialect)
    schema.bounds = bounds(node, dialect)
    schema.rare = rare(node, dialect, dynamicName: dynamicName).map { Shared($0) }
    return schema
  }

  /// What the `$ref` of a schema of its own leads to; nil where that is told already, or the node is nothing
  /// but a reference, whose target has its place.
  private mutating func reference(_ reference: Node, of node: Node) -> SchemaID? {
    guard let text = reference.string else {
      invalid("'$ref' must be a string", at: reference.span)
      return nil
    }
    guard hasSiblings(node) || keptReferences.contains(node) else { return nil }
    return target(of: text, at: reference, in: node, as: .schemas).map { found in
      let id = schema(found.node)
      if isNameOfSchema(found.name, under: found.parent) { referredNames.append(Named(found.name, id)) }
      return id
    }
  }

  /// The anchor by which a `$dynamicRef` may lead elsewhere: only one that is dynamic where the reference
  /// leads at first (JSON Schema 2020-12 §8.2.3.2).
  private static func dynamicName(of reference: String, leadingTo node: Node) -> String? {
    guard let anchor = node[.dynamicAnchor]?.string,
      let hash = reference.utf8.firstIndex(of: UInt8(ascii: "#"))
    else { return nil }
    let fragment = Array(reference.utf8[reference.utf8.index(after: hash)...])
    return PercentEncoding.decoded(fragment[...]).elementsEqual(anchor.utf8) ? anchor : nil
  }

  private mutating func readAnnotations(_ node: Node, _ schema: inout Schema) {
    schema.title = text(.title, of: node)
    schema.description = text(.description, of: node)
    schema.format = text(.format, of: node)
    schema.isDeprecated = flag(.deprecated, of: node)
    schema.isReadOnly = flag(.readOnly, of: node)
    schema.isWriteOnly = flag(.writeOnly, of: node)
    schema.const = node[.const]
    schema.default = node[.default]
    schema.enum = elements(.enum, of: node)
    if let example = node[.example] { schema.examples.append(example) }
    checkKeywords(node)
    if mayBeList(node[.examples]) {
      schema.examples += elements(.examples, of: node)
    } else if let examples = node[.examples], examples.isMapping {
      // Reported as no array (JSON Schema Validation 2020-12 §9.5), and shown all the same.
      schema.examples += Example.values(ofObject: examples)
    }
    schema.extensions = extensions(node)
    if !schema.extensions.isEmpty {
      schema.examples += Example.all(in: schema.extensions).compactMap(\.value)
    }
  }

  /// Keywords that say of what kind a value is.
  private static let kindFields: [Field] = [
    .type, .ref, .allOf, .oneOf, .anyOf, .properties, .additionalProperties, .items,
  ]

  private mutating func readTypes(_ node: Node, _ schema: inout Schema, _ dialect: Schema.Dialect) {
    if dialect == .openAPI30, flag(.nullable, of: node) {
      schema.isNullable = true
      // It adds null to what a value may be; where nobody says that, it may be anything (OpenAPI 3.0.3
      // §4.7.24.1).
      if APIReader.kindFields.contains(where: { node[$0] != nil }) { schema.types.insert(.null) }
    }
    if version.major == 2, node[.type] != nil, extensionFlag("x-nullable", of: node) {
      schema.isNullable = true
      schema.types.insert(.null)
    }
    guard let value = node[.type] else { return }
    if value.isSequence, !dialect.hasTypeLists {
      invalid(
        "'type' must be one name", at: value.span,
        help: "say 'nullable: true' for null and 'anyOf' for other types; lists came with OpenAPI 3.1")
    }
    for name in value.isSequence ? Array(value.elements) : [value] {
      // YAML's `- null` in a list of types is the type's name without its quotes.
      let text = name.isNull ? "null" : name.string ?? ""
      let type = Schema.TypeSet(name: text)
      if let type, type != .null || dialect != .openAPI30 || value.isSequence {
        schema.types.insert(type)
      } else {
        let near = NearestName(among: Schema.TypeSet.named.map(\.name)).match(for: text)
        invalid(
          "'\(name.text ?? "")' is no type", at: name.span,
          help: text == "null"
            ? "say 'nullable: true' beside the type; a type 'null' came with OpenAPI 3.1"
            : near.map { "did you mean '\($0)'?" } ?? "use object, array, string, integer, number or boolean")
      }
    }
  }

  private mutating func readApplicators(_ node: Node, _ schema: inout Schema, _ dialect: Schema.Dialect) {
    schema.required = mayBeList(node[.required]) ? texts(.required, of: node) : []
    if let required = node[.required], !mayBeList(required) {
      invalid("'required' must be an array of the names of properties", at: required.span)
    }
    let required = Set(schema.required.map { Name($0) })
    if required.count < schema.required.count {
      invalid("'required' names a property twice", at: node.valueSpan(of: .required), help: "keep it once")
    }
    schema.properties = members(.properties, of: node).map { member in
      Schema.Property(
        name: member.name.text, schema: self.schema(member.value), isRequired: required.contains(member.name),
        member: member)
    }
    schema.additionalProperties = subschema(.additionalProperties, of: node)
    if node[.items]?.isSequence == true {
      if dialect == .openAPI30 || dialect == .draft2020 {
        invalid(
          "'items' must be a schema", at: node.valueSpan(of: .items),
          help: dialect == .draft2020 ? "name the schemas of single elements in 'prefixItems'" : nil)
      }
      schema.items = subschema(.additionalItems, of: node)
    } else {
      schema.items = subschema(.items, of: node)
    }
    schema.allOf = subschemas(.allOf, of: node)
    schema.oneOf = subschemas(.oneOf, of: node)
    schema.anyOf = subschemas(.anyOf, of: node)
    schema.discriminator = discriminator(node)
  }

  /// Whether a value is a list, or a reference that stands for one.
  func mayBeList(_ node: Node?) -> Bool { node.map { $0.isSequence || $0.soleReference != nil } ?? false }

  /// The schema in a field. `additionalProperties: true` is one too, in 3.0 as well (OpenAPI 3.0.4 §4.7.24.1).
  mutating func subschema(_ field: Field, of node: Node) -> SchemaID? {
    guard let value = node[field] else { return nil }
    if value.isMapping { return schema(value) }
    if let always = value.boolean,
      field == .additionalProperties || field == .additionalItems || dialect(of: node).hasBooleanSchemas
    {
      return booleanSchema(always, at: value, in: node)
    }
    invalid("'\(field.name)' must be a schema", at: value.span)
    return nil
  }

  private mutating func booleanSchema(_ always: Bool, at value: Node, in node: Node) -> SchemaID {
    if let known = schemaIDs[value] { return known }
    var schema = Schema(origin: value, resource: resolver.resource(of: node))
    schema.always = always
    let id = api.schemas.add(schema)
    schemaIDs[value] = id
    return id
  }

  mutating func subschemas(_ field: Field, of node: Node) -> [SchemaID] {
    elements(field, of: node).map { schema($0) }
  }

  private mutating func discriminator(_ node: Node) -> Schema.Discriminator? {
    if version.major == 2 { return swaggerDiscriminator(node) }
    guard let value = mapping(.discriminator, of: node) else { return nil }
    check(value, has: .discriminator)
    let mapping = members(.mapping, of: value).map { member -> Named<SchemaID?> in
      Named(member.name.text, member.value.string.flatMap { mapped($0, at: member.value, in: node) })
    }
    return Schema.Discriminator(
      origin: value, propertyName: text(.propertyName, of: value, isRequired: true) ?? "", mapping: mapping,
      defaultMapping: version.minor < 2
        ? nil
        : value[.defaultMapping].flatMap { node in
          node.string.flatMap { mapped($0, at: node, in: value) }
        }, extensions: extensions(value))
  }

  /// What a value of `mapping` stands for: the name of a schema, else a reference (OpenAPI 3.1.0 §4.8.25.2).
  private mutating func mapped(_ text: String, at value: Node, in node: Node) -> SchemaID? {
    if componentNames.isEmpty {
      componentNames = Dictionary(api.components.schemas.map { (Name($0.name), $0.value) }) { first, _ in
        first
      }
    }
    if let named = componentNames[Name(text)] { return named }
    guard let target = target(of: text, at: value, in: node, as: .schemas) else { return nil }
    let id = schema(target.node)
    // What stands in another file may be named by nothing else.
    if isNameOfSchema(target.name, under: target.parent) { referredNames.append(Named(target.name, id)) }
    return id
  }
}
