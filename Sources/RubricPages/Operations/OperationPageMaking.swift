import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricSamples
import RubricSchemas
import RubricSite

extension OperationPage {
  /// The page of an operation.
  init(of id: OperationID, in site: Site, api: API) {
    let own = api.operations[id]
    var tables = FieldTables(site: site, api: api)
    operation = id
    kind = own.kind
    method = own.method
    path = own.path
    isDeprecated = own.isDeprecated
    sunset = own.extensions.first { $0.name == "x-sunset" }?.value.text
    summary = own.summary.flatMap { $0.isEmpty || $0 == own.title ? nil : $0 }
    description = site.pageProse(own.description)
    pathDescription = site.pageProse(own.pathDescription ?? own.pathSummary)
    security = Security(of: own, in: site, api: api)
    parameters = OperationPage.parameters(of: own, api, &tables)
    requestBody = own.requestBody.map { OperationPage.body(api.requestBodies[$0], site, api, &tables) }
    // Responses that tell of success come first: their rows are opened before those of errors.
    let order = own.responses.indices.sorted { a, b in
      let (first, second) = (own.responses[a].status.isError, own.responses[b].status.isError)
      return first == second ? a < b : !first
    }
    var parts: [Int: ResponsePart] = [:]
    for index in order {
      parts[index] = OperationPage.response(own.responses[index], number: index, site, api, &tables)
    }
    responses = own.responses.indices.compactMap { parts[$0] }
    callbacks = own.callbacks.map { named in
      Callback(name: named.name, operations: named.value.map { site.link(to: $0, in: api) })
    }
    servers = own.servers
    samples = OperationPage.samples(of: own, api)
    guides = site.excerpts {
      $0.operation.map { $0.name == own.operationID || $0.name == own.signature } ?? false
    }
    externalDocs = own.externalDocs
    self.tables = tables.finish()
  }

  private static func parameters(
    of operation: Shared<Operation>, _ api: API, _ tables: inout FieldTables
  ) -> [ParameterGroup] {
    Parameter.Location.allCases.compactMap { location in
      let ids = operation.parameters.filter { api.parameters[$0].location == location }
      guard !ids.isEmpty else { return nil }
      return ParameterGroup(
        location: location, table: tables.add(parameters: ids, anchor: location.rawValue))
    }
  }

  private static func body(
    _ body: Shared<RequestBody>, _ site: Site, _ api: API, _ tables: inout FieldTables
  ) -> Body {
    Body(
      description: site.pageProse(body.description), isRequired: body.isRequired,
      contents: contents(body.content, .request, anchor: "body", site, api, &tables))
  }

  private static func response(
    _ written: Operation.StatusResponse, number: Int, _ site: Site, _ api: API, _ tables: inout FieldTables
  ) -> ResponsePart {
    let response = api.responses[written.response]
    let anchor = "response-" + Slug(written.status.text).description
    let headers =
      response.headers.isEmpty ? nil : tables.add(headers: response.headers, anchor: anchor + "-header")
    return ResponsePart(
      status: written.status, anchor: anchor,
      description: site.pageProse(response.description ?? response.summary),
      headers: headers,
      contents: contents(response.content, .response, anchor: anchor, site, api, &tables),
      links: response.links.map { link($0, site, api) })
  }

  private static func link(_ named: Named<Link>, _ site: Site, _ api: API) -> ResponsePart.Link {
    let target = named.value.operationID.flatMap { site.entry.targets[Name("op:" + $0)] }
    return ResponsePart.Link(
      name: named.name, description: site.pageProse(named.value.description),
      target: target.map { PageLink(.text($0.title), $0.route) },
      parameters: named.value.parameters.map { Named($0.name, JSONValue($0.value).readerText) })
  }

  private static func contents(
    _ content: [MediaType], _ direction: ExampleMaker.Direction, anchor: String, _ site: Site, _ api: API,
    _ tables: inout FieldTables
  ) -> [Content] {
    content.enumerated().map { number, media in
      var table: Int?
      // The same schema under several media types or statuses is shown once; the type links to it.
      if let schema = media.schema, tables.isFirst(schema, direction) || site.routes.route(of: schema) == nil
      {
        table = tables.add(
          schema: schema, direction: direction, anchor: number == 0 ? anchor : "\(anchor)-\(number + 1)")
      }
      let own = media.schema.map { api.schemas[$0] }
      return Content(
        mediaType: media.name,
        type: media.schema.map { TypeOutline(of: $0, in: api, named: { site.routes.route(of: $0) != nil }) },
        description: site.pageProse(own?.description),
        constraints: own.map { Constraint.all(of: $0, in: api).filter { $0 != .noOtherProperties } } ?? [],
        table: table, examples: examples(of: media, direction, site, api))
    }
  }

  private static func examples(
    of media: MediaType, _ direction: ExampleMaker.Direction, _ site: Site, _ api: API
  ) -> [ExampleText] {
    let written = media.examples.prefix(20).compactMap { example -> ExampleText? in
      guard let value = example.value else { return nil }
      return text(
        of: JSONValue(value), media, title: example.summary ?? example.name,
        description: site.pageProse(example.description))
    }
    if !written.isEmpty { return written }
    guard let made = ExampleMaker.example(of: media, in: api, direction: direction) else { return [] }
    return [text(of: made, media, title: "", description: nil)]
  }

  private static func text(
    of value: JSONValue, _ media: MediaType, title: String, description: PageProse?
  ) -> ExampleText {
    if case .string(let text) = value, !media.isJSON {
      return ExampleText(title: title, description: description, language: media.language, text: text)
    }
    return ExampleText(title: title, description: description, language: "json", text: value.text)
  }

  private static func samples(of operation: Shared<Operation>, _ api: API) -> [Sample] {
    guard operation.kind == .path else { return [] }
    return [
      Sample(
        language: "shell", title: "curl", code: CurlSample.text(of: SampleRequest(of: operation, in: api)))
    ]
  }
}

extension MediaType {
  /// Name of the language that its text is written in, for highlighting.
  var language: String {
    if isJSON { return "json" }
    let essence = String(decoding: name.utf8.prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self).lowercased()
    if essence.utf8.suffix(3).elementsEqual("xml".utf8) { return "xml" }
    if essence.utf8.suffix(4).elementsEqual("yaml".utf8) { return "yaml" }
    return ""
  }
}

extension Security {
  /// Who may call an operation.
  init(of operation: Shared<Operation>, in site: Site, api: API) {
    // What the API calls at the caller's is not protected by what protects the API.
    let requirements = operation.kind == .path ? api.security(of: operation) : operation.security ?? []
    let authorisation = site.place(of: "authorisation-scopes")
    alternatives = requirements.filter { !$0.schemes.isEmpty }.map { requirement in
      Alternative(
        schemes: requirement.schemes.map { use in
          let scheme = use.scheme.map { api.securitySchemes[$0] }
          return Scheme(
            name: use.name, kind: scheme?.kind,
            scopes: use.scopes.map { name in
              let declared = scheme?.scopes.first { Name($0.name) == Name(name) }
              return Scope(
                name: name, description: declared?.description ?? "",
                link: declared == nil
                  ? nil
                  : authorisation.map {
                    PageLink(
                      .text(name), $0.route, fragment: site.entry.targets[Name("scope:" + name)]?.fragment)
                  })
            })
        })
    }
    isOptional = !alternatives.isEmpty && requirements.contains { $0.schemes.isEmpty }
    link = site.place(of: "authentication").map { PageLink(.text($0.title), $0.route) }
  }
}
