import RubricSite
import Testing

@testable import RubricSearch

struct ScriptTextTests {
  private func literal(_ text: String) -> String {
    var script = ScriptText()
    script.string(text)
    return String(decoding: script.bytes, as: UTF8.self)
  }

  @Test func textStaysAString() {
    #expect(literal("plain – ä 日本") == "\"plain – ä 日本\"")
    #expect(literal("a\"b\\c") == #""a\u0022b\u005cc""#)
    #expect(
      literal("</script><img>&\n\r\0\u{7F}")
        == #""\u003c/script\u003e\u003cimg\u003e\u0026\u000a\u000d\u0000\u007f""#)
    #expect(literal("one\u{2028}two\u{2029}three\u{2027}") == "\"one two three\u{2027}\"")
  }

  @Test func whateverIsWrittenHoldsNothingThatEndsAString() {
    var seed: UInt64 = 3
    for _ in 0..<200 {
      let scalars = (0..<40).compactMap { _ -> Unicode.Scalar? in
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Unicode.Scalar(UInt32(truncatingIfNeeded: seed >> 40) % (seed % 2 == 0 ? 0x80 : 0x3000))
      }
      let text = literal(String(String.UnicodeScalarView(scalars))).unicodeScalars.dropFirst().dropLast()
      #expect(text.allSatisfy { $0 != "\"" && $0 != "<" && $0.value >= 0x20 && $0.value != 0x2028 })
    }
  }

  @Test func recordsOfHostileTitlesAreData() throws {
    let api = SearchIndexTests.api("bad", ["</script><script>alert(1)</script>", "\");alert(2);(\""])
    let file = try #require(RecordFiles.files(of: api).first)
    let text = String(decoding: file.bytes, as: UTF8.self)
    #expect(!text.contains("<") && !text.contains("\");alert"))
    #expect(text.hasPrefix("rubricSearch(\"r\",\"bad\",0,\"Bad\",\"apis/bad/\",[["))
  }
}
