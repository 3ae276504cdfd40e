import RubricDocuments
import RubricOpenAPI

/// What stands between two slashes of a path that a text names.
struct PathPart: Sendable, Hashable {
  var name: Name
  /// Whether something else stands for it, such as `{id}`, `:id`, `<id>`, `$ID` or `PAYMENT_ID`.
  var isOpen: Bool

  init(_ text: Substring.UTF8View) {
    name = Name(String(decoding: text, as: UTF8.self))
    let marks = "{}<>$*[]()…".utf8
    isOpen =
      text.first == UInt8(ascii: ":") || text.contains { marks.contains($0) }
      || text.allSatisfy { $0 == UInt8(ascii: ".") } || PathPart.isCapitals(text)
      || text.starts(with: "%7B".utf8)
  }

  private static func isCapitals(_ text: Substring.UTF8View) -> Bool {
    text.count > 2
      && text.allSatisfy {
        (0x41...0x5A).contains($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
      }
  }

  /// The parts of a path, its query and fragment left out; nil where it has more of them than any path.
  static func parts(of path: String) -> [PathPart]? {
    let end = path.utf8.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
    let parts = path[..<(end ?? path.endIndex)].utf8.split(separator: UInt8(ascii: "/"))
    return parts.count <= PathTree.deepest ? parts.map { PathPart($0[...]) } : nil
  }
}

/// The paths of a description by their parts, from the last to the first: a text may leave out the base path
/// or write more of it than the description does.
struct PathTree: Sendable {
  static let deepest = 40
  /// So many nodes are looked at for one path: many times what any description needs.
  private static let mostSteps = 400
  /// Operations of paths that differ in the names of their templates only, or not at all.
  private static let mostAlike = 40

  private struct Node: Sendable {
    var literals: [Name: Int] = [:]
    var open: Int?
    /// Operations whose path ends the way to this node.
    var operations: [Int] = []
  }

  private var nodes = [Node()]
  /// Literal parts of all paths.
  private(set) var literals: Set<Name> = []

  /// - Parameter paths: one for each operation, in their order.
  init(_ paths: [String]) {
    for (index, path) in paths.enumerated() {
      guard let parts = PathPart.parts(of: path) else { continue }
      var node = 0
      for part in parts.reversed() { node = child(part, of: node) }
      if nodes[node].operations.count < PathTree.mostAlike { nodes[node].operations.append(index) }
    }
  }

  private mutating func child(_ part: PathPart, of node: Int) -> Int {
    let isTemplate = part.name.text.utf8.contains(UInt8(ascii: "{"))
    if isTemplate {
      if let known = nodes[node].open { return known }
    } else {
      literals.insert(part.name)
      if let known = nodes[node].literals[part.name] { return known }
    }
    nodes.append(Node())
    if isTemplate {
      nodes[node].open = nodes.count - 1
    } else {
      nodes[node].literals[part.name] = nodes.count - 1
    }
    return nodes.count - 1
  }

  /// What a path that a text names may be.
  struct Match {
    /// Operations whose path has just these parts.
    var whole: [Int] = []
    /// Operations whose path is the end of it.
    var shorter: [Int] = []
    /// Whether it is the end of a path, or could not be followed to the end.
    var isEnd = false

    var isNone: Bool { whole.isEmpty && shorter.isEmpty && !isEnd }
    /// Those that it most likely is.
    var operations: [Int] { whole.isEmpty ? shorter : whole }
  }

  func match(_ parts: [PathPart]) -> Match {
    var match = Match()
    var states: [(node: Int, literals: Int)] = [(0, 0)]
    var steps = 0
    for part in parts.reversed() {
      var next: [(node: Int, literals: Int)] = []
      for state in states {
        let node = nodes[state.node]
        if !node.operations.isEmpty, state.literals > 0 { match.shorter += node.operations }
        if let literal = node.literals[part.name] { next.append((literal, state.literals + 1)) }
        if let open = node.open { next.append((open, state.literals)) }
        if part.isOpen, node.literals.count < PathTree.mostSteps {
          next += node.literals.values.sorted().map { ($0, state.literals) }
        } else if part.isOpen {
          match.isEnd = true
        }
      }
      steps += next.count
      states = next
      if steps > PathTree.mostSteps {
        match.isEnd = true
        return match
      }
    }
    for state in states {
      match.whole += nodes[state.node].operations
      let node = nodes[state.node]
      let goesOn = !node.literals.isEmpty || node.open != nil
      if goesOn, state.literals > 0 { match.isEnd = true }
    }
    return match
  }
}
