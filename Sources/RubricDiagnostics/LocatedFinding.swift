/// A finding that has left its files behind: everything a report prints, without the bytes it came from.
public struct LocatedFinding: Sendable, Equatable {
  public var rule: RuleID
  public var severity: Severity
  public var message: String
  public var place: Place
  public var excerpt: Excerpt
  public var notes: [LocatedNote]
  public var help: String?

  /// A path with lines and columns.
  public struct Place: Sendable, Equatable {
    /// As reports show it, `/` between its parts.
    public var path: String
    /// Line of the first character, from 1.
    public var line: Int
    /// Column of the first character, from 1, counted in Unicode scalars (SARIF columnKind
    /// 'unicodeCodePoints'); a byte that is no UTF-8 counts as one.
    public var column: Int
    /// Line of the place behind the last character, from 1.
    public var endLine: Int
    /// Column of the place behind the last character, from 1.
    public var endColumn: Int
  }

  /// A note with its place.
  public struct LocatedNote: Sendable, Equatable {
    public var message: String
    public var place: Place
  }
}

extension LocatedFinding {
  /// Report order: path, line, column, rule, message. Total for findings that differ to a reader.
  public static func inReportOrder(_ a: LocatedFinding, _ b: LocatedFinding) -> Bool {
    if a.place.path != b.place.path { return a.place.path < b.place.path }
    if a.place.line != b.place.line { return a.place.line < b.place.line }
    if a.place.column != b.place.column { return a.place.column < b.place.column }
    if a.rule != b.rule { return a.rule < b.rule }
    return a.message < b.message
  }
}

/// Turns the spans of one `SourceSet` into lines and columns; makes each file's line table once.
public struct Locator {
  private let sources: SourceSet
  private var tables: [SourceID: LineTable] = [:]

  public init(_ sources: SourceSet) { self.sources = sources }

  /// The finding with its places and its excerpt.
  public mutating func locate(_ finding: Finding) -> LocatedFinding {
    LocatedFinding(
      rule: finding.rule, severity: finding.severity, message: finding.message,
      place: place(of: finding.span), excerpt: excerpt(of: finding.span),
      notes: finding.notes.map {
        LocatedFinding.LocatedNote(message: $0.message, place: place(of: $0.span))
      },
      help: finding.help)
  }

  /// Path, line and column of a span.
  public mutating func place(of span: SourceSpan) -> LocatedFinding.Place {
    guard let file = sources[span.source] else {
      return LocatedFinding.Place(path: "", line: 1, column: 1, endLine: 1, endColumn: 1)
    }
    let table = table(of: span.source, file)
    let start = position(of: Int(span.bytes.lowerBound), in: file, table)
    let end = position(of: Int(span.bytes.upperBound), in: file, table)
    return LocatedFinding.Place(
      path: file.path, line: start.line, column: start.column, endLine: end.line, endColumn: end.column)
  }

  private mutating func excerpt(of span: SourceSpan) -> Excerpt {
    guard let file = sources[span.source] else { return Excerpt(line: "", caret: 0..<0) }
    let table = table(of: span.source, file)
    return Excerpt(of: span.bytes, in: file.bytes, table)
  }

  private mutating func table(of source: SourceID, _ file: SourceFile) -> LineTable {
    if let table = tables[source] { return table }
    let table = LineTable(file.bytes)
    tables[source] = table
    return table
  }

  private func position(of offset: Int, in file: SourceFile, _ table: LineTable) -> (line: Int, column: Int) {
    let offset = min(offset, file.bytes.count)
    let line = table.line(at: offset)
    var start = table.start(ofLine: line) ?? 0
    if line == 0, file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = min(3, offset) }
    guard start < offset else { return (line + 1, 1) }
    let column = String(decoding: file.bytes[start..<offset], as: UTF8.self).unicodeScalars.count
    return (line + 1, column + 1)
  }
}
