import RubricDiagnostics
import RubricSite
import Testing

@testable import RubricStandard

/// The arithmetic of the model, held against the example that the standard works out.
struct MaturityModelTests {
  // MARK: - Worked example

  /// A benefits look-up API, as the standard's section 5 has it. Its sections are parts with the scores that
  /// give the means of the example.
  private func workedExample() -> Maturity {
    func sections(_ id: String, _ scores: KeyValuePairs<SectionID, Int>) -> CriterionResult {
      let criterion = Criterion.all.first { $0.id == id } ?? Criterion.all[0]
      return CriterionResult(
        criterion, weight: criterion.weight,
        parts: scores.map { section, score in
          CriterionPart(
            .section(section), section.text, .value(Proportion(score, of: 100) ?? .zero),
            mending: "complete \(section.text)")
        })
    }
    func fact(_ id: String, _ section: SectionID, _ name: String) -> CriterionResult {
      let criterion = Criterion.all.first { $0.id == id } ?? Criterion.all[0]
      return CriterionResult(
        criterion, weight: criterion.weight,
        parts: [CriterionPart(.fact(section, name), name, .value(.zero), mending: "add the \(name)")])
    }
    var values: [String: CriterionResult] = [
      "D1": sections(
        "D1",
        [
          "deprecation": 40, "overview": 76, "data-rules": 76, "errors": 76, "authorisation-scopes": 76,
          "sandbox": 76, "versioning": 76, "service-levels": 76, "cost": 76,
        ]),
      "G4": sections("G4", ["information-handling": 50]), "L3": sections("L3", ["deprecation": 40]),
      "O2": fact("O2", "ownership-and-status", "status-page"),
    ]
    values["G4"]?.weight = 40
    let numbers: KeyValuePairs<String, Int?> = [
      "D2": 60, "D3": 50, "D4": 80, "S1": 88, "S2": 97, "G1": 100, "G2": 100, "G3": 75, "G5": 50, "G6": nil,
      "F1": 69, "F2": 20, "F3": 100, "F4": 100, "F5": 100, "L1": 80, "L2": 50, "L4": 0, "L5": nil, "L6": 100,
      "O1": 60, "O3": 50, "O4": 40, "O5": 70, "A1": 100, "A2": 80, "A3": 90, "A4": 60, "A5": 100,
    ]
    for (id, number) in numbers { values[id] = Numbers.result(id, number) }
    var facts = GateFacts()
    facts.standardErrors = .faults([
      GateFacts.Fault(
        key: .rule("deprecated-has-sunset"),
        proof: MaturityProof("'GET /claims' is deprecated and says no end", isFault: true),
        mending: "add 'x-sunset: YYYY-MM-DD'")
    ])
    return Maturity(Numbers.dimensions(values), facts, stage: nil)
  }

  @Test func aDimensionCountsByItsWeight() throws {
    let low = ["D1": Numbers.result("D1", 0)]
    let usual = Maturity(Numbers.dimensions(low), Numbers.openGates, stage: nil)
    var dimensions = Numbers.dimensions(low)
    dimensions[0].weight = 0
    let without = Maturity(dimensions, Numbers.openGates, stage: nil)
    #expect(without.overall == .one && without.hasOwnWeights && without.actions.isEmpty == false)
    #expect(try #require(usual.overall) < .one && !usual.hasOwnWeights)
    #expect(without.actions.allSatisfy { $0.gain == MaturityPoints(millionths: 0) })
  }

