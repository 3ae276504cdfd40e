import RubricHighlighting
import RubricTesting
import Testing

/// No bytes make a language lose, change or doubt a byte, or take more than linear time.
@Suite struct HostileCodeTests {
  /// What is wrong with pieces: they stand in order within the code, hold something, and none touches one of its
  /// own kind.
  private static func fault(_ tokens: [Token], _ count: Int) -> String? {
    var last: Token?
    for token in tokens {
      if token.start >= token.end || Int(token.end) > count { return "\(token) of \(count)" }
      if let last, last.end > token.start || last.end == token.start && last.kind == token.kind {
        return "\(last) before \(token)"
      }
      last = token
    }
    return nil
  }

  @Test(arguments: LanguageCatalogue.all.indices)
  func piecesStandInOrderInAnyBytes(index: Int) {
    let language = LanguageCatalogue.all[index]
    var numbers = Numbers(state: UInt64(index) + 1)
    let signs = Array(
      "\"\"\"'''```$${{}}[]()<<<-!--##\\\\\n\n\r\n \t:::,,..@%&*|>/*//aEO1-+=e\0é\u{1F600}".utf8)
    for round in 0..<1_500 {
      let count = Int(numbers.next() % 60)
      let code = (0..<count).map { _ in
        round % 3 == 0
          ? UInt8(truncatingIfNeeded: numbers.next()) : signs[Int(numbers.next() % UInt64(signs.count))]
      }
      let fault = Self.fault(Pieces.of(code, language), code.count)
      #expect(fault == nil, "\(language.names[0]): \(String(decoding: code, as: UTF8.self).debugDescription)")
    }
  }

  @Test func piecesStandInOrderInEveryBeginningOfEveryExample() {
    for (name, marked) in DataExamples.all + ProgramExamples.all {
      let code = MarkedCode.plain(marked)
      guard let language = LanguageCatalogue.language(named: name) else { continue }
      for count in 0...code.count {
        #expect(Self.fault(Pieces.of(Array(code[..<count]), language), count) == nil)
      }
    }
  }

  /// Two of each, in order; more would ask for nothing else.
  private static let repeated = [
    "\"", "'", "`", "\"\"\"", "'''", "{", "[", "(", "<", "<!--", "<a", "<a ", "&", "&a", "$", "${", "\"${",
    "$(",
    "#", "#\"", "##", "\\", "=/", "=/\\", "(/[", "/*", "/* /*", "//", "--[[", "[[", "<<A\n", "<<~A ",
    "<<<A\n",
    "<<\"", "<<'A", "a:", "a: ", "- ", "? ", "-\n", "|\n", "a: |\n ", "a: >\n", "!", "*a", "&a ", "\" ", "a ",
    "a  ",
    "1,", "1e+", "-", "0x", ".", "HTTP/", "HTTP/1\n", "GET /\n", "GET ", "A:\n", "--\n",
    "Content-Type: a/json\n\n",
    "Content-Type: multipart/x\n\n--\n", "a=", "=\"", "@", "::", "@@", "+\n", "\n", "\r\n", " ", "\t", "'\\",
    "r\"",
    "\u{FF}", "é", "\0", "$ a\n", "a@b:", "PS>", "-a ", "a=\"", "]]>", "</", "<script>", "</script", ";", "|",
    "𝄞",
  ]

  @Test(arguments: LanguageCatalogue.all.indices)
  func repeatedBytesTakeLinearTime(index: Int) {
    let language = LanguageCatalogue.all[index]
    for pattern in Self.repeated {
      let bytes = Array(pattern.utf8)
      let code = Array([[UInt8]](repeating: bytes, count: Highlighter.mostBytes / bytes.count).joined())
      let time = processorSeconds { #expect(Self.fault(Pieces.of(code, language), code.count) == nil) }
      // A tenth of this is enough without optimisation; the square of the length would take far longer.
      #expect(time.seconds < 1, "\(language.names[0]): \(pattern.debugDescription)")
    }
  }

  @Test func longCodeIsPlain() throws {
    let json = try #require(LanguageCatalogue.language(named: "json"))
    let code = [UInt8](repeating: UInt8(ascii: "1"), count: Highlighter.mostBytes + 1)
    #expect(Pieces.of(code, json).isEmpty && Pieces.of(Array(code.dropLast()), json).count == 1)
  }

  @Test(.enabled(if: Corpus.isWanted))
  func piecesOfTheCorpusStandInOrder() throws {
    var (fences, pieces) = (0, 0)
    for folder in Corpus.names(in: "guides") {
      for name in Corpus.names(in: "guides/\(folder)") {
        guard let file = Corpus.file("guides/\(folder)/\(name)") else { continue }
        for (word, code) in Fences.of(file.bytes) {
          fences += 1
          for language in LanguageCatalogue.language(named: word).map({ [$0] }) ?? LanguageCatalogue.all {
            let tokens = Pieces.of(code, language)
            pieces += tokens.count
            #expect(Self.fault(tokens, code.count) == nil, "\(folder)/\(name)")
          }
        }
      }
    }
    print("\(fences) fences, \(pieces) pieces")
    #expect(fences > 300 && pieces > 5_000)
  }
}

/// Fenced blocks of a text, near enough.
private enum Fences {
  static func of(_ text: [UInt8]) -> [(language: String, code: [UInt8])] {
    var found: [(String, [UInt8])] = []
    var open: (String, [UInt8])?
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.starts(with: "```".utf8) {
        if let block = open {
          found.append(block)
          open = nil
        } else {
          open = (String(decoding: line.dropFirst(3).prefix { $0 > 0x20 }, as: UTF8.self), [])
        }
      } else {
        open?.1 += line + [0x0A]
      }
    }
    return found
  }
}

/// The same numbers in every run (SplitMix64).
private struct Numbers {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
