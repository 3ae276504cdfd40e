import RubricPatterns
import Testing

struct Refusal: CustomTestStringConvertible, Sendable {
  var pattern: String
  var position: Int
  var message: String

  init(_ pattern: String, _ position: Int, _ message: String) {
    self.pattern = pattern
    self.position = position
    self.message = message
  }

  var testDescription: String { String(pattern.prefix(40)) }
}

private let onlyOne = "look-ahead is not supported here: only one of a single ASCII character or class is"
private let tooLarge =
  "the pattern is too large: with its repetitions written out it has more than 20000 states"

@Test(arguments: [
  Refusal("a(b", 1, "'(' is not closed"), Refusal("a)b", 1, "')' closes no group"),
  Refusal("é[a", 2, "'[' is not closed"), Refusal("[a-", 0, "'[' is not closed"),
  Refusal("a\\", 1, "'\\' ends the pattern"), Refusal("[\\", 1, "'\\' ends the pattern"),
  Refusal("*a", 0, "'*' has nothing to repeat"), Refusal("a|+", 2, "'+' has nothing to repeat"),
  Refusal("a**", 2, "'*' has nothing to repeat"), Refusal("a+?+", 3, "'+' has nothing to repeat"),
  Refusal("a{2}{3}", 4, "'{3}' has nothing to repeat"), Refusal("({2,})", 1, "'{2,}' has nothing to repeat"),
  Refusal("^*", 1, "'*' has nothing to repeat"), Refusal("\\b+", 2, "'+' has nothing to repeat"),
  Refusal("(?=a)*", 5, "'*' has nothing to repeat"),
  Refusal("éa{3,2}", 3, "the numbers of '{3,2}' are in the wrong order"),
  Refusal("[z-a]", 1, "the ends of the range are in the wrong order"),
  Refusal("a\\1", 1, "backreferences are not supported"),
  Refusal("\\k<a>", 0, "backreferences are not supported"),
  Refusal("(?<=a)b", 0, "look-behind is not supported"),
  Refusal("(?<!a)b", 0, "look-behind is not supported"),
  Refusal("^(?=ab)", 1, onlyOne), Refusal("(?!.*x)", 0, onlyOne), Refusal("(?=é)", 0, onlyOne),
  Refusal("(?!)", 0, onlyOne), Refusal("(?i)a", 0, "this kind of group is not supported"),
  Refusal("(?P<a>b)", 0, "this kind of group is not supported"),
  Refusal("(?<>a)", 0, "the name of a group is not a name followed by '>'"),
  Refusal("(?<a", 0, "the name of a group is not a name followed by '>'"),
  Refusal("\\a", 0, "'\\a' is not an escape"), Refusal("^\\Z", 1, "'\\Z' is not an escape"),
  Refusal("[\\B]", 1, "'\\B' is not an escape"), Refusal("\\01", 0, "'\\0' is not an escape"),
  Refusal("\\c1", 0, "'\\c' needs a letter"), Refusal("\\x4", 0, "'\\x' needs two hexadecimal digits"),
  Refusal("\\u12", 0, "'\\u' needs four hexadecimal digits"),
  Refusal("\\u{110000}", 0, "'\\u{' needs a code point up to 10FFFF and '}'"),
  Refusal("\\u{}", 0, "'\\u{' needs a code point up to 10FFFF and '}'"),
  Refusal("\\pL", 0, "'\\p' needs a property in braces"),
  Refusal("\\p{Lx}", 0, "'Lx' is not a property of characters known here"),
  Refusal("\\p{Script=Latin", 0, "'\\p{' is not closed"), Refusal("\\p{é}", 0, "'\\p{' is not closed"),
  Refusal("\\p{Script=Elvish}", 0, "'Script=Elvish' is not a property of characters known here"),
])
func refusalsPointAtTheirConstruct(_ refusal: Refusal) {
  let error = #expect(throws: PatternError.self) { try Pattern(refusal.pattern) }
  #expect(error?.position == refusal.position)
  #expect(error?.message == refusal.message)
}

@Test(arguments: [
  Refusal("a{1,99999}", 0, tooLarge), Refusal("a{99999999999999999999}", 0, tooLarge),
  Refusal("((((a{9}){9}){9}){9}){9}", 0, tooLarge), Refusal("(((){99999}){99999}){99999}", 0, tooLarge),
  Refusal("(a{0,99999}){0}b{99999}", 0, tooLarge), Refusal("([]{9999}){9999}", 0, tooLarge),
  Refusal(String(repeating: "(", count: 100_000), 100, "groups nest deeper than 100"),
  Refusal(String(repeating: "a|", count: 100_000), 80_000, "the pattern is too large"),
])
func sizeIsBounded(_ refusal: Refusal) {
  let error = #expect(throws: PatternError.self) { try Pattern(refusal.pattern) }
  #expect(error?.position == refusal.position)
  #expect(error?.message == refusal.message)
}

@Test func setNamesThePatternThatIsRefused() {
  let error = #expect(throws: PatternError.self) {
    try PatternSet([("a", []), ("[^.]{0,40}b", []), ("a(b", .ignoresCase)])
  }
  #expect(error?.pattern == 2)
  #expect(error?.position == 1)
  let large = #expect(throws: PatternError.self) { try PatternSet([("a", []), ("b", []), ("a{20001}", [])]) }
  #expect(large?.pattern == 2)
}

@Test func groupsMayNestAHundredDeep() throws {
  let pattern = try Pattern(String(repeating: "(", count: 100) + "a" + String(repeating: ")*", count: 100))
  #expect(pattern.matches("aaa"))
}

@Test func anyPrefixOfAPatternIsReadOrRefused() {
  let pattern = "^(?<n>a[^\\w-\\]é]{2,3}|\\u{1F600}\\ud83d\\ude00\\p{gc=Lu}(?!x)\\cJ\\x41|[\\b-a]+?)$"
  let scalars = Array(pattern.unicodeScalars)
  for length in 0...scalars.count {
    for skipped in 0...3 {
      let text = String(String.UnicodeScalarView(scalars.dropFirst(skipped).prefix(length)))
      do {
        _ = try Pattern(text)
      } catch {
        #expect((0...text.utf8.count).contains(error.position))
      }
    }
  }
}
