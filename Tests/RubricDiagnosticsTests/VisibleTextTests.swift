import RubricDiagnostics
import Testing

@Suite struct VisibleTextTests {
  @Test func plainTextIsLeftAlone() {
    #expect(VisibleText("Zahlung für 5 € – 支払い 😀 e\u{301}").description == "Zahlung für 5 € – 支払い 😀 e\u{301}")
  }

  @Test(
    "what a terminal acts on, and what nobody sees, is written out",
    arguments: [
      ("\u{0}", #"\u{0}"#), ("\u{1B}[31m", #"\u{1b}[31m"#), ("a\nb", #"a\u{a}b"#), ("\u{7F}", #"\u{7f}"#),
      ("\u{9B}31m", #"\u{9b}31m"#), ("\u{85}", #"\u{85}"#), ("\u{202E}x", #"\u{202e}x"#),
      ("\u{2066}x\u{2069}", #"\u{2066}x\u{2069}"#), ("\u{200F}", #"\u{200f}"#), ("\u{61C}", #"\u{61c}"#),
      ("\u{200B}", #"\u{200b}"#), ("\u{2028}\u{2029}", #"\u{2028}\u{2029}"#), ("\u{FEFF}", #"\u{feff}"#),
      ("\u{E0041}", #"\u{e0041}"#), ("\r\n", #"\u{d}\u{a}"#),
    ])
  func hidden(_ text: String, visible: String) { #expect(VisibleText(text).description == visible) }

  @Test func nothingHiddenIsLeft() {
    var all = String.UnicodeScalarView()
    for value in (0...0xFFFF).map({ UInt32($0) }) + Array(0xE0000...0xE007F) {
      if let scalar = Unicode.Scalar(value) { all.append(scalar) }
    }
    for scalar in VisibleText(String(all)).description.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control
      #expect(!isControl, "U+\(String(scalar.value, radix: 16))")
      #expect(!scalar.properties.isBidiControl, "U+\(String(scalar.value, radix: 16))")
    }
  }
}
