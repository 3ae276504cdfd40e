/// A place in a page's shell that is filled for each page. Templates name it by its raw value: `{{main}}`
/// puts it in, `{{#toc}}…{{/toc}}` keeps what is between where it is not empty, `{{^toc}}…{{/toc}}` where it is.
public enum Slot: String, CaseIterable, Sendable {
  /// Text: BCP 47 tag of the page's language.
  case language
  /// Text: `rtl` or `ltr`, the direction in which the language is written.
  case direction
  /// Text: the page's title with the site's, for the window.
  case title
  /// Text: the site's title.
  case siteTitle = "site-title"
  /// Text: what the page is about, for search engines; may be empty.
  case description
  /// Text: one word for the kind of page, such as `operation`; a class of `body`.
  case kind
  /// Address: from the page to the site's top folder, ending with `/` or empty, such as `../../`.
  case root
  /// Address: the site's home.
  case home
  /// Address: the page itself, absolute; empty where the site's base address is not known.
  case canonical
  /// Address: the site's logo; may be empty.
  case logo
  /// HTML: `a` elements of the header; may be empty.
  case headerLinks = "header-links"
  /// HTML: `li` elements of the footer; may be empty.
  case footerLinks = "footer-links"
  /// HTML: `nav` with where the reader is among the pages; may be empty.
  case navigation
  /// HTML: `nav` with the way from the site's home; may be empty.
  case breadcrumbs
  /// HTML: the page's content from its `h1` on.
  case main
  /// HTML: `nav` with the page's own headings; may be empty.
  case toc
  /// HTML: `nav` with the pages before and after; may be empty.
  case pager
  /// HTML: links to edit the page and to report a problem with it; may be empty.
  case edit
  /// Address: where a page that has moved is now; empty on every other page.
  case redirect
  /// Address: the page's content as Markdown; empty where there is none.
  case markdown
  /// Address: the index from A to Z; empty where the site has no search.
  case search
  /// Text: the program that built the site, with its version.
  case generator

  /// Position among the cases, from 0.
  var index: Int {
    Slot.positions[self] ?? 0
  }

  private static let positions: [Slot: Int] = Dictionary(
    uniqueKeysWithValues: zip(Slot.allCases, 0..<Slot.allCases.count))
}

/// What fills the slots of one page; a slot that nothing was put into is empty.
public struct ShellContents: Sendable {
  private var parts = [[UInt8]](repeating: [], count: Slot.allCases.count)

  /// Every slot empty.
  public init() {}

  /// What stands in the slot, as HTML.
  public subscript(slot: Slot) -> [UInt8] { parts[slot.index] }

  /// Puts text in, escaped.
  public mutating func put(text: String, in slot: Slot) {
    var html = HTMLWriter()
    html.text(text)
    parts[slot.index] = html.bytes
  }

  /// Puts an address in, encoded as an attribute holds it.
  public mutating func put(address: String, in slot: Slot) {
    var html = HTMLWriter()
    html.address(address)
    parts[slot.index] = html.bytes
  }

  /// Puts finished HTML in.
  public mutating func put(_ html: HTMLWriter, in slot: Slot) { parts[slot.index] = html.bytes }
}
