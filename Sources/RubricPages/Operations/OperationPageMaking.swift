import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricSamples
import RubricSchemas
import RubricSite

extension OperationPage {
  /// The page of an operation.
  init(of id: OperationID, in site: Site, api: API, made: MadeOnce = MadeOnce()) {
    self.init(
      of: api.operations[id], in: site, api: api, made: made,
      route: site.routes.route(of: id), following: site.routes.route(of: id).following(1))
  }

  /// What is told of an operation, which may be one of a component that nothing refers to.
  ///
  /// - Parameters:
  ///   - route: the page, on whose following pages examples stand that have no room; nil where none does.
  ///   - following: the page on which fields go on that have no room; nil where there is none.
  ///   - isEmbedded: whether it stands in a guide, which may itself be shown with the operation: then no guides are.
  init(
    of own: Shared<Operation>, in site: Site, api: API, made: MadeOnce = MadeOnce(), route: Route? = nil,
    following: Route?, isEmbedded: Bool = false
  ) {
    let origin = own.origin
    var tables = FieldTables(site: site, api: api, made: made, following: following)
    kind = own.kind
    method = Told(own.method, own.methodPlace)
    path = Told(own.path, own.pathPlace)
    operationID = own.operationID.flatMap { $0.isEmpty ? nil : Told($0, origin[.operationID]?.place) }
    tags = OperationPage.tags(of: own, in: site, api)
    deprecated = own.isDeprecated ? Told(true, origin[.deprecated]?.place) : nil
    sunset = own.extensions.first { $0.name == "x-sunset" }.flatMap { found in
      found.value.told
    }
    isInternal = own.extensions.first { $0.name == "x-internal" && $0.value.boolean == true }
      .map { Told(true, $0.value.place) }
    badges = OperationPage.badges(of: own)
    summary = own.summary.flatMap {
      $0.isEmpty || $0 == own.title ? nil : Told($0, origin[.summary]?.place)
    }
    description = site.prose(own.description, at: origin[.description])
    pathSummary = own.pathSummary.map { Told($0, own.pathSummaryNode?.place) }
    pathDescription = site.prose(own.pathDescription, at: own.pathDescriptionNode)
    security = Security(of: own, in: site, api: api)
    parameters = OperationPage.groups(of: own.parameters, api, &tables)
    var making = PayloadMaking(site: site, api: api, tables: tables, route: route)
    requestBody = own.requestBody.map { making.body(api.requestBodies[$0]) }
    responses = making.responses(of: own)
    callbacks = zip(own.callbacks, own.callbackExtensions).map { named, extensions in
      let written = api.value(named: named.name, in: origin[.callbacks])
      return Callback(
        name: Told(named.name, written?.keyPlace),
        operations: named.value.map { site.link(to: $0, in: api) },
        remarks: Remark.all(of: extensions, in: ExtensionHolder(.callback, origin)))
    }
    servers = own.servers.map { ServerWords($0, in: site) }
    samples = OperationPage.samples(of: own, in: site, api)
    guides =
      isEmbedded
      ? []
      : site.excerpts(
        of: [own.operationID, own.signature].compactMap(\.self).map { .operation(Name($0)) })
    remarks =
      Remark.all(of: own.externalDocs, own.extensions, in: ExtensionHolder(.operation, origin))
      + Remark.all(of: own.pathExtensions, in: ExtensionHolder(.pathItem, own.pathItem))
      + Remark.all(of: own.responsesExtensions, in: ExtensionHolder(nil, origin))
    media = OperationPage.media(of: own, api)
    self.tables = making.tables.finish()
    rest = making.tables.rest
    laterExamples = making.laterExamples
    inapplicable = making.tables.inapplicable + OperationPage.overridden(by: own, api)
  }

  /// Parameters by their places, each with a table.
  static func groups(
    of parameters: [ParameterID], components: [ParameterID: Told<String>] = [:], _ api: API,
    _ tables: inout FieldTables
  ) -> [ParameterGroup] {
    Parameter.Location.allCases.compactMap { location in
      let ids = parameters.filter { api.parameters[$0].location == location }
      guard !ids.isEmpty else { return nil }
      return ParameterGroup(
        location: location,
        // A place that there is not is not told by the heading.
        places: location == .unplaced
          ? [] : ids.compactMap { api.parameters[$0].origin[.location]?.place },
        table: tables.add(
          parameters: ids, components: components, anchor: location.rawValue, title: .parameters(location)))
    }
  }

