extension CrossCheck {
  static let noLiveData = CrossCheck(
    "no-live-data", "Test data belongs to nobody",
    rationale:
      "A number that could be somebody's may be theirs, and is published with all that stands beside it.",
    severity: .error, passage: .testService,
    mending:
      "take a number that is set apart for tests: NHS numbers from 999, the card networks' test numbers",
    passing: [
      CrossExample(
        "paths: {/permits: {get: {}}}",
        [
          "testing.md": """
          # Test data
          Use the NHS number 999 000 0018, the card 4242 4242 4242 4242 or the reference 1234567890.
          """
        ])
    ],
    failing: [
      CrossExample(
        "paths: {/permits: {get: {}}}",
        [
          "testing.md": """
          # Test data
          Use the NHS number ⟦943 476 5919⟧ or the card ⟦4539578763621486⟧.
          """
        ])
    ],
    check: { view in
      let units = view.units.indices.filter { view.isOwn(view.units[$0]) }
      guard !units.isEmpty else { return nil }
      return units.flatMap { unit in
        LiveNumber.all(in: view.units[unit].body.text).filter { number in
          number.kind != .health || view.says(unit, anyOf: LiveNumber.health)
        }.map { number in
          Problem(
            "'\(number.text)' may be somebody's \(number.kind.rawValue)",
            at: view.span(of: number.range, in: unit))
        }
      }
    })
}

/// A run of digits that has the form of a number that is given to persons.
private struct LiveNumber {
  enum Kind: String {
    case health = "NHS number"
    case card = "payment card"
  }

  var kind: Kind
  var text: String
  var range: Range<Int>

  static let health = Set(["nhs", "patient", "patients"].map { GuideWords.hash($0) })

  /// Runs of digits with single spaces or hyphens between them.
  static func all(in text: [UInt8]) -> [LiveNumber] {
    var found: [LiveNumber] = []
    var index = 0
    while index < text.count {
      guard isDigit(text[index]), index == 0 || !joins(text[index - 1]) else {
        index += 1
        continue
      }
      let start = index
      var digits: [Int] = []
      var groups = 1
      while index < text.count, digits.count < 25 {
        if isDigit(text[index]) {
          digits.append(Int(text[index] - 0x30))
          index += 1
        } else if index + 1 < text.count, text[index] == 0x20 || text[index] == UInt8(ascii: "-"),
          isDigit(text[index + 1])
        {
          groups += 1
          index += 1
        } else {
          break
        }
      }
      if index < text.count, joins(text[index]) { continue }
      guard let kind = kind(of: digits, groups: groups) else { continue }
      found.append(
        LiveNumber(
          kind: kind, text: String(decoding: text[start..<index], as: UTF8.self), range: start..<index))
    }
    return found
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether a byte beside digits makes them part of something longer.
  private static func joins(_ byte: UInt8) -> Bool {
    Words.isWordByte(byte)
      || ".,:/_+%-".utf8.contains(byte) && byte != UInt8(ascii: ".") && byte != UInt8(ascii: ",")
  }

  private static func kind(of digits: [Int], groups: Int) -> Kind? {
    guard Set(digits).count > 3 else { return nil }
    if digits.count == 10, groups == 1 || groups == 3 { return isHealthNumber(digits) ? .health : nil }
    if digits.count == 16, groups == 1 || groups == 4 { return isCard(digits) ? .card : nil }
    return nil
  }

  /// With a check digit that is right (NHS Data Dictionary, modulus 11), outside the range for tests.
  private static func isHealthNumber(_ digits: [Int]) -> Bool {
    guard Array(digits.prefix(3)) != [9, 9, 9], digits != [1, 2, 3, 4, 5, 6, 7, 8, 9, 0] else { return false }
    let sum = zip(digits.prefix(9), (2...10).reversed()).reduce(0) { $0 + $1.0 * $1.1 }
    let check = (11 - sum % 11) % 11
    return check < 10 && check == digits[9]
  }

  /// Luhn's check digit (ISO/IEC 7812-1), outside the networks' lists of test numbers.
  private static func isCard(_ digits: [Int]) -> Bool {
    guard let first = digits.first, (3...5).contains(first) else { return false }
    // Who makes numbers up fills them with zeros.
    guard longestRun(digits) < 5 else { return false }
    let text = digits.map(String.init).joined()
    guard !tests.contains(where: { text.utf8.starts(with: $0.utf8) }) else { return false }
    let sum = digits.reversed().enumerated().reduce(0) { sum, next in
      guard next.offset % 2 == 1 else { return sum + next.element }
      let double = next.element * 2
      return sum + (double > 9 ? double - 9 : double)
    }
    return sum % 10 == 0
  }

  /// How many equal digits stand one behind the other at most.
  private static func longestRun(_ digits: [Int]) -> Int {
    var (longest, run) = (0, 0)
    for (index, digit) in digits.enumerated() {
      run = index > 0 && digits[index - 1] == digit ? run + 1 : 1
      longest = max(longest, run)
    }
    return longest
  }

  /// Beginnings of the numbers that card networks and payment services give out for tests.
  private static let tests = [
    "4242", "4111", "4012", "4000", "4444", "4917", "4988", "5555", "5105", "5200", "2223", "4462", "4508",
    "4166",
    "5454", "5100", "5436", "4646", "4035", "4360", "4543", "5101", "5136", "5577", "4871", "5430", "3566",
    "3530",
    "4751",
  ]
}
