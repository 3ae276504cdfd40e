import Testing

@testable import RubricBuild

@Suite struct ArchiveTests {
  /// A value of every kind that records hold.
  struct Sample: Codable, Equatable {
    enum Choice: Codable, Equatable {
      case none
      case one(Int)
      case two(name: String, flag: Bool?)
    }

    enum Spelt: String, Codable {
      case first, second
    }

    struct Key: Hashable, Codable {
      var text: String
    }

    var text = "a “b” \u{0}"
    var numbers: [Int] = [0, -1, 1, .min, .max]
    var bytes: [UInt8] = [0, 255, 128]
    var words: [UInt64] = [0, .max]
    var choices: [Choice] = [.none, .one(-3), .two(name: "x", flag: nil), .two(name: "", flag: true)]
    var maybe: [Int?] = [nil, 4, nil]
    var table: [Key: [Spelt]] = [Key(text: "é"): [.first], Key(text: "e\u{301}x"): []]
    var absent: UInt64?
    var present: UInt64? = 7
    var range = UInt32(3)..<UInt32(9)
    var share = 0.25
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    let bytes = try ArchiveEncoder.bytes(of: Sample())
    #expect(try ArchiveDecoder.value(Sample.self, from: bytes[...]) == Sample())
  }

  @Test func bytesCutShortAreNoValue() throws {
    let bytes = try ArchiveEncoder.bytes(of: Sample())
    for count in bytes.indices {
      #expect(throws: (any Error).self) { try ArchiveDecoder.value(Sample.self, from: bytes[..<count]) }
    }
    #expect(throws: (any Error).self) { try ArchiveDecoder.value(Sample.self, from: (bytes + [0])[...]) }
  }

  /// Any bytes make a value that the type allows, or an error, and take no more room than they are.
  @Test func anyBytesAreAValueOrAnError() throws {
    let bytes = try ArchiveEncoder.bytes(of: Sample())
    var values = 0
    for index in bytes.indices {
      for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
        var changed = bytes
        changed[index] = value
        if (try? ArchiveDecoder.value(Sample.self, from: changed[...])) != nil { values += 1 }
      }
    }
    #expect(values > 0 && values < 5 * bytes.count)
  }

  @Test func aRangeThatEndsBeforeItsStartIsRefused() throws {
    let bytes = try ArchiveEncoder.bytes(of: [UInt32(9), 3])
    #expect(throws: (any Error).self) { try ArchiveDecoder.value(Range<UInt32>.self, from: bytes[...]) }
  }
}
