/// One compiled regular expression, matched in time linear in the text whatever the pattern.
///
/// The syntax is that of ECMA-262 with the flag `u`, as JSON Schema's `pattern` asks for, with the leniences
/// of `PatternParser`; see `PatternOptions` for how it may be changed. `\w`, `\d` and `\b` mean ASCII, `\s` and
/// `.` are Unicode's. Refused are backreferences, look-behind, and look-ahead other than of one ASCII
/// character or class, as in `\](?!\()` (characters beyond ASCII are told apart from ASCII only as a whole).
/// Bytes that are no UTF-8 match nothing, not even `[^]`.
public struct Pattern: Sendable {
  let patterns: CompiledPatterns

  /// Reads and compiles; the cost is bounded, so a pattern may be anyone's.
  public init(_ source: String, options: PatternOptions = []) throws(PatternError) {
    patterns = try CompiledPatterns([PatternParser.syntax(of: source, options)])
  }

  /// Whether the pattern matches anywhere in the text.
  ///
  /// Convenient for one text; a `PatternSearcher` keeps what it has learnt for the next.
  public func matches(_ text: String) -> Bool {
    var searcher = PatternSearcher(self)
    return searcher.matches(text)
  }

  /// The leftmost match, the longest of those that begin there, as byte offsets; see `PatternSearcher`.
  public func firstMatch(in utf8: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    var searcher = PatternSearcher(self)
    return searcher.firstMatch(in: utf8)
  }
}

/// Searches texts for one pattern and keeps the automaton built on the way for the next text.
///
/// A value for one thread at a time; its memory is bounded (some megabytes at worst).
public struct PatternSearcher {
  private var automata: PatternAutomata

  /// A searcher that has seen no text.
  public init(_ pattern: Pattern) { automata = PatternAutomata(pattern.patterns) }

  /// Whether the pattern matches anywhere in the text; reads no further than the end of a match.
  public mutating func matches(in utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    var isFound = false
    automata.ends(in: utf8, from: 0) { _, _ in
      isFound = true
      return false
    }
    return isFound
  }

  /// Whether the pattern matches anywhere in the text.
  public mutating func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { matches(in: $0) }
  }

  /// The leftmost match that begins at the byte offset `start` or later, as byte offsets.
  ///
  /// Of the matches that begin leftmost it is the longest, whatever order alternatives have and whether
  /// quantifiers are lazy (POSIX's rule, not ECMA-262's). What stands before `start` counts for `^` and `\b`.
  public mutating func firstMatch(in utf8: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Range<Int>? {
    guard start >= 0, start <= utf8.count else { return nil }
    // Keeping order costs more states, so it is asked first whether there is a match at all.
    var isFound = false
    automata.ends(in: utf8, from: start) { _, _ in
      isFound = true
      return false
    }
    guard isFound, let end = automata.leftmostEnd(in: utf8, from: start) else { return nil }
    return automata.start(of: 0, endingAt: end, in: utf8, notBefore: start)..<end
  }

  /// What the searches so far have cost, in bytes read and threads visited.
  var work: Int { automata.work }
}
