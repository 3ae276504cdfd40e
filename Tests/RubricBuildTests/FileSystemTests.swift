import Glibc
import Testing

@testable import RubricBuild

@Suite struct FileSystemTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func aFileIsReadWhole() throws {
    let text = String(repeating: "0123456789", count: 50_000)
    try folder.write("big.txt", text)
    try folder.write("empty.txt", "")
    #expect(try FileSystem.bytes(ofFile: folder.at("big.txt")) == Array(text.utf8))
    #expect(try FileSystem.bytes(ofFile: folder.at("empty.txt")) == [])
  }

  @Test func aFileWhoseSizeIsNotKnownBeforehandIsReadWhole() throws {
    // The kernel says that such files have no bytes.
    let bytes = try FileSystem.bytes(ofFile: "/proc/self/status")
    #expect(bytes.count > 100)
    #expect(throws: FileError(.read, "/proc/self/status", .tooLarge(limit: 50))) {
      try FileSystem.bytes(ofFile: "/proc/self/status", atMost: 50)
    }
  }

  @Test func aFileOverTheLimitIsRefused() throws {
    try folder.write("a.txt", "12345")
    #expect(try FileSystem.bytes(ofFile: folder.at("a.txt"), atMost: 5).count == 5)
    #expect(throws: FileError(.read, folder.at("a.txt"), .tooLarge(limit: 4))) {
      try FileSystem.bytes(ofFile: folder.at("a.txt"), atMost: 4)
    }
  }

  @Test func anErrorTellsThePathAndTheSystemsWords() throws {
    let path = folder.at("missing.txt")
    let error = #expect(throws: FileError.self) { try FileSystem.bytes(ofFile: path) }
    #expect(error?.description == "cannot read '\(path)': No such file or directory")
    #expect(error?.isMissing == true)
    try folder.write("file")
    let inside = #expect(throws: FileError.self) { try FileSystem.bytes(ofFile: folder.at("file/inside")) }
    #expect(inside?.reason == "Not a directory")
  }

  @Test func pipesFoldersAndDevicesAreNotOpened() throws {
    mkfifo(folder.at("pipe"), 0o644)
    for path in [folder.at("pipe"), folder.path, "/dev/zero"] {
      #expect(throws: FileError(.read, path, .notRegular)) { try FileSystem.bytes(ofFile: path) }
    }
  }

  @Test func aZeroByteCutsNoPathShort() throws {
    try folder.write("a")
    #expect(throws: FileError.self) { try FileSystem.bytes(ofFile: folder.at("a\0.yaml")) }
    #expect(throws: FileError.self) { try FileSystem.realPath(of: folder.at("a\0.yaml")) }
    #expect(!FileSystem.isRegularFile(folder.at("a\0.yaml")))
  }

  @Test func aFolderIsListedByBytesWithKinds() throws {
    for name in ["b", "é", "B", "a.md", "e\u{301}"] { try folder.write(name) }
    folder.makeFolder("a")
    folder.link("l", to: "nowhere")
    mkfifo(folder.at("p"), 0o644)
    let entries = try FileSystem.entries(ofFolder: folder.path)
    #expect(
      entries.map { Array($0.name.utf8) }
        == ["B", "a", "a.md", "b", "e\u{301}", "l", "p", "é"].map { Array($0.utf8) })
    #expect(
      entries.map(\.kind) == [.regular, .folder, .regular, .regular, .regular, .link, .other, .regular])
  }

  @Test func aNameThatIsNoUTF8IsListedAsSuch() throws {
    let name: [CChar] = Array(folder.path.utf8CString.dropLast()) + [0x2F, 0x61, CChar(bitPattern: 0xFF), 0]
    close(open(name, O_CREAT | O_WRONLY, 0o644))
    let entries = try FileSystem.entries(ofFolder: folder.path)
    #expect(entries == [FolderEntry(name: "a\u{FFFD}", isUTF8: false, kind: .regular)])
  }

  @Test func linksAreFollowedOrNotAsAsked() throws {
    try folder.write("file")
    folder.link("link", to: "file")
    folder.link("round", to: "round")
    #expect(try FileSystem.realPath(of: folder.at("link")) == folder.at("file"))
    #expect(try FileSystem.status(of: folder.at("link")).kind == .regular)
    #expect(try FileSystem.kind(at: folder.at("link")) == .link)
    #expect(try FileSystem.kind(at: folder.at("none")) == nil)
    #expect(throws: FileError(.find, folder.at("round"), .system(ELOOP))) {
      try FileSystem.realPath(of: folder.at("round"))
    }
  }

  @Test func theMachineAnswers() {
    #expect(FileSystem.environment("PATH") != nil)
    #expect(FileSystem.environment("RUBRIC_NO_SUCH_VARIABLE") == nil)
    #expect(FileSystem.secondsSince1970() > 1_700_000_000)
    #expect(FileSystem.processorCount() >= 1)
    #expect(FileSystem.currentFolder()?.utf8.first == UInt8(ascii: "/"))
  }
}

