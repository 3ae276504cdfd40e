/// The words of a text: runs without white space that hold a letter or a digit.
struct Words {
  /// A word without the punctuation round it.
  struct Word {
    /// Of its lower-case ASCII spelling.
    var hash: UInt64
    var range: Range<Int>
    var isFunction: Bool
  }

  let all: [Word]

  init(_ text: [UInt8]) {
    var words: [Word] = []
    Words.forEach(in: text) { range in
      var hash = Words.seed
      for index in range {
        let byte = text[index]
        hash = Words.combining(hash, byte &- 0x41 < 26 ? byte | 0x20 : byte)
      }
      words.append(Word(hash: hash, range: range, isFunction: Words.functionWords.contains(hash)))
    }
    all = words
  }

  /// How many words there are.
  static func count(_ text: some Sequence<UInt8>) -> Int {
    var count = 0
    var isInside = false
    for byte in text {
      if byte <= 0x20 {
        isInside = false
      } else if !isInside, isWordByte(byte) {
        isInside = true
        count += 1
      }
    }
    return count
  }

  private static func forEach(in text: [UInt8], _ body: (Range<Int>) -> Void) {
    var index = 0
    while index < text.count {
      while index < text.count, !isWordByte(text[index]) { index += 1 }
      let start = index
      while index < text.count, text[index] > 0x20 { index += 1 }
      var end = index
      while end > start, !isWordByte(text[end - 1]) { end -= 1 }
      if end > start { body(start..<end) }
    }
  }

  static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
    default: false
    }
  }

  static func hash(_ word: String) -> UInt64 { word.utf8.reduce(seed) { combining($0, $1) } }

  // FNV-1a, written out here because a generic hash of another module is not specialised in this loop.
  private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  @inline(__always) private static func combining(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  /// Words that hold English sentences together whatever they are about.
  private static let functionWords = SpreadSet(
    """
    a about above after again all also an and any are as at be because been before being below between both \
    but by can cannot could did do does doesn't don't each either else every few for from had has have he her \
    here his how i if in into is isn't it it's its itself just many may might more most much must no nor not of \
    off on once one only or other our out over own per same shall she should since so some such than that the \
    their them then there these they this those though through to too under until up upon us was we were what \
    when where whether which while who whom whose why will with within without would you you'll you're your \
    yours can't won't we'll
    """.split(separator: " ").map { hash(String($0)) })
}

/// A set of hashes. They are spread already: `Set` would hash them again for each word that is read, which takes
/// ten times as long.
private struct SpreadSet {
  /// Each at its lowest bits or in the next free slot; 0 where free, which is no hash of a word here.
  private var slots: [UInt64]

  init(_ hashes: [UInt64]) {
    var size = 16
    while size < 4 * hashes.count { size *= 2 }
    slots = Array(repeating: 0, count: size)
    for hash in hashes { slots[slot(of: hash)] = hash }
  }

  func contains(_ hash: UInt64) -> Bool { hash != 0 && slots[slot(of: hash)] == hash }

  /// Where a hash is, or would be.
  private func slot(of hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0, slots[slot] != hash { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }
}

/// Runs of words as a set of hashes, to tell copied text.
struct Shingles {
  /// How many words make one.
  static let width = 5

  /// One for each run of `width` words, whatever stands between them.
  let hashes: Set<UInt64>
  /// Of all words together, for texts that are too short for shingles.
  let whole: UInt64

  init(_ bodies: [SectionBody]) {
    var hashes: Set<UInt64> = []
    var recent: [UInt64] = []
    var whole: UInt64 = 0
    for body in bodies {
      for unit in body.units where unit.kind != .heading {
        for word in Words(unit.text).all {
          whole = Shingles.adding(word.hash, to: whole)
          recent.append(word.hash)
          guard recent.count >= Shingles.width else { continue }
          var shingle: UInt64 = 0
          for hash in recent[(recent.count - Shingles.width)...] {
            shingle = Shingles.adding(hash, to: shingle)
          }
          hashes.insert(shingle)
        }
      }
    }
    self.hashes = hashes
    self.whole = whole
  }

  /// A sum that depends on the order.
  private static func adding(_ hash: UInt64, to sum: UInt64) -> UInt64 {
    (sum &* 0x9E37_79B9_7F4A_7C15) ^ (hash &+ (sum >> 29))
  }

  /// Whether at least eight in ten of its shingles are in the other text; of short texts, whether they are
  /// the same words.
  func isCopy(of other: Shingles) -> Bool {
    guard hashes.count >= 4 else { return whole == other.whole && !hashes.isEmpty }
    guard other.hashes.count * 10 >= hashes.count * 8 else { return false }
    return hashes.count { other.hashes.contains($0) } * 10 >= hashes.count * 8
  }
}
