import Testing

@testable import RubricTheme

@Suite struct BadgeTests {
  @Test func badgeHoldsItsTextEscapedAndNothingFromElsewhere() {
    let bytes = BadgeWriting.bytes(
      of: BadgeText(label: "a<b>&\"", value: "x' onload='y", colour: "#19613d"))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("<title id=\"t\">a&lt;b&gt;&amp;"))
    #expect(!text.contains("<b>") && !text.contains("url(") && !text.contains("href"))
    // The one address is the name of the language.
    #expect(text.components(of: "http").count == 1 && text.contains("xmlns=\"http://www.w3.org/2000/svg\""))
  }

  @Test(arguments: ["#33302b", "#981b2b", "#7a4900", "#1c5a93", "#19613d"])
  func whiteTextHasEnoughContrast(colour: String) throws {
    let digits = Array(colour.utf8.dropFirst())
    let parts = try stride(from: 0, to: 6, by: 2).map { index in
      let value = try #require(Int(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16))
      return BadgeTests.linear[value]
    }
    // WCAG 2.2, relative luminance and contrast ratio.
    let luminance = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    #expect(1.05 / (luminance + 0.05) >= 4.5)
  }

  /// The linear share of each value of a channel; the power of 2.4 as a product of roots.
  private static let linear: [Double] = (0...255).map { value in
    let share = Double(value) / 255
    guard share > 0.04045 else { return share / 12.92 }
    let base = (share + 0.055) / 1.055
    // base^2.4 = base^2 × base^0.4, and base^0.4 by bisection.
    var (low, high) = (0.0, 1.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if middle * middle * middle * middle * middle < base * base { low = middle } else { high = middle }
    }
    return base * base * low
  }
}

extension String {
  fileprivate func components(of text: String) -> [Range<String.Index>] {
    var found: [Range<String.Index>] = []
    var start = startIndex
    while let range = self[start...].firstRange(of: text) {
      found.append(range)
      start = range.upperBound
    }
    return found
  }
}
