import RubricDiagnostics
import RubricDocuments

/// How fields are taken out of objects, with a finding where one is not what the specification says.
extension APIReader {
  /// Adds a finding of the rule that the document has the shape OpenAPI requires.
  mutating func invalid(_ message: String, at span: SourceSpan, help: String? = nil) {
    findings.append(Finding("document-valid", .error, message, at: span, help: help))
  }

  /// Adds a finding about what OpenAPI does not allow and what no reader misses.
  mutating func doubtful(_ message: String, at span: SourceSpan, help: String) {
    findings.append(Finding("document-valid", .warning, message, at: span, help: help))
  }

  /// Whether the value is an object; a finding where not.
  mutating func isMapping(_ node: Node, _ what: String) -> Bool {
    if node.isMapping { return true }
    invalid("\(what) must be an object", at: node.span)
    return false
  }

  /// A finding for every field that the object may not have.
  mutating func check(_ node: Node, has shape: ObjectShape) {
    guard node.isMapping else { return }
    let allowed = shape.allowed(in: version)
    for member in node.members where !allowed.contains(member.key) {
      if shape.allowsExtensions, member.name.isExtension { continue }
      let near = NearestName(among: allowed.names).match(for: member.name.text)
      let help = near.map { "did you mean '\($0)'?" } ?? "remove it, or begin its name with 'x-'"
      invalid("'\(member.name)' is no field of \(shape.name)", at: member.keySpan, help: help)
    }
  }

  /// The text of a field. A number or word is taken as it is written, with a finding.
  mutating func text(_ field: Field, of node: Node, isRequired: Bool = false) -> String? {
    guard let value = node[field] else {
      if isRequired { missing(field, of: node) }
      return nil
    }
    if value.kind == .string { return value.string }
    if field == .description, value.isMapping, value.count == 1, value[.ref] != nil {
      return referredText(value, in: field)
    }
    let span = value.isNull ? node.span(of: field) : value.span
    invalid("'\(field.name)' must be a string", at: span, help: value.isScalar ? "put it in quotes" : nil)
    return value.isNull ? nil : value.text
  }

  /// The text of the file, or other string, that a reference in place of a text leads to. The specification has
  /// no references there, but descriptions in several files do.
  mutating func referredText(_ written: Node, in field: Field) -> String? {
    var value = written
    var passed = 0
    while let reference = value[.ref], let text = reference.string, passed < 100 {
      passed += 1
      guard let target = target(of: text, at: reference, in: value, as: field) else { return nil }
      value = target.node
    }
    guard let text = value.string else {
      invalid("'\(field.name)' must be a string", at: (written[.ref] ?? written).span)
      return nil
    }
    api.texts[written] = value
    return text
  }

  mutating func missing(_ field: Field, of node: Node) {
    // The first key is a better place than the whole object: an excerpt shows one line.
    let span = node.members.first?.keySpan ?? node.span
    invalid("'\(field.name)' is required", at: span, help: "add '\(field.name)'")
  }

  /// The truth of a field that is `false` by default.
  mutating func flag(_ field: Field, of node: Node) -> Bool { optionalFlag(field, of: node) ?? false }

  mutating func optionalFlag(_ field: Field, of node: Node) -> Bool? {
    guard let value = node[field] else { return nil }
    if let flag = value.boolean { return flag }
    invalid("'\(field.name)' must be true or false", at: value.span)
    return nil
  }

  /// The object in a field, or what the one reference in its place leads to: the specification has no
  /// references there, but descriptions in several files do, and many tools follow them.
  mutating func mapping(_ field: Field, of node: Node) -> Node? {
    guard let written = node[field] else { return nil }
    var value = written
    var passed = 0
    while value.count == 1, let reference = value[.ref], let text = reference.string, passed < 100 {
      passed += 1
      guard let target = target(of: text, at: reference, in: value, as: field) else { return nil }
      warn(ofReference: reference, inPlaceOf: field)
      value = target.node
    }
    guard isMapping(value, "'\(field.name)'") else { return nil }
    if passed > 0 { api.referred.add(written, value) }
    return value
  }

  /// The members of the object in a field, extensions left out.
  mutating func members(_ field: Field, of node: Node) -> [Node.Member] {
    allMembers(field, of: node).filter { !$0.name.isExtension || field.mayNameExtensions }
  }

