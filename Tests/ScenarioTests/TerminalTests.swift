import Glibc
import RubricTesting
import Testing

/// Colour and the progress line are for people at terminals only.
@Suite struct TerminalTests {
  /// Begins the sequences that a terminal obeys.
  private static let escape = "\u{1B}"
  /// Begins a line that is written over.
  private static let again = "\r\u{1B}[K"
  private let folder: TestFolder
  private let program: Program

  init() throws {
    program = try #require(Program.built, "build the program first, or name it with RUBRIC_PROGRAM")
    folder = try TestFolder()
    for name in ["a", "b", "c", "d"] {
      try folder.write(
        "Content/apis/\(name)/openapi.yaml",
        "openapi: 3.0.3\ninfo: {title: \(name), version: \"1\", titel: x}\npaths: {/x: {get: {responses: {}}}}\n"
      )
    }
  }

  /// What a run shows: on the terminal, and in files.
  private struct Shown {
    var terminal: String
    var output = ""
    var error = ""
    var status: Int32

    /// Whether the text or its background is coloured anywhere: a 'select graphic rendition' (ECMA-48 §8.3.117).
    var hasColour: Bool {
      terminal.utf8.split(separator: 0x1B).dropFirst(terminal.utf8.first == 0x1B ? 0 : 1).contains { part in
        part.first == UInt8(ascii: "[")
          && part.dropFirst().first { !(0x30...0x3F).contains($0) } == UInt8(ascii: "m")
      }
    }
    var hasProgress: Bool { terminal.contains(again + "Reading ") || terminal.contains(again + "Writing ") }
  }

  /// Which of the program's outputs are the terminal.
  private enum Seen { case output, error, both }

  private func run(
    _ arguments: [String], seen: Seen = .error, environment: [String] = ["TERM=xterm"]
  ) throws -> Shown {
    let terminal = try PseudoTerminal()
    let logs = try TestFolder()
    let child = try program.start(
      arguments + ["--date", "2026-03-01"], in: folder.path, environment: environment,
      output: seen == .error ? logs.at("stdout") : terminal.path,
      error: seen == .output ? logs.at("stderr") : terminal.path)
    let (text, status) = terminal.text(until: child)
    return Shown(
      terminal: text, output: seen == .error ? try FileTree(logs.path).text("stdout") : "",
      error: seen == .output ? try FileTree(logs.path).text("stderr") : "", status: status)
  }

  @Test func aTerminalShowsColourAndProgress() throws {
    let shown = try run(["build"])
    #expect(shown.status == 0)
    #expect(shown.hasColour && shown.hasProgress)
    #expect(shown.terminal.contains("Reading 100 %") && shown.terminal.contains("Writing 100 %"))
    #expect(!shown.output.isEmpty && !shown.output.contains(TerminalTests.escape))
  }

  @Test func theProgressLineIsGoneBeforeTheFindings() throws {
    let shown = try run(["build"])
    let parts = shown.terminal.split(separator: TerminalTests.again, omittingEmptySubsequences: false)
    #expect(parts.count > 3)
    #expect(parts.dropFirst().dropLast().allSatisfy { $0.hasSuffix(" %") && !$0.contains("\n") })
    #expect(parts.last?.contains("document-valid") == true && parts.last?.contains(" %") == false)
  }

  @Test func theProgressLineIsGoneBeforeAnError() throws {
    try folder.write("Output/mine.txt", "not written by a build")
    let shown = try run(["build"])
    #expect(shown.status == 2)
    #expect(shown.hasProgress)
    let last = shown.terminal.split(separator: TerminalTests.again, omittingEmptySubsequences: false).last
    #expect(last?.hasPrefix("error: ") == true)
    #expect(try FileTree(folder.path).text("Output/mine.txt") == "not written by a build")
  }

  @Test(arguments: ["NO_COLOR=1", "NO_COLOR=false"])
  func noColourIsShownWhereNoneIsWanted(_ variable: String) throws {
    let shown = try run(["build"], seen: .both, environment: ["TERM=xterm", variable])
    #expect(!shown.hasColour)
    // The line of progress is no colour.
    #expect(shown.hasProgress && shown.terminal.contains("document-valid"))
  }

  @Test func anEmptyWishForNoColourIsNone() throws {
    #expect(try run(["build"], environment: ["TERM=xterm", "NO_COLOR="]).hasColour)
  }

  @Test func aTerminalThatObeysNothingGetsPlainText() throws {
    let shown = try run(["build"], seen: .both, environment: ["TERM=dumb"])
    #expect(shown.terminal.contains("document-valid"))
    #expect(!shown.terminal.contains(TerminalTests.escape) && !shown.terminal.contains("\r"))
  }

  @Test func quietShowsNoProgress() throws {
    let shown = try run(["build", "--quiet"], seen: .both)
    #expect(shown.hasColour && !shown.hasProgress)
    #expect(!shown.terminal.contains("\r") && !shown.terminal.contains("[K"))
  }

  @Test func whatIsPipedHoldsNothingForTerminals() throws {
    // Standard output may well be one where standard error is not.
    let shown = try run(["build"], seen: .output)
    #expect(shown.error.contains("document-valid"))
    #expect(!shown.error.contains(TerminalTests.escape) && !shown.error.contains("\r"))
    #expect(!shown.terminal.isEmpty && !shown.terminal.contains(TerminalTests.escape))
  }

  @Test func checkingShowsProgressToo() throws {
    let shown = try run(["check", "--fail-on", "never"])
    #expect(shown.hasColour && shown.terminal.contains("Reading 100 %"))
    #expect(!shown.terminal.contains("Writing"))
  }

  @Test func nothingButJSONIsPrintedWhereJSONIsAsked() throws {
    let shown = try run(["check", "--format", "json", "--fail-on", "never"], seen: .output)
    #expect(shown.error.isEmpty)
    #expect(shown.terminal.hasPrefix("{") && shown.terminal.hasSuffix("}\n"))
    #expect(!shown.terminal.contains(TerminalTests.escape))
  }
}
