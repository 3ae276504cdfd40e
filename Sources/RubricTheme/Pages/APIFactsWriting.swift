import RubricDocuments
import RubricOpenAPI
import RubricPages

/// What an API is, at a glance.
extension PageWriter {
  mutating func facts(of page: APIHomePage) {
    html.raw("<dl class=\"facts glance\">")
    let info = page.info
    fact(.version) { $0.text(Told(info.version, info.origin[.version]?.place)) }
    if let title = page.otherTitle { fact(.title) { $0.text(title) } }
    if let summary = info.summary { fact(.summary) { $0.text(Told(summary, info.origin[.summary]?.place)) } }
    if let stage = page.settings.stage { fact(.stage) { $0.html.text(stage) } }
    if let owner = page.settings.owner { fact(.owner) { $0.html.text(owner) } }
    if page.settings.contact != nil || info.contact != nil {
      fact(.contact) {
        $0.contact(info.contact, page.settings.contact)
        $0.remarks(page.contactRemarks)
      }
    }
    if page.settings.licence != nil || info.license != nil {
      fact(.licence) {
        $0.licence(info.license, page.settings.licence)
        $0.remarks(page.licenceRemarks)
      }
    }
    if let terms = info.termsOfService {
      fact(.terms) { writer in
        writer.external(terms, text: terms)
        writer.tell(info.origin.places(.termsOfService))
      }
    }
    media(page.media)
    fact(.specification) { writer in
      writer.link(PageLink(.word(.download), page.download))
      guard let postman = page.postman else { return }
      writer.html.raw(" · ")
      writer.link(PageLink(.word(.postmanCollection), postman))
    }
    html.raw("</dl>\n")
  }

  /// The same for programs, as microdata of schema.org's `WebAPI`: a policy without inline scripts allows no
  /// other form.
  mutating func webAPI(_ page: APIHomePage) {
    let info = page.info
    html.raw("<div itemscope itemtype=\"https://schema.org/WebAPI\">\n")
    property("name", site?.title ?? info.title)
    if let summary = site?.entry.summary { property("description", summary) }
    html.raw("<link itemprop=\"documentation\" href=\"")
    address(of: route)
    html.raw("\">\n")
    if let terms = info.termsOfService { property("termsOfService", address: terms) }
    let names = [page.settings.organisation, info.contact?.name, page.settings.owner]
    if let provider = names.lazy.compactMap(\.self).first(where: { !$0.isEmpty }) {
      html.raw("<div itemprop=\"provider\" itemscope itemtype=\"https://schema.org/Organization\">\n")
      property("name", provider)
      if let url = info.contact?.url { property("url", address: url) }
      html.raw("</div>\n")
    }
    html.raw("</div>\n")
  }

  private mutating func property(_ name: StaticString, _ text: String) {
    html.raw("<meta itemprop=\"")
    html.raw(name)
    html.raw("\" content=\"")
    html.text(text)
    html.raw("\">\n")
  }

  /// Nothing of what is no address of the web.
  private mutating func property(_ name: StaticString, address: String) {
    guard PublishedAddress.isPublished(address), WebAddress.isWellFormed(address) else { return }
    html.raw("<link itemprop=\"")
    html.raw(name)
    html.raw("\" href=\"")
    html.address(address)
    html.raw("\">\n")
  }

  private mutating func contact(_ contact: Contact?, _ other: String?) {
    // What both say is said once.
    let other = other.flatMap { [contact?.email, contact?.url].contains($0) ? nil : $0 }
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
    let other = other.flatMap { $0 == license?.name ? nil : $0 }
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
}

extension PublishedAddress {
  /// A mailbox becomes an address of mail; an address of the web stays.
  static func ofContact(_ contact: String) -> String {
    let isMailbox = contact.utf8.contains(UInt8(ascii: "@")) && !contact.utf8.contains(UInt8(ascii: ":"))
    return isMailbox ? "mailto:" + contact : contact
  }
}
