/// Findings as a compiler prints them, one after the other.
public struct ConsoleReport: Sendable {
  /// Whether to colour with ANSI escapes.
  public var isColoured: Bool

  /// - Parameter isColoured: whether the report goes to a terminal that knows ANSI escapes.
  public init(isColoured: Bool) { self.isColoured = isColoured }

  /// `path:line:column: error: message [id]`, the excerpt with its caret, notes and help; ends with a line end.
  /// None of its lines is a command to a service that reads the log.
  public func text(of finding: LocatedFinding) -> String {
    let place = finding.place
    var text = bold("\(VisibleText(place.path)):\(place.line):\(place.column):")
    text += " " + coloured(finding.severity) + " "
    text += bold("\(VisibleText(finding.message))") + " [\(VisibleText(finding.rule.text))]\n"
    text += lines(of: finding.excerpt)
    for note in finding.notes {
      text += "\(VisibleText(note.place.path)):\(note.place.line):\(note.place.column): note: "
      text += "\(VisibleText(note.message))\n"
    }
    if let help = finding.help { text += "  help: \(VisibleText(help))\n" }
    return LogCommands.broken(text)
  }

  private func lines(of excerpt: Excerpt) -> String {
    guard !excerpt.line.isEmpty else { return "" }
    // Escaping can lengthen what stands before the caret, so the caret is placed by the escaped text.
    let scalars = Array(excerpt.line.unicodeScalars)
    let lower = min(excerpt.caret.lowerBound, scalars.count)
    let upper = min(max(excerpt.caret.upperBound, lower), scalars.count)
    let before = visible(scalars[..<lower])
    let marked = visible(scalars[lower..<upper])
    let after = visible(scalars[upper...])
    let indent = String(repeating: " ", count: before.unicodeScalars.count)
    let rest = max(0, marked.unicodeScalars.count - 1)
    let caret = "^" + String(repeating: "~", count: rest)
    return
      "    \(before)\(marked)\(after)\n    \(indent)\(isColoured ? "\u{1B}[32m\(caret)\u{1B}[0m" : caret)\n"
  }

  private func visible(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    // A tab would put the caret in the wrong column.
    for scalar in scalars { text.append(scalar == "\t" ? " " : scalar) }
    return VisibleText(String(text)).description
  }

  private func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  private func coloured(_ severity: Severity) -> String {
    let word = severity.rawValue + ":"
    guard isColoured else { return word }
    switch severity {
    case .error: return "\u{1B}[1;31m\(word)\u{1B}[0m"
    case .warning: return "\u{1B}[1;33m\(word)\u{1B}[0m"
    case .info: return "\u{1B}[1;36m\(word)\u{1B}[0m"
    }
  }
}
