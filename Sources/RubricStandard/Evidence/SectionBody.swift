import RubricMarkdown
import RubricSite

/// What a stretch of Markdown says: its sentences, items and rows one by one, and its form.
public struct SectionBody: Sendable {
  /// The text that it is a stretch of.
  public internal(set) var source: SectionPlace.Text
  /// The nodes of that text that it covers.
  public internal(set) var nodes: Range<Int>
  /// In document order.
  public internal(set) var units: [BodyUnit] = []
  /// In document order.
  public internal(set) var tables: [BodyTable] = []
  /// In document order.
  public internal(set) var codeBlocks: [BodyCode] = []
  /// In document order.
  public internal(set) var links: [BodyLink] = []
  /// Lists of the outermost level.
  public internal(set) var lists: [BodyList] = []
  /// Whether it shows something that is no text, such as an image or an embedded schema.
  public internal(set) var hasFigure = false
  /// Words of sentences, items and rows; headings and code blocks do not count.
  public internal(set) var wordCount = 0

  /// Whether there is nothing to read below the heading.
  public var isEmpty: Bool {
    !hasFigure && codeBlocks.isEmpty && units.allSatisfy { $0.kind == .heading || $0.words == 0 }
  }
}

/// A sentence, or what stands for one.
public struct BodyUnit: Sendable {
  /// What the unit is written as.
  public enum Kind: Sendable {
    case sentence, item, row, tableHead, heading
  }

  /// What it is written as.
  public internal(set) var kind: Kind
  /// Its text in UTF-8, markup left out, white space made single spaces.
  public internal(set) var text: [UInt8]
  /// Stretches of `text` that are written as code.
  public internal(set) var code: [Range<Int>]
  /// Where it is written, in bytes of the Markdown.
  public internal(set) var range: Range<UInt32>
  /// Where single bytes of it are written, by stretches of `text` in ascending order.
  var pieces: [Piece]
  /// Index of the unit of the heading above it within the body; nil of what stands before the first.
  public internal(set) var heading: Int?
  /// Index of the unit that leads up to it: the sentence before a list, the head of a table.
  public internal(set) var lead: Int?
  /// Number of the paragraph, list or table that it stands in.
  public internal(set) var block: Int
  /// How many words it has.
  public internal(set) var words: Int
  /// Whether it stands in a block quote.
  public internal(set) var isQuoted: Bool
  /// Whether it names the section that it is read for, or stands where one reads of nothing else; of others only
  /// words that answer together count.
  var isNamed = true
  /// Of a row, the stretch of `text` that each of its cells has.
  var cells: [Range<Int>] = []

  struct Piece: Sendable {
    var offset: Int
    var range: Range<UInt32>
  }

  /// How many clauses semicolons part it into.
  var clauses: Int { 1 + text.count { $0 == UInt8(ascii: ";") } }

  /// Its text.
  public var string: String { String(decoding: text, as: UTF8.self) }

  /// Where a stretch of `text` is written: exactly where the Markdown has the same bytes, else the inline
  /// that it stands in.
  func range(of stretch: Range<Int>) -> Range<UInt32> {
    guard !pieces.isEmpty else { return range }
    let first = piece(at: stretch.lowerBound)
    let last = piece(at: max(stretch.lowerBound, stretch.upperBound - 1))
    var start = range.lowerBound
    if pieces[first].offset <= stretch.lowerBound {
      let piece = pieces[first]
      start = piece.range.lowerBound + (isExact(first) ? UInt32(stretch.lowerBound - piece.offset) : 0)
    }
    var end = range.upperBound
    if pieces[last].offset < stretch.upperBound {
      let piece = pieces[last]
      let inside = UInt32(max(0, min(stretch.upperBound, self.end(of: last)) - piece.offset))
      end = isExact(last) ? piece.range.lowerBound + inside : piece.range.upperBound
    }
    return start..<max(start, end)
  }

  /// The last piece that begins at an offset or before it; the first of all where none does.
  private func piece(at offset: Int) -> Int {
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  private func end(of piece: Int) -> Int { piece + 1 < pieces.count ? pieces[piece + 1].offset : text.count }

  private func isExact(_ piece: Int) -> Bool {
    pieces[piece].range.count == end(of: piece) - pieces[piece].offset
  }
}

/// The form of a table.
public struct BodyTable: Sendable {
  /// Where it is written, in bytes of the Markdown.
  public var range: Range<UInt32>
  /// Number of its rows below the head.
  public var rows: Int
  /// Of its widest row.
  public var columns: Int
  /// Indices of the units of its head and its rows.
  public var units: Range<Int>
}

/// A code block of a body.
public struct BodyCode: Sendable {
  /// Lower-case first word of its info string.
  public var language: String
  /// Its content in UTF-8.
  public var text: [UInt8]
  /// Where it is written, in bytes of the Markdown.
  public var range: Range<UInt32>
  /// Where `text` is written.
  var places = CodePlaces.none
}

/// A link of a body.
public struct BodyLink: Sendable {
  /// As written.
  public var destination: String
  /// Where it leads.
  public var target: LinkTarget
  /// Where it is written, in bytes of the Markdown.
  public var range: Range<UInt32>
  /// How many words its own text has.
  public var words: Int
  /// The words of its own text, for telling whether it only names a section.
  var hashes: [UInt64]
  /// Where the whole link is written, its text and all; `range` may be the address alone.
  var whole: Range<UInt32>

  /// Whether it opens a letter and no page.
  var isMail: Bool {
    if case .external(let address) = target { address.utf8.starts(with: "mailto:".utf8) } else { false }
  }
}

/// A list of a body.
public struct BodyList: Sendable {
  /// Whether its items are numbered.
  public var isOrdered: Bool
  /// How many items are directly in it.
  public var items: Int
  /// Where it is written, in bytes of the Markdown.
  public var range: Range<UInt32>
}
