import RubricOpenAPI
import RubricSite

/// What the side of a page shows: the API's guides, its groups, and the operations of the page's own group.
/// No page carries a list of everything: GitHub's 873 operations on each of its pages are 139 MB.
public struct Navigation: Sendable {
  /// Home of the API, or of the site where the page belongs to no API.
  public var home: PageLink
  /// In the order of the site's guides, at most 100 round the page itself.
  public var guides: [Item]
  /// In the site's order, at most 100 round the open one; empty without an API.
  public var groups: [Group]
  /// Lists of all operations and schemas, and the pages on completeness and maturity; empty without an API.
  public var about: [Item]

  /// A link, and whether it is this page.
  public struct Item: Sendable {
    /// Where it leads.
    public var link: PageLink
    /// Whether it is this page.
    public var isCurrent: Bool
  }

  /// A group with the operations of it that are shown: none but in the page's own group.
  public struct Group: Sendable {
    /// The group's page.
    public var link: PageLink
    /// How many operations the group has, shown or not.
    public var count: Int
    /// Whether this is the group's page.
    public var isCurrent: Bool
    /// Whether this page belongs to the group.
    public var isOpen: Bool
    /// At most 100 round the page itself; empty where the group is not open.
    public var items: [Item]
    /// How many it stands below.
    public var depth = 0
    /// What has no page and begins with this group, such as groups of tags.
    public var headings: [Heading] = []

    /// A group of tags, or a tag without a page.
    public struct Heading: Sendable, Hashable {
      /// What readers see.
      public var title: Label
      /// How many it stands below.
      public var depth: Int
    }
  }

  /// At most so many links in each list.
  static let window = 100
}

/// The API's own guides in the order in which one reads them, the home left out. Made once for an API: each of
/// its pages asks for a part.
struct GuideOrder: Sendable {
  let links: [PageLink]
  private let positions: [Route: Int]

  init(of site: Site) {
    links = site.guides.filter { !$0.isShared && $0.route != site.routes.home }.map {
      PageLink(site.label(of: $0), $0.route)
    }
    positions = Dictionary(
      links.enumerated().map { ($0.element.route, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// Of the guide whose page lies there; nil where none does.
  func position(of route: Route) -> Int? { positions[route] }
}

extension Site {
  /// The side of the page at `route`, with `group` (an index into the groups) open.
  ///
  /// - Parameter position: that of the page's operation in the group, or 0.
  func navigation(at route: Route, group open: Int?, position: Int, guides: GuideOrder) -> Navigation {
    let shownGuides = Site.window(around: guides.position(of: route) ?? 0, count: guides.links.count)
    return Navigation(
      home: PageLink(.name(title), routes.home),
      guides: guides.links[shownGuides].map { Navigation.Item(link: $0, isCurrent: $0.route == route) },
      groups: shownGroups(at: route, open, around: position), about: about(at: route))
  }

  /// The groups round the open one; a tag that stands in several groups of tags is open in the first.
  private func shownGroups(at route: Route, _ open: Int?, around position: Int) -> [Navigation.Group] {
    let entries = outline.entries
    let start = open.flatMap { outline.position(ofGroup: $0) } ?? 0
    var shown: [Navigation.Group] = []
    var headings: [Navigation.Group.Heading] = []
    for index in Site.window(around: start, count: entries.count) {
      let entry = entries[index]
      // What has nothing below it is no heading.
      headings.removeAll { $0.depth >= entry.depth }
      guard let number = entry.group else {
        headings.append(Navigation.Group.Heading(title: .name(entry.title), depth: entry.depth))
        continue
      }
      let group = groups[number]
      let isOpen = number == open && index == start
      shown.append(
        Navigation.Group(
          link: PageLink(group.label, group.route), count: group.operations.count,
          isCurrent: group.route == route, isOpen: isOpen,
          items: isOpen ? items(of: group, around: position, at: route) : [],
          depth: entry.depth, headings: headings))
      headings = []
    }
    return shown
  }

  private func items(
    of group: OperationGroup, around position: Int, at route: Route
  ) -> [Navigation.Item] {
    guard let api else { return [] }
    return group.operations[Site.window(around: position, count: group.operations.count)].map { id in
      Navigation.Item(link: link(to: id, in: api), isCurrent: routes.route(of: id) == route)
    }
  }

  private func about(at route: Route) -> [Navigation.Item] {
    var links: [PageLink] = []
    if let api {
      links.append(PageLink(.word(.allOperations), routes.allOperations))
      if !api.namedSchemas.isEmpty { links.append(PageLink(.word(.allSchemas), routes.allSchemas)) }
    }
    // Of an API whose description cannot be read there is nothing to weigh, and no such page.
    if !sections.isEmpty, publishesStanding {
      links.append(PageLink(.word(.completeness), routes.completeness))
    }
    if publishesMaturity { links.append(PageLink(.word(.maturity), routes.maturity)) }
    return links.map { Navigation.Item(link: $0, isCurrent: $0.route == route) }
  }

  /// A window of at most `Navigation.window` positions with `position` in its middle.
  static func window(around position: Int, count: Int) -> Range<Int> {
    guard count > Navigation.window else { return 0..<count }
    let start = min(max(0, position - Navigation.window / 2), count - Navigation.window)
    return start..<(start + Navigation.window)
  }

  /// A link to an operation's page by its title.
  func link(to id: OperationID, in api: API) -> PageLink {
    let operation = api.operations[id]
    return PageLink(
      .name(operation.title), routes.route(of: id), method: operation.method,
      isDeprecated: operation.isDeprecated)
  }
}

extension OperationGroup {
  /// What readers see.
  var label: Label {
    switch kind {
    case .tag, .path: .name(title)
    case .untagged: .word(.otherOperations)
    case .webhooks: .word(.webhooks)
    }
  }
}
