import RubricDocuments
import RubricPages
import RubricSite

/// Renders pages with a theme: the content of each is written, then put into the theme's shell.
public struct PageRenderer: Sendable {
  let theme: Theme
  /// The theme's words.
  var vocabulary: Words { theme.vocabulary }
  /// What the theme says for the word.
  public func words(_ word: Word) -> Phrase { theme.words(word) }
  let settings: SiteSettings
  let logo: Route?
  private let header: [ResolvedSetting]
  private let footer: [ResolvedSetting]

  /// A link of the settings that was looked up.
  private struct ResolvedSetting: Sendable {
    var text: String
    var target: LinkTarget
  }

  /// - Parameters:
  ///   - own: the site's own pages, which have looked up the links of the settings.
  ///   - logo: where the logo was copied to.
  public init(theme: Theme, settings: SiteSettings, own: Site, logo: Route?) {
    self.theme = theme
    self.settings = settings
    self.logo = logo
    header = zip(settings.navigation, own.settingsLinks.navigation).map {
      ResolvedSetting(text: $0.text, target: $1)
    }
    footer = zip(settings.footer, own.settingsLinks.footer).map { ResolvedSetting(text: $0.text, target: $1) }
  }

  /// A page as a file.
  public struct File: Sendable {
    /// Its path within the site.
    public var path: String
    /// What it holds.
    public var bytes: [UInt8]
    /// What stands in `bytes` as the page's content, from its `h1` on.
    public var main: [UInt8]
    /// Where in `main` stands what nobody needs who cannot choose: the same call in further languages.
    public var choices: Range<Int>?
    /// The page's heading as text.
    public var title: String
    /// Whether it is a page to be read, and none that leads elsewhere.
    public var isListed: Bool
    /// The same as Markdown, beside it; nil where the site has none, and of pages that are no reading.
    public var twin: Twin?
    /// The values and names of the description that readers of the page are told at their place.
    public var told: [Place]
    /// Values that the page does not show since they do not apply where they stand.
    public var excused: [Place]

    /// `main` without `choices`: for copies of the page, each of which would hold them all.
    public var copied: [UInt8] { PageRenderer.copied(main, without: choices) }
  }

  private static func copied(_ main: [UInt8], without choices: Range<Int>?) -> [UInt8] {
    guard let choices else { return main }
    return Array(main[..<choices.lowerBound]) + main[choices.upperBound...]
  }

  /// A page's content as Markdown.
  public struct Twin: Sendable {
    /// Its path within the site.
    public var path: String
    /// What it holds.
    public var bytes: [UInt8]
  }

  /// The page as a file.
  public func file(for page: Page, of site: Site) -> File {
    var writer = PageWriter(words: theme.vocabulary, route: page.route, site: site)
    let contents = contents(of: page, &writer)
    var html = HTMLWriter(capacity: contents[.main].count + contents[.navigation].count + 16_384)
    if case .redirect = page.body {
      theme.redirect.write(contents, into: &html)
    } else {
      theme.page.write(contents, into: &html)
    }
    return File(
      path: page.route.path, bytes: html.bytes, main: contents[.main], choices: writer.choices,
      title: writer.title(of: page), isListed: page.body.isListed,
      twin: twin(of: page, PageRenderer.copied(contents[.main], without: writer.choices)),
      told: writer.told, excused: writer.excused)
  }

  private func twin(of page: Page, _ main: @autoclosure () -> [UInt8]) -> Twin? {
    guard settings.hasMarkdown, page.body.isListed, let route = page.route.twin else { return nil }
    return Twin(path: route.path, bytes: MarkdownTwin.markdown(of: main()))
  }

