/// What programming languages differ in, as far as it is shown.
struct ProgramSyntax: Sendable {
  /// Words of the language itself.
  let keywords: KeywordTable
  /// Whether a word directly before a colon is the name of a property or an argument.
  let namesBeforeColon: Bool
  /// Letters that may stand directly before a quote and belong to the text, such as those of `rb"…"`.
  let prefixes: [UInt8]
  /// The forms that begin with a byte, those with the longest opening first.
  let forms: [[Form]]
  /// What to do at a byte.
  let classes: [ByteClass]

  /// Something that is not a word or a number.
  enum Form: Sendable {
    /// To the line's end.
    case lineComment(StaticString)
    case blockComment(StaticString, StaticString, nests: Bool = false)
    case text(Text)
    /// This and the name behind it, where no name stands directly before.
    case prefixed(StaticString, TokenKind)
    /// Exactly this.
    case exact(StaticString, TokenKind)
    /// Something else, which begins with this; gives whether it is there.
    case other(StaticString, @Sendable (inout CodeReader) -> Bool)

    var opening: StaticString {
      switch self {
      case .lineComment(let opening), .blockComment(let opening, _, _), .prefixed(let opening, _),
        .exact(let opening, _), .other(let opening, _):
        opening
      case .text(let text): text.opening
      }
    }

    static func text(
      _ opening: StaticString, to closing: StaticString? = nil, escape: Escape = .backslash,
      spansLines: Bool = false,
      _ interpolation: Interpolation = []
    ) -> Form {
      .text(
        Text(
          opening: opening, closing: closing ?? opening, escape: escape,
          spansLines: spansLines, interpolation: interpolation))
    }
  }

  /// A text between quotes.
  struct Text: Sendable {
    let opening: StaticString
    let closing: StaticString
    let escape: Escape
    /// Whether it goes on at a line's end; else it ends there at the latest.
    let spansLines: Bool
    let interpolation: Interpolation
  }

  /// How a quote stands in a text that it would end.
  enum Escape: Sendable { case backslash, backquote, doubled, none }

  /// What stands for a value within a text.
  struct Interpolation: OptionSet, Sendable {
    let rawValue: UInt8
    /// `${…}`
    static let dollarBrace = Interpolation(rawValue: 1)
    /// `$name`
    static let dollarName = Interpolation(rawValue: 2)
    /// `#{…}`
    static let hashBrace = Interpolation(rawValue: 4)
    /// `\(…)`
    static let backslashParenthesis = Interpolation(rawValue: 8)
  }

  enum ByteClass: Sendable { case other, name, digit, lineEnd, form }

  /// - Parameter nameParts: bytes besides letters, digits and underscores that names hold and begin with.
  init(
    keywords: KeywordTable, nameParts: String = "", namesBeforeColon: Bool = false, prefixes: String = "",
    _ forms: [Form]
  ) {
    self.keywords = keywords
    self.namesBeforeColon = namesBeforeColon
    self.prefixes = Array(prefixes.utf8)
    var classes = (0...255).map { byte -> ByteClass in
      UInt8(byte).isNameStart ? .name : UInt8(byte).isDigit ? .digit : byte == 0x0A ? .lineEnd : .other
    }
    for byte in nameParts.utf8 { classes[Int(byte)] = .name }
    var table = [[Form]](repeating: [], count: 256)
    for form in forms.sorted(by: { $0.opening.utf8CodeUnitCount > $1.opening.utf8CodeUnitCount }) {
      guard form.opening.utf8CodeUnitCount > 0 else { continue }
      let first = form.opening.utf8Start[0]
      table[Int(first)].append(form)
      classes[Int(first)] = .form
    }
    self.classes = classes
    self.forms = table
  }
}
