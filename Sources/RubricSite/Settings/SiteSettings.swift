import RubricDiagnostics
import RubricDocuments

/// What `site.yaml` says; every key is optional.
public struct SiteSettings: Sendable {
  /// Name of the site, in the header of every page.
  public var title = "API documentation"
  /// Address at which the site is published, such as `https://docs.example/apis/`; for `sitemap.xml`.
  public var base: String?
  /// BCP 47 tag of the language that the pages are written in.
  public var language = "en"
  /// Where the language is written; nil where it is not.
  public var languageSpan: SourceSpan?
  /// Path, from the content folder on, of the file with the organisation's changes to the standard; nil for the
  /// standard as it is.
  public var profile: String?
  /// Where the path is written; nil where it is not.
  public var profileSpan: SourceSpan?
  /// Name of a bundled theme or path of a theme's folder.
  public var theme: String?
  /// Where the theme is written; nil where it is not.
  public var themeSpan: SourceSpan?
  /// Links of the header.
  public var navigation: [SettingsLink] = []
  /// Path of an image beside `site.yaml`.
  public var logo: String?
  /// Where the image's path is written.
  public var logoSpan: SourceSpan?
  /// Links of the footer.
  public var footer: [SettingsLink] = []
  /// Address of the repository that holds the content, for 'edit this page' and 'report a problem'.
  public var repository: Repository?
  /// Languages that calls are shown in, each once and in the order in which they are shown; empty where none
  /// are to be made.
  public var samples = SampleLanguageName.usual

  /// Whether pages have a search and an index from A to Z.
  public var hasSearch = true

  /// Whether what descriptions mark with `x-internal` is withheld; else it is shown with a badge.
  public var hidesInternal = false

  /// What counts for nothing, of any API.
  public var waivers: [Waiver] = []

  /// How much of what was found of the APIs stands on their pages.
  public var publication = Publication.summary

  /// Whether each page lies beside its HTML as Markdown too, with `llms.txt` that lists them.
  public var hasMarkdown = true

  /// Servers that the site is published by: each gets the file from which it takes its headers.
  public var hosts: [WebHost] = []

  /// Path of a style sheet in the content folder that comes after the theme's; nil of none.
  public var css: String?
  /// Where it is written; nil of none.
  public var cssSpan: SourceSpan?

  /// Whether every rule and section has a page, and not only those that published findings name.
  public var explainsAllRules = false

  /// How much readers of the site are told of what was found.
  public enum Publication: String, Sendable, CaseIterable {
    /// Levels, scores and states of sections, and each finding with its place.
    case findings
    /// Levels, scores and states of sections.
    case summary
    case nothing
  }

  /// What a site without `site.yaml` has.
  public init() {}

  /// A link that the settings name.
  public struct SettingsLink: Sendable {
    /// What readers see.
    public var text: String
    /// As written: an address, or a link by name such as `api:permits/op:listPermits`.
    public var href: String
    /// Where the address is written.
    public var span: SourceSpan
  }

  /// Where the content is edited and problems are reported.
  public struct Repository: Sendable {
    /// Address of a folder of the repository in which `Content` is edited, with a `/` at its end.
    public var edit: String
    /// Address of the page on which a problem is reported.
    public var issues: String
  }

  static let keys = [
    "title", "base", "language", "profile", "theme", "navigation", "logo", "footer", "repository",
    "samples", "search", "internal", "waivers", "publish", "rules", "hosts", "css", "markdown",
  ]

