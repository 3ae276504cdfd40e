import RubricPages
import RubricSite

/// What stands in another language than the page's words says so (WCAG 2.2, 3.1.2), and dates and numbers are
/// written as the page's language writes them.
extension PageWriter {
  /// Text of an API's authors, between tags.
  mutating func authored(_ text: String) { write(text, in: site?.entry.language) }

  /// Text of the standard, between tags: it is English.
  mutating func standard(_ text: String) { write(text, in: words.language.isEnglish ? nil : "en") }

  /// The language of the page's heading; nil where it is that of the page's words.
  func titleLanguage(of page: Page) -> String? {
    if case .guide(let guide) = page.body { return guide.prose.language }
    return switch page.title {
    case .text: site?.entry.language
    case .standard: words.language.isEnglish ? nil : "en"
    case .own, .word: nil
    }
  }

  /// - Parameter language: nil where it is the page's.
  mutating func write(_ text: String, in language: String?) {
    guard let language else { return html.breakable(text) }
    html.raw("<span")
    attribute(ofLanguage: language)
    html.raw(">")
    html.breakable(text)
    html.raw("</span>")
  }

  /// The language of an element, and the direction that it is written in where the page's may be another.
  mutating func attribute(ofLanguage language: String) {
    html.raw(" lang=\"")
    html.text(language)
    let isRightToLeft = InterfaceLanguage(language).isRightToLeft
    if isRightToLeft != words.language.isRightToLeft {
      html.raw(isRightToLeft ? "\" dir=\"rtl" : "\" dir=\"ltr")
    }
    html.raw("\"")
  }

  /// A day, for readers and for programs.
  mutating func date(_ day: CivilDate) {
    html.raw("<time datetime=\"")
    html.text(day.description)
    html.raw("\">")
    write(.date, String(day.day), month(of: day), String(day.year))
    html.raw("</time>")
  }

  private func month(of day: CivilDate) -> String {
    let months: [Word] = [
      .january, .february, .march, .april, .may, .june, .july, .august, .september, .october, .november,
      .december,
    ]
    return months.indices.contains(day.month - 1) ? word(months[day.month - 1]) : ""
  }

  /// A word with a day for its value.
  mutating func write(_ own: Word, _ day: CivilDate) {
    var writer = self
    writer.html = HTMLWriter()
    writer.date(day)
    words(own).write(into: &html) { _, html in html.trusted(writer.html.bytes) }
  }

  /// How many there are of something that nobody but this program counted.
  mutating func number(_ count: Int) { html.text(words.grouped(count)) }
}

/// The language of the pages' words.
struct InterfaceLanguage: Sendable, Equatable {
  /// BCP 47.
  let tag: String
  /// Whether it is written from right to left: by its script subtag where it has one, else by the languages that
  /// are (Unicode CLDR, characterOrder).
  let isRightToLeft: Bool
  let isEnglish: Bool

  init(_ tag: String) {
    self.tag = tag
    let parts = tag.lowercased().utf8.split(separator: UInt8(ascii: "-"))
      .map { String(decoding: $0, as: UTF8.self) }
    isEnglish = parts.first == "en"
    if let script = parts.dropFirst().first(where: { $0.utf8.count == 4 }) {
      isRightToLeft = ["arab", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg"].contains(script)
    } else {
      isRightToLeft = [
        "ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi",
      ].contains(parts.first ?? "")
    }
  }
}

extension Words {
  /// A whole number with a mark between groups of three digits, as the language writes it.
  func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude).utf8)
    guard digits.count > 3 else { return String(number) }
    let mark = self(.digitGroups).text()
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += mark }
      text.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return text
  }
}
