/// Whether a unit says something in English, or only names words.
///
/// A word that a probe looks for proves nothing by itself: a fact counts where its match stands in a
/// sentence, an item that continues one, or a row whose cells say more than single words.
struct UnitForm {
  private let words: [Words.Word]
  private let unit: BodyUnit
  /// Words of content: neither function words nor code.
  let content: Int
  /// Of these, how many a probe matches.
  let probed: Int
  /// Different function words outside code.
  private let functionWords: Int
  /// Different words of content outside all matches.
  private let others: Int

  /// - Parameter matches: stretches of the unit's text that probes of required facts match.
  init(_ unit: BodyUnit, matches: [Range<Int>]) {
    let words = Words(unit.text).all
    let covered = UnitForm.covered(words, by: matches)
    var functionWords: [UInt64] = []
    var others: [UInt64] = []
    var content = 0
    var probed = 0
    var code = unit.code[...]
    let hasAddress = unit.text.contains(sequence: "://")
    for word in words {
      while let first = code.first, first.upperBound <= word.range.lowerBound { code.removeFirst() }
      let isCode = code.first?.overlaps(word.range) ?? false
      if word.isFunction {
        if !isCode { functionWords.append(word.hash) }
        continue
      }
      content += 1
      if covered.contains(word.hash) { probed += 1 } else if !isCode { others.append(word.hash) }
      // An address is a value, never one of the words that are looked for.
      if hasAddress, unit.text[word.range].contains(sequence: "://") { others.append(word.hash) }
    }
    self.words = words
    self.unit = unit
    self.content = content
    self.probed = probed
    self.functionWords = UnitForm.distinct(&functionWords)
    self.others = UnitForm.distinct(&others)
  }

  /// How many different words there are. Sorting a sentence's few takes a fraction of what a `Set` of them does.
  private static func distinct(_ words: inout [UInt64]) -> Int {
    words.sort()
    return words.indices.count { $0 == 0 || words[$0] != words[$0 - 1] }
  }

  /// A match of more words than these is held together by what stands between its ends.
  private static let longMatch = 4

  /// Words that matches are made of, by their spelling: a repeated word counts each time. Of a long match
  /// only its ends count.
  private static func covered(_ words: [Words.Word], by matches: [Range<Int>]) -> Set<UInt64> {
    var covered: Set<UInt64> = []
    for match in matches {
      let inside = words.filter { $0.range.overlaps(match) }
      let counted = inside.count > longMatch ? [inside[0], inside[inside.count - 1]] : inside
      for word in counted where !word.isFunction { covered.insert(word.hash) }
    }
    return covered
  }

  /// Whether a match in the unit counts.
  ///
  /// - Parameters:
  ///   - leadSaysSomething: whether the sentence that leads up to the unit is one.
  ///   - fewest: the fewest words of a sentence.
  func saysSomething(leadSaysSomething: Bool, fewest: Int) -> Bool {
    guard !isQuestion, !isList else { return false }
    switch unit.kind {
    case .heading, .tableHead: return false
    case .sentence: return isSentence(fewest: fewest)
    case .item: return isSentence(fewest: fewest) || (leadSaysSomething && continuesSentence)
    case .row: return isRow
    }
  }

  /// A run of more words than these without an end is no sentence.
  private static let longestSentence = 50

  private func isSentence(fewest: Int) -> Bool {
    if isStatement { return true }
    guard words.count >= fewest, words.count <= UnitForm.longestSentence else { return false }
    let isShort = words.count <= 8
    return functionWords >= (isShort ? 1 : 2) && others >= 1
      && (isShort || words.count { $0.isFunction } * 5 >= words.count)
  }

  /// Whether it is a whole sentence whose few words are the answer, such as "Free for everybody." or
  /// "Version 1 works until 31 March 2027."
  private var isStatement: Bool {
    guard (3...8).contains(words.count), unit.text.last == UInt8(ascii: "."), functionWords >= 1 else {
      return false
    }
    return words.count { $0.isFunction } * 3 >= words.count || words.contains { holdsDigit($0) }
  }

  private func holdsDigit(_ word: Words.Word) -> Bool {
    unit.text[word.range].contains { (0x30...0x39).contains($0) }
  }

  private var continuesSentence: Bool { words.count >= 3 && others >= 1 && probed * 4 <= content * 3 }

  /// A row says something where a cell has more than two words and not all of them are looked for.
  private var isRow: Bool {
    guard words.count >= 4, widestCell >= 3 else { return false }
    return others >= 3 || (others >= 1 && functionWords >= 1)
  }

  private var widestCell: Int {
    unit.text.split(separator: UInt8(ascii: "|")).map { Words.count($0) }.max() ?? 0
  }

  private var isQuestion: Bool { unit.text.last == UInt8(ascii: "?") }

  /// Whether commas part it into single words.
  private var isList: Bool {
    let commas = unit.text.count {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "/")
    }
    return words.count >= 5 && commas * 2 > words.count
  }
}
