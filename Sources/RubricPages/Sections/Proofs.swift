import RubricDocuments
import RubricOpenAPI
import RubricSchemas
import RubricSite

/// What an API's description proves of each required section, laid out for a reader.
struct Proofs {
  let site: Site
  let api: API

  /// Lists of operations are cut behind so many; the list of all is one link away.
  static let mostOperations = 25
  /// Rules of fields are cut behind so many.
  static let mostRules = 400

  /// The proofs of a section; empty where the description proves nothing of it.
  func proofs(of section: SectionID) -> [SectionPage.Proof] {
    switch section.text {
    case "overview": facts(of: [.title, .summary, .version, .externalDocumentation])
    case "data-rules": rules()
    case "errors": statuses() + errorBodies()
    case "authorisation-scopes": scopes()
    case "authentication": schemes()
    case "sandbox": servers()
    case "versioning": version()
    case "deprecation": deprecated()
    case "service-levels": limitHeaders() + statements(of: ["x-sla"], .serviceLevel)
    case "rate-limits": limitHeaders() + statements(of: ["x-ratelimit", "x-rate-limit"], .rateLimit)
    case "cost": facts(of: [.terms]) + statements(["x-pricing"])
    case "ownership-and-status": facts(of: [.owner, .contact, .stage, .licence])
    case "sample-code": samples()
    case "reference": facts(of: [.operations, .schemas])
    case "security": schemes()
    default: []
    }
  }

  // MARK: - Errors

  /// Every status of an error, by code.
  private func statuses() -> [SectionPage.Proof] {
    var order: [StatusCode] = []
    var responses: [StatusCode: [ResponseID]] = [:]
    var operations: [StatusCode: [OperationID]] = [:]
    for (id, operation) in zip(api.operations.ids, api.operations.all) {
      for response in operation.responses where response.status.isError {
        if responses[response.status] == nil { order.append(response.status) }
        responses[response.status, default: []].append(response.response)
        operations[response.status, default: []].append(id)
      }
    }
    guard !order.isEmpty else { return [] }
    let rows = order.sorted { $0.text < $1.text }.map { status in
      let using = operations[status] ?? []
      return SectionPage.Status(
        status: status, anchor: "status-" + Slug(status.text).description,
        meanings: meanings(responses[status] ?? []), operations: links(using),
        others: max(0, using.count - Proofs.mostOperations))
    }
    return [.statuses(rows)]
  }

  private func meanings(_ responses: [ResponseID]) -> [PageProse] {
    var seen: Set<Name> = []
    var meanings: [PageProse] = []
    for id in responses {
      guard let text = api.responses[id].description ?? api.responses[id].summary,
        seen.insert(Name(text)).inserted,
        let prose = site.pageProse(text)
      else { continue }
      meanings.append(prose)
      if meanings.count == 8 { break }
    }
    return meanings
  }

  private func errorBodies() -> [SectionPage.Proof] {
    struct Body: Hashable {
      var media: Name
      var schema: SchemaID
    }
    var order: [Body] = []
    var statuses: [Body: Set<String>] = [:]
    for operation in api.operations.all {
      for response in operation.responses where response.status.isError {
        for media in api.responses[response.response].content {
          guard let schema = media.schema else { continue }
          let body = Body(media: Name(media.name), schema: schema)
          if statuses[body] == nil { order.append(body) }
          statuses[body, default: []].insert(response.status.text)
        }
      }
    }
    let rows = order.prefix(20).map { body in
      SectionPage.ErrorBody(
        mediaType: body.media.text, type: type(of: body.schema),
        statuses: (statuses[body] ?? []).sorted())
    }
    return rows.isEmpty ? [] : [.errorBodies(rows)]
  }

  // MARK: - Security

