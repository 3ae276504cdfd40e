/// What a pattern says, as a tree no deeper than the parser allows groups to nest.
indirect enum Syntax {
  /// One Unicode scalar of the set.
  case character(ScalarSet)
  /// A test of the bytes on both sides of a place; matches no text itself.
  case assertion(Assertion)
  /// One after the other; an empty sequence matches the empty text.
  case sequence([Syntax])
  case choice([Syntax])
  /// `atMost` nil means without limit; otherwise it is not below `atLeast`.
  case repeated(Syntax, atLeast: Int, atMost: Int?)
}

extension Syntax {
  /// Counters longer than this over a single character make an automaton with so many states that it is
  /// better not multiplied with those of other patterns.
  private static let shortCounter = 8

  /// Whether the pattern counts long runs of characters, as `[^.]{0,40}` does.
  var countsLongRuns: Bool {
    switch self {
    case .character, .assertion: false
    case .sequence(let parts), .choice(let parts): parts.contains { $0.countsLongRuns }
    case .repeated(let part, let atLeast, let atMost):
      (atMost ?? atLeast) > Syntax.shortCounter || part.countsLongRuns
    }
  }
}
