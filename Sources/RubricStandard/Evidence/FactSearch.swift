import RubricPatterns

/// Looks for the facts of a section in what is written of it.
struct FactSearch {
  /// What proves each fact, by its index; nil where nothing does.
  private(set) var evidence: [Evidence?]
  /// Whether a sentence is about the section's subject.
  private(set) var hasSubject = false
  /// Whether most of the words are ones that are looked for.
  private(set) var isKeywords = false
  /// Whether no sentence says more than that this is the section.
  private(set) var isRestatement = false

  private var candidates: [[Place]]
  private var places: [Place: Int] = [:]

  /// A unit of one of the bodies.
  private struct Place: Hashable {
    var body: Int
    var unit: Int
  }

  /// What the patterns say of a unit.
  private struct Reading {
    var probed: Set<Int> = []
    var subjects: Set<Int> = []
    /// Facts of which the unit holds what answers under a heading.
    var answers: Set<Int> = []
    /// Facts that words of several kinds answer together.
    var said: Set<Int> = []
    /// Combinations that the unit is about.
    var abouts: Set<Int> = []
    var hasSubject = false
    var hasMatter = false
    var saysSomething = false

    /// What the matches in a unit mean, and the stretches that required facts are found by.
    ///
    /// - Parameters:
    ///   - near: what its heading and what leads up to it are about.
    ///   - isNamed: whether single words count.
    static func reading(
      _ matches: [PatternSet.Match], _ compiled: CompiledSection, near: [Set<Int>], isNamed: Bool
    ) -> (reading: Reading, matched: [Range<Int>]) {
      var reading = Reading()
      var matched: [Range<Int>] = []
      var said: [Int: UInt64] = [:]
      for match in matches {
        for use in compiled.uses[match.pattern] {
          switch use {
          case .probe(let fact):
            guard isNamed else { continue }
            reading.probed.insert(fact)
            if compiled.section.facts[fact].canBeRequired { matched.append(match.range) }
          case .factSubject(let fact): reading.subjects.insert(fact)
          case .factAnswer(let fact): reading.answers.insert(fact)
          case .sectionSubject: reading.hasSubject = true
          case .sectionMatter: reading.hasMatter = true
          case .about(let combination): reading.abouts.insert(combination)
          case .saying(let combination, let bit): said[combination, default: 0] |= bit
          }
        }
      }
      for (combination, bits) in said {
        let (fact, count) = compiled.combinations[combination]
        guard bits.nonzeroBitCount == count,
          reading.abouts.contains(combination) || near.contains(where: { $0.contains(combination) })
        else { continue }
        reading.said.insert(fact)
      }
      return (reading, matched)
    }
  }

  /// A clause proves at most so many required facts.
  private static let mostFacts = 2
  /// Clauses of one sentence that count.
  private static let mostClauses = 3

  init(_ compiled: CompiledSection, in subject: SectionSubject, searcher: inout PatternSetSearcher) {
    let facts = compiled.section.facts
    evidence = [Evidence?](repeating: nil, count: facts.count)
    candidates = [[Place]](repeating: [], count: facts.count)
    var total = (content: 0, probed: 0)
    var saying = 0
    var restating = 0
    for (index, body) in subject.bodies.enumerated() {
      let readings = FactSearch.read(body, compiled, &searcher, &total)
      let matter = Matter(body, readings, isAsked: compiled.section.matter != nil)
      for (unit, reading) in readings.enumerated() where reading.saysSomething {
        saying += 1
        if FactSearch.isRestatement(body.units[unit], reading, compiled) {
          restating += 1
          continue
        }
        guard matter.holds(unit) else { continue }
        hasSubject = hasSubject || reading.hasSubject || FactSearch.isUnderSubject(unit, body, readings)
        for fact in reading.probed.subtracting(reading.said).sorted()
        where FactSearch.isOnSubject(fact, unit, body, readings, facts) {
          candidates[fact].append(Place(body: index, unit: unit))
        }
        for fact in reading.said.sorted() { candidates[fact].append(Place(body: index, unit: unit)) }
        for fact in FactSearch.answered(by: unit, body, readings, facts).subtracting(reading.said).sorted() {
          candidates[fact].append(Place(body: index, unit: unit))
        }
      }
    }
    isRestatement = saying > 0 && saying == restating
    isKeywords = total.content >= 10 && total.probed * 4 > total.content * 3
    guard !isKeywords else { return }
    assign(facts, in: subject)
  }

