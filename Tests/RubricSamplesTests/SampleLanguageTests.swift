import Glibc
import RubricHighlighting
import RubricTesting
import Testing

@testable import RubricSamples

@Suite struct SampleLanguageTests {
  @Test func everyFileOfALanguageIsInTheCatalogue() throws {
    var folder = #filePath
    for _ in 0..<3 { folder = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)]) }
    let directory = try #require(opendir(folder + "/Sources/RubricSamples/Languages"))
    defer { closedir(directory) }
    var files = 0
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix("Sample.swift") { files += 1 }
    }
    #expect(files == SampleLanguage.all.count)
    #expect(Set(SampleLanguage.all.map(\.id)).count == files)
  }

  @Test func everyLanguageIsHighlighted() {
    let plain = SampleLanguage.all.filter { LanguageCatalogue.language(named: $0.highlighting) == nil }
    #expect(plain.map(\.id) == [])
  }

  @Test func everyLanguageWritesThePartsOfACall() throws {
    let request = try SampleAPI(
      """
      servers: [{url: 'https://e.org/v1'}]
      paths:
        /pets/{id}:
          put:
            security: [{basic: []}]
            parameters: [{name: id, in: path, required: true, schema: {}, example: 7}]
            requestBody: {content: {application/json: {example: {name: Rex}}}}
      components: {securitySchemes: {basic: {type: http, scheme: basic}}}
      """
    ).request
    for language in SampleLanguage.all {
      let code = language.code(request)
      for part in ["PUT", "/v1/pets/7", "Basic YOUR_CREDENTIALS", "application/json", "Rex", "Base64"] {
        let isThere = code.contains(part) || (part == "PUT" && code.contains("put("))
        let isNamed = part == "PUT" && code.contains("Net::HTTP::Put")
        #expect(isThere || isNamed, "\(language.id) lacks \(part):\n\(code)")
      }
      #expect(!code.hasSuffix("\n"))
    }
  }

  /// Nothing of a value that hides, turns or breaks what readers see may stand in code.
  @Test func noCodeHoldsAHiddenCharacter() throws {
    var seed: UInt64 = 7
    for _ in 0..<300 {
      let text = HostileText.next(&seed)
      let field = SampleRequest.Field(name: text, value: text, isFile: false, contentType: nil)
      for body in [SampleRequest.Body.text(text), .form([field, field]), .multipart([field])] {
        var request = try SampleAPI("paths: {/a: {post: {}}}").request
        request.body = body
        for language in SampleLanguage.all {
          let code = language.code(request)
          #expect(!Quoting.hides(code, but: "\n", "\t"), "\(language.id): \(code)")
        }
      }
    }
  }

  @Test func jsonStaysTheSameWhateverItsStrings() throws {
    var seed: UInt64 = 11
    for _ in 0..<200 {
      let text = HostileText.next(&seed)
      let literal = NativeValue.json.strings.literal(text)
      let content = #"{"application/json": {"example": {\#(literal): \#(literal)}}}"#
      let request = try SampleAPI(
        json: #""paths": {"/a": {"post": {"requestBody": {"content": \#(content)}}}}"#
      )
      .request
      guard case .json(let value, let written) = request.body else { continue }
      #expect(!Quoting.hides(written, but: "\n"))
      guard case .object(let members) = value, let member = members.first else {
        Issue.record("\(value)")
        continue
      }
      #expect(Array(member.name.utf8) == Array(text.utf8) && member.value == .string(text))
      for language in SampleLanguage.all { #expect(!Quoting.hides(language.code(request), but: "\n", "\t")) }
    }
  }

  @Test func theBoundaryStandsNowhereInTheForm() {
    let values = ["form1data", "x form2dataform3data", "form4", "formform5data", "--form99999999999data"]
    let form = MultipartText(values.map { .init($0, $0) })
    #expect(form.boundary == "form6data" || form.boundary == "form4data")
    #expect(values.allSatisfy { !$0.contains(form.boundary) })
    #expect(MultipartText([]).pieces == [.text("--form1data--\r\n")])
  }
}

/// Texts of the pieces that end strings, begin interpolations or commands, and hide things, in any order.
enum HostileText {
  static let pieces = [
    "'", "\"", "\"\"\"", "'''", "`", "\\", "\\\\", "$", "${", "$(", "$x", "#{", "#@x", "#$x", "\\(", "\\#(",
    "}", ")",
    "{", "@", "'@", "@'", "\n", "\r", "\t", "\0", "\u{1B}[31m", "\u{7F}", "\u{85}", "\u{2028}", "\u{2029}",
    "\u{202E}", "\u{2066}", "\u{200B}", "\u{FEFF}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{1F600}", "é",
    "e\u{301}",
    "\u{E0041}", "\u{A0}", "a", "0", "f", "u0022", "\\u0022", "x41", "JSON", "\nJSON", "EOF", "%", "%s",
    "%00", "?>",
    "<?php", "*/", "//", "--", ";", "&&", "|", "!", "~", "</script>", "-->", "form1data", "\r\n--form1data--",
    "=",
    "<", "##", "\"#", "\"\"\"#", "[", "]", "\u{FFFF}", "\u{10FFFF}", " ",
  ]

  static func next(_ seed: inout UInt64) -> String {
    func number(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((seed >> 33) % UInt64(limit))
    }
    return (0..<(1 + number(8))).map { _ in pieces[number(pieces.count)] }.joined()
  }
}
