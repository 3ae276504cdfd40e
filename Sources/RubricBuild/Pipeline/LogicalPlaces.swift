import RubricDiagnostics
import RubricDocuments
import RubricSite

/// Where places stand by their files' own structure: keys and values of documents, headings of guides.
struct LogicalPlaces: Sendable {
  var documents: [SourceID: Document] = [:]
  /// By where they begin.
  private var headings: [SourceID: [(start: UInt32, id: String)]] = [:]

  init() {}

  /// - Parameter documents: the descriptions and settings that were read.
  init(documents: [SourceID: Document], site: Site) {
    self.documents = documents
    for id in site.guideIDs {
      let guide = site[id]
      headings[guide.source] = guide.text.headings.map {
        (start: guide.text.nodes[$0.node].range.lowerBound, id: $0.id)
      }
    }
  }

  /// As `LocatedFinding.logicalPlace` tells it.
  func text(of span: SourceSpan) -> String? {
    if let document = documents[span.source] { return document.pointer(at: span.bytes.lowerBound) }
    guard let headings = headings[span.source] else { return nil }
    var (low, high) = (0, headings.count)
    while low < high {
      let middle = (low + high) / 2
      if headings[middle].start <= span.bytes.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : "#" + headings[low - 1].id
  }
}
