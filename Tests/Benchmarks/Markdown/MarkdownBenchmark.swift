import CCmarkGFM
import RubricBenchmarking
import RubricMarkdown
import RubricTheme

/// Times Markdown alone: `swift run -c release RubricMarkdownBenchmark FILE...`.
///
/// Prints the median time over all files of reading them, of reading and rendering them, and of cmark-gfm's
/// bare parse of the same bytes in the same run; beside it the speed in MB/s (10^6 bytes) and the median
/// ratio to cmark-gfm's time in the same round.
@main
enum MarkdownBenchmark {
  private static let runs = 41

  static func main() {
    let texts = CommandLine.arguments.dropFirst().compactMap { path -> ArraySlice<UInt8>? in
      guard let bytes = contents(of: path) else { return nil }
      return bytes[FrontMatter.split(bytes).body]
    }
    guard !texts.isEmpty else { return print("usage: RubricMarkdownBenchmark FILE...") }
    let size = texts.reduce(0) { $0 + $1.count }
    var times: [[Double]] = [[], [], []]
    // Interleaved, so that other load on the machine meets all alike.
    for _ in 0..<runs {
      times[0].append(seconds { for text in texts { _ = MarkdownReader().read(text) } })
      times[1].append(seconds { for text in texts { render(text) } })
      times[2].append(seconds { Cmark.parse(texts) })
    }
    print("ms      MB/s   ÷ cmark  what")
    for (name, own) in zip(["reading", "reading and rendering", "cmark-gfm: parsing"], times) {
      let ratio = median(of: zip(own, times[2]).map { $0 / $1 })
      let time = median(of: own)
      let cells = [
        (rounded(time * 1e3, digits: 2), 8), (rounded(Double(size) / time / 1e6, digits: 0), 7),
        (rounded(ratio, digits: 2), 9),
      ]
      print(row(cells, name))
    }
  }

  private static func render(_ text: ArraySlice<UInt8>) {
    let document = MarkdownReader().read(text)
    var html = HTMLWriter(capacity: text.count * 2)
    MarkdownRenderer().write(document, into: &html)
  }
}

/// cmark-gfm as it comes, with the extensions that Rubric reads: trees made and thrown away.
private enum Cmark {
  static func parse(_ texts: [ArraySlice<UInt8>]) {
    cmark_gfm_core_extensions_ensure_registered()
    for text in texts { parse(text) }
  }

  private static func parse(_ text: ArraySlice<UInt8>) {
    guard let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_SOURCEPOS) else { return }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink", "tasklist"] {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    text.withUnsafeBytes { bytes in
      guard let base = bytes.bindMemory(to: CChar.self).baseAddress else { return }
      cmark_parser_feed(parser, base, bytes.count)
    }
    cmark_node_free(cmark_parser_finish(parser))
  }
}
