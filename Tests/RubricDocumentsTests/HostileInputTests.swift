import RubricDiagnostics
import RubricDocuments
import RubricTesting
import Testing

@Suite struct HostileInputTests {
  /// Uses every part of what was read, so that a bad offset traps.
  private func exercise(_ bytes: [UInt8], _ path: String) {
    let outcome = read(bytes: bytes, named: path)
    #expect(outcome.value != nil || !outcome.findings.isEmpty)
    let size = UInt32(bytes.count)
    for finding in outcome.findings { #expect(finding.span.bytes.upperBound <= size) }
    guard let document = outcome.value else { return }
    var sum = 0
    for node in allNodes(of: document.root) {
      #expect(node.span.bytes.upperBound <= size)
      sum += node.withUTF8 { $0.count } + (node.integer ?? 0 & 1) % 2
      #expect(node.span(ofText: 1..<3).bytes.upperBound <= size)
      for member in node.members { #expect(member.keySpan.bytes.upperBound <= size) }
    }
    #expect(sum >= .min)
    _ = document.isCyclic
  }

  @Test(.enabled(if: Corpus.isWanted))
  func noPrefixOfASmallFileTraps() throws {
    let files = CorpusSample.small.prefix(6) + ["hostile/yamlbomb.yaml", "hostile/rapid7-html.json"]
    for path in files {
      let bytes = try #require(Corpus.file(path)).bytes
      for length in stride(from: 0, through: min(bytes.count, 4_000), by: bytes.count > 1_000 ? 3 : 1) {
        exercise(Array(bytes[..<length]), path)
      }
    }
  }

  @Test(.enabled(if: Corpus.isWanted))
  func noMutationTraps() throws {
    var random = SplitMix(state: 20_240_601)
    let files = try CorpusSample.small.map { ($0, try #require(Corpus.file($0)).bytes) }
    let indicators = Array("[]{}:,'\"|>&*!#%@-?\t\n\\".utf8)
    for _ in 0..<2_000 {
      let (path, original) = files[Int(random.next() % UInt64(files.count))]
      var bytes = original
      for _ in 0...(random.next() % 6) where !bytes.isEmpty {
        let index = Int(random.next() % UInt64(bytes.count))
        switch random.next() % 4 {
        case 0: bytes[index] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.remove(at: index)
        case 2: bytes.insert(indicators[Int(random.next() % UInt64(indicators.count))], at: index)
        default:
          let end = min(bytes.count, index + Int(random.next() % 40))
          bytes.insert(contentsOf: Array(bytes[index..<end]), at: Int(random.next() % UInt64(bytes.count)))
        }
      }
      exercise(bytes, path)
    }
  }

  @Test func arbitraryBytesDoNotTrap() {
    var random = SplitMix(state: 7)
    let alphabet =
      Array("ab:-? |>'\"\\&*![]{},#%\n\n  \t\r~".utf8) + [
        0, 0x85, 0xC2, 0xE2, 0x80, 0xA8, 0xFF, 0xEF, 0xBB, 0xBF,
      ]
    for _ in 0..<4_000 {
      let bytes = (0..<(random.next() % 60)).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))]
      }
      exercise(bytes, "a.yaml")
      exercise(bytes, "a.json")
    }
  }

  @Test(
    "reading takes linear time",
    arguments: [
      "[", "{\"a\":", "- ", "a: ", "? ", "&a ", "*a ", "!a ", "\"\\u0000", "'", "{a: b}, ", "[[],",
      "%TAG ! a\n", "|\n", "\n\t",
      "a\n", "a: &a 1\n", "<<: *a\n", "#", "---\n", "\u{FF}", "{", "}", "a: [b, c]\n", "- - a\n", "\u{2028}",
    ])
  func linear(_ unit: String) {
    let clock = ContinuousClock()
    for path in ["a.yaml", "a.json"] {
      let bytes = Array(String(repeating: unit, count: 60_000 / unit.utf8.count).utf8)
      let time = clock.measure { exercise(bytes, path) }
      #expect(time < .seconds(5), "\(unit) \(time)")
    }
  }
}

/// A small generator of random numbers with a seed (SplitMix64).
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
