import RubricDiagnostics
import RubricDocuments
import RubricMarkdown

/// Names a text of one `Site.prose`.
public struct ProseID: Hashable, Sendable {
  public let index: Int

  public init(index: Int) { self.index = index }
}

/// A description of the API as Markdown, read once for each distinct text.
public struct Prose: Sendable {
  public var text: MarkdownDocument
  /// Where each of the text's links leads, by position in `text.links`.
  public var links: [LinkTarget]
  /// The value that it was first read from.
  public var origin: Node
}

/// All descriptions of an API, each distinct text once.
public struct ProseTable: Sendable {
  var texts: [Prose] = []
  var ids: [Name: ProseID] = [:]

  public subscript(id: ProseID) -> Prose { texts[id.index] }

  /// The text that a description holds; nil where it was not read.
  public subscript(description: String) -> Prose? { ids[Name(description)].map { texts[$0.index] } }

  public func id(of description: String) -> ProseID? { ids[Name(description)] }

  public var count: Int { texts.count }
}
