import RubricMarkdown

/// Writes Markdown that was read as HTML that is valid among a page's blocks.
public struct MarkdownRenderer: Sendable {
  /// Which anchors headings and footnotes get.
  public enum Anchors: Sendable, Equatable {
    /// As the document has them.
    case own
    /// With this before them, where several texts share a page.
    case prefixed(String)
    /// None; footnotes are not linked then.
    case none
  }

  /// The words that a reader sees or hears and that no author wrote.
  public struct Words: Sendable {
    /// The titles of alerts; one that is missing is shown by its name in the source.
    public var alerts: [MarkdownDocument.Alert: String] = [:]
    /// Of a task.
    public var done = "done"
    /// Of a task that is open.
    public var notDone = "not done"
    /// The name of the section that holds the footnotes.
    public var footnotes = "Footnotes"
    /// Of the link from a footnote to where it is referred to.
    public var backToText = "Back to the text"
    /// Of a table that has no heading before it.
    public var table = "Table"

    /// The words in English.
    public init() {}
  }

  /// Everything visible that no author wrote.
  public var words = Words()
  /// The anchors of headings and footnotes.
  public var anchors = Anchors.own
  /// The level, 1 to 6, that the highest headings are written with; those below them follow without a gap, to
  /// 6 at most.
  public var topLevel = 2
  /// Whether a heading with an anchor is a link to itself, by which a reader copies its address.
  public var linksHeadings = false
  /// Writes the content of a code block in its language; nil writes it as text.
  public var highlight: (@Sendable (String, UnsafeBufferPointer<UInt8>, inout HTMLWriter) -> Void)?

  /// A renderer with the document's own anchors, whose headings begin at level 2.
  public init() {}

  /// Writes nodes and, behind them, the footnotes that they refer to. Takes time linear in these, however long
  /// the rest of the document is.
  ///
  /// - Parameters:
  ///   - nodes: whole trees of the document's nodes, such as `0..<document.nodes.count`.
  ///   - links: where each of `document.links` leads, by its position; where it gives nil, a link keeps its
  ///     own address.
  ///   - embed: writes blocks in place of a paragraph whose image has `ResolvedLink.embedded`.
  public func write(
    _ document: MarkdownDocument, nodes: Range<Int>, links: @escaping (Int) -> ResolvedLink?,
    into html: inout HTMLWriter, embed: (Int, inout HTMLWriter) -> Void = { _, _ in }
  ) {
    var writing = MarkdownWriting(renderer: self, document: document, links: links, nodes: nodes)
    writing.write(nodes, &html, embed)
    writing.writeFootnotes(&html, embed)
  }

  /// The same with links that were all looked up beforehand, parallel to `document.links`.
  public func write(
    _ document: MarkdownDocument, nodes: Range<Int>, links: [ResolvedLink] = [],
    into html: inout HTMLWriter, embed: (Int, inout HTMLWriter) -> Void = { _, _ in }
  ) {
    write(
      document, nodes: nodes, links: { links.indices.contains($0) ? links[$0] : nil }, into: &html,
      embed: embed)
  }

  /// Writes a whole document.
  public func write(_ document: MarkdownDocument, links: [ResolvedLink] = [], into html: inout HTMLWriter) {
    write(document, nodes: 0..<document.nodes.count, links: links, into: &html)
  }
}
