/// The words of a name such as `taxYear`, `tax-years` or `X_Tax_Year`, in lower case: split at what is no
/// letter or digit, and at humps.
struct NameWords: Sendable {
  let words: [String]

  init(_ name: String) {
    let bytes = Array(name.utf8)
    var words: [String] = []
    var word: [UInt8] = []
    func end(_ words: inout [String], _ word: inout [UInt8]) {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word = []
    }
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x41...0x5A:
        if NameWords.beginsWord(at: index, in: bytes) { end(&words, &word) }
        word.append(byte | 0x20)
      case 0x61...0x7A, 0x30...0x39, 0x80...: word.append(byte)
      default: end(&words, &word)
      }
    }
    end(&words, &word)
    self.words = words
  }

  /// The words joined by `_`, for looking a name up in a list.
  var joined: String { words.joined(separator: "_") }

  /// Whether the words stand in it one behind the other.
  func contains(_ sequence: [String]) -> Bool {
    guard !sequence.isEmpty, words.count >= sequence.count else { return false }
    return (0...(words.count - sequence.count)).contains { start in
      words[start..<start + sequence.count].elementsEqual(sequence)
    }
  }

  private static func beginsWord(at index: Int, in bytes: [UInt8]) -> Bool {
    guard index > 0 else { return false }
    let before = bytes[index - 1]
    if (0x61...0x7A).contains(before) || (0x30...0x39).contains(before) { return true }
    // The last capital of a run begins a word where small letters follow: `NHSNumber` is `nhs number`.
    guard (0x41...0x5A).contains(before), index + 1 < bytes.count else { return false }
    return (0x61...0x7A).contains(bytes[index + 1])
  }
}

/// How the words of a name are joined.
enum NameCase: Hashable, Sendable {
  /// `tax_year`
  case snake
  /// `taxYear`
  case camel
  /// `tax-year`
  case kebab
  /// One word in small letters, or none at all: fits every style.
  case neutral
  /// Any other, such as `TaxYear` or `tax_Year`.
  case other

  init(_ name: String) {
    var (hasCapital, hasLow, hasUnderscore, hasHyphen, hasOther) = (false, false, false, false, false)
    for byte in name.utf8 {
      switch byte {
      case 0x41...0x5A: hasCapital = true
      case 0x61...0x7A, 0x30...0x39: hasLow = true
      case UInt8(ascii: "_"): hasUnderscore = true
      case UInt8(ascii: "-"): hasHyphen = true
      default: hasOther = true
      }
    }
    let beginsSmall = name.utf8.first.map { (0x61...0x7A).contains($0) } ?? false
    switch (hasCapital, hasUnderscore, hasHyphen) {
    case _ where hasOther || !(hasLow || hasCapital): self = .other
    case (false, false, false): self = .neutral
    case (false, true, false): self = .snake
    case (false, false, true): self = .kebab
    case (true, false, false): self = beginsSmall ? .camel : .other
    default: self = .other
    }
  }

  /// As messages call it.
  var name: String {
    switch self {
    case .snake: "snake_case"
    case .camel: "camelCase"
    case .kebab: "kebab-case"
    case .neutral: "one word"
    case .other: "mixed"
    }
  }
}
