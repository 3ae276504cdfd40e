/// Compiles trees to a program, from the last node to the first, so that targets are known when needed.
struct ProgramBuilder {
  /// What one pattern may cost, in nodes.
  static let largest = 20_000

  private let readsBackward: Bool
  private var nodes: [Program.Node] = []
  private var counters: [Program.Counter] = []
  private var counterTries: [UInt32] = [0]
  private var tries: ByteTries
  private var assertions: [Assertion] = []
  private var knownAssertions: Set<Assertion> = []
  private var cost = 0

  private init(readsBackward: Bool) {
    self.readsBackward = readsBackward
    tries = ByteTries(readsBackward: readsBackward)
  }

  /// The program that reads text from its end where `readsBackward`; an error names the pattern by its index.
  static func program(of patterns: [Syntax], readsBackward: Bool) throws(PatternError) -> Program {
    var builder = ProgramBuilder(readsBackward: readsBackward)
    var starts: [UInt32] = []
    for (index, syntax) in patterns.enumerated() {
      builder.cost = 0
      do throws(PatternError) {
        starts.append(try builder.node(for: syntax, before: builder.add(.match(index))))
      } catch {
        var error = error
        error.pattern = index
        throw error
      }
    }
    return Program(
      readsBackward: readsBackward, nodes: builder.nodes, counters: builder.counters,
      counterTries: builder.counterTries, tries: builder.tries, starts: starts,
      alphabet: Alphabet(builder.tries, builder.assertions, readsBackward: readsBackward))
  }

  private mutating func add(_ node: Program.Node) -> UInt32 {
    nodes.append(node)
    counters.append(Program.Counter(id: 0, remaining: 0))
    return UInt32(nodes.count - 1)
  }

  private mutating func charge(_ amount: Int) throws(PatternError) {
    cost += amount
    if cost > ProgramBuilder.largest {
      throw PatternError(
        "the pattern is too large: with its repetitions written out it has more than "
          + "\(ProgramBuilder.largest) states", at: 0)
    }
  }

  /// The node from which `syntax` is read and then `next`.
  private mutating func node(for syntax: Syntax, before next: UInt32) throws(PatternError) -> UInt32 {
    // Charged for each visit, as repeating what has no nodes takes time too.
    try charge(1)
    switch syntax {
    case .character(let set):
      let (root, isNew) = tries.root(of: set)
      if isNew { try charge(set.ranges.count / 8) }
      return add(.character(trie: root, next: next))
    case .assertion(let assertion):
      if knownAssertions.insert(assertion).inserted { assertions.append(assertion) }
      return add(.assertion(assertion, next: next))
    case .sequence(let parts):
      var node = next
      for index in parts.indices {
        let part = parts[readsBackward ? index : parts.count - 1 - index]
        node = try self.node(for: part, before: node)
      }
      return node
    case .choice(let parts):
      var node: UInt32?
      for part in parts.reversed() {
        let first = try self.node(for: part, before: next)
        node = node.map { add(.split(first, $0)) } ?? first
      }
      return node ?? next
    case .repeated(let part, let atLeast, let atMost):
      return try repeated(part, atLeast: atLeast, atMost: atMost, before: next)
    }
  }

  private mutating func repeated(
    _ part: Syntax, atLeast: Int, atMost: Int?, before next: UInt32
  ) throws(PatternError) -> UInt32 {
    var node: UInt32
    var copies = atLeast
    if let atMost {
      node = try optionalCopies(of: part, atMost - atLeast, before: next)
    } else {
      let loop = add(.split(next, next))
      let body = try self.node(for: part, before: loop)
      nodes[Int(loop)] = .split(body, next)
      node = atLeast == 0 ? loop : body
      copies = max(0, atLeast - 1)
    }
    for _ in 0..<copies { node = try self.node(for: part, before: node) }
    return node
  }

  /// Up to `count` copies, each with a way past all that follow.
  private mutating func optionalCopies(
    of part: Syntax, _ count: Int, before next: UInt32
  ) throws(PatternError) -> UInt32 {
    guard count > 0 else { return next }
    var id: UInt32 = 0
    if case .character(let set) = part, count > 1 {
      id = UInt32(counterTries.count)
      counterTries.append(tries.root(of: set).node)
    }
    var node = add(.split(next, next))
    counters[Int(node)] = Program.Counter(id: id, remaining: 0)
    for copy in 1...count {
      let body = try self.node(for: part, before: node)
      node = add(.split(body, next))
      counters[Int(node)] = Program.Counter(id: id, remaining: UInt32(truncatingIfNeeded: copy))
    }
    return node
  }
}
