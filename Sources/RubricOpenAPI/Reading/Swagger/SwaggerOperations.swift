import RubricDiagnostics
import RubricDocuments

extension APIReader {
  /// A parameter of an operation or of its path, behind any reference.
  struct SwaggerParameterUse {
    var node: Node
    var name: String
    var place: SwaggerPlace
  }

  /// - Parameter item: the path item, whose parameters hold where the operation has none of that name.
  mutating func swaggerOperation(
    _ node: Node, of item: Node, method: Method, path: String, kind: Operation.Kind
  ) -> Operation {
    check(node, has: .swaggerOperation)
    if node[.responses] == nil { missing(.responses, of: node) }
    let consumes = node[.consumes] == nil ? swagger.consumes : mediaTypeNames(.consumes, of: node)
    let produces = node[.produces] == nil ? swagger.produces : mediaTypeNames(.produces, of: node)
    let uses = swaggerParameterUses(of: node, in: item)
    var parameters: [ParameterID] = []
    for use in uses {
      if case .value(let location) = use.place { parameters.append(swaggerParameter(use.node, location)) }
    }
    return Operation(
      origin: node, methodSpan: node.span, methodPlace: node.keyPlace, pathPlace: node.keyPlace, kind: kind,
      method: method, path: path,
      operationID: text(.operationID, of: node), summary: text(.summary, of: node),
      description: text(.description, of: node), tags: texts(.tags, of: node),
      isDeprecated: flag(.deprecated, of: node), parameters: parameters,
      requestBody: swaggerRequestBody(of: node, uses, consumes: consumes),
      responses: statusResponses(node) { reader, response in
        reader.swaggerResponse(response, produces: produces)
      },
      responsesExtensions: node[.responses].map { extensions($0) } ?? [], callbacks: [],
      security: securityRequirements(node), servers: swaggerServers(node) ?? [],
      externalDocs: externalDocs(node), extensions: extensions(node), pathItem: item)
  }

  /// The parameters of the path that the operation does not override, then its own.
  private mutating func swaggerParameterUses(of node: Node, in item: Node) -> [SwaggerParameterUse] {
    let own = elements(.parameters, of: node).compactMap { swaggerParameterUse($0) }
    let shared = elements(.parameters, of: item).compactMap { swaggerParameterUse($0) }
    let hasBody = own.contains { $0.place == .body }
    let known = Set(own.map { SwaggerPlaceName($0) })
    return shared.filter { use in
      !known.contains(SwaggerPlaceName(use)) && !(hasBody && use.place == .body)
    } + own
  }

  /// What tells the parameters of an operation apart.
  private struct SwaggerPlaceName: Hashable {
    var name: Name
    var place: SwaggerPlace

    init(_ use: SwaggerParameterUse) {
      name = Name(use.name)
      place = use.place
    }
  }

  private mutating func swaggerRequestBody(
    of node: Node, _ uses: [SwaggerParameterUse], consumes: [String]
  ) -> RequestBodyID? {
    let bodies = uses.filter { $0.place == .body }
    let fields = uses.filter { $0.place == .form }
    if let second = bodies.dropFirst().first {
      invalid(
        "an operation must have only one body", at: second.node.valueSpan(of: .location),
        help: "describe all that is sent by one schema")
    }
    if !bodies.isEmpty, let field = fields.first {
      // Swagger 2.0, Parameter Object: both describe the payload.
      invalid(
        "a body and the fields of a form exclude each other", at: field.node.valueSpan(of: .location),
        help: "keep one of them")
    }
    if let body = bodies.first { return swaggerBody(body.node, consumes: consumes) }
    return fields.isEmpty ? nil : swaggerForm(of: node, fields, consumes: consumes)
  }
}
