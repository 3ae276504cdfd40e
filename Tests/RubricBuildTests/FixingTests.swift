import Glibc

import Testing

@testable import RubricBuild
@testable import RubricDiagnostics

@Suite struct FixingTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A finding that wants the bytes of a file replaced.
  private func finding(_ message: String, _ path: String, _ edits: [(Range<UInt32>, String)])
    -> LocatedFinding
  {
    let place = LocatedFinding.Place(path: path, line: 1, column: 1, endLine: 1, endColumn: 1)
    return LocatedFinding(
      rule: "r", severity: .error, message: message, place: place, excerpt: Excerpt(line: "", caret: 0..<0),
      notes: [],
      edits: edits.map { LocatedFinding.LocatedEdit(place: place, bytes: $0.0, text: $0.1) })
  }

  private func file(_ text: String, _ name: String = "a.yaml") throws -> String {
    let path = folder.at(name)
    try WholeFile.write(Array(text.utf8), to: path)
    return path
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try FileSystem.bytes(ofFile: path), as: UTF8.self)
  }

  private func fix(_ findings: [LocatedFinding], _ path: String) throws -> FixReport {
    var fixing = Fixing(findings)
    return try fixing.run(contents: [path: try FileSystem.bytes(ofFile: path)])
  }

  @Test func onlyWhatIsToBeMendedChanges() throws {
    let path = try file("a: one # kept\nb:   two\n\n# end\n")
    let report = try fix([finding("x", path, [(3..<6, "1")]), finding("y", path, [(19..<22, "2")])], path)
    #expect(try text(path) == "a: 1 # kept\nb:   2\n\n# end\n")
    #expect(report.mended == 2 && report.files == [path] && report.conflicts.isEmpty)
  }

  @Test func editsThatTouchAreAConflictAndTheSameEditIsNone() throws {
    let path = try file("a: one two\n")
    let report = try fix(
      [
        finding("first", path, [(3..<6, "1")]), finding("same", path, [(3..<6, "1")]),
        finding("overlaps", path, [(5..<10, "x")]), finding("half", path, [(4..<5, "z"), (9..<10, "o")]),
        finding("beside", path, [(6..<7, "\t")]),
      ], path)
    #expect(try text(path) == "a: 1\ttwo\n")
    #expect(report.mended == 3)
    #expect(report.conflicts.map(\.message).sorted() == ["half", "overlaps"])
  }

  @Test func whatIsWaivedOrWouldBeNoDocumentIsLeft() throws {
    let path = try file("a: one\n")
    var waived = finding("waived", path, [(3..<6, "1")])
    waived.suppression = Suppression(.inSource, reason: "It is so.")
    let report = try fix([waived, finding("breaks", path, [(3..<6, "[")])], path)
    #expect(try text(path) == "a: one\n")
    #expect(report.mended == 0 && report.files.isEmpty)
    #expect(report.conflicts.map(\.message) == ["breaks"])
  }

  @Test func placesOutsideTheFileChangeNothing() throws {
    let path = try file("a: one\n")
    let report = try fix([finding("x", path, [(5..<900, "1")])], path)
    #expect(try text(path) == "a: one\n")
    #expect(report.conflicts.count == 1)
  }

  @Test func aFileThatWasChangedSinceIsNotWritten() throws {
    let path = try file("a: one\n")
    var fixing = Fixing([finding("x", path, [(3..<6, "1")])])
    let error = #expect(throws: BuildError.self) { try fixing.run(contents: [path: Array("a: two\n".utf8)]) }
    #expect(error?.description.hasSuffix("it was changed since it was read") == true)
    #expect(try text(path) == "a: one\n")
  }

  @Test func permissionsAndLinksStay() throws {
    let path = try file("a: one\n")
    chmod(path, 0o640)
    symlink(path, folder.at("link.yaml"))
    try WholeFile.write(Array("b\n".utf8), to: folder.at("link.yaml"))
    var status = stat()
    lstat(folder.at("link.yaml"), &status)
    #expect(FileKind(mode: status.st_mode) == .link)
    lstat(path, &status)
    #expect(status.st_mode & 0o777 == 0o640)
    #expect(try text(path) == "b\n")
    #expect(throws: BuildError.self) { try WholeFile.write([], to: folder.path) }
    #expect(try FileSystem.entries(ofFolder: folder.path).map(\.name).sorted() == ["a.yaml", "link.yaml"])
  }
}

@Suite struct BaselineTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func findings(_ fingerprints: [String]) -> [LocatedFinding] {
    fingerprints.map { fingerprint in
      var finding = LocatedFinding(
        rule: "r", severity: .error, message: "m \"\(fingerprint)\"",
        place: LocatedFinding.Place(path: "p", line: 1, column: 1, endLine: 1, endColumn: 1),
        excerpt: Excerpt(line: "", caret: 0..<0), notes: [])
      finding.fingerprint = fingerprint
      return finding
    }
  }

  @Test func whatIsKnownCountsApart() throws {
    var waived = findings(["w"])[0]
    waived.suppression = Suppression(.inSource, reason: "It is so.")
    let baseline = Baseline(findings(["b", "a", "gone"]) + [waived])
    #expect(baseline.count == 3)
    try WholeFile.write(baseline.bytes, to: folder.at("b.json"))
    let read = try Baseline(path: folder.at("b.json"))
    #expect(read.bytes == baseline.bytes)
    var found = findings(["a", "b", "new"])
    let use = read.apply(to: &found, isWhole: true)
    #expect(found.map { $0.suppression?.kind } == [.baseline, .baseline, nil])
    #expect(use.known == 2 && use.gone == 1)
    #expect(read.apply(to: &found, isWhole: false).gone == 0)
  }

  @Test func anotherFileIsRefused() throws {
    for text in [
      "", "[", "{}", #"{"version": 2, "findings": []}"#, #"{"version": 1, "findings": [{"rule": "x"}]}"#,
    ] {
      try WholeFile.write(Array(text.utf8), to: folder.at("b.json"))
      let error = #expect(throws: BuildError.self) { try Baseline(path: folder.at("b.json")) }
      #expect(error?.help == "write it anew with 'rubric baseline'")
    }
    let error = #expect(throws: BuildError.self) { try Baseline(path: folder.at("none.json")) }
    #expect(error?.help == "write it first with 'rubric baseline'")
  }
}
