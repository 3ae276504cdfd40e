import Testing

@testable import RubricTheme

@Suite struct HTMLWriterTests {
  private func text(_ text: String) -> String {
    var html = HTMLWriter()
    html.text(text)
    return String(decoding: html.bytes, as: UTF8.self)
  }

  @Test func textIsEscaped() {
    #expect(text("a<b>&\"'c") == "a&lt;b&gt;&amp;&quot;&#39;c")
    #expect(text("") == "")
    #expect(text("日本語 ä €") == "日本語 ä €")
  }

  @Test func forbiddenCharactersAreReplaced() {
    #expect(text("a\u{0}\u{B}\u{1F}b\t\n\r\u{7F}") == "a\u{FFFD}\u{FFFD}\u{FFFD}b\t\n\r\u{FFFD}")
    #expect(text("\u{80}\u{9F}\u{A0}") == "\u{FFFD}\u{FFFD}\u{A0}")
    #expect(
      text("\u{FFFE}\u{FFFF}\u{1FFFE}\u{10FFFF}\u{1FFFD}\u{FFFD}")
        == "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{1FFFD}\u{FFFD}")
  }

  @Test func everyScalarComesOutOrIsReplaced() {
    for value in UInt32(0)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isForbidden =
        (value < 0x20 && ![9, 10, 13].contains(value)) || (0x7F...0x9F).contains(value)
        || (0xFDD0...0xFDEF).contains(value) || value & 0xFFFE == 0xFFFE
      if isForbidden { #expect(text(String(scalar)) == "\u{FFFD}") }
      if !isForbidden, value >= 0x80 { #expect(text(String(scalar)) == String(scalar)) }
    }
  }

  @Test(arguments: [
    "https://a.b", "HTTP://a", "https://u:p@a.b:80/c", "http://a.", "mailto:a", "/a", "https", "a:b", "",
  ])
  func wellFormedAddressIsTaken(_ address: String) {
    #expect(WebAddress.isWellFormed(address))
  }

  @Test(arguments: [
    "https:a", "https:/a", "https://", "https://{a}.b", "https://a..b", "http://a>b", "http://a:b",
    "http://?a", "https://[::1]/",
  ])
  func malformedAddressIsRefused(_ address: String) {
    #expect(!WebAddress.isWellFormed(address))
  }

  @Test func addressIsEncoded() {
    var html = HTMLWriter()
    html.address("#a#b c\"<>'%zz%2F&[]\\^`{|}ä")
    #expect(
      String(decoding: html.bytes, as: UTF8.self)
        == "#a%23b%20c%22%3C%3E%27%25zz%2F&amp;%5B%5D%5C%5E%60%7B%7C%7D%C3%A4")
  }
}
