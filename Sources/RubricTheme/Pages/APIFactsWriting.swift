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
    fact(.specification) { $0.link(PageLink(.word(.download), page.download)) }
    html.raw("</dl>\n")
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
