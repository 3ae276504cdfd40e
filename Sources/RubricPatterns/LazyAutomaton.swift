/// The deterministic automaton of a program, built state by state as texts need it and thrown away when it
/// has grown past a bound. However it fares, a text costs time linear in its length.
///
/// A state knows of matches one byte late: the byte after a match tells whether assertions at its end hold.
struct LazyAutomaton {
  /// In what order threads are kept.
  enum Order {
    /// Threads that began further left come first, and end those after them when they match.
    case leftmost
    /// As one set: every pattern is found where its first match ends.
    case none
  }

  /// The table of transitions may grow to so many entries of four bytes, and the states to so many words of
  /// eight.
  private static let largestTable = 1 << 20
  private static let largestStore = 1 << 19

  let program: Program
  let order: Order
  /// Bytes read and items visited so far: what searches have cost, whatever the machine.
  private(set) var work = 0
  /// How often the cache was full.
  private(set) var flushes = 0

  /// Rows of entries, a column for each class of bytes and one for the edge. The first row is nobody's, so
  /// that no entry of a state is that of `unknown`.
  private var table: [UInt32]
  private var states = StateStore()
  private var threads: ThreadList
  private var passed: ThreadList
  private let width: Int
  private let startsTestContext: Bool
  private var injections: [Injection?]

  init(_ program: Program, order: Order) {
    self.program = program
    self.order = order
    width = program.alphabet.edge + 1
    table = Array(repeating: Transition.dead, count: width)
    threads = ThreadList(program)
    passed = ThreadList(program)
    threads.begin()
    for start in program.starts { threads.follow(start) }
    startsTestContext = threads.testsContext
    injections = Array(repeating: nil, count: width * program.alphabet.remembered.count)
  }
}

// MARK: - Following transitions

extension LazyAutomaton {
  /// Entries of the table: the index of the target's row, with `special` set where matches are due.
  private enum Transition {
    /// Set in every entry that needs more than to be followed.
    static let special: UInt32 = 0x8000_0000
    static let unknown: UInt32 = special
    /// Leads nowhere. No row begins at index 1, as rows are longer.
    static let dead: UInt32 = special | 1
  }

  /// A place on the way through a text.
  struct Position {
    /// The state's row in the table.
    var row: UInt32
    /// Byte offset in the text.
    var offset: Int
  }

  /// Reads forward to the end of the text. Calls `matched` at each place where matches end, with the
  /// patterns' indices; it answers whether to go on.
  mutating func readForward(
    _ text: UnsafeBufferPointer<UInt8>, from start: Position,
    matched: (_ offset: Int, _ patterns: ArraySlice<UInt64>) -> Bool
  ) {
    var position = start
    while true {
      let before = position.offset
      let entry = followForward(text, &position)
      work += position.offset - before + 1
      let isAtEnd = position.offset >= text.count
      let column = isAtEnd ? program.alphabet.edge : Int(program.alphabet.classes[Int(text[position.offset])])
      guard take(entry, column, &position, matched), !isAtEnd else { return }
      position.offset += 1
    }
  }

  /// Reads backward to offset `end` of the text, as `readForward`.
  mutating func readBackward(
    _ text: UnsafeBufferPointer<UInt8>, from start: Position, to end: Int,
    matched: (_ offset: Int, _ patterns: ArraySlice<UInt64>) -> Bool
  ) {
    var position = start
    while true {
      work += 1
      let isAtEdge = position.offset <= 0
      let column =
        isAtEdge ? program.alphabet.edge : Int(program.alphabet.classes[Int(text[position.offset - 1])])
      let entry = table[Int(position.row) + column]
      guard take(entry, column, &position, matched), position.offset > end else { return }
      position.offset -= 1
    }
  }

  /// Follows an entry, making its state where need be; false where the search is over.
  private mutating func take(
    _ entry: UInt32, _ column: Int, _ position: inout Position,
    _ matched: (_ offset: Int, _ patterns: ArraySlice<UInt64>) -> Bool
  ) -> Bool {
    var entry = entry
    if entry == Transition.unknown { entry = transition(from: position.row, column) }
    if entry == Transition.dead { return false }
    position.row = entry & ~Transition.special
    guard entry & Transition.special != 0 else { return true }
    return matched(position.offset, states.matches(of: Int(position.row) / width))
  }

  /// Follows entries up to one that is special, which it gives, or to the end of the text.
  private func followForward(_ text: UnsafeBufferPointer<UInt8>, _ position: inout Position) -> UInt32 {
    var row = position.row
    var offset = position.offset
    defer { position = Position(row: row, offset: offset) }
    return table.withUnsafeBufferPointer { table in
      program.alphabet.classes.withUnsafeBufferPointer { classes in
        // In bounds: `offset` is below `count`, a byte below 256 classes, and a row has a column for each class.
        while offset < text.count {
          let entry = table[Int(row) + Int(classes[Int(text[offset])])]
          if entry & Transition.special != 0 { return entry }
          row = entry
          offset += 1
        }
        return table[Int(row) + width - 1]
      }
    }
  }
}

// MARK: - Making states

extension LazyAutomaton {
  /// What a match that begins at a place adds to the state after the next byte.
  private struct Injection {
    /// Threads whose character goes on (see `ThreadList.Item`), or ended, with the trie's end.
    var seeds: [ThreadList.Item]
    /// Patterns that match the empty text there.
    var matches: [UInt64]
  }

  /// The row of the state in which a search begins that may match anywhere from here on; `before` is the byte
  /// passed last, nil at the edge.
  mutating func searching(after before: UInt8?) -> UInt32 {
    threads.begin()
    return state(matches: [], memory: memory(of: before), injects: true)
  }

