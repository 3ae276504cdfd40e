import RubricSite

/// The examples of one page. Many responses may share a long one, which is then shown whole once; what the page
/// has no room for begins on it and stands whole on pages that follow.
struct ShownExamples {
  /// The page that has them; nil where no page follows it.
  private let route: Route?
  private var bytes = 0
  /// Anchors of long texts by the texts.
  private var anchors: [String: String] = [:]
  /// Where texts stand that the page has no room for.
  private var elsewhere: [String: PageLink] = [:]
  /// What stands on each of the pages that follow.
  private(set) var following: [[ContinuedExample]] = []
  /// How much the last of them holds.
  private var lastBytes = 0

  /// On most pages every example is shown whole, wherever it stands.
  private static let fewBytes = 200_000
  /// A page holds about so many bytes of examples: no page is to be over 2 MB, and fields take half of it.
  private static let mostBytes = 600_000
  /// A page that has nothing else holds so many.
  private static let mostFollowing = 1_200_000
  /// Hostile descriptions only have more: those repeat large examples by YAML's aliases.
  private static let mostPages = 50
  /// Texts of more bytes are cut where they are not shown whole.
  private static let longest = 4_000
  private static let shortened = 500

  init(of route: Route? = nil) { self.route = route }

  /// Whether nothing more is shown whole, here or on the pages that follow.
  private var isSpent: Bool { following.count > ShownExamples.mostPages }

  /// The examples of one more body.
  ///
  /// - Parameters:
  ///   - anchor: the body's own.
  ///   - title: what they are examples of.
  mutating func adding(
    _ examples: [OperationPage.ExampleText], anchor: String, title: FieldTable.Title
  ) -> [OperationPage.ExampleText] {
    examples.enumerated().map { number, example in
      adding(example, anchor: "\(anchor)-example-\(number + 1)", title: title)
    }
  }

  private mutating func adding(
    _ example: OperationPage.ExampleText, anchor: String, title: FieldTable.Title
  ) -> OperationPage.ExampleText {
    var example = example
    let text = example.text.value
    if text.utf8.count > ShownExamples.longest {
      let isFull = bytes + ShownExamples.written(text) > ShownExamples.mostBytes
      if bytes > ShownExamples.fewBytes, let known = anchors[text] {
        example.whole = known
        example.text.value = ShownExamples.beginning(of: text)
      } else if let known = elsewhere[text] {
        example.elsewhere = known
        example.text.value = ShownExamples.beginning(of: text)
      } else if isFull, example.text.place == nil {
        // Nobody wrote it.
        example.text.value = ShownExamples.beginning(of: text)
      } else if isFull, let route {
        goOn(with: &example, on: route, anchor: anchor, title: title)
      } else {
        example.anchor = anchor
        if anchors[text] == nil { anchors[text] = anchor }
      }
    }
    bytes += ShownExamples.written(example.text.value)
    return example
  }

  /// Leaves all but the beginning to the pages that follow.
  private mutating func goOn(
    with example: inout OperationPage.ExampleText, on route: Route, anchor: String, title: FieldTable.Title
  ) {
    let text = example.text.value
    let pieces = ShownExamples.pieces(of: text)
    var first: Int?
    for (number, piece) in pieces.enumerated() {
      let bytes = ShownExamples.written(piece)
      if following.isEmpty || lastBytes + bytes > ShownExamples.mostFollowing {
        following.append([])
        lastBytes = 0
      }
      // Further on nothing is shown, and the ledger says so.
      guard !isSpent else { break }
      lastBytes += bytes
      first = first ?? following.count
      let isLast = number == pieces.count - 1
      // The value is told where its end is.
      following[following.count - 1].append(
        ContinuedExample(
          title: title, name: example.summary?.value ?? example.name?.value, language: example.language,
          text: Told(piece, isLast ? example.text.place : nil), part: pieces.count == 1 ? nil : number + 1,
          anchor: number == 0 ? anchor : "\(anchor)-\(number + 1)"))
    }
    example.text = Told(ShownExamples.beginning(of: text), nil)
    guard let first else { return }
    example.elsewhere = PageLink(.word(.wholeText), route.examples(first), fragment: anchor)
    elsewhere[text] = example.elsewhere
  }

  private static func beginning(of text: String) -> String {
    // What is cut in two at the end becomes one mark.
    String(decoding: text.utf8.prefix(shortened), as: UTF8.self) + "\n…"
  }

  /// How many bytes a text takes as HTML.
  private static func written(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { $0.reduce(0) { $0 + written($1) } }
  }

  private static func written(_ byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "\""): 6
    case UInt8(ascii: "&"): 5
    case UInt8(ascii: "<"), UInt8(ascii: ">"): 4
    default: 1
    }
  }

  /// The text in pieces that each fit on a page, cut behind a line where there is one.
  private static func pieces(of text: String) -> [String] {
    let bytes = Array(text.utf8)
    var pieces: [String] = []
    var start = 0
    while start < bytes.count {
      var (end, size, lineEnd) = (start, 0, start)
      while end < bytes.count, size < mostFollowing {
        size += written(bytes[end])
        end += 1
        if bytes[end - 1] == UInt8(ascii: "\n") { lineEnd = end }
      }
      if end < bytes.count {
        // No character is cut in two.
        if lineEnd > start { end = lineEnd }
        while end > start + 1, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      }
      pieces.append(String(decoding: bytes[start..<end], as: UTF8.self))
      start = end
    }
    return pieces
  }
}

/// An example, or a part of a very long one, that its page has no room for.
public struct ContinuedExample: Sendable {
  /// What it is an example of.
  public var title: FieldTable.Title
  /// What it shows, or what it is called; nil where the author says neither.
  public var name: String?
  /// Name of the language to highlight it as, such as `json`.
  public var language: String
  /// The text; its place stands with its last part.
  public var text: Told<String>
  /// From 1, among the parts of one example; nil of a whole one.
  public var part: Int?
  /// Unique among the pages that follow one page.
  public var anchor: String
}
