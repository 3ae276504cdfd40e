import RubricPatterns
import RubricTesting
import Testing

/// A pattern, a text whose expected match stands in ⟦⟧ (no marks: no match), and options.
struct Row: CustomTestStringConvertible, Sendable {
  var pattern: String
  var text: String
  var options: PatternOptions

  init(_ pattern: String, _ text: String, _ options: PatternOptions = []) {
    self.pattern = pattern
    self.text = text
    self.options = options
  }

  var testDescription: String { "\(pattern) in \(text.debugDescription)" }
}

private func firstMatch(_ pattern: Pattern, _ text: String) -> Range<Int>? {
  Array(text.utf8).withUnsafeBufferPointer { pattern.firstMatch(in: $0) }
}

private func check(_ row: Row) throws {
  let marked = MarkedText(row.text)
  let pattern = try Pattern(row.pattern, options: row.options)
  let expected = marked.ranges.first.map { Int($0.lowerBound)..<Int($0.upperBound) }
  #expect(firstMatch(pattern, marked.text) == expected)
  #expect(pattern.matches(marked.text) == (expected != nil))
}

@Test(arguments: [
  Row("b+", "a⟦bb⟧c"), Row("", "⟦⟧abc"), Row("x", "abc"), Row("x*", "⟦⟧abc"), Row("c", "ab⟦c⟧"),
  Row("ab|abc", "x⟦abc⟧"), Row("abcd|c", "⟦abcd⟧"), Row("abce|c", "ab⟦c⟧d"), Row("a*?", "⟦aaa⟧"),
  Row("a||b", "⟦b⟧"), Row("a|", "⟦⟧b"), Row("(?:)", "⟦⟧"), Row("(a)(?<name>b)(?:c)", "⟦abc⟧"),
  Row("()()", "⟦⟧x"),
  Row("a{2}", "⟦aa⟧aa"), Row("a{2,}", "⟦aaaa⟧"), Row("a{2,3}", "a b⟦aaa⟧a"), Row("a{0}b", "a⟦b⟧"),
  Row("(ab){2}c?", "ab ⟦ababc⟧"), Row("a{0,40}b", "x⟦aab⟧"), Row("(a*)*", "⟦aa⟧b"), Row("(a*)+b", "⟦aab⟧"),
  Row("(a?){3}", "⟦aaa⟧a"), Row("(?:a{1,2}){2}", "⟦aaaa⟧a"), Row("[ab]{3,5}?c", "⟦babac⟧"),
  Row("x{,3}", "⟦x{,3}⟧"), Row("a{b}", "⟦a{b}⟧"), Row("}]", "⟦}]⟧"), Row("{", "⟦{⟧"),
])
func structureIsThatOfRegularExpressions(_ row: Row) throws { try check(row) }

@Test(arguments: [
  Row("[a-c]+", "x⟦abc⟧d"), Row("[^a-c]+", "a⟦xé⟧c"), Row("[]", "abc"), Row("[^]+", "⟦a\n€⟧"),
  Row("[]a]", "a]"), Row("[\\]a]+", "⟦a]⟧"), Row("[\\w-.]+", "!⟦a-b.c⟧!"), Row("[a-\\d]+", "b⟦a-1⟧"),
  Row("[-a]+", "⟦a-⟧"), Row("[a-]+", "⟦a-⟧"), Row("[\\b]", "a⟦\u{8}⟧"), Row("[^\\W_]+", "_⟦ab1⟧-"),
  Row("[.$^(|]+", "a⟦.$^(|⟧"), Row("[é-ü]+", "e⟦éêü⟧ý"), Row("[\\s\\S]", "⟦😀⟧"), Row("[^\\s]", " ⟦x⟧"),
  Row(".+", "⟦a€⟧\nb"), Row(".", "\u{2028}\r\n"), Row("\\d+", "a⟦12⟧٣"), Row("\\D+", "1⟦a٣⟧1"),
  Row("\\w+", "é⟦aZ_9⟧é"), Row("\\W+", "a⟦ é⟧b"), Row("\\s+", "a⟦ \u{A0}\u{3000}\u{FEFF}\t⟧b"),
  Row("\\S+", " ⟦aé⟧ "), Row("\\x41\\u0042\\u{43}\\cJ", "⟦ABC\n⟧"), Row("\\ud83d\\ude00", "⟦😀⟧"),
  Row("[\\u{1F600}-\\u{1F64F}]", "a⟦😀⟧"), Row("\\ud83d", "😀"), Row("[\\ud800-\\udfff]", "😀"),
  Row("\\0\\t\\n\\v\\f\\r", "⟦\0\t\n\u{B}\u{C}\r⟧"), Row("\\/\\-\\'\\.\\_\\#", "⟦/-'._#⟧"),
  Row("£ ?\\d", "⟦£ 5⟧"),
])
func classesAndEscapesAreThoseOfECMAScript(_ row: Row) throws { try check(row) }

