import RubricPages
import RubricSite

/// A page on its way into a document that holds several.
public struct JoinedPage: Sendable {
  /// Where the page lies by itself.
  public var route: Route
  /// Its heading as text.
  public var title: String
  /// How much lower its headings stand in the document.
  public var level: Int
  /// Its content from its `h1` on, as `PageRenderer` wrote it.
  public var html: [UInt8]

  /// - Parameter level: 0 of a page whose heading is the document's.
  public init(route: Route, title: String, level: Int, html: [UInt8]) {
    self.route = route
    self.title = title
    self.level = level
    self.html = html
  }
}

/// The whole of an API as one document, or as few as its size allows: pages below one another.
public struct WholeAPI: Sendable {
  /// The parts, each a document.
  let parts: [[JoinedPage]]
  /// The part of each page, from 1; nothing of those that have no room in any.
  private let partOf: [Route: Int]
  /// Ids begin behind it.
  private let prefix: String

  /// Browsers lay out a longer document too slowly, and few print it; in bytes, with the frame.
  static let largest = 2_000_000
  /// The frame of a document takes at most so much of it.
  private static let frame = 60_000

  /// - Parameters:
  ///   - pages: in order; of those of level 1 each may begin a part, and what follows it belongs to it.
  ///   - largest: bytes of a part at most.
  init(_ pages: [JoinedPage], prefix: String, words: Words, largest: Int = WholeAPI.largest) {
    self.prefix = prefix
    let room = largest - WholeAPI.frame
    let known = Set(pages.map(\.route))
    func size(_ page: JoinedPage) -> Int {
      // As long as any that it may become: its links may lead to other parts.
      let binding = PageBinding(
        route: page.route, id: WholeAPI.id(of: page.route, prefix), levels: page.level
      ) { route, _ in
        known.contains(route)
          ? .other("all-999.html", section: WholeAPI.id(of: route, prefix))
          : .address(Route(prefix + "all.html").relative(to: route))
      }
      return binding.bound(page.html).count + 200
    }
    // Most APIs have room in one part however long their addresses become, and need not be put in it twice.
    let most = WholeAPI.most(of: pages, prefix)
    var sizes = most.reduce(0, +) <= room ? most : pages.map(size)
    var without: Set<Route> = []
    var pages = pages
    for index in pages.indices where sizes[index] > room || pages[index].html.isEmpty {
      without.insert(pages[index].route)
      pages[index].html = WholeAPI.pointer(to: pages[index], words: words)
      sizes[index] = pages[index].html.count + 500
    }
    parts = WholeAPI.parts(of: zip(pages, sizes).map { ($0, $1) }, room: room)
    var partOf: [Route: Int] = [:]
    for (number, part) in parts.enumerated() {
      for page in part where !without.contains(page.route) { partOf[page.route] = number + 1 }
    }
    self.partOf = partOf
  }

  /// Bytes that each page takes at most: an attribute may get an id and an address before what it says.
  private static func most(of pages: [JoinedPage], _ prefix: String) -> [Int] {
    let longest = pages.map { id(of: $0.route, prefix).utf8.count }.max() ?? 0
    return pages.map { page in
      let attributes = page.html.withUnsafeBufferPointer { html in
        html.count { $0 == UInt8(ascii: "=") }
      }
      return page.html.count + attributes * (2 * longest + 40) + 200
    }
  }

  /// How many documents there are.
  public var count: Int { parts.count }

  /// What belongs together stays together where there is room for it in one part.
  private static func parts(of pages: [(page: JoinedPage, size: Int)], room: Int) -> [[JoinedPage]] {
    var blocks: [[(page: JoinedPage, size: Int)]] = []
    for page in pages {
      if page.page.level <= 1 || blocks.isEmpty { blocks.append([]) }
      blocks[blocks.count - 1].append(page)
    }
    var parts: [[JoinedPage]] = [[]]
    var used = 0
    func begin() {
      parts.append([])
      used = 0
    }
    for block in blocks {
      let whole = block.reduce(0) { $0 + $1.size }
      if used > 0, used + whole > room, whole <= room { begin() }
      for (page, size) in block {
        if used > 0, used + size > room { begin() }
        parts[parts.count - 1].append(page)
        used += size
      }
    }
    return parts
  }

