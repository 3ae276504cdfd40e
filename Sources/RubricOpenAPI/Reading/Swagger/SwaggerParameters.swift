import RubricDiagnostics
import RubricDocuments

/// Where a parameter of Swagger 2.0 stands: as in OpenAPI 3, or in the body.
enum SwaggerPlace: Hashable {
  case value(Parameter.Location)
  case body, form

  init?(_ text: String) {
    switch text {
    case "query": self = .value(.query)
    case "header": self = .value(.header)
    case "path": self = .value(.path)
    case "body": self = .body
    case "formData": self = .form
    default: return nil
    }
  }
}

extension APIReader {
  mutating func swaggerParameterUse(_ written: Node) -> SwaggerParameterUse? {
    guard let node = dereferenced(written, as: .parameters) else {
      return unreadParameter(written).map { id in
        SwaggerParameterUse(node: written, name: api.parameters[id].name, place: .value(.unplaced))
      }
    }
    let name = text(.name, of: node, isRequired: true) ?? ""
    let place = text(.location, of: node, isRequired: true) ?? ""
    guard let known = SwaggerPlace(place) else {
      if !place.isEmpty {
        invalid(
          "'\(place)' is no place of a parameter", at: node.valueSpan(of: .location),
          help: "use path, query, header, body or formData")
      }
      return SwaggerParameterUse(node: node, name: name, place: .value(.unplaced))
    }
    return SwaggerParameterUse(node: node, name: name, place: known)
  }

  mutating func swaggerParameter(_ node: Node, _ location: Parameter.Location) -> ParameterID {
    if let known = parameterIDs[node] { return known }
    let place = SwaggerPlace.value(location)
    checkSwaggerValue(node, place: place)
    let name = node[.name]?.text ?? ""
    let isRequired = flag(.required, of: node)
    if location == .path, !isRequired {
      invalid(
        "path parameter '\(name)' must say 'required: true'",
        at: node[.required]?.span ?? node.members.first?.keySpan ?? node.span, help: "add 'required: true'")
    }
    let id = api.parameters.add(
      Parameter(
        origin: node, name: name, location: location, description: text(.description, of: node),
        descriptionNode: node[.description], isRequired: isRequired || location == .path,
        isDeprecated: extensionFlag("x-deprecated", of: node),
        allowsEmptyValue: flag(.allowEmptyValue, of: node),
        serialization: swaggerSerialization(node, default: location.defaultStyle),
        schema: swaggerValueSchema(node), content: [], examples: Example.all(in: extensions(node)),
        extensions: extensions(node)))
    parameterIDs[node] = id
    return id
  }

  mutating func swaggerHeader(_ written: Node) -> HeaderID? {
    guard let node = dereferenced(written, as: .headers) else { return nil }
    if let known = headerIDs[node] { return known }
    check(node, has: .swaggerHeader)
    checkSwaggerType(node, mayBeFile: false)
    let id = api.headers.add(
      Header(
        origin: node, description: text(.description, of: node), descriptionNode: node[.description],
        isRequired: flag(.required, of: node), isDeprecated: false,
        serialization: swaggerSerialization(node, default: .simple), schema: swaggerValueSchema(node),
        content: [], examples: Example.all(in: extensions(node)), extensions: extensions(node)))
    headerIDs[node] = id
    return id
  }

  /// What a parameter that is no body may hold.
  mutating func checkSwaggerValue(_ node: Node, place: SwaggerPlace) {
    let hasForm = place == .form || place == .value(.query)
    check(node, has: hasForm ? .swaggerFormParameter : .swaggerParameter)
    checkSwaggerType(node, mayBeFile: place == .form)
    if !hasForm, let format = node[.collectionFormat], format.string == "multi" {
      // Swagger 2.0, Parameter Object, `collectionFormat`.
      invalid("'multi' is for parameters in a query or a form only", at: format.span, help: "use csv")
    }
  }

  private static let types = ["string", "number", "integer", "boolean", "array"]

