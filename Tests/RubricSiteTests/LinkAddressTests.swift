import Testing

@testable import RubricSite

@Suite struct LinkAddressTests {
  @Test(
    "an address is told by its form",
    arguments: [
      ("", .empty), ("op:listPets", .named(api: nil, name: "op:listPets")),
      ("op:GET%20/pets/%7Bid%7D", .named(api: nil, name: "op:GET /pets/{id}")),
      ("OP:x", .named(api: nil, name: "op:x")),
      ("api:other/schema:Pet", .named(api: "other", name: "schema:Pet")),
      ("api:other", .named(api: "other", name: "")),
      ("api:a%2Fb/op:x", .named(api: "a/b", name: "op:x")), ("https://e.org", .external),
      ("HTTP://e.org", .external),
      ("//e.org", .external), ("mailto:a@e.org", .external), ("tel:1", .external),
      ("javascript:x", .forbidden),
      ("data:text/html,x", .forbidden), ("vbscript:x", .forbidden), ("file:///etc", .forbidden),
      ("x-y+z.1:a", .forbidden),
      ("#a", .fragment("a")), ("#", .fragment("")), ("#%C3%A9", .fragment("é")),
      ("a.md", .path("a.md", fragment: nil, isRooted: false)),
      ("a.md#b", .path("a.md", fragment: "b", isRooted: false)),
      ("/a%20b.md?q=1#", .path("/a b.md", fragment: "", isRooted: true)),
      ("a/b:c", .path("a/b:c", fragment: nil, isRooted: false)),
      ("?q", .path("", fragment: nil, isRooted: false)),
      ("1:2", .path("1:2", fragment: nil, isRooted: false)),
      ("%", .path("%", fragment: nil, isRooted: false)), ("%4", .path("%4", fragment: nil, isRooted: false)),
      ("%zz", .path("%zz", fragment: nil, isRooted: false)),
      (":a", .path(":a", fragment: nil, isRooted: false)),
    ] as [(String, LinkAddress)])
  func address(_ text: String, is form: LinkAddress) { #expect(LinkAddress(text) == form) }
}
