import RubricDiagnostics
import RubricDocuments

/// What `--fix` did.
public struct FixReport: Sendable {
  /// How many findings were mended.
  public var mended = 0
  /// The files that were written, in order.
  public var files: [String] = []
  /// Findings whose edits touch those of another, and were left.
  public var conflicts: [LocatedFinding] = []
}

/// Writes the edits of findings into their files, and nothing else: comments and layout stay.
struct Fixing {
  private let findings: [LocatedFinding]
  private var report = FixReport()

  /// - Parameter findings: in report order; those that are waived or have no edits are left.
  init(_ findings: [LocatedFinding]) {
    self.findings = findings.filter { $0.suppression == nil && !$0.edits.isEmpty }
  }

  /// - Parameter contents: what each file held when it was read, by its path in reports: one that has been
  ///   changed since is left alone, and that is an error.
  mutating func run(contents: [String: [UInt8]]) throws(BuildError) -> FixReport {
    var byPath: [String: [Int]] = [:]
    for (index, finding) in findings.enumerated() {
      let paths = Set(finding.edits.map(\.place.path))
      // What is to be done to several files at once is not done: half of it could fail.
      if paths.count == 1, let path = paths.first, contents[path] != nil {
        byPath[path, default: []].append(index)
      } else {
        report.conflicts.append(finding)
      }
    }
    for (path, indices) in byPath.sorted(by: { $0.key < $1.key }) {
      if let old = contents[path] { try fix(path, holding: old, indices) }
    }
    report.conflicts.sort(by: LocatedFinding.inReportOrder)
    return report
  }

  private mutating func fix(_ path: String, holding old: [UInt8], _ indices: [Int]) throws(BuildError) {
    var accepted: [LocatedFinding.LocatedEdit] = []
    var made: [Range<UInt32>: String] = [:]
    var mended = 0
    // In the order of the text; each finding's edits are made all or not at all.
    for index in indices.sorted(by: { start(of: $0) < start(of: $1) }) {
      let edits = findings[index].edits.sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }
      if edits.allSatisfy({ made[$0.bytes] == $0.text }) {
        mended += 1
      } else if let last = accepted.last, let first = edits.first, Fixing.touches(last.bytes, first.bytes) {
        report.conflicts.append(findings[index])
      } else {
        accepted += edits
        for edit in edits { made[edit.bytes] = edit.text }
        mended += 1
      }
    }
    guard let new = Fixing.bytes(old, accepted), Fixing.isSound(new, path: path) else {
      report.conflicts += indices.map { findings[$0] }
      return
    }
    do throws(FileError) {
      guard try FileSystem.bytes(ofFile: path) == old else { throw FileError(.write, path, .changed) }
    } catch { throw BuildError(error) }
    try WholeFile.write(new, to: path)
    report.mended += mended
    report.files.append(path)
  }

  /// Whether a stretch of the text cannot be written anew apart from the one before it.
  private static func touches(_ first: Range<UInt32>, _ second: Range<UInt32>) -> Bool {
    second.lowerBound < first.upperBound || (second.lowerBound == first.upperBound && first.isEmpty)
  }

  private func start(of index: Int) -> UInt32 {
    findings[index].edits.map(\.bytes.lowerBound).min() ?? 0
  }

  /// The text after the edits, which lie one after the other; nil where one lies outside it.
  private static func bytes(_ old: [UInt8], _ edits: [LocatedFinding.LocatedEdit]) -> [UInt8]? {
    var new: [UInt8] = []
    new.reserveCapacity(old.count)
    var position = 0
    for edit in edits {
      let (start, end) = (Int(edit.bytes.lowerBound), Int(edit.bytes.upperBound))
      guard position <= start, end <= old.count else { return nil }
      new += old[position..<start]
      new += edit.text.utf8
      position = end
    }
    return new + old[position...]
  }

  /// Whether a file that was a document is still one.
  private static func isSound(_ bytes: [UInt8], path: String) -> Bool {
    let ending = PathText.fileExtension(of: path)
    guard ["json", "yaml", "yml"].contains(ending) else { return true }
    let read = DocumentReader().read(
      SourceFile(path: path, bytes: bytes), as: SourceID(index: 0), format: ending == "json" ? .json : .yaml)
    return read.value != nil
  }
}
