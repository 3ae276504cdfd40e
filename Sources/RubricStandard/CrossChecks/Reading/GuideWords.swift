/// Every word of the texts in one list, by which phrases are found without going through the texts again.
struct GuideWords: Sendable {
  /// A word with where it stands.
  struct Entry: Sendable {
    var hash: UInt64
    var unit: Int32
    var start: Int32
    var end: Int32
  }

  private(set) var entries: [Entry] = []
  /// The first entry of each unit, and the count of all behind the last.
  private(set) var starts: [Int] = [0]
  /// Positions in `entries` by word.
  private var places: [UInt64: [Int32]] = [:]

  /// Adds the words of the next unit.
  mutating func add(_ text: [UInt8]) {
    let unit = Int32(clamping: starts.count - 1)
    for word in Words(text).all {
      places[word.hash, default: []].append(Int32(clamping: entries.count))
      entries.append(
        Entry(
          hash: word.hash, unit: unit, start: Int32(clamping: word.range.lowerBound),
          end: Int32(clamping: word.range.upperBound)))
    }
    starts.append(entries.count)
  }

  /// A phrase where it stands.
  struct Occurrence: Sendable {
    /// Index of the unit.
    var unit: Int
    /// Bytes of the unit's text.
    var range: Range<Int>
    /// Positions of its words in `entries`.
    var words: Range<Int>
  }

  /// Where the words stand one behind the other within a unit, in the order of the texts.
  ///
  /// - Parameter phrase: in small letters, its words parted by single spaces.
  func occurrences(of phrase: StaticString) -> [Occurrence] { occurrences(ofWords: "\(phrase)") }

  /// As above, of words that come from a description.
  func occurrences(ofWords phrase: String) -> [Occurrence] {
    let hashes = Words(Array(phrase.utf8)).all.map(\.hash)
    guard let first = hashes.first, let found = places[first] else { return [] }
    return found.compactMap { position in
      let position = Int(position)
      let end = position + hashes.count
      guard end <= entries.count, entries[end - 1].unit == entries[position].unit,
        zip(entries[position..<end], hashes).allSatisfy({ $0.hash == $1 })
      else { return nil }
      return Occurrence(
        unit: Int(entries[position].unit),
        range: Int(entries[position].start)..<max(Int(entries[position].start), Int(entries[end - 1].end)),
        words: position..<end)
    }
  }

  /// Whether a word stands anywhere, letters' case aside.
  func contains(_ word: String) -> Bool { places[GuideWords.hash(word)] != nil }

  /// The entries of a unit.
  func words(of unit: Int) -> Range<Int> {
    guard starts.indices.contains(unit + 1) else { return 0..<0 }
    return starts[unit]..<starts[unit + 1]
  }

  /// As `Words` hashes it.
  static func hash(_ word: String) -> UInt64 {
    Words.hash(String(decoding: word.utf8.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self))
  }
}
