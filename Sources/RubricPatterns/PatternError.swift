/// Why a pattern is refused: its author's mistake, or a construct that has no linear-time matcher here.
public struct PatternError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Byte offset in the UTF-8 of the pattern's source at which the refused construct begins.
  public let position: Int
  /// A lower-case headline in plain words without full stop; may quote the pattern.
  public let message: String
  /// Index of the pattern in its `PatternSet`; 0 for a pattern on its own.
  public internal(set) var pattern: Int

  init(_ message: String, at position: Int) {
    self.position = position
    self.message = message
    pattern = 0
  }

  /// `message (at byte position)`.
  public var description: String { "\(message) (at byte \(position))" }
}
