import RubricDiagnostics

/// What gates look at.
struct GateView: Sendable {
  var dimensions: [DimensionResult]
  var facts: GateFacts

  func criterion(_ id: String) -> CriterionResult? {
    dimensions.lazy.flatMap(\.criteria).first { $0.id == id }
  }

  func dimension(_ dimension: MaturityDimension) -> DimensionResult? {
    dimensions.first { $0.dimension == dimension }
  }
}

/// One condition of a level.
struct MaturityGate: Sendable {
  var level: MaturityLevel
  /// As reports name it.
  var text: String
  var test: Test

  enum Test: Sendable {
    /// A criterion reaches so many hundredths; one that does not apply lets through.
    case criterion(String, Int)
    case dimension(MaturityDimension, Int)
    /// A section scores so many hundredths.
    case section(String, Int)
    /// Nothing stands against it; nil where nobody can know.
    case nothing(@Sendable (GateFacts) -> GateFacts.Found)
  }

  init(_ level: MaturityLevel, _ text: String, _ test: Test) {
    self.level = level
    self.text = text
    self.test = test
  }

  /// All of them, from the lowest level up.
  static let all: [MaturityGate] =
    [
      MaturityGate(.listed, "the description can be read and is sound", .nothing(\.documentFaults)),
      MaturityGate(.listed, "an owner with the address of a team", .nothing(\.ownerFaults)),
      MaturityGate(.listed, "F1 >= 0.5", .criterion("F1", 50)),
      MaturityGate(.described, "every card section is written", .nothing(\.cardFaults)),
      MaturityGate(.described, "D1 >= 0.6", .criterion("D1", 60)),
      MaturityGate(.described, "reference >= 0.8", .section("reference", 80)),
      MaturityGate(.described, "S2 >= 0.9", .criterion("S2", 90)),
      MaturityGate(.conforming, "D1 >= 0.85", .criterion("D1", 85)),
      MaturityGate(.conforming, "D2 >= 0.85", .criterion("D2", 85)),
      MaturityGate(.conforming, "no error against the standard", .nothing(\.standardErrors)),
      MaturityGate(.conforming, "S1 >= 0.8", .criterion("S1", 80)),
      MaturityGate(.conforming, "no error between guides and description", .nothing(\.crossCheckErrors)),
      MaturityGate(.conforming, "G1 = 1", .criterion("G1", 100)),
      MaturityGate(.conforming, "F1 >= 0.7", .criterion("F1", 70)),
    ]
    + managed + reusable

  private static let managed: [MaturityGate] = [
    MaturityGate(.managed, "L >= 0.8", .dimension(.lifecycle, 80)),
    MaturityGate(.managed, "L5 = 1", .criterion("L5", 100)),
    MaturityGate(.managed, "O >= 0.7", .dimension(.operability, 70)),
    MaturityGate(.managed, "G >= 0.8", .dimension(.security, 80)),
    MaturityGate(.managed, "every card section reviewed in 12 months", .nothing(\.unreviewed)),
    MaturityGate(.managed, "the change log covers the last difference", .nothing(\.untoldDifferences)),
    MaturityGate(.managed, "no expired waiver", .nothing(\.expiredWaivers)),
  ]

  private static let reusable: [MaturityGate] = [
    MaturityGate(.reusable, "D >= 0.9", .dimension(.documentation, 90)),
    MaturityGate(.reusable, "S >= 0.9", .dimension(.conformance, 90)),
    MaturityGate(.reusable, "G >= 0.9", .dimension(.security, 90)),
    MaturityGate(.reusable, "F >= 0.9", .dimension(.findability, 90)),
    MaturityGate(.reusable, "L >= 0.9", .dimension(.lifecycle, 90)),
    MaturityGate(.reusable, "A >= 0.8", .dimension(.adoption, 80)),
    MaturityGate(.reusable, "A3 = 1", .criterion("A3", 100)),
    MaturityGate(.reusable, "no resource twice without a reason", .nothing(\.duplicates)),
    MaturityGate(.reusable, "figures of its running are published", .nothing(\.missingFigures)),
  ]

  /// What becomes of it for an API.
  func result(_ view: GateView) -> GateResult {
    var result = GateResult(level: level, gate: text, state: .open, value: nil, threshold: nil, proofs: [])
    switch test {
    case .criterion(let id, let hundredths):
      result.measure(view.criterion(id)?.state, hundredths)
    case .dimension(let dimension, let hundredths):
      let found = view.dimension(dimension)
      let none: CriterionPart.State =
        found?.applies == true
        ? .unknown("nothing of \(dimension.rawValue) could be evaluated") : .notApplicable("nothing applies")
      result.measure(found?.score.map { .value($0) } ?? none, hundredths)
    case .section(let id, let hundredths):
      let part = view.dimensions.lazy.flatMap(\.criteria).flatMap(\.parts)
        .first { $0.key.text == "section:\(id)" }
      result.measure(part?.state, hundredths)
    case .nothing(let found):
      switch found(view.facts) {
      case .unknown(let reason): result.state = .leftOut(reason)
      case .faults(let faults):
        result.proofs = faults.map(\.proof)
        result.state = faults.isEmpty ? .open : .shut
      }
    }
    return result
  }
}

