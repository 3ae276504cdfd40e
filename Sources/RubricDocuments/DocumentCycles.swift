extension Document {
  /// Whether some value contains itself, by an alias inside the container that it names. Takes time linear in
  /// the size of the document, without a call stack that nesting could exhaust.
  public var isCyclic: Bool {
    var states = [State](repeating: .unseen, count: nodes.count)
    var open: [(node: Int, next: Int)] = []
    func enter(_ node: Int) {
      states[node] = .open
      open.append((node, 0))
    }
    enter(Int(rootID))
    while let (id, next) = open.last {
      let node = nodes[id]
      let isContainer = node.kind == .mapping || node.kind == .sequence
      guard isContainer, next < Int(node.count) else {
        states[id] = .done
        open.removeLast()
        continue
      }
      open[open.count - 1].next += 1
      let child = Int(edges[Int(node.first) + next].node)
      switch states[child] {
      case .open: return true
      case .unseen: enter(child)
      case .done: break
      }
    }
    return false
  }

  private enum State: UInt8 {
    case unseen, open, done
  }
}
