import RubricPages
import RubricSite

/// What stands round the content of a page: the side, the way up, the contents, the neighbours.
extension PageWriter {
  mutating func navigation(_ navigation: Navigation) {
    // The list follows the button and is not within it: where there is room it is shown without the button.
    html.raw("<nav class=\"tree\" aria-label=\"")
    html.text(text(navigation.home.label))
    html.raw("\"><details><summary>")
    write(.menu)
    html.raw("</summary></details>\n<div><strong>")
    link(navigation.home)
    html.raw("</strong>\n")
    guides(of: navigation)
    for group in navigation.groups { self.group(group) }
    items(.aboutThisAPI, navigation.about)
    html.raw("</div></nav>\n")
  }

  /// More guides than this push the operations out of sight; elsewhere than on a guide they start folded.
  private static let mostOpenGuides = 12

  private mutating func guides(of navigation: Navigation) {
    let isElsewhere = !navigation.guides.contains { $0.isCurrent } && !navigation.groups.isEmpty
    guard isElsewhere, navigation.guides.count > PageWriter.mostOpenGuides else {
      items(.guides, navigation.guides)
      return
    }
    html.raw("<details><summary>")
    write(.guides)
    html.raw(" <span class=\"count\">")
    number(navigation.guides.count)
    html.raw("</span></summary>\n<ul>")
    for item in navigation.guides { self.item(item) }
    html.raw("</ul></details>\n")
  }

  private mutating func items(_ title: Word, _ items: [Navigation.Item]) {
    guard !items.isEmpty else { return }
    html.raw("<h2>")
    write(title)
    html.raw("</h2>\n<ul>")
    for item in items { self.item(item) }
    html.raw("</ul>\n")
  }

  private mutating func item(_ item: Navigation.Item) {
    html.raw("<li><a href=\"")
    address(of: item.link.route)
    html.raw(item.isCurrent ? "\" aria-current=\"page\">" : "\">")
    if item.link.isDeprecated { html.raw("<s>") }
    write(item.link.label)
    if item.link.isDeprecated { html.raw("</s>") }
    if let method = item.link.method {
      html.raw(" <span class=\"m ")
      html.text(method.rawValue)
      html.raw("\">")
      html.text(method.name)
      html.raw("</span>")
    }
    html.raw("</a></li>\n")
  }

  private mutating func group(_ group: Navigation.Group) {
    for heading in group.headings {
      beginHeading(depth: heading.depth)
      write(heading.title)
      endHeading(depth: heading.depth)
    }
    beginHeading(depth: group.depth)
    html.raw("<a href=\"")
    address(of: group.link.route)
    html.raw(group.isCurrent ? "\" aria-current=\"page\">" : "\">")
    write(group.link.label)
    html.raw(" <span class=\"count\">")
    number(group.count)
    html.raw("</span></a>")
    endHeading(depth: group.depth)
    guard !group.items.isEmpty else { return }
    html.raw("<ul>")
    for item in group.items { self.item(item) }
    html.raw("</ul>\n")
  }

  /// A heading of a group that stands below so many others.
  private mutating func beginHeading(depth: Int) {
    switch depth {
    case 0: html.raw("<h2>")
    case 1: html.raw("<h3>")
    case 2: html.raw("<h4>")
    case 3: html.raw("<h5>")
    default: html.raw("<h6>")
    }
  }

  private mutating func endHeading(depth: Int) {
    switch depth {
    case 0: html.raw("</h2>\n")
    case 1: html.raw("</h3>\n")
    case 2: html.raw("</h4>\n")
    case 3: html.raw("</h5>\n")
    default: html.raw("</h6>\n")
    }
  }

  mutating func breadcrumbs(_ links: [PageLink]) {
    guard !links.isEmpty else { return }
    html.raw("<nav class=\"crumbs\" aria-label=\"")
    write(.breadcrumb)
    html.raw("\"><ol>")
    for link in links {
      html.raw("<li>")
      self.link(link)
      html.raw("</li>")
    }
    html.raw("</ol></nav>\n")
  }

  mutating func contents(_ entries: [OutlineEntry]) {
    guard entries.count > 2 else { return }
    html.raw("<nav class=\"toc\" aria-label=\"")
    write(.onThisPage)
    html.raw("\"><details><summary>")
    write(.onThisPage)
    html.raw("</summary></details>\n<p>")
    write(.onThisPage)
    html.raw("</p>\n<ul>")
    for entry in entries.prefix(80) {
      html.raw(entry.level == 2 ? "<li><a href=\"#" : "<li class=\"sub\"><a href=\"#")
      html.address(entry.id)
      html.raw("\">")
      html.breakable(PageWriter.shortened(entry.text))
      html.raw("</a></li>\n")
    }
    html.raw("</ul></nav>\n")
  }

  /// A heading as the contents show it: one that is cut stands whole in the text.
  private static func shortened(_ text: String) -> String {
    let longest = 120
    guard text.utf8.count > longest, text.unicodeScalars.count > longest else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(longest))) + "…"
  }

  mutating func pager(previous: PageLink?, next: PageLink?) {
    guard previous != nil || next != nil else { return }
    html.raw("<nav class=\"pager\" aria-label=\"")
    html.text(word(.previous) + ", " + word(.next))
    html.raw("\">")
    if let previous { neighbour(previous, .previous, "prev") }
    if let next { neighbour(next, .next, "next") }
    html.raw("</nav>\n")
  }

  private mutating func neighbour(_ link: PageLink, _ own: Word, _ relation: StaticString) {
    html.raw("<a rel=\"")
    html.raw(relation)
    html.raw("\" href=\"")
    address(of: link.route)
    html.raw("\"><small>")
    write(own)
    html.raw("</small> ")
    write(link.label)
    html.raw("</a>")
  }

  mutating func edit(_ page: Page, settings: SiteSettings) {
    guard let repository = settings.repository else { return }
    html.raw("<p class=\"edit\">")
    if let edit = page.edit {
      external(edit, text: word(.editThisPage))
      html.raw(" ")
    }
    external(repository.issues, text: word(.reportProblem))
    html.raw("</p>\n")
  }
}