  private func scopes() -> [SectionPage.Proof] {
    var using: [Name: [OperationID]] = [:]
    for (id, operation) in zip(api.operations.ids, api.operations.all) {
      var seen: Set<Name> = []
      for scope in api.security(of: operation).flatMap(\.schemes).flatMap(\.scopes)
      where seen.insert(Name(scope)).inserted {
        using[Name(scope), default: []].append(id)
      }
    }
    var seen: Set<Name> = []
    let declared = api.securitySchemes.all.flatMap(\.scopes).filter { seen.insert(Name($0.name)).inserted }
    let rows = declared.map { scope in
      let operations = using[Name(scope.name)] ?? []
      return SectionPage.Scope(
        name: scope.name, anchor: site.entry.targets[Name("scope:" + scope.name)]?.fragment ?? "",
        description: scope.description,
        operations: links(operations), others: max(0, operations.count - Proofs.mostOperations))
    }
    return rows.isEmpty ? [] : [.scopes(rows)]
  }

  private func schemes() -> [SectionPage.Proof] {
    let schemes = api.securitySchemes.all.map {
      SectionPage.Scheme(name: $0.name, kind: $0.kind, description: site.pageProse($0.description))
    }
    return schemes.isEmpty ? [] : [.schemes(schemes)]
  }

  // MARK: - Servers and versions

  private func servers() -> [SectionPage.Proof] {
    let test = api.servers.filter { $0.isForTests }
    let live = api.servers.filter { !$0.isForTests }
    // They have their place on the API's home.
    func words(_ servers: [Server]) -> [ServerWords] {
      servers.map { ServerWords($0, in: site) }
    }
    return (test.isEmpty ? [] : [.servers(.testServers, words(test))])
      + (live.isEmpty ? [] : [.servers(.liveServers, words(live))])
  }

  private func version() -> [SectionPage.Proof] {
    guard !api.info.version.isEmpty else { return [] }
    let addresses = api.servers.map(\.url) + api.operations.all.prefix(1).map(\.path)
    let isInAddress = addresses.contains { address in
      address.utf8.split(separator: UInt8(ascii: "/")).contains { part in
        guard let first = part.first, first | 0x20 == UInt8(ascii: "v"), part.count > 1 else { return false }
        return part.dropFirst().allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
      }
    }
    return [.version(api.info.version, inAddress: isInAddress)]
  }

  private func deprecated() -> [SectionPage.Proof] {
    let items = Deprecations(site: site, api: api).items
    return items.isEmpty ? [.nothingDeprecated] : [.deprecated(items)]
  }

  // MARK: - Data

  /// Limits and allowed values of the fields of named schemas and of parameters.
  private func rules() -> [SectionPage.Proof] {
    var rules: [SectionPage.Rule] = []
    for named in api.namedSchemas {
      guard let route = site.routes.route(of: named.value) else { continue }
      let holder = PageLink(.text(named.name), route)
      let own = api.schemas[named.value]
      if let rule = rule(own, named.value, field: "", holder: holder) { rules.append(rule) }
      for property in own.properties {
        guard site.routes.route(of: property.schema) == nil,
          let rule = rule(api.schemas[property.schema], property.schema, field: property.name, holder: holder)
        else { continue }
        rules.append(rule)
      }
      if rules.count >= Proofs.mostRules { break }
    }
    return rules.isEmpty ? [] : [.rules(Array(rules.prefix(Proofs.mostRules)))]
  }

  private func rule(_ schema: Shared<Schema>, _ id: SchemaID, field: String, holder: PageLink) -> SectionPage
    .Rule?
  {
    let constraints = Limit.all(of: schema, in: api).map(\.constraint)
    let isSaying =
      constraints.contains { $0 != .noOtherProperties } || !schema.enum.isEmpty || schema.format != nil
    guard isSaying else { return nil }
    return SectionPage.Rule(
      field: field, holder: holder, type: type(of: id), constraints: constraints,
      values: schema.enum.prefix(30).map { JSONValue($0).readerText })
  }

  // MARK: - Limits, facts, samples

  private func limitHeaders() -> [SectionPage.Proof] {
    var order: [String] = []
    var found: [String: (header: Shared<Header>, count: Int)] = [:]
    for response in api.responses.all {
      for named in response.headers {
        let name = named.name.lowercased()
        guard name.contains("ratelimit") || name.contains("rate-limit") || name == "retry-after" else {
          continue
        }
        if found[named.name] == nil { order.append(named.name) }
        found[named.name] = (api.headers[named.value], (found[named.name]?.count ?? 0) + 1)
      }
    }
    let rows = order.compactMap { name in
      found[name].map {
        SectionPage.LimitHeader(
          name: name, description: site.pageProse($0.header.description), others: $0.count)
      }
    }
    return rows.isEmpty ? [] : [.limitHeaders(rows)]
  }

