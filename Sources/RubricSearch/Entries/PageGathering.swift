import RubricDocuments
import RubricMarkdown
import RubricPages
import RubricSite

/// What some pages of one API give a search: each page is taken once, in any order, and several gatherings of the
/// same API join to the same index, however its pages were shared out among them.
public struct PageGathering: Sendable {
  /// What pages gave, in the order in which they came.
  var entries: [Numbered] = []
  var terms = TermTable()
  /// Terms of the entries, in their order.
  var postings: [Posting] = []
  /// Properties and parameters by name.
  var fields: [Name: FoundName] = [:]
  /// Allowed values.
  var values: [Name: FoundName] = [:]
  private var scanner = TermScanner()
  /// Points of the present entry's terms.
  private var points: [UInt32] = []
  /// How often each has come in the present field.
  private var counts: [UInt8] = []
  /// Its terms.
  private var touched: [UInt32] = []
  /// Terms of the present field.
  private var field: [UInt32] = []
  /// Where the present page stands among those of its API.
  var order = 0
  /// How many entries the present page has given.
  private var given = 0

  /// An entry with its place among those of its API.
  struct Numbered: Sendable {
    var entry: SearchEntry
    /// That of its page, then its own on the page.
    var order: (page: Int, entry: Int)
  }

  /// A term of an entry.
  struct Posting: Sendable {
    var term: UInt32
    var entry: UInt32
    /// From 1, see `Weight`.
    var level: UInt8
  }

  /// Pages of none.
  public init() {}

  /// Takes a page.
  ///
  /// - Parameter order: where the page stands among those of its API; each has another.
  public mutating func take(_ page: Page, order: Int) {
    self.order = order
    given = 0
    PageReading(page).read(into: &self)
  }

  // MARK: - Entries

  /// Adds an entry; `write` gives its terms.
  mutating func add(_ entry: SearchEntry, _ write: (inout PageGathering) -> Void) {
    let number = UInt32(truncatingIfNeeded: entries.count)
    entries.append(Numbered(entry: entry, order: (order, given)))
    given += 1
    write(&self)
    for term in touched {
      let level = Weight.level(of: Int(points[Int(term)]) * entry.factor / 100)
      postings.append(Posting(term: term, entry: number, level: level))
      points[Int(term)] = 0
    }
    touched.removeAll(keepingCapacity: true)
  }

  /// Adds the terms of a text to the present entry.
  mutating func add(_ text: String, _ field: Weight.Field, _ style: TermScanner.Style = .prose) {
    var text = text
    text.withUTF8 { scan($0, style) }
    end(field)
  }

  /// Reads terms of a field that goes on.
  mutating func scan(_ text: UnsafeBufferPointer<UInt8>, _ style: TermScanner.Style) {
    scanner.scan(text, style) { term, _ in
      field.append(UInt32(truncatingIfNeeded: terms.id(of: term)))
    }
  }

  /// Ends a field: its terms get their points. A term that comes again counts at most four times; a context
  /// adds nothing to what is said already.
  mutating func end(_ own: Weight.Field) {
    guard !field.isEmpty else { return }
    let each = UInt32(truncatingIfNeeded: Weight.points(own, count: field.count))
    while points.count < terms.count {
      points.append(0)
      counts.append(0)
    }
    for term in field where counts[Int(term)] < PageGathering.mostCounted {
      let before = points[Int(term)]
      if before == 0 { touched.append(term) }
      points[Int(term)] = own == .context ? max(before, each) : before &+ each
      counts[Int(term)] += 1
    }
    for term in field { counts[Int(term)] = 0 }
    field.removeAll(keepingCapacity: true)
  }

  private static let mostCounted: UInt8 = 4

  /// Adds the terms of Markdown.
  ///
  /// - Parameter nodes: of the text; code blocks among them count as parts.
  mutating func add(_ text: MarkdownDocument, nodes: Range<Int>, _ own: Weight.Field) {
    var code: [Int32] = []
    for node in text.nodes[nodes.clamped(to: text.nodes.indices)] {
      switch node.kind {
      case .text(let range), .code(let range): text.withUTF8(of: range) { scan($0, .prose) }
      case .codeBlock(let index): code.append(index)
      default: break
      }
    }
    end(own)
    for index in code where text.codeBlocks.indices.contains(Int(index)) {
      text.withUTF8(of: text.codeBlocks[Int(index)].text) {
        scan(UnsafeBufferPointer(rebasing: $0.prefix(PageGathering.longestCode)), .prose)
      }
    }
    end(.part)
  }

  /// Of a longer block of code the beginning counts.
  private static let longestCode = 4_000

  mutating func add(_ prose: PageProse?, _ own: Weight.Field) {
    guard let prose else { return }
    add(prose.text, nodes: prose.nodes, own)
  }
}

extension MarkdownDocument {
  /// The beginning of the nodes' text without markup and code blocks, on one line.
  ///
  /// - Parameter most: bytes.
  func beginning(of nodes: Range<Int>, most: Int) -> String {
    var bytes: [UInt8] = []
    for node in self.nodes[nodes.clamped(to: self.nodes.indices)] {
      switch node.kind {
      case .text(let text), .code(let text):
        withUTF8(of: text) { bytes.append(contentsOf: $0.prefix(most + 4)) }
      case .softBreak, .lineBreak, .paragraph, .heading, .item, .tableCell:
        if let last = bytes.last, last != UInt8(ascii: " ") { bytes.append(UInt8(ascii: " ")) }
      default: break
      }
      if bytes.count > most { break }
    }
    if bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self).cut(to: most)
  }
}

extension PageProse {
  /// The beginning of its text.
  func beginning(most: Int = SearchEntry.longestPassage) -> String { text.beginning(of: nodes, most: most) }
}