  /// Takes another search's proofs of facts that nothing proves here.
  ///
  /// - Parameter subject: in whose bodies the section itself is.
  mutating func fill(_ facts: [Int], from other: FactSearch, of subject: SectionSubject) {
    for fact in facts where evidence[fact] == nil && other.evidence.indices.contains(fact) {
      guard var proof = other.evidence[fact] else { continue }
      proof.isElsewhere = proof.origin != .generated && !subject.holds(proof)
      evidence[fact] = proof
    }
  }

  // MARK: - Reading

  /// A text by its bytes, hashed at one go: an array is hashed byte by byte, which takes ten times as long.
  private struct UnitKey: Hashable {
    var text: [UInt8]

    func hash(into hasher: inout Hasher) { text.withUnsafeBytes { hasher.combine(bytes: $0) } }
  }

  /// Bytes of a unit that are searched: what is longer is no sentence, and no writer's row.
  private static let longestSearched = 4_096

  private static func read(
    _ body: SectionBody, _ compiled: CompiledSection, _ searcher: inout PatternSetSearcher,
    _ total: inout (content: Int, probed: Int)
  ) -> [Reading] {
    var readings: [Reading] = []
    var seen: Set<UnitKey> = []
    let fewest = min(5, compiled.section.floorWords)
    // "For more, see [service levels]" says where the answer stands, and is none.
    let pointers = body.links.filter { $0.hashes == compiled.title }.map(\.whole)
    for unit in body.units {
      let matches = unit.text.prefix(longestSearched).withUnsafeBufferPointer { searcher.matches(in: $0) }
        .filter { match in
          guard !pointers.isEmpty else { return true }
          let written = unit.range(of: match.range)
          return !pointers.contains { $0.overlaps(written) }
        }
      let near = [unit.heading, unit.lead].compactMap { $0.map { readings[$0].abouts } }
      var (reading, matched) = Reading.reading(matches, compiled, near: near, isNamed: unit.isNamed)
      let form = UnitForm(unit, matches: matched)
      let lead = unit.lead.map { readings[$0].saysSomething || body.units[$0].words >= 4 } ?? false
      // A sentence that is written again says nothing more.
      let isFirst = seen.insert(UnitKey(text: unit.text)).inserted
      reading.saysSomething = isFirst && form.saysSomething(leadSaysSomething: lead, fewest: fewest)
      if unit.kind != .heading, unit.kind != .tableHead {
        total.content += form.content
        total.probed += form.probed
      }
      readings.append(reading)
    }
    return readings
  }

  /// Whether what a fact needs beside its probe stands in the unit, beside it, or in what leads up to it.
  private static func isOnSubject(
    _ fact: Int, _ unit: Int, _ body: SectionBody, _ readings: [Reading], _ facts: [Fact]
  ) -> Bool {
    guard facts[fact].subject != nil else { return true }
    let own = body.units[unit]
    var near = [unit, own.heading, own.lead].compactMap { $0 }
    for index in [unit - 1, unit + 1]
    where body.units.indices.contains(index) && body.units[index].block == own.block {
      near.append(index)
    }
    return near.contains { readings[$0].subjects.contains(fact) }
  }

  /// Whether a heading within the body names the subject of what stands under it.
  private static func isUnderSubject(_ unit: Int, _ body: SectionBody, _ readings: [Reading]) -> Bool {
    [body.units[unit].heading, body.units[unit].lead].contains { $0.map { readings[$0].hasSubject } ?? false }
  }

  /// Facts that the heading above names and the sentence speaks of: under "Reporting vulnerabilities" a
  /// writer need not say the word again. The head of a table is one of its rows' headings.
  private static func answered(
    by unit: Int, _ body: SectionBody, _ readings: [Reading], _ facts: [Fact]
  ) -> Set<Int> {
    let own = readings[unit]
    var named: Set<Int> = []
    if let heading = body.units[unit].heading, body.units[unit].words >= 8 {
      named.formUnion(readings[heading].probed)
    }
    if let lead = body.units[unit].lead, body.units[lead].kind == .tableHead {
      named.formUnion(readings[lead].probed)
    }
    return named.subtracting(own.probed).filter { fact in
      facts[fact].answer == nil ? own.subjects.contains(fact) : own.answers.contains(fact)
    }
  }

