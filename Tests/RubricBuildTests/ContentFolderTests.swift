import Glibc
import RubricDiagnostics
import Testing

@testable import RubricBuild

@Suite struct ContentFolderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Lists `c` in the temporary folder.
  private func list(root: String? = nil) throws -> (ContentFolder, [String]) {
    let outcome = try ContentFolder.list(folder.at("c"), root: root, currentFolder: nil)
    let sources = outcome.value.sources
    let base = folder.at("c/")
    let findings = outcome.findings.map { finding in
      let path = sources[finding.span.source]?.path ?? "?"
      return "\(path.dropFirst(base.count)): \(finding.severity): \(finding.message)"
    }
    return (outcome.value, findings)
  }

  @Test func theLayoutIsRead() throws {
    for name in [
      "site.yaml", "index.md", "logo.svg", "images/map.png", "guides/start.md", "guides/deep/more.MD",
      "guides/a.png",
      "guides/run.js", "guides/page.html", "apis/pay/openapi.json", "apis/pay/swagger.yaml",
      "apis/pay/openapi.yml",
      "apis/pay/api.yaml", "apis/pay/index.md", "apis/pay/more/x.markdown", "apis/pay/more/data.csv",
      "apis/Zoo/api.yml",
    ] { try folder.write("c/" + name) }
    let (content, findings) = try list()
    let base = folder.at("c")
    #expect(findings == [])
    #expect(content.path == base && content.realPath == base)
    #expect(content.settings == base + "/site.yaml")
    #expect(content.home == base + "/index.md")
    #expect(content.sharedGuides.map(\.relative) == ["deep/more.MD", "start.md"])
    #expect(content.sharedGuides.map(\.path) == [base + "/guides/deep/more.MD", base + "/guides/start.md"])
    #expect(content.sharedFiles.map(\.relative) == ["a.png"])
    #expect(content.files.map(\.relative) == ["images/map.png", "logo.svg"])
    #expect(content.apis.map(\.name) == ["Zoo", "pay"])
    let pay = content.apis[1]
    #expect(pay.path == base + "/apis/pay")
    #expect(pay.apiSettings == base + "/apis/pay/api.yaml")
    let candidates = ["openapi.yml", "openapi.json", "swagger.yaml"]
    #expect(pay.specCandidates == candidates.map { base + "/apis/pay/" + $0 })
    #expect(pay.guides.map(\.relative) == ["index.md", "more/x.markdown"])
    #expect(pay.files.map(\.relative) == ["more/data.csv", "openapi.json", "openapi.yml", "swagger.yaml"])
    #expect(content.apis[0].apiSettings == base + "/apis/Zoo/api.yml")
    #expect(content.apis[0].specCandidates == [])
  }

  @Test func anEmptyFolderIsContentWithNothingInIt() throws {
    folder.makeFolder("c")
    let (content, findings) = try list()
    #expect(content.settings == nil && content.home == nil && content.apis.isEmpty && findings.isEmpty)
  }

  @Test func pathsAreShownFromTheCurrentFolderAsLongAsThatOpensThem() throws {
    folder.makeFolder("c/guides")
    let current = try #require(FileSystem.currentFolder())
    let typed = try #require(PathText.relative(folder.path, to: "/"))
    let up = String(repeating: "../", count: current.utf8.filter { $0 == UInt8(ascii: "/") }.count)
    let content = try ContentFolder.list(up + typed + "/./c/", currentFolder: nil).value
    #expect(content.path == up + typed + "/c")
    // Text alone would take this for `c` in the current folder, and there is none.
    let link = try ContentFolder.list(folder.at("c"), currentFolder: folder.path).value
    #expect(link.path == folder.at("c"))
  }

  @Test func whatIsNoFolderIsRefused() throws {
    try folder.write("file")
    #expect(throws: ContentError.notFolder(path: folder.at("file"))) {
      try ContentFolder.list(folder.at("file"))
    }
    let error = #expect(throws: ContentError.self) { try ContentFolder.list(folder.at("none")) }
    #expect(error?.description == "cannot find '\(folder.at("none"))': No such file or directory")
  }

  @Test func hiddenEntriesAndPackagesOfProgramsAreLeftOut() throws {
    for name in ["guides/.draft.md", "guides/.git/a.md", "guides/node_modules/b.md", "apis/.x/openapi.yaml"] {
      try folder.write("c/" + name)
    }
    let (content, findings) = try list()
    #expect(content.sharedGuides.isEmpty && content.apis.isEmpty && findings.isEmpty)
  }

  @Test func linksInsideAreFollowedAndThoseThatLeadOutAreTold() throws {
    try folder.write("c/guides/a.md")
    try folder.write("c/guides/more/b.md")
    try folder.write("secret/key.md")
    folder.link("c/guides/l.md", to: "a.md")
    folder.link("c/guides/m", to: "more")
    folder.link("c/guides/out.md", to: "../../secret/key.md")
    folder.link("c/guides/outside", to: folder.at("secret"))
    folder.link("c/guides/nowhere.md", to: "none.md")
    folder.link("c/apis", to: "../secret")
    let (content, findings) = try list()
    #expect(content.sharedGuides.map(\.relative) == ["a.md", "l.md", "m/b.md", "more/b.md"])
    #expect(
      findings == [
        "apis: warning: the link 'apis' leads out of the content, so it is not read",
        "guides/nowhere.md: warning: the link 'nowhere.md' leads to nothing",
        "guides/out.md: warning: the link 'out.md' leads out of the content, so it is not read",
        "guides/outside: warning: the link 'outside' leads out of the content, so it is not read",
      ])
    let wide = try list(root: folder.path).0
    #expect(wide.sharedGuides.map(\.relative).contains("outside/key.md"))
  }

  @Test func linksThatLeadBackEnd() throws {
    try folder.write("c/guides/a/x.md")
    try folder.write("c/guides/b/y.md")
    folder.link("c/guides/a/up", to: "..")
    folder.link("c/guides/a/self", to: ".")
    folder.link("c/guides/a/top", to: "../..")
    folder.link("c/guides/a/b", to: "../b")
    folder.link("c/guides/b/a", to: "../a")
    folder.link("c/guides/loop", to: "loop")
    let (content, findings) = try list()
    #expect(content.sharedGuides.map(\.relative) == ["a/b/y.md", "a/x.md", "b/a/x.md", "b/y.md"])
    #expect(findings.contains("guides/loop: warning: the link 'loop' leads back to a folder that holds it"))
    #expect(findings.contains("guides/a/up: warning: the link 'up' leads back to a folder that holds it"))
    #expect(findings.allSatisfy { $0.hasSuffix("leads back to a folder that holds it") })
  }

  @Test func whatIsNoFileAndNamesThatAreNoUTF8AreTold() throws {
    folder.makeFolder("c/guides")
    mkfifo(folder.at("c/guides/pipe.md"), 0o644)
    let name: [CChar] = Array(folder.at("c/guides/").utf8CString.dropLast()) + [CChar(bitPattern: 0xE9), 0]
    close(open(name, O_CREAT | O_WRONLY, 0o644))
    #expect(
      try list().1 == [
        "guides/pipe.md: warning: 'pipe.md' is neither file nor folder, so it is not read",
        "guides/\u{FFFD}: warning: the name '\u{FFFD}' is not UTF-8, so it is not read",
      ])
    unlink(name)
  }

  @Test func whatLiesWhereNothingIsReadIsTold() throws {
    for name in [
      "about.md", "README.md", "guide/a.md", "openapi.yaml", "site.yml", "site.yaml", "apis/x.yaml",
    ] {
      try folder.write("c/" + name)
    }
    try folder.write("c/apis/README.md")
    #expect(
      try list().1 == [
        "site.yml: warning: 'site.yml' is not read, because 'site.yaml' is there",
        "apis/x.yaml: warning: 'x.yaml' is in no API's folder, so it is not read",
        "about.md: warning: 'about.md' is in no folder of guides, so it is not read",
        "guide: warning: the folder 'guide' is not read",
        "openapi.yaml: warning: 'openapi.yaml' is in no API's folder, so it is not read",
      ])
  }

  @Test func foldersAreReadToADepthAndEntriesToANumber() throws {
    try folder.write("c/" + String(repeating: "d/", count: 5) + "deep.md")
    var walk = ContentWalk(root: folder.path, deepest: 5)
    #expect(walk.files(in: folder.at("c")).isEmpty)
    #expect(walk.skipped.map(\.path) == [folder.at("c/d/d/d/d/d")])
    for index in 0..<10 { try folder.write("many/\(index).md") }
    walk = ContentWalk(root: folder.path, mostEntries: 4)
    #expect(walk.files(in: folder.at("many")).map(\.relative) == ["0.md", "1.md", "2.md", "3.md"])
    #expect(walk.files(in: folder.at("c")).isEmpty)
    #expect(walk.skipped.count == 1)
  }

  @Test func foldersThatABuildWroteAreNoContent() throws {
    try folder.write("c/guides/a.md")
    let output = try OutputFolder.open(folder.at("c/guides/out"), force: false)
    try output.write(path: "b.md", bytes: [])
    #expect(try list().0.sharedGuides.map(\.relative) == ["a.md"])
    _ = try output.finish()
    let (content, findings) = try list()
    #expect(content.sharedGuides.map(\.relative) == ["a.md"])
    #expect(findings == ["guides/out: info: 'out' was written by a build, so it is not read as content"])
  }
}