extension GateResult {
  /// What does not apply lets through, as its weight counts nowhere.
  fileprivate mutating func measure(_ found: CriterionPart.State?, _ hundredths: Int) {
    threshold = Proportion(hundredths, of: 100)
    switch found {
    case .value(let value)?:
      self.value = value
      state = value.isAtLeast(hundredths: hundredths) ? .open : .shut
    case .notApplicable?: state = .open
    case .unknown(let reason)?: state = .leftOut(reason)
    case nil: state = .leftOut("it is not known")
    }
  }
}

/// Of all that would open gates, as little as opens them.
struct ActionChoice {
  private(set) var actions: [MaturityAction] = []
  private var chosen: Set<CriterionPart.Key> = []
  private let view: GateView
  private let gains: MaturityGains

  init(_ shut: [GateResult], _ view: GateView, _ gains: MaturityGains) {
    self.view = view
    self.gains = gains
    // What must be done in any case comes first: it may open the gates of numbers as well.
    for gate in MaturityGate.all
    where shut.contains(where: { $0.level == gate.level && $0.gate == gate.text }) {
      if case .nothing(let found) = gate.test, case .faults(let faults) = found(view.facts) {
        for fault in faults { take(fault) }
      }
    }
    for gate in MaturityGate.all
    where shut.contains(where: { $0.level == gate.level && $0.gate == gate.text }) {
      switch gate.test {
      case .criterion(let id, let hundredths):
        if let criterion = view.criterion(id) { raise([criterion], isDimension: false, to: hundredths) }
      case .dimension(let dimension, let hundredths):
        if let found = view.dimension(dimension) { raise(found.criteria, isDimension: true, to: hundredths) }
      case .section(let id, _):
        let parts = view.dimensions.flatMap(\.criteria).flatMap(\.parts)
        if let part = parts.first(where: { $0.key.text == "section:\(id)" }) { take(part) }
      case .nothing: break
      }
    }
    actions = actions.enumerated().sorted { a, b in
      a.element.gain == b.element.gain ? a.offset < b.offset : a.element.gain > b.element.gain
    }.map(\.element)
  }

  private mutating func take(_ part: CriterionPart) {
    guard chosen.insert(part.key).inserted, let action = gains.action(on: part.key) else { return }
    actions.append(action)
  }

  private mutating func take(_ fault: GateFacts.Fault) {
    guard chosen.insert(fault.key).inserted else { return }
    var action =
      gains.action(on: fault.key)
      ?? MaturityAction(
        key: fault.key, text: fault.mending, gain: MaturityPoints(millionths: 0), criteria: [], proofs: [])
    action.proofs = [fault.proof] + action.proofs.filter { $0 != fault.proof }
    actions.append(action)
  }

  /// The parts that lack most first, until the mean is reached: since they add up, no shorter list does it.
  private mutating func raise(_ criteria: [CriterionResult], isDimension: Bool, to hundredths: Int) {
    let weights = isDimension ? criteria.reduce(0) { $0 + $1.evaluatedWeight } : 1_000
    guard weights > 0 else { return }
    var candidates: [(part: CriterionPart, adds: Int)] = []
    var sum = 0
    for criterion in criteria where criterion.value != nil {
      let parts = criterion.parts.reduce(0) { $0 + ($1.value == nil ? 0 : $1.weight) }
      let weight = isDimension ? criterion.evaluatedWeight : 1_000
      for part in criterion.parts {
        guard let value = part.value, parts > 0 else { continue }
        let share = { (billionths: Int) in billionths * part.weight * weight / (parts * weights) }
        sum += share(value.billionths)
        let adds = share(value.lack)
        if chosen.contains(part.key) { sum += adds } else if adds > 0 { candidates.append((part, adds)) }
      }
    }
    // Divisions lose a few billionths for each part.
    let due = hundredths * 10_000_000 - 1_000 * (candidates.count + 10)
    let order = candidates.indices.sorted { a, b in
      candidates[a].adds == candidates[b].adds ? a < b : candidates[a].adds > candidates[b].adds
    }
    for index in order where sum < due {
      sum += candidates[index].adds
      take(candidates[index].part)
    }
  }
}
