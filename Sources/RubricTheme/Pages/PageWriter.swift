import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricPages
import RubricSite

/// Writes the content of one page: HTML of the program's own making round the authors' text, which only
/// comes in escaped.
struct PageWriter {
  let words: Words
  /// The page's own address, from which all links are relative.
  let route: Route
  /// Addresses and names of schemas; nil on pages that show none.
  let site: Site?
  var html = HTMLWriter(capacity: 32_768)
  /// Headings of the second and third level with their anchors, in order.
  private(set) var outline: [OutlineEntry] = []
  private var ids: Set<String> = []
  /// The last number that an id was told apart by.
  private var lastNumbers: [String: Int] = [:]
  /// The values and names of the description that were written at their place.
  var told: [Place] = []
  /// Values that have no place, since they do not apply.
  var excused: [Place] = []
  /// Where in `html` stands what says again what stands before it, for readers to choose from: the same call in
  /// other languages.
  var choices: Range<Int>?
  /// Whether fields can be linked to: those of a piece that is shown within prose have their anchors on the
  /// page that the piece is of.
  var fieldsHaveAnchors = true
  /// Level of the heading that what is written stands below.
  var headingLevel = 1

  /// A heading that the page's own table of contents links to.
  struct OutlineEntry {
    var level: Int
    var text: String
    var id: String
  }

  init(words: Words, route: Route, site: Site?) {
    self.words = words
    self.route = route
    self.site = site
  }

  // MARK: - Words and links

  func word(_ word: Word, _ arguments: String...) -> String { words(word).text(arguments) }

  mutating func write(_ own: Word, _ arguments: String...) { html.text(words(own).text(arguments)) }

  func text(_ label: Label) -> String {
    switch label {
    case .text(let text), .standard(let text), .own(let text): text
    case .word(let word): self.word(word)
    }
  }

  /// Between tags only: it may hold places to break.
  mutating func write(_ label: Label) {
    switch label {
    case .text(let text): authored(text)
    case .standard(let text): standard(text)
    case .own(let text): html.breakable(text)
    case .word(let word): write(word)
    }
  }

  /// The address of a page as this page writes it.
  mutating func address(of target: Route, fragment: String? = nil) {
    if target == route, let fragment, !fragment.isEmpty {
      html.raw("#")
    } else {
      html.address(route.relative(to: target))
      if let fragment, !fragment.isEmpty { html.raw("#") }
    }
    if let fragment { html.address(fragment) }
  }

  mutating func link(_ link: PageLink) {
    html.raw("<a href=\"")
    address(of: link.route, fragment: link.fragment)
    html.raw("\">")
    write(link.label)
    html.raw("</a>")
  }

  /// A link to an operation with its method before its title.
  mutating func operationLink(_ link: PageLink) {
    html.raw("<a href=\"")
    address(of: link.route, fragment: link.fragment)
    html.raw("\">")
    if let method = link.method {
      html.raw("<span class=\"m ")
      html.text(method.rawValue)
      html.raw("\">")
      html.text(method.name)
      html.raw("</span> ")
    }
    if link.isDeprecated { html.raw("<s>") }
    write(link.label)
    if link.isDeprecated { html.raw("</s>") }
    html.raw("</a>")
  }

  /// A link to another host, or the text where the address is of a scheme that is not published.
  mutating func external(_ address: String, text: String) {
    guard PublishedAddress.isPublished(address) else {
      html.breakable(text)
      return
    }
    let isMailbox = address.utf8.starts(with: "mailto:".utf8)
    html.raw(isMailbox ? "<a href=\"" : "<a class=\"external\" rel=\"external\" href=\"")
    html.address(address)
    html.raw("\">")
    html.breakable(text)
    html.raw("</a>")
  }

  /// The same for an address of the description's: what is no address is shown as it is written.
  mutating func described(_ address: String, text: String) {
    external(address, text: text)
    guard !PublishedAddress.isPublished(address), text != address else { return }
    html.raw(" (")
    html.breakable(address)
    html.raw(")")
  }

  // MARK: - Headings

  /// An anchor that nothing else on the page has.
  mutating func unique(_ id: String) -> String {
    if ids.insert(id).inserted { return id }
    // What was taken stays taken: to count from 2 for each of many equal ids would take quadratic time.
    var number = lastNumbers[id, default: 1]
    var candidate: String
    repeat {
      number += 1
      candidate = "\(id)-\(number)"
    } while !ids.insert(candidate).inserted
    lastNumbers[id] = number
    return candidate
  }

