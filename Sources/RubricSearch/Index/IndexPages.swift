import RubricPages
import RubricSite

/// The index from A to Z, for readers without scripts: operations, schemas, headings of guides, scopes and codes of
/// errors, on as many pages as they need.
public struct IndexPages: Sendable {
  /// Made one at a time; the first is `IndexPage.start`.
  public var pages: some Sequence<Page> { (0..<count).lazy.compactMap { page($0) } }
  /// How many there may be.
  public var count: Int { windows.count + 1 }

  private let settings: SiteSettings
  /// Of each name, which of the APIs it is.
  private let numbers: [String: Int]
  /// What readers know each API by.
  private var titles: [String]
  /// What has a row.
  private var entries: [SearchEntry] = []
  /// All rows by initial, then by name.
  private var rows: [Place] = []
  /// One for each page that has rows; with one only the first page has them.
  private var windows: [Window] = []
  private var isAlone = true

  /// Bytes that the rows of a page take at most, about: a page has a frame besides.
  private static let largestPage = 400_000

  private struct Place: Sendable {
    var initial: Initial
    var key: [UInt8]
    var api: Int
    /// Among the API's.
    var position: Int
    /// Among all that have a row.
    var entry: Int
  }

  private struct Window: Sendable {
    var initial: Initial
    var rows: Range<Int>
    /// Among those of the initial, from 1.
    var number: Int
  }

  /// What names begin with.
  private enum Initial: Hashable, Comparable, Sendable {
    case digit
    /// A small letter.
    case letter(UInt8)
    case other

    init(_ key: [UInt8]) {
      switch key.first {
      case .some(0x30...0x39): self = .digit
      case .some(let letter) where (0x61...0x7A).contains(letter): self = .letter(letter)
      default: self = .other
      }
    }

    var slug: String {
      switch self {
      case .digit: "0-9"
      case .letter(let letter): String(decoding: [letter], as: UTF8.self)
      case .other: "other"
      }
    }

    var label: Label {
      switch self {
      case .digit: .text("0–9")
      case .letter(let letter): .text(String(decoding: [letter - 0x20], as: UTF8.self))
      case .other: .word(.otherInitials)
      }
    }
  }

  /// An index that holds nothing yet.
  ///
  /// - Parameter names: of the APIs that are going to be added.
  public init(names: [String], settings: SiteSettings) {
    self.settings = settings
    let names = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    numbers = Dictionary(zip(names, 0...), uniquingKeysWith: { first, _ in first })
    titles = Array(repeating: "", count: names.count)
  }

  /// An index of some APIs.
  ///
  /// - Parameter apis: in any order.
  public init(_ apis: [APISearch], settings: SiteSettings) {
    self.init(names: apis.map(\.name), settings: settings)
    for api in apis { add(api) }
    finish()
  }

  /// Takes an API in, in any order: of what it has only the rows are kept.
  public mutating func add(_ api: APISearch) {
    guard let number = numbers[api.name] else { return }
    titles[number] = api.title
    for (position, entry) in api.entries.enumerated() where IndexPages.kind(of: entry) != nil {
      let key = IndexPages.key(of: entry.title)
      rows.append(
        Place(
          initial: Initial(key), key: key, api: number, position: position, entry: entries.count))
      entries.append(entry)
      // No row shows it.
      entries[entries.count - 1].passage = ""
    }
  }

  /// Shares the rows out to pages, when all APIs were added.
  public mutating func finish() {
    rows.sort { a, b in
      if a.initial != b.initial { return a.initial < b.initial }
      if a.key != b.key { return a.key.lexicographicallyPrecedes(b.key) }
      return (a.api, a.position) < (b.api, b.position)
    }
    let sizes = rows.map { IndexPages.size(of: entries[$0.entry]) }
    isAlone = sizes.reduce(0, +) <= IndexPages.largestPage
    windows = IndexPages.windows(rows, sizes)
  }

