/// How a text differs from the one expected, as a unified difference.
public struct TextDifference: Sendable, CustomStringConvertible {
  /// Empty where the texts are equal, byte by byte.
  public let description: String

  /// Lines shown round each change.
  private static let context = 3
  /// Longer texts are shown as replaced whole between what they have in common at both ends.
  private static let mostCells = 4_000_000

  private enum Step: Equatable {
    case same(String), removed(String), added(String)

    var line: String {
      switch self {
      case .same(let text): "  " + text
      case .removed(let text): "- " + text
      case .added(let text): "+ " + text
      }
    }
  }

  /// Compares byte by byte: é as one scalar and as two differ.
  public init(expected: String, found: String) {
    guard !expected.utf8.elementsEqual(found.utf8) else {
      description = ""
      return
    }
    let a = TextDifference.lines(expected)
    let b = TextDifference.lines(found)
    var start = 0
    while start < a.count, start < b.count, a[start] == b[start] { start += 1 }
    var end = 0
    while end < a.count - start, end < b.count - start, a[a.count - 1 - end] == b[b.count - 1 - end] {
      end += 1
    }
    let steps =
      a[..<start].map { Step.same($0) }
      + TextDifference.steps(Array(a[start..<(a.count - end)]), Array(b[start..<(b.count - end)]))
      + a[(a.count - end)...].map { Step.same($0) }
    description = TextDifference.shown(steps)
  }

  /// Lines of bytes would be exact; a line that differs only in how é is composed is shown by its scalars.
  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The longest common subsequence, by the textbook's table.
  private static func steps(_ a: [String], _ b: [String]) -> [Step] {
    guard a.count * b.count <= mostCells else { return a.map { .removed($0) } + b.map { .added($0) } }
    let width = b.count + 1
    var lengths = [Int32](repeating: 0, count: (a.count + 1) * width)
    for i in a.indices.reversed() {
      for j in b.indices.reversed() {
        lengths[i * width + j] =
          a[i] == b[j]
          ? lengths[(i + 1) * width + j + 1] + 1
          : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
      }
    }
    var steps: [Step] = []
    var (i, j) = (0, 0)
    while i < a.count || j < b.count {
      if i < a.count, j < b.count, a[i] == b[j] {
        steps.append(.same(a[i]))
        (i, j) = (i + 1, j + 1)
      } else if j == b.count || i < a.count && lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
        steps.append(.removed(a[i]))
        i += 1
      } else {
        steps.append(.added(b[j]))
        j += 1
      }
    }
    return steps
  }

  private static func shown(_ steps: [Step]) -> String {
    var isShown = [Bool](repeating: false, count: steps.count)
    for (index, step) in steps.enumerated() {
      if case .same = step { continue }
      for near in max(0, index - context)...min(steps.count - 1, index + context) { isShown[near] = true }
    }
    var text = ""
    for (index, step) in steps.enumerated() where isShown[index] {
      if index > 0, !isShown[index - 1] { text += "  …\n" }
      text += step.line + "\n"
    }
    // Texts whose lines are equal to Swift differ in how letters are composed.
    return text.isEmpty ? "the texts differ in their bytes only\n" : text
  }
}