  /// Anchors that the authors' headings will have on this page.
  mutating func reserve(_ prose: PageProse) {
    guard prose.anchors == .own else { return }
    for heading in prose.text.headings[prose.text.headings(in: prose.nodes)] { ids.insert(heading.id) }
  }

  mutating func heading(_ level: Int, _ text: String, id: String) {
    let id = unique(id)
    headingLevel = level
    outline.append(OutlineEntry(level: level, text: text, id: id))
    html.raw(level == 2 ? "<h2 id=\"" : "<h3 id=\"")
    html.text(id)
    html.raw("\">")
    beginAnchor(id)
    html.breakable(text)
    html.raw(level == 2 ? "</a></h2>\n" : "</a></h3>\n")
  }

  /// Begins the link of a thing to itself, by which a reader copies its address; its name is the link, so that
  /// it needs no words of its own.
  mutating func beginAnchor(_ id: String) {
    html.raw("<a class=\"self\" href=\"")
    html.address(ofID: id)
    html.raw("\">")
  }

  mutating func heading(_ level: Int, _ own: Word, id: String) { heading(level, word(own), id: id) }

  /// - Parameter language: of the text; nil where it is the page's.
  mutating func title(_ text: String, in language: String?, id: String?) {
    if let id {
      html.raw("<h1 id=\"")
      html.text(unique(id))
      html.raw("\">")
    } else {
      html.raw("<h1>")
    }
    write(text, in: language)
    html.raw("</h1>\n")
  }

  // MARK: - Prose

  /// The authors' Markdown, its highest heading at `level`.
  mutating func prose(_ prose: PageProse?, level: Int = 2) {
    guard let prose else { return }
    guard !prose.isEmpty else {
      // What is left of raw HTML that is not allowed may be nothing.
      return tell(prose.place)
    }
    html.raw("<div class=\"prose\"")
    if let language = prose.language { attribute(ofLanguage: language) }
    html.raw(">\n")
    blocks(of: prose, level: level)
    html.raw("</div>\n")
  }

  /// The same without a box of its own, such as in a cell.
  mutating func proseContent(_ prose: PageProse, level: Int = 2) {
    guard let language = prose.language else { return blocks(of: prose, level: level) }
    html.raw("<div")
    attribute(ofLanguage: language)
    html.raw(">")
    blocks(of: prose, level: level)
    html.raw("</div>")
  }

  private mutating func blocks(of prose: PageProse, level: Int) {
    tell(prose.place)
    tell(prose.otherPlaces)
    var renderer = words.markdown
    renderer.topLevel = level
    switch prose.anchors {
    case .own:
      renderer.anchors = .own
      var depths = HeadingDepths()
      for heading in prose.text.headings[prose.text.headings(in: prose.nodes)] {
        let level = level - 1 + depths.depth(of: heading.level)
        guard level <= 3 else { continue }
        outline.append(OutlineEntry(level: level, text: heading.text, id: heading.id))
      }
    case .prefixed(let prefix): renderer.anchors = .prefixed(prefix)
    case .none: renderer.anchors = .none
    }
    let addresses = LinkAddresses(prose, on: route)
    // An embedded piece is written by a writer of its own, since this one is in use while prose is written.
    var own = html
    html = HTMLWriter()
    renderer.write(prose.text, nodes: prose.nodes, links: { addresses[$0] }, into: &own) {
      index, html in
      guard let embed = prose.embeds[index] else { return }
      html.trusted(piece(embed))
    }
    html = own
  }

  private func piece(_ embed: PageProse.Embed) -> [UInt8] {
    var writer = PageWriter(words: words, route: route, site: site)
    writer.fieldsHaveAnchors = false
    writer.headingLevel = 2
    writer.embedded(embed)
    return writer.html.bytes
  }
}

extension MarkdownRenderer.Words {
  init(_ words: Words) {
    self.init()
    alerts = [
      .note: words(.noteLabel).text(), .tip: words(.tipLabel).text(),
      .important: words(.importantLabel).text(), .warning: words(.warningLabel).text(),
      .caution: words(.cautionLabel).text(),
    ]
    done = words(.taskDone).text()
    notDone = words(.taskOpen).text()
    footnotes = words(.footnotes).text()
    backToText = words(.backToText).text()
    table = words(.table).text()
  }
}

/// Addresses in fields of a description: only those of harmless schemes become links.
enum PublishedAddress {
  static func isPublished(_ address: String) -> Bool {
    ["https://", "http://", "mailto:"].contains { scheme in
      address.utf8.prefix(scheme.utf8.count).elementsEqual(scheme.utf8) { $0 == $1 || $0 | 0x20 == $1 }
    }
  }
}
