import RubricDiagnostics
import Testing

@testable import RubricSite

@Suite struct RouteTests {
  @Test(
    "addresses are relative",
    arguments: [
      ("index.html", "index.html", "index.html"), ("index.html", "a/b.html", "a/b.html"),
      ("a/b.html", "index.html", "../index.html"), ("a/b.html", "a/c.html", "c.html"),
      ("a/b.html", "a/b.html", "b.html"),
      ("a/b/c.html", "a/d/e.html", "../d/e.html"), ("a/b/c.html", "a/c.html", "../c.html"),
      ("a/b.html", "a/b/c.html", "b/c.html"),
      ("apis/x/operations/y.html", "apis/z/index.html", "../../z/index.html"),
      ("a/b.html", "ab/b.html", "../ab/b.html"), ("a/a/a.html", "a/a/a/a.html", "a/a.html"),
      ("a.html", "a/a.html", "a/a.html"),
      ("apis/x/a.html", "assets/s.css", "../../assets/s.css"),
    ])
  func relative(_ from: String, _ to: String, _ written: String) {
    #expect(Route(from).relative(to: Route(to)) == written)
    // Followed from its folder, it leads where it is to.
    var parts = from.split(separator: "/").dropLast().map(String.init)
    for part in written.split(separator: "/") {
      if part == ".." { parts.removeLast() } else { parts.append(String(part)) }
    }
    #expect(parts.joined(separator: "/") == to)
  }

  @Test func depthCountsFolders() {
    #expect(["a.html", "a/b.html", "a/b/c.html"].map { Route($0).depth } == [0, 1, 2])
  }

  @Test(
    "slugs are words of ASCII",
    arguments: [
      ("listPets", "list-pets"), ("APIKey", "api-key"), ("getHTTPSUrl", "get-https-url"),
      ("v1Users", "v1-users"),
      ("GET /pets/{id}", "get-pets-id"), ("a__b--c", "a-b-c"), ("-a-", "a"), ("ABC", "abc"),
      ("a1B2", "a1-b2"),
      ("Zurich", "zurich"), ("a.b.c", "a-b-c"), ("..", "6fbvwy8s8p"), ("", ""), ("日本", ""), ("😀", ""),
    ])
  func slug(_ name: String, slug: String) {
    let made = Slug(name).description
    let isHash = slug.isEmpty || slug == "6fbvwy8s8p"
    if isHash { #expect(made.utf8.count == 10) } else { #expect(made == slug) }
    #expect(made.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 })
    #expect(Slug(made).description == made)
  }

  @Test func slugsOfNamesWithoutLettersDiffer() {
    #expect(Set(["", "..", "/", "日本", "日", "😀", "é"].map { Slug($0).description }).count == 7)
  }

  @Test(arguments: ["naïve", "Straße", "e\u{301}tat", "価格 list", "x²"])
  func aSlugThatLosesLettersCarriesAHash(_ name: String) {
    // Whether another name of the same ASCII letters is there or not, the address stays.
    let slug = Slug(name).description
    #expect(slug.utf8.dropLast(10).last == UInt8(ascii: "-"))
    #expect(SlugTable(names: [name, name + "é"], pointers: ["a", "b"]).slugs[0] == slug)
  }

  @Test(arguments: ["List – pets", "“pets”", "pets ✔️ done", "a·b", "pets…"])
  func punctuationIsNoLoss(_ name: String) {
    #expect(!Slug(name).description.utf8.contains { (48...57).contains($0) })
  }

  @Test func aLongSlugIsCutAndKeptApart() {
    let long = String(repeating: "a", count: 300)
    #expect(Slug(long).description.utf8.count == 91)
    #expect(Slug(long + "b") != Slug(long + "c"))
    #expect(Slug(String(repeating: "a", count: 80)).description.utf8.count == 80)
  }

  @Test func aHashIsTheSameInEveryRun() {
    #expect(StableHash("listPets".utf8).text == StableHash("listPets".utf8).text)
    // FNV-1a, 64 bits, of "a" (draft-eastlake-fnv, appendix C).
    #expect(StableHash("a".utf8).value == 0xaf63_dc4c_8601_ec8c)
    #expect(StableHash("foobar".utf8).value == 0x8594_4171_f739_67e8)
  }

  @Test func clashesDoNotDependOnOrder() {
    let names = ["a b", "c", "a-b", "index", "A B"]
    let table = SlugTable(names: names, pointers: names, reserved: ["index"])
    let reversed = SlugTable(names: names.reversed(), pointers: names.reversed(), reserved: ["index"])
    #expect(table.slugs == reversed.slugs.reversed())
    #expect(Set(table.slugs).count == 5 && table.slugs[1] == "c")
    #expect(table.slugs[0].hasPrefix("a-b-") && table.slugs[3].hasPrefix("index-"))
    // One that clashes keeps its address whatever the others are.
    #expect(SlugTable(names: ["a b", "a_b"], pointers: ["a b", "a_b"]).slugs[0] == table.slugs[0])
  }

  @Test func aSuffixIsNeverTheNameOfAnother() throws {
    let clash = ["a.b", "a-b"]
    var names = clash
    // Each of these is by itself what one of the others would be called.
    for _ in 0..<4 {
      let slugs = SlugTable(names: names, pointers: names).slugs
      names.append(slugs[0])
      names.append(slugs[1])
    }
    let slugs = SlugTable(names: names, pointers: names).slugs
    #expect(Set(slugs).count == names.count && slugs[0].hasPrefix("a-b-"))
    #expect(Array(slugs[2...]) == Array(names[2...]))
    let shuffled = [3, 0, 9, 1, 5, 8, 2, 7, 4, 6].map { names[$0] }
    let others = SlugTable(names: shuffled, pointers: shuffled).slugs
    for (name, slug) in zip(shuffled, others) {
      #expect(slug == slugs[try #require(names.firstIndex(of: name))])
    }
    // Pointers that are the same leave nothing but their order.
    let same = SlugTable(names: ["a", "a", "a"], pointers: ["p", "p", "p"], reserved: ["a"]).slugs
    #expect(Set(same).count == 3 && !same.contains("a"))
  }
}