@Suite struct PathTextTests {
  @Test func pathsAreTakenApartAndJoined() {
    #expect(PathText.joined("a", "b") == "a/b")
    #expect(PathText.joined("a/", "b") == "a/b")
    #expect(PathText.joined(".", "b") == "b")
    #expect(PathText.joined("a", "/b") == "/b")
    #expect(PathText.folder(of: "a/b") == "a")
    #expect(PathText.folder(of: "b") == ".")
    #expect(PathText.folder(of: "/b") == "/")
    #expect(PathText.name(of: "a/b.yaml") == "b.yaml")
    #expect(PathText.fileExtension(of: "a.b/c.YaML") == "yaml")
    #expect(PathText.fileExtension(of: "a.b/.yaml") == "")
    #expect(PathText.fileExtension(of: "a.b/c") == "")
  }

  @Test func stepsUpFromARealFolderAreTaken() {
    #expect(PathText.joined("/a/b", stepping: "./.././/../c/../d") == "/c/../d")
    #expect(PathText.joined("/a/b", stepping: "../../../../c") == "/c")
    #expect(PathText.joined("/a/b", stepping: "..c/d") == "/a/b/..c/d")
    #expect(PathText.joined("/a/b", stepping: "..") == "/a/b/..")
    #expect(PathText.joined("/a/b", stepping: ".../x") == "/a/b/.../x")
    #expect(PathText.joined("/a/b", stepping: "../") == "/a/")
  }

  @Test func pathsAreNormalised() {
    #expect(PathText.normalised("./a//b/../c/.") == "a/c")
    #expect(PathText.normalised("../../a/..") == "../..")
    #expect(PathText.normalised("/../a") == "/a")
    #expect(PathText.normalised("a/..") == ".")
    #expect(PathText.normalised("") == ".")
  }

  @Test func aPathLiesInAFolderByWholeParts() {
    #expect(PathText.relative("/a/b/c", to: "/a/b") == "c")
    #expect(PathText.relative("/a/b", to: "/a/b") == "")
    #expect(PathText.relative("/a/bc", to: "/a/b") == nil)
    #expect(PathText.relative("/a", to: "/") == "a")
    // Two spellings of é are two folders.
    #expect(PathText.relative("/é/x", to: "/e\u{301}") == nil)
  }

  @Test func reportsShowNoMoreOfThePathThanNeeded() {
    #expect(PathText.shown("./Content/a.md", real: nil, from: "/home/x") == "Content/a.md")
    #expect(PathText.shown("/home/x/Content/a.md", real: nil, from: "/home/x") == "Content/a.md")
    #expect(PathText.shown("/link/a.md", real: "/home/x/a.md", from: "/home/x") == "a.md")
    #expect(PathText.shown("../y/a.md", real: "/home/y/a.md", from: "/home/x") == "../y/a.md")
    #expect(PathText.shown("/srv/a.md", real: "/srv/a.md", from: "/home/x") == "/srv/a.md")
    #expect(PathText.shown("..a/b", real: nil, from: nil) == "..a/b")
  }
}