  private func contents(of page: Page, _ writer: inout PageWriter) -> ShellContents {
    if !page.breadcrumbs.isEmpty { writer.breadcrumbs(page.breadcrumbs) }
    let breadcrumbs = writer.take()
    let title = writer.title(of: page)
    writer.title(title, in: writer.titleLanguage(of: page), id: page.titleAnchor)
    writer.tell(page.titlePlaces)
    writer.body(page.body)
    if case .notFound = page.body {
      // The page is shown at any address: a link that is relative to it would lead anywhere.
      writer.html.raw("<p><a href=\"")
      writer.html.address(root(of: page) + "index.html")
      writer.html.raw("\">")
      writer.html.text(settings.title)
      writer.html.raw("</a></p>\n")
    }
    let main = writer.take()
    if case .apiHome(let home) = page.body { writer.webAPI(home) }
    let microdata = writer.take()
    var contents = ShellContents()
    contents.put(breadcrumbs, in: .breadcrumbs)
    contents.put(main, in: .main)
    contents.put(microdata, in: .microdata)
    writer.contents(writer.outline)
    contents.put(writer.take(), in: .toc)
    if let navigation = page.navigation { writer.navigation(navigation) }
    contents.put(writer.take(), in: .navigation)
    writer.pager(previous: page.previous, next: page.next)
    contents.put(writer.take(), in: .pager)
    writer.edit(page, settings: settings)
    contents.put(writer.take(), in: .edit)
    fillFrame(Frame(page, title: title, root: root(of: page)), &writer, &contents)
    if let site = writer.site, site.hasWholePage, page.body.isListed {
      contents.put(address: page.route.relative(to: site.routes.whole()), in: .whole)
    }
    return contents
  }

  /// What the frame round a page's content tells of it.
  struct Frame {
    var route: Route
    /// Heading of the page.
    var title: String
    var summary: String?
    /// One word for the kind of page.
    var kind: String
    /// Whether search engines may keep the page, and a copy as Markdown lies beside it.
    var isListed: Bool
    /// Where the page has moved to; nil of any that has not.
    var redirect: Route?
    /// The site's top folder from the page.
    var root: String
  }

  func fillFrame(_ frame: Frame, _ writer: inout PageWriter, _ contents: inout ShellContents) {
    let (root, title) = (frame.root, frame.title)
    contents.put(text: settings.language, in: .language)
    contents.put(text: theme.vocabulary.language.isRightToLeft ? "rtl" : "ltr", in: .direction)
    contents.put(text: title == settings.title ? title : "\(title) – \(settings.title)", in: .title)
    contents.put(text: settings.title, in: .siteTitle)
    contents.put(text: frame.summary ?? "", in: .description)
    contents.put(text: frame.kind, in: .kind)
    contents.put(address: root, in: .root)
    contents.put(address: root + "index.html", in: .home)
    if settings.hasSearch { contents.put(address: root + IndexPage.start.path, in: .search) }
    if let base = settings.base, frame.isListed {
      contents.put(address: base + frame.route.path, in: .canonical)
    }
    if let logo { contents.put(address: root + logo.path, in: .logo) }
    if let target = frame.redirect {
      contents.put(address: frame.route.relative(to: target), in: .redirect)
    }
    if settings.hasMarkdown, frame.isListed, let twin = frame.route.twin {
      contents.put(address: frame.route.relative(to: twin), in: .markdown)
    }
    contents.put(text: "Rubric", in: .generator)
    for link in header { writer.setting(link.text, link.target, root: root) }
    contents.put(writer.take(), in: .headerLinks)
    for link in footer {
      writer.html.raw("<li>")
      writer.setting(link.text, link.target, root: root)
      writer.html.raw("</li>")
    }
    contents.put(writer.take(), in: .footerLinks)
  }

  /// The site's top folder from the page. The page for addresses that are none is shown at any of them, so
  /// it alone begins at the host.
  private func root(of page: Page) -> String {
    if case .notFound = page.body {
      guard let base = settings.base else { return "/" }
      let bytes = Array(base.utf8)
      guard let host = bytes.firstIndex(of: UInt8(ascii: ":")).map({ $0 + 3 }), host < bytes.count,
        let slash = bytes[host...].firstIndex(of: UInt8(ascii: "/"))
      else { return "/" }
      return String(decoding: bytes[slash...], as: UTF8.self)
    }
    return String(repeating: "../", count: page.route.depth)
  }
}

extension PageRenderer.Frame {
  init(_ page: Page, title: String, root: String) {
    self.init(
      route: page.route, title: title, summary: page.summary, kind: page.body.kind,
      isListed: page.body.isListed, root: root)
    if case .redirect(let target) = page.body { redirect = target }
  }
}

