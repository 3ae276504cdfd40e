import Glibc
import RubricDiagnostics
import Testing

@testable import RubricBuild

@Suite struct PackingTests {
  private static let place = LocatedFinding.Place(
    path: "apis/a/openapi.yaml", line: 7, column: 3, endLine: 7, endColumn: 9)

  /// One that says little, and one that says all that a finding can.
  private static let findings: [LocatedFinding] = {
    let little = LocatedFinding(
      rule: "operation-summary", severity: .info, message: "", place: place,
      excerpt: Excerpt(line: "", caret: 0..<0))
    var much = LocatedFinding(
      rule: "ref-unresolved", severity: .error, message: "'é\u{0}' is nothing", place: place,
      excerpt: Excerpt(line: "  get: “x”", caret: 2..<5),
      notes: [LocatedFinding.LocatedNote(message: "first declared here", place: place)], help: "name it",
      logicalPlace: "/paths/~1a",
      edits: [LocatedFinding.LocatedEdit(place: place, bytes: 3..<UInt32.max, text: "y")], section: "errors",
      suppression: Suppression(.external, reason: "since", owner: nil, expires: "2030-01-01"))
    much.api = "a"
    return [little, much, little]
  }()

  private static let files = [
    ("a/index.html", 1), ("a/operations/get.html", 3), ("a/operations/get.md", 2), ("b", 0),
  ].map { path, number in
    var status = stat()
    status.st_ino = UInt(number)
    status.st_size = number * 1_000
    status.st_mtim.tv_sec = 1_700_000_000 - number
    status.st_ctim.tv_sec = 1_700_000_000 + number
    return KeptFile(path: path, stamp: FileStamp(status))
  }

  @Test func findingsThatAreKeptAreTheSame() throws {
    let bytes = try ArchiveEncoder.bytes(of: PackedFindings(Self.findings))
    #expect(try ArchiveDecoder.value(PackedFindings.self, from: bytes[...]).all() == Self.findings)
  }

  @Test func filesThatAreKeptAreTheSame() throws {
    let kept = try KeptFiles(Self.files).all()
    #expect(kept.map(\.path) == Self.files.map(\.path) && kept.map(\.stamp) == Self.files.map(\.stamp))
  }

  @Test func whatWasCutShortOrChangedIsAValueOrAnError() throws {
    let findings = try ArchiveEncoder.bytes(of: PackedFindings(Self.findings))
    let files = try ArchiveEncoder.bytes(of: KeptFiles(Self.files))
    func isRead(_ bytes: ArraySlice<UInt8>) -> Bool {
      let first = (try? ArchiveDecoder.value(PackedFindings.self, from: bytes).all()) != nil
      return (try? ArchiveDecoder.value(KeptFiles.self, from: bytes).all()) != nil || first
    }
    for bytes in [findings, files] {
      for count in bytes.indices { #expect(!isRead(bytes[..<count])) }
      var values = 0
      for index in bytes.indices {
        for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
          var changed = bytes
          changed[index] = value
          if isRead(changed[...]) { values += 1 }
        }
      }
      #expect(values > 0 && values < 5 * bytes.count)
    }
  }
}