  private static func tags(
    of operation: Shared<Operation>, in site: Site, _ api: API
  ) -> [Told<Tag>] {
    zip(operation.tags, api.elements(of: operation.origin[.tags])).map { tag, node in
      let target = site.entry.targets[Name("tag:" + tag)]
      return Told(Tag(name: tag, link: target.map { PageLink(.text(tag), $0.route) }), node.place)
    }
  }

  /// What the path item says for all its operations and this one sets anew (OpenAPI 3.1.0 §4.8.9.1).
  private static func overridden(by operation: Shared<Operation>, _ api: API) -> [Place] {
    let item = operation.pathItem
    let own = Set(operation.parameters.map { api.parameters[$0].origin })
    let parameters = api.elements(of: item[.parameters]).filter { !own.contains($0) }
    let servers = operation.origin[.servers] == nil ? [] : item[.servers].map { [$0] } ?? []
    return (parameters + servers).map(\.place)
  }

  /// What Swagger 2.0 says of a call beside its bodies.
  private static func media(of operation: Shared<Operation>, _ api: API) -> [MediaFact] {
    guard api.version.major == 2 else { return [] }
    return MediaFact.all(of: operation.origin, in: api)
  }

  /// What `x-badges`, `x-stability-level` and `x-lifecycle` say.
  private static func badges(of operation: Shared<Operation>) -> [Told<String>] {
    operation.extensions.flatMap { given -> [Told<String>] in
      switch given.name {
      case "x-stability-level", "x-lifecycle":
        return given.value.told.map { [$0] } ?? []
      case "x-badges": return Remark.badges(of: given.value) ?? []
      default: return []
      }
    }
  }

  private static func samples(of operation: Shared<Operation>, in site: Site, _ api: API) -> [Sample] {
    // What the API calls itself has the author's samples only.
    let languages =
      operation.kind != .path
      ? []
      : site.settings.samples.compactMap { name in
        SampleLanguage.all.first { $0.id == name.rawValue }
      }
    return samples(CodeSample.all(of: operation, in: api, languages: languages))
  }

  static func authorsSamples(of operation: Shared<Operation>, _ api: API) -> [Sample] {
    samples(CodeSample.all(of: operation, in: api, languages: []))
  }

  private static func samples(_ samples: [CodeSample]) -> [Sample] {
    samples.map { Sample(language: $0.highlighting, title: $0.title, code: $0.code) }
  }
}

extension MediaType {
  /// Whether it is one of the media types of forms.
  var isForm: Bool {
    let essence = name.utf8.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: " ") }
    let text = String(decoding: essence, as: UTF8.self).lowercased()
    return text == "application/x-www-form-urlencoded" || text == "multipart/form-data"
  }

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
    self.init(requirements, in: site, api: api)
    // A description that declares no scheme says nothing of who may call.
    isOwn = operation.security != nil
    isStated = operation.security != nil || api.security != nil || api.securitySchemes.count > 0
  }

  /// What requirements ask for, each of them sufficient.
  init(_ requirements: [SecurityRequirement], in site: Site, api: API) {
    let authorisation = site.place(of: "authorisation-scopes")
    alternatives = requirements.filter { !$0.schemes.isEmpty }.map { requirement in
      Alternative(
        schemes: requirement.schemes.map { use in
          let scheme = use.scheme.map { api.securitySchemes[$0] }
          let written = requirement.origin.member(named: Name(use.name))?.value
          return Scheme(
            name: Told(use.name, written?.keyPlace), kind: scheme?.kind,
            scopes: zip(use.scopes, written.map { Array($0.elements) } ?? []).map { name, node in
              let declared = scheme?.value.scope(named: Name(name))
              return Scope(
                name: Told(name, node.place), description: declared?.description ?? "",
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
    link = site.place(of: "authentication").map { PageLink(.standard($0.title), $0.route) }
  }
}
