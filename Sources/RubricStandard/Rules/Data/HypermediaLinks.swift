import RubricOpenAPI

extension Rule {
  static let hypermediaLinks = Rule(
    "hypermedia-links", "Related resources are linked",
    rationale: "A caller that gets an address need not know how addresses are put together.",
    severity: .info, basis: .standard,
    passage: Passage(
      "Consider linking data (hypermedia)", "Use URIs in the payload to identify related data."),
    mending: "give the address of the other resource beside its identifier",
    passing: [
      """
      paths: {/a: {get: {responses: {"200": {content: {application/json: {schema: {type: object, properties: {company_id: {type: string}, company: {type: string, format: uri}}}}}}}}}, /companies: {get: {responses: {}}}, /c: {get: {responses: {}}}}
      """,
      """
      paths: {/a: {get: {responses: {"200": {content: {application/json: {schema: {properties: {company_id: {}}}}}, links: {company: {operationId: b}}}}}}, /companies: {get: {operationId: b, responses: {}}}, /c: {get: {responses: {}}}}
      """,
      """
      paths: {/a: {get: {responses: {"200": {content: {application/json: {schema: {properties: {company_id: {}}}}}}}}}}
      """,
      """
      paths: {/a: {get: {responses: {"200": {content: {application/json: {schema: {properties: {tax_id: {}, a_id: {}}}}}}}}}, /companies: {get: {responses: {}}}, /c: {get: {responses: {}}}}
      components: {schemas: {A: {properties: {a_id: {}}}}}
      """,
      // Nor is it another resource's that the path is about, however deep it stands.
      """
      paths: {/companies: {post: {responses: {"201": {content: {application/json: {schema: {properties: {company_id: {}, checks: {type: array}}}}}}}}}, '/companies/{id}/close': {post: {responses: {"200": {content: {application/json: {schema: {properties: {data: {properties: {company_id: {}, name: {}}}}}}}}}}}, /b: {get: {responses: {}}}, /c: {get: {responses: {}}}}
      """,
      // An object of one identifier tells its own.
      """
      paths: {/companies: {post: {responses: {"201": {content: {application/json: {schema: {properties: {company_id: {}}}}}}}}}, /b: {get: {responses: {}}}, /c: {get: {responses: {}}}}
      """,
    ],
    failing: [
      """
      paths: {/a: {get: {responses: {"200": {content: {application/json: {schema: {type: object, properties: {⟦company_id⟧: {type: string}, name: {}}}}}}}}}, /companies: {get: {responses: {}}}, /c: {get: {responses: {}}}}
      """
    ],
    check: .description { view in
      guard Set(view.paths.compactMap { $0.literals.last?.text }).count >= 3 else { return nil }
      let answered = view.properties.filter { $0.owner.reach.contains(.success) }
      if answered.isEmpty { return nil }
      let isLinked =
        view.responses.contains { !$0.response.links.isEmpty } || answered.contains { view.isLink($0) }
      if isLinked { return [] }
      let resources = view.resourceNames
      let owners = view.answeredResources
      guard let first = answered.first(where: { $0.namesAnother(among: resources, besides: owners) }) else {
        return []
      }
      return [.notLinked(first)]
    })
}

extension Problem {
  fileprivate static func notLinked(_ use: PropertyUse) -> Problem {
    Problem(
      "'\(use.property.name)' names another resource, and no response has an address",
      at: use.property.member.keySpan)
  }
}

extension PropertyUse {
  /// Whether it is the identifier of a resource, and not of the object that has it.
  ///
  /// - Parameter owners: by each schema, the resources whose answers hold it.
  fileprivate func namesAnother(among resources: Set<String>, besides owners: [SchemaID: Set<String>]) -> Bool
  {
    let words = NameWords(property.name).words
    guard words.count > 1, words.last == "id", owner.schema.properties.count > 1 else { return false }
    let name = words.dropLast().joined(separator: "_")
    let own = owner.name.map { NameWords($0).words } ?? []
    if owners[owner.id]?.contains(name) == true { return false }
    return resources.contains(name) && !own.contains(words[words.count - 2])
  }
}

extension DescriptionView {
  /// What the literal segments of paths name, each as it is of one thing.
  fileprivate var resourceNames: Set<String> {
    Set(
      paths.flatMap(\.literals).map {
        Plural.singular(NameWords($0.text).words).joined(separator: "_")
      })
  }

  /// By each schema near the top of an answer, the names of the resources that the path leads through.
  fileprivate var answeredResources: [SchemaID: Set<String>] {
    var found: [SchemaID: Set<String>] = [:]
    for operation in operations {
      guard let answer = answer(of: operation) else { continue }
      let names = PathUse.Segment.all(of: operation.path).filter { !$0.isTemplate }.map {
        Plural.singular(NameWords($0.text).words).joined(separator: "_")
      }
      var level = [answer]
      // The answer, a list or a wrapper in it, and what that holds.
      for _ in 0..<5 {
        level = level.flatMap { id -> [SchemaID] in
          let id = api.typed(id)
          guard !found[id, default: []].isSuperset(of: names) else { return [] }
          found[id, default: []].formUnion(names)
          let schema = api.schemas[id]
          return schema.allOf + [schema.items].compactMap(\.self) + schema.properties.map(\.schema)
        }
      }
    }
    return found
  }

  fileprivate func isLink(_ use: PropertyUse) -> Bool {
    if ["href", "_links", "links", "@id", "self"].contains(use.property.name) { return true }
    let words = NameWords(use.property.name).words
    if let last = words.last, ["url", "uri", "href", "link", "links"].contains(last) { return true }
    let format = api.schemas[api.typed(use.property.schema)].format ?? ""
    return ["uri", "uri-reference", "url", "iri", "iri-reference"].contains(format)
  }
}
