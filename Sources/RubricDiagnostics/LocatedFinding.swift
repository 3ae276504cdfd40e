/// A finding that has left its files behind: everything a report prints, without the bytes it came from.
public struct LocatedFinding: Sendable, Equatable, Codable {
  /// The rule that is not kept.
  public var rule: RuleID
  /// How much it matters.
  public var severity: Severity
  /// As the finding says it: not escaped, so whoever prints it does.
  public var message: String
  /// Where the key or value that is wrong stands.
  public var place: Place
  /// The line that it stands in; without text where the file is not known.
  public var excerpt: Excerpt
  /// Other places that belong to it.
  public var notes: [LocatedNote]
  /// What to do, as a verb phrase; nil where the message says it all.
  public var help: String?
  /// Where it stands by its file's own structure: the JSON pointer of a key or value, such as
  /// `/paths/~1permits/get`, or `#` with the anchor of the heading above; nil where nothing is known of that.
  /// It holds text of the input: not escaped.
  public var logicalPlace: String?
  /// What to write in place of what, in the order of the text; empty where nobody knows for sure.
  public var edits: [LocatedEdit] = []
  /// Name of the folder of the API that it is about, empty of a description without a content folder; nil of the
  /// site's own files.
  public var api: String?
  /// The required section that it is about, by its id; nil of a finding about something else.
  public var section: String?
  /// Why it counts for nothing; nil where it counts.
  public var suppression: Suppression?
  /// The same in the next run, wherever its line then stands; none of two findings of one run. Empty until
  /// `Fingerprints` has seen all findings of the run.
  public var fingerprint = ""

  /// See the properties.
  public init(
    rule: RuleID, severity: Severity, message: String, place: Place, excerpt: Excerpt,
    notes: [LocatedNote] = [],
    help: String? = nil, logicalPlace: String? = nil, edits: [LocatedEdit] = [], section: String? = nil,
    suppression: Suppression? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.place = place
    self.excerpt = excerpt
    self.notes = notes
    self.help = help
    self.logicalPlace = logicalPlace
    self.edits = edits
    self.section = section
    self.suppression = suppression
  }

  /// A path with lines and columns.
  public struct Place: Sendable, Equatable, Codable {
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

    /// See the properties.
    public init(path: String, line: Int, column: Int, endLine: Int, endColumn: Int) {
      self.path = path
      self.line = line
      self.column = column
      self.endLine = endLine
      self.endColumn = endColumn
    }
  }

  /// A note with its place.
  public struct LocatedNote: Sendable, Equatable, Codable {
    /// As the note says it: not escaped.
    public var message: String
    /// Where it points.
    public var place: Place

    /// See the properties.
    public init(message: String, place: Place) {
      self.message = message
      self.place = place
    }
  }

  /// Text in place of other text.
  public struct LocatedEdit: Sendable, Equatable, Codable {
    /// Where that stands.
    public var place: Place
    /// The same place in bytes from the start of the file as it lies on disk.
    public var bytes: Range<UInt32>
    /// What is written there; not escaped.
    public var text: String

    /// See the properties.
    public init(place: Place, bytes: Range<UInt32>, text: String) {
      self.place = place
      self.bytes = bytes
      self.text = text
    }
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

  /// Puts findings into report order. Most lists are in it already, and a finding is large: each is moved only
  /// where it must be, and then once.
  public static func putInReportOrder(_ findings: inout [LocatedFinding]) {
    guard findings.indices.dropFirst().contains(where: { inReportOrder(findings[$0], findings[$0 - 1]) })
    else { return }
    let order = findings.indices.sorted { inReportOrder(findings[$0], findings[$1]) }
    findings = order.map { findings[$0] }
  }
}

/// Turns the spans of one `SourceSet` into lines and columns; makes each file's line table once.
public struct Locator {
  private let sources: SourceSet
  private let logicalPlace: @Sendable (SourceSpan) -> String?
  private var tables: [SourceID: LineTable] = [:]
  private var counts: [SourceID: ScalarCounts] = [:]

  /// - Parameters:
  ///   - sources: the set that the spans are of; one of another gives line 1 of a file without path.
  ///   - logicalPlace: where a span stands by its file's own structure, as findings tell it.
  public init(_ sources: SourceSet, logicalPlace: @escaping @Sendable (SourceSpan) -> String? = { _ in nil })
  {
    self.sources = sources
    self.logicalPlace = logicalPlace
  }

  /// The finding with its places and its excerpt.
  public mutating func locate(_ finding: Finding) -> LocatedFinding {
    LocatedFinding(
      rule: finding.rule, severity: finding.severity, message: finding.message,
      place: place(of: finding.span), excerpt: excerpt(of: finding.span),
      notes: finding.notes.map {
        LocatedFinding.LocatedNote(message: $0.message, place: place(of: $0.span))
      },
      help: finding.help, logicalPlace: logicalPlace(finding.span),
      edits: finding.edits.map {
        LocatedFinding.LocatedEdit(place: place(of: $0.span), bytes: $0.span.bytes, text: $0.text)
      },
      section: finding.section, suppression: finding.suppression)
  }

  /// Path, line and column of a span.
  public mutating func place(of span: SourceSpan) -> LocatedFinding.Place {
    guard let file = sources[span.source] else {
      return LocatedFinding.Place(path: "", line: 1, column: 1, endLine: 1, endColumn: 1)
    }
    let table = table(of: span.source, file)
    let start = position(of: Int(span.bytes.lowerBound), in: span.source, file, table)
    let end = position(of: Int(span.bytes.upperBound), in: span.source, file, table)
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

  private mutating func position(
    of offset: Int, in source: SourceID, _ file: SourceFile, _ table: LineTable
  ) -> (line: Int, column: Int) {
    let offset = min(offset, file.bytes.count)
    let line = table.line(at: offset)
    var start = table.start(ofLine: line) ?? 0
    if line == 0, file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = min(3, offset) }
    guard start < offset else { return (line + 1, 1) }
    guard offset - start > ScalarCounts.block else {
      return (line + 1, ScalarCounts.count(file.bytes[start..<offset]) + 1)
    }
    let counts = self.counts[source] ?? ScalarCounts(file.bytes)
    self.counts[source] = counts
    return (
      line + 1, counts.count(before: offset, in: file.bytes) - counts.count(before: start, in: file.bytes) + 1
    )
  }
}

/// How many Unicode scalars lie before each block of a file: JSON files can be a single line, and to count
/// from its start for each of many findings would take quadratic time.
private struct ScalarCounts {
  /// In bytes.
  static let block = 4_096
  /// Where each block begins, never inside a scalar, and the scalars before it.
  private var blocks: [(start: Int, scalars: Int)] = [(0, 0)]

  init(_ bytes: [UInt8]) {
    while let last = blocks.last, last.start + ScalarCounts.block < bytes.count {
      var end = last.start + ScalarCounts.block
      for _ in 0..<3 where bytes[end] & 0xC0 == 0x80 { end -= 1 }
      blocks.append((end, last.scalars + ScalarCounts.count(bytes[last.start..<end])))
    }
  }

  func count(before offset: Int, in bytes: [UInt8]) -> Int {
    var low = 0
    var high = blocks.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if blocks[middle].start <= offset { low = middle } else { high = middle }
    }
    return blocks[low].scalars + ScalarCounts.count(bytes[blocks[low].start..<offset])
  }

  static func count(_ bytes: ArraySlice<UInt8>) -> Int {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.count
  }
}