  /// The members of the object in a field, those of what a reference among them leads to behind its own.
  mutating func allMembers(_ field: Field, of node: Node) -> [Node.Member] {
    guard let value = mapping(field, of: node) else { return [] }
    guard value.count > 1, field.namesObjects, let reference = value[.ref], let text = reference.string else {
      return Array(value.members)
    }
    // A reference is no object that the name '$ref' could stand for.
    let own = value.members.filter { $0.key != Field.ref.key }
    guard let target = target(of: text, at: reference, in: value, as: field)?.node,
      isMapping(target, "'\(field.name)'")
    else { return own }
    warn(ofReference: reference, inPlaceOf: field)
    api.referred.add(value, target)
    return api.referred.members(of: value)
  }

  private mutating func warn(ofReference reference: Node, inPlaceOf field: Field) {
    doubtful(
      "'\(field.name)' must be an object: a reference may not stand for it as a whole", at: reference.span,
      help: "write the object itself, since other tools do not follow the reference")
  }

  /// The elements of the array in a field.
  mutating func elements(_ field: Field, of node: Node) -> [Node] {
    list(field, of: node).map { Array($0.elements) } ?? []
  }

  /// The array in a field, or the one that the reference in its place leads to; nil where there is none.
  mutating func list(_ field: Field, of node: Node) -> Node? {
    guard let written = node[field] else { return nil }
    if written.isSequence { return written }
    var value = written
    var passed = 0
    while let (text, reference) = value.soleReference, passed < 100 {
      passed += 1
      guard let target = target(of: text, at: reference, in: value, as: field) else { return nil }
      value = target.node
    }
    guard value.isSequence else {
      invalid("'\(field.name)' must be an array", at: (written.soleReference?.node ?? written).span)
      return nil
    }
    let reference = written.soleReference?.node ?? written
    doubtful(
      "'\(field.name)' must be an array: a reference may not stand for it as a whole", at: reference.span,
      help: "write the array itself, since other tools do not follow the reference")
    api.referred.add(written, value)
    return value
  }

  /// The strings of the array in a field; others are taken as written, with a finding.
  mutating func texts(_ field: Field, of node: Node) -> [String] {
    elements(field, of: node).compactMap { element in
      if element.kind != .string { invalid("'\(field.name)' must hold strings", at: element.span) }
      return element.text
    }
  }

  func extensions(_ node: Node) -> [Extension] { APIReader.extensions(of: node) }

  static func extensions(of node: Node) -> [Extension] {
    guard node.isMapping else { return [] }
    var extensions: [Extension] = []
    for member in node.members
    where
      (member.key.id >= UInt32(Field.names.count) || member.key == Field.displayName.key)
      && member.name.isExtension
    {
      extensions.append(Extension(name: member.name.text, value: member.value))
    }
    return extensions
  }

  // MARK: - References

  /// The value itself, or what its `$ref` leads to; nil where that is nothing, with a finding.
  ///
  /// - Parameter components: the field of `components` where such objects stand.
  mutating func dereferenced(_ node: Node, as components: Field) -> Node? {
    passage(node, as: components)?.target
  }

  /// The value itself, or what its `$ref` leads to, with the references passed on the way, the outermost
  /// first; nil where they lead to nothing, with a finding.
  mutating func passage(_ node: Node, as components: Field) -> (target: Node, passed: [Node])? {
    var node = node
    var passed: [Node] = []
    while let reference = node[.ref] {
      guard let text = reference.string else {
        invalid("'$ref' must be a string", at: reference.span)
        return nil
      }
      if passed.contains(node) || passed.count > 100 {
        unresolved(
          "'\(text)' never ends: it leads back to itself", at: reference.span, help: "point it at an object")
        return nil
      }
      passed.append(node)
      guard let target = target(of: text, at: reference, in: node, as: components) else { return nil }
      node = target.node
    }
    return isMapping(node, components.objectName) ? (node, passed) : nil
  }

  /// What the outermost reference says that has the field, which counts before what the target says
  /// (OpenAPI 3.1.0 §4.8.23); nil where none has it, and before 3.1.
  mutating func overriding(_ field: Field, in passed: [Node]) -> (node: Node, text: String)? {
    guard version.hasJSONSchema else { return nil }
    for reference in passed {
      if let value = reference[field] { return text(field, of: reference).map { (value, $0) } }
    }
    return nil
  }

  /// What a reference leads to, with a finding where it leads to nothing or to an object of another kind.
  mutating func target(
    of text: String, at reference: Node, in node: Node, as components: Field
  ) -> (node: Node, name: String, parent: String)? {
    target(of: text, at: reference.span, from: node, as: components)
  }

