/// How far the required sections of an API are there.
public struct Completeness: Sendable, Hashable, Codable {
  /// How many sections are in each state.
  public let counts: [SectionVerdict.State: Int]
  /// How many sections apply.
  public let applicable: Int
  /// Of those, how many are satisfied.
  public let satisfied: Int
  /// Mean of the scores of the sections that apply, each weighing the same, in whole percent rounded down,
  /// so that 100 means all; 100 where none applies.
  public let percentage: Int

  /// Counts the verdicts of one API.
  public init(_ verdicts: [SectionVerdict]) {
    var counts: [SectionVerdict.State: Int] = [:]
    for verdict in verdicts { counts[verdict.state, default: 0] += 1 }
    let scored = verdicts.filter { $0.score != nil }
    // Thousandths, so that no order of addition changes the sum.
    let total = scored.reduce(0) { $0 + Int((($1.score ?? 0) * 1000).rounded()) }
    self.counts = counts
    applicable = scored.count
    satisfied = scored.count { $0.state.isSatisfied }
    percentage = scored.isEmpty ? 100 : total / (scored.count * 10)
  }

  /// How many sections are in the state.
  public func count(of state: SectionVerdict.State) -> Int { counts[state] ?? 0 }
}
