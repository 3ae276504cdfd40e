import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let enumExplained = Rule(
    "enum-explained", "Codes are explained",
    rationale: "Nobody can tell what 'B' means, and a wrong guess becomes wrong data.",
    severity: .info, basis: .standard,
    passage: Passage("Document your API", "Give examples of valid values and their meaning."),
    mending: "say in the description what each code means",
    passing: [
      """
      components: {schemas: {S: {type: string, enum: [A, B], description: 'A means active, B means barred.'}}}
      """,
      "components: {schemas: {S: {type: string, enum: [open, closed_for_winter]}}}",
      "components: {schemas: {S: {type: string, enum: [A, B], x-enum-descriptions: [active, barred]}}}",
      "components: {schemas: {S: {type: string, enum: [A]}}}",
      """
      paths: {/p: {get: {parameters: [{name: s, in: query, description: 'A is active, B is barred', schema: {type: array, items: {enum: [A, B]}}}]}}}
      """,
      "components: {schemas: {S: {type: string, enum: [asc, desc, cat, value1]}, T: {enum: [true, null]}, U: {enum: [GET, PUT]}}}",
      "components: {schemas: {S: {type: integer, enum: [10, 20, 50]}}}",
      "components: {schemas: {S: {type: string, enum: [GBP, EUR]}, T: {enum: [en, cy]}, U: {enum: [1x2, 5m]}, V: {enum: [AT, CH]}, W: {enum: [Cat, Dog]}}}",
      "components: {schemas: {S: {type: string, enum: [XA, XB], description: A region of ISO 3166}}}",
    ],
    failing: [
      "components: {schemas: {S: {type: string, ⟦enum⟧: [A, B]}}}",
      "components: {schemas: {S: {type: string, ⟦enum⟧: [A1, A2, B1], description: A1 is best}}}",
    ],
    check: .schema { use, view in
      let codes = use.schema.enum.compactMap(\.string).filter { EnumValue.isCode($0) }
      guard codes.count >= 2, codes.count * 2 >= use.schema.enum.count else { return nil }
      if use.schema.extensions.contains(where: { $0.name.lowercased().utf8.contains(sequence: "enum") }) {
        return []
      }
      let words = view.enumTexts.words(on: use.id)
      // A register that everybody can look up explains its codes, and versions count up.
      if NameWords(use.name ?? "").words.contains("version") { return [] }
      if !words.isDisjoint(with: ["iso", "version", "versions"]) || EnumValue.areOfRegister(codes) {
        return []
      }
      let said = codes.count { code in NameWords(code.lowercased()).words.allSatisfy { words.contains($0) } }
      return said * 2 >= codes.count ? [] : [.unexplained(codes, use)]
    })
}

extension Problem {
  fileprivate static func unexplained(_ codes: [String], _ use: SchemaUse) -> Problem {
    let first = codes.prefix(2).map { "'\($0)'" }.joined(separator: " and ")
    let of = use.name.map { " of '\($0)'" } ?? ""
    let count = codes.count > 2 ? "\(codes.count) codes\(of), such as \(first)," : "the codes \(first)\(of)"
    return Problem("\(count) are not explained", at: use.schema.origin.span(of: .enum))
  }
}

/// A value of an enumeration.
private enum EnumValue {
  /// Whether a reader must be told what it means: no word of it is one of four letters or more.
  static func isCode(_ text: String) -> Bool {
    let words = NameWords(text).words
    return !words.isEmpty && !known.contains(words.joined(separator: " ")) && !words.contains { isWord($0) }
      && !isSize(text) && !isShortWord(text)
  }

  /// Whether all are currencies, languages, countries or records of the domain name system, or so many of
  /// two or three letters that they are of such a register.
  static func areOfRegister(_ values: [String]) -> Bool {
    if values.allSatisfy({ currencies.contains($0) || records.contains($0) }) { return true }
    let primary = values.map { $0.prefix { !"-_".contains($0) } }
    if primary.allSatisfy({ languages.contains($0.lowercased()) }) { return true }
    if values.allSatisfy({ countries.contains($0.uppercased()) }) { return true }
    return values.count >= 20 && primary.allSatisfy { isLetters($0, upTo: 3) }
  }

  private static func isLetters(_ text: Substring, upTo count: Int) -> Bool {
    (2...count).contains(text.utf8.count) && text.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
  }