  /// What stands in place of a page that has no room anywhere: its heading and a link to it.
  private static func pointer(to page: JoinedPage, words: Words) -> [UInt8] {
    var writer = PageWriter(words: words, route: page.route, site: nil)
    writer.title(page.title, in: nil, id: nil)
    writer.html.raw("<p>")
    writer.link(PageLink(.word(.wholeText), page.route))
    writer.html.raw("</p>\n")
    return writer.html.bytes
  }

  fileprivate static func id(of route: Route, _ prefix: String) -> String {
    route.path.utf8.starts(with: prefix.utf8) ? String(route.path.dropFirst(prefix.count)) : route.path
  }

  /// The sections of a part.
  ///
  /// - Parameter routes: of the parts.
  func write(_ number: Int, _ routes: RouteTable, into html: inout HTMLWriter) {
    let own = routes.whole(part: number)
    for page in parts[number - 1] {
      let id = WholeAPI.id(of: page.route, prefix)
      let binding = PageBinding(route: page.route, id: id, levels: page.level) { route, _ in
        // The document itself.
        if route == routes.whole() { return number == 1 ? .nowhere : .address(own.relative(to: route)) }
        guard let part = partOf[route] else { return .address(own.relative(to: route)) }
        let section = WholeAPI.id(of: route, prefix)
        return part == number
          ? .section(section) : .other(own.relative(to: routes.whole(part: part)), section: section)
      }
      html.section(id) { binding.write(page.html, into: &$0) }
    }
  }

  /// Headings of a part, for its own table of contents.
  fileprivate func outline(of number: Int) -> [PageWriter.OutlineEntry] {
    let pages = parts[number - 1].filter { $0.level > 0 }
    let isLong = pages.count > 80
    return pages.filter { !isLong || $0.level == 1 }.map {
      PageWriter.OutlineEntry(level: $0.level + 1, text: $0.title, id: WholeAPI.id(of: $0.route, prefix))
    }
  }

  fileprivate func title(of number: Int, _ site: Site) -> String {
    count == 1 ? site.title : "\(site.title) (\(number)/\(count))"
  }
}

extension HTMLWriter {
  /// A section of a document that holds several pages.
  mutating func section(_ id: String, _ content: (inout HTMLWriter) -> Void) {
    raw("<section class=\"sheet\" id=\"")
    text(id)
    raw("\">\n")
    content(&self)
    raw("</section>\n")
  }
}

extension PageRenderer {
  /// The whole of an API, in as few parts as its size allows.
  ///
  /// - Parameters:
  ///   - pages: in order; of those of level 1 each may begin a part, and what follows it belongs to it.
  ///   - prefix: what the addresses of the API's pages begin with.
  public func whole(_ pages: [JoinedPage], prefix: String) -> WholeAPI {
    WholeAPI(pages, prefix: prefix, words: theme.vocabulary)
  }

  /// A part of the whole API as a file of its own, with the frame of all pages.
  ///
  /// - Parameter number: from 1.
  public func file(of whole: WholeAPI, part number: Int, _ site: Site, _ navigation: Navigation) -> File {
    let route = site.routes.whole(part: number)
    var writer = PageWriter(words: theme.vocabulary, route: route, site: site)
    var contents = ShellContents()
    let title = whole.title(of: number, site)
    // The first begins with the home, whose heading it is.
    if number > 1 { writer.title(title, in: site.entry.language, id: nil) }
    whole.write(number, site.routes, into: &writer.html)
    contents.put(writer.take(), in: .main)
    writer.contents(whole.outline(of: number))
    contents.put(writer.take(), in: .toc)
    writer.navigation(navigation)
    contents.put(writer.take(), in: .navigation)
    func neighbour(_ other: Int) -> PageLink? {
      (1...whole.count).contains(other)
        ? PageLink(.text(whole.title(of: other, site)), site.routes.whole(part: other)) : nil
    }
    writer.pager(previous: neighbour(number - 1), next: neighbour(number + 1))
    contents.put(writer.take(), in: .pager)
    fillFrame(
      Frame(
        route: route, title: title, summary: site.entry.summary, kind: "whole", isListed: false,
        root: String(repeating: "../", count: route.depth)), &writer, &contents)
    // It repeats other pages.
    contents.put(text: "noindex", in: .robots)
    var html = HTMLWriter(capacity: contents[.main].count + 65_536)
    theme.page.write(contents, into: &html)
    return File(
      path: route.path, bytes: html.bytes, main: contents[.main], choices: nil, title: title, isListed: false,
      twin: nil, told: [], excused: [])
  }
}
