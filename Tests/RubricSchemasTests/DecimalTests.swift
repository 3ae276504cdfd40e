import Testing

@testable import RubricSchemas

@Suite struct DecimalTests {
  private func decimal(_ text: String) throws -> Decimal { try #require(Decimal(text.utf8)) }

  @Test(arguments: [
    ("1", "1.0"), ("100", "1e2"), ("-0", "0"), ("0.10", ".1"), ("1e-2", "0.01"), ("0x1F", "31"),
    ("0o17", "15"),
    ("+5", "5"), ("12345678901234567890123", "1.2345678901234567890123E22"), ("1.", "1"),
  ])
  func oneNumberHasManySpellings(_ a: String, _ b: String) throws {
    #expect(try decimal(a) == decimal(b))
    #expect(try decimal(a).hashValue == decimal(b).hashValue)
  }

  @Test func numbersAreOrderedByValue() throws {
    let ordered = [
      "-1e400", "-10", "-9.99", "-1", "-0.001", "0", "1e-400", "0.05", "0.5", "1", "1.000000000000000000001",
      "9",
      "10", "99999999999999999999", "1e20",
    ]
    for (index, text) in ordered.enumerated() {
      for (other, second) in ordered.enumerated() {
        #expect(try (decimal(text) < decimal(second)) == (index < other), "\(text) \(second)")
      }
    }
  }

  @Test(arguments: [
    ("4.5", "1.5", true), ("0.075", "0.01", false), ("0.0075", "0.0001", true), ("1e308", "0.5", true),
    ("1e300", "7", false), ("0", "3", true), ("-9", "3", true), ("12391239123", "1e-8", true),
    ("1", "1e400", false), ("19.99", "0.01", true), ("3000000000000000000000000000003", "3", true),
    ("18446744073709551616", "9999999999999999999", false),
  ])
  func multiplesAreExact(_ number: String, _ step: String, _ isMultiple: Bool) throws {
    #expect(try decimal(number).isMultiple(of: decimal(step)) == isMultiple)
  }

  @Test func whatIsNoNumberIsNone() {
    for text in ["", "-", ".", "e5", "1e", "1e+", "1x", ".inf", ".nan", "0x", "--1", "1.2.3"] {
      #expect(Decimal(text.utf8) == nil, "\(text)")
    }
  }
}
