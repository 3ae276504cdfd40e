/// Patterns as one nondeterministic automaton (Thompson's construction) that reads text in one direction.
/// A character is one node however many bytes it has: its bytes are read in `tries`.
struct Program {
  /// A state of the automaton; targets are indices into `nodes`.
  enum Node {
    /// A character that begins at a node of `tries`.
    case character(trie: UInt32, next: UInt32)
    case split(UInt32, UInt32)
    case assertion(Assertion, next: UInt32)
    /// The pattern of that index matches.
    case match(Int)
  }

  /// One of the copies that a bounded repetition of a character was expanded to. With more copies remaining,
  /// more text can be matched: of two states of one counter only the greater is ever needed.
  struct Counter {
    /// 0 where a node belongs to no counter; otherwise from 1.
    var id: UInt32
    var remaining: UInt32
  }

  let readsBackward: Bool
  let nodes: [Node]
  /// Beside `nodes`.
  let counters: [Counter]
  /// For each counter the trie of its character; the first is unused.
  let counterTries: [UInt32]
  let tries: ByteTries
  /// The first node of each pattern.
  let starts: [UInt32]
  let alphabet: Alphabet
}

/// Bytes grouped by what they do to a program: those of one class always lead to the same state.
struct Alphabet {
  /// The class of each of the 256 bytes.
  let classes: [UInt8]
  /// A byte of each class.
  let samples: [UInt8]
  /// What assertions still need to know of a byte that was passed, by class; the last is the text's edge.
  let memories: [UInt32]
  /// A byte for each of `memories`; nil is the text's edge.
  let remembered: [UInt8?]

  /// The column of the text's edge, behind those of the classes.
  var edge: Int { samples.count }

  /// Whether characters are split by a place before that class: those places are none for a match to start.
  func continuesCharacter(_ column: Int) -> Bool { column != edge && samples[column] & 0xC0 == 0x80 }

  init(_ tries: ByteTries, _ assertions: [Assertion], readsBackward: Bool) {
    let memory = Alphabet.memories(assertions, readsBackward)
    let marks = Alphabet.marks(tries, assertions, memory.ids)
    var ids: [[UInt64]: UInt8] = [:]
    var samples: [UInt8] = []
    classes = marks.enumerated().map { byte, mark in
      if let id = ids[mark] { return id }
      // At most 256 classes of 256 bytes: neither conversion loses anything.
      let id = UInt8(truncatingIfNeeded: samples.count)
      samples.append(UInt8(truncatingIfNeeded: byte))
      ids[mark] = id
      return id
    }
    self.samples = samples
    memories = samples.map { UInt32(memory.ids[Int($0)]) } + [UInt32(memory.ids[256])]
    remembered = memory.samples
  }

  /// For each byte all that can happen to it; bytes with equal marks are of one class.
  private static func marks(
    _ tries: ByteTries, _ assertions: [Assertion], _ memories: [UInt64]
  ) -> [[UInt64]] {
    var marks: [[UInt64]] = (0..<256).map { byte in
      [memories[byte], byte < 0x80 ? 0 : byte < 0xC0 ? 1 : 2]
    }
    for node in 0..<tries.count {
      for (offset, step) in tries.steps[tries.starts[node]..<tries.starts[node + 1]].enumerated() {
        // A step's number within its node is as good as its target, and tells overlapping steps apart.
        let mark = UInt64(node) << 32 | UInt64(offset)
        for byte in step.bytes { marks[Int(byte)].append(mark) }
      }
    }
    // Bytes beyond ASCII are alike to every assertion.
    for assertion in assertions {
      for byte in UInt8(0)...127 { marks[Int(byte)].append(.max - UInt64(assertion.kind(of: byte))) }
    }
    return marks
  }

  /// Numbers for the 256 bytes and the edge (last), equal where no assertion needs to tell them apart.
  private static func memories(
    _ assertions: [Assertion], _ readsBackward: Bool
  ) -> (ids: [UInt64], samples: [UInt8?]) {
    let bytes = (0...255).map { UInt8?.some(UInt8($0)) } + [nil]
    var ids = [UInt64](repeating: 0, count: bytes.count)
    for assertion in assertions {
      var refined: [[UInt64]: UInt64] = [:]
      ids = zip(bytes, ids).map { byte, id in
        let mark = [id, UInt64(assertion.memory(of: byte, readingBackward: readsBackward))]
        if let known = refined[mark] { return known }
        refined[mark] = UInt64(refined.count)
        return UInt64(refined.count - 1)
      }
    }
    let count = Int(ids.max() ?? 0) + 1
    return (ids, (0..<count).map { id in ids.firstIndex(of: UInt64(id)).flatMap { bytes[$0] } })
  }
}
