import RubricDiagnostics
import RubricDocuments
import RubricSite

extension Criterion {
  static let findability: [Criterion] = [
    Criterion(
      "F1", 40, "Does its entry hold what a catalogue requires?", from: [.catalogue, .specification],
      parts: { $0.requiredFields }),
    Criterion(
      "F2", 10, "Does its entry hold what a catalogue recommends?", from: [.catalogue, .specification],
      parts: { $0.recommendedFields }),
    Criterion(
      "F3", 20, "Is a team named that owns it, with an address that outlives a person?",
      from: [.specification, .catalogue, .guides], parts: { $0.ownerParts }),
    // A build calls nothing, so it can only tell addresses that cannot be right.
    Criterion(
      "F4", 10, "Are the addresses of its entry addresses?", from: [.catalogue, .guides],
      parts: { $0.linkParts }),
    Criterion(
      "F5", 20, "Is its entry fresh?", from: [.catalogue, .history], parts: { [$0.freshness] }),
  ]
}

extension MaturitySubject {
  /// A field of the entry; `value` is what it holds, nil of one that is not there.
  private func field(_ name: String, _ title: String, _ value: String?) -> CriterionPart {
    var part = CriterionPart(
      .field(name), title, MaturitySubject.noEntry, mending: "add '\(name)' to api.yaml")
    guard hasEntry else { return part }
    let isThere = value.map { !$0.utf8.allSatisfy { $0 <= 0x20 } } ?? false
    part.state = .value(isThere ? .one : .zero)
    let span = settings.catalogue.spans[Name(name)]
    let text = isThere ? "\(title): \(Evidence.cut(value ?? ""))" : "\(title) is not given"
    part.proofs = [MaturityProof(text, at: isThere ? span : nil, isFault: !isThere)]
    return part
  }

  /// Those of a data service that the UK Cross-Government Metadata Exchange Model requires.
  fileprivate var requiredFields: [CriterionPart] {
    let (entry, info) = (settings.catalogue, api?.info)
    return [
      field("identifier", "Identifier", entry.identifier),
      field("title", "Title", settings.title ?? info?.title),
      field("description", "Description", info?.description ?? info?.summary ?? settings.summary),
      field("publisher", "Publisher", entry.publisher ?? settings.organisation),
      field("creator", "Creator", entry.creator ?? settings.owner),
      field("contact", "Contact point", contactAddress),
      field("licence", "Licence", settings.licence ?? info?.license?.name),
      field("access-rights", "Access rights", entry.accessRights),
      field("service-type", "Service type", entry.serviceType),
      field("type", "Type", entry.type),
      field("documentation", "Documentation", entry.documentation ?? site.settings.base),
      field("version", "Version", info?.version),
      field("modified", "Last change", entry.modified?.description),
    ]
  }

  fileprivate var recommendedFields: [CriterionPart] {
    let entry = settings.catalogue
    return [
      field("alternative-title", "Other names", entry.alternativeTitles.first),
      field("related", "Related resources", entry.related.first),
      field("service-status", "Service status", entry.serviceStatus ?? settings.stage),
      field("summary", "Summary", settings.summary ?? api?.info.summary),
      field("theme", "Theme", entry.themes.first),
    ]
  }

  /// By which its owner is reached: of `api.yaml`, else of the description.
  var contactAddress: String? {
    let contact = api?.info.contact
    return [settings.contact, contact?.email, contact?.url].compactMap(\.self).first { !$0.isEmpty }
  }

  /// Two fifths for a name, two for an address, one where that is no person's.
  var ownerParts: [CriterionPart] {
    let owned = part(ofFact: "owner", in: "ownership-and-status", "Owner")
    let reached = part(ofFact: "contact", in: "ownership-and-status", "Address")
    var parts: [CriterionPart] = []
    let name = [settings.owner, api?.info.contact?.name].compactMap(\.self).first { !$0.isEmpty }
    var ownerPart = CriterionPart(
      .field("owner"), "Name of the team", weight: 2, name == nil ? owned.state : .value(.one),
      proofs: owned.proofs, mending: "name the team that answers for it as 'owner' in api.yaml")
    if let name {
      ownerPart.proofs = [MaturityProof("owner: \(name)", at: settings.owner == nil ? nil : settings.span)]
    }
    parts.append(ownerPart)
    let address = contactAddress
    var addressPart = CriterionPart(
      .field("contact"), "Address of the team", weight: 2, address == nil ? reached.state : .value(.one),
      proofs: reached.proofs, mending: "give the team's address as 'contact' in api.yaml")
    if let address {
      addressPart.proofs = [
        MaturityProof("contact: \(address)", at: settings.contact == nil ? nil : settings.span)
      ]
    }
    parts.append(addressPart)
    parts.append(personalPart(address, addressPart.value))
    return parts
  }

