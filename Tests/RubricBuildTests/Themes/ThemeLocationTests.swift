import RubricDiagnostics
import RubricTheme
import Testing

@testable import RubricBuild

/// Finding themes on disk.
@Suite struct ThemeLocationTests {
  private func theme(_ name: String = "x", extends: String? = nil) -> String {
    "name: \(name)\n" + (extends.map { "extends: \($0)\n" } ?? "")
  }

  private func names(_ chain: ThemeChain) -> [String] {
    chain.themes.map { files in
      files.first { $0.path == "theme.yaml" }.map { ThemeManifest.read($0).value.name } ?? "?"
    }
  }

  @Test func bundledThemesLieBesideTheInstalledProgram() throws {
    let folder = try TemporaryFolder()
    try folder.write("share/rubric/themes/default/theme.yaml", theme("installed"))
    try folder.write("bin/themes/default/theme.yaml", theme("beside"))
    try folder.write("bin/themes/other/theme.yaml", theme("other"))
    try folder.write("Themes/default/theme.yaml", theme("package"))
    try folder.write("Themes/last/theme.yaml", theme("last"))
    try folder.write("Themes/none/readme", "x")
    let location = ThemeLocation(executable: folder.at("bin/rubric"))
    #expect(try names(location.chain(for: "default").value) == ["installed"])
    #expect(try names(location.chain(for: "other").value) == ["other"])
    #expect(try names(location.chain(for: "last").value) == ["last"])
    #expect(location.bundled == ["default", "last", "other"])
  }

  @Test func packageIsFoundFromItsBuildFolder() throws {
    let folder = try TemporaryFolder()
    try folder.write("Themes/default/theme.yaml", theme("package"))
    let location = ThemeLocation(executable: folder.at(".build/x86_64-unknown-linux-gnu/debug/rubric"))
    #expect(try names(location.chain(for: "default").value) == ["package"])
  }

  @Test func pathsAreThemesToo() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine/theme.yaml", theme("mine", extends: "../base"))
    try folder.write("base/theme.yaml", theme("base", extends: "default"))
    try folder.write("Themes/default/theme.yaml", theme("default"))
    try folder.write("mine/partials/a.mustache", "A")
    try folder.write("mine/.git/x", "no")
    let location = ThemeLocation(executable: folder.at("bin/rubric"))
    for name in ["mine", "./mine", folder.at("mine"), "mine/"] {
      let outcome = try location.chain(for: name, relativeTo: folder.path)
      #expect(names(outcome.value) == ["mine", "base", "default"], "\(name)")
      #expect(outcome.value.themes.first?.map(\.path) == ["partials/a.mustache", "theme.yaml"])
      #expect(outcome.findings == [])
    }
  }

  @Test func unknownThemeNamesTheNearest() throws {
    let folder = try TemporaryFolder()
    try folder.write("Themes/default/theme.yaml", theme())
    let location = ThemeLocation(executable: folder.at("bin/rubric"))
    let error = #expect(throws: ThemeError.self) { try location.chain(for: "defualt") }
    #expect(error?.help == "did you mean 'default'?")
    #expect(throws: ThemeError.self) { try location.chain(for: "") }
    #expect(throws: ThemeError.self) { try location.chain(for: "a\0b") }
    #expect(throws: ThemeError.self) {
      try ThemeLocation(executable: nil).chain(for: "default", relativeTo: folder.path)
    }
  }

  @Test func extendsThatLeadsNowhereIsAFinding() throws {
    let folder = try TemporaryFolder()
    try folder.write("Themes/default/theme.yaml", theme())
    try folder.write("mine/theme.yaml", "extends: defalt\n")
    let outcome = try ThemeLocation(executable: folder.at("bin/rubric")).chain(for: folder.at("mine"))
    #expect(outcome.findings.map(\.message) == ["no theme is called 'defalt'"])
    #expect(outcome.findings.map(\.help) == ["did you mean 'default'?"])
    #expect(outcome.findings.map(\.span.bytes) == [9..<15])
    #expect(outcome.value.themes.count == 1)
  }

  @Test func cycleOfThemesIsAFinding() throws {
    let folder = try TemporaryFolder()
    try folder.write("a/theme.yaml", theme("a", extends: "../b"))
    try folder.write("b/theme.yaml", theme("b", extends: "../a"))
    try folder.write("c/theme.yaml", theme("c", extends: "."))
    let location = ThemeLocation(executable: nil)
    let outcome = try location.chain(for: folder.at("a"))
    #expect(outcome.findings.map(\.message) == ["a theme must not extend itself"])
    #expect(names(outcome.value) == ["a", "b"])
    #expect(
      outcome.value.sources[try #require(outcome.findings.first).span.source]?.path.hasSuffix("b/theme.yaml")
        == true)
    #expect(
      try location.chain(for: folder.at("c")).findings.map(\.message) == ["a theme must not extend itself"])
  }

  @Test func longChainsEnd() throws {
    let folder = try TemporaryFolder()
    for number in 0..<20 {
      try folder.write("t\(number)/theme.yaml", theme("\(number)", extends: "../t\(number + 1)"))
    }
    let outcome = try ThemeLocation(executable: nil).chain(for: folder.at("t0"))
    #expect(outcome.value.themes.count == ThemeLocation.longestChain)
    #expect(outcome.findings.map(\.message) == ["at most 8 themes can extend one another"])
  }

  @Test func linksAndHugeFilesAreLeftOut() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine/theme.yaml", theme())
    folder.link("mine/css/a.css", to: "/etc/passwd")
    try folder.write("mine/assets/big.svg", String(repeating: "x", count: ThemeLocation.largestFile + 1))
    let outcome = try ThemeLocation(executable: nil).chain(for: folder.at("mine"))
    #expect(
      Set(outcome.findings.map(\.message)) == [
        "files of a theme must be regular files", "a file of a theme must be at most 4 MiB",
      ])
    #expect(outcome.value.themes.first?.map(\.path) == ["theme.yaml"])
  }
}
