/// Texts that match a pattern, for readers to see.
///
/// A text is made by walking the pattern's tree once and is then matched, since assertions and look-ahead are
/// only obeyed by trying again with other characters. A value for one thread.
public struct PatternExample {
  private let root: Piece
  private var searcher: PatternSearcher

  /// Texts longer than this, in Unicode scalars, are not made.
  public static let longest = 5_000
  /// So many texts are tried before giving up.
  private static let mostTries = 6

  /// Reads the pattern; throws where it cannot be matched.
  public init(_ source: String) throws(PatternError) {
    let syntax = try PatternParser.syntax(of: source, [])
    root = Piece(syntax)
    searcher = PatternSearcher(try Pattern(source))
  }

  /// Whether a part of the text matches.
  public mutating func matches(_ text: String) -> Bool { searcher.matches(text) }

  /// A text that matches and has so many Unicode scalars; nil where none is found.
  ///
  /// - Parameter ordinal: other numbers give other texts, where there are others.
  public mutating func text(lengths: ClosedRange<Int>, ordinal: Int = 0) -> String? {
    guard lengths.lowerBound <= PatternExample.longest else { return nil }
    let lengths = lengths.clamped(to: 0...PatternExample.longest)
    for attempt in 0..<PatternExample.mostTries {
      var writer = PatternWriter(shift: ordinal &+ attempt, isGenerous: attempt % 2 == 0)
      guard writer.write(root, lengths) else { continue }
      for text in padded(writer.scalars, lengths) where searcher.matches(text) { return text }
    }
    return nil
  }

  /// The text, made long enough at either end: a pattern without anchors allows that.
  private func padded(_ scalars: [UInt32], _ lengths: ClosedRange<Int>) -> [String] {
    func text(_ scalars: [UInt32]) -> String {
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars.lazy.compactMap { Unicode.Scalar($0) })
      return text
    }
    guard scalars.count <= lengths.upperBound else { return [] }
    let missing = lengths.lowerBound - scalars.count
    guard missing > 0 else { return [text(scalars)] }
    var padded: [String] = []
    for pad in [scalars.last ?? 0x61, 0x61, 0x31] {
      let extra = [UInt32](repeating: pad, count: missing)
      padded += [text(scalars + extra), text(extra + scalars)]
    }
    return padded
  }
}

/// A part of a pattern with the numbers of characters that it may take.
private struct Piece {
  indirect enum Kind {
    case nothing
    case character([UInt32])
    case sequence([Piece])
    case choice([Piece])
    case repeated(Piece, atLeast: Int, atMost: Int)
  }

  let kind: Kind
  let shortest: Int
  let longest: Int

  /// Lengths beyond this mean without limit.
  private static let endless = 1_000_000

  init(_ syntax: Syntax) {
    switch syntax {
    case .assertion: self.init(.nothing, 0, 0)
    case .character(let set):
      let characters = Piece.characters(of: set)
      self.init(.character(characters), 1, 1)
    case .sequence(let parts):
      let pieces = parts.map { Piece($0) }
      let shortest = pieces.reduce(0) { min($0 + $1.shortest, Piece.endless) }
      self.init(.sequence(pieces), shortest, pieces.reduce(0) { min($0 + $1.longest, Piece.endless) })
    case .choice(let parts):
      let pieces = parts.map { Piece($0) }
      self.init(
        .choice(pieces), pieces.map(\.shortest).min() ?? 0, pieces.map(\.longest).max() ?? 0)
    case .repeated(let part, let atLeast, let atMost):
      let piece = Piece(part)
      let most = min(atMost ?? Piece.endless, Piece.endless)
      let least = min(atLeast, Piece.endless)
      self.init(
        .repeated(piece, atLeast: least, atMost: most), min(least * piece.shortest, Piece.endless),
        min(most * piece.longest, Piece.endless))
    }
  }

  private init(_ kind: Kind, _ shortest: Int, _ longest: Int) {
    self.kind = kind
    self.shortest = shortest
    self.longest = longest
  }

  var isCharacter: Bool {
    if case .character = kind { return true }
    return false
  }

