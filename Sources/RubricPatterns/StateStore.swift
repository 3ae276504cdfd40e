/// What tells states apart beside their threads.
struct StateKey: Equatable {
  /// The number of what assertions need to know of the byte passed last.
  var memory: UInt32
  /// Whether matches may yet begin.
  var injects: Bool
  /// How many patterns match before the byte passed last.
  var matches: Int

  fileprivate var word: UInt64 { UInt64(memory) | (injects ? 1 << 32 : 0) | UInt64(matches) << 33 }

  init(memory: UInt32, injects: Bool, matches: Int) {
    self.memory = memory
    self.injects = injects
    self.matches = matches
  }

  fileprivate init(word: UInt64) {
    memory = UInt32(truncatingIfNeeded: word)
    injects = word >> 32 & 1 == 1
    matches = Int(word >> 33)
  }
}

/// The states of a lazy automaton, each stored once: its key, the patterns that match, and its threads.
struct StateStore {
  private var words: [UInt64] = []
  /// State `n` is `words[starts[n]..<starts[n + 1]]`; the first state is nobody's.
  private var starts: [Int] = [0, 0]
  /// A hash table with open addressing: indices of states, 0 where free.
  private var slots = [Int32](repeating: 0, count: 64)

  /// Words used.
  var size: Int { words.count }

  func key(of state: Int) -> StateKey { StateKey(word: words[starts[state]]) }

  /// The patterns that match in a state, ascending.
  func matches(of state: Int) -> ArraySlice<UInt64> {
    let start = starts[state] + 1
    return words[start..<(start + key(of: state).matches)]
  }

  /// The threads of a state.
  func items(of state: Int) -> ArraySlice<UInt64> {
    words[(starts[state] + 1 + key(of: state).matches)..<starts[state + 1]]
  }

  /// The state that is stored already.
  func index(of key: StateKey, _ matches: [UInt64], _ items: [UInt64]) -> Int? {
    let state = Int(slots[slot(of: key, matches, items)])
    return state == 0 ? nil : state
  }

  /// Stores a state that is not stored yet.
  mutating func add(_ key: StateKey, _ matches: [UInt64], _ items: [UInt64]) -> Int {
    let state = starts.count - 1
    if state * 2 > slots.count { grow() }
    slots[slot(of: key, matches, items)] = Int32(truncatingIfNeeded: state)
    words.append(key.word)
    words += matches
    words += items
    starts.append(words.count)
    return state
  }

  /// Where a state is, or where it would be.
  private func slot(of key: StateKey, _ matches: [UInt64], _ items: [UInt64]) -> Int {
    var hash = StateStore.mixed(0, key.word)
    for word in matches { hash = StateStore.mixed(hash, word) }
    for word in items { hash = StateStore.mixed(hash, word) }
    var slot = Int(truncatingIfNeeded: hash >> 20) & (slots.count - 1)
    while true {
      let state = Int(slots[slot])
      if state == 0 { return slot }
      if self.key(of: state) == key, self.matches(of: state).elementsEqual(matches),
        self.items(of: state).elementsEqual(items)
      {
        return slot
      }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for state in 1..<(starts.count - 1) {
      var hash: UInt64 = 0
      for word in words[starts[state]..<starts[state + 1]] { hash = StateStore.mixed(hash, word) }
      var slot = Int(truncatingIfNeeded: hash >> 20) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: state)
    }
  }

  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product >> 29)
  }
}
