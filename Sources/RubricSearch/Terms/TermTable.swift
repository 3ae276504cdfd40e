/// Terms, each once, numbered from 0 in the order in which they came.
struct TermTable: Sendable {
  /// All terms one behind the other, in UTF-8.
  private(set) var pool: [UInt8] = []
  /// Where each ends in the pool.
  private(set) var ends: [UInt32] = []
  /// Numbers of terms by their hash, -1 where there is none; a power of two of them.
  private var slots = [Int32](repeating: -1, count: 256)
  private var hashes: [UInt32] = []

  var count: Int { ends.count }

  /// Bytes of the term with that number.
  func range(of id: Int) -> Range<Int> { (id == 0 ? 0 : Int(ends[id - 1]))..<Int(ends[id]) }

  /// The term with that number.
  func term(_ id: Int) -> ArraySlice<UInt8> { pool[range(of: id)] }

  /// The number of a term, which is a new one where it was not there.
  mutating func id(of term: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt32 = 0x811C_9DC5
    for byte in term { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    hash ^= hash >> 15
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let id = Int(slots[slot])
      if hashes[id] == hash, isEqual(id, term) { return id }
      slot = (slot + 1) & (slots.count - 1)
    }
    let id = ends.count
    slots[slot] = Int32(truncatingIfNeeded: id)
    hashes.append(hash)
    pool.append(contentsOf: term)
    ends.append(UInt32(truncatingIfNeeded: pool.count))
    if 2 * ends.count > slots.count { grow() }
    return id
  }

  private func isEqual(_ id: Int, _ term: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = range(of: id)
    guard range.count == term.count else { return false }
    return pool.withUnsafeBufferPointer { pool in
      for offset in 0..<term.count where pool[range.lowerBound + offset] != term[offset] { return false }
      return true
    }
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 4)
    for (id, hash) in hashes.enumerated() {
      var slot = Int(hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: id)
    }
  }

  /// The numbers in the order of the terms' bytes.
  var inOrder: [Int] {
    pool.withUnsafeBufferPointer { pool in
      Array(0..<count).sorted { a, b in
        let (first, second) = (range(of: a), range(of: b))
        let shared = min(first.count, second.count)
        for offset in 0..<shared {
          let (x, y) = (pool[first.lowerBound + offset], pool[second.lowerBound + offset])
          if x != y { return x < y }
        }
        return first.count < second.count
      }
    }
  }
}
