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
  /// The profile of the documentation standard; nil for the standard as it is.
  public var profile: String?
  /// Name of a bundled theme or path of a theme's folder.
  public var theme: String?
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
  ]

  /// Reads `site.yaml`.
  public static func read(_ document: Document) -> Outcome<SiteSettings> {
    var values = KeyedValues(document.root, what: "site.yaml", keys: keys)
    var settings = SiteSettings()
    settings.title = values.text("title") ?? settings.title
    settings.base = base(&values)
    settings.language = language(&values) ?? settings.language
    settings.profile = values.text("profile")
    if settings.profile != nil, let profile = values.member("profile") {
      values.add(
        Finding(
          "settings-valid", .warning, "'profile' is not read by this version; the standard applies as it is",
          at: profile.keySpan, help: "leave the key out"))
    }
    settings.theme = values.text("theme")
    settings.logo = values.text("logo")
    settings.logoSpan = settings.logo.flatMap { _ in values.member("logo")?.value.span }
    settings.navigation = links("navigation", &values)
    settings.footer = links("footer", &values)
    settings.repository = repository(&values)
    return Outcome(settings, findings: values.findings)
  }

  private static func base(_ values: inout KeyedValues) -> String? {
    guard let base = values.text("base") else { return nil }
    let isWeb = base.utf8.starts(with: "https://".utf8) || base.utf8.starts(with: "http://".utf8)
    guard isWeb, let value = values.member("base")?.value else {
      if let value = values.member("base")?.value {
        values.wrong("base", "an address that begins with https://", at: value)
      }
      return nil
    }
    guard base.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "<") })
    else {
      values.wrong("base", "an address without blanks and quotes", at: value)
      return nil
    }
    return base.utf8.last == UInt8(ascii: "/") ? base : base + "/"
  }

  private static func language(_ values: inout KeyedValues) -> String? {
    guard let language = values.text("language"), let value = values.member("language")?.value else {
      return nil
    }
    let isTag = language.utf8.allSatisfy {
      (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == UInt8(ascii: "-")
    }
    guard isTag, (2...35).contains(language.utf8.count) else {
      values.wrong("language", "a language tag such as en or cy", at: value)
      return nil
    }
    return language
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
