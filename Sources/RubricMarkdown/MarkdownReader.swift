import RubricDiagnostics

/// Reads Markdown: CommonMark with GitHub's tables, strikethrough, autolinks, task lists, footnotes, alerts.
public struct MarkdownReader: Sendable {
  public init() {}

  /// Reads a text. Positions are byte offsets in `text`, plus `offset`.
  ///
  /// - Parameter offset: where `text` begins in its file, such as behind front matter.
  public func read(_ text: ArraySlice<UInt8>, offset: Int = 0) -> MarkdownDocument { MarkdownDocument() }
}
