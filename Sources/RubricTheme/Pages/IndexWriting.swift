import RubricPages
import RubricSite

/// The index from A to Z.
extension PageWriter {
  mutating func index(_ page: IndexPage) {
    initials(page)
    if page.parts.count > 1 { parts(of: page) }
    for section in page.sections { self.section(section) }
  }

  private mutating func initials(_ page: IndexPage) {
    guard page.initials.count > 1 else { return }
    html.raw("<nav class=\"initials\" aria-label=\"")
    write(.initials)
    html.raw("\"><ul>")
    for link in page.initials {
      html.raw("<li><a href=\"")
      address(of: link.route, fragment: link.fragment)
      html.raw(link.route == route && link.fragment == nil ? "\" aria-current=\"page\">" : "\">")
      write(link.label)
      html.raw("</a></li>")
    }
    html.raw("</ul></nav>\n")
  }

  /// The pages of the initial.
  private mutating func parts(of page: IndexPage) {
    html.raw("<nav class=\"parts\" aria-label=\"")
    write(.pagesOfInitial)
    html.raw("\"><ol>")
    for link in page.parts {
      html.raw("<li><a href=\"")
      address(of: link.route)
      html.raw(link.route == route ? "\" aria-current=\"page\">" : "\">")
      write(link.label)
      html.raw("</a></li>")
    }
    html.raw("</ol></nav>\n")
  }

  private mutating func section(_ section: IndexPage.Section) {
    heading(2, text(section.initial), id: section.anchor)
    html.raw("<ul class=\"index\">\n")
    for row in section.rows {
      html.raw("<li>")
      if row.link.isDeprecated { html.raw("<s>") }
      link(row.link)
      if row.link.isDeprecated { html.raw("</s>") }
      html.raw(" <span>")
      write(row.kind)
      if !row.context.isEmpty {
        html.raw(", ")
        html.breakable(row.context)
      }
      html.raw("</span></li>\n")
    }
    html.raw("</ul>\n")
  }
}