  mutating func checkSwaggerType(_ node: Node, mayBeFile: Bool) {
    guard let type = text(.type, of: node, isRequired: true) else { return }
    if !APIReader.types.contains(type), type != "file" || !mayBeFile {
      invalid(
        type == "file"
          ? "a file must stand in 'formData'" : "'\(type)' is no type that stands outside a body",
        at: node.valueSpan(of: .type),
        help: type == "file" ? "write 'in: formData'" : "use string, number, integer, boolean or array")
    }
    if type == "array", node[.items] == nil { missing(.items, of: node) }
  }

  // MARK: - Values

  /// Arrays nest at most so deep outside a body, and through an alias they would for ever.
  private static let deepestItems = 16

  /// The schema that a parameter, a header or the items of one are themselves.
  ///
  /// - Parameter isProperty: whether the schema is a field of a form, and so tells what the parameter is for.
  mutating func swaggerValueSchema(_ node: Node, isProperty: Bool = false, depth: Int = 0) -> SchemaID {
    var schema = Schema(origin: node, resource: resolver.resource(of: node))
    let type = node[.type]?.string ?? ""
    schema.format = text(.format, of: node)
    if type == "file" {
      schema.types = .string
      schema.format = schema.format ?? "binary"
    } else if let known = Schema.TypeSet(name: type) {
      schema.types = known
    }
    if !schema.types.isEmpty, extensionFlag("x-nullable", of: node) { schema.types.insert(.null) }
    schema.enum = elements(.enum, of: node)
    schema.default = node[.default]
    schema.bounds = bounds(node, .draft4)
    if isProperty {
      schema.description = text(.description, of: node)
      schema.isDeprecated = extensionFlag("x-deprecated", of: node)
      schema.examples = Example.all(in: extensions(node)).compactMap(\.value)
    }
    // Those of a parameter or a header are its own.
    if isProperty || depth > 0 { schema.extensions = extensions(node) }
    if let items = node[.items], isMapping(items, "'items'") {
      if depth < APIReader.deepestItems {
        check(items, has: .swaggerItems)
        checkSwaggerType(items, mayBeFile: false)
        schema.items = swaggerValueSchema(items, depth: depth + 1)
      } else {
        invalid("arrays nest deeper than \(APIReader.deepestItems) outside a body", at: items.span)
      }
    }
    return api.schemas.add(schema)
  }

  /// `collectionFormat` of an array and of the arrays in it, in the words of OpenAPI 3.
  mutating func swaggerSerialization(_ node: Node, default style: Serialization.Style) -> Serialization {
    guard node[.type]?.string == "array" || node[.collectionFormat] != nil else {
      return Serialization(
        style: style, explodes: style == .form, allowsReserved: false, isWritten: false)
    }
    var serialization = collection(node, default: style)
    var items = node[.items]
    while let inner = items, inner[.type]?.string == "array", serialization.nested.count < 16 {
      serialization.nested.append(collection(inner, default: style).style)
      items = inner[.items]
    }
    return serialization
  }

  /// Swagger 2.0, Parameter Object: `csv` where nothing is said.
  private mutating func collection(_ node: Node, default style: Serialization.Style) -> Serialization {
    let format = text(.collectionFormat, of: node) ?? "csv"
    var serialization = Serialization(
      style: style, explodes: false, allowsReserved: false, isWritten: true)
    switch format {
    case "csv": break
    case "multi": serialization.explodes = true
    case "ssv": serialization.style = .spaceDelimited
    case "tsv": serialization.style = .tabDelimited
    case "pipes": serialization.style = .pipeDelimited
    default:
      invalid(
        "'\(format)' is no format of a collection", at: node.valueSpan(of: .collectionFormat),
        help: "use csv, ssv, tsv, pipes or multi")
    }
    return serialization
  }

  // MARK: - Extensions that many generators write

  func extensionFlag(_ name: Name, of node: Node) -> Bool {
    node.members.contains {
      $0.key.id >= UInt32(Field.names.count) && $0.name == name && $0.value.boolean == true
    }
  }
}