  /// The characters to choose from: letters or digits where the set has them, else what can be printed.
  private static func characters(of set: ScalarSet) -> [UInt32] {
    let digits = Array("1234567890".utf8).map { UInt32($0) }.filter { set.contains($0) }
    let upper = (UInt32(0x41)...0x5A).filter { set.contains($0) }
    let lower = (UInt32(0x61)...0x7A).filter { set.contains($0) }
    if !lower.isEmpty, lower.count >= upper.count { return lower.count < 7 ? digits + lower : lower }
    if !upper.isEmpty { return upper.count < 7 ? digits + upper : upper }
    if !digits.isEmpty { return digits }
    let marks = (UInt32(0x20)...0x7E).filter { set.contains($0) }
    if !marks.isEmpty { return marks }
    for range in set.ranges {
      let found = range.lazy.prefix(0x900).filter { $0 >= 0x20 && Unicode.Scalar($0) != nil }
      if let first = found.first { return [first] }
    }
    return set.ranges.first.map { [$0.lowerBound] } ?? []
  }
}

/// Writes one text of a pattern.
private struct PatternWriter {
  var scalars: [UInt32] = []
  /// Moves the choice of characters and of alternatives.
  let shift: Int
  /// Whether what may be repeated is, for a text that looks like something.
  let isGenerous: Bool
  /// How many pieces may still be visited.
  private var stepsLeft = 100_000

  /// A run of one class looks like a word from so many characters on.
  private static let usualRun = 4

  init(shift: Int, isGenerous: Bool) {
    self.shift = shift
    self.isGenerous = isGenerous
  }

  /// Whether a text was found; its length lies within the bounds, or below them where the pattern ends.
  mutating func write(_ piece: Piece, _ lengths: ClosedRange<Int>) -> Bool {
    stepsLeft -= 1
    guard stepsLeft > 0, piece.shortest <= lengths.upperBound else { return false }
    switch piece.kind {
    case .nothing: return true
    case .character(let characters):
      guard !characters.isEmpty else { return false }
      scalars.append(characters[(scalars.count &+ abs(shift)) % characters.count])
      return true
    case .sequence(let parts): return sequence(parts, piece, lengths)
    case .choice(let parts):
      let fitting = parts.filter { $0.shortest <= lengths.upperBound }
      let long = fitting.filter { $0.longest >= lengths.lowerBound }
      let usable = long.isEmpty ? fitting : long
      guard !usable.isEmpty else { return false }
      return write(usable[abs(shift) % usable.count], lengths)
    case .repeated(let part, let atLeast, let atMost):
      return repeated(part, atLeast, atMost, lengths)
    }
  }

  private mutating func sequence(_ parts: [Piece], _ whole: Piece, _ lengths: ClosedRange<Int>) -> Bool {
    let start = scalars.count
    // What the parts that are still to come take at least and at most.
    var shortest = whole.shortest
    var longest = parts.reduce(0) { $0 + $1.longest }
    for part in parts {
      shortest -= part.shortest
      longest -= part.longest
      let used = scalars.count - start
      let most = lengths.upperBound - used - shortest
      let least = min(max(lengths.lowerBound - used - longest, 0), most)
      guard most >= 0, write(part, least...most) else { return false }
    }
    return true
  }

  private mutating func repeated(
    _ part: Piece, _ atLeast: Int, _ atMost: Int, _ lengths: ClosedRange<Int>
  ) -> Bool {
    let start = scalars.count
    let usual = part.isCharacter ? PatternWriter.usualRun : 0
    let wanted = isGenerous ? min(max(atLeast, atMost > 1 ? usual : 0), atMost) : atLeast
    var count = 0
    while count < atMost {
      let used = scalars.count - start
      guard count < wanted || used < lengths.lowerBound else { break }
      let reserved = max(0, atLeast - count - 1) * part.shortest
      let most = lengths.upperBound - used - reserved
      guard most >= part.shortest, part.longest > 0 || count < atLeast else { break }
      guard write(part, 0...most) else { return count >= atLeast }
      count += 1
      if scalars.count > lengths.upperBound + start { return false }
      // A part that took nothing takes nothing the next time either.
      if scalars.count - start == used { return true }
    }
    return count >= atLeast
  }
}
