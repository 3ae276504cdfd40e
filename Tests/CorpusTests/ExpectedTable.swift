import RubricTesting
import Testing

/// A table beside the tests that says what is expected of the corpus: comma-separated, sorted, with a head.
struct ExpectedTable {
  let name: String
  let head: String
  /// Without the head.
  let rows: [String]

  private static let folder = FileTree(of: #filePath)

  init(_ name: String, head: String) {
    self.name = name
    self.head = head
    let text = (try? ExpectedTable.folder.text(name)) ?? ""
    rows = text.split(separator: "\n").dropFirst().map(String.init)
  }

  /// Compares the whole table; with `RUBRIC_RECORD=1`, writes it and fails.
  func expect(_ found: [String]) throws {
    let found = found.sorted()
    let before = ([head] + rows).map { $0 + "\n" }.joined()
    let after = ([head] + found).map { $0 + "\n" }.joined()
    let difference = TextDifference(expected: before, found: after).description
    guard !difference.isEmpty else { return }
    if Recording.isOn {
      try ExpectedTable.folder.write(name, Array(after.utf8))
      Issue.record("\(name): \(Recording.message)")
    }
    Issue.record("\(name):\n\(difference)")
  }
}
