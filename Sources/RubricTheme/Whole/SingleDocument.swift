import RubricPages
import RubricSite

/// All pages of a site as one file that needs no other: style, script and images stand in it, links lead within
/// it, and a policy keeps anything else out.
public struct SingleDocument: Sendable {
  /// In order; the first is the document's own beginning.
  private let pages: [JoinedPage]
  private let routes: Set<Route>
  private let images: [Route: String]

  /// - Parameters:
  ///   - pages: in order.
  ///   - images: bytes by where the files lie; those of an ending that is no image's are left out.
  public init(_ pages: [JoinedPage], images: [(route: Route, bytes: [UInt8])]) {
    self.pages = pages
    routes = Set(pages.map(\.route))
    var texts: [Route: String] = [:]
    for (route, bytes) in images {
      if let type = SingleDocument.mediaType(of: route) {
        texts[route] = "data:\(type);base64,\(Base64.text(of: bytes))"
      }
    }
    self.images = texts
  }

  /// The media type of an image by its file's ending; nil of other files.
  public static func mediaType(of route: Route) -> String? {
    let ending = route.path.utf8.split(separator: UInt8(ascii: ".")).last.map { Array($0) } ?? []
    return types.first { ending.elementsEqual($0.key.utf8) }?.value
  }

  private static let types: KeyValuePairs = [
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "svg": "image/svg+xml", "webp": "image/webp", "avif": "image/avif", "ico": "image/x-icon",
  ]

  fileprivate func binding(of page: JoinedPage) -> PageBinding {
    PageBinding(route: page.route, id: page.route.path, levels: page.level) { route, use in
      switch use {
      case .link: routes.contains(route) ? .section(route.path) : .nowhere
      case .image: images[route].map { .address($0) } ?? .nowhere
      }
    }
  }

  fileprivate func write(into html: inout HTMLWriter) {
    for page in pages {
      html.section(page.route.path) { binding(of: page).write(page.html, into: &$0) }
    }
  }

  /// HTML of the frame, written for the top of the site.
  fileprivate func framed(_ html: HTMLWriter) -> HTMLWriter {
    var out = HTMLWriter()
    let frame = JoinedPage(route: Route("index.html"), title: "", level: 0, html: [])
    binding(of: frame).write(html.bytes, into: &out)
    return out
  }

  fileprivate func image(_ route: Route) -> String? { images[route] }
}

extension PageRenderer {
  /// The document; nil where the theme has no layout for it.
  ///
  /// - Parameters:
  ///   - summary: what the site is about; nil where nobody says.
  ///   - navigation: the side of the document; nil for none.
  ///   - site: the site that the document begins with.
  public func bytes(
    of document: SingleDocument, summary: String?, _ navigation: Navigation?, _ site: Site
  ) -> [UInt8]? {
    guard let shell = theme.single else { return nil }
    // Links of the frame are written as from the top of the site.
    var writer = PageWriter(words: theme.vocabulary, route: Route("index.html"), site: site)
    var contents = ShellContents()
    if let navigation { writer.navigation(navigation) }
    contents.put(document.framed(writer.take()), in: .navigation)
    fillFrame(
      Frame(
        route: Route("index.html"), title: settings.title, summary: summary, kind: "single",
        isListed: false, root: ""), &writer, &contents)
    for slot in [Slot.headerLinks, .footerLinks] {
      var html = HTMLWriter()
      html.trusted(contents[slot])
      contents.put(document.framed(html), in: slot)
    }
    // What a layout puts behind the root is an address of a page, and so the id of its section.
    contents.put(address: "#", in: .root)
    contents.put(address: "#main", in: .home)
    // Parts of the index are files of their own.
    contents.put(text: "", in: .search)
    contents.put(address: logo.flatMap { document.image($0) } ?? "", in: .logo)
    let style = PageRenderer.inline(theme.stylesheet.bytes, end: "</style")
    let script = theme.script.map { PageRenderer.inline($0.bytes, end: "</script") }
    contents.put(text: PageRenderer.policy(style: style, script: script), in: .policy)
    writer.html.raw("<style>")
    writer.html.trusted(style)
    writer.html.raw("</style>")
    contents.put(writer.take(), in: .inlineStyle)
    if let script {
      writer.html.raw("<script>")
      writer.html.trusted(script)
      writer.html.raw("</script>")
    }
    contents.put(writer.take(), in: .inlineScript)
    document.write(into: &writer.html)
    contents.put(writer.take(), in: .main)
    var html = HTMLWriter(capacity: contents[.main].count + 131_072)
    shell.write(contents, into: &html)
    return html.bytes
  }

  private static func policy(style: [UInt8], script: [UInt8]?) -> String {
    let scripts = script.map { SHA256.source(of: $0) } ?? "'none'"
    return "default-src 'none'; style-src \(SHA256.source(of: style)); script-src \(scripts); img-src data:; "
      + "base-uri 'none'; form-action 'none'"
  }

  /// A style sheet or a script as an element holds it: nothing in it ends the element, and a browser hashes the
  /// same bytes, since it takes other ends of lines, NUL and bad bytes for something else (HTML §13.2.3.5).
  private static func inline(_ bytes: [UInt8], end: StaticString) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    let end = Array(end.description.utf8)
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case 0x0D: if rest.first != 0x0A { result.append(0x0A) }
      case 0: result += "\u{FFFD}".utf8
      case UInt8(ascii: "<")
      where rest.count + 1 >= end.count
        && zip(rest, end.dropFirst()).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }:
        // In strings, where alone it can stand, a backslash before `/` changes nothing.
        result += "<\\".utf8
      case UInt8(ascii: "<") where rest.starts(with: "!--".utf8): result += "<\\".utf8
      default: result.append(byte)
      }
    }
    return result
  }
}
