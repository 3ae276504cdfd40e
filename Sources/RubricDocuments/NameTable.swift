/// Gives equal names equal numbers: open addressing over the names' bytes.
struct NameTable {
  /// `id + 1` of a name; 0 where free. The count is a power of two.
  private var slots: [UInt32]
  private var hashes: [UInt32] = []
  /// Where each name ends in `bytes`; it begins where the one before ends.
  private var ends: [Int] = []
  private var bytes: [UInt8] = []

  /// Differs from run to run, so that nobody can write a file whose names all collide; no number depends on it.
  private static let seed: UInt64 = {
    var hasher = Hasher()
    hasher.combine(0)
    return UInt64(bitPattern: Int64(hasher.finalize())) | 1
  }()
  private let seed = NameTable.seed

  init() { slots = Array(repeating: 0, count: 64) }

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
  var count: Int { ends.count }

  /// All names, by their number.
  func names(after vocabulary: Vocabulary) -> [Name] {
    var names = vocabulary.names
    names.reserveCapacity(count)
    while names.count < count {
      let id = names.count
      names.append(Name(String(decoding: bytes[start(of: id)..<ends[id]], as: UTF8.self)))
    }
    return names
  }

  /// The spelling of a name.
  func text(of id: UInt32) -> String {
    Int(id) < count ? String(decoding: bytes[start(of: Int(id))..<ends[Int(id)]], as: UTF8.self) : ""
  }

  /// Whether a name is `<<`.
  func isMergeKey(_ id: UInt32) -> Bool {
    Int(id) < count && bytes[start(of: Int(id))..<ends[Int(id)]].elementsEqual("<<".utf8)
  }

  /// The number of a name; one that is not there yet gets the next.
  mutating func id(of name: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let hash = hash(of: name)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let id = Int(slots[slot]) - 1
      if hashes[id] == hash, isName(id, name) { return UInt32(id) }
      slot = (slot + 1) & (slots.count - 1)
    }
    append(name, hash: hash)
    slots[slot] = UInt32(count)
    if count * 2 > slots.count { grow() }
    return UInt32(count - 1)
  }

  /// The number of a name that is there; nil of another.
  func existingID(of name: UnsafeBufferPointer<UInt8>) -> UInt32? {
    let hash = hash(of: name)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let id = Int(slots[slot]) - 1
      if hashes[id] == hash, isName(id, name) { return UInt32(id) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func start(of id: Int) -> Int { id == 0 ? 0 : ends[id - 1] }

  @inline(__always)
  private func isName(_ id: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = start(of: id)
    guard ends[id] - start == name.count else { return false }
    guard let base = name.baseAddress, name.count > 0 else { return true }
    return bytes.withUnsafeBufferPointer { own in
      own.baseAddress.map { Word.equal($0 + start, base, count: name.count) } ?? false
    }
  }

  private mutating func append(_ name: UnsafeBufferPointer<UInt8>, hash: UInt32) {
    bytes.append(contentsOf: name)
    ends.append(bytes.count)
    hashes.append(hash)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for (id, hash) in hashes.enumerated() {
      var slot = Int(hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(id + 1)
    }
  }

  /// A keyed hash by folded multiplication.
  @inline(__always)
  private func hash(of name: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var state = seed ^ UInt64(truncatingIfNeeded: name.count)
    var index = 0
    while let word = Word.load(name, at: index) {
      state = Self.fold(state ^ word, 0x9E37_79B9_7F4A_7C15 ^ seed)
      index += 8
    }
    var tail: UInt64 = 0
    while index < name.count {
      tail = tail << 8 | UInt64(name[index])
      index += 1
    }
    state = Self.fold(state ^ tail, 0xD6E8_FEB8_6659_FD93 ^ seed)
    return UInt32(truncatingIfNeeded: state ^ state >> 32)
  }

  @inline(__always)
  private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
}
