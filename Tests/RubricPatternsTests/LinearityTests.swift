import RubricTesting
import Testing

@testable import RubricPatterns

/// What searching costs for each byte of the text, in bytes read and threads visited.
private func workPerByte(_ pattern: String, _ text: [UInt8]) throws -> Int {
  var searcher = PatternSearcher(try Pattern(pattern))
  _ = text.withUnsafeBufferPointer { searcher.firstMatch(in: $0) }
  return searcher.work / max(1, text.count)
}

private func ab(_ count: Int) -> [UInt8] {
  var numbers = SeededNumbers(seed: 3)
  return (0..<count).map { _ in Bool.random(using: &numbers) ? 0x61 : 0x62 }
}

@Test(arguments: ["^(a+)+$", "(a|aa)+$", "(a*)*b", "(x+x+)+y", "(.*.*.*)*=", "a{1,9000}b", "(a{0,90}){90}b"])
func backtrackersNightmaresCostAFewStepsPerByte(_ pattern: String) throws {
  for count in [1_000, 100_000] {
    let text = [UInt8](repeating: 0x61, count: count)
    #expect(try workPerByte(pattern, text) <= 200)
    #expect(try workPerByte(pattern, text + [0x21]) <= 200)
  }
}

@Test func automatonWithTooManyStatesCostsItsThreadsPerByte() throws {
  // Any of the last hundred bytes may be the 'a': the whole automaton has 2^100 states.
  let few = try workPerByte("[ab]*a[ab]{100}c", ab(2_000))
  let many = try workPerByte("[ab]*a[ab]{100}c", ab(40_000))
  #expect(many <= 2 * few)
  #expect(many <= 1_000)
}

@Test func fullCacheIsEmptiedAndGoesOn() throws {
  let program = try ProgramBuilder.program(
    of: [PatternParser.syntax(of: "a[ab]{60}$", [])], readsBackward: false)
  var automaton = LazyAutomaton(program, order: .none)
  let text = ab(30_000)
  var ends: [Int] = []
  text.withUnsafeBufferPointer { text in
    let row = automaton.searching(after: nil)
    automaton.readForward(text, from: LazyAutomaton.Position(row: row, offset: 0)) { offset, _ in
      ends.append(offset)
      return true
    }
  }
  #expect(automaton.flushes > 0)
  #expect(ends == (text[30_000 - 61] == 0x61 ? [30_000] : []))
}

@Test func counterOverOneCharacterKeepsOneThread() throws {
  // Of all places where 'x' was, the last has most copies left.
  let text = [UInt8](repeating: 0x78, count: 20_000)
  var searcher = PatternSetSearcher(try PatternSet([("x[^.]{0,400}y", [])]))
  _ = text.withUnsafeBufferPointer { searcher.matches(in: $0) }
  #expect(searcher.work < 5 * text.count)
}

@Test func anyBytesMayBeSearched() throws {
  var numbers = SeededNumbers(seed: 4)
  let sources = ["[^]", "é+", "\\p{L}+\\b", "[^a]{2}$", "^.*$", "\\W\\B", "\\u{10FFFF}|\\x7F", "[\\s\\S]{3}"]
  var searchers = try sources.map { PatternSearcher(try Pattern($0, options: .ignoresCase)) }
  var set = PatternSetSearcher(try PatternSet(sources.map { ($0, .ignoresCase) }))
  for _ in 0..<500 {
    let text = (0..<Int.random(in: 0...40, using: &numbers)).map { _ in
      Bool.random(using: &numbers)
        ? UInt8.random(in: 0...255, using: &numbers)
        : [0xC3, 0xA9, 0xE2, 0x80][
          Int.random(in: 0..<4, using: &numbers)]
    }
    text.withUnsafeBufferPointer { text in
      let matches = set.matches(in: text)
      for index in searchers.indices {
        let range = searchers[index].firstMatch(in: text)
        #expect((range == nil) == !matches.contains { $0.pattern == index })
        #expect(range.map { $0.lowerBound >= 0 && $0.upperBound <= text.count } ?? true)
      }
    }
  }
}

@Test func bytesThatAreNoCharacterMatchNothing() throws {
  for bytes in [[0xFF], [0xC3], [0x80], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]]
    as [[UInt8]]
  {
    let matches = try bytes.withUnsafeBufferPointer { bytes in
      try ["[^]", ".", "\\W", "[^a]", "\\0"].filter { try Pattern($0).firstMatch(in: bytes) != nil }
    }
    #expect(matches.isEmpty, "\(bytes)")
  }
}

@Test func propertiesThatManyPatternsNameAreFoundOnce() throws {
  // To ask every scalar for each of them took a minute.
  let made = try processorSeconds {
    for number in 0..<500 { _ = try Pattern("\\p{L}\\p{Lu}\\p{Alphabetic}\(number)") }
  }
  #expect(made.seconds < 10)
}
