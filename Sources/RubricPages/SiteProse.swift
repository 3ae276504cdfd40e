import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricSite

extension Site {
  /// A description as a page shows it; its headings keep no anchors, since it may stand on many pages.
  public func pageProse(_ description: String?, anchors: PageProse.Anchors = .none) -> PageProse? {
    guard let description, let prose = prose[description] else { return nil }
    return PageProse(
      text: prose.text, nodes: 0..<prose.text.nodes.count, links: prose.links, anchors: anchors,
      language: entry.language)
  }

  /// The body of a guide as its own page shows it, or, without anchors, another.
  func pageProse(_ guide: Guide, anchors: PageProse.Anchors = .own) -> PageProse {
    PageProse(
      text: guide.text, nodes: guide.body, links: anchors == .own ? guide.links : linksElsewhere(of: guide),
      anchors: anchors, embeds: embeds(guide.links), language: language(of: guide))
  }

  /// A guide's title in lists of links.
  func label(of guide: Guide) -> Label {
    let title = Label.shortened(guide.title)
    return language(of: guide) == nil ? .own(title) : .text(title)
  }

  /// Where a guide's links lead from a page that is not its own: its headings have their anchors there only.
  func linksElsewhere(of guide: Guide) -> [LinkTarget] {
    guide.links.map { link in
      guard case .fragment(let fragment) = link else { return link }
      return .page(guide.route, fragment: fragment, title: guide.title)
    }
  }

  /// The anchor that links to the heading of a guide's title lead to.
  func titleAnchor(_ guide: Guide) -> String? {
    guide.titleNode.flatMap { _ in guide.text.headings.first?.id }
  }

  /// Guides whose front matter says that they belong to one of the names of something, as they are shown
  /// with it.
  func excerpts(of subjects: [GuideSubject]) -> [GuideExcerpt] {
    Set(subjects.flatMap { guides(of: $0) }).sorted().map { id in
      GuideExcerpt(
        source: PageLink(label(of: self[id]), self[id].route), prose: pageProse(self[id], anchors: .none))
    }
  }

  /// What images by name stand for.
  func embeds(_ links: [LinkTarget]) -> [Int: PageProse.Embed] {
    guard let api else { return [:] }
    var embeds: [Int: PageProse.Embed] = [:]
    for (index, link) in links.enumerated() {
      guard case .embed(let embed) = link else { continue }
      switch embed {
      case .schema(let id, let title):
        var tables = FieldTables(site: self, api: api)
        let table = tables.add(
          schema: id, direction: nil, anchor: "embed-\(index)", title: .schema(title), isOwnPage: false)
        embeds[index] = .schema(title: title, route: routes.route(of: id), table: tables.finish()[table])
      case .operation(let id, _):
        let page = OperationPage(
          of: api.operations[id], in: self, api: api, following: nil, isEmbedded: true)
        embeds[index] = .operation(page, link: self.link(to: id, in: api))
      }
    }
    return embeds
  }
}
