import RubricDiagnostics
import RubricDocuments

/// What `api.yaml` tells a catalogue of APIs: the attributes of a data service in the UK Cross-Government
/// Metadata Exchange Model, each under its name there in kebab case (`accessRights` is `access-rights`).
/// Title, summary, contact and licence are keys of their own in `APISettings`; version and description are
/// the description's.
public struct CatalogueEntry: Sendable {
  /// By which other systems know it, such as an address that stays.
  public var identifier: String?
  /// Other names that people look for it by.
  public var alternativeTitles: [String] = []
  /// The organisation that makes it available, where that is not `organisation`.
  public var publisher: String?
  /// The organisation that made it, where that is not `owner`.
  public var creator: String?
  /// OPEN, INTERNAL or COMMERCIAL.
  public var accessRights: String?
  /// REST, SOAP or EVENT.
  public var serviceType: String?
  /// Where it is in its life, such as PUBLIC_BETA or LIVE.
  public var serviceStatus: String?
  /// The class of the resource: `dcat:DataService` of an API.
  public var type: String?
  /// Address of the documentation, `endpointDescription` in the model.
  public var documentation: String?
  /// The day on which the entry was last changed.
  public var modified: CivilDate?
  /// Identifiers or addresses of what belongs with it.
  public var related: [String] = []
  /// What it is about, as addresses of terms.
  public var themes: [String] = []
  /// The day on which it came, or comes, into service.
  public var startDate: CivilDate?
  /// The day on which it was, or is, retired.
  public var endDate: CivilDate?
  /// Address of the page on which figures of its running are published.
  public var figures: String?
  /// Where the value of each key is written, by the key.
  public var spans: [Name: SourceSpan] = [:]

  /// An entry that says nothing.
  public init() {}

  static let keys = [
    "identifier", "alternative-title", "publisher", "creator", "access-rights", "service-type",
    "service-status", "type", "documentation", "modified", "related", "theme", "start-date", "end-date",
    "figures",
  ]

  private static let accessRights = ["OPEN", "INTERNAL", "COMMERCIAL"]
  private static let serviceTypes = ["REST", "SOAP", "EVENT"]
  private static let serviceStatuses = [
    "DISCOVERY", "ALPHA", "BETA", "PRIVATE_BETA", "PUBLIC_BETA", "LIVE", "DEPRECATED", "WITHDRAWN",
  ]

  static func read(_ values: inout KeyedValues) -> CatalogueEntry {
    var entry = CatalogueEntry()
    entry.identifier = values.text("identifier")
    entry.alternativeTitles = values.texts("alternative-title")
    entry.publisher = values.text("publisher")
    entry.creator = values.text("creator")
    entry.accessRights = word("access-rights", of: accessRights, &values)
    entry.serviceType = word("service-type", of: serviceTypes, &values)
    entry.serviceStatus = word("service-status", of: serviceStatuses, &values)
    entry.type = values.text("type")
    entry.documentation = address("documentation", &values)
    entry.modified = values.date("modified")
    entry.related = values.texts("related")
    entry.themes = values.texts("theme")
    entry.startDate = values.date("start-date")
    entry.endDate = values.date("end-date")
    entry.figures = address("figures", &values)
    if let start = entry.startDate, let end = entry.endDate, end < start,
      let value = values.member("end-date")?.value
    {
      values.wrong("end-date", "a day after 'start-date', which is \(start)", at: value)
      entry.endDate = nil
    }
    for key in keys {
      if let member = values.member(key), !member.value.isNull { entry.spans[Name(key)] = member.value.span }
    }
    return entry
  }

  /// One of the words of the model, letters' case aside and with blanks or `-` for `_`.
  private static func word(_ key: String, of words: [String], _ values: inout KeyedValues) -> String? {
    guard let written = values.text(key), let value = values.member(key)?.value else { return nil }
    let bytes = written.utf8.map { byte -> UInt8 in
      switch byte {
      case 0x61...0x7A: byte & 0xDF
      case 0x20, 0x2D: 0x5F
      default: byte
      }
    }
    if let word = words.first(where: { $0.utf8.elementsEqual(bytes) }) { return word }
    let near = NearestName(among: words).match(for: written)
    values.wrong(
      key, "one of \(words.joined(separator: ", "))", at: value, help: near.map { "did you mean '\($0)'?" })
    return nil
  }

  private static func address(_ key: String, _ values: inout KeyedValues) -> String? {
    guard let text = values.text(key), let value = values.member(key)?.value else { return nil }
    if WebAddress.isSound(text) { return text }
    values.wrong(key, "an address that begins with https://", at: value)
    return nil
  }
}

/// The form of an address of the web.
public enum WebAddress {
  /// Whether a text has a scheme of the web, the name of a host behind it, and no blanks or quotes; the
  /// address is not called.
  public static func isSound(_ text: String) -> Bool {
    let scheme = ["https://", "http://"].first { text.utf8.starts(with: $0.utf8) }
    guard let scheme, text.utf8.allSatisfy({ $0 > 32 && $0 != 127 && $0 != UInt8(ascii: "\"") && $0 != 60 })
    else { return false }
    let host = text.utf8.dropFirst(scheme.utf8.count).prefix { $0 != UInt8(ascii: "/") }
    guard let first = host.first else { return false }
    return first != UInt8(ascii: ":") && first != UInt8(ascii: "?") && host.last != UInt8(ascii: "@")
  }
}
