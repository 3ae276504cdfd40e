import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

// What rules look at one by one, found in written order.

extension PathUse {
  static func all(in api: API, _ operations: [Shared<Operation>]) -> [PathUse] {
    let byPath = Dictionary(grouping: operations, by: \.pathPlace)
    let written = api.origin[.paths]?.members.filter { $0.name.text.utf8.first == UInt8(ascii: "/") } ?? []
    return written.map { member in
      let own = byPath[member.value.keyPlace] ?? []
      return PathUse(
        template: member.name.text, key: member.keySpan, segments: Segment.all(of: member.name.text),
        operations: own, item: own.first?.pathItem ?? member.value)
    }
  }
}

extension PathUse.Segment {
  /// What stands between slashes; what stands before the first is left out.
  static func all(of template: String) -> [PathUse.Segment] {
    template.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst().map {
      PathUse.Segment(
        text: String(decoding: $0, as: UTF8.self), isTemplate: $0.contains(UInt8(ascii: "{")))
    }
  }
}

extension ServerUse {
  static func all(in api: API, _ operations: [Shared<Operation>]) -> [ServerUse] {
    var seen: Set<Node> = []
    let groups = [(api.servers, true)] + operations.map { ($0.servers, false) }
    return groups.flatMap { group, isRoot in
      group.filter { seen.insert($0.origin).inserted || isRoot }.map {
        ServerUse(server: $0, group: group, isRoot: isRoot)
      }
    }
  }
}

extension ResponseUse {
  static func all(in api: API, _ operations: [Shared<Operation>]) -> [ResponseUse] {
    var uses: [ResponseUse] = []
    var indices: [Key: Int] = [:]
    var seen = (success: Set<ResponseID>(), failure: Set<ResponseID>())
    let names = componentKeys(in: api)
    for operation in operations {
      for written in operation.responses {
        let key = Key(status: written.status, response: written.response)
        if let index = indices[key] {
          uses[index].count += 1
        } else {
          indices[key] = uses.count
          let response = api.responses[written.response]
          let isFirst =
            written.status.isError
            ? seen.failure.insert(written.response).inserted : seen.success.insert(written.response).inserted
          uses.append(
            ResponseUse(
              status: written.status, span: written.span, key: names[response.origin] ?? written.span,
              isFirst: isFirst, tellsFailure: written.status.tellsFailure(in: operation),
              id: written.response, response: response, operation: operation, count: 1))
        }
      }
    }
    return uses
  }

  /// Where the responses of `components`, in Swagger 2.0 of the root, have their names.
  private static func componentKeys(in api: API) -> [Node: SourceSpan] {
    let written = api.version.major == 2 ? api.origin[.responses] : api.origin[.components]?[.responses]
    let members = written.map { Array($0.members) } ?? []
    return Dictionary(members.map { ($0.value, $0.keySpan) }, uniquingKeysWith: { first, _ in first })
  }

  private struct Key: Hashable {
    var status: StatusCode
    var response: ResponseID
  }
}

extension StatusCode {
  fileprivate func tellsFailure(in operation: Shared<Operation>) -> Bool {
    guard text == "default" else { return isError }
    return operation.responses.contains { ($0.status.hundreds ?? 5) < 4 }
  }
}

extension MediaTypeUse {
  static func all(
    in api: API, _ operations: [Shared<Operation>], _ responses: [ResponseUse]
  ) -> [MediaTypeUse] {
    var bodies: Set<RequestBodyID> = []
    let requests = operations.flatMap { operation -> [MediaTypeUse] in
      guard let id = operation.requestBody, bodies.insert(id).inserted else { return [] }
      let body = api.requestBodies[id]
      return uses(of: body.content, in: body.origin, .request(id, operation))
    }
    return requests
      + responses.flatMap { uses(of: $0.response.content, in: $0.response.origin, .response($0)) }
  }

  /// - Parameter holder: the object whose `content` has them.
  private static func uses(
    of content: [MediaType], in holder: Node, _ role: Role
  ) -> [MediaTypeUse] {
    let written = holder[.content]?.members
    return content.enumerated().map { index, media in
      // In Swagger 2.0 media types stand apart from what they are of.
      let member = written.flatMap { $0.count == content.count ? $0[index] : nil }
      return MediaTypeUse(media: media, key: member?.keySpan ?? media.origin.span, role: role)
    }
  }
}

extension MediaTypeUse {
  /// The schemas of forms.
  static func forms(_ uses: [MediaTypeUse]) -> Set<SchemaID> {
    let names = ["multipart/form-data", "application/x-www-form-urlencoded"]
    return Set(uses.filter { names.contains(MediaKind.essence($0.media.name)) }.compactMap(\.media.schema))
  }
}

