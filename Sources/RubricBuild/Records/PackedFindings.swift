import RubricDiagnostics
import RubricDocuments

/// Findings in few bytes, as long as nobody asks for them: there are tens of thousands of them, about few files and
/// rules.
struct PackedFindings: Sendable, Codable {
  private var bytes: [UInt8]

  init(_ findings: [LocatedFinding]) {
    var packing = Packing()
    packing.put(findings.count)
    for finding in findings { packing.put(finding) }
    bytes = packing.bytes
  }

  /// All of them, as they were but for their fingerprints: these a run gives when it has seen all findings.
  ///
  /// - Throws: where the bytes are no findings.
  func all() throws(Unpacking.Fault) -> [LocatedFinding] {
    var reading = try Unpacking(bytes[...])
    var findings: [LocatedFinding] = []
    let count = try reading.elementCount()
    findings.reserveCapacity(count)
    for _ in 0..<count { findings.append(try reading.finding()) }
    try reading.end()
    return findings
  }
}

extension Packing {
  fileprivate mutating func put(_ finding: LocatedFinding) {
    put(finding.rule.text)
    put(finding.severity.rawValue)
    put(finding.message)
    put(finding.place)
    put(finding.excerpt.line)
    put(finding.excerpt.caret.lowerBound)
    put(finding.excerpt.caret.count)
    put(finding.notes.count)
    for note in finding.notes {
      put(note.message)
      put(note.place)
    }
    put(finding.help)
    put(finding.logicalPlace)
    put(finding.edits.count)
    for edit in finding.edits {
      put(edit.place)
      put(UInt64(edit.bytes.lowerBound))
      put(UInt64(edit.bytes.upperBound))
      put(edit.text)
    }
    put(finding.api)
    put(finding.section)
    put(finding.suppression?.kind.rawValue)
    guard let suppression = finding.suppression else { return }
    put(suppression.reason)
    put(suppression.owner)
    put(suppression.expires)
  }

  private mutating func put(_ place: LocatedFinding.Place) {
    put(place.path)
    put(place.line)
    put(place.column)
    put(place.endLine)
    put(place.endColumn)
  }
}

extension Unpacking {
  fileprivate mutating func finding() throws(Fault) -> LocatedFinding {
    let rule = RuleID(try text())
    guard let severity = Severity(rawValue: try text()) else { throw Fault() }
    var finding = LocatedFinding(
      rule: rule, severity: severity, message: try text(), place: try place(), excerpt: try excerpt())
    for _ in 0..<(try elementCount()) {
      finding.notes.append(LocatedFinding.LocatedNote(message: try text(), place: try place()))
    }
    finding.help = try optionalText()
    finding.logicalPlace = try optionalText()
    for _ in 0..<(try elementCount()) {
      finding.edits.append(
        LocatedFinding.LocatedEdit(place: try place(), bytes: try range(), text: try text()))
    }
    finding.api = try optionalText()
    finding.section = try optionalText()
    finding.suppression = try suppression()
    return finding
  }

  private mutating func suppression() throws(Fault) -> Suppression? {
    guard let word = try optionalText() else { return nil }
    guard let kind = Suppression.Kind(rawValue: word) else { throw Fault() }
    return Suppression(kind, reason: try text(), owner: try optionalText(), expires: try optionalText())
  }

  private mutating func place() throws(Fault) -> LocatedFinding.Place {
    LocatedFinding.Place(
      path: try text(), line: try count(), column: try count(), endLine: try count(), endColumn: try count())
  }

  private mutating func excerpt() throws(Fault) -> Excerpt {
    let line = try text()
    let (lower, count) = (try count(), try count())
    let (upper, isTooLarge) = lower.addingReportingOverflow(count)
    guard !isTooLarge else { throw Fault() }
    return Excerpt(line: line, caret: lower..<upper)
  }

  private mutating func range() throws(Fault) -> Range<UInt32> {
    guard let lower = UInt32(exactly: try number()), let upper = UInt32(exactly: try number()),
      lower <= upper
    else { throw Fault() }
    return lower..<upper
  }
}