  /// The row of the state in which only `pattern` may match, and only from here.
  mutating func anchored(_ pattern: Int, after before: UInt8?) -> UInt32 {
    threads.begin()
    threads.follow(program.starts[pattern])
    threads.endGroup()
    return state(matches: [], memory: memory(of: before), injects: false)
  }

  private func memory(of byte: UInt8?) -> UInt32 {
    let alphabet = program.alphabet
    return alphabet.memories[byte.map { Int(alphabet.classes[Int($0)]) } ?? alphabet.edge]
  }

  /// The row of the state that has `threads`.
  private mutating func state(matches: [UInt64], memory: UInt32, injects: Bool) -> UInt32 {
    let isTested = threads.testsContext || (injects && startsTestContext)
    let key = StateKey(memory: isTested ? memory : 0, injects: injects, matches: matches.count)
    if let known = states.index(of: key, matches, threads.items) { return UInt32(known * width) }
    let words = 1 + matches.count + threads.items.count
    if table.count + width > LazyAutomaton.largestTable || states.size + words > LazyAutomaton.largestStore {
      flushes += 1
      states = StateStore()
      table.removeLast(table.count - width)
    }
    table += repeatElement(Transition.unknown, count: width)
    return UInt32(states.add(key, matches, threads.items) * width)
  }

  /// Works out an entry of the table.
  private mutating func transition(from row: UInt32, _ column: Int) -> UInt32 {
    let key = states.key(of: Int(row) / width)
    let byte = column == program.alphabet.edge ? nil : program.alphabet.samples[column]
    var matches: [UInt64] = []
    threads.begin()
    // A copy: a slice would keep the store from growing in place.
    advanceGroups(Array(states.items(of: Int(row) / width)), key.memory, byte, &matches)
    if key.injects, order == .none || matches.isEmpty { inject(key.memory, column, &matches) }
    threads.endGroup()
    let injects = key.injects && byte != nil && (order == .none || matches.isEmpty)
    if matches.count > 1 { matches = Array(Set(matches)).sorted() }
    if threads.items.isEmpty, matches.isEmpty, !injects {
      table[Int(row) + column] = Transition.dead
      return Transition.dead
    }
    let flushesBefore = flushes
    let target = state(matches: matches, memory: program.alphabet.memories[column], injects: injects)
    let entry = matches.isEmpty ? target : target | Transition.special
    // After a flush the row is another state's.
    if flushes == flushesBefore { table[Int(row) + column] = entry }
    return entry
  }

  /// Moves the groups of a state over a byte; where order counts, only up to the first that matches.
  private mutating func advanceGroups(
    _ items: [ThreadList.Item], _ memory: UInt32, _ byte: UInt8?, _ matches: inout [UInt64]
  ) {
    let context = program.context(memory, byte)
    work += items.count + 1
    passed.begin(at: context)
    for item in items {
      if item != ThreadList.mark {
        passed.take(item)
        continue
      }
      advance(passed.items, over: byte, &matches)
      passed.begin(at: context)
      guard order == .leftmost else { continue }
      threads.endGroup()
      if !matches.isEmpty { return }
    }
  }

  /// Moves threads whose assertions were tested over a byte; nil is the edge, which no thread survives.
  private mutating func advance(_ items: [ThreadList.Item], over byte: UInt8?, _ matches: inout [UInt64]) {
    let tries = program.tries
    for item in items {
      let trie = Int(ThreadList.trie(item))
      if trie == ByteTries.end, case .match(let pattern) = program.nodes[Int(ThreadList.node(item))] {
        matches.append(UInt64(pattern))
      }
      guard let byte, trie != ByteTries.end else { continue }
      work += 1
      for index in tries.starts[trie]..<tries.starts[trie + 1] {
        let step = tries.steps[index]
        guard step.bytes.contains(byte) else { continue }
        threads.take(ThreadList.item(step.target, ThreadList.node(item)))
      }
    }
  }

  private mutating func inject(_ memory: UInt32, _ column: Int, _ matches: inout [UInt64]) {
    // A match never begins inside a character.
    guard !program.alphabet.continuesCharacter(column) else { return }
    let slot = Int(memory) * width + column
    if injections[slot] == nil { injections[slot] = injection(memory, column) }
    guard let injection = injections[slot] else { return }
    matches += injection.matches
    work += injection.seeds.count
    for seed in injection.seeds { threads.take(seed) }
  }

  private mutating func injection(_ memory: UInt32, _ column: Int) -> Injection {
    let byte = column == program.alphabet.edge ? nil : program.alphabet.samples[column]
    passed.begin(at: program.context(memory, byte))
    for start in program.starts { passed.follow(start) }
    work += passed.items.count
    var injection = Injection(seeds: [], matches: [])
    for item in passed.items {
      let trie = Int(ThreadList.trie(item))
      let node = ThreadList.node(item)
      if trie == ByteTries.end, case .match(let pattern) = program.nodes[Int(node)] {
        injection.matches.append(UInt64(pattern))
      }
      guard let byte, trie != ByteTries.end else { continue }
      for step in program.tries.steps[program.tries.starts[trie]..<program.tries.starts[trie + 1]]
      where step.bytes.contains(byte) {
        injection.seeds.append(ThreadList.item(step.target, node))
      }
    }
    return injection
  }
}

extension Program {
  /// The bytes before and after a place in the order of the text.
  fileprivate func context(_ memory: UInt32, _ next: UInt8?) -> ThreadList.Context {
    let passed = alphabet.remembered[Int(memory)]
    return readsBackward
      ? ThreadList.Context(before: next, after: passed) : ThreadList.Context(before: passed, after: next)
  }
}