@Test(arguments: [
  Row("^b", "ab"), Row("^a", "⟦a⟧b"), Row("a$", "a⟦a⟧"), Row("^$", "⟦⟧"), Row("$", "ab⟦⟧"), Row("a$", "a\n"),
  Row("^b$", "a\n⟦b⟧\nc", .anchorsMatchLines), Row("^b$", "a\r\n⟦b⟧\r\nc", .anchorsMatchLines),
  Row("a$\\n^b", "⟦a\nb⟧", .anchorsMatchLines), Row("\\r$\\n", "\r\n", .anchorsMatchLines),
  Row("^b", "a\nb"), Row("a^b", "ab"), Row("(^|x)a", "⟦a⟧"), Row("(^|x)b", "a⟦xb⟧"), Row("(a|b$)c?", "b⟦ac⟧"),
  Row("\\bfoo\\b", "xfoo foo_ ⟦foo⟧."), Row("\\Boo", "f⟦oo⟧"), Row("\\b", " ⟦⟧a"), Row("\\B", "aé⟦⟧"),
  Row("\\bé", "a⟦é⟧"), Row("é\\b", "⟦é⟧a"), Row("\\b\\d+\\b", "a1 ⟦22⟧ 3"), Row("a\\b.\\bb", "⟦a b⟧"),
  Row("\\](?!\\()", "[a](b) [c⟦]⟧"), Row("x(?=y)", "xz ⟦x⟧y"), Row("x(?=y|$)y?", "⟦xy⟧"),
  Row("x(?=$)", "xx⟦x⟧"),
  Row("^(?!-)[a-z-]+", "-ab"), Row("^(?!-)[a-z-]+", "⟦ab-⟧"), Row("a(?![a-z])", "ab ⟦a⟧1"),
  Row("a(?!\\w)", "ab ⟦a⟧é"), Row("a(?=[^b])", "ab ⟦a⟧é"), Row("(?=a)(?!b)\\w+", "bb⟦ab⟧"),
  Row("(?:^)*a", "b⟦a⟧"), Row("(?:\\b)?a", "b⟦a⟧"),
])
func assertionsLookAtBothSides(_ row: Row) throws { try check(row) }

@Test(arguments: [
  Row("todo", "a ⟦ToDo⟧", .ignoresCase), Row("todo", "a ToDo"), Row("[a-c]+", "⟦aBC⟧d", .ignoresCase),
  Row("[^a]", "A⟦b⟧", .ignoresCase), Row("é", "⟦É⟧", .ignoresCase), Row("[^é]", "É", .ignoresCase),
  Row("[à-þ]+", "⟦ÀÞ⟧×", .ignoresCase), Row("Ж", "⟦ж⟧", .ignoresCase), Row("k", "\u{212A}", .ignoresCase),
  Row("ÿ", "⟦Ÿ⟧", .ignoresCase), Row("i", "İı", .ignoresCase), Row("\\x41", "⟦a⟧", .ignoresCase),
  Row("[Z-a]+", "⟦zAZ_⟧b", .ignoresCase), Row("[^σ]", "Σ", .ignoresCase), Row("s", "ſ⟦S⟧", .ignoresCase),
  Row("a(?!B)", "ab ⟦A⟧c", .ignoresCase), Row("\\p{Lu}+", "1⟦éa⟧1", .ignoresCase),
])
func caseIsFoldedLetterByLetter(_ row: Row) throws { try check(row) }

@Test(arguments: [
  Row("\\p{L}+", "1⟦aéЖ漢⟧1"), Row("\\p{Letter}cole", "⟦École⟧"), Row("\\P{L}+", "é⟦1 ٣⟧é"),
  Row("\\p{Lu}", "aé⟦É⟧"), Row("\\p{Ll}+", "É⟦éa⟧A"), Row("^\\p{Nd}+$", "⟦1٣߀⟧"), Row("\\p{digit}", "⟦٣⟧"),
  Row("\\p{N}", "⟦Ⅷ⟧"), Row("\\p{P}+", "a⟦.–!⟧"), Row("\\p{Sc}", "a⟦€⟧"), Row("\\p{gc=Zs}", "a⟦\u{2003}⟧"),
  Row("\\p{General_Category=Cc}", "a⟦\u{1}⟧"), Row("\\p{Script=Latin}+", "Ж⟦aé⟧ж"),
  Row("\\p{sc=Cyrl}", "a⟦ж⟧"),
  Row("\\p{Script=Han}{2}", "a⟦漢字⟧"), Row("[\\p{L}\\p{Mn}-]+", "1⟦e\u{301}-a⟧1"), Row("\\p{Any}", "⟦😀⟧"),
  Row("\\p{ASCII}+", "é⟦a1⟧é"), Row("\\p{Alphabetic}", "1⟦ª⟧"), Row("\\p{White_Space}", "a⟦\u{85}⟧"),
  Row("[^\\P{Lu}]", "a⟦É⟧"), Row("\\p{Emoji}", "a⟦😀⟧"), Row("\\p{Co}", "a⟦\u{E000}⟧"), Row("\\p{Lo}", "⟦가⟧"),
])
func propertiesAreThoseOfUnicode(_ row: Row) throws { try check(row) }

@Test func searchFromAnOffsetKnowsWhatStandsBefore() throws {
  let text = Array("foo foo".utf8)
  var word = PatternSearcher(try Pattern("\\bfoo"))
  var start = PatternSearcher(try Pattern("^foo"))
  var letters = PatternSearcher(try Pattern("o+"))
  text.withUnsafeBufferPointer { text in
    let words = [0, 1].map { word.firstMatch(in: text, from: $0) }
    #expect(words == [0..<3, 4..<7])
    let starts = [0, 4].map { start.firstMatch(in: text, from: $0) }
    #expect(starts == [0..<3, nil])
    let rows = [2, 7, 8, -1].map { letters.firstMatch(in: text, from: $0) }
    #expect(rows == [2..<3, nil, nil, nil])
  }
}

@Test func oneSearcherServesManyTexts() throws {
  var searcher = PatternSearcher(try Pattern("^a+$|€"))
  for _ in 0..<3 {
    let matches = ["aaa", "aab", "b€", ""].map { searcher.matches($0) }
    #expect(matches == [true, false, true, false])
  }
}
