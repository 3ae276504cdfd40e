import RubricDocuments
import RubricOpenAPI
import RubricPages
import RubricSite
import RubricStandard

/// Homes and lists.
extension PageWriter {
  mutating func siteHome(_ page: SiteHomePage) {
    if let prose = page.prose { reserve(prose) }
    prose(page.prose)
    apis(page.apis)
    if !page.guides.isEmpty {
      heading(2, .guides, id: "guides")
      list(page.guides)
    }
  }

  private mutating func apis(_ rows: [SiteHomePage.Row]) {
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
    for column in [Word.name, .version, .stage, .operations, .sectionsComplete] { headerCell(column) }
    html.raw("</tr></thead><tbody>\n")
    for row in rows { apiRow(row) }
    html.raw("</tbody></table></div>\n")
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
    prose(page.description)
    remarks(page.remarks)
    groups(page.groups, components: page.components)
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
    sections(page)
  }

  private mutating func groups(_ groups: [APIHomePage.GroupSummary], components: PageLink?) {
    heading(2, .operations, id: "operations")
    guard !groups.isEmpty else {
      html.raw("<p>")
      write(.noOperations)
      html.raw("</p>\n")
      return
    }
    html.raw("<ul class=\"cards\">")
    for group in groups {
      html.raw("<li>")
      link(group.link)
      html.raw(" <span class=\"count\">")
      write(.operationCount, String(group.count))
      html.raw("</span></li>\n")
    }
    html.raw("</ul>\n")
    if let routes = site?.routes {
      html.raw("<p>")
      link(PageLink(.word(.allOperations), routes.allOperations))
      html.raw("</p>\n")
    }
    if let components {
      html.raw("<p>")
      link(components)
      html.raw("</p>\n")
    }
  }

  private mutating func sections(_ page: APIHomePage) {
    guard !page.sections.isEmpty else { return }
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
    html.raw("<dl class=\"facts glance\">")
    let info = page.info
    fact(.version) { $0.text(Told(info.version, info.origin[.version]?.place)) }
    if let title = page.otherTitle { fact(.title) { $0.text(title) } }
    if let summary = info.summary { fact(.summary) { $0.text(Told(summary, info.origin[.summary]?.place)) } }
    if let stage = page.settings.stage { fact(.stage) { $0.html.text(stage) } }
    if let owner = page.settings.owner { fact(.owner) { $0.html.text(owner) } }
    if page.settings.contact != nil || info.contact != nil {
      fact(.contact) { $0.contact(info.contact, page.settings.contact) }
    }
    if page.settings.licence != nil || info.license != nil {
      fact(.licence) { $0.licence(info.license, page.settings.licence) }
    }
    if let terms = info.termsOfService {
      fact(.terms) { writer in
        writer.external(terms, text: terms)
        writer.tell(info.origin.places(.termsOfService))
      }
    }
    media(page.media)
    fact(.specification) { $0.link(PageLink(.word(.download), page.download)) }
    html.raw("</dl>\n")
  }

  private mutating func contact(_ contact: Contact?, _ other: String?) {
    if let other { external(PublishedAddress.ofContact(other), text: other) }
    guard let contact else { return }
    let origin = contact.origin
    if other != nil { html.raw(" ") }
    if let name = contact.name { text(Told(name, origin[.name]?.place)) }
    for (address, field) in [(contact.email, Field.email), (contact.url, .url)] {
      guard let address, !address.isEmpty else { continue }
      html.raw(" ")
      external(PublishedAddress.ofContact(address), text: address)
      tell(origin.places(field))
    }
  }

  private mutating func licence(_ license: License?, _ other: String?) {
    if let other { html.text(other) }
    guard let license else { return }
    let origin = license.origin
    if other != nil { html.raw(" ") }
    if let url = license.url {
      described(url, text: license.name.isEmpty ? url : license.name)
      tell(origin.places(.name, .url))
    } else {
      text(Told(license.name, origin[.name]?.place))
    }
    if let identifier = license.identifier {
      html.raw(" ")
      code(Told(identifier, origin[.identifier]?.place))
    }
  }

  mutating func fact(_ own: Word, _ value: (inout PageWriter) -> Void) {
    html.raw("<div><dt>")
    write(own)
    html.raw("</dt><dd>")
    value(&self)
    html.raw("</dd></div>")
  }

  private mutating func schemes(_ schemes: [SchemeWords]) {
    html.raw("<dl class=\"facts\">")
    for scheme in schemes {
      html.raw("<div><dt>")
      code(scheme.name)
      html.raw("</dt><dd>")
      schemeKind(scheme.kind)
      tell(scheme.places)
      if let deprecated = scheme.deprecated {
        badge(.deprecated, "badge deprecated")
        tell(deprecated.place)
      }
      if let description = scheme.description { proseContent(description, level: headingLevel + 1) }
      addresses(scheme.addresses)
      for flow in scheme.flows { self.flow(flow) }
      remarks(scheme.remarks)
      html.raw("</dd></div>")
    }
    html.raw("</dl>\n")
  }

  private mutating func addresses(_ addresses: [(label: Word, address: Told<String>)]) {
    for (label, address) in addresses {
      html.raw("<p class=\"label\">")
      write(label)
      html.raw(" ")
      external(address.value, text: address.value)
      tell(address.place)
      html.raw("</p>\n")
    }
  }

  private mutating func flow(_ flow: SchemeWords.Flow) {
    html.raw("<p class=\"label\">")
    code(flow.name)
    html.raw("</p>\n")
    addresses(flow.addresses)
    remarks(flow.remarks)
    guard !flow.scopes.isEmpty else { return }
    let isLong = flow.scopes.count > 12
    html.raw(isLong ? "<details class=\"nest\"><summary>" : "<p class=\"label\">")
    write(.scopesUsed)
    html.raw(isLong ? "</summary>\n" : "</p>\n")
    html.raw("<dl class=\"values\">")
    for (name, description) in flow.scopes {
      html.raw("<div><dt>")
      code(name)
      html.raw("</dt><dd>")
      text(description)
      html.raw("</dd></div>")
    }
    html.raw("</dl>\n")
    if isLong { html.raw("</details>\n") }
  }

  mutating func operationList(_ page: OperationListPage) {
    for (index, group) in page.groups.enumerated() {
      heading(
        2, text(group.link.label),
        id: "group-" + Slug(text(group.link.label)).description + (index == 0 ? "" : "-\(index)"))
      operations(group)
    }
  }

  mutating func group(_ page: GroupPage) {
    if let description = page.description { reserve(description) }
    prose(page.description)
    if let name = page.name { labelled(.name, name) }
    if let parent = page.parent { labelled(.belongsTo, parent) }
    if let kind = page.kind { labelled(.kindOfTag, kind) }
    remarks(page.remarks)
    operations(page)
    for guide in page.guides { excerpt(guide) }
  }

  private mutating func operations(_ group: GroupPage) {
    html.raw("<ul class=\"operations\">\n")
    for row in group.operations {
      html.raw("<li>")
      link(row.link)
      if row.isDeprecated { badge(.deprecated, "badge deprecated") }
      html.raw(" <span class=\"m ")
      html.text(row.method.rawValue)
      html.raw("\">")
      html.text(row.method.name)
      html.raw("</span> ")
      code(row.path)
      html.raw("</li>\n")
    }
    html.raw("</ul>\n")
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
