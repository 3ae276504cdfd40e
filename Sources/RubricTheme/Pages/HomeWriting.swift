import RubricPages
import RubricSite

/// Homes of the site and of APIs.
extension PageWriter {
  mutating func siteHome(_ page: SiteHomePage) {
    if let prose = page.prose { reserve(prose) }
    prose(page.prose)
    apis(page)
    if !page.others.isEmpty { list(page.others) }
    if !page.guides.isEmpty {
      heading(2, .guides, id: "guides")
      list(page.guides)
    }
  }

  private mutating func apis(_ page: SiteHomePage) {
    let rows = page.apis
    heading(2, .apis, id: "apis")
    guard !rows.isEmpty else {
      html.raw("<p>")
      write(.noAPIs)
      html.raw("</p>\n")
      return
    }
    html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
    write(.apis)
    html.raw("\"><table class=\"apis\"><thead><tr>")
    for column in [Word.name, .version, .stage, .operations] { headerCell(column) }
    if page.showsCompleteness { headerCell(.sectionsComplete) }
    html.raw("</tr></thead><tbody>\n")
    for row in rows { apiRow(row, page) }
    html.raw("</tbody></table></div>\n")
  }

  private mutating func apiRow(_ row: SiteHomePage.Row, _ page: SiteHomePage) {
    html.raw("<tr><td>")
    html.raw("<a href=\"")
    address(of: row.entry.route)
    html.raw("\">")
    write(row.entry.title, in: row.entry.language)
    html.raw("</a>")
    if let summary = row.entry.summary {
      html.raw("<br>")
      write(summary, in: row.entry.language)
    }
    html.raw("</td><td>")
    html.text(row.entry.version)
    html.raw("</td><td>")
    html.text(row.entry.stage ?? "")
    html.raw("</td><td>")
    number(row.entry.operationCount)
    html.raw("</td>")
    if page.showsCompleteness { completenessCell(row) }
    html.raw("</tr>\n")
  }

  private mutating func completenessCell(_ row: SiteHomePage.Row) {
    html.raw("<td>")
    if let completeness = row.completeness {
      html.raw("<a href=\"")
      address(of: RouteTable(prefix: row.entry.prefix).completeness)
      html.raw("\">")
      html.number(completeness.satisfied)
      html.raw("/")
      html.number(completeness.applicable)
      html.raw("</a>")
    } else {
      write(.unreadable)
    }
    html.raw("</td>")
  }

  mutating func apiHome(_ page: APIHomePage) {
    if let prose = page.prose { reserve(prose) }
    if let logo = page.logo { self.logo(logo) }
    facts(of: page)
    prose(page.prose)
    prose(page.description)
    firstRemarks(page.remarks)
    groups(page)
    if !page.emptyTags.isEmpty {
      html.raw("<p class=\"label\">")
      write(.emptyTags)
      for tag in page.emptyTags {
        html.raw(" ")
        code(tag)
      }
      html.raw("</p>\n")
    }
    if !page.servers.isEmpty {
      heading(2, .servers, id: "servers")
      servers(page.servers)
    }
    if !page.schemes.isEmpty {
      heading(2, .authentication, id: "security-schemes")
      schemes(page.schemes)
      if let security = page.security, !security.alternatives.isEmpty { alternatives(security) }
    }
    if !page.guides.isEmpty {
      heading(2, .guides, id: "guides")
      list(page.guides)
    }
    lastRemarks(page.remarks)
    sections(page)
  }

  private mutating func groups(_ page: APIHomePage) {
    heading(2, .operations, id: "operations")
    guard !page.outline.entries.isEmpty else {
      html.raw("<p>")
      write(.noOperations)
      html.raw("</p>\n")
      return
    }
    cards(of: page)
    if let routes = site?.routes {
      html.raw("<p>")
      link(PageLink(.word(.allOperations), routes.allOperations))
      html.raw("</p>\n")
    }
    if let whole = page.whole {
      html.raw("<p>")
      link(whole)
      html.raw("</p>\n")
    }
    if let components = page.components {
      html.raw("<p>")
      link(components)
      html.raw("</p>\n")
    }
  }

  private mutating func sections(_ page: APIHomePage) {
    guard !page.sections.isEmpty else { return }
    heading(2, .sections, id: "sections")
    let isTold = page.completenessLink != nil
    if isTold { meter(page.sections.map(\.verdict.state), page.completeness) }
    html.raw("<ul class=\"sections\">")
    for section in page.sections {
      html.raw("<li>")
      link(section.link)
      if isTold {
        html.raw(" ")
        chip(section.verdict.state)
      }
      html.raw("</li>\n")
    }
    html.raw("</ul>\n")
    for link in [page.completenessLink, page.maturityLink].compactMap(\.self) {
      html.raw("<p>")
      self.link(link)
      html.raw("</p>\n")
    }
  }

  mutating func unreadable(_ page: UnreadablePage) {
    html.raw("<div class=\"gap\"><p><strong>")
    write(.unreadable)
    html.raw("</strong></p><p>")
    write(.unreadableHelp)
    html.raw("</p>")
    if !page.messages.isEmpty {
      html.raw("<ul>")
      for message in page.messages {
        html.raw("<li>")
        html.text(message)
        html.raw("</li>")
      }
      html.raw("</ul>")
    }
    html.raw("</div>\n")
    if !page.guides.isEmpty {
      heading(2, .guides, id: "guides")
      list(page.guides)
    }
  }

  mutating func paragraphs(_ words: [Word]) {
    html.raw("<div class=\"prose\">")
    for own in words {
      html.raw("<p>")
      write(own)
      html.raw("</p>\n")
    }
    html.raw("</div>\n")
  }
}