  mutating func target(
    of text: String, at span: SourceSpan, from node: Node, as components: Field
  ) -> (node: Node, name: String, parent: String)? {
    let (text, document) = known(text, from: node.document)
    switch resolver.target(of: text, from: document === node.document ? node : document.root) {
    case .missing(let message, let help, let severity):
      findings.append(Finding("ref-unresolved", severity, message, at: span, help: help))
      return nil
    case .found(let target, let name, let parent):
      // Only a component itself is of a kind by its address: deeper down, `links` may be a property. Before 3.2 there
      // were no `mediaTypes`, and what authors keep under that name is of any kind.
      if version.major == 2, let other = Field.swaggerGlobals.first(where: { $0.0.name == parent })?.1,
        other != components, text.utf8.starts(with: "#/".utf8),
        text.utf8.count(where: { $0 == UInt8(ascii: "/") }) == 2
      {
        unresolved(
          "'\(text)' leads to \(other.objectName) where \(components.objectName) is due", at: span,
          help: "point it at an object of that kind")
        return nil
      }
      if parent != components.name, let other = Field.componentFields.first(where: { $0.name == parent }),
        version.minor >= 2 || other != .mediaTypes,
        text.utf8.starts(with: "#/components/".utf8), text.utf8.count(where: { $0 == UInt8(ascii: "/") }) == 3
      {
        unresolved(
          "'\(text)' leads to \(other.objectName) where \(components.objectName) is due", at: span,
          help: "point it at '#/components/\(components.name)/…'")
        return nil
      }
      if target.document !== api.origin.document, let kind = components.objectKind {
        api.parts.append((target, kind))
      }
      if target.document !== document { note(selfAddressOf: target.document) }
      return (target, name, parent)
    }
  }

  mutating func unresolved(_ message: String, at span: SourceSpan, help: String) {
    findings.append(Finding("ref-unresolved", .error, message, at: span, help: help))
  }
}

extension Field {
  /// The fields of Swagger 2.0's root that hold objects which references lead to, as 3.0 calls them.
  static let swaggerGlobals: [(Field, Field)] = [
    (.definitions, .schemas), (.parameters, .parameters), (.responses, .responses),
  ]

  /// The fields of `components` that hold objects which references lead to.
  static let componentFields: [Field] = [
    .schemas, .responses, .parameters, .examples, .requestBodies, .headers, .securitySchemes, .links,
    .callbacks, .pathItems, .mediaTypes,
  ]

  /// Of a field of `components`, one of its objects, for messages.
  var objectName: String {
    switch self {
    case .schemas: "a schema"
    case .responses: "a response"
    case .parameters: "a parameter"
    case .examples: "an example"
    case .requestBodies: "a request body"
    case .headers: "a header"
    case .securitySchemes: "a security scheme"
    case .links: "a link"
    case .callbacks: "a callback"
    case .pathItems: "a path item"
    case .mediaTypes: "a media type"
    case .paths: "an operation"
    default: "'\(name)'"
    }
  }

  /// Of a field of `components` or of `paths`, what kind its objects are.
  var objectKind: ObjectKind? {
    switch self {
    case .schemas: .schema
    case .responses: .response
    case .parameters, .headers: .parameter
    case .examples: .example
    case .requestBodies: .requestBody
    case .securitySchemes: .securityScheme
    case .links: .link
    case .callbacks: .callback
    case .pathItems: .pathItem
    case .paths: .operation
    case .server: .server
    default: nil
    }
  }

  /// Whether the names in the field's object stand for objects, so that none stands for a text.
  var namesObjects: Bool {
    switch self {
    case .properties, .patternProperties, .defs, .definitions, .dependentSchemas, .content, .headers,
      .encoding, .examples, .responses, .links, .callbacks, .variables, .schemas, .parameters, .requestBodies,
      .securitySchemes, .pathItems, .mediaTypes, .paths, .webhooks:
      true
    default: false
    }
  }

  /// Whether the names in the field's object are the author's own, so that one may begin with `x-`.
  var mayNameExtensions: Bool {
    switch self {
    case .schemas, .parameters, .examples, .requestBodies, .headers, .securitySchemes, .links, .callbacks,
      .pathItems, .mediaTypes, .additionalOperations, .webhooks, .properties, .patternProperties, .defs,
      .definitions, .scopes,
      .mapping,
      .variables, .securityDefinitions, .content, .encoding, .dependentSchemas, .dependentRequired,
      .dependencies:
      true
    default: false
    }
  }
}
