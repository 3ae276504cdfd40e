import Testing

@testable import RubricSearch

struct TermScannerTests {
  @Test(arguments: [
    ("List all pets", ["list", "all", "pets"]),
    ("A pet's home, e.g. one", ["pets", "home", "one"]),
    ("don’t", ["dont"]),
    ("Call listPets of GitHub", ["call", "list", "pets", "*listpets", "of", "git", "hub", "*github"]),
    ("set return_url now", ["set", "return", "url", "*returnurl", "now"]),
    ("up-to-date", ["up", "to", "date"]),
    ("HTTP/2 and OAuth2", ["http", "2", "and", "auth2", "*oauth2"]),
    ("Ähre, Straße, Ærøskøbing, Łódź", ["ahre", "strasse", "aeroskobing", "lodz"]),
    ("e\u{301}te\u{301}", ["ete"]),
    ("ДОМ Ωμέγα", ["дом", "ωμέγα"]),
    ("日本語", ["日本", "本語"]),
    ("日", ["日"]),
    ("", []),
    ("--- * ***", []),
  ]) func proseBecomesWords(text: String, terms: [String]) {
    #expect(TermScanner.terms(of: text, .prose) == terms)
  }

  @Test(arguments: [
    ("/repos/{owner}/{repo}/pull-requests", ["repos", "owner", "repo", "pull", "requests", "*pullrequests"]),
    ("APIKeyID", ["api", "key", "id", "*apikeyid"]),
    ("x-rate-limit", ["x", "rate", "limit", "*xratelimit"]),
    ("sha256Sum", ["sha", "256", "sum", "*sha256sum"]),
    ("q", ["q"]),
    ("P0101", ["p", "0101", "*p0101"]),
    ("_id_", ["id"]),
  ]) func namesAreFoundByTheirPartsAndAsAWhole(text: String, terms: [String]) {
    #expect(TermScanner.terms(of: text, .name) == terms)
  }

  @Test func whatNobodyTypesIsCut() {
    let long = String(repeating: "é", count: 30) + String(repeating: "日b", count: 20)
    for term in TermScanner.terms(of: long, .prose) { #expect(term.utf8.count <= TermScanner.longest) }
    let cyrillic = TermScanner.terms(of: String(repeating: "ж", count: 100), .prose)
    #expect(cyrillic == [String(repeating: "ж", count: 20)])
  }

  @Test func anyBytesAreRead() {
    var seed: UInt64 = 7
    var scanner = TermScanner()
    for length in 0..<400 {
      let bytes = (0..<length).map { _ -> UInt8 in
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: seed >> 33)
      }
      bytes.withUnsafeBufferPointer { text in
        scanner.scan(text, length % 2 == 0 ? .prose : .name) { term, _ in
          #expect(!term.isEmpty && term.count <= TermScanner.longest)
        }
      }
    }
  }
}