extension HeaderUse {
  static func all(in api: API, _ responses: [ResponseUse]) -> [HeaderUse] {
    var seen: Set<ResponseID> = []
    return responses.filter { seen.insert($0.id).inserted }.flatMap { use -> [HeaderUse] in
      let keys = Dictionary(
        (use.response.origin[.headers].map { Array($0.members) } ?? []).map { ($0.name, $0.keySpan) },
        uniquingKeysWith: { first, _ in first })
      return use.response.headers.map { named in
        let header = api.headers[named.value]
        return HeaderUse(
          name: named.name, key: keys[Name(named.name)] ?? header.origin.span, header: header, response: use)
      }
    }
  }
}

extension SchemaUse {
  /// Objects only, in the order of first reading.
  static func all(in api: API, _ reaches: [SchemaReach], names: [SchemaID: String]) -> [SchemaUse] {
    let written = api.writtenSchemas.map { Array($0) } ?? []
    let keys = Dictionary(
      zip(api.components.schemas.map(\.value), written.map(\.keySpan)),
      uniquingKeysWith: { first, _ in first })
    return zip(api.schemas.ids, api.schemas.all).compactMap { id, schema in
      guard schema.always == nil else { return nil }
      return SchemaUse(
        id: id, schema: schema, reach: reaches[Int(id.index)], name: names[id],
        span: keys[id] ?? schema.origin.span)
    }
  }
}

extension SchemaUse {
  /// By each schema that is written within `allOf`, `oneOf`, `anyOf`, `then`, `else` or `dependentSchemas` of
  /// another, that one.
  static func holders(in api: API) -> [SchemaID: SchemaID] {
    var holders: [SchemaID: SchemaID] = [:]
    for (id, schema) in zip(api.schemas.ids, api.schemas.all) {
      let rare = schema.value.rare
      let conditions =
        [rare?.then, rare?.else].compactMap(\.self) + (rare?.dependentSchemas.map(\.value) ?? [])
      for part in schema.allOf + schema.oneOf + schema.anyOf + conditions {
        let (outer, inner) = (schema.origin.span, api.schemas[part].origin.span)
        // What a reference leads to says what it says for itself.
        guard inner.source == outer.source, outer.bytes.contains(inner.bytes.lowerBound), part != id else {
          continue
        }
        holders[part] = id
      }
    }
    return holders
  }
}

extension ScopeUse {
  static func all(in api: API) -> [ScopeUse] {
    api.securitySchemes.all.flatMap { scheme -> [ScopeUse] in
      guard case .oauth2(let flows) = scheme.kind else { return [] }
      return flows.flatMap { flow in
        flow.scopes.map { ScopeUse(scope: $0, flow: flow, scheme: scheme) }
      }
    }
  }
}

extension Shared<Schema> {
  /// The schemas that it holds directly, but for those that are asked and not told: what `if` and `not` name is
  /// explained, typed and bounded elsewhere.
  fileprivate var partsOfData: [SchemaID] {
    guard let rare = value.rare, rare.if != nil || rare.not != nil else { return parts }
    return parts.filter { $0 != rare.if && $0 != rare.not }
  }
}

extension SchemaReach {
  /// By position in `API.schemas`.
  static func all(in api: API, _ operations: [Shared<Operation>]) -> [SchemaReach] {
    var reaches = [SchemaReach](repeating: [], count: api.schemas.count)
    func mark(_ roots: [SchemaID], _ reach: SchemaReach) {
      var pending = roots
      while let id = pending.popLast() {
        guard !reaches[Int(id.index)].contains(reach) else { continue }
        reaches[Int(id.index)].insert(reach)
        pending += api.schemas[id].partsOfData
      }
    }
    let schemas = { (content: [MediaType]) in
      content.flatMap { [$0.schema, $0.itemSchema].compactMap(\.self) }
    }
    for operation in operations {
      if let body = operation.requestBody { mark(schemas(api.requestBodies[body].content), .request) }
      for written in operation.responses {
        mark(
          schemas(api.responses[written.response].content), written.status.isError ? .failure : .success)
      }
    }
    for parameter in api.parameters.all {
      mark([parameter.schema].compactMap(\.self) + schemas(parameter.content), .parameter)
    }
    for header in api.headers.all {
      mark([header.schema].compactMap(\.self) + schemas(header.content), .header)
    }
    mark(api.components.schemas.map(\.value), .component)
    return reaches
  }
}
