import Testing

@testable import RubricOpenAPI

@Suite struct AddressTextTests {
  /// RFC 3986 §5.4, and relative bases.
  @Test(arguments: [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
    ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("..", "http://a/b/"), ("../g", "http://a/b/g"),
    ("../..", "http://a/"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("/./g", "http://a/g"),
    ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), ("./../g", "http://a/b/g"),
    ("g/./h", "http://a/b/c/g/h"),
    ("g;x=1/../y", "http://a/b/c/y"),
  ])
  func referencesAreResolvedAsTheStandardSays(_ reference: String, _ resolved: String) {
    #expect(AddressText.resolved(reference, against: "http://a/b/c/d;p?q") == resolved)
  }

  @Test func relativeBasesStayRelative() {
    #expect(AddressText.resolved("b.json", against: "") == "b.json")
    #expect(AddressText.resolved("b.json", against: "schemas/a.json") == "schemas/b.json")
    #expect(AddressText.resolved("../b.json", against: "schemas/a.json") == "b.json")
    #expect(AddressText.resolved("../../b.json", against: "schemas/a.json") == "../b.json")
    #expect(AddressText.resolved("b", against: "https://example.org") == "https://example.org/b")
    #expect(AddressText.resolved("", against: "urn:uuid:1") == "urn:uuid:1")
  }
}
