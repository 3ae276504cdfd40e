import RubricDiagnostics

/// What one pass over the bytes of a file tells before a reader sees them.
struct BytesCheck {
  /// No byte is above 0x7F, so that characters and bytes are counted alike.
  private(set) var isASCII = true
  /// U+0085, U+2028 or U+2029 occur: line ends to YAML 1.1, plain characters to YAML 1.2 (§5.4).
  private(set) var hasWideBreaks = false
  /// Whether every byte belongs to a character that the format allows.
  var isClean: Bool { flawCount == 0 }
  /// The first flaws, at most `mostFlaws`; offsets count from the start of what was checked.
  private(set) var flaws: [Flaw] = []
  private(set) var flawCount = 0

  static let mostFlaws = 21

  /// Bytes that will be read as U+FFFD.
  struct Flaw {
    var bytes: Range<Int>
    /// The character that is not allowed; nil where the bytes are no UTF-8.
    var scalar: UInt32?
  }

  /// JSON is checked for UTF-8 only: its reader sees control characters itself.
  init(_ bytes: UnsafeBufferPointer<UInt8>, format: DocumentReader.Format) {
    switch format {
    case .json: checkJSON(bytes)
    case .yaml: checkYAML(bytes)
    }
  }

  private mutating func checkJSON(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      if let word = Word.load(bytes, at: index), word & Word.highBits == 0 {
        index += 8
        continue
      }
      let sequence = UTF8Sequence(in: bytes, at: index)
      if sequence.length > 1 || sequence.scalar == nil { isASCII = false }
      if sequence.scalar == nil { note(sequence, at: index) }
      index += sequence.length
    }
  }

  private mutating func checkYAML(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while true {
      index = Self.skipPlainText(bytes, from: index)
      guard index < bytes.count else { return }
      // A word that holds anything else is walked through; the next word starts behind it.
      let stop = min(index + 8, bytes.count)
      while index < stop {
        let sequence = UTF8Sequence(in: bytes, at: index)
        if sequence.length > 1 || sequence.scalar == nil { isASCII = false }
        switch sequence.scalar {
        case 0x85, 0x2028, 0x2029: hasWideBreaks = true
        default: if !sequence.isAllowedInYAML { note(sequence, at: index) }
        }
        index += sequence.length
      }
    }
  }

  /// Zero where a word holds printable ASCII and line feeds only.
  @inline(__always)
  private static func oddities(_ word: UInt64) -> UInt64 {
    // Each sum sets the high bit of the bytes it tells of. It carries into the next byte only from one that is
    // no ASCII, and then `word` itself is odd.
    let printable = word &+ Word.of(0x60)
    let other = (word ^ Word.of(0x0A)) &+ Word.of(0x7F)
    let delete = word &+ Word.of(1)
    return (other & ~printable | delete | word) & Word.highBits
  }

  /// Goes over plain text, 32 bytes at a time and then eight.
  @inline(__always)
  private static func skipPlainText(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while let first = Word.load(bytes, at: index), let second = Word.load(bytes, at: index + 8),
      let third = Word.load(bytes, at: index + 16), let fourth = Word.load(bytes, at: index + 24),
      oddities(first) | oddities(second) | oddities(third) | oddities(fourth) == 0
    {
      index += 32
    }
    while let word = Word.load(bytes, at: index), oddities(word) == 0 { index += 8 }
    return index
  }

  private mutating func note(_ sequence: UTF8Sequence, at index: Int) {
    flawCount += 1
    guard flaws.count < Self.mostFlaws else { return }
    flaws.append(Flaw(bytes: index..<(index + sequence.length), scalar: sequence.scalar))
  }
}

extension BytesCheck {
  /// The flaws as findings, twenty and a summary; `base` is the offset in the file of what was checked.
  func findings(in source: SourceID, base: Int) -> [Finding] {
    func span(_ flaw: Flaw) -> SourceSpan {
      SourceSpan(
        source: source,
        bytes: UInt32(clamping: base + flaw.bytes.lowerBound)..<UInt32(clamping: base + flaw.bytes.upperBound)
      )
    }
    var found = flaws.prefix(Self.mostFlaws - 1).map { flaw in
      Finding(
        DocumentRules.encoding, .error, flaw.message, at: span(flaw),
        help: flaw.scalar == nil
          ? "save the file as UTF-8" : "remove the character, or write it as an escape in double quotes")
    }
    if let next = flaws.dropFirst(Self.mostFlaws - 1).first {
      found.append(
        Finding(
          DocumentRules.encoding, .error,
          "\(flawCount - found.count) more characters are read as U+FFFD from here on",
          at: span(next), help: "save the file as UTF-8 without control characters"))
    }
    return found
  }
}

extension BytesCheck.Flaw {
  fileprivate var message: String {
    guard let scalar else { return "text must be UTF-8; these bytes are read as U+FFFD" }
    return "\(codePoint(scalar)) is a character that YAML does not allow; it is read as U+FFFD"
  }
}

/// A character's number as the Unicode standard writes it, such as `U+001B`.
func codePoint(_ scalar: UInt32) -> String {
  let digits = String(scalar, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
}
