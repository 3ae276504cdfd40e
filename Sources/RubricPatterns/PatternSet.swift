/// Patterns that are all searched for in one pass over a text, or a few passes where patterns count long
/// runs of characters.
public struct PatternSet: Sendable {
  /// A pattern that matches, and where.
  public struct Match: Equatable, Sendable {
    /// Index of the pattern in its set.
    public let pattern: Int
    /// Byte offsets of its first match: of all matches it is the one that ends first; of those with that end
    /// it begins leftmost; and then it is made as long as a match from there can be.
    public let range: Range<Int>
  }

  /// How many patterns there are.
  public let count: Int
  let groups: [Group]

  /// Patterns compiled together, with their indices in the set.
  struct Group {
    let indices: [Int]
    let patterns: CompiledPatterns
  }

  /// A set of no patterns, which finds nothing.
  public init() {
    count = 0
    groups = []
  }

  /// Reads and compiles; an error names the first pattern that is refused by its index.
  public init(_ patterns: [(source: String, options: PatternOptions)]) throws(PatternError) {
    count = patterns.count
    var syntaxes: [Syntax] = []
    for (index, pattern) in patterns.enumerated() {
      syntaxes.append(
        try PatternSet.naming(index) { () throws(PatternError) in
          try PatternParser.syntax(of: pattern.source, pattern.options)
        })
    }
    // The states of patterns that count long runs multiply when they are compiled together.
    let together = syntaxes.indices.filter { !syntaxes[$0].countsLongRuns }
    let alone = syntaxes.indices.filter { syntaxes[$0].countsLongRuns }
    var groups: [Group] = []
    for indices in (together.isEmpty ? [] : [together]) + alone.map({ [$0] }) {
      do throws(PatternError) {
        groups.append(Group(indices: indices, patterns: try CompiledPatterns(indices.map { syntaxes[$0] })))
      } catch {
        var error = error
        error.pattern = indices[error.pattern]
        throw error
      }
    }
    self.groups = groups
  }

  private static func naming<Value>(
    _ index: Int, _ body: () throws(PatternError) -> Value
  ) throws(PatternError) -> Value {
    do throws(PatternError) {
      return try body()
    } catch {
      var error = error
      error.pattern = index
      throw error
    }
  }

  /// For each pattern that matches at all its first match, by index of the patterns.
  ///
  /// Convenient for one text; a `PatternSetSearcher` keeps what it has learnt for the next.
  public func matches(in utf8: UnsafeBufferPointer<UInt8>) -> [Match] {
    var searcher = PatternSetSearcher(self)
    return searcher.matches(in: utf8)
  }

  /// As `matches(in:)`; the ranges are offsets in the UTF-8 of the text.
  public func matches(in text: String) -> [Match] {
    var text = text
    return text.withUTF8 { matches(in: $0) }
  }
}

/// Searches texts for the patterns of a set and keeps the automata built on the way for the next text.
///
/// A value for one thread at a time; its memory is bounded (some megabytes for each group of patterns at
/// worst).
public struct PatternSetSearcher {
  private let set: PatternSet
  private var automata: [PatternAutomata]

  /// A searcher that has seen no text.
  public init(_ set: PatternSet) {
    self.set = set
    automata = set.groups.map { PatternAutomata($0.patterns) }
  }

  /// For each pattern that matches at all its first match (see `PatternSet.Match`), by index of the patterns.
  ///
  /// Beside the passes over the text, each match found is read once backward from its end and once forward
  /// from its start.
  public mutating func matches(in utf8: UnsafeBufferPointer<UInt8>) -> [PatternSet.Match] {
    var found: [PatternSet.Match] = []
    for group in automata.indices {
      let indices = set.groups[group].indices
      for (pattern, end) in firstEnds(in: utf8, group).enumerated() {
        guard let end else { continue }
        let start = automata[group].start(of: pattern, endingAt: end, in: utf8, notBefore: 0)
        let longest = automata[group].end(of: pattern, from: start, in: utf8)
        found.append(PatternSet.Match(pattern: indices[pattern], range: start..<max(end, longest)))
      }
    }
    return found.sorted { $0.pattern < $1.pattern }
  }

  /// As `matches(in:)`; the ranges are offsets in the UTF-8 of the text.
  public mutating func matches(in text: String) -> [PatternSet.Match] {
    var text = text
    return text.withUTF8 { matches(in: $0) }
  }

  /// For each pattern of a group, where its first match ends; nil where it has none.
  private mutating func firstEnds(in utf8: UnsafeBufferPointer<UInt8>, _ group: Int) -> [Int?] {
    var ends = [Int?](repeating: nil, count: set.groups[group].indices.count)
    var missing = ends.count
    automata[group].ends(in: utf8, from: 0) { offset, patterns in
      for pattern in patterns where ends[Int(pattern)] == nil {
        ends[Int(pattern)] = offset
        missing -= 1
      }
      return missing > 0
    }
    return ends
  }

  /// What the searches so far have cost, in bytes read and threads visited.
  var work: Int { automata.reduce(0) { $0 + $1.work } }
}
