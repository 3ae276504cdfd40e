import RubricDiagnostics
import RubricDocuments

/// What the `api.yaml` of an API's folder says; every key is optional.
public struct APISettings: Sendable {
  /// Name for readers, in place of the description's `info.title`.
  public var title: String?
  /// File name of the description, relative to the folder.
  public var spec: String?
  /// Where the name of the description is written.
  public var specSpan: SourceSpan?
  /// Who is accountable.
  public var owner: String?
  /// Stage of its life, such as alpha, beta, live, deprecated, retired.
  public var stage: String?
  /// How to reach the owner: an address of the web or of mail.
  public var contact: String?
  /// One line for the list of APIs.
  public var summary: String?
  /// Who may use it.
  public var audience: String?
  /// The department or organisation that publishes it.
  public var organisation: String?
  /// Under which terms the API may be used, in place of the description's `info.license`.
  public var licence: String?
  /// BCP 47 tag of the language of the description and the guides; nil for that of the site's pages.
  public var language: String?
  /// What it tells a catalogue of APIs beside that.
  public var catalogue = CatalogueEntry()
  /// Sections that are declared not to apply, in written order.
  public var notApplicable: [NotApplicable] = []
  /// What counts for nothing of this API.
  public var waivers: [Waiver] = []
  /// Where the file lies; nil where there is none.
  public var span: SourceSpan?

  /// What an API without `api.yaml` has: nothing.
  public init() {}

  /// A section that the owner says does not apply.
  public struct NotApplicable: Sendable {
    /// The id of a required section of the standard.
    public var section: SectionID
    /// Why not; nil where nobody gave a reason, which makes the declaration invalid.
    public var reason: String?
    /// When that was last looked at.
    public var reviewed: CivilDate?
    /// Who looked; any text.
    public var by: String?
    /// Where the section's id is written.
    public var span: SourceSpan
  }

  static let keys =
    [
      "title", "spec", "owner", "stage", "contact", "summary", "audience", "organisation", "licence",
      "language", "not-applicable", "waivers",
    ] + CatalogueEntry.keys

  /// The stages that an API can be in.
  static let stages = ["alpha", "beta", "live", "deprecated", "retired"]

  /// Reads `api.yaml`.
  public static func read(_ document: Document, sections: [SectionOutline]) -> Outcome<APISettings> {
    var values = KeyedValues(document.root, what: "api.yaml", keys: keys)
    var settings = APISettings()
    settings.span = document.root.span
    settings.title = values.text("title")
    settings.spec = values.text("spec")
    settings.specSpan = settings.spec.flatMap { _ in values.member("spec")?.value.span }
    settings.owner = values.text("owner")
    settings.contact = values.text("contact")
    settings.summary = values.text("summary")
    settings.audience = values.text("audience")
    settings.organisation = values.text("organisation")
    settings.licence = values.text("licence")
    settings.language = values.language("language")
    settings.catalogue = CatalogueEntry.read(&values)
    settings.stage = values.text("stage")
    if let stage = settings.stage, !stages.contains(stage), let value = values.member("stage")?.value {
      let near = NearestName(among: stages).match(for: stage)
      values.wrong(
        "stage", "one of \(stages.joined(separator: ", "))", at: value,
        help: near.map { "did you mean '\($0)'?" } ?? "name the stage, or leave the key out: none is shown")
      settings.stage = nil
    }
    settings.notApplicable = notApplicable(&values, sections: sections)
    settings.waivers = WaiverReading.settings(&values)
    return Outcome(settings, findings: values.findings)
  }

  private static func notApplicable(
    _ values: inout KeyedValues, sections: [SectionOutline]
  ) -> [NotApplicable] {
    guard let object = values.member("not-applicable")?.value, !object.isNull else { return [] }
    guard object.isMapping else {
      values.wrong("not-applicable", "an object of sections, each with a reason", at: object)
      return []
    }
    var result: [NotApplicable] = []
    for member in object.members {
      let id = SectionID(member.name.text)
      guard sections.contains(where: { $0.id == id }) else {
        let near = NearestName(among: sections.map(\.id.text)).match(for: member.name.text)
        values.add(
          Finding(
            "settings-valid", .error, "there is no section '\(member.name)'", at: member.keySpan,
            help: near.map { "did you mean '\($0)'?" } ?? "use the id of a required section"))
        continue
      }
      var entry = NotApplicable(section: id, span: member.keySpan)
      if member.value.isMapping {
        var fields = KeyedValues(member.value, what: "'\(member.name)'", keys: ["reason", "reviewed", "by"])
        entry.reason = reason(member.value.member(named: "reason")?.value, of: member, &values)
        entry.reviewed = fields.date("reviewed")
        entry.by = fields.text("by")
        for finding in fields.findings { values.add(finding) }
      } else {
        entry.reason = reason(member.value, of: member, &values)
      }
      result.append(entry)
    }
    return result
  }

  /// The reason as written; one of a single word is told and not taken, since pages would quote it: what looks
  /// like a switch that was set, such as `no`, tells readers nothing.
  private static func reason(
    _ value: Node?, of section: Node.Member, _ values: inout KeyedValues
  ) -> String? {
    guard let value, !value.isNull else { return nil }
    let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") }
    if let text = value.text, text.utf8.split(whereSeparator: isBlank).count > 1 { return text }
    values.add(
      Finding(
        "settings-valid", .error, "the reason why '\(section.name)' does not apply must be a sentence",
        at: value.span,
        help: "write in at least eight words why it does not apply, or leave it out of 'not-applicable'"))
    return nil
  }
}

extension APISettings.NotApplicable {
  init(section: SectionID, span: SourceSpan) {
    self.init(section: section, reason: nil, reviewed: nil, by: nil, span: span)
  }
}
