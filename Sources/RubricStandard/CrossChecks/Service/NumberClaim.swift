/// A number that a text gives with what it counts.
struct NumberClaim: Sendable {
  /// As written, without separators of thousands.
  var number: String
  var measure: Measure
  var unit: Int
  var range: Range<Int>

  /// What is counted.
  enum Measure: Hashable, Sendable {
    /// How much of the time the API is there, in percent.
    case availability
    /// Requests in a second, minute, hour or day.
    case requests(per: String)
  }

  private static let availabilities = Set(
    ["availability", "available", "uptime", "up-time"].map { GuideWords.hash($0) })
  /// Words by which a sentence is about a part of the service, or of the day.
  private static let parts = Set(
    """
    sandbox test tests testing trial hours weekday weekdays weekends weekend core peak burst endpoint endpoints \
    operation platform target planned each example maintenance support working least beta month last january \
    february april june july august september october november december quarter was were actual client \
    clients sms email emails text letters free paid premium plan tier default custom potentially sustained \
    invalid
    """.split(separator: " ").map { GuideWords.hash(String($0)) })

  /// Those of the API as a whole that the texts make without a word that makes them one of a part.
  static func all(in view: GuideView) -> [NumberClaim] {
    view.units.indices.filter { view.isOwn(view.units[$0]) && !view.standsInHistory($0) }.flatMap {
      unit -> [NumberClaim] in
      guard !view.says(unit, anyOf: parts),
        !view.headings(of: unit).contains(where: { view.says($0, anyOf: parts) })
      else { return [] }
      let found = claims(in: unit, view)
      // Two numbers in one sentence are of two things.
      return found.count == 1 ? found : []
    }
  }

  private static func claims(in unit: Int, _ view: GuideView) -> [NumberClaim] {
    let entries = view.words.words(of: unit)
    let body = view.units[unit].body
    let isAvailability = view.says(unit, anyOf: availabilities)
    return entries.compactMap { index -> NumberClaim? in
      let entry = view.words.entries[index]
      let range = Int(entry.start)..<max(Int(entry.start), Int(entry.end))
      guard let number = number(body.text[range]) else { return nil }
      if isAvailability, range.upperBound < body.text.count, body.text[range.upperBound] == UInt8(ascii: "%")
      {
        guard let value = Double(number), value >= 90, value <= 100 else { return nil }
        return NumberClaim(
          number: number, measure: .availability, unit: unit, range: range.lowerBound..<(range.upperBound + 1)
        )
      }
      guard let period = period(behind: index, entries, view) else { return nil }
      return NumberClaim(number: number, measure: .requests(per: period), unit: unit, range: range)
    }
  }

  private static func number(_ text: ArraySlice<UInt8>) -> String? {
    guard let first = text.first, (0x30...0x39).contains(first), text.count < 12 else { return nil }
    let digits = text.filter { $0 != UInt8(ascii: ",") }
    guard digits.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }) else { return nil }
    return String(decoding: digits, as: UTF8.self)
  }

  private static let requests = Set(["requests", "calls", "request"].map { GuideWords.hash($0) })
  private static let joints = Set(["per", "a", "every", "each", "in", "any"].map { GuideWords.hash($0) })
  private static let periods = Dictionary(
    ["second", "minute", "hour", "day"].map { (GuideWords.hash($0), $0) },
    uniquingKeysWith: { first, _ in first })

  /// The period of `requests per minute` that stands behind a number.
  private static func period(behind index: Int, _ entries: Range<Int>, _ view: GuideView) -> String? {
    let all = view.words.entries
    var next = index + 1
    if next < entries.upperBound, all[next].hash == GuideWords.hash("api") { next += 1 }
    guard next + 2 < entries.upperBound, requests.contains(all[next].hash),
      joints.contains(all[next + 1].hash)
    else {
      return nil
    }
    return periods[all[next + 2].hash]
  }
}

extension GuideView {
  /// Where texts give two numbers for the same thing: the later of each pair, with the first beside it.
  func disagreements(_ claims: [NumberClaim], _ words: (NumberClaim, NumberClaim) -> String) -> [Problem] {
    var first: [NumberClaim.Measure: NumberClaim] = [:]
    var problems: [Problem] = []
    for claim in claims {
      guard let known = first[claim.measure] else {
        first[claim.measure] = claim
        continue
      }
      guard Double(known.number) != Double(claim.number) else { continue }
      problems.append(
        Problem(
          words(claim, known), at: span(of: claim.range, in: claim.unit),
          notes: [.init("here it is \(known.number)", at: span(of: known.range, in: known.unit))]))
    }
    return problems
  }
}