  /// Words by which a sentence shows that it tells of the page and not of the API.
  private static let telling = hashes(
    """
    section page document documentation describes describe contain contains cover covers explain explains \
    explain outlines outline describing show shows tell tells overview guidance guide read learn
    """)
  /// Words that sentences about a section are made of and that tell nothing of its subject.
  private static let empty = telling.union(
    hashes(
      """
      gives give lists list information details detail following api apis service information's provide \
      provides sets set here find see relevant
      """))

  private static func hashes(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { Words.hash(String($0)) })
  }

  /// Whether a sentence says no more than that this is the section. One that holds what is looked for says
  /// more, unless it speaks of the page: the section's own name may be the answer, as in "The API is free".
  private static func isRestatement(
    _ unit: BodyUnit, _ reading: Reading, _ compiled: CompiledSection
  ) -> Bool {
    guard unit.words <= 25 else { return false }
    let words = Words(unit.text).all
    let says = reading.probed.union(reading.said).contains { compiled.section.facts[$0].canBeRequired }
    if says, !words.contains(where: { telling.contains($0.hash) }) { return false }
    return words.allSatisfy {
      $0.isFunction || empty.contains($0.hash) || compiled.titleWords.contains($0.hash)
    }
  }

  /// Where a body tells of what the section must be about: in the paragraph, list or table, or under a
  /// heading that names it; everywhere, where most of the body does.
  private struct Matter {
    private let units: [Bool]

    init(_ body: SectionBody, _ readings: [Reading], isAsked: Bool) {
      guard isAsked else {
        units = [Bool](repeating: true, count: readings.count)
        return
      }
      let blocks = Set(readings.indices.filter { readings[$0].hasMatter }.map { body.units[$0].block })
      let near = readings.indices.map { unit in
        blocks.contains(body.units[unit].block)
          || [body.units[unit].heading, body.units[unit].lead].contains { index in
            index.map { readings[$0].hasMatter } ?? false
          }
      }
      let saying = readings.indices.filter { readings[$0].saysSomething }
      let isMost = saying.count { near[$0] } * 2 >= saying.count
      units = isMost && !blocks.isEmpty ? near.map { _ in true } : near
    }

    func holds(_ unit: Int) -> Bool { units[unit] }
  }

  // MARK: - Assignment

  /// Gives every required fact a unit of its own share, so that one sentence does not prove all; what is
  /// advised takes any.
  private mutating func assign(_ facts: [Fact], in subject: SectionSubject) {
    var assigned = [Place?](repeating: nil, count: facts.count)
    let required = facts.indices.filter { facts[$0].isRequired(of: subject) }
    for fact in facts.indices {
      if let proof = facts[fact].structure?(subject), subject.reach == .api || subject.holds(proof) {
        evidence[fact] = proof.proving(facts[fact].id)
      }
    }
    for fact in required where evidence[fact] == nil {
      var tried: Set<Place> = []
      _ = place(fact, in: subject, &assigned, &tried)
    }
    for fact in facts.indices where evidence[fact] == nil {
      let found = required.contains(fact) ? assigned[fact] : candidates[fact].first
      guard let found else { continue }
      let body = subject.bodies[found.body]
      evidence[fact] = subject.evidence(body.units[found.unit], in: body).proving(facts[fact].id)
    }
  }

  /// Finds a unit with room for the fact, moving other facts to units of theirs where that makes room.
  private func place(
    _ fact: Int, in subject: SectionSubject, _ assigned: inout [Place?], _ tried: inout Set<Place>
  ) -> Bool {
    for place in candidates[fact].prefix(12) where tried.insert(place).inserted {
      let holders = assigned.indices.filter { assigned[$0] == place }
      let clauses = min(FactSearch.mostClauses, subject.bodies[place.body].units[place.unit].clauses)
      if holders.count < FactSearch.mostFacts * clauses {
        assigned[fact] = place
        return true
      }
      for holder in holders where self.place(holder, in: subject, &assigned, &tried) {
        assigned[fact] = place
        return true
      }
    }
    return false
  }
}

extension Evidence {
  /// The same for a fact.
  func proving(_ factID: String) -> Evidence {
    var evidence = self
    evidence.factID = factID
    return evidence
  }
}

extension Fact {
  /// Whether there are APIs whose section is incomplete without it.
  var canBeRequired: Bool {
    switch requirement {
    case .always, .when: true
    case .recommended, .optional: false
    }
  }

  /// Whether a section of that API is incomplete without it.
  func isRequired(of subject: SectionSubject) -> Bool {
    switch requirement {
    case .always: true
    case .when(let condition): condition.holds(subject)
    case .recommended, .optional: false
    }
  }
}
