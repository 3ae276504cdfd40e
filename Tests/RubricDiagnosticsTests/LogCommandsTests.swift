import RubricDiagnostics
import Testing

@Suite struct LogCommandsTests {
  /// What GitHub Actions' runner takes for a command: `::` first in a line behind any white space, or `##[`
  /// anywhere (ActionCommand.TryParseV2 and TryParse); Azure Pipelines and TeamCity have marks of their own.
  private func holdsCommand(_ text: String) -> Bool {
    text.unicodeScalars.split { $0 == "\n" || $0 == "\r" }.contains { line in
      let trimmed = String(line.drop { $0.properties.isWhitespace })
      let whole = String(line).lowercased()
      return trimmed.utf8.starts(with: "::".utf8)
        || ["##[", "##vso[", "##teamcity["].contains { whole.contains($0) }
    }
  }

  @Test(arguments: [
    "::error::x", "   ::error::x", "a\n\t ::set-output name=a::b\n", "a\r::error::x",
    "\u{A0}\u{3000}::error::x",
    "\u{2003}\u{85}::add-mask::a", "see ##[error]x", "###[error]x", "##vso[task.setvariable]x", "##VSO[a]",
    "x ##teamcity[buildStatus]", "::\n::\n", "\u{FEFF}::error::x", ":::error::x", "a\u{2028}b\n\u{205F}::x::",
  ])
  func everyCommandIsBroken(_ text: String) {
    #expect(holdsCommand(text) || text.unicodeScalars.first == "\u{FEFF}")
    let broken = LogCommands.broken(text)
    #expect(broken != text)
    #expect(!holdsCommand(broken), "\(broken)")
    #expect(!holdsCommand(String(broken.unicodeScalars.filter { $0 != "\u{FEFF}" })))
    for escape in [LogCommands.Escape.json, .markup] {
      let bytes = LogCommands.broken(Array(text.utf8), as: escape)
      #expect(!holdsCommand(String(decoding: bytes, as: UTF8.self)))
    }
  }

  @Test(arguments: ["a::b", "std::vector ## x", "# [x]", "## [x]", "#[x]", "x: ::y", "é::a", "", ":"])
  func otherTextStays(_ text: String) { #expect(LogCommands.broken(text) == text) }

  @Test func whatIsPutInIsTextOfTheReportsOwnLanguage() {
    #expect(LogCommands.broken(" ::a\n##[b]") == " \\u{3a}:a\n#\\u{23}[b]")
    #expect(LogCommands.broken(Array("\"##[b]\"".utf8), as: .json) == Array("\"#\\u0023[b]\"".utf8))
    #expect(LogCommands.broken(Array("::##[".utf8), as: .markup) == Array("&#58;:#&#35;[".utf8))
  }

  @Test func bytesThatAreNoTextAreLeftAlone() {
    let bytes: [UInt8] = [0xFF, 0x3A, 0x3A, 0x0A, 0xE2, 0x80, 0x3A, 0x3A, 0xC2]
    #expect(LogCommands.broken(bytes, as: .visible) == bytes)
  }

  @Test func aFindingIsNoCommandWhereverItsTextStands() {
    let texts = [
      "::error::forged", " ::stop-commands::x", "##[error]forged", "\n::error::x", "\u{2003}::error::x",
    ]
    for hostile in texts {
      var sources = SourceSet()
      let source = sources.add(SourceFile(path: hostile, bytes: Array(hostile.utf8)))
      let finding = Finding(
        RuleID(hostile), .error, hostile, at: .start(of: source),
        notes: [Finding.Note(hostile, at: .start(of: source))], help: hostile)
      var locator = Locator(sources)
      let text = ConsoleReport(isColoured: false).text(of: locator.locate(finding))
      #expect(!holdsCommand(text), "\(text)")
    }
  }
}
