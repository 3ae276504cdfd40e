/// Shares terms out to files by what they begin with: a file holds all terms with one beginning, and where these
/// are too many for one file, there is one for each longer beginning.
struct PrefixSplitting {
  let index: SearchIndex
  /// In the order of their beginnings.
  private(set) var files: [SearchFile] = []
  /// Which beginnings have files: each as its last scalar, and behind one that is split further its own in
  /// parentheses, in UTF-8. A beginning that is split has also a file of its own, with the term that is it and
  /// the best entries below it.
  private(set) var directory: [UInt8] = []

  /// Bytes of a file: gzip makes less than half of them.
  static let largestFile = 12_000
  /// How many of the best entries below a beginning are kept for who has typed no more.
  private static let mostBelow = 100

  init(index: SearchIndex) { self.index = index }

  /// The terms by their first scalar: none of their files knows of the others'.
  var beginnings: [(Unicode.Scalar, Range<Int>)] { children(of: 0..<index.terms.count, length: 0) }

  /// Makes the files of the terms that begin with a scalar.
  mutating func split(_ beginning: (Unicode.Scalar, Range<Int>)) { node([beginning.0], beginning.1) }

  private mutating func node(_ prefix: [Unicode.Scalar], _ range: Range<Int>) {
    if let last = prefix.last { directory.append(contentsOf: String(last).utf8) }
    guard !fits(range) else { return write(prefix, range, isWhole: true) }
    let length = prefix.reduce(0) { $0 + UTF8.width($1) }
    let own = index.terms[range.lowerBound].bytes.count == length ? 1 : 0
    write(prefix, range, isWhole: false)
    directory.append(UInt8(ascii: "("))
    for (scalar, range) in children(of: range.dropFirst(own), length: length) {
      node(prefix + [scalar], range)
    }
    directory.append(UInt8(ascii: ")"))
  }

  /// The terms by the scalar behind their first `length` bytes.
  private func children(of range: Range<Int>, length: Int) -> [(Unicode.Scalar, Range<Int>)] {
    var children: [(Unicode.Scalar, Range<Int>)] = []
    for position in range {
      guard let scalar = PrefixSplitting.scalar(index.terms[position].bytes, at: length) else { continue }
      if let last = children.last, last.0 == scalar {
        children[children.count - 1].1 = last.1.lowerBound..<(position + 1)
      } else {
        children.append((scalar, position..<(position + 1)))
      }
    }
    return children
  }

  private static func scalar(_ term: [UInt8], at offset: Int) -> Unicode.Scalar? {
    guard offset < term.count else { return nil }
    if term[offset] < 0x80 { return Unicode.Scalar(term[offset]) }
    return String(decoding: term[offset..<min(offset + 4, term.count)], as: UTF8.self).unicodeScalars.first
  }

  /// Whether the terms have room in one file.
  private func fits(_ range: Range<Int>) -> Bool {
    guard range.count > 1 else { return true }
    var size = 0
    for position in range {
      let term = index.terms[position]
      size += term.bytes.count + 3 + 3 * term.postings.count
      guard size <= PrefixSplitting.largestFile else { return false }
    }
    var apis: Set<Int> = []
    // Of most sites one API has most of the terms.
    var last = -1
    for position in range {
      for posting in index.terms[position].postings where posting.api != last {
        last = posting.api
        if apis.insert(last).inserted { size += index.names[last].utf8.count + 3 }
      }
      guard size <= PrefixSplitting.largestFile else { return false }
    }
    return true
  }

  // MARK: - Files

  private mutating func write(_ prefix: [Unicode.Scalar], _ range: Range<Int>, isWhole: Bool) {
    var terms = Array(index.terms[range])
    if !isWhole {
      let length = prefix.reduce(0) { $0 + UTF8.width($1) }
      // `*` is no term, so it stands for all that begin so.
      let below = SearchIndex.Term(bytes: [UInt8(ascii: "*")], postings: best(of: range), isCut: true)
      terms = terms.prefix { $0.bytes.count == length } + [below]
    }
    var name = SearchFile.name(ofPrefix: prefix)
    if !isWhole { name += "_" }
    files.append(SearchFile(path: SearchFile.folder + "t-\(name).js", bytes: script(name, terms)))
  }

  /// The best entries of the terms, each once.
  private func best(of range: Range<Int>) -> [SearchIndex.Posting] {
    var counts = [Int](repeating: 0, count: 32)
    for position in range {
      for posting in index.terms[position].postings { counts[posting.level] += 1 }
    }
    var (level, sum) = (31, 0)
    // Twice as many as are kept, since one entry may have several of the terms.
    while level > 0, sum + counts[level] < 2 * PrefixSplitting.mostBelow {
      sum += counts[level]
      level -= 1
    }
    var all: [SearchIndex.Posting] = []
    for position in range {
      // They stand best first.
      for posting in index.terms[position].postings {
        guard posting.level >= level else { break }
        all.append(posting)
      }
    }
    all.sort()
    var seen: Set<UInt64> = []
    var best: [SearchIndex.Posting] = []
    for posting in all where best.count < PrefixSplitting.mostBelow && seen.insert(posting.place).inserted {
      best.append(posting)
    }
    return best
  }

  private func script(_ name: String, _ terms: [SearchIndex.Term]) -> [UInt8] {
    var found: Set<Int> = []
    var last = -1
    for term in terms {
      for posting in term.postings where posting.api != last {
        last = posting.api
        found.insert(last)
      }
    }
    let apis = found.sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(apis, 0...))
    var text: [UInt8] = []
    for (position, term) in terms.enumerated() {
      if position > 0 { text.append(UInt8(ascii: ";")) }
      text.append(contentsOf: term.bytes)
      text.append(term.isCut ? UInt8(ascii: "!") : UInt8(ascii: ":"))
      PrefixSplitting.write(term.postings, numbers, into: &text)
    }
    var script = ScriptText()
    script.raw("rubricSearch(\"t\",")
    script.string(name)
    script.raw(",")
    script.string(apis.map { index.names[$0] }.joined(separator: " "))
    script.raw(",")
    text.withUnsafeBufferPointer { script.string(utf8: $0) }
    script.raw(")\n")
    return script.bytes
  }

  /// `.` and the number of an API, then for each level its letter and the entries, each but the first as what it
  /// is more than the one before; numbers are in base 36.
  private static func write(
    _ postings: [SearchIndex.Posting], _ numbers: [Int: Int], into text: inout [UInt8]
  ) {
    var (api, level, entry) = (-1, -1, 0)
    for posting in postings.sorted(by: { ($0.api, -$0.level, $0.entry) < ($1.api, -$1.level, $1.entry) }) {
      if posting.api != api {
        api = posting.api
        level = -1
        text.append(UInt8(ascii: "."))
        text.append(contentsOf: String(numbers[api] ?? 0, radix: 36).utf8)
      }
      if posting.level != level {
        level = posting.level
        entry = 0
        text.append(UInt8(ascii: "A") + UInt8(level - 1))
      } else {
        text.append(UInt8(ascii: ","))
      }
      text.append(contentsOf: String(posting.entry - entry, radix: 36).utf8)
      entry = posting.entry
    }
  }
}
