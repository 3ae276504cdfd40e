import Glibc
import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import Testing

@testable import RubricBuild

@Suite struct DocumentStoreTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("p/spec/main.yaml", "a: 1")
  }

  private func store(root: String = "p", currentFolder: String? = nil, atMost limit: Int = 1 << 20)
    -> DocumentStore
  {
    DocumentStore(root: folder.at(root), currentFolder: currentFolder ?? folder.path, atMost: limit)
  }

  /// What a reference in `p/spec/main.yaml` to `address` leads to: the first value of the document, or why not.
  private func answer(_ address: String, root: String = "p") throws -> String {
    let store = store(root: root)
    _ = try store.load(folder.at("p/spec/main.yaml"))
    return text(store.loader(address, SourceID(index: 0)))
  }

  private func text(_ loaded: LoadedDocument) -> String {
    switch loaded {
    case .document(let document): document.root.members.first?.value.text ?? ""
    case .refused(let reason, let help), .remote(let reason, let help): "\(reason); \(help)"
    }
  }

  @Test func filesInsideTheRootAreRead() throws {
    try folder.write("p/spec/b.yaml", "b: two")
    try folder.write("p/common/c d.json", #"{"c": "three"}"#)
    #expect(try answer("b.yaml") == "two")
    #expect(try answer("./b.yaml?v=2") == "two")
    #expect(try answer("../common/c%20d.json") == "three")
    #expect(try answer("../common/c d.json") == "three")
    #expect(try answer("main.yaml") == "1")
    #expect(try answer("?v=2") == "1")
  }

  @Test func referencesCountFromTheFileThatHoldsThem() throws {
    try folder.write("p/common/c.yaml", "c: 3")
    try folder.write("p/common/d.yaml", "d: four")
    try folder.write("p/spec/d.yaml", "d: wrong")
    let store = store()
    _ = try store.load(folder.at("p/spec/main.yaml"))
    #expect(text(store.loader("../common/c.yaml", SourceID(index: 0))) == "3")
    #expect(text(store.loader("d.yaml", SourceID(index: 1))) == "four")
    #expect(store.sources.files.map(\.path) == ["p/spec/main.yaml", "p/common/c.yaml", "p/common/d.yaml"])
  }

  @Test func aFileIsReadOnceByWhateverWayItIsReached() throws {
    try folder.write("p/spec/b.yaml", "b: [")
    folder.link("p/spec/l.yaml", to: "b.yaml")
    let store = store()
    _ = try store.load(folder.at("p/spec/main.yaml"))
    for address in ["b.yaml", "./b.yaml", "../spec/b.yaml", "l.yaml", "b.yaml"] {
      #expect(
        text(store.loader(address, SourceID(index: 0)))
          == "cannot be parsed; mend the error in that file first")
    }
    #expect(store.sources.files.count == 2)
    #expect(store.findings.count == 1)
    #expect(store.findings.first?.span.source == SourceID(index: 1))
    #expect(try store.load(folder.at("p/spec/../spec/main.yaml"))?.source == SourceID(index: 0))
  }

  @Test func remoteReferencesAreNotFetched() throws {
    for address in ["http://x/a.yaml", "HTTPS://x/a.yaml", "//x/a.yaml", "https:a.yaml"] {
      #expect(
        try answer(address)
          == "is a remote reference, and those are not fetched; keep the file beside the description")
    }
    for address in ["file:///etc/passwd", "urn:x", "c:/x.yaml"] {
      #expect(try answer(address).hasPrefix("is an address of the scheme '"))
    }
    #expect(try answer("/etc/passwd").hasPrefix("is an absolute path"))
    #expect(try answer("%2Fetc/passwd").hasPrefix("is an absolute path"))
  }

  @Test func nothingOutsideTheRootIsRead() throws {
    try folder.write("out.yaml", "o: secret")
    try folder.write("px/out.yaml", "o: secret")
    folder.link("p/spec/link.yaml", to: "../../out.yaml")
    folder.link("p/spec/up", to: "../..")
    let refusal = "lies outside 'p'; move it inside, or give a folder that holds both with --root DIR"
    for address in [
      "../../out.yaml", "..%2F..%2Fout.yaml", "%2e%2e/%2e%2e/out.yaml", "link.yaml", "up/out.yaml",
      "../../px/out.yaml", "../../../../../../../../../../etc/passwd", "../../not-there.yaml",
    ] {
      #expect(try answer(address) == refusal, "\(address)")
    }
    #expect(try answer("../../out.yaml", root: "") == "secret")
  }

  @Test func whatIsNoRegularFileIsNotOpened() throws {
    mkfifo(folder.at("p/spec/pipe.yaml"), 0o644)
    folder.makeFolder("p/spec/folder")
    folder.link("p/spec/null.yaml", to: "/dev/null")
    #expect(try answer("pipe.yaml") == "is no regular file; name the file that is meant")
    #expect(try answer("folder") == "is no regular file; name the file that is meant")
    #expect(try answer("..") == "is no regular file; name the file that is meant")
    #expect(try answer("null.yaml").hasPrefix("lies outside"))
    #expect(try answer("null.yaml%00.yaml").hasPrefix("is no file's name"))
    #expect(try answer("%FF.yaml").hasPrefix("is no file's name"))
  }

  @Test func aMissingFileNamesTheOneThatWasMeant() throws {
    try folder.write("p/spec/payment.yaml")
    #expect(try answer("paymnet.yaml") == "does not exist; did you mean 'payment.yaml'?")
    #expect(try answer("none/x.yaml") == "does not exist; check the path; it is relative to this file")
    #expect(try answer(String(repeating: "x", count: 5_000)).hasPrefix("cannot be read: File name too long"))
  }

  @Test func markdownIsOneText() throws {
    try folder.write("p/spec/intro.md", "# Hello: *you*\n\n- a\n")
    let store = store()
    let root = try #require(try store.load(folder.at("p/spec/main.yaml")))
    guard case .document(let text) = store.document(at: "intro.md", from: root.source) else {
      Issue.record("not read")
      return
    }
    #expect(text.root.string == "# Hello: *you*\n\n- a\n")
    #expect(text.root.span.bytes == 0..<20)
    #expect(store.sources[text.source]?.path.hasSuffix("intro.md") == true)
  }

  @Test func theFilesOfAnAPIHaveALimitTogether() throws {
    try folder.write("p/spec/b.yaml", "b: 123")
    try folder.write("p/spec/c.yaml", "c: 123")
    let store = store(atMost: 10)
    _ = try store.load(folder.at("p/spec/main.yaml"))
    #expect(text(store.loader("b.yaml", SourceID(index: 0))) == "123")
    #expect(text(store.loader("c.yaml", SourceID(index: 0))).hasPrefix("is too large"))
  }

  @Test func theMainDocumentIsHeldToTheSameRules() throws {
    try folder.write("out.yaml", "o: secret")
    try folder.write("p/bad.yaml", "a: [")
    mkfifo(folder.at("p/pipe.yaml"), 0o644)
    let store = store()
    #expect(try store.load(folder.at("p/bad.yaml")) == nil)
    #expect(store.findings.map(\.rule) == [DocumentRules.syntax])
    // Asked again, it is not read again.
    #expect(try store.load(folder.at("p/bad.yaml")) == nil)
    #expect(store.findings.count == 1)
    #expect(throws: ContentError.outsideRoot(path: folder.at("p/../out.yaml"), root: "p")) {
      try store.load(folder.at("p/../out.yaml"))
    }
    #expect(throws: ContentError.file(FileError(.find, folder.at("p/none.yaml"), .system(ENOENT)))) {
      try store.load(folder.at("p/none.yaml"))
    }
    #expect(throws: ContentError.file(FileError(.read, folder.at("p/pipe.yaml"), .notRegular))) {
      try store.load(folder.at("p/pipe.yaml"))
    }
  }

  @Test func otherSourcesMayStandBetween() throws {
    try folder.write("p/spec/b.yaml", "b: two")
    let store = store()
    let guide = store.sources.add(SourceFile(path: "guide.md", bytes: []))
    let main = try #require(try store.load(folder.at("p/spec/main.yaml")))
    #expect(main.source == SourceID(index: 1))
    #expect(text(store.loader("b.yaml", main.source)) == "two")
    #expect(text(store.loader("b.yaml", guide)).hasPrefix("is written in a file that has no place"))
  }

  @Test func reportsShowPathsAsTheUserTypedThem() throws {
    try folder.write("p/common/c.yaml")
    try folder.write("here/x")
    let store = store(currentFolder: folder.at("here"))
    _ = try store.load(folder.at("here/../p/spec/main.yaml"))
    _ = store.loader("../common/c.yaml", SourceID(index: 0))
    #expect(store.sources.files.map(\.path) == [folder.at("p/spec/main.yaml"), folder.at("p/common/c.yaml")])
    let inside = DocumentStore(root: folder.at("p"), currentFolder: folder.at("p"))
    _ = try inside.load(folder.at("p/spec/main.yaml"))
    _ = inside.loader("../common/c.yaml", SourceID(index: 0))
    #expect(inside.sources.files.map(\.path) == ["spec/main.yaml", "common/c.yaml"])
  }

  @Test func theRootOfADescriptionIsItsWorkTreeOrTheFolderAbove() throws {
    let main = folder.at("p/spec/main.yaml")
    #expect(try DocumentStore.root(ofDescription: main) == folder.at("p"))
    folder.makeFolder("p/spec/.git")
    #expect(try DocumentStore.root(ofDescription: main) == folder.at("p/spec"))
    rmdir(folder.at("p/spec/.git"))
    try folder.write(".git", "gitdir: elsewhere")
    #expect(try DocumentStore.root(ofDescription: main) == folder.path)
    folder.link("link.yaml", to: "p/spec/main.yaml")
    folder.makeFolder("p/.git")
    #expect(try DocumentStore.root(ofDescription: folder.at("link.yaml")) == folder.at("p"))
    #expect(throws: FileError.self) { try DocumentStore.root(ofDescription: folder.at("none")) }
  }
}