  /// Reads `site.yaml`.
  public static func read(_ document: Document) -> Outcome<SiteSettings> {
    var values = KeyedValues(document.root, what: "site.yaml", keys: keys)
    var settings = SiteSettings()
    settings.title = values.text("title") ?? settings.title
    settings.base = base(&values)
    if let language = language(&values) {
      settings.language = language
      settings.languageSpan = values.member("language")?.value.span
    }
    settings.profile = values.text("profile")
    settings.profileSpan = settings.profile.flatMap { _ in values.member("profile")?.value.span }
    settings.theme = values.text("theme")
    settings.themeSpan = settings.theme.flatMap { _ in values.member("theme")?.value.span }
    settings.logo = values.text("logo")
    settings.logoSpan = settings.logo.flatMap { _ in values.member("logo")?.value.span }
    settings.navigation = links("navigation", &values)
    settings.footer = links("footer", &values)
    settings.repository = repository(&values)
    settings.samples = samples(&values) ?? settings.samples
    settings.hasSearch = flag("search", &values) ?? settings.hasSearch
    settings.hidesInternal = hidesInternal(&values)
    settings.waivers = WaiverReading.settings(&values)
    settings.publication = publication(&values)
    settings.explainsAllRules = explainsAllRules(&values)
    settings.hosts = hosts(&values)
    settings.hasMarkdown = flag("markdown", &values) ?? settings.hasMarkdown
    settings.css = values.text("css")
    settings.cssSpan = settings.css.flatMap { _ in values.member("css")?.value.span }
    return Outcome(settings, findings: values.findings)
  }

  private static func flag(_ key: String, _ values: inout KeyedValues) -> Bool? {
    guard let value = values.member(key)?.value, !value.isNull else { return nil }
    if value.boolean == nil { values.wrong(key, "true or false", at: value) }
    return value.boolean
  }

  private static func hidesInternal(_ values: inout KeyedValues) -> Bool {
    guard let word = values.text("internal"), let value = values.member("internal")?.value else {
      return false
    }
    if word != "hide", word != "show" { values.wrong("internal", "'hide' or 'show'", at: value) }
    // Whoever meant to hide must not show by a slip of the pen.
    return word != "show"
  }

  private static func explainsAllRules(_ values: inout KeyedValues) -> Bool {
    guard let word = values.text("rules"), let value = values.member("rules")?.value else { return false }
    if word != "all", word != "found" { values.wrong("rules", "'all' or 'found'", at: value) }
    return word == "all"
  }

  private static func publication(_ values: inout KeyedValues) -> Publication {
    guard let value = values.member("publish")?.value, !value.isNull else { return .summary }
    if let publication = value.text.flatMap({ Publication(rawValue: $0) }) { return publication }
    let words = Publication.allCases.map(\.rawValue)
    let near = value.text.flatMap { NearestName(among: words).match(for: $0) }
    values.wrong(
      "publish", "one of \(words.joined(separator: ", "))", at: value,
      help: near.map { "did you mean '\($0)'?" } ?? "until then nothing is published")
    // Whoever meant to hold something back must not show it by a slip of the pen.
    return .nothing
  }

