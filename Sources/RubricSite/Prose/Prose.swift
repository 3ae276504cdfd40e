import RubricDiagnostics
import RubricDocuments
import RubricMarkdown
import Synchronization

/// Names a text of one `Site.prose`.
public struct ProseID: Hashable, Sendable {
  /// Position in the table, from 0.
  public let index: Int
}

/// A description of the API as Markdown, read once for each distinct text.
public struct Prose: Sendable {
  /// The description as Markdown; ranges in it count bytes of the text, not of the file.
  public var text: MarkdownDocument
  /// Where each of the text's links leads, by position in `text.links`.
  public var links: [LinkTarget]
  /// The value that it was first read from.
  public let origin: Node
  private let places: ProsePlaces

  init(text: MarkdownDocument, origin: Node) {
    self.text = text
    links = []
    self.origin = origin
    places = ProsePlaces(of: origin)
  }

  /// Where a stretch of the text is written in its file.
  public func span(of range: Range<UInt32>) -> SourceSpan {
    places.span(ofText: Int(range.lowerBound)..<Int(range.upperBound))
  }
}

/// Where each stretch of a description is written; told once for a text that has anything to tell, since it
/// costs a pass over the text.
private final class ProsePlaces: Sendable {
  private let origin: Node
  private let mapping = Mutex<SourceMapping?>(nil)

  init(of origin: Node) { self.origin = origin }

  func span(ofText range: Range<Int>) -> SourceSpan {
    mapping.withLock { mapping in
      let made = mapping ?? SourceMapping(of: origin)
      mapping = made
      return made.span(ofText: range)
    }
  }
}

/// All descriptions of an API, each distinct text once.
public struct ProseTable: Sendable {
  var texts: [Prose] = []
  var ids: [Name: ProseID] = [:]

  /// The text of an identifier that this table gave.
  public subscript(id: ProseID) -> Prose { texts[id.index] }

  /// The text that a description holds; nil where it was not read.
  public subscript(description: String) -> Prose? { ids[Name(description)].map { texts[$0.index] } }

  /// nil where no description with that text was read.
  public func id(of description: String) -> ProseID? { ids[Name(description)] }

  /// Every text, in the order of first reading.
  public var all: [Prose] { texts }

  /// How many distinct texts there are.
  public var count: Int { texts.count }
}
