import RubricDocuments
import RubricOpenAPI
import RubricSite
import RubricStandard

/// Makes the API's home, and what stands in for it.
extension PageMaker {
  // MARK: - Homes

  func home() -> Page {
    guard let api = site.api else { return unreadable([]) }
    let guide = site.ownGuides.first { site[$0].route == site.routes.home }
    let info = api.info
    let own = site.prose(
      info.description, at: info.origin[.description], anchors: guide == nil ? .own : .none)
    let page = APIHomePage(
      prose: guide.map { site.pageProse(site[$0]) } ?? own, description: guide == nil ? nil : own,
      info: info,
      otherTitle: site.title == info.title || info.title.isEmpty
        ? nil : Told(info.title, info.origin[.title]?.place), settings: site.apiSettings,
      media: api.version.major == 2 ? MediaFact.all(of: api.origin, in: api) : [], emptyTags: emptyTags(api),
      servers: api.servers.map { ServerWords($0, in: site) },
      schemes: api.securitySchemes.all.map { SchemeWords($0, in: site) },
      security: api.security.map { Security($0, in: site, api: api) },
      remarks: APIHomePage.remarks(of: api), contactRemarks: APIHomePage.remarks(ofContact: info),
      licenceRemarks: APIHomePage.remarks(ofLicence: info),
      groups: site.groups.map { group in
        APIHomePage.GroupSummary(
          link: PageLink(group.label, group.route), description: site.pageProse(group.description),
          count: group.operations.count)
      }, outline: site.outline, logo: Logo(of: site),
      guides: guides.links, sections: summaries, completeness: Completeness(verdicts),
      completenessLink: site.publishesStanding
        ? PageLink(.word(.completeness), site.routes.completeness) : nil,
      maturityLink: site.publishesMaturity ? PageLink(.word(.maturity), site.routes.maturity) : nil,
      components: unused.isEmpty ? nil : PageLink(.word(.otherComponents), site.routes.components),
      download: site.routes.download(ending: ending))
    var framed = frame(
      .text(site.title), site.routes.home, .apiHome(page), summary: site.entry.summary,
      edit: guide.flatMap { edit(site[$0]) })
    framed.titleAnchor = guide.flatMap { site.titleAnchor(site[$0]) }
    if site.title == info.title { framed.titlePlaces = info.origin.places(.title) }
    return framed
  }

  /// Tags that no operation has and nobody described.
  func emptyTags(_ api: API) -> [Told<String>] {
    let known = Set(site.groups.filter { $0.kind == .tag }.map { Name($0.name) })
    return api.tags.filter { !known.contains(Name($0.name)) }
      .map { Told($0.name, $0.origin[.name]?.place) }
  }

  func components() -> Page {
    guard let api = site.api else { return unreadable([]) }
    return list(
      .otherComponents, site.routes.components, .components(ComponentsPage(of: unused, in: site, api: api)))
  }

  func unreadable(_ messages: [String]) -> Page {
    frame(
      .text(site.title), site.routes.home,
      .unreadable(UnreadablePage(guides: guides.links, messages: messages)))
  }

  var summaries: [SectionSummary] {
    zip(site.sections, verdicts).map { place, verdict in
      SectionSummary(link: PageLink(.text(place.title), place.route), verdict: verdict)
    }
  }
}