  private func facts(of words: [Word]) -> [SectionPage.Proof] {
    let facts = words.compactMap { fact($0) }
    return facts.isEmpty ? [] : [.facts(facts)]
  }

  private func fact(_ word: Word) -> SectionPage.Fact? {
    let info = api.info
    func made(_ value: String?, _ address: String? = nil) -> SectionPage.Fact? {
      guard let value, !value.isEmpty else { return nil }
      return SectionPage.Fact(label: .word(word), value: value, address: address)
    }
    switch word {
    case .title: return made(info.title)
    case .summary: return made(info.summary)
    case .version: return made(info.version)
    case .externalDocumentation: return made(api.externalDocs?.url, api.externalDocs?.url)
    case .terms: return made(info.termsOfService, info.termsOfService)
    case .owner: return made(site.apiSettings.owner ?? info.contact?.name)
    case .contact:
      let contact = site.apiSettings.contact ?? info.contact?.email ?? info.contact?.url
      return made(contact, contact.map(SectionPage.Fact.address))
    case .stage: return made(site.apiSettings.stage)
    case .licence:
      return made(
        site.apiSettings.licence ?? info.license?.name ?? info.license?.identifier, info.license?.url)
    case .operations:
      let described = api.operations.all.count { $0.summary != nil || $0.description != nil }
      return made("\(described) / \(api.operations.count)")
    case .schemas: return made(String(api.namedSchemas.count))
    default: return nil
    }
  }

  /// What extensions of `info` and of the root say, each scalar on a line.
  private func statements(_ names: [String]) -> [SectionPage.Proof] {
    var facts: [SectionPage.Fact] = []
    for written in (api.info.extensions + api.extensions) where names.contains(written.name) {
      if written.value.isMapping {
        for member in written.value.members.prefix(50) {
          facts.append(
            SectionPage.Fact(label: .text(member.name.text), value: JSONValue(member.value).readerText))
        }
      } else {
        facts.append(SectionPage.Fact(label: .text(written.name), value: JSONValue(written.value).readerText))
      }
    }
    return facts.isEmpty ? [] : [.facts(facts)]
  }

  private func samples() -> [SectionPage.Proof] {
    let links = links(zip(api.operations.ids, api.operations.all).filter { $0.1.kind == .path }.map(\.0))
    return links.isEmpty ? [] : [.samples(links.map { SectionPage.SampleLink(link: $0) })]
  }

  // MARK: -

  private func links(_ operations: [OperationID]) -> [PageLink] {
    operations.prefix(Proofs.mostOperations).map { site.link(to: $0, in: api) }
  }

  private func type(of schema: SchemaID) -> TypeOutline {
    // Here the type is shown once more, away from its place.
    TypeOutline(parts: TypeOutline(of: schema, in: api, named: { site.routes.route(of: $0) != nil }).parts)
  }
}

extension SectionPage.Fact {
  init(label: Label, value: String) { self.init(label: label, value: value, address: nil) }

  /// A mailbox becomes an address of mail; an address of the web stays.
  static func address(of contact: String) -> String {
    let isAddress = contact.utf8.contains(UInt8(ascii: ":"))
    return !isAddress && contact.utf8.contains(UInt8(ascii: "@")) ? "mailto:" + contact : contact
  }
}

extension Server {
  /// Whether its name, description or address says that it is for tests.
  var isForTests: Bool {
    if extensions.contains(where: { $0.name == "x-sandbox" && $0.value.boolean != false }) { return true }
    let words = ["sandbox", "test", "staging", "integration", "mock", "demo", "preprod", "pre-prod"]
    let text = ([url, name ?? "", description ?? ""]).joined(separator: " ").lowercased()
    return words.contains { text.contains($0) }
  }
}
