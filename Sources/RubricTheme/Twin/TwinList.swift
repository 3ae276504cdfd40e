import RubricMarkdown
import RubricPages
import RubricSite

/// `llms.txt`: which pages there are as Markdown, for programs that read them (llmstxt.org).
///
/// It lists what leads to everything else, so that it stays short however many operations there are.
public struct TwinList {
  private var lines: [[UInt8]] = []

  /// - Parameter title: of the site.
  public init(title: String) { lines.append(Array("# ".utf8) + TwinList.escaped(title)) }

  /// Adds links under a heading; nothing where there are none.
  public mutating func add(_ heading: String, summary: String?, _ links: [(title: String, route: Route)]) {
    let twins = links.compactMap { link in link.route.twin.map { (link.title, $0) } }
    guard !twins.isEmpty else { return }
    lines.append([])
    lines.append(Array("## ".utf8) + TwinList.escaped(heading))
    if let summary, !summary.isEmpty {
      lines.append([])
      lines.append(TwinList.escaped(summary))
    }
    lines.append([])
    for (title, route) in twins {
      lines.append(Array("- [".utf8) + TwinList.escaped(title) + Array("](\(route.path))".utf8))
    }
  }

  /// The file.
  public var bytes: [UInt8] { lines.flatMap { $0 + [0x0A] } }

  private static func escaped(_ text: String) -> [UInt8] {
    var html = HTMLWriter()
    html.text(text)
    var inline = MarkdownInline()
    html.bytes.withUnsafeBufferPointer { buffer in
      if let text = ByteView(buffer) { inline.add(text) }
    }
    inline.trim()
    return inline.bytes
  }
}
