import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricSite

/// Makes the pages of operations, groups and schemas, and their lists.
extension PageMaker {
  // MARK: - The reference

  func operation(_ id: OperationID) -> Page {
    guard let api = site.api else { return unreadable([]) }
    let standing = standings[id]
    let body = OperationPage(of: id, in: site, api: api, made: made)
    let operation = api.operations[id]
    var page = frame(
      .text(operation.title), site.routes.route(of: id), .operation(body),
      summary: "\(operation.signature) – \(site.title)",
      above: standing.map { [PageLink(site.groups[$0.group].label, site.groups[$0.group].route)] } ?? [],
      group: standing?.group, position: standing?.position ?? 0)
    page.titlePlaces = operation.titlePlaces
    page.previous = standing?.previous.map { site.link(to: $0, in: api) }
    page.next = standing?.next.map { site.link(to: $0, in: api) }
    return page
  }

  func operationList() -> OperationListPage {
    guard let api = site.api else { return OperationListPage(groups: []) }
    return OperationListPage(
      groups: site.groups.map { groupPage($0, api, isWhole: false) })
  }

  func group(_ index: Int) -> Page {
    guard let api = site.api else { return unreadable([]) }
    let group = site.groups[index]
    var page = frame(
      group.label, group.route, .group(groupPage(group, api, isWhole: true)), group: index)
    if group.kind == .tag, let tag = tags[Name(group.name)], tag.isDeclared {
      page.titlePlaces =
        tag.title == tag.name ? tag.origin.places(.name) : tag.origin.places(.summary, .displayName)
    }
    if index > 0 { page.previous = PageLink(site.groups[index - 1].label, site.groups[index - 1].route) }
    if index + 1 < site.groups.count {
      page.next = PageLink(site.groups[index + 1].label, site.groups[index + 1].route)
    }
    return page
  }

  func groupPage(_ group: OperationGroup, _ api: API, isWhole: Bool) -> GroupPage {
    let tag = group.kind == .tag ? tags[Name(group.name)] : nil
    return GroupPage(
      link: PageLink(group.label, group.route),
      description: isWhole
        ? site.prose(group.description, at: tag?.origin[.description], anchors: .own) : nil,
      operations: group.operations.map { id in
        let operation = api.operations[id]
        return GroupPage.Row(
          link: site.link(to: id, in: api), path: operation.path, method: operation.method,
          isDeprecated: operation.isDeprecated)
      },
      guides: isWhole && group.kind == .tag ? site.excerpts(of: [.tag(Name(group.name))]) : [],
      name: isWhole && tag.map { $0.title != $0.name } ?? false
        ? tag.map { Told($0.name, $0.origin[.name]?.place) } : nil,
      parent: isWhole ? tag?.origin[.parent].map { Told($0.text ?? "", $0.place) } : nil,
      kind: isWhole ? tag?.kind.map { Told($0, tag?.origin[.kind]?.place) } : nil,
      remarks: isWhole
        ? tag.map { Remark.all(of: $0.externalDocs, $0.extensions, in: ExtensionHolder(.tag, $0.origin)) }
          ?? []
        : [])
  }

  func schema(_ index: Int) -> Page {
    guard let api = site.api else { return unreadable([]) }
    let named = api.namedSchemas[index]
    let route = site.routes.route(of: named.value) ?? site.routes.allSchemas
    let names = self.names.names[named.value] ?? []
    let body = SchemaPage(of: named.value, names: names, in: site, api: api, uses: uses, made: made)
    var page = frame(
      .text(named.name), route, .schema(body), summary: "\(named.name) – \(site.title)",
      above: [PageLink(.word(.schemas), site.routes.allSchemas)])
    page.titlePlaces = (names.first?.place.map { [$0] } ?? []) + (self.names.aliases[named.value] ?? [])
    return page
  }

  func schemaList() -> SchemaListPage {
    guard let api = site.api else { return SchemaListPage(schemas: []) }
    let rows = api.namedSchemas.compactMap { named -> SchemaListPage.Row? in
      guard let route = site.routes.route(of: named.value) else { return nil }
      return SchemaListPage.Row(
        link: PageLink(.text(named.name), route), summary: firstLine(api.schemas[named.value].description))
    }
    return SchemaListPage(
      schemas: rows.sorted { Site.label($0.link).lowercased() < Site.label($1.link).lowercased() })
  }

  /// The first paragraph of a description without markup, cut to a line.
  func firstLine(_ description: String?) -> String? {
    guard let description, let prose = site.prose[description],
      let paragraph = prose.text.nodes.firstIndex(where: { $0.kind == .paragraph })
    else { return nil }
    let text = prose.text.plainText(of: paragraph..<Int(prose.text.nodes[paragraph].end))
    return text.unicodeScalars.count > 160 ? String(text.unicodeScalars.prefix(160)) + "…" : text
  }
}

extension Site {
  /// The text of a link whose label is one of the authors'.
  static func label(_ link: PageLink) -> String {
    switch link.label {
    case .text(let text), .standard(let text), .own(let text): text
    case .word(let word): word.rawValue
    }
  }
}
