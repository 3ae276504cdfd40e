/// Patterns that are searched for together, compiled for both directions: forward to find where matches
/// end, backward to find where they begin.
struct CompiledPatterns: Sendable {
  let forward: Program
  let backward: Program

  init(_ patterns: [Syntax]) throws(PatternError) {
    forward = try ProgramBuilder.program(of: patterns, readsBackward: false)
    backward = try ProgramBuilder.program(of: patterns, readsBackward: true)
  }
}

/// The automata of `CompiledPatterns` with what they have learnt of texts.
struct PatternAutomata {
  private let patterns: CompiledPatterns
  private var forward: LazyAutomaton
  /// These two are made when the first match is found: most patterns find none. They are used where they are:
  /// to take an automaton out and put it back costs more than most searches with it.
  private var leftmost: LazyAutomaton?
  private var backward: LazyAutomaton?

  init(_ patterns: CompiledPatterns) {
    self.patterns = patterns
    forward = LazyAutomaton(patterns.forward, order: .none)
  }

  /// Calls `matched` for each place, in order, at which any match that begins at `first` or later ends, with
  /// the patterns' indices; it answers whether to go on.
  mutating func ends(
    in text: UnsafeBufferPointer<UInt8>, from first: Int,
    matched: (_ offset: Int, _ patterns: ArraySlice<UInt64>) -> Bool
  ) {
    let row = forward.searching(after: first > 0 ? text[first - 1] : nil)
    forward.readForward(text, from: LazyAutomaton.Position(row: row, offset: first), matched: matched)
  }

  /// The end of the leftmost and then longest match that begins at `first` or later; nil where there is none.
  mutating func leftmostEnd(in text: UnsafeBufferPointer<UInt8>, from first: Int) -> Int? {
    if leftmost == nil { leftmost = LazyAutomaton(patterns.forward, order: .leftmost) }
    guard let row = leftmost?.searching(after: first > 0 ? text[first - 1] : nil) else { return nil }
    var end: Int?
    leftmost?.readForward(text, from: LazyAutomaton.Position(row: row, offset: first)) { offset, _ in
      end = offset
      return true
    }
    return end
  }

  /// The leftmost start, not before `first`, of the matches of `pattern` that end at `end`; there must be one.
  mutating func start(
    of pattern: Int, endingAt end: Int, in text: UnsafeBufferPointer<UInt8>, notBefore first: Int
  ) -> Int {
    if backward == nil { backward = LazyAutomaton(patterns.backward, order: .none) }
    guard let row = backward?.anchored(pattern, after: end < text.count ? text[end] : nil) else { return end }
    var start = end
    let position = LazyAutomaton.Position(row: row, offset: end)
    backward?.readBackward(text, from: position, to: first) { offset, _ in
      start = offset
      return true
    }
    return start
  }

  /// The longest end of the matches of `pattern` that begin at `start`; there must be one.
  mutating func end(of pattern: Int, from start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    let row = forward.anchored(pattern, after: start > 0 ? text[start - 1] : nil)
    var end = start
    forward.readForward(text, from: LazyAutomaton.Position(row: row, offset: start)) { offset, _ in
      end = offset
      return true
    }
    return end
  }

  /// What searches have cost, in bytes read and threads visited.
  var work: Int { forward.work + (leftmost?.work ?? 0) + (backward?.work ?? 0) }
}