  private static func base(_ values: inout KeyedValues) -> String? {
    guard let base = values.text("base"), let value = values.member("base")?.value else { return nil }
    let help = "write the address at which the site is published, such as 'https://docs.example/apis/'"
    let scheme = ["https://", "http://"].first { base.utf8.starts(with: $0.utf8) }
    guard let scheme else {
      values.wrong("base", "an address that begins with https://", at: value, help: help)
      return nil
    }
    guard base.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "<") })
    else {
      values.wrong("base", "an address without blanks and quotes", at: value, help: help)
      return nil
    }
    // Paths of pages are added to it: behind a query or a fragment they would be a part of that.
    guard !base.utf8.contains(UInt8(ascii: "?")), !base.utf8.contains(UInt8(ascii: "#")) else {
      values.wrong("base", "an address without '?' and '#'", at: value, help: help)
      return nil
    }
    let host = base.utf8.dropFirst(scheme.utf8.count).prefix { $0 != UInt8(ascii: "/") }
    guard let first = host.first, first != UInt8(ascii: ":"), host.last != UInt8(ascii: "@") else {
      values.wrong("base", "an address with the name of a host", at: value, help: help)
      return nil
    }
    return base.utf8.last == UInt8(ascii: "/") ? base : base + "/"
  }

  private static func language(_ values: inout KeyedValues) -> String? {
    guard let language = values.text("language"), let value = values.member("language")?.value else {
      return nil
    }
    guard isLanguageTag(language) else {
      values.wrong(
        "language", "a language tag such as en or cy", at: value,
        help: "write a tag of BCP 47: the code of the language, then that of a region where it matters")
      return nil
    }
    return language
  }

  /// Whether a text has the form of a language tag: two to eight letters, or `x`, then parts of at most eight
  /// letters and digits (RFC 5646 §2.1); whether they are registered is not looked up.
  private static func isLanguageTag(_ text: String) -> Bool {
    func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard text.utf8.count <= 35, let first = parts.first, first.allSatisfy({ isLetter($0) }) else {
      return false
    }
    let isPrivate = first.count == 1 && first.first.map { $0 | 0x20 } == UInt8(ascii: "x") && parts.count > 1
    guard isPrivate || (2...8).contains(first.count) else { return false }
    return parts.dropFirst().allSatisfy { part in
      (1...8).contains(part.count) && part.allSatisfy { isLetter($0) || (48...57).contains($0) }
    }
  }

  private static func links(_ key: String, _ values: inout KeyedValues) -> [SettingsLink] {
    guard let list = values.member(key)?.value, !list.isNull else { return [] }
    guard list.isSequence else {
      values.wrong(key, "a list of links, each with 'text' and 'href'", at: list)
      return []
    }
    return list.elements.compactMap { element in
      guard let text = element.member(named: "text")?.value.text,
        let href = element.member(named: "href")?.value
      else {
        values.wrong(key, "a list of links, each with 'text' and 'href'", at: element)
        return nil
      }
      return SettingsLink(text: text, href: href.text ?? "", span: href.span)
    }
  }

  /// A list of languages, or one; nil where nothing is said.
  private static func samples(_ values: inout KeyedValues) -> [SampleLanguageName]? {
    guard let list = values.member("samples")?.value, !list.isNull else { return nil }
    let known = SampleLanguageName.allCases.map(\.rawValue)
    var languages: [SampleLanguageName] = []
    for element in list.isSequence ? Array(list.elements) : [list] {
      guard let name = element.text else {
        values.wrong("samples", "a list of languages", at: element)
        continue
      }
      guard let language = SampleLanguageName(rawValue: name) else {
        let near = NearestName(among: known).match(for: name)
        values.add(
          Finding(
            "settings-valid", .error, "there are no samples in '\(name)'", at: element.span,
            help: near.map { "did you mean '\($0)'?" } ?? "use some of \(known.joined(separator: ", "))"))
        continue
      }
      if !languages.contains(language) { languages.append(language) }
    }
    return languages
  }

  /// `repository: https://…/tree/main` or an object with `edit` and `issues`.
  private static func repository(_ values: inout KeyedValues) -> Repository? {
    guard let value = values.member("repository")?.value, !value.isNull else { return nil }
    func isWeb(_ address: String) -> Bool {
      address.utf8.starts(with: "https://".utf8) || address.utf8.starts(with: "http://".utf8)
    }
    if let address = value.text, isWeb(address) {
      let root = address.utf8.last == UInt8(ascii: "/") ? String(address.dropLast()) : address
      return Repository(edit: root + "/edit/main/Content/", issues: root + "/issues/new")
    }
    guard let edit = value.member(named: "edit")?.value.text, isWeb(edit),
      let issues = value.member(named: "issues")?.value.text, isWeb(issues)
    else {
      values.wrong("repository", "a web address, or 'edit' and 'issues' with one each", at: value)
      return nil
    }
    return Repository(edit: edit.utf8.last == UInt8(ascii: "/") ? edit : edit + "/", issues: issues)
  }
}
