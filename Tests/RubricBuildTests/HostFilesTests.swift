import RubricSite
import Testing

@testable import RubricBuild

struct HostFilesTests {
  @Test(arguments: WebHost.allCases)
  func everyHostIsToldThePolicyOfThePages(host: WebHost) throws {
    let files = HostFiles.all(for: [host])
    #expect(files.count == 1)
    let text = try #require(files.first).text
    #expect(text.contains(HostFiles.policy + "; frame-ancestors 'none'"))
    #expect(text.contains("nosniff"))
    #expect(text.utf8.last == UInt8(ascii: "\n"))
  }

  @Test func thePolicyIsThatOfTheThemesHead() throws {
    let head = try FileSystem.bytes(
      ofFile: PathText.folder(of: PathText.folder(of: PathText.folder(of: #filePath)))
        + "/Themes/default/partials/head.mustache")
    #expect(String(decoding: head, as: UTF8.self).contains("content=\"\(HostFiles.policy)\""))
  }

  @Test func hostsThatReadOneFileShareIt() {
    #expect(HostFiles.all(for: [.cloudflare, .netlify]).map(\.path) == ["_headers"])
    #expect(Set(HostFiles.all(for: WebHost.allCases).map(\.path)).count == WebHost.allCases.count - 1)
  }
}
