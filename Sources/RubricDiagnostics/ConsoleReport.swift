/// Findings as a compiler prints them, one after the other.
public struct ConsoleReport: Sendable {
  /// Whether to colour with ANSI escapes.
  public var isColoured: Bool

  /// - Parameter isColoured: whether the report goes to a terminal that knows ANSI escapes.
  public init(isColoured: Bool) { self.isColoured = isColoured }

  /// `path:line:column: error: message [id]`, the excerpt with its caret, notes and help; ends with a line end.
  /// None of its lines is a command to a service that reads the log.
  public func text(of finding: LocatedFinding) -> String {
    var bytes: [UInt8] = []
    write(finding, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds what `text(of:)` gives to the lines of a log.
  public func write(_ finding: LocatedFinding, to log: inout [UInt8]) {
    let start = log.count
    put(bold, to: &log)
    put(finding.place, to: &log)
    put(plain, to: &log)
    log.append(space)
    put(colour(of: finding.severity), to: &log)
    put(finding.severity.rawValue, to: &log)
    log.append(colon)
    put(plain, to: &log)
    log.append(space)
    put(bold, to: &log)
    VisibleText.write(finding.message, to: &log)
    put(plain, to: &log)
    put(" [", to: &log)
    VisibleText.write(finding.rule.text, to: &log)
    put("]\n", to: &log)
    write(finding.excerpt, to: &log)
    for note in finding.notes {
      put(note.place, to: &log)
      put(" note: ", to: &log)
      VisibleText.write(note.message, to: &log)
      log.append(lineEnd)
    }
    if let help = finding.help {
      put("  help: ", to: &log)
      VisibleText.write(help, to: &log)
      log.append(lineEnd)
    }
    LogCommands.breakCommands(in: &log, from: start)
  }

  // MARK: - Excerpts

  private func write(_ excerpt: Excerpt, to log: inout [UInt8]) {
    guard !excerpt.line.isEmpty else { return }
    put("    ", to: &log)
    // Escaping can lengthen what stands before the caret, so the caret is placed by the escaped text.
    let (indent, width) = writeLine(of: excerpt, to: &log)
    put("\n    ", to: &log)
    log.append(contentsOf: repeatElement(space, count: indent))
    put(isColoured ? "\u{1B}[32m" : "", to: &log)
    log.append(UInt8(ascii: "^"))
    log.append(contentsOf: repeatElement(UInt8(ascii: "~"), count: max(0, width - 1)))
    put(plain, to: &log)
    log.append(lineEnd)
  }

  /// - Returns: how many characters stand before what is marked, and in it.
  private func writeLine(of excerpt: Excerpt, to log: inout [UInt8]) -> (before: Int, marked: Int) {
    // Most lines are plain, and then a character is a byte.
    if VisibleText.isPlain(excerpt.line.utf8) {
      let count = excerpt.line.utf8.count
      log.append(contentsOf: excerpt.line.utf8)
      let lower = min(excerpt.caret.lowerBound, count)
      return (lower, min(max(excerpt.caret.upperBound, lower), count) - lower)
    }
    let scalars = Array(excerpt.line.unicodeScalars)
    let lower = min(excerpt.caret.lowerBound, scalars.count)
    let upper = min(max(excerpt.caret.upperBound, lower), scalars.count)
    let before = visible(scalars[..<lower])
    let marked = visible(scalars[lower..<upper])
    for text in [before, marked, visible(scalars[upper...])] { log.append(contentsOf: text.utf8) }
    return (before.unicodeScalars.count, marked.unicodeScalars.count)
  }

  private func visible(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    // A tab would put the caret in the wrong column.
    for scalar in scalars { text.append(scalar == "\t" ? " " : scalar) }
    return VisibleText(String(text)).description
  }

  // MARK: - Pieces

  private var space: UInt8 { UInt8(ascii: " ") }
  private var colon: UInt8 { UInt8(ascii: ":") }
  private var lineEnd: UInt8 { UInt8(ascii: "\n") }

  private func put(_ text: String, to log: inout [UInt8]) { log.append(contentsOf: text.utf8) }

  /// With a colon behind the column.
  private func put(_ place: LocatedFinding.Place, to log: inout [UInt8]) {
    VisibleText.write(place.path, to: &log)
    log.append(colon)
    put(String(place.line), to: &log)
    log.append(colon)
    put(String(place.column), to: &log)
    log.append(colon)
  }

  private var bold: String { isColoured ? "\u{1B}[1m" : "" }
  private var plain: String { isColoured ? "\u{1B}[0m" : "" }

  private func colour(of severity: Severity) -> String {
    guard isColoured else { return "" }
    switch severity {
    case .error: return "\u{1B}[1;31m"
    case .warning: return "\u{1B}[1;33m"
    case .info: return "\u{1B}[1;36m"
    }
  }
}
