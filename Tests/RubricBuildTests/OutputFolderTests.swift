import Glibc
import Testing

@testable import RubricBuild

@Suite struct OutputFolderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open(force: Bool = false) throws(OutputError) -> OutputFolder {
    try OutputFolder.open(folder.at("o"), force: force)
  }

  /// A whole build of files whose content is their path.
  @discardableResult
  private func build(_ paths: [String], force: Bool = false) throws -> OutputFolder.Summary {
    let output = try open(force: force)
    for path in paths { try output.write(path: path, bytes: Array(path.utf8)) }
    return try output.finish()
  }

  /// A build that is killed after it has written the files.
  private func killedBuild(_ paths: [String], force: Bool = false) throws {
    let output = try open(force: force)
    for path in paths { try output.write(path: path, bytes: Array("killed".utf8)) }
  }

  private func refusal(_ path: String, force: Bool = false) throws -> OutputError? {
    let output = try open(force: force)
    return #expect(throws: OutputError.self) { try output.write(path: path, bytes: [1]) }
  }

  // MARK: - Builds

  @Test func aBuildMakesTheFolderAndListsItsFiles() throws {
    let output = try OutputFolder.open(folder.at("o/deep/er"), force: false)
    #expect(try output.write(path: "b/c.html", bytes: Array("two".utf8)) == .written)
    #expect(try output.write(OutputFile(path: "a 100%\n.txt", bytes: [])) == .written)
    #expect(try output.write(path: "b/B.html", bytes: Array("three".utf8)) == .written)
    #expect(try output.finish() == OutputFolder.Summary(written: 3, unchanged: 0, removed: 0))
    #expect(
      folder.tree("o/deep/er") == [".rubric-manifest", "a 100%\n.txt", "b/", "b/B.html", "b/c.html"])
    #expect(folder.text("o/deep/er/b/c.html") == "two")
    #expect(
      folder.text("o/deep/er/.rubric-manifest")
        == "rubric-manifest 1\na 100%25%0A.txt\nb/B.html\nb/c.html\n")
  }

  @Test func sameBytesAreNotWrittenAgain() throws {
    try build(["a.html", "d/b.html", "d/c.html"])
    let before = ["o/a.html", "o/d/b.html", "o/d/c.html", "o/.rubric-manifest"].map { folder.stamp($0) }
    #expect(
      try build(["d/c.html", "a.html", "d/b.html"])
        == OutputFolder.Summary(written: 0, unchanged: 3, removed: 0))
    #expect(
      ["o/a.html", "o/d/b.html", "o/d/c.html", "o/.rubric-manifest"].map { folder.stamp($0) } == before)
    let output = try open()
    #expect(try output.write(path: "a.html", bytes: Array("b.html".utf8)) == .written)
    #expect(try output.write(path: "d/b.html", bytes: Array("d/b.html".utf8)) == .unchanged)
    #expect(try output.write(path: "d/c.html", bytes: Array("d/c.html ".utf8)) == .written)
    _ = try output.finish()
    #expect(folder.text("o/a.html") == "b.html")
    #expect(folder.text("o/d/c.html") == "d/c.html ")
  }

  @Test func onlyWhatAnEarlierBuildWroteIsRemoved() throws {
    try build(["a.html", "old/x/y.html", "old/z.html", "mixed/ours.html"])
    try folder.write("o/mixed/theirs.html")
    folder.makeFolder("o/empty")
    #expect(try build(["a.html"], force: true).removed == 3)
    #expect(folder.tree("o") == [".rubric-manifest", "a.html", "empty/", "mixed/", "mixed/theirs.html"])
  }

  @Test func nothingIsRemovedBeforeTheEnd() throws {
    try build(["a.html", "b.html"])
    let output = try open()
    try output.write(path: "c.html", bytes: [])
    #expect(folder.text("o/b.html") == "b.html")
    #expect(folder.kind("o/a.html") == .regular)
    _ = try output.finish()
    #expect(folder.tree("o") == [".rubric-manifest", "c.html"])
  }

  @Test func aFileOfOursMakesWayForAFolderAndTheOtherWayRound() throws {
    try build(["a", "b/c/d.html", "b/e.html"])
    let output = try open()
    try output.write(path: "a/x.html", bytes: [])
    try output.write(path: "b", bytes: Array("file".utf8))
    #expect(folder.kind("o/b/e.html") == .regular)
    _ = try output.finish()
    #expect(folder.tree("o") == [".rubric-manifest", "a/", "a/x.html", "b"])
    #expect(folder.text("o/b") == "file")
  }

  @Test func aFolderWithForeignFilesInItDoesNotMakeWay() throws {
    try build(["b/c.html"])
    try folder.write("o/b/foreign.txt")
    let output = try open(force: true)
    try output.write(path: "b", bytes: [])
    #expect(throws: OutputError.self) { try output.finish() }
    #expect(folder.text("o/b/foreign.txt") == "x")
    // What that build left is mended by the next.
    try build(["c.html"], force: true)
    #expect(folder.tree("o") == [".rubric-manifest", "b/", "b/foreign.txt", "c.html"])
  }

  @Test func aPathIsWrittenOnce() throws {
    let output = try open()
    try output.write(path: "a", bytes: [])
    #expect(throws: OutputError.writtenTwice(path: folder.at("o/a"))) {
      try output.write(path: "a", bytes: [])
    }
    #expect(throws: OutputError.writtenTwice(path: folder.at("o/a"))) { try output.finish() }
    let other = try OutputFolder.open(folder.at("p"), force: false)
    try other.write(path: "a", bytes: [])
    #expect(throws: OutputError.writtenTwice(path: folder.at("p/a"))) {
      try other.write(path: "a/b/c", bytes: [])
    }
    // Two spellings of é are two files.
    let spelt = try OutputFolder.open(folder.at("q"), force: false)
    try spelt.write(path: "é", bytes: [1])
    try spelt.write(path: "e\u{301}", bytes: [2])
    #expect(try spelt.finish().written == 2)
    #expect(folder.tree("q").count == 3)
  }

  @Test func afterAFailureNothingIsRemoved() throws {
    try build(["a.html", "b.html"])
    let output = try open()
    #expect(throws: OutputError.self) { try output.write(path: "../x", bytes: []) }
    #expect(throws: OutputError.self) { try output.finish() }
    #expect(folder.kind("o/a.html") == .regular && folder.kind("x") == nil)
  }

  @Test func aFinishedFolderTakesNoMore() throws {
    let output = try open()
    _ = try output.finish()
    let finished = OutputError.finished(path: folder.at("o"))
    #expect(throws: finished) { try output.write(path: "a", bytes: []) }
    let again = try open()
    _ = try again.finish()
    #expect(throws: OutputError.finished(path: folder.at("o"))) { try again.finish() }
  }

  // MARK: - Killed builds

  @Test func theNextBuildCompletesAKilledOne() throws {
    try build(["a.html", "old/b.html", "same.html"])
    try killedBuild(["a.html", "new/deep/c.html", "d.html"])
    #expect(folder.tree("o").contains(".rubric-journal"))
    // As if it had been killed while it wrote.
    try folder.write("o/new/deep/.rubric-tmp-1-7", "half")
    try folder.write("o/.rubric-tmp-1-8", "half")
    try killedBuild(["e/f.html"])
    #expect(folder.kind("o/new/deep/.rubric-tmp-1-7") == nil)
    #expect(folder.text("o/old/b.html") == "old/b.html")
    let summary = try build(["a.html", "same.html"])
    #expect(summary == OutputFolder.Summary(written: 1, unchanged: 1, removed: 4))
    #expect(folder.tree("o") == [".rubric-manifest", "a.html", "same.html"])
    #expect(folder.text("o/a.html") == "a.html")
  }

  @Test func aKilledFirstBuildLeavesNoForeignFolder() throws {
    try killedBuild(["a.html", "x/b.html"])
    try build(["a.html"])
    #expect(folder.tree("o") == [".rubric-manifest", "a.html"])
  }

  @Test func aLineThatWasCutOffListsNothing() throws {
    try folder.write("o/.rubric-journal", "rubric-journal 1\nours.html\nforeign.ht")
    try folder.write("o/ours.html")
    try folder.write("o/foreign.ht")
    #expect(throws: OutputError.foreignFolder(path: folder.at("o"), example: "foreign.ht")) { try open() }
    try build(["a.html"], force: true)
    #expect(folder.tree("o") == [".rubric-manifest", "a.html", "foreign.ht"])
  }

  @Test func everyPathIsListedBeforeItsFileAppears() throws {
    let output = try open()
    for index in 0..<50 {
      let path = "d\(index % 7)/f\(index).html"
      try output.write(path: path, bytes: [])
      #expect(folder.text("o/.rubric-journal")?.hasSuffix("\n\(path)\n") == true)
    }
  }

  @Test func aBuildThatFailsWhileItRemovesIsCompleted() throws {
    try build(["a.html", "b.html"])
    try killedBuild(["a.html", "c.html"])
    // Killed after it had removed one file and before it replaced the manifest.
    unlink(folder.at("o/b.html"))
    try build(["d.html"])
    #expect(folder.tree("o") == [".rubric-manifest", "d.html"])
  }

  // MARK: - What is not ours

  @Test func aFolderWithForeignFilesIsRefused() throws {
    try folder.write("o/thesis.doc")
    let error = #expect(throws: OutputError.self) { try open() }
    #expect(error == .foreignFolder(path: folder.at("o"), example: "thesis.doc"))
    #expect(
      error?.description
        == "cannot write to '\(folder.at("o"))': it holds files that no build wrote, such as 'thesis.doc'")
    #expect(folder.tree("o") == ["thesis.doc"])
    try build(["a.html"], force: true)
    #expect(folder.tree("o") == [".rubric-manifest", "a.html", "thesis.doc"])
    // A folder of ours does not become theirs to write to for that.
    #expect(throws: OutputError.foreignFolder(path: folder.at("o"), example: "thesis.doc")) { try open() }
    try build(["b.html"], force: true)
    #expect(folder.tree("o") == [".rubric-manifest", "b.html", "thesis.doc"])
  }

  @Test func aForeignFileInAFolderOfOursIsRefused() throws {
    try build(["a.html", "d/e/b.html"])
    try folder.write("o/d/e/notes.txt", "mine")
    folder.makeFolder("o/d/empty/deeper")
    let refused = OutputError.foreignFolder(path: folder.at("o"), example: "d/e/notes.txt")
    #expect(throws: refused) { try open() }
    // After a killed build, too; and what that build wrote is no foreign file.
    try killedBuild(["c/new.html"], force: true)
    #expect(throws: refused) { try open() }
    unlink(folder.at("o/d/e/notes.txt"))
    folder.link("o/x", to: "elsewhere")
    #expect(throws: OutputError.foreignFolder(path: folder.at("o"), example: "x")) { try open() }
    unlink(folder.at("o/x"))
    try build(["a.html"])
    #expect(folder.tree("o") == [".rubric-manifest", "a.html", "d/", "d/empty/", "d/empty/deeper/"])
  }

  @Test func aForeignFileIsReplacedWithForceOnly() throws {
    try build(["a.html"])
    for (path, theirs) in [("b.html", "o/b.html"), ("c/d.html", "o/c")] {
      let output = try open()
      // Put there while the build runs.
      try folder.write(theirs, "theirs")
      #expect(throws: OutputError.foreignFile(path: folder.at(theirs))) {
        try output.write(path: path, bytes: [1])
      }
      #expect(throws: OutputError.self) { try output.finish() }
      // Refused, it is not listed as ours.
      #expect(throws: OutputError.self) { try open() }
      #expect(folder.text(theirs) == "theirs")
      unlink(folder.at(theirs))
    }
    try folder.write("o/b.html", "theirs")
    try folder.write("o/c", "theirs")
    try build(["b.html", "c/d.html"], force: true)
    #expect(folder.tree("o") == [".rubric-manifest", "b.html", "c/", "c/d.html"])
    #expect(folder.text("o/b.html") == "b.html")
  }

  @Test func whatHostsKeepAtTheTopIsLeftAlone() throws {
    for name in ["CNAME", ".nojekyll", ".git/config", ".htaccess"] { try folder.write("o/" + name) }
    let before = ["CNAME", ".nojekyll", ".git/config"].map { folder.stamp("o/" + $0) }
    try build(["a.html"])
    try build(["b.html"])
    #expect(
      folder.tree("o") == [
        ".git/", ".git/config", ".htaccess", ".nojekyll", ".rubric-manifest", "CNAME", "b.html",
      ])
    #expect(["CNAME", ".nojekyll", ".git/config"].map { folder.stamp("o/" + $0) } == before)
    for path in ["CNAME", ".git/config", "CNAME/x"] {
      let refusal = try refusal(path, force: true)
      #expect(refusal == .invalidPath(path: path, reason: "is one that builds leave alone"))
    }
    // Deeper they are names like any other.
    try build(["x/CNAME", "x/.well-known"])
    #expect(folder.tree("o/x") == [".well-known", "CNAME"])
  }

  @Test func aHostileManifestRemovesNothingElse() throws {
    try folder.write("victim.txt")
    try folder.write("o/CNAME")
    try folder.write("o/.git/config")
    folder.link("o/out", to: "..")
    folder.link("o/link.txt", to: "../victim.txt")
    folder.makeFolder("o/folder")
    let lines = [
      "../victim.txt", "%2E%2E/victim.txt", folder.at("victim.txt"), "out/victim.txt", "link.txt", "CNAME",
      "folder",
      ".git/config", "a//b", "", ".", "./CNAME", "%", "%zz", "a%00b", "\u{FFFD}", ".rubric-manifest",
    ]
    for name in ["manifest", "journal"] {
      let list = "rubric-\(name) 1\n" + lines.joined(separator: "\n") + "\n"
      try folder.write("o/.rubric-" + name, list)
      #expect(try build(["a.html"]).removed == 0)
      #expect(folder.text("victim.txt") == "x")
      #expect(
        folder.tree("o") == [
          ".git/", ".git/config", ".rubric-manifest", "CNAME", "a.html", "folder/", "link.txt@", "out@",
        ])
      #expect(folder.text("o/.rubric-manifest") == "rubric-manifest 1\na.html\n")
    }
  }

  @Test func aManifestOfAnotherFormIsNone() throws {
    try folder.write("o/.rubric-manifest", "rubric-manifest 2\na.html\n")
    try folder.write("o/a.html")
    #expect(throws: OutputError.foreignFolder(path: folder.at("o"), example: "a.html")) { try open() }
  }

  // MARK: - Links

  @Test func linksAreNeverWrittenThrough() throws {
    try folder.write("victim/a.html", "theirs")
    try build(["d/a.html", "e.html"])
    unlink(folder.at("o/d/a.html"))
    rmdir(folder.at("o/d"))
    unlink(folder.at("o/e.html"))
    folder.link("o/d", to: "../victim")
    folder.link("o/e.html", to: "../victim/a.html")
    #expect(try refusal("d/a.html") == .link(path: folder.at("o/d")))
    #expect(try refusal("d/new.html") == .link(path: folder.at("o/d")))
    #expect(try refusal("e.html") == .link(path: folder.at("o/e.html")))
    #expect(folder.tree("victim") == ["a.html"])
    try build(["d/a.html", "e.html"], force: true)
    #expect(folder.tree("victim") == ["a.html"])
    #expect(folder.text("victim/a.html") == "theirs")
    #expect(folder.tree("o") == [".rubric-manifest", "d/", "d/a.html", "e.html"])
  }

  @Test func nothingIsRemovedThroughALink() throws {
    try build(["d/a.html", "b.html"])
    try folder.write("victim/a.html", "theirs")
    unlink(folder.at("o/d/a.html"))
    rmdir(folder.at("o/d"))
    folder.link("o/d", to: "../victim")
    try build(["b.html"])
    #expect(folder.text("victim/a.html") == "theirs")
    #expect(folder.kind("o/d") == .link)
  }

  @Test func ourOwnFilesMayNotBeLinksEither() throws {
    try folder.write("victim", "rubric-journal 1\n")
    folder.link("o/.rubric-journal", to: "../victim")
    folder.link("o/.rubric-manifest", to: "../victim")
    folder.link("o/.rubric-tmp-1-1", to: "../victim")
    try build(["a.html"])
    #expect(folder.text("victim") == "rubric-journal 1\n")
    #expect(folder.tree("o") == [".rubric-manifest", ".rubric-tmp-1-1@", "a.html"])
  }

  @Test func aFileWithASecondNameElsewhereKeepsItsContentThere() throws {
    try build(["a.html"])
    link(folder.at("o/a.html"), folder.at("elsewhere"))
    let output = try open()
    try output.write(path: "a.html", bytes: Array("other".utf8))
    _ = try output.finish()
    #expect(folder.text("elsewhere") == "a.html")
  }

  @Test func theFolderItselfMayBeALink() throws {
    folder.makeFolder("real")
    folder.link("o", to: "real")
    try build(["a.html"])
    #expect(folder.tree("real") == [".rubric-manifest", "a.html"])
  }

  @Test func aPipeInTheWayIsNotOpened() throws {
    try build(["a.html"])
    unlink(folder.at("o/a.html"))
    mkfifo(folder.at("o/a.html"), 0o644)
    #expect(try refusal("a.html") == .foreignFile(path: folder.at("o/a.html")))
    try build(["a.html"], force: true)
    #expect(folder.kind("o/a.html") == .regular)
  }

  // MARK: - Paths, locks, errors

  @Test func pathsThatLeaveTheFolderAreRefused() throws {
    let long = String(repeating: "é", count: 128)
    for path in [
      "", "/etc/x", "..", "../x", "a/../b", "a/./b", "a//b", "a/", "a\0b", long, "a/" + long, ".x",
      "a/.rubric-tmp-1",
    ] {
      #expect(throws: OutputPath.Fault.self, "\(path)") { try OutputPath(path) }
    }
    for path in ["a", "a/..b/c", "a/...", String(repeating: "x", count: 255)] {
      #expect(throws: Never.self) { try OutputPath(path) }
    }
  }

  @Test func twoBuildsDoNotShareAFolder() throws {
    let first = try open()
    #expect(throws: OutputError.busy(path: folder.at("o"))) { try open() }
    #expect(throws: OutputError.busy(path: folder.at("o"))) { try open(force: true) }
    try first.write(path: "a.html", bytes: [])
    _ = try first.finish()
    _ = try open().finish()
    #expect(folder.tree("o") == [".rubric-manifest"])
  }

  @Test func errorsTellThePathAndTheSystemsWords() throws {
    try folder.write("o")
    #expect(throws: OutputError.notFolder(path: folder.at("o"))) { try open() }
    #expect(throws: OutputError.notFolder(path: folder.at("o/x"))) {
      try OutputFolder.open(folder.at("o/x"), force: false)
    }
    let pseudo = #expect(throws: OutputError.self) { try OutputFolder.open("/proc/rubric", force: false) }
    #expect(pseudo?.description == "cannot create '/proc/rubric': No such file or directory")
  }

  @Test(.enabled(if: geteuid() != 0, "root may write anywhere"))
  func aFolderThatMayNotBeWrittenToIsAnError() throws {
    folder.makeFolder("o")
    chmod(folder.at("o"), 0o555)
    defer { chmod(folder.at("o"), 0o755) }
    let error = #expect(throws: OutputError.self) { try open() }
    #expect(error?.description.hasSuffix("Permission denied") == true)
  }

  @Test func outputThatWouldBeReadAsContentIsRefused() throws {
    try folder.write("c/guides/a.md")
    folder.makeFolder("elsewhere/apis")
    folder.link("c/apis", to: "../elsewhere/apis")
    folder.link("l", to: "c")
    for output in [
      "c", "c/.", "c/guides", "c/guides/x/y", "c/apis/site", "elsewhere/apis/new", "l", "l/guides/../guides",
    ] {
      #expect(throws: OutputError.self, "\(output)") {
        try OutputFolder.checkOverlap(output: folder.at(output), content: folder.at("c"))
      }
    }
    for output in ["o", "c/out", "", "elsewhere", "cc", "c/guides2"] {
      #expect(throws: Never.self, "\(output)") {
        try OutputFolder.checkOverlap(output: folder.at(output), content: folder.at("c"))
      }
    }
    #expect(throws: OutputError.self) {
      try OutputFolder.checkOverlap(output: "Content", content: "./Content/")
    }
    #expect(throws: Never.self) { try OutputFolder.checkOverlap(output: "Output", content: "Content") }
  }

  // MARK: - Threads

  @Test func anyNumberOfThreadsGiveTheSameFolder() async throws {
    let paths = (0..<400).map { "g\($0 % 110)/h\($0 % 2)/f\($0).html" }
    try build(paths)
    let manifest = folder.text("o/.rubric-manifest")
    let output = try OutputFolder.open(folder.at("p"), force: false)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for start in 0..<4 {
        group.addTask {
          for index in stride(from: start, to: paths.count, by: 4).reversed() {
            try output.write(path: paths[index], bytes: Array(paths[index].utf8))
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try output.finish() == OutputFolder.Summary(written: 400, unchanged: 0, removed: 0))
    #expect(folder.text("p/.rubric-manifest") == manifest)
    #expect(folder.tree("p") == folder.tree("o"))
    #expect(folder.text("p/g7/h1/f7.html") == "g7/h1/f7.html")
  }
}
