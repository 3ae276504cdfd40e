import RubricDocuments

/// What one API gives the search of the site: its entries and their terms. It depends on the API's own pages only,
/// and is a plain value: it can be kept, or made on another machine.
public struct APISearch: Sendable, Codable {
  /// What index files know it by: the folder of its pages, `_` of pages that lie at the top.
  public let name: String
  /// As readers know it.
  public let title: String
  /// What the addresses of its pages begin with: empty, or such as `apis/permits/`.
  public let prefix: String
  /// In the order of its pages; properties, parameters and values come last, by name.
  public let entries: [SearchEntry]
  /// Of what its results show.
  let recordsHash: FileHash
  /// In ascending order of their bytes.
  let terms: [[UInt8]]
  /// The best entries of each term, best first.
  let postings: [[Posting]]
  /// Whether a term has more.
  let isCut: [Bool]

  /// An entry that has a term; ascending is from the best: by level, then by entry.
  struct Posting: Sendable, Hashable, Comparable {
    /// 31 less the level in five bits, the entry in 27.
    let bits: UInt32

    init(bits: UInt32) { self.bits = bits }

    init(entry: UInt32, level: UInt8) { bits = (31 - UInt32(min(level, 31))) << 27 | entry & 0x7FF_FFFF }

    var entry: Int { Int(bits & 0x7FF_FFFF) }
    var level: Int { 31 - Int(bits >> 27) }

    static func < (a: Posting, b: Posting) -> Bool { a.bits < b.bits }
  }

  /// A term has at most so many entries; readers are told where there are more.
  public static let mostPostings = 200

  /// Puts together what the pages of an API gave.
  ///
  /// - Parameters:
  ///   - gatherings: each page in one of them, in any order.
  ///   - prefix: what the addresses of its pages begin with.
  public init(_ gatherings: [PageGathering], title: String, prefix: String) {
    self.title = title
    self.prefix = prefix
    name = APISearch.name(of: prefix)
    let all = gatherings + [PageGathering(namesOf: gatherings)]
    // Where each entry stands in the order of the API.
    var places: [(gathering: Int, entry: Int)] = []
    for (gathering, pages) in all.enumerated() {
      places += pages.entries.indices.map { (gathering, $0) }
    }
    places.sort { a, b in
      all[a.gathering].entries[a.entry].order < all[b.gathering].entries[b.entry].order
    }
    entries = places.map { all[$0.gathering].entries[$0.entry].entry }
    recordsHash = APISearch.hash(of: entries)
    var numbers = all.map { [UInt32](repeating: 0, count: $0.entries.count) }
    for (number, place) in places.enumerated() { numbers[place.gathering][place.entry] = UInt32(number) }
    let joined = TermLists(all, numbers)
    (terms, postings, isCut) = (joined.terms, joined.postings, joined.isCut)
  }
}

extension APISearch {
  /// What index files know an API by.
  ///
  /// - Parameter prefix: what the addresses of its pages begin with.
  public static func name(of prefix: String) -> String {
    let folder = prefix.utf8.split(separator: UInt8(ascii: "/")).last
    return folder.map { String(decoding: $0, as: UTF8.self) } ?? "_"
  }

  private static func hash(of entries: [SearchEntry]) -> FileHash {
    var hash = FileHash()
    for entry in entries {
      for text in [entry.title, entry.route.path, entry.fragment ?? "", entry.context, entry.passage] {
        hash.combine(text)
      }
      hash.combine(
        UInt64(entry.kind.rawValue) << 32 | UInt64(truncatingIfNeeded: entry.others) << 1
          | (entry.isDeprecated ? 1 : 0))
    }
    return hash
  }
}

/// The terms of several gatherings joined.
private struct TermLists {
  var terms: [[UInt8]] = []
  var postings: [[APISearch.Posting]] = []
  var isCut: [Bool] = []

  /// - Parameter numbers: of each gathering's entries in the API.
  init(_ gatherings: [PageGathering], _ numbers: [[UInt32]]) {
    var table = TermTable()
    let ids = gatherings.map { pages in
      pages.terms.pool.withUnsafeBufferPointer { pool in
        (0..<pages.terms.count).map {
          table.id(of: UnsafeBufferPointer(rebasing: pool[pages.terms.range(of: $0)]))
        }
      }
    }
    // Each term's postings lie behind those of the term before.
    var starts = [Int](repeating: 0, count: table.count + 1)
    for (pages, ids) in zip(gatherings, ids) {
      for posting in pages.postings { starts[ids[Int(posting.term)] + 1] += 1 }
    }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    var next = starts
    var all = [APISearch.Posting](repeating: .init(entry: 0, level: 0), count: starts[table.count])
    for (pages, (ids, numbers)) in zip(gatherings, zip(ids, numbers)) {
      for posting in pages.postings {
        let id = ids[Int(posting.term)]
        all[next[id]] = APISearch.Posting(entry: numbers[Int(posting.entry)], level: posting.level)
        next[id] += 1
      }
    }
    for id in table.inOrder {
      let own = all[starts[id]..<starts[id + 1]].sorted()
      terms.append(Array(table.term(id)))
      postings.append(Array(own.prefix(APISearch.mostPostings)))
      isCut.append(own.count > APISearch.mostPostings)
    }
  }
}

extension PageGathering {
  /// Properties, parameters and values that gatherings of one API found, as entries behind all others.
  fileprivate init(namesOf gatherings: [PageGathering]) {
    self.init()
    order = Int.max
    func joined(_ names: KeyPath<PageGathering, [Name: FoundName]>) -> [FoundName] {
      var all: [Name: FoundName] = [:]
      for pages in gatherings {
        all.merge(pages[keyPath: names]) { first, second in
          var first = first
          first.join(second)
          return first
        }
      }
      return all.sorted { $0.key < $1.key }.map(\.value)
    }
    for found in joined(\.fields) { add(found, isValue: false) }
    for found in joined(\.values) { add(found, isValue: true) }
  }

  private mutating func add(_ found: FoundName, isValue: Bool) {
    guard let first = found.holders.first else { return }
    let holders = found.holders.map {
      isValue && !$0.property.isEmpty ? "\($0.property) – \($0.title)" : $0.title
    }
    var entry = SearchEntry(
      isValue ? .value : first.isParameter ? .parameter : .property, found.name, first.route,
      fragment: first.fragment.isEmpty ? nil : first.fragment,
      context: holders.prefix(2).joined(separator: ", "), passage: first.prose?.beginning() ?? "")
    entry.others = max(0, found.count - 2)
    add(entry) { pages in
      pages.add(found.name, .title, .name)
      for holder in holders.prefix(2) { pages.add(holder, .part) }
      pages.add(first.prose, .text)
    }
  }
}
