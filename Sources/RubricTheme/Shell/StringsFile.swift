import RubricDiagnostics
import RubricDocuments
import RubricPages

/// The texts that one file in `strings/` gives.
struct StringsFile {
  let file: ThemeFile
  private(set) var phrases: [Word: Phrase] = [:]
  private(set) var findings: [Finding] = []

  /// - Parameter language: of the file, for its plurals.
  init(_ file: ThemeFile, language: String) {
    self.file = file
    let outcome = DocumentReader().read(
      SourceFile(path: file.path, bytes: file.bytes), as: file.source, format: .yaml)
    findings = outcome.findings
    guard let root = outcome.value?.root, !root.isNull else { return }
    guard root.isMapping else {
      findings.append(.theme("strings must be keys with texts", at: root.span))
      return
    }
    let names = Words.all.map(\.rawValue)
    let words = Dictionary(uniqueKeysWithValues: zip(names, Words.all))
    let rule = PluralRule(language: language)
    for member in root.members {
      let name = member.name.text
      guard let word = words[name] else {
        findings.append(.unknown("no word is called '\(name)'", name, among: names, at: member.keySpan))
        continue
      }
      guard let phrase = phrase(member.value, rule, word) else { continue }
      phrases[word] = phrase
    }
  }

  /// A text, or one for each plural category that the language tells apart.
  private mutating func phrase(_ value: Node, _ rule: PluralRule, _ word: Word) -> Phrase? {
    if let text = text(value, word) { return checked(Phrase(text, language: rule), word, at: value) }
    guard value.isMapping else {
      findings.append(.theme("'\(word.rawValue)' must be a text", at: value.span))
      return nil
    }
    var forms: [PluralCategory: String] = [:]
    let categories = PluralCategory.allCases.map(\.rawValue)
    for member in value.members {
      guard let category = PluralCategory(rawValue: member.name.text) else {
        findings.append(
          .unknown(
            "no plural is called '\(member.name.text)'", member.name.text, among: categories,
            at: member.keySpan))
        continue
      }
      guard let text = text(member.value, word) else {
        findings.append(.theme("'\(word.rawValue)' must be a text", at: member.value.span))
        continue
      }
      forms[category] = text
    }
    guard let other = forms.removeValue(forKey: .other) else {
      findings.append(.theme("'\(word.rawValue)' needs the plural 'other'", at: value.span))
      return nil
    }
    return checked(Phrase(other, forms: forms, language: rule), word, at: value)
  }

  private func text(_ value: Node, _ word: Word) -> String? { value.isNull ? nil : value.text }

  /// The phrase where it has a place for each value and none for others.
  private mutating func checked(_ phrase: Phrase, _ word: Word, at value: Node) -> Phrase? {
    let due = Set(0..<word.argumentCount)
    if phrase.arguments != due {
      let places = due.sorted().map { "{\($0)}" }.joined(separator: ", ")
      findings.append(
        .theme(
          due.isEmpty
            ? "'\(word.rawValue)' takes no values" : "'\(word.rawValue)' must have places for \(places)",
          at: value.span))
    }
    return phrase
  }
}

extension Words {
  /// The words in a language, from the files of a chain of themes: a file of the language goes before those of
  /// a wider one, English last; a theme's own file goes before that of the theme it extends.
  static func read(_ chain: [[ThemeFile]], language: String, asked: SourceSpan?) -> Outcome<Words> {
    var phrases: [Word: Phrase] = [:]
    var findings: [Finding] = []
    let candidates = candidates(for: language)
    var isSpoken = InterfaceLanguage(language).isEnglish
    for candidate in candidates {
      var last: ThemeFile?
      for files in chain {
        guard let file = files.first(where: { isStrings($0, of: candidate) }) else { continue }
        let strings = StringsFile(file, language: candidate)
        findings += strings.findings
        phrases.merge(strings.phrases) { own, _ in own }
        last = file
      }
      guard let last else { continue }
      if candidate != "en" { isSpoken = true }
      findings += missing(phrases, in: last, isLast: candidate == "en")
    }
    if !isSpoken, let start = asked ?? chain.first?.first?.start {
      findings.append(
        .theme(
          "the theme has no strings in '\(language)'", at: start, .warning,
          help: "add strings/\(language).yaml to the theme; until then its words are English"))
    }
    return Outcome(Words(phrases, language: language), findings: findings)
  }

  /// One finding for all of them: it is one file that is to be completed.
  private static func missing(_ phrases: [Word: Phrase], in file: ThemeFile, isLast: Bool) -> [Finding] {
    let missing = all.filter { phrases[$0] == nil }.map { "'\($0.rawValue)'" }
    guard !missing.isEmpty else { return [] }
    let shown = missing.prefix(8).joined(separator: ", ") + (missing.count > 8 ? " …" : "")
    let what = missing.count == 1 ? "a text" : "\(missing.count) texts"
    return [.theme("\(file.path) lacks \(what): \(shown)", at: file.start, isLast ? .error : .warning)]
  }

  /// `cy-GB` is looked for as `cy-gb`, `cy`, then `en`.
  private static func candidates(for language: String) -> [String] {
    let lower = String(decoding: language.utf8.map { (65...90).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    var candidates = [lower]
    if let dash = lower.utf8.firstIndex(of: UInt8(ascii: "-")) { candidates.append(String(lower[..<dash])) }
    return candidates.contains("en") ? candidates.filter { $0 == lower || $0 == "en" } : candidates + ["en"]
  }

  private static func isStrings(_ file: ThemeFile, of language: String) -> Bool {
    guard let name = file.name(in: "strings/", ending: ".yaml") else { return false }
    return name.utf8.map { (65...90).contains($0) ? $0 | 0x20 : $0 }.elementsEqual(language.utf8)
  }
}
