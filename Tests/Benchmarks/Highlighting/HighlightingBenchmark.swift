import RubricBenchmarking
import RubricHighlighting

/// Times the highlighting of code alone: `swift run -c release RubricHighlightingBenchmark LANGUAGE FILE...`.
///
/// Cuts the files into blocks of the greatest length that is highlighted, and prints the median speed in MB/s
/// (10^6 bytes) on one core, and how many bytes there are to a piece.
@main
enum HighlightingBenchmark {
  private static let runs = 21

  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    let files = arguments.dropFirst().compactMap(contents)
    guard let language = arguments.first.flatMap(LanguageCatalogue.language), !files.isEmpty else {
      return print("usage: RubricHighlightingBenchmark LANGUAGE FILE...")
    }
    let size = files.reduce(0) { $0 + $1.count }
    var count = 0
    let times = (0..<runs).map { _ in
      seconds { count = files.reduce(0) { $0 + tokens(in: $1, language) } }
    }
    let speed = Double(size) / median(of: times) / 1e6
    print(
      "\(rounded(speed, digits: 0)) MB/s, \(rounded(Double(size) / Double(max(count, 1)), digits: 2)) bytes a piece"
    )
  }

  private static func tokens(in code: [UInt8], _ language: Language) -> Int {
    code.withUnsafeBufferPointer { code in
      stride(from: 0, to: code.count, by: Highlighter.mostBytes).reduce(0) { count, start in
        let block = code[start..<min(start + Highlighter.mostBytes, code.count)]
        return count + Highlighter.tokens(of: UnsafeBufferPointer(rebasing: block), in: language).count
      }
    }
  }
}