  /// Such as `1024x768`, `16:9`, `1.5`, `5m` or `3000`.
  private static func isSize(_ text: String) -> Bool {
    if text.utf8.count > 1, let unit = text.utf8.last, "smhdwyGMk%".utf8.contains(unit),
      text.utf8.dropLast().allSatisfy({ (0x30...0x39).contains($0) })
    {
      return true
    }
    let parts = text.split(omittingEmptySubsequences: false) { "x:.-".contains($0) }
    // A version may have a word behind its numbers, such as `0.10.0-IV0`.
    if text.contains("."), parts.prefix(2).allSatisfy({ Int($0) != nil }) { return true }
    let areNumbers = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    return areNumbers && (parts.count > 1 || text.utf8.count > 3)
  }

  private static func isWord(_ word: String) -> Bool {
    let letters = word.utf8.filter { (0x61...0x7A).contains($0) || $0 >= 0x80 }
    return letters.count >= 4 && letters.count * 3 >= word.utf8.count * 2
  }

  /// Three small letters that can be spoken, such as `cat`.
  private static func isShortWord(_ text: String) -> Bool {
    // Capitals throughout are an abbreviation.
    let bytes = text.utf8.dropFirst().contains { $0 < 0x61 } ? [] : Array(text.lowercased().utf8)
    let vowels = "aeiou".utf8
    return bytes.count == 3 && bytes.allSatisfy { (0x61...0x7A).contains($0) }
      && !vowels.contains(bytes[0]) && vowels.contains(bytes[1]) && !vowels.contains(bytes[2])
  }

  private static let currencies: Set<String> = [
    "GBP", "EUR", "USD", "CAD", "AUD", "NZD", "JPY", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON",
    "BGN", "TRY", "ILS", "INR", "CNY", "HKD", "SGD", "KRW", "THB", "MXN", "BRL", "ZAR", "RUB", "AED", "SAR",
  ]
  private static let countries: Set<String> = [
    "GB", "UK", "IE", "FR", "DE", "ES", "IT", "NL", "BE", "LU", "PT", "AT", "CH", "DK", "SE", "NO", "FI",
    "IS",
    "PL", "CZ", "SK", "HU", "RO", "BG", "GR", "HR", "SI", "EE", "LV", "LT", "MT", "CY", "US", "CA", "MX",
    "BR",
    "AR", "CL", "CO", "PE", "AU", "NZ", "JP", "CN", "HK", "TW", "KR", "SG", "MY", "TH", "ID", "PH", "IN",
    "ZA",
    "AE", "SA", "IL", "TR", "UA", "RU",
  ]
  private static let records: Set<String> = [
    "A", "AAAA", "CAA", "CNAME", "MX", "NS", "PTR", "SOA", "SRV", "TXT",
  ]
  private static let languages: Set<String> = [
    "en", "cy", "ga", "gd", "fr", "de", "es", "it", "nl", "pt", "pl", "cs", "sk", "sv", "da", "no", "nb",
    "nn",
    "fi", "et", "lv", "lt", "hu", "ro", "bg", "el", "tr", "ru", "uk", "ar", "he", "hi", "bn", "ur", "pa",
    "zh",
    "ja", "ko", "th", "vi", "id", "ms",
  ]
  /// Short words that everybody knows.
  private static let known: Set<String> = [
    "y", "n", "mr", "mrs", "ms", "dr", "sir", "rev", "tel", "fax", "asc", "desc", "yes", "no", "on", "off",
    "all", "any", "none", "new", "old",
    "low", "high", "get", "put",
    "post", "patch", "head", "true", "false", "and", "or", "not", "mon", "tue", "wed", "thu", "fri", "sat",
    "sun", "day", "week", "month", "year", "hour", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug",
    "sep", "oct", "nov", "dec", "am", "pm", "json", "xml", "csv", "pdf", "png", "jpg", "gif", "svg", "html",
    "txt", "zip", "http", "https", "id", "name", "date", "up", "down", "in", "out", "to", "from", "male",
    "min", "max", "sum", "avg", "one", "two", "six", "ten", "tls", "ssl", "tcp", "udp", "dns", "cpu", "gpu",
    "pem", "add", "set", "end", "own", "red", "raw", "web", "api", "sms", "url", "uri",
  ]
}
