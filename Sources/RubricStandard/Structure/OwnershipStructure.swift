import RubricDocuments
import RubricOpenAPI

extension Structure {
  /// `info.contact.name`, or the owner in the API's settings.
  @Sendable static func namedOwner(_ subject: SectionSubject) -> Evidence? {
    if let owner = subject.site.apiSettings.owner, let span = subject.site.apiSettings.span {
      return Evidence(owner, at: span, origin: .specification)
    }
    guard let contact = subject.api.info.contact, let name = contact.name, !name.isEmpty else { return nil }
    return Evidence(name, at: contact.origin.valueSpan(of: Field.name.key), origin: .specification)
  }

  /// `info.contact.email` or `url`.
  @Sendable static func namedContact(_ subject: SectionSubject) -> Evidence? {
    if let contact = subject.site.apiSettings.contact, let span = subject.site.apiSettings.span {
      return Evidence(contact, at: span, origin: .specification)
    }
    guard let contact = subject.api.info.contact else { return nil }
    if let email = contact.email, !email.isEmpty {
      return Evidence(email, at: contact.origin.valueSpan(of: Field.email.key), origin: .specification)
    }
    guard let url = contact.url, !url.isEmpty else { return nil }
    return Evidence(url, at: contact.origin.valueSpan(of: Field.url.key), origin: .specification)
  }

  /// Whether the first label of an address's host is `status`, or ends in `-status`.
  private static func isOfStatusHost(_ address: String) -> Bool {
    var bytes = address.utf8[...]
    while let first = bytes.first, !bytes.starts(with: "//".utf8) {
      guard first != UInt8(ascii: "/") else { return false }
      bytes.removeFirst()
    }
    let label = bytes.dropFirst(2).prefix { Words.isWordByte($0) || $0 == UInt8(ascii: "-") }
    guard bytes.dropFirst(2 + label.count).first == UInt8(ascii: ".") else { return false }
    return label.split(separator: UInt8(ascii: "-")).last.map { $0.elementsEqual("status".utf8) } ?? false
  }

  /// A link to a page of a host that is for telling the status.
  @Sendable static func statusLink(_ subject: SectionSubject) -> Evidence? {
    for body in subject.bodies {
      if let link = body.links.first(where: { isOfStatusHost($0.destination) }) {
        return subject.evidence(link.destination, link.range, in: body)
      }
    }
    return nil
  }

  /// The stage in the API's settings, or `info.x-api-status`.
  @Sendable static func lifecycle(_ subject: SectionSubject) -> Evidence? {
    if let stage = subject.site.apiSettings.stage, let span = subject.site.apiSettings.span {
      return Evidence(stage, at: span, origin: .specification)
    }
    return subject.extensionEvidence("x-api-status") ?? subject.extensionEvidence("x-lifecycle")
  }

  @Sendable static func licence(_ subject: SectionSubject) -> Evidence? {
    guard let license = subject.api.info.license, !license.name.isEmpty else { return nil }
    return Evidence(license.name, at: license.origin.valueSpan(of: Field.name.key), origin: .specification)
  }
}
