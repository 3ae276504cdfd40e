/// A text of the interface with places for values, in as many forms as its language has plurals.
public struct Phrase: Sendable, Equatable {
  /// A piece of a phrase.
  public enum Piece: Sendable, Equatable {
    case text(String)
    /// Where the value of that position goes, from 0.
    case argument(Int)
  }

  private let content: Content

  /// What copies of a phrase share: pages ask for thousands of them.
  private final class Content: Sendable {
    /// By plural category, without `other`.
    let forms: [PluralCategory: [Piece]]
    let other: [Piece]
    let rule: PluralRule
    /// The whole text of a phrase without places and plurals.
    let plain: String?

    init(forms: [PluralCategory: [Piece]], other: [Piece], rule: PluralRule) {
      self.forms = forms
      self.other = other
      self.rule = rule
      switch (forms.isEmpty, other.count, other.first) {
      case (true, 1, .text(let text)): plain = text
      case (true, 0, _): plain = ""
      default: plain = nil
      }
    }
  }

  /// - Parameters:
  ///   - text: `{0}`, `{1}` stand where values go; any other brace is text.
  ///   - forms: what is said instead where the first value is a number of that category.
  public init(_ text: String, forms: [PluralCategory: String] = [:], language: PluralRule = .oneAndOther) {
    content = Content(
      forms: forms.mapValues { Phrase.pieces(of: $0) }, other: Phrase.pieces(of: text), rule: language)
  }

  /// Whether both say the same of every value.
  public static func == (a: Phrase, b: Phrase) -> Bool {
    (a.content.forms, a.content.other, a.content.rule) == (b.content.forms, b.content.other, b.content.rule)
  }

  /// What is said by plural category, such as `other`, which comes last; `{0}` stands where a value goes.
  public var forms: [(category: String, text: String)] {
    let others = PluralCategory.allCases.compactMap { category in
      content.forms[category].map { (category.rawValue, Phrase.text(of: $0)) }
    }
    return others + [(PluralCategory.other.rawValue, Phrase.text(of: content.other))]
  }

  private static func text(of pieces: [Piece]) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .argument(let index): "{\(index)}"
      }
    }.joined()
  }

  /// Every place for a value that a form has.
  var arguments: Set<Int> {
    Set(([content.other] + content.forms.values).flatMap { Phrase.arguments(of: $0) })
  }

  /// The phrase with its values; a value that is missing leaves nothing.
  public func text(_ arguments: [String] = []) -> String {
    if let plain = content.plain { return plain }
    var text = ""
    for piece in pieces(arguments.first) {
      switch piece {
      case .text(let own): text += own
      case .argument(let index): if arguments.indices.contains(index) { text += arguments[index] }
      }
    }
    return text
  }

  /// Writes the phrase with values that are HTML.
  ///
  /// - Parameters:
  ///   - count: chooses the plural.
  ///   - argument: writes the value of that position.
  public func write(
    into html: inout HTMLWriter, count: Int? = nil, _ argument: (Int, inout HTMLWriter) -> Void = { _, _ in }
  ) {
    for piece in pieces(count.map { String($0) }) {
      switch piece {
      case .text(let own): html.text(own)
      case .argument(let index): argument(index, &html)
      }
    }
  }

  private func pieces(_ count: String?) -> [Piece] {
    guard !content.forms.isEmpty, let count = count.flatMap({ Int($0) }) else { return content.other }
    return content.forms[content.rule.category(of: count)] ?? content.other
  }

  static func arguments(of pieces: [Piece]) -> [Int] {
    pieces.compactMap { piece in
      if case .argument(let index) = piece { index } else { nil }
    }
  }

  /// One pass; `{` and `}` that hold no number are text.
  static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var pending: [UInt8] = []
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "{"), let (number, end) = placeholder(in: bytes, at: index) {
        if !pending.isEmpty { pieces.append(.text(String(decoding: pending, as: UTF8.self))) }
        pending = []
        pieces.append(.argument(number))
        index = end
      } else {
        pending.append(bytes[index])
        index += 1
      }
    }
    if !pending.isEmpty { pieces.append(.text(String(decoding: pending, as: UTF8.self))) }
    return pieces
  }

  /// A brace, one or two digits, a brace.
  private static func placeholder(in bytes: [UInt8], at start: Int) -> (number: Int, end: Int)? {
    let digits = bytes[(start + 1)...].prefix(2).prefix { (48...57).contains($0) }
    let end = start + 1 + digits.count
    guard !digits.isEmpty, end < bytes.count, bytes[end] == UInt8(ascii: "}") else { return nil }
    return (digits.reduce(0) { $0 * 10 + Int($1 - 48) }, end + 1)
  }
}

/// Categories of numbers that languages tell apart (Unicode CLDR, Language Plural Rules, cardinals).
public enum PluralCategory: String, CaseIterable, Sendable {
  case zero, one, two, few, many, other
}

/// Which category a whole number has in a language.
public enum PluralRule: Sendable, Equatable {
  /// One against all others, as in English.
  case oneAndOther
  case welsh

  /// - Parameter language: a BCP 47 tag.
  public init(language: String) {
    let primary = language.utf8.prefix { $0 != UInt8(ascii: "-") }.map { $0 | 0x20 }
    self = primary.elementsEqual("cy".utf8) ? .welsh : .oneAndOther
  }

  func category(of count: Int) -> PluralCategory {
    switch (self, count) {
    case (.welsh, 0): .zero
    case (_, 1): .one
    case (.welsh, 2): .two
    case (.welsh, 3): .few
    case (.welsh, 6): .many
    default: .other
    }
  }
}
