import RubricSite
import Testing

@testable import RubricTheme

@Suite struct PageBindingTests {
  private func bound(_ html: String, levels: Int = 1) -> String {
    let binding = PageBinding(route: Route("apis/a/operations/x.html"), id: "x.html", levels: levels) {
      route, _ in
      switch route.path {
      case "apis/a/operations/y.html": .section("y.html")
      case "apis/a/schemas/z.html": .other("all-2.html", section: "z.html")
      case "apis/a/openapi.yaml": .nowhere
      default: .address(route.path)
      }
    }
    return String(decoding: binding.bound(Array(html.utf8)), as: UTF8.self)
  }

  @Test(
    "links lead within the document where it holds the page",
    arguments: [
      ("#a", "#x.html:a"), ("y.html", "#y.html"), ("y.html#b", "#y.html:b"), ("x.html#%C3%A9", "x.html"),
      ("../schemas/z.html#c", "all-2.html#z.html:c"), ("../index.html#d", "apis/a/index.html#d"),
      ("https://e.org/y.html#a", "https://e.org/y.html#a"), ("mailto:a@e.org", "mailto:a@e.org"),
      ("/y.html", "/y.html"), ("../../../../../y.html", "../../../../../y.html"),
      ("?a=b&amp;c", "?a=b&amp;c"),
    ])
  func links(_ href: String, _ expected: String) {
    let expected = href.hasPrefix("x.html") ? "apis/a/operations/x.html#%C3%A9" : expected
    #expect(bound("<a class=\"c\" href=\"\(href)\">t</a>") == "<a class=\"c\" href=\"\(expected)\">t</a>")
  }

  @Test func whatIsNotThereIsNoLink() {
    #expect(bound("<a href=\"../openapi.yaml\" class=\"c\">t</a>") == "<a class=\"c\">t</a>")
  }

  @Test func idsAreToldApartAndHeadingsStandLower() {
    #expect(
      bound("<h1 id=\"a\">t</h1><h6>u</h6><hr>", levels: 2)
        == "<h3 id=\"x.html:a\">t</h3><h6>u</h6><hr>")
    #expect(
      bound("<label for=\"b\"><input type=\"radio\" name=\"calls\" checked id=\"b\"></label>")
        == "<label for=\"x.html:b\"><input type=\"radio\" name=\"x.html:calls\" checked id=\"x.html:b\"></label>"
    )
    #expect(bound("<td headers=\"a b\">") == "<td headers=\"x.html:a x.html:b\">")
    #expect(bound("<meta name=\"a\" itemid=\"b\">") == "<meta name=\"a\" itemid=\"b\">")
  }

  @Test func textStaysText() {
    let html = "a &lt;b href=&quot;#c&quot;&gt; id=\"d\" <p>href=\"#e\"</p>"
    #expect(bound(html) == html)
  }
}