extension PageWriter {
  /// What was written so far; the writer goes on with nothing.
  mutating func take() -> HTMLWriter {
    let written = html
    html = HTMLWriter()
    return written
  }

  /// The content of a page below its title.
  mutating func body(_ body: Page.Body) {
    switch body {
    case .siteHome(let page): siteHome(page)
    case .apiHome(let page): apiHome(page)
    case .operation(let page): operation(page)
    case .operationList(let page): operationList(page)
    case .schema(let page): schema(page)
    case .schemaList(let page): schemaList(page)
    case .components(let page): components(page)
    case .fields(let page): fields(page)
    case .group(let page): group(page)
    case .guide(let page):
      reserve(page.prose)
      prose(page.prose)
      upkeep(page)
    case .section(let page): section(page)
    case .completeness(let page): completeness(page)
    case .maturity(let page): maturity(page)
    case .findings(let page): findings(page)
    case .organisation(let page): organisation(page)
    case .rule(let page): rule(page)
    case .ruleList(let page): rules(page)
    case .index(let page): index(page)
    case .unreadable(let page): unreadable(page)
    case .accessibility:
      paragraphs([
        .accessibilityText, .accessibilityMeasures, .accessibilityTests, .accessibilityLimits,
        .accessibilityReport,
      ])
    case .notFound: paragraphs([.notFoundHelp])
    case .redirect(let target):
      html.raw("<p>")
      write(.movedTo)
      html.raw(" ")
      link(PageLink(.text(route.relative(to: target)), target))
      html.raw("</p>\n")
    }
  }

  /// Who looks after a guide, and when it was last read through.
  private mutating func upkeep(_ page: GuidePage) {
    guard page.owner != nil || page.reviewed != nil else { return }
    html.raw("<dl class=\"facts glance\">")
    if let owner = page.owner { fact(.owner) { $0.html.text(owner) } }
    if let reviewed = page.reviewed { fact(.reviewed) { $0.date(reviewed) } }
    html.raw("</dl>\n")
  }

  /// A link of the settings, from a page whose site begins at `root`.
  mutating func setting(_ text: String, _ target: LinkTarget, root: String) {
    switch target {
    case .page(let route, let fragment, _):
      html.raw("<a href=\"")
      html.address(root + route.path + (fragment.map { "#" + $0 } ?? ""))
      html.raw("\">")
      html.text(text)
      html.raw("</a>")
    case .external(let address): external(address, text: text)
    case .file(let route):
      html.raw("<a href=\"")
      html.address(root + route.path)
      html.raw("\">")
      html.text(text)
      html.raw("</a>")
    case .fragment, .embed, .none:
      // Bare texts beside one another would run together.
      html.raw("<span class=\"broken\">")
      html.text(text)
      html.raw("</span>")
    }
  }
}

extension Page.Body {
  /// One word for the kind of page.
  var kind: String {
    switch self {
    case .siteHome: "site-home"
    case .apiHome: "api-home"
    case .operation: "operation"
    case .operationList: "operation-list"
    case .schema: "schema"
    case .schemaList: "schema-list"
    case .components: "components"
    case .fields: "fields"
    case .group: "group"
    case .guide: "guide"
    case .section: "section"
    case .completeness: "completeness"
    case .maturity: "maturity"
    case .findings: "findings"
    case .organisation: "organisation"
    case .rule: "rule"
    case .ruleList: "rule-list"
    case .index: "index"
    case .unreadable: "unreadable"
    case .accessibility: "accessibility"
    case .notFound: "not-found"
    case .redirect: "redirect"
    }
  }

  /// Whether the page has an address that search engines may keep.
  var isListed: Bool {
    switch self {
    case .notFound, .redirect: false
    case .siteHome, .apiHome, .operation, .operationList, .schema, .schemaList, .components, .fields, .group,
      .guide, .section, .completeness, .maturity, .findings, .organisation, .index, .rule, .ruleList,
      .unreadable, .accessibility:
      true
    }
  }
}
