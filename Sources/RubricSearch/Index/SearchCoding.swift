import RubricDocuments
import RubricSite

extension APISearch {
  /// Its terms and their entries one behind the other: they are most of it, and would each cost a call.
  private struct Lists: Codable {
    /// All terms.
    var pool: [UInt8] = []
    /// Bytes of each term, entries of each term, and then the bits of each entry; four bytes a number, the
    /// smallest first.
    var lengths: [UInt8] = []
    var counts: [UInt8] = []
    var postings: [UInt8] = []
    /// One byte a term.
    var isCut: [UInt8] = []
  }

  private enum CodingKeys: CodingKey {
    case title, prefix, entries, recordsHash, lists
  }

  /// What was encoded.
  ///
  /// - Throws: where that is no index of an API.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    title = try container.decode(String.self, forKey: .title)
    // Addresses of results begin with it, so that it must be one within the site.
    prefix = try container.decode(Route.self, forKey: .prefix).path
    name = APISearch.name(of: prefix)
    entries = try SearchEntry.unpacked(try container.decode([UInt8].self, forKey: .entries))
    recordsHash = try container.decode(FileHash.self, forKey: .recordsHash)
    let lists = try container.decode(Lists.self, forKey: .lists)
    var (terms, postings): ([[UInt8]], [[Posting]]) = ([], [])
    let (lengths, counts) = (Words(lists.lengths), Words(lists.counts))
    let all = Words(lists.postings)
    var (byte, posting) = (0, 0)
    func fault() -> DecodingError {
      DecodingError.dataCorruptedError(forKey: .lists, in: container, debugDescription: "no index")
    }
    guard lengths.count == counts.count, lengths.count == lists.isCut.count else { throw fault() }
    terms.reserveCapacity(lengths.count)
    postings.reserveCapacity(lengths.count)
    for index in 0..<lengths.count {
      let (length, count) = (Int(lengths[index]), Int(counts[index]))
      guard length <= lists.pool.count - byte, count <= all.count - posting else { throw fault() }
      terms.append(Array(lists.pool[byte..<(byte + length)]))
      var own: [Posting] = []
      own.reserveCapacity(count)
      for place in posting..<(posting + count) {
        let value = Posting(bits: all[place])
        guard value.entry < entries.count else { throw fault() }
        own.append(value)
      }
      postings.append(own)
      byte += length
      posting += count
    }
    self.terms = terms
    self.postings = postings
    isCut = lists.isCut.map { $0 != 0 }
  }

  /// All of it.
  public func encode(to encoder: any Encoder) throws {
    var lists = Lists()
    for (term, postings) in zip(terms, postings) {
      lists.pool += term
      Words.append(UInt32(truncatingIfNeeded: term.count), to: &lists.lengths)
      Words.append(UInt32(truncatingIfNeeded: postings.count), to: &lists.counts)
      for posting in postings { Words.append(posting.bits, to: &lists.postings) }
    }
    lists.isCut = isCut.map { $0 ? 1 : 0 }
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(title, forKey: .title)
    try container.encode(Route(prefix), forKey: .prefix)
    try container.encode(SearchEntry.packed(entries), forKey: .entries)
    try container.encode(recordsHash, forKey: .recordsHash)
    try container.encode(lists, forKey: .lists)
  }

  /// Numbers of four bytes, the smallest first.
  private struct Words {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Bytes behind the last whole number count for nothing.
    var count: Int { bytes.count / 4 }

    subscript(index: Int) -> UInt32 {
      var value: UInt32 = 0
      for byte in 0..<4 { value |= UInt32(bytes[4 * index + byte]) << (8 * UInt32(byte)) }
      return value
    }

    static func append(_ value: UInt32, to bytes: inout [UInt8]) {
      for byte in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * UInt32(byte)))) }
    }
  }
}

extension SearchEntry {
  fileprivate static func packed(_ entries: [SearchEntry]) -> [UInt8] {
    var packing = Packing()
    packing.put(entries.count)
    for entry in entries {
      packing.put(UInt64(entry.kind.rawValue))
      packing.put(entry.title)
      packing.put(entry.route.path)
      packing.put(entry.fragment)
      packing.put(entry.context)
      packing.put(entry.others)
      packing.put(entry.passage)
      packing.put(entry.isDeprecated ? 1 : 0)
    }
    return packing.bytes
  }

  fileprivate static func unpacked(_ bytes: [UInt8]) throws(Unpacking.Fault) -> [SearchEntry] {
    var reading = try Unpacking(bytes[...])
    var entries: [SearchEntry] = []
    let count = try reading.elementCount()
    entries.reserveCapacity(count)
    for _ in 0..<count {
      guard let kind = UInt8(exactly: try reading.number()).flatMap({ Kind(rawValue: $0) }) else {
        throw Unpacking.Fault()
      }
      let title = try reading.text()
      let route = try Route(from: &reading)
      var entry = SearchEntry(kind, "", route, fragment: try reading.optionalText())
      // As it was cut, and not cut again.
      entry.title = title
      entry.context = try reading.text()
      entry.others = try reading.count()
      entry.passage = try reading.text()
      entry.isDeprecated = try reading.count() > 0
      entries.append(entry)
    }
    try reading.end()
    return entries
  }
}
