/// One run or more of the program in a folder of its own, and what each must do: a `.scenario` file.
///
/// What stands before the first `===` says what is shown. Then come blocks, each with a line `=== WORD …` at
/// its head and its text below:
///
/// - `file PATH`, `file-escaped PATH`: a file with this text; the second knows `\u{…}` for one character;
/// - `link PATH TARGET`: a symbolic link;
/// - `env NAME=VALUE`: a variable, of which the program otherwise sees none;
/// - `run ARGUMENTS`: starts the program, a `…` in an argument standing for a blank; `--date 2026-03-01` is
///   added to `build` and `check` unless the scenario says `no-date`;
/// - `exit STATUS`: of the run before it;
/// - `stdout`, `stderr`: the whole of it; `stdout holds`, `stderr holds`: lines of the text that occur in it
///   in this order; `stdout lacks`, `stderr lacks`: lines that do not occur;
/// - `page PATH holds`, `page PATH lacks`: the same of a file that was written;
/// - `written PATHS`, `absent PATHS`: files that are there, and files that are not.
struct Scenario: Sendable {
  /// The file's name without its ending.
  let name: String
  var summary = ""
  var blocks: [Block] = []

  /// A block with its place, so that it can be written anew.
  struct Block: Sendable, Equatable {
    var head: [String]
    var text: String
  }

  /// What cannot be read of a scenario.
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  static let words: Set<String> = [
    "file", "file-escaped", "link", "env", "no-date", "run", "exit", "stdout", "stderr", "page", "written",
    "absent",
  ]

  init(name: String, text: String) throws(Fault) {
    self.name = name
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("=== ") else {
        if blocks.isEmpty { summary += line + "\n" } else { blocks[blocks.count - 1].text += line + "\n" }
        continue
      }
      let head = line.dropFirst(4).split(separator: " ").map(String.init)
      guard let word = head.first, Scenario.words.contains(word) else {
        throw Fault(description: "\(name): no block is called '\(line)'")
      }
      blocks.append(Block(head: head, text: ""))
    }
    // The split gives an empty line behind the last line end.
    if let last = blocks.indices.last, blocks[last].text.hasSuffix("\n") { blocks[last].text.removeLast() }
    guard !summary.allSatisfy(\.isWhitespace), blocks.contains(where: { $0.head[0] == "run" }) else {
      throw Fault(description: "\(name): a scenario says what it shows, and runs the program")
    }
  }

  /// The scenario as a file.
  var text: String {
    summary + blocks.map { "=== \($0.head.joined(separator: " "))\n\($0.text)" }.joined()
  }
}
