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
    schemaIDs[node] = id
    if let name, isNameOfSchema(name.text, under: name.parent) {
      referredNames.append(Named(name.text, id))
    }
    return id
  }

  private mutating func newSchema(at node: Node) -> SchemaID {
    let id = api.schemas.add(Schema(origin: node))
    pendingSchemas.append((id, node))
    return id
  }

  /// Whether keywords stand beside a `$ref` and count: in 3.0 they never do (OpenAPI 3.0.4 §4.7.23).
  private func hasSiblings(_ node: Node) -> Bool { version.hasJSONSchema && node.count > 1 }

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

  private mutating func readSchema(_ node: Node) -> Schema {
    var schema = Schema(origin: node)
    if let always = node.boolean {
      if !version.hasJSONSchema { invalid("a schema must be an object", at: node.span) }
      schema.always = always
      return schema
    }
    guard isMapping(node, "a schema") else { return schema }
    if !version.hasJSONSchema, node[.ref] == nil {
      check(node, has: version.major == 2 ? .swaggerSchema : .schema30)
    }
    if let reference = node[.ref] {
      guard let text = reference.string else {
        invalid("'$ref' must be a string", at: reference.span)
        return schema
      }
      if !hasSiblings(node) { return schema }
      schema.reference = target(of: text, at: reference, in: node, as: .schemas).map { found in
        let id = self.schema(found.node)
        if isNameOfSchema(found.name, under: found.parent) { referredNames.append(Named(found.name, id)) }
        return id
      }
    }
    if version.hasJSONSchema, let reference = node[.dynamicRef], let text = reference.string {
      let found = target(of: text, at: reference, in: node, as: .schemas)
      schema.dynamicReference = found.map { self.schema($0.node) }
    }
    readAnnotations(node, &schema)
    readTypes(node, &schema)
    readApplicators(node, &schema)
    schema.bounds = bounds(node)
    schema.rare = rare(node)
    return schema
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
    if node[.examples]?.isSequence == true { schema.examples += elements(.examples, of: node) }
    schema.extensions = extensions(node)
  }

  private mutating func readTypes(_ node: Node, _ schema: inout Schema) {
    guard let value = node[.type] else { return }
    let names = value.isSequence && version.hasTypeLists ? Array(value.elements) : [value]
    for name in names {
      // YAML's `- null` in a list of types is the type's name without its quotes.
      let text = name.isNull ? "null" : name.string ?? ""
      if let type = Schema.TypeSet(name: text), version.hasTypeLists || type != .null {
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
    if !version.hasJSONSchema, flag(.nullable, of: node) { schema.types.insert(.null) }
    if version.major == 2, !schema.types.isEmpty, extensionFlag("x-nullable", of: node) {
      schema.types.insert(.null)
    }
  }

  private mutating func readApplicators(_ node: Node, _ schema: inout Schema) {
    schema.required = node[.required]?.isSequence == true ? texts(.required, of: node) : []
    if let required = node[.required], !required.isSequence {
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
    schema.items = subschema(.items, of: node)
    schema.allOf = subschemas(.allOf, of: node)
    schema.oneOf = subschemas(.oneOf, of: node)
    schema.anyOf = subschemas(.anyOf, of: node)
    schema.discriminator = discriminator(node)
  }

  /// The schema in a field. `additionalProperties: true` is one too, in 3.0 as well (OpenAPI 3.0.4 §4.7.24.1).
  private mutating func subschema(_ field: Field, of node: Node) -> SchemaID? {
    guard let value = node[field] else { return nil }
    if value.isMapping { return schema(value) }
    if let always = value.boolean, version.hasJSONSchema || field == .additionalProperties {
      if let known = schemaIDs[value] { return known }
      var schema = Schema(origin: value)
      schema.always = always
      let id = api.schemas.add(schema)
      schemaIDs[value] = id
      return id
    }
    invalid("'\(field.name)' must be a schema", at: value.span)
    return nil
  }

  private mutating func subschemas(_ field: Field, of node: Node) -> [SchemaID] {
    elements(field, of: node).map { schema($0) }
  }

  private mutating func namedSubschemas(_ field: Field, of node: Node) -> [Named<SchemaID>] {
    members(field, of: node).map { Named($0.name.text, schema($0.value)) }
  }

  private mutating func discriminator(_ node: Node) -> Schema.Discriminator? {
    if version.major == 2 { return swaggerDiscriminator(node) }
    guard let value = mapping(.discriminator, of: node) else { return nil }
    check(value, has: .discriminator)
    let mapping = members(.mapping, of: value).map { member -> Named<SchemaID?> in
      Named(member.name.text, member.value.string.flatMap { mapped($0, at: member.value) })
    }
    let defaultMapping = version.minor >= 2 ? value[.defaultMapping] : nil
    return Schema.Discriminator(
      origin: value, propertyName: text(.propertyName, of: value, isRequired: true) ?? "", mapping: mapping,
      defaultMapping: defaultMapping.flatMap { node in node.string.flatMap { mapped($0, at: node) } },
      extensions: extensions(value))
  }

  /// What a value of `mapping` stands for: the name of a schema, else a reference (OpenAPI 3.1.0 §4.8.25.2).
  private mutating func mapped(_ text: String, at value: Node) -> SchemaID? {
    if let named = api.components.schemas.first(where: { Name($0.name) == Name(text) }) { return named.value }
    return target(of: text, at: value, in: value, as: .schemas).map { schema($0.node) }
  }

  private mutating func number(_ field: Field, of node: Node) -> String? {
    guard let value = node[field] else { return nil }
    if let text = value.numberText {
      checkNumber(value, of: field)
      return text
    }
    let isFlag = value.boolean != nil && (field == .exclusiveMinimum || field == .exclusiveMaximum)
    invalid(
      "'\(field.name)' must be a number", at: value.span,
      help: isFlag
        ? "since OpenAPI 3.1 it is the bound itself; write it in place of 'minimum' or 'maximum'" : nil)
    return nil
  }

  private static let boundFields: FieldSet = [
    .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum, .multipleOf, .minLength, .maxLength, .pattern,
    .minItems, .maxItems, .uniqueItems, .minProperties, .maxProperties,
  ]

  mutating func bounds(_ node: Node) -> Schema.Bounds? {
    guard node.members.contains(where: { APIReader.boundFields.contains($0.key) }) else { return nil }
    var bounds = Schema.Bounds()
    bounds.minimum = number(.minimum, of: node)
    bounds.maximum = number(.maximum, of: node)
    if version.hasJSONSchema {
      bounds.exclusiveMinimum = number(.exclusiveMinimum, of: node)
      bounds.exclusiveMaximum = number(.exclusiveMaximum, of: node)
    } else {
      // In 3.0 the two are flags beside the bound (JSON Schema Wright-00 §5.3).
      if flag(.exclusiveMinimum, of: node) { swap(&bounds.minimum, &bounds.exclusiveMinimum) }
      if flag(.exclusiveMaximum, of: node) { swap(&bounds.maximum, &bounds.exclusiveMaximum) }
    }
    bounds.multipleOf = number(.multipleOf, of: node)
    bounds.minLength = number(.minLength, of: node)
    bounds.maxLength = number(.maxLength, of: node)
    bounds.pattern = text(.pattern, of: node)
    bounds.minItems = number(.minItems, of: node)
    bounds.maxItems = number(.maxItems, of: node)
    bounds.hasUniqueItems = flag(.uniqueItems, of: node)
    bounds.minProperties = number(.minProperties, of: node)
    bounds.maxProperties = number(.maxProperties, of: node)
    return bounds
  }

  private static let rareFields: FieldSet = [
    .not, .if, .then, .else, .prefixItems, .contains, .minContains, .maxContains, .patternProperties,
    .propertyNames, .unevaluatedItems, .unevaluatedProperties, .dependentSchemas, .dependentRequired,
    .contentEncoding, .contentMediaType, .contentSchema, .externalDocs, .xml,
  ]

  private mutating func rare(_ node: Node) -> Schema.Rare? {
    guard node.members.contains(where: { APIReader.rareFields.contains($0.key) }) else { return nil }
    return Schema.Rare(
      not: subschema(.not, of: node), if: subschema(.if, of: node), then: subschema(.then, of: node),
      else: subschema(.else, of: node), prefixItems: subschemas(.prefixItems, of: node),
      contains: subschema(.contains, of: node), minContains: number(.minContains, of: node),
      maxContains: number(.maxContains, of: node),
      patternProperties: namedSubschemas(.patternProperties, of: node),
      propertyNames: subschema(.propertyNames, of: node),
      unevaluatedItems: subschema(.unevaluatedItems, of: node),
      unevaluatedProperties: subschema(.unevaluatedProperties, of: node),
      dependentSchemas: namedSubschemas(.dependentSchemas, of: node),
      dependentRequired: members(.dependentRequired, of: node).map {
        Named($0.name.text, $0.value.elements.compactMap(\.text))
      },
      contentEncoding: text(.contentEncoding, of: node), contentMediaType: text(.contentMediaType, of: node),
      contentSchema: subschema(.contentSchema, of: node), externalDocs: externalDocs(node), xml: xml(node))
  }
}
