import Glibc
import RubricBuild
import RubricTesting
import Testing

@Suite struct WholeFileTests {
  private func refusal(_ path: String) -> String? {
    do {
      try WholeFile.check(path)
      try WholeFile.write([0x61], to: path)
      return nil
    } catch { return error.description }
  }

  @Test func aFileIsWrittenAndReplacedAndNothingElseIsLeft() throws {
    let folder = try TestFolder()
    try WholeFile.write(Array("one".utf8), to: folder.at("a.json"))
    try WholeFile.write(Array("two".utf8), to: folder.at("a.json"))
    #expect(try FileTree(folder.path).text("a.json") == "two")
    #expect(FileTree(folder.path).paths == ["a.json"])
  }

  @Test func aNameMayBeAsLongAsNamesCanBe() throws {
    let folder = try TestFolder()
    let name = String(repeating: "n", count: 255)
    #expect(refusal(folder.at(name)) == nil)
    #expect(FileTree(folder.path).paths == [name])
  }

  @Test func aLinkStaysAndWhatItLeadsToIsWritten() throws {
    let folder = try TestFolder()
    try folder.write("real/a.json", "old")
    symlink("real/a.json", folder.at("link"))
    try WholeFile.write(Array("new".utf8), to: folder.at("link"))
    #expect(try FileTree(folder.path).text("real/a.json") == "new")
    var status = stat()
    #expect(lstat(folder.at("link"), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
  }

  /// A pipe of the test's own: a device of the machine is shared with whoever else works there.
  @Test func whatIsNoRegularFileIsWrittenToAndNotReplaced() throws {
    let folder = try TestFolder()
    #expect(mkfifo(folder.at("pipe"), 0o600) == 0)
    let reader = open(folder.at("pipe"), O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    try WholeFile.check(folder.at("pipe"))
    try WholeFile.write(Array("text".utf8), to: folder.at("pipe"))
    var bytes = [UInt8](repeating: 0, count: 8)
    #expect(read(reader, &bytes, bytes.count) == 4)
    var status = stat()
    #expect(lstat(folder.at("pipe"), &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
    #expect(FileTree(folder.path).paths == ["pipe"])
  }

  @Test func whatCannotBeWrittenIsToldBeforehand() throws {
    let folder = try TestFolder()
    try folder.write("folder/a", "")
    symlink("nowhere", folder.at("broken"))
    for path in ["folder", "folder/", "none/a.json", "folder/a/b", "broken"] {
      #expect(throws: BuildError.self, "\(path)") { try WholeFile.check(folder.at(path)) }
    }
    let missing = folder.at("none")
    #expect(refusal("\(missing)/a") == "cannot write '\(missing)/a': there is no folder '\(missing)'")
    #expect(throws: BuildError.self) { try WholeFile.check("") }
    #expect(FileTree(folder.path).paths == ["broken", "folder/a"])
  }

  @Test func textIsPutBehindWhatIsThere() throws {
    let folder = try TestFolder()
    try WholeFile.append(Array("a\n".utf8), to: folder.at("summary.md"))
    try WholeFile.append(Array("b\n".utf8), to: folder.at("summary.md"))
    #expect(try FileTree(folder.path).text("summary.md") == "a\nb\n")
  }
}
