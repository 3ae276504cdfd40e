import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricSite
import RubricStandard

/// Makes the pages of guides and required sections, and those that redirect.
extension PageMaker {
  // MARK: - Guides and sections

  func guide(_ id: GuideID) -> Page {
    let guide = site[id]
    if let place = site.sections.first(where: { $0.ownGuide == id }) {
      return section(place)
    }
    let page = GuidePage(
      prose: site.pageProse(guide), owner: guide.matter.owner, reviewed: guide.matter.lastReviewedOn)
    var framed = frame(.text(guide.title), guide.route, .guide(page), edit: edit(guide))
    framed.titleAnchor = site.titleAnchor(guide)
    return withNeighbours(framed)
  }

  func withNeighbours(_ page: Page) -> Page {
    var page = page
    guard let position = guides.position(of: page.route) else { return page }
    if position > 0 { page.previous = guides.links[position - 1] }
    if position + 1 < guides.links.count { page.next = guides.links[position + 1] }
    return page
  }

  func section(_ place: SectionPlace) -> Page {
    guard let verdict = verdicts.first(where: { $0.section == place.section }) else { return unreadable([]) }
    let required = required.first { $0.id == place.section }
    // Many parts of one guide lead elsewhere alike.
    var linksOfGuides: [GuideID: [LinkTarget]] = [:]
    let parts = place.parts.map { part -> SectionPage.Part in
      let links: [LinkTarget]
      var source: PageLink?
      let language: String?
      switch part.text {
      case .guide(let id):
        language = site.language(of: site[id])
        links =
          id == place.ownGuide ? site[id].links : linksOfGuides[id] ?? site.linksElsewhere(of: site[id])
        linksOfGuides[id] = links
        if id != place.ownGuide { source = self.source(site[id], part) }
      case .prose(let id):
        links = site.prose[id].links
        language = site.entry.language
        source = PageLink(.word(.specification), site.routes.home)
      }
      let isOwn = source == nil
      return SectionPage.Part(
        prose: PageProse(
          text: site.text(of: part), nodes: part.nodes, links: links, anchors: isOwn ? .own : .none,
          embeds: isOwn ? site.embeds(links) : [:], language: language), source: source)
    }
    let page = SectionPage(
      verdict: verdict, asks: required?.asks ?? "", parts: parts,
      proofs: site.api.map { Proofs(site: site, api: $0).proofs(of: place.section) } ?? [],
      answerPath: answerPath(place, required),
      completeness: site.publishesStanding
        ? PageLink(.word(.completeness), site.routes.completeness) : nil)
    let title = place.ownGuide.map { site.label(of: site[$0]) } ?? .standard(place.title)
    var framed = frame(
      title, place.route, .section(page), summary: "\(place.title) – \(site.title)",
      edit: place.ownGuide.flatMap { edit(site[$0]) })
    framed.titleAnchor = place.ownGuide.flatMap { site.titleAnchor(site[$0]) }
    return place.ownGuide == nil ? framed : withNeighbours(framed)
  }

  func source(_ guide: Guide, _ part: SectionPlace.Part) -> PageLink {
    PageLink(
      site.label(of: guide), guide.route, fragment: part.heading.map { guide.text.headings[$0].id })
  }

  func answerPath(_ place: SectionPlace, _ required: RequiredSection?) -> String {
    if let part = place.parts.first, case .guide(let id) = part.text { return site[id].path }
    return (required?.outline.fileNames.first ?? place.section.text) + ".md"
  }

  func completenessPage() -> CompletenessPage {
    CompletenessPage(
      completeness: Completeness(verdicts),
      rows: zip(site.sections, verdicts).map { place, verdict in
        CompletenessPage.Row(
          verdict: verdict, link: PageLink(.standard(place.title), place.route),
          evidence: verdict.evidence.map {
            CompletenessPage.EvidenceLink(evidence: $0, link: self.link(to: $0, of: place))
          })
      })
  }

  /// The page on which a piece of evidence is read: its guide's, else the section's own, which lays out what
  /// the description proves.
  func link(to evidence: Evidence, of place: SectionPlace) -> PageLink {
    guard let id = guideOfSource[evidence.span.source] else {
      return PageLink(.word(.specification), place.route)
    }
    let guide = site[id]
    let heading = guide.text.headings.last {
      guide.text.nodes[$0.node].range.lowerBound <= evidence.span.bytes.lowerBound
        && $0.node != guide.titleNode
    }
    return PageLink(.text(guide.path), guide.route, fragment: heading?.id)
  }

  func redirect(_ redirect: Redirect) -> Page {
    var page = frame(.text(redirect.title), redirect.from, .redirect(redirect.to))
    page.navigation = nil
    return page
  }
}