  /// About how many bytes of a page its row takes.
  private static func size(of entry: SearchEntry) -> Int {
    140 + 2 * entry.title.utf8.count + entry.route.path.utf8.count + entry.context.utf8.count
  }

  private static func windows(_ rows: [Place], _ sizes: [Int]) -> [Window] {
    var windows: [Window] = []
    var size = 0
    for (index, row) in rows.enumerated() {
      size += sizes[index]
      if let last = windows.last, last.initial == row.initial, size <= largestPage {
        windows[windows.count - 1].rows = last.rows.lowerBound..<(index + 1)
        continue
      }
      let number = windows.last.map { $0.initial == row.initial ? $0.number + 1 : 1 } ?? 1
      windows.append(Window(initial: row.initial, rows: index..<(index + 1), number: number))
      size = sizes[index]
    }
    return windows
  }

  /// What the index has, by the word for it.
  private static func kind(of entry: SearchEntry) -> Word? {
    switch entry.kind {
    case .api: .api
    case .operation: .kindOperation
    case .schema: .schema
    case .guide: .kindGuide
    case .scope: .kindScope
    case .error: .kindError
    case .group, .property, .parameter, .value: nil
    }
  }

  /// What a name is put in order by: its terms, folded.
  private static func key(of title: String) -> [UInt8] {
    var key: [UInt8] = []
    var scanner = TermScanner()
    var title = title
    title.withUTF8 { text in
      scanner.scan(text, .name) { term, isWhole in
        guard !isWhole else { return }
        if !key.isEmpty { key.append(UInt8(ascii: " ")) }
        key.append(contentsOf: term)
      }
    }
    return key
  }

  // MARK: - Pages

  private func route(_ window: Window) -> Route {
    if isAlone { return IndexPage.start }
    let number = window.number == 1 ? "" : "-\(window.number)"
    return Route("a-z/\(window.initial.slug)\(number).html")
  }

  /// The start for 0, else the page of a window; nil where it has none of its own.
  public func page(_ number: Int) -> Page? {
    let initials = windows.filter { $0.number == 1 }.map { window in
      PageLink(
        window.initial.label, route(window), fragment: isAlone ? "initial-" + window.initial.slug : nil)
    }
    if number == 0 {
      let sections = isAlone ? windows.map { section($0) } : []
      return framed(
        IndexPage.start, IndexPage(initials: initials, current: nil, parts: [], sections: sections), above: []
      )
    }
    guard !isAlone else { return nil }
    let window = windows[number - 1]
    let same = windows.filter { $0.initial == window.initial }
    let parts = same.count == 1 ? [] : same.map { PageLink(.text(title($0.rows.lowerBound)), route($0)) }
    return framed(
      route(window),
      IndexPage(
        initials: initials, current: window.initial.slug, parts: parts, sections: [section(window)]),
      above: [PageLink(.word(.aToZ), IndexPage.start)])
  }

  private func framed(_ route: Route, _ index: IndexPage, above: [PageLink]) -> Page {
    Page(
      route: route, title: .word(.aToZ),
      breadcrumbs: [PageLink(.text(settings.title), Route("index.html"))] + above, body: .index(index))
  }

  private func title(_ row: Int) -> String { entries[rows[row].entry].title }

  private func section(_ window: Window) -> IndexPage.Section {
    IndexPage.Section(
      initial: window.initial.label, anchor: "initial-" + window.initial.slug,
      rows: rows[window.rows].compactMap { place in
        let entry = entries[place.entry]
        return IndexPages.kind(of: entry).map { kind in
          IndexPage.Row(
            link: PageLink(
              .text(entry.title), entry.route, fragment: entry.fragment, isDeprecated: entry.isDeprecated),
            kind: kind,
            context: entry.kind == .guide && !entry.context.isEmpty
              ? entry.context : titles.count > 1 && entry.kind != .api ? titles[place.api] : "")
        }
      })
  }
}
