import RubricPatterns
import Testing

@Suite struct PatternExampleTests {
  @Test(
    "texts match and have their length",
    arguments: [
      #"^[A-Z]{2}\d{6}[A-D]$"#, #"^(GB|XI)?\d{9}$"#, "a", "^a*$", "^(ab|cde)+$", #"^\+?[1-9]\d{1,14}$"#,
      #"^[^\s@]+@[^\s@]+\.[a-z]{2,}$"#, "^(?:[a-z0-9]+-)*[a-z0-9]+$", #"^\p{Lu}\p{Ll}+$"#, "^.{0,5}x$",
      "^(|b)c?$", #"\bword\b"#, "^[\u{e9}\u{ea}]{3}$", "^((a|b){2}){2}$",
    ])
  func matches(_ source: String) throws {
    var example = try PatternExample(source)
    var found = 0
    for lengths in [0...10_000, 0...9, 9...9, 4...4, 12...40] {
      for ordinal in 0..<3 {
        guard let text = example.text(lengths: lengths, ordinal: ordinal) else { continue }
        found += 1
        let isMatched = example.matches(text)
        #expect(isMatched, "\(text)")
        #expect(lengths.contains(text.unicodeScalars.count), "\(text)")
      }
    }
    #expect(found >= 3)
  }

  @Test func textsLookLikeSomething() throws {
    var number = try PatternExample(#"^[A-Z]{2}\d{6}[A-D]$"#)
    let (first, same) = (number.text(lengths: 0...50), number.text(lengths: 0...50))
    let other = number.text(lengths: 0...50, ordinal: 1)
    #expect(first == same)
    #expect(first != other)
    var slug = try PatternExample("^[a-z]+(-[a-z]+)*$")
    let text = slug.text(lengths: 0...50)
    #expect(text == "abcd")
  }

  @Test func whatCannotBeIsNil() throws {
    var fixed = try PatternExample("^abc$")
    for lengths in [4...9, 0...2, 100_000...200_000] {
      let text = fixed.text(lengths: lengths)
      #expect(text == nil)
    }
    var never = try PatternExample("a^b$c")
    let text = never.text(lengths: 0...100)
    #expect(text == nil)
  }
}