  private func personalPart(_ address: String?, _ reached: Proportion?) -> CriterionPart {
    var part = CriterionPart(
      .count("team-address"), "An address that outlives a person", .value(.zero),
      mending: "give the address of a team and not of a person")
    guard let reached else {
      part.state = MaturitySubject.unread
      return part
    }
    if let address, Mailbox.isPersonal(address) {
      part.proofs = [MaturityProof("'\(address)' looks like one person's address", isFault: true)]
    } else if reached == .one {
      part.state = .value(.one)
      part.proofs = [MaturityProof("the address is not one person's")]
    }
    return part
  }

  fileprivate var linkParts: [CriterionPart] {
    var links: [(name: String, address: String)] = []
    if let documentation = settings.catalogue.documentation { links.append(("documentation", documentation)) }
    if let contact = contactAddress { links.append(("contact", contact)) }
    if let licence = api?.info.license?.url { links.append(("licence", licence)) }
    if let figures = settings.catalogue.figures { links.append(("figures", figures)) }
    guard !links.isEmpty else {
      let state: CriterionPart.State =
        api == nil && !hasEntry ? MaturitySubject.unread : .notApplicable("no address is given")
      return [
        CriterionPart(.count("links"), "Addresses", state, mending: "give addresses that lead somewhere")
      ]
    }
    return links.map { name, address in
      let isSound = WebAddress.isSound(address) || Mailbox.isAddress(address)
      let isReal = isSound && !Mailbox.isPlaceholder(address)
      return CriterionPart(
        .count("link:\(name)"), "Address of \(name)", .value(isReal ? .one : .zero),
        proofs: [
          MaturityProof(
            isReal
              ? "'\(address)' has the form of an address; a build calls none"
              : "'\(address)' leads nowhere", isFault: !isReal)
        ], mending: "give an address of \(name) that leads somewhere")
    }
  }

  /// 1 up to twelve months after the last change, falling by a twenty-fourth with each further month.
  fileprivate var freshness: CriterionPart {
    var part = CriterionPart(
      .count("freshness"), "Age of the entry", MaturitySubject.noEntry,
      mending: "check the entry and set 'modified' in api.yaml to that day")
    guard hasEntry else { return part }
    guard let modified = settings.catalogue.modified else {
      part.state = .unknown("api.yaml does not say when it was modified")
      return part
    }
    let span = settings.catalogue.spans["modified"]
    guard modified <= date else {
      part.state = .value(.zero)
      part.proofs = [MaturityProof("'\(modified)' is a day to come", at: span, isFault: true)]
      return part
    }
    let months = modified.wholeMonths(until: date)
    part.state = .value(Proportion(36 - max(12, min(36, months)), of: 24) ?? .zero)
    part.proofs = [
      MaturityProof("modified on \(modified), \(months) months ago", at: span, isFault: months > 12)
    ]
    return part
  }
}

extension CivilDate {
  /// How many whole months lie between it and a later day.
  fileprivate func wholeMonths(until later: CivilDate) -> Int {
    (later.year - year) * 12 + later.month - month - (later.day < day ? 1 : 0)
  }
}

extension Mailbox {
  /// Whether a text is one address of mail, with `mailto:` or without.
  static func isAddress(_ text: String) -> Bool {
    let bare = bare(text)
    guard let at = bare.utf8.firstIndex(of: UInt8(ascii: "@")), at > bare.startIndex else { return false }
    let host = bare.utf8[bare.utf8.index(after: at)...]
    return host.contains(UInt8(ascii: ".")) && !host.contains(UInt8(ascii: "@"))
      && bare.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
  }

  /// Whether it is a mailbox of one person, or at a host that gives them to anybody.
  static func isPersonal(_ text: String) -> Bool {
    let bare = bare(text)
    guard isAddress(text), let at = bare.utf8.lastIndex(of: UInt8(ascii: "@")) else { return false }
    return isFree(String(bare[at...].dropFirst()).lowercased()) || isPerson(String(bare[..<at]))
  }

  /// Whether it is at a host that is nobody's (RFC 2606).
  static func isPlaceholder(_ text: String) -> Bool {
    let lower = Array(text.lowercased().utf8)
    return ["example.com", "example.org", "example.net", "//localhost", "//127.0.0.1", ".invalid"].contains {
      lower.contains(sequence: $0)
    }
  }

  private static func bare(_ text: String) -> String {
    text.utf8.starts(with: "mailto:".utf8) ? String(text.dropFirst(7)) : text
  }
}

/// The address by which an API's owner is reached.
public enum TeamAddress {
  /// Whether it looks like one person's, or is at a host that gives mailboxes to anybody.
  public static func isPersonal(_ address: String) -> Bool { Mailbox.isPersonal(address) }
}
