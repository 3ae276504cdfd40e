import Glibc
import RubricBuild
import Testing

@testable import RubricPreview

@Suite struct FolderWatchTests {
  private let folder: String

  init() throws {
    var template = Array("/tmp/rubric-watch-XXXXXX".utf8CString)
    folder = try #require(mkdtemp(&template).map { String(cString: $0) })
  }

  private func write(_ path: String) throws {
    let descriptor = open("\(folder)/\(path)", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    try #require(descriptor >= 0)
    _ = Glibc.write(descriptor, "x", 1)
    close(descriptor)
  }

  /// Whether `wait` returns; what makes it is done before, so that nothing depends on time.
  private func isTold(_ change: (FolderWatch) throws -> Void) throws -> Bool {
    let watch = try #require(FolderWatch(besides: "\(folder)/site"))
    watch.add(tree: folder)
    try change(watch)
    return watch.isPending
  }

  @Test func aFileThatIsWrittenIsTold() throws {
    #expect(try isTold { _ in try write("guide.md") })
  }

  @Test func aFileInANewFolderIsTold() throws {
    var isFolderTold = false
    let isTold = try isTold { watch in
      mkdir("\(folder)/guides", 0o755)
      isFolderTold = watch.isPending
      try write("guides/a.md")
    }
    #expect(isFolderTold && isTold)
  }

  @Test func aFileThatIsMovedOrRemovedIsTold() throws {
    try write("a.md")
    #expect(try isTold { _ in rename("\(folder)/a.md", "\(folder)/b.md") })
    #expect(try isTold { _ in unlink("\(folder)/b.md") })
  }

  @Test func whatEditorsKeepAndTheOutputAreNotTold() throws {
    mkdir("\(folder)/site", 0o755)
    #expect(try !isTold { _ in try write(".guide.md.swp") })
    #expect(try !isTold { _ in try write("guide.md~") })
    #expect(try !isTold { _ in try write("site/index.html") })
  }

  /// Else a build would follow each build.
  @Test func anOutputThatIsMadeLaterIsNotTold() throws {
    let isTold = try isTold { watch in
      mkdir("\(folder)/site", 0o755)
      try write("site/index.html")
      _ = watch.isPending
      try write("site/other.html")
    }
    #expect(!isTold)
  }

  /// A watch of one folder, as of that of a description, is not of what comes to lie in it.
  @Test func foldersInAFolderThatIsWatchedAloneAreNot() throws {
    let watch = try #require(FolderWatch())
    watch.add(folder)
    mkdir("\(folder)/inner", 0o755)
    #expect(watch.isPending)
    try write("inner/a.md")
    #expect(!watch.isPending)
  }

  @Test func readingIsNoChange() throws {
    try write("a.md")
    #expect(try !isTold { _ in _ = try FileSystem.bytes(ofFile: "\(folder)/a.md") })
  }
}
