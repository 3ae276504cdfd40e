import RubricDocuments
import RubricOpenAPI
import RubricPages
import RubricSite
import RubricStandard

/// Homes and lists.
extension PageWriter {
  mutating func siteHome(_ page: SiteHomePage) {
    prose(page.prose)
    if !page.apis.isEmpty {
      heading(2, .apis, id: "apis")
      html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
      write(.apis)
      html.raw("\"><table><thead><tr>")
      for column in [Word.name, .version, .stage, .operations, .sectionsComplete] { headerCell(column) }
      html.raw("</tr></thead><tbody>\n")
      for row in page.apis { apiRow(row) }
      html.raw("</tbody></table></div>\n")
    }
    if !page.guides.isEmpty {
      heading(2, .guides, id: "guides")
      list(page.guides)
    }
  }

  private mutating func apiRow(_ row: SiteHomePage.Row) {
    html.raw("<tr><td>")
    link(PageLink(.text(row.entry.title), row.entry.route))
    if let summary = row.entry.summary {
      html.raw("<br>")
      html.text(summary)
    }
    html.raw("</td><td>")
    html.text(row.entry.version)
    html.raw("</td><td>")
    html.text(row.entry.stage ?? "")
    html.raw("</td><td>")
    html.number(row.entry.operationCount)
    html.raw("</td><td>")
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
    html.raw("</td></tr>\n")
  }

  mutating func headerCell(_ own: Word) {
    html.raw("<th scope=\"col\">")
    write(own)
    html.raw("</th>")
  }

  mutating func list(_ links: [PageLink]) {
    html.raw("<ul class=\"links\">")
    for link in links {
      html.raw("<li>")
      operationLink(link)
      html.raw("</li>")
    }
    html.raw("</ul>\n")
  }

  mutating func apiHome(_ page: APIHomePage) {
    if let prose = page.prose { reserve(prose) }
    facts(of: page)
    prose(page.prose)
    heading(2, .operations, id: "operations")
    html.raw("<ul class=\"cards\">")
    for group in page.groups {
      html.raw("<li>")
      link(group.link)
      html.raw(" <span class=\"count\">")
      write(.operationCount, String(group.count))
      html.raw("</span>")
      html.raw("</li>\n")
    }
    html.raw("</ul>\n")
    if !page.servers.isEmpty {
      heading(2, .servers, id: "servers")
      servers(page.servers)
    }
    if !page.schemes.isEmpty {
      heading(2, .authentication, id: "security-schemes")
      schemes(page.schemes)
    }
    if !page.guides.isEmpty {
      heading(2, .guides, id: "guides")
      list(page.guides)
    }
    heading(2, .sections, id: "sections")
    meter(page.sections.map(\.verdict.state), page.completeness)
    html.raw("<ul class=\"sections\">")
    for section in page.sections {
      html.raw("<li>")
      link(section.link)
      html.raw(" ")
      chip(section.verdict.state)
      html.raw("</li>\n")
    }
    html.raw("</ul>\n<p>")
    link(page.completenessLink)
    html.raw("</p>\n")
  }

  private mutating func facts(of page: APIHomePage) {
    html.raw("<dl class=\"facts\">")
    fact(.version) { $0.html.text(page.info.version) }
    if let stage = page.settings.stage { fact(.stage) { $0.html.text(stage) } }
    if let owner = page.settings.owner ?? page.info.contact?.name { fact(.owner) { $0.html.text(owner) } }
    if let contact = page.settings.contact ?? page.info.contact?.email ?? page.info.contact?.url {
      fact(.contact) { $0.external(PublishedAddress.ofContact(contact), text: contact) }
    }
    if let licence = page.settings.licence ?? page.info.license?.name, !licence.isEmpty {
      fact(.licence) { writer in
        if let url = page.info.license?.url { writer.external(url, text: licence) } else { writer.html.text(licence) }
      }
    }
    if let terms = page.info.termsOfService { fact(.terms) { $0.external(terms, text: terms) } }
    if let docs = page.externalDocs { fact(.externalDocumentation) { $0.external(docs.url, text: docs.description ?? docs.url) } }
    fact(.specification) { $0.link(PageLink(.word(.download), page.download)) }
    html.raw("</dl>\n")
  }

  private mutating func fact(_ own: Word, _ value: (inout PageWriter) -> Void) {
    html.raw("<div><dt>")
    write(own)
    html.raw("</dt><dd>")
    value(&self)
    html.raw("</dd></div>")
  }

  private mutating func schemes(_ schemes: [Shared<SecurityScheme>]) {
    html.raw("<dl class=\"facts\">")
    for scheme in schemes {
      html.raw("<div><dt><code>")
      html.text(scheme.name)
      html.raw("</code></dt><dd>")
      schemeKind(scheme.kind)
      html.raw("</dd></div>")
    }
    html.raw("</dl>\n")
  }

  mutating func operationList(_ page: OperationListPage) {
    for (index, group) in page.groups.enumerated() {
      heading(2, text(group.link.label), id: "group-" + Slug(text(group.link.label)).description + (index == 0 ? "" : "-\(index)"))
      operationTable(group)
    }
  }

  mutating func group(_ page: GroupPage) {
    if let description = page.description { reserve(description) }
    prose(page.description)
    externalDocs(page.externalDocs)
    operationTable(page)
    for guide in page.guides { excerpt(guide) }
  }

  private mutating func operationTable(_ group: GroupPage) {
    html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
    write(group.link.label)
    html.raw("\"><table class=\"operations\"><thead><tr>")
    for column in [Word.operation, .method, .path] { headerCell(column) }
    html.raw("</tr></thead><tbody>\n")
    for row in group.operations {
      html.raw("<tr><td>")
      link(row.link)
      if row.isDeprecated { badge(.deprecated, "badge deprecated") }
      html.raw("</td><td><span class=\"m ")
      html.text(row.method.rawValue)
      html.raw("\">")
      html.text(row.method.name)
      html.raw("</span></td><td><code>")
      html.text(row.path)
      html.raw("</code></td></tr>\n")
    }
    html.raw("</tbody></table></div>\n")
  }

  mutating func schemaList(_ page: SchemaListPage) {
    html.raw("<dl class=\"facts\">")
    for row in page.schemas {
      html.raw("<div><dt>")
      link(row.link)
      html.raw("</dt><dd>")
      html.text(row.summary ?? "")
      html.raw("</dd></div>\n")
    }
    html.raw("</dl>\n")
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

extension PublishedAddress {
  /// A mailbox becomes an address of mail; an address of the web stays.
  static func ofContact(_ contact: String) -> String {
    let isMailbox = contact.utf8.contains(UInt8(ascii: "@")) && !contact.utf8.contains(UInt8(ascii: ":"))
    return isMailbox ? "mailto:" + contact : contact
  }
}

extension APIEntry {
  /// What the addresses of its pages begin with.
  var prefix: String {
    let path = route.path.utf8
    guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(decoding: path[...slash], as: UTF8.self)
  }
}
