import RubricDiagnostics

/// A promise to those who use an API; reached by gates and not by points.
public enum MaturityLevel: Int, Sendable, CaseIterable, Comparable, Codable {
  case unlisted, listed, described, conforming, managed, reusable

  /// What readers see.
  public var name: String {
    switch self {
    case .unlisted: "Unlisted"
    case .listed: "Listed"
    case .described: "Described"
    case .conforming: "Conforming"
    case .managed: "Managed"
    case .reusable: "Reusable"
    }
  }

  /// The one above; nil of the highest.
  public var next: MaturityLevel? { MaturityLevel(rawValue: rawValue + 1) }

  /// By what they promise.
  public static func < (a: MaturityLevel, b: MaturityLevel) -> Bool { a.rawValue < b.rawValue }
}

/// What was found of one gate.
public struct GateResult: Sendable {
  /// The level that it leads to.
  public var level: MaturityLevel
  /// What it asks, such as `D1 >= 0.85`; the same for every API.
  public var gate: String
  /// Whether it is open.
  public var state: State
  /// What it was measured by, where that is a number.
  public var value: Proportion?
  /// What the number must reach.
  public var threshold: Proportion?
  /// What keeps it shut.
  public var proofs: [MaturityProof]

  /// Whether a gate lets an API through.
  public enum State: Sendable, Hashable {
    case open
    case shut
    /// Left out: what it asks about is not known; with the reason.
    case leftOut(String)
  }
}

/// The level of an API, and what it takes to reach the next.
public struct LevelStanding: Sendable {
  /// The highest level whose gates, and those below, are open.
  public var now: MaturityLevel
  /// The one above; nil of the highest.
  public var next: MaturityLevel?
  /// The gates that keep it from the next level.
  public var shut: [GateResult]
  /// Gates up to the level now that were left out, since what they ask about is not known.
  public var leftOut: [GateResult]
  /// Every gate.
  public var gates: [GateResult]
  /// Why it is no higher than that, whatever the gates say.
  public var caps: [Cap]
  /// The shortest list of what opens the shut gates of the next level; what adds most comes first.
  public var actions: [MaturityAction]

  /// The most that an API can reach for a reason that no gate tells.
  public struct Cap: Sendable, Hashable {
    /// The highest level.
    public var level: MaturityLevel
    /// Why, as a sentence without a full stop.
    public var reason: String
  }

  /// Below this part of the model nothing is promised.
  static let leastCoverage = 60

  init(
    _ dimensions: [DimensionResult], _ facts: GateFacts, stage: String?, coverage: Proportion,
    gains: MaturityGains
  ) {
    let view = GateView(dimensions: dimensions, facts: facts)
    let results = MaturityGate.all.map { $0.result(view) }
    var reached = MaturityLevel.unlisted
    while let above = reached.next, !results.contains(where: { $0.level == above && $0.state == .shut }) {
      reached = above
    }
    var caps: [Cap] = []
    if !coverage.isAtLeast(hundredths: LevelStanding.leastCoverage) {
      caps.append(
        Cap(
          level: .listed,
          reason: "Only \(coverage.percent) % of the model could be evaluated; above level 1 it takes 60 %"))
    }
    if let stage {
      caps.append(Cap(level: .conforming, reason: "An API in \(stage) reaches level 3 at most"))
    }
    let now = min(reached, caps.map(\.level).min() ?? reached)
    self.now = now
    next = now.next
    gates = results
    self.caps = caps
    shut = results.filter { $0.level == now.next && $0.state == .shut }
    leftOut = results.filter { $0.level <= now && $0.isLeftOut }
    actions = []
    let choice = ActionChoice(shut, view, gains)
    actions = choice.actions
  }
}

extension GateResult {
  /// Whether nothing is known of what it asks.
  public var isLeftOut: Bool { if case .leftOut = state { true } else { false } }
}
