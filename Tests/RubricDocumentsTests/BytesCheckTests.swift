import Testing

@testable import RubricDocuments

@Suite struct BytesCheckTests {
  /// Whole words are checked at once: each place in them must tell the same.
  @Test func everyByteIsJudgedAlikeAtEveryPlace() {
    for byte in UInt8.min...UInt8.max {
      let isAllowed = [0x09, 0x0A, 0x0D].contains(byte) || (0x20...0x7E).contains(byte)
      for place in 0..<40 {
        var text = [UInt8](repeating: UInt8(ascii: "a"), count: 40)
        text[place] = byte
        let check = text.withUnsafeBufferPointer { BytesCheck($0, format: .yaml) }
        #expect(check.isClean == isAllowed, "byte \(byte) at \(place)")
        #expect(check.isASCII == (byte < 0x80), "byte \(byte) at \(place)")
        #expect(check.flaws.map(\.bytes) == (isAllowed ? [] : [place..<(place + 1)]))
      }
    }
  }
}
