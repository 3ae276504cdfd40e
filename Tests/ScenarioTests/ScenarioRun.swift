import Glibc
import RubricTesting

/// A scenario while it is played: what was wrong, and the scenario as it would have been right.
struct ScenarioRun {
  private(set) var faults: [String] = []
  private(set) var recorded: Scenario
  private let scenario: Scenario
  private let program: Program
  private let folder: TestFolder
  private let logs: TestFolder
  private var environment: [String] = []
  private var outcome: Program.Outcome?

  init(_ scenario: Scenario, program: Program) throws {
    self.scenario = scenario
    self.program = program
    recorded = scenario
    folder = try TestFolder()
    logs = try TestFolder()
  }

  mutating func play() throws {
    for (index, block) in scenario.blocks.enumerated() { try play(block, index) }
  }

  private mutating func play(_ block: Scenario.Block, _ index: Int) throws {
    let rest = Array(block.head.dropFirst())
    switch block.head[0] {
    case "file": try folder.write(rest[0], block.text)
    case "file-escaped": try folder.write(rest[0], ScenarioRun.unescaped(block.text))
    case "link":
      try FileTree(folder.path).makeFolders(of: rest[0])
      symlink(rest[1], folder.at(rest[0]))
    case "env": environment.append(rest.joined(separator: " "))
    case "no-date": break
    case "run": outcome = try run(rest)
    case "exit": checkStatus(rest, index)
    case "stdout": check(outcome?.output ?? "", rest.first, block, index, "standard output")
    case "stderr": check(outcome?.error ?? "", rest.first, block, index, "standard error")
    case "page": checkPage(rest, block, index)
    case "written":
      for path in rest where !FileTree(folder.path).exists(path) {
        faults.append("'\(path)' was not written")
      }
    case "absent":
      for path in rest where FileTree(folder.path).exists(path) { faults.append("'\(path)' is there") }
    default: faults.append("no block is called '\(block.head[0])'")
    }
  }

  private func run(_ words: [String]) throws -> Program.Outcome {
    var arguments = words.map { String($0.map { $0 == "…" ? " " : $0 }) }
    let isDated = !scenario.blocks.contains { $0.head == ["no-date"] }
    if isDated, ["build", "check", "merge"].contains(words.first) { arguments += ["--date", "2026-03-01"] }
    return try program.run(arguments, in: folder.path, environment: environment, logs: logs)
  }

  // MARK: - Checks

  private mutating func checkStatus(_ rest: [String], _ index: Int) {
    let found = outcome.map { String($0.status) } ?? "no run"
    guard rest != [found] else { return }
    faults.append("exit status \(found), and \(rest.joined()) is due\n\(outcome?.error ?? "")")
    recorded.blocks[index].head = ["exit", found]
  }

  private mutating func checkPage(_ rest: [String], _ block: Scenario.Block, _ index: Int) {
    guard rest.count == 2, let text = try? FileTree(folder.path).text(rest[0]) else {
      faults.append("'\(rest.first ?? "")' cannot be read")
      return
    }
    check(text, rest[1], block, index, rest[0])
  }

  private mutating func check(
    _ found: String, _ mode: String?, _ block: Scenario.Block, _ index: Int, _ what: String
  ) {
    let lines = block.text.split(separator: "\n").map(String.init)
    switch mode {
    case "holds":
      var rest = found[...]
      for line in lines {
        guard let range = rest.firstRange(of: line) else {
          faults.append("\(what) does not hold, at its place, '\(line)':\n\(found.prefix(4000))")
          return
        }
        rest = rest[range.upperBound...]
      }
    case "lacks":
      for line in lines where found.contains(line) {
        faults.append("\(what) holds '\(line)':\n\(found.prefix(4000))")
      }
    default:
      let difference = TextDifference(expected: block.text, found: found).description
      guard !difference.isEmpty else { return }
      faults.append("\(what) is not as expected:\n\(difference)")
      recorded.blocks[index].text = found
    }
  }

  /// `\u{202E}` becomes the character.
  private static func unescaped(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "\\u{"), let end = rest[start.upperBound...].firstIndex(of: "}") {
      result += rest[..<start.lowerBound]
      let number = UInt32(rest[start.upperBound..<end], radix: 16)
      result.unicodeScalars.append(number.flatMap(Unicode.Scalar.init) ?? "\u{FFFD}")
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
