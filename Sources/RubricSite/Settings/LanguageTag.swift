/// Tags of languages (BCP 47).
package enum LanguageTag {
  /// Whether a text has the form of a language tag: two to eight letters, or `x`, then parts of at most eight
  /// letters and digits (RFC 5646 §2.1); whether they are registered is not looked up.
  package static func isTag(_ text: String) -> Bool {
    func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard text.utf8.count <= 35, let first = parts.first, first.allSatisfy({ isLetter($0) }) else {
      return false
    }
    let isPrivate = first.count == 1 && first.first.map { $0 | 0x20 } == UInt8(ascii: "x") && parts.count > 1
    guard isPrivate || (2...8).contains(first.count) else { return false }
    return parts.dropFirst().allSatisfy { part in
      (1...8).contains(part.count) && part.allSatisfy { isLetter($0) || (48...57).contains($0) }
    }
  }

  /// Whether whoever reads the one aloud reads the other alike: `en` and `en-GB`, and not `sr-Latn` and `sr`.
  package static func areAlike(_ a: String, _ b: String) -> Bool { language(of: a) == language(of: b) }

  /// The code of the language and that of the script, in lower case.
  private static func language(of tag: String) -> [[UInt8]] {
    let parts = tag.utf8.map { (65...90).contains($0) ? $0 | 0x20 : $0 }.split(separator: UInt8(ascii: "-"))
    return Array((parts.prefix(1) + parts.dropFirst().prefix(1).filter { $0.count == 4 }).map { Array($0) })
  }
}

extension KeyedValues {
  /// The tag of a language; nil where it is missing.
  package mutating func language(_ key: String) -> String? {
    guard let language = text(key), let value = member(key)?.value else { return nil }
    guard LanguageTag.isTag(language) else {
      wrong(
        key, "a language tag such as en or cy", at: value,
        help: "write a tag of BCP 47: the code of the language, then that of a region where it matters")
      return nil
    }
    return language
  }
}
