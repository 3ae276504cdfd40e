/// Gives equal names equal numbers: open addressing over the names' bytes.
struct NameTable {
  /// A name's hash over `id + 1`; 0 where free. The count is a power of two.
  private var slots: [UInt64]
  private var entries: [Entry] = []
  private var bytes: [UInt8] = []
  /// Short names that were asked for lately: the same few dozen keys make up most of a document.
  private var recent: [Recent]

  /// A name of at most 16 bytes, told by its first and last eight.
  private struct Recent {
    var first: UInt64 = 0
    var last: UInt64 = 0
    /// No name has a length of -1.
    var count: Int32 = -1
    var id: UInt32 = 0
  }

  /// Where a name lies in `bytes`.
  private struct Entry {
    var start: UInt32
    var count: UInt32
    var hash: UInt32
  }

  /// Differs from run to run, so that nobody can write a file whose names all collide; no number depends on it.
  private static let seed: UInt64 = {
    var hasher = Hasher()
    hasher.combine(0)
    return UInt64(bitPattern: Int64(hasher.finalize())) | 1
  }()
  private let seed = NameTable.seed

  init() {
    slots = Array(repeating: 0, count: 64)
    recent = Array(repeating: Recent(), count: 256)
  }

  /// The names of a vocabulary, numbered by their position.
  init(_ vocabulary: Vocabulary) {
    self.init()
    for name in vocabulary.names {
      var text = name.text
      let before = count
      _ = text.withUTF8 { self.id(of: $0) }
      // A repeated name takes a number all the same: it would shift those of all that follow.
      if count == before { append(UnsafeBufferPointer(start: nil, count: 0), hash: 0) }
    }
  }

  /// How many names there are.
  var count: Int { entries.count }

  /// All names, by their number.
  func names(after vocabulary: Vocabulary) -> [Name] {
    var names = vocabulary.names
    names.reserveCapacity(count)
    while names.count < count { names.append(Name(text(of: UInt32(names.count)))) }
    return names
  }

  /// The spelling of a name.
  func text(of id: UInt32) -> String { String(decoding: spelling(of: id), as: UTF8.self) }

  /// Whether a name is `<<`.
  func isMergeKey(_ id: UInt32) -> Bool { spelling(of: id).elementsEqual("<<".utf8) }

  private func spelling(of id: UInt32) -> ArraySlice<UInt8> {
    guard Int(id) < count else { return [] }
    let entry = entries[Int(id)]
    return bytes[Int(entry.start)..<(Int(entry.start) + Int(entry.count))]
  }

  /// The number of a name; one that is not there yet gets the next.
  mutating func id(of name: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard let base = name.baseAddress, name.count > 0, name.count <= 16 else { return storedID(of: name) }
    let isLong = name.count >= 8
    let first = isLong ? Word.loaded(base) : Word.short(base, count: name.count)
    let last = isLong ? Word.loaded(base + name.count - 8) : 0
    let slot = Int(truncatingIfNeeded: ((first ^ last &* 31) &* 0x9E37_79B9_7F4A_7C15) >> 56)
    let entry = recent[slot]
    if entry.first == first, entry.last == last, entry.count == Int32(name.count) { return entry.id }
    let id = storedID(of: name)
    recent[slot] = Recent(first: first, last: last, count: Int32(name.count), id: id)
    return id
  }

  private mutating func storedID(of name: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let hash = hash(of: name)
    let found = find(name, hash: hash)
    if let id = found.id { return id }
    append(name, hash: hash)
    slots[found.slot] = UInt64(hash) << 32 | UInt64(count)
    if count * 2 > slots.count { grow() }
    return UInt32(count - 1)
  }

  /// The number of a name that is there; nil of another.
  func existingID(of name: UnsafeBufferPointer<UInt8>) -> UInt32? { find(name, hash: hash(of: name)).id }

  /// The number of a name, or the free slot where it belongs.
  @inline(__always)
  private func find(_ name: UnsafeBufferPointer<UInt8>, hash: UInt32) -> (id: UInt32?, slot: Int) {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let id = UInt32(truncatingIfNeeded: slots[slot]) - 1
      if UInt32(truncatingIfNeeded: slots[slot] >> 32) == hash, isName(Int(id), name) { return (id, slot) }
      slot = (slot + 1) & mask
    }
    return (nil, slot)
  }

  @inline(__always)
  private func isName(_ id: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let entry = entries[id]
    guard Int(entry.count) == name.count else { return false }
    guard let base = name.baseAddress, name.count > 0 else { return true }
    return bytes.withUnsafeBufferPointer { own in
      own.baseAddress.map { Word.equal($0 + Int(entry.start), base, count: name.count) } ?? false
    }
  }

  /// Names lie in the file or in its pool, so that all of them together are shorter than 4 GiB.
  private mutating func append(_ name: UnsafeBufferPointer<UInt8>, hash: UInt32) {
    entries.append(
      Entry(
        start: UInt32(truncatingIfNeeded: bytes.count), count: UInt32(truncatingIfNeeded: name.count),
        hash: hash))
    bytes.append(contentsOf: name)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (id, entry) in entries.enumerated() {
      var slot = Int(entry.hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt64(entry.hash) << 32 | UInt64(id + 1)
    }
  }

  /// A keyed hash by folded multiplication.
  @inline(__always)
  private func hash(of name: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard let base = name.baseAddress else { return 0 }
    var state = seed ^ UInt64(truncatingIfNeeded: name.count)
    var index = 0
    while index + 8 < name.count {
      state = Self.fold(state ^ Word.loaded(base + index), 0x9E37_79B9_7F4A_7C15 ^ seed)
      index += 8
    }
    let last = name.count >= 8 ? Word.loaded(base + name.count - 8) : Word.short(base, count: name.count)
    state = Self.fold(state ^ last, 0xD6E8_FEB8_6659_FD93 ^ seed)
    return UInt32(truncatingIfNeeded: state ^ state >> 32)
  }

  @inline(__always)
  private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
}
