/// The threads of a state while it is being made: all places in a program that a text may have led to.
struct ThreadList {
  /// A thread: in the upper half the node of the tries at which its character goes on, in the lower half the
  /// node of the program that follows the character. With the tries' end: the node itself, an assertion yet
  /// to be tested or a match.
  typealias Item = UInt64

  /// The bytes on both sides of a place; nil is the text's edge.
  struct Context {
    var before: UInt8?
    var after: UInt8?
  }

  /// Ends a group of threads that began at one place of the text.
  static let mark: Item = .max

  /// The threads, sorted within each group that was ended.
  private(set) var items: [Item] = []
  /// Whether an assertion is among the threads.
  private(set) var testsContext = false

  private let program: Program
  /// Assertions are tested here; nil keeps them as threads.
  private var context: Context?
  private var groupStart = 0
  /// Nodes that hold `generation` were reached since `begin`, which so needs no time to forget.
  private var reached: [UInt32]
  private var generation: UInt32 = 0
  /// For each counter, since `begin`: the most copies that remain, plus one.
  private var best: [(generation: UInt32, remaining: UInt32)]
  private var stack: [UInt32] = []

  init(_ program: Program) {
    self.program = program
    reached = Array(repeating: 0, count: program.nodes.count)
    best = Array(repeating: (0, 0), count: program.counterTries.count)
  }

  static func item(_ trie: UInt32, _ node: UInt32) -> Item { UInt64(trie) << 32 | UInt64(node) }
  static func trie(_ item: Item) -> UInt32 { UInt32(truncatingIfNeeded: item >> 32) }
  static func node(_ item: Item) -> UInt32 { UInt32(truncatingIfNeeded: item) }

  /// Forgets all threads. Assertions are tested with `context`; without one they are kept.
  mutating func begin(at context: Context? = nil) {
    self.context = context
    items.removeAll(keepingCapacity: true)
    testsContext = false
    groupStart = 0
    if generation == .max {
      for index in reached.indices { reached[index] = 0 }
      for index in best.indices { best[index].generation = 0 }
      generation = 0
    }
    generation += 1
  }

  /// Adds a thread; one at the end of its character is followed.
  mutating func take(_ item: Item) {
    if ThreadList.trie(item) == ByteTries.end {
      follow(ThreadList.node(item))
    } else {
      items.append(item)
    }
  }

  /// Adds the threads at `node` and wherever it leads without a character. What earlier groups reached is
  /// theirs.
  mutating func follow(_ node: UInt32) {
    if case .character(let trie, let next) = program.nodes[Int(node)] {
      // The most frequent node leads nowhere else.
      guard reached[Int(node)] != generation else { return }
      reached[Int(node)] = generation
      items.append(ThreadList.item(trie, next))
      return
    }
    stack.append(node)
    while let node = stack.popLast() {
      guard reached[Int(node)] != generation else { continue }
      reached[Int(node)] = generation
      guard improvesCounter(program.counters[Int(node)]) else { continue }
      switch program.nodes[Int(node)] {
      case .character(let trie, let next): items.append(ThreadList.item(trie, next))
      case .split(let first, let second):
        stack.append(second)
        stack.append(first)
      case .assertion(let assertion, let next):
        if let context {
          if assertion.holds(before: context.before, after: context.after) { stack.append(next) }
        } else {
          testsContext = true
          items.append(ThreadList.item(ByteTries.end, node))
        }
      case .match: items.append(ThreadList.item(ByteTries.end, node))
      }
    }
  }

  /// False where a thread with more copies remaining matches all that this one can.
  private mutating func improvesCounter(_ counter: Program.Counter) -> Bool {
    guard counter.id != 0 else { return true }
    let known = best[Int(counter.id)]
    if known.generation == generation, known.remaining > counter.remaining { return false }
    best[Int(counter.id)] = (generation, counter.remaining)
    return true
  }

  /// Ends a group: sorts it, since order within it means nothing, and drops threads that others make needless.
  mutating func endGroup() {
    guard items.count > groupStart else { return }
    // Through the pointer, as sorting a slice of an array copies it.
    items.withUnsafeMutableBufferPointer { $0[groupStart...].sort() }
    var kept = groupStart
    for index in groupStart..<items.count {
      let item = items[index]
      if kept > groupStart, items[kept - 1] == item { continue }
      if isOutdone(item) { continue }
      items[kept] = item
      kept += 1
    }
    items.removeLast(items.count - kept)
    items.append(ThreadList.mark)
    groupStart = items.count
  }

  /// Whether another thread begins the same character with more copies of it remaining.
  private func isOutdone(_ item: Item) -> Bool {
    let counter = program.counters[Int(ThreadList.node(item))]
    guard counter.id != 0, program.counterTries[Int(counter.id)] == ThreadList.trie(item) else {
      return false
    }
    let known = best[Int(counter.id)]
    // The thread itself has one copy less than the node that made it.
    return known.generation == generation && known.remaining > counter.remaining + 1
  }
}
