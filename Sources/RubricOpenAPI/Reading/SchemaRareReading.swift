import RubricDiagnostics
import RubricDocuments

/// How the keywords are read that few schemas have.
extension APIReader {
  private static let rareFields: FieldSet = [
    .not, .if, .then, .else, .prefixItems, .contains, .minContains, .maxContains, .patternProperties,
    .propertyNames, .unevaluatedItems, .unevaluatedProperties, .dependentSchemas, .dependentRequired,
    .dependencies, .contentEncoding, .contentMediaType, .contentSchema, .externalDocs, .xml, .defs,
    .definitions, .id, .legacyID, .anchor, .dynamicAnchor, .dynamicRef, .recursiveRef, .schemaDialect,
    .schemaVocabulary, .comment,
  ]

  mutating func rare(_ node: Node, _ dialect: Schema.Dialect, dynamicName: String?) -> Schema.Rare? {
    let isTuple = node[.items]?.isSequence == true
    guard isTuple || node.members.contains(where: { APIReader.rareFields.contains($0.key) }) else {
      return nil
    }
    var rare = Schema.Rare()
    rare.not = subschema(.not, of: node)
    rare.if = subschema(.if, of: node)
    rare.then = subschema(.then, of: node)
    rare.else = subschema(.else, of: node)
    rare.prefixItems = subschemas(node[.prefixItems] == nil && isTuple ? .items : .prefixItems, of: node)
    rare.contains = subschema(.contains, of: node)
    rare.minContains = count(.minContains, of: node)
    rare.maxContains = count(.maxContains, of: node)
    rare.patternProperties = namedSubschemas(.patternProperties, of: node)
    rare.propertyNames = subschema(.propertyNames, of: node)
    rare.unevaluatedItems = subschema(.unevaluatedItems, of: node)
    rare.unevaluatedProperties = subschema(.unevaluatedProperties, of: node)
    readDependencies(node, &rare)
    rare.contentEncoding = text(.contentEncoding, of: node)
    rare.contentMediaType = text(.contentMediaType, of: node)
    rare.contentSchema = subschema(.contentSchema, of: node)
    rare.externalDocs = externalDocs(node)
    rare.xml = xml(node)
    // 3.0 does not know these: a finding says so, and what they hold is not looked at.
    if dialect != .openAPI30 { readIdentity(node, &rare, dialect) }
    rare.dynamicName = dynamicName
    return rare
  }

  mutating func namedSubschemas(_ field: Field, of node: Node) -> [Named<SchemaID>] {
    guard node[field] != nil else { return [] }
    return members(field, of: node).map { Named($0.name.text, schema($0.value)) }
  }

  private mutating func readDependencies(_ node: Node, _ rare: inout Schema.Rare) {
    rare.dependentSchemas = namedSubschemas(.dependentSchemas, of: node)
    if node[.dependentRequired] != nil {
      rare.dependentRequired = members(.dependentRequired, of: node).map { Named($0.name.text, names($0)) }
    }
    guard node[.dependencies] != nil else { return }
    // JSON Schema Wright-00 §5.18: an array of names, or a schema.
    for member in members(.dependencies, of: node) {
      if member.value.isSequence {
        rare.dependentRequired.append(Named(member.name.text, names(member)))
      } else {
        rare.dependentSchemas.append(Named(member.name.text, schema(member.value)))
      }
    }
  }

  private mutating func names(_ member: Node.Member) -> [String] {
    guard member.value.isSequence else {
      invalid("'\(member.name)' must be an array of the names of properties", at: member.value.span)
      return []
    }
    return member.value.elements.compactMap(\.text)
  }

  private mutating func readIdentity(
    _ node: Node, _ rare: inout Schema.Rare, _ dialect: Schema.Dialect
  ) {
    rare.definitions =
      namedSubschemas(.defs, of: node) + namedSubschemas(.definitions, of: node)
    rare.id = dialect.idField.flatMap { text($0, of: node) }
    rare.schemaDialect = text(.schemaDialect, of: node)
    guard dialect == .draft2020 || dialect == .draft7 else { return }
    rare.comment = text(.comment, of: node)
    guard dialect == .draft2020 else { return }
    rare.anchor = text(.anchor, of: node)
    rare.dynamicAnchor = text(.dynamicAnchor, of: node)
    if node[.schemaVocabulary] != nil {
      rare.vocabularies = members(.schemaVocabulary, of: node).map {
        Named($0.name.text, $0.value.boolean ?? true)
      }
    }
  }

  private mutating func xml(_ node: Node) -> Schema.XML? {
    guard let value = mapping(.xml, of: node) else { return nil }
    check(value, has: .xml)
    var xml = Schema.XML(origin: value)
    xml.name = text(.name, of: value)
    xml.namespace = text(.namespace, of: value)
    xml.prefix = text(.prefix, of: value)
    xml.isAttribute = flag(.attribute, of: value)
    xml.isWrapped = flag(.wrapped, of: value)
    xml.extensions = extensions(value)
    if version.minor >= 2, let written = text(.nodeType, of: value) {
      // OpenAPI 3.2.0, XML Object.
      for field in [Field.attribute, .wrapped] where value[field] != nil {
        invalid(
          "'nodeType' and '\(field.name)' exclude each other", at: value.span(of: field), help: "remove it")
      }
      xml.nodeType = Schema.XML.NodeType(rawValue: written)
      if xml.nodeType == nil {
        invalid(
          "'\(written)' is no type of node", at: value.valueSpan(of: .nodeType),
          help: "use element, attribute, text, cdata or none")
      }
    }
    return xml
  }
}
