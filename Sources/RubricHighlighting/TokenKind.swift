/// What a piece of code is, as far as readers are shown it. Operators and punctuation are not marked: a page
/// grows with every piece.
public enum TokenKind: UInt8, Sendable, CaseIterable {
  /// The name of a property, header, attribute or option.
  case name
  /// Literal text, with its quotes.
  case string
  case number
  /// A word of the language itself, such as `return` or `true`; a command; a tag.
  case keyword
  case comment
  /// What stands for a value, such as `$TOKEN`.
  case variable
  /// A line that only the later text has.
  case inserted
  /// A line that only the earlier text has.
  case deleted
}

/// A piece of code of one kind. Two pieces of one kind never stand side by side with nothing but blanks between
/// them.
public struct Token: Sendable, Equatable {
  /// Offset of its first byte.
  public var start: UInt32
  /// Offset behind its last byte; beyond `start`.
  public var end: UInt32
  /// What it is.
  public var kind: TokenKind

  /// A piece of some bytes.
  @inlinable public init(start: UInt32, end: UInt32, kind: TokenKind) {
    self.start = start
    self.end = end
    self.kind = kind
  }
}
