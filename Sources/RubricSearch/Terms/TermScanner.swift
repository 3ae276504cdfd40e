/// Cuts text into terms: words in small letters without marks. Of names that are written together both their
/// parts and the whole are terms, so that `listPets` is found by `pets` and by `listpets`.
///
/// The script in the page cuts a query by the same rules but for the parts of a name.
struct TermScanner {
  /// How a text is written.
  enum Style {
    /// Sentences: what is no letter or digit parts words, but for `_`, which names are made with.
    case prose
    /// A name or an address of a program: `-` and `_` join its parts, digits begin one.
    case name
  }

  /// Bytes of a term behind which the rest counts no more: of what is longer nobody types so much.
  static let longest = 40

  /// The term that is being read, folded.
  private var word: [UInt8] = []
  /// Where its parts begin, but the first.
  private var cuts: [Int] = []
  /// What stood before: a class of byte.
  private var last = Class.other
  /// The scalar before, where its script sets no blanks between words.
  private var unspaced: [UInt8] = []

  private enum Class { case small, capital, digit, letter, other }

  /// Calls `take` with each term, in the order of the text; the text's end ends a term.
  ///
  /// - Parameter take: the term, and whether it is the whole of a name whose parts were given before.
  mutating func scan(
    _ text: UnsafeBufferPointer<UInt8>, _ style: Style,
    _ take: (UnsafeBufferPointer<UInt8>, _ isWhole: Bool) -> Void
  ) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte >= 0x80 {
        index += other(text, at: index, style, take)
        continue
      }
      if TermScanner.isSmall(byte), word.isEmpty, unspaced.isEmpty,
        let end = TermScanner.endOfPlainWord(text, from: index)
      {
        // Nine words in ten are small letters from end to end: they are given where they stand.
        TermScanner.give(text, index..<end, style, false, take)
        last = .other
        index = end
        continue
      }
      let kind = TermScanner.classes[Int(byte)]
      switch kind {
      case .other: separator(byte, style, before: index + 1 < text.count ? text[index + 1] : 0, take)
      case .small, .capital, .digit, .letter:
        if !unspaced.isEmpty { flush(style, take) }
        if begins(kind, text, at: index, style) { cuts.append(word.count) }
        word.append(kind == .capital ? byte | 0x20 : byte)
        last = kind
      }
      index += 1
    }
    flush(style, take)
  }

  private static func isSmall(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
  }

  /// Where a word ends of which nothing but small letters follow; nil where what ends them may join another part.
  private static func endOfPlainWord(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var end = start
    while end < text.count, isSmall(text[end]) { end += 1 }
    guard end < text.count else { return end }
    switch text[end] {
    case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "'"), 0x80...0xFF: return nil
    case let byte: return classes[Int(byte)] == .other ? end : nil
    }
  }

  /// Whether a part of a name begins here.
  private func begins(_ kind: Class, _ text: UnsafeBufferPointer<UInt8>, at index: Int, _ style: Style)
    -> Bool
  {
    guard !word.isEmpty else { return false }
    switch (last, kind) {
    case (.small, .capital): return true
    case (.capital, .capital):
      // The last capital of a run begins a word when small letters follow: `APIKey` is `api`, `key`.
      return index + 1 < text.count && TermScanner.classes[Int(text[index + 1])] == .small
    case (.digit, .capital), (.digit, .small), (.small, .digit), (.capital, .digit): return style == .name
    default: return false
    }
  }

  private mutating func separator(
    _ byte: UInt8, _ style: Style, before next: UInt8,
    _ take: (UnsafeBufferPointer<UInt8>, Bool) -> Void
  ) {
    let follows = next >= 0x80 || TermScanner.classes[Int(next)] != .other
    let joins =
      follows && !word.isEmpty
      && (byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") && style == .name)
    if joins {
      cuts.append(word.count)
      last = .other
    } else if byte != UInt8(ascii: "'") || !follows {
      // An apostrophe within a word is left out.
      flush(style, take)
    }
  }

  /// A scalar beyond ASCII; gives how many bytes it has.
  private mutating func other(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int, _ style: Style,
    _ take: (UnsafeBufferPointer<UInt8>, Bool) -> Void
  ) -> Int {
    let (value, length) = TermScanner.scalar(text, at: index)
    if let letters = LatinFolding.letters(of: value) {
      if !unspaced.isEmpty { flush(style, take) }
      word.append(letters.first)
      if let second = letters.second { word.append(second) }
      last = .letter
      return length
    }
    if LatinFolding.isMark(value) { return length }
    guard let scalar = Unicode.Scalar(value), TermScanner.isLetter(scalar) else {
      // U+2019 within a word is an apostrophe.
      if value != 0x2019 { flush(style, take) }
      return length
    }
    guard !TermScanner.isUnspaced(value) else {
      pair(text, index..<(index + length), style, take)
      return length
    }
    if !unspaced.isEmpty { flush(style, take) }
    word.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    last = .letter
    return length
  }

  /// Letters of scripts without blanks become terms of two letters each, of one where it stands alone.
  private mutating func pair(
    _ text: UnsafeBufferPointer<UInt8>, _ letter: Range<Int>, _ style: Style,
    _ take: (UnsafeBufferPointer<UInt8>, Bool) -> Void
  ) {
    if unspaced.isEmpty {
      flush(style, take)
      unspaced = Array(text[letter])
      word = unspaced
    } else {
      word = unspaced + text[letter]
      word.withUnsafeBufferPointer { take($0, false) }
      unspaced = Array(text[letter])
      word = []
    }
    last = .letter
  }

  private mutating func flush(_ style: Style, _ take: (UnsafeBufferPointer<UInt8>, Bool) -> Void) {
    // Behind a word that was given where it stood, as behind most.
    if word.isEmpty, unspaced.isEmpty {
      last = .other
      return
    }
    defer {
      word.removeAll(keepingCapacity: true)
      // To empty what is empty takes a hundred instructions each time.
      if !cuts.isEmpty { cuts.removeAll(keepingCapacity: true) }
      if !unspaced.isEmpty { unspaced.removeAll(keepingCapacity: true) }
      last = .other
    }
    guard !word.isEmpty else { return }
    word.withUnsafeBufferPointer { word in
      var start = 0
      for cut in cuts {
        TermScanner.give(word, start..<cut, style, false, take)
        start = cut
      }
      TermScanner.give(word, start..<word.count, style, false, take)
      if !cuts.isEmpty { TermScanner.give(word, 0..<word.count, style, true, take) }
    }
  }

  private static func give(
    _ word: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ style: Style, _ isWhole: Bool,
    _ take: (UnsafeBufferPointer<UInt8>, Bool) -> Void
  ) {
    var end = min(range.upperBound, range.lowerBound + longest)
    // A scalar is not cut in two.
    while end < range.upperBound, end > range.lowerBound, word[end] & 0xC0 == 0x80 { end -= 1 }
    // Single letters of sentences tell nothing.
    if end - range.lowerBound == 1, style == .prose, word[range.lowerBound] > 0x39 { return }
    guard end > range.lowerBound else { return }
    take(UnsafeBufferPointer(rebasing: word[range.lowerBound..<end]), isWhole)
  }

  // MARK: - Scalars

  private static let classes: [Class] = (0..<256).map { byte in
    switch byte {
    case 0x30...0x39: .digit
    case 0x41...0x5A: .capital
    case 0x61...0x7A: .small
    case 0x80...0xFF: .letter
    default: .other
    }
  }

  /// The scalar that begins at `index` and its bytes; of what is no UTF-8 one byte that stands for nothing.
  private static func scalar(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, Int) {
    func next(_ offset: Int) -> UInt32? {
      guard index + offset < text.count, text[index + offset] & 0xC0 == 0x80 else { return nil }
      return UInt32(text[index + offset] & 0x3F)
    }
    let first = UInt32(text[index])
    switch first {
    case 0xC2...0xDF:
      if let b = next(1) { return ((first & 0x1F) << 6 | b, 2) }
    case 0xE0...0xEF:
      if let b = next(1), let c = next(2) { return ((first & 0x0F) << 12 | b << 6 | c, 3) }
    case 0xF0...0xF4:
      if let b = next(1), let c = next(2), let d = next(3) {
        return ((first & 0x07) << 18 | b << 12 | c << 6 | d, 4)
      }
    default: break
    }
    return (0xFFFD, 1)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    if properties.isAlphabetic { return true }
    switch properties.generalCategory {
    case .decimalNumber, .letterNumber, .nonspacingMark, .spacingMark: return true
    default: return false
    }
  }

  /// Letters of scripts that set no blanks between words.
  private static func isUnspaced(_ value: UInt32) -> Bool {
    switch value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