  @Test func workedExampleComesToSeventyTwoAndLevelTwo() throws {
    let maturity = workedExample()
    #expect(
      maturity.dimensions.map { "\($0.dimension.rawValue) \($0.score?.points ?? "-")" } == [
        "D 69.1", "S 90.2", "G 71.5", "F 79.6", "L 51.7", "O 46", "A 87",
      ])
    #expect(maturity.overall?.percent == 72)
    #expect(maturity.coverage == .one)
    #expect(maturity.level.now == .described && maturity.level.next == .conforming)
    #expect(
      maturity.level.shut.map(\.gate) == [
        "D1 >= 0.85", "D2 >= 0.85", "no error against the standard", "F1 >= 0.7",
      ])
    #expect(
      maturity.level.shut.map { $0.value?.decimal(places: 2) ?? "-" } == ["0.72", "0.6", "-", "0.69"])
  }

  @Test func gainsOfTheWorkedExampleAreTheOnesOfTheStandard() throws {
    let maturity = workedExample()
    let gains = Dictionary(
      maturity.actions.map { ($0.key.text, $0) }, uniquingKeysWith: { first, _ in first })
    // 0.30 × 0.55 × 1/9 × 0.6 + 0.12 × 20/85 × 0.6, in points: the standard's 1.1 and 1.7.
    let deprecation = try #require(gains["section:deprecation"])
    #expect(deprecation.gain.text == "2.79" && deprecation.criteria == ["D1", "L3"])
    #expect(gains["fact:ownership-and-status/status-page"]?.gain.shortText == "1.1")
    #expect(gains["section:information-handling"]?.gain.shortText == "2.5")
    #expect(maturity.actions.map(\.gain) == maturity.actions.map(\.gain).sorted(by: >))
  }

  @Test func shortestListTakesWhatMustBeDoneAndThenTheLargestLacks() {
    let actions = workedExample().level.actions
    // D1 lacks 0.13 of 9 sections, 1.17 sections in all: the worst and four of the others.
    #expect(actions.filter { $0.criteria.contains("D1") }.count == 4)
    #expect(actions.contains { $0.key == .rule("deprecated-has-sunset") && $0.gain.millionths == 0 })
    #expect(actions.contains { $0.key == .count("D2") } && actions.contains { $0.key == .count("F1") })
  }

  // MARK: - Rules of the score

  @Test func whatDoesNotApplyRemovesWeightAndUnknownLowersTheCoverage() {
    let whole = Maturity(Numbers.dimensions(["D2": Numbers.result("D2", 0)]), Numbers.openGates, stage: nil)
    #expect(whole.overall?.percent == 92 && whole.coverage == .one)
    let without = Maturity(
      Numbers.dimensions(["D2": Numbers.result("D2", nil)]), Numbers.openGates, stage: nil)
    #expect(without.overall == .one && without.coverage == .one)
    var unknown = Numbers.result("D2", nil)
    unknown.state = .unknown("test")
    unknown.known = .zero
    let less = Maturity(Numbers.dimensions(["D2": unknown]), Numbers.openGates, stage: nil)
    #expect(less.overall == .one)
    #expect(less.coverage.decimal(places: 3) == "0.925")
  }

  @Test func nothingIsRoundedUpToALevel() {
    let almost = CriterionPart(
      .count("D1"), "D1", .value(Proportion(billionths: 599_999_000)), mending: "mend")
    let criterion = Criterion.all[0]
    let low = Numbers.dimensions(["D1": CriterionResult(criterion, weight: 55, parts: [almost])])
    #expect(Maturity(low, Numbers.openGates, stage: nil).level.now == .listed)
    #expect(Proportion(billionths: 999_999_000).percent == 99)
    // Thirds that add up to a threshold reach it all the same.
    let thirds = [1, 2, 3].map { index in
      CriterionPart(
        .count("\(index)"), "part",
        .value(Proportion([2, 2, 1][index - 1], of: [3, 3, 2][index - 1]) ?? .zero),
        mending: "mend")
    }
    let mean = CriterionResult(criterion, weight: 55, parts: thirds).value
    #expect(mean?.isAtLeast(hundredths: 61) == true && mean?.isAtLeast(hundredths: 62) == false)
    let exact = [(1, 1), (2, 3), (11, 15)].map { Proportion($0.0, of: $0.1) ?? .zero }
    #expect(Proportion.mean(exact.map { ($0, 2) })?.isAtLeast(hundredths: 80) == true)
  }

  @Test func belowSixtyPercentOfCoverageNothingAboveLevelOneIsGiven() {
    func maturity(unknown ids: [String]) -> Maturity {
      var other: [String: CriterionResult] = [:]
      for id in ids {
        var result = Numbers.result(id, nil)
        result.state = .unknown("test")
        result.known = .zero
        other[id] = result
      }
      return Maturity(Numbers.dimensions(other), Numbers.openGates, stage: nil)
    }
    let few = maturity(unknown: ["S1", "S2", "F1", "F2", "F3", "F4", "F5"])
    #expect(few.coverage.percent == 68 && few.level.now > .listed)
    let many = maturity(unknown: [
      "S1", "S2", "F1", "F2", "F3", "F4", "F5", "L1", "L2", "L3", "L4", "L5", "L6",
    ])
    #expect(many.coverage.percent == 56)
    #expect(many.level.now == .listed)
    #expect(
      many.level.caps.map(\.reason) == [
        "Only 56 % of the model could be evaluated; above level 1 it takes 60 %"
      ])
  }

  @Test func alphaAndBetaReachLevelThreeAndSaySo() {
    let open = Maturity(Numbers.dimensions(), Numbers.openGates, stage: nil)
    #expect(open.level.now == .reusable && open.level.next == nil && open.level.actions.isEmpty)
    let beta = Maturity(Numbers.dimensions(), Numbers.openGates, stage: "beta")
    #expect(beta.level.now == .conforming)
    #expect(beta.level.caps.map(\.reason) == ["An API in beta reaches level 3 at most"])
  }

  @Test func decimalsAreCutAndNotRounded() {
    #expect(Proportion(2, of: 3)?.decimal(places: 2) == "0.66")
    #expect(Proportion(2, of: 3)?.points == "66.6")
    #expect(Proportion.one.decimal(places: 2) == "1" && Proportion.one.points == "100")
    #expect(Proportion.zero.decimal(places: 2) == "0")
    #expect(Proportion(1, of: 0) == nil && Proportion(5, of: 3) == .one && Proportion(-1, of: 3) == .zero)
    #expect(Proportion(Double.nan) == .zero && Proportion(7.0) == .one)
  }

  @Test func weightsOfTheModelAddUp() {
    #expect(MaturityDimension.allCases.reduce(0) { $0 + $1.weight } == 100)
    for dimension in MaturityDimension.allCases {
      #expect(dimension.criteria.reduce(0) { $0 + $1.weight } == 100, "\(dimension)")
      #expect(dimension.criteria.allSatisfy { $0.id.utf8.starts(with: dimension.rawValue.utf8) })
    }
    #expect(Set(Criterion.all.map(\.id)).count == Criterion.all.count && Criterion.all.count == 33)
  }

  // MARK: - Gates

  @Test(arguments: MaturityGate.all.map(\.text)) func gateIsOpenAtItsThresholdAndShutBelow(text: String)
    throws
  {
    let gates = MaturityGate.all.filter { $0.text == text }
    for gate in gates {
      let sides = try #require(bothSides(of: gate))
      #expect(gate.result(sides.open).state == .open, "\(text)")
      #expect(gate.result(sides.shut).state == .shut, "\(text)")
    }
  }

  private func bothSides(of gate: MaturityGate) -> (open: GateView, shut: GateView)? {
    func view(_ other: [String: CriterionResult], _ facts: GateFacts = Numbers.openGates) -> GateView {
      GateView(dimensions: Numbers.dimensions(other), facts: facts)
    }
    func part(_ id: String, _ key: CriterionPart.Key, billionths: Int) -> CriterionResult {
      let criterion = Criterion.all.first { $0.id == id } ?? Criterion.all[0]
      return CriterionResult(
        criterion, weight: criterion.weight,
        parts: [CriterionPart(key, id, .value(Proportion(billionths: billionths)), mending: "mend")])
    }
    switch gate.test {
    case .criterion(let id, let hundredths):
      return (
        view([id: part(id, .count(id), billionths: hundredths * 10_000_000)]),
        view([id: part(id, .count(id), billionths: hundredths * 10_000_000 - 1_000)])
      )
    case .dimension(let dimension, let hundredths):
      let ids = dimension.criteria.map(\.id)
      func all(_ billionths: Int) -> GateView {
        view(
          Dictionary(
            ids.map { ($0, part($0, .count($0), billionths: billionths)) }, uniquingKeysWith: { a, _ in a }))
      }
      return (all(hundredths * 10_000_000), all(hundredths * 10_000_000 - 1_000))
    case .section(let id, let hundredths):
      let key = CriterionPart.Key.section(SectionID(id))
      return (
        view(["D2": part("D2", key, billionths: hundredths * 10_000_000)]),
        view(["D2": part("D2", key, billionths: hundredths * 10_000_000 - 1_000)])
      )
    case .nothing:
      guard let path = MaturityModelTests.facts[gate.text] else { return nil }
      var facts = Numbers.openGates
      facts[keyPath: path] = .faults([Numbers.fault])
      return (view([:]), view([:], facts))
    }
  }

  private nonisolated(unsafe) static let facts: [String: WritableKeyPath<GateFacts, GateFacts.Found>] = [
    "the description can be read and is sound": \.documentFaults,
    "an owner with the address of a team": \.ownerFaults,
    "every card section is written": \.cardFaults,
    "no error against the standard": \.standardErrors,
    "no error between guides and description": \.crossCheckErrors,
    "every card section reviewed in 12 months": \.unreviewed,
    "the change log covers the last difference": \.untoldDifferences,
    "no expired waiver": \.expiredWaivers,
    "no resource twice without a reason": \.duplicates,
    "figures of its running are published": \.missingFigures,
  ]

  @Test func whatIsNotKnownLeavesItsGateOutAndTheLevelSaysSo() {
    var facts = Numbers.openGates
    facts.crossCheckErrors = .unknown("guides and description were not compared")
    var unknown = Numbers.result("F1", nil)
    unknown.state = .unknown("there is no entry")
    let level = Maturity(Numbers.dimensions(["F1": unknown]), facts, stage: nil).level
    #expect(level.now == .reusable)
    #expect(
      level.leftOut.map(\.gate) == ["F1 >= 0.5", "no error between guides and description", "F1 >= 0.7"])
  }
}
