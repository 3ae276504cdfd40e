import RubricMarkdown
import RubricTesting
import Testing

@testable import RubricTheme

@Suite struct MarkdownRendererTests {
  private func html(
    _ text: String, links: [ResolvedLink] = [], _ change: (inout MarkdownRenderer) -> Void = { _ in }
  ) -> String {
    var renderer = MarkdownRenderer()
    change(&renderer)
    var html = HTMLWriter()
    renderer.write(MarkdownReader().read(Array(text.utf8)[...]), links: links, into: &html)
    return String(decoding: html.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("a & <b>*c*</b> \"d\" 'e'", "<p>a &amp; <b><em>c</em></b> &quot;d&quot; &#39;e&#39;</p>\n"),
    ("- a\n- b\n", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
    ("2. a\n\n3. b\n", "<ol start=\"2\">\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>\n"),
    ("[a](/b?c&d 'e')", "<p><a href=\"/b?c&amp;d\" title=\"e\">a</a></p>\n"),
    ("[a](/%zz%20ä)", "<p><a href=\"/%25zz%20%C3%A4\">a</a></p>\n"),
    ("![a *b*](c)", "<p><img src=\"c\" alt=\"a b\"></p>\n"),
    ("<p title=x>a", "<p title=\"x\">a</p>"),
    ("a  \nb", "<p>a<br>\nb</p>\n"),
    ("- [x] a", "<ul>\n<li class=\"task\"><span role=\"img\" aria-label=\"done\">☑</span> a</li>\n</ul>\n"),
    ("[a](javascript:b)", "<p><span class=\"broken\">a</span></p>\n"),
    ("a\u{1}\u{FFFE}\u{85}", "<p>a\u{FFFD}\u{FFFD}\u{FFFD}</p>\n"),
    ("&#1;&#0;", "<p>\u{FFFD}\u{FFFD}</p>\n"),
    ("<h4>a</h4>", "<h2 id=\"a\">a</h2>\n"),
  ])
  func nodesBecomeElements(_ text: String, _ expected: String) {
    #expect(html(text) == expected)
  }

  @Test(arguments: [
    ("![a](x)", "e.pdf", "<p><a href=\"e.pdf\">a</a></p>\n"),
    ("![](x)", "../b.html#c", "<p><a href=\"../b.html#c\">B</a></p>\n"),
    ("![a](x)", "e.PNG", "<p><img src=\"e.PNG\" alt=\"a\"></p>\n"),
    ("<img src=x alt=a>", "e.zip", "<p><a href=\"e.zip\">a</a></p>\n"),
  ])
  func whatIsNoImageBecomesALink(_ text: String, _ href: String, _ expected: String) {
    #expect(html(text, links: [ResolvedLink(href: href, text: "B")]) == expected)
  }

  @Test func anImageThatLeadsNowhereShowsItsTextOnly() {
    let links = [ResolvedLink(href: nil), ResolvedLink(href: nil)]
    #expect(html("![a](x/y.bmp)![](z.bmp)", links: links) == "<p><span class=\"broken\">a</span></p>\n")
  }

  @Test func ofAPartOnlyItsOwnLinksAreLookedUp() {
    let text = (0..<50).map { "# H\($0)\n\n[a](b) ![c](d)\n\n" }.joined()
    let document = MarkdownReader().read(Array(text.utf8)[...])
    var asked: Set<Int> = []
    var html = HTMLWriter()
    let links = { (link: Int) -> ResolvedLink? in
      asked.insert(link)
      return ResolvedLink(href: "e\(link).html")
    }
    MarkdownRenderer().write(document, nodes: document.body(ofHeading: 20), links: links, into: &html)
    #expect(asked == [40, 41])
    #expect(
      String(decoding: html.bytes, as: UTF8.self)
        == "<p><a href=\"e40.html\">a</a> <a href=\"e41.html\">c</a></p>\n")
  }

  @Test func headingsAreLinksToThemselvesWhereTheyHoldNone() {
    #expect(
      html("# A") { $0.linksHeadings = true } == "<h2 id=\"a\"><a class=\"self\" href=\"#a\">A</a></h2>\n")
    let linked = html("# A [b](c.md)") { $0.linksHeadings = true }
    #expect(!linked.contains("class=\"self\"") && linked.contains("c.md"))
    #expect(
      !html("# A") {
        $0.linksHeadings = true; $0.anchors = .none
      }.contains("<a"))
  }

  @Test func headingsAreShiftedToTheTopLevelAndLeaveNoGap() {
    let text = "## A\n#### B\n#### C\n###### D\n### E"
    #expect(
      html(text)
        == "<h2 id=\"a\">A</h2>\n<h3 id=\"b\">B</h3>\n<h3 id=\"c\">C</h3>\n<h4 id=\"d\">D</h4>\n<h3 id=\"e\">E</h3>\n"
    )
    #expect(html("# A\n## B\n### C\n#### D") { $0.topLevel = 5 }.hasSuffix("<h6 id=\"d\">D</h6>\n"))
    #expect(html("### A\n# B") == "<h2 id=\"a\">A</h2>\n<h2 id=\"b\">B</h2>\n")
    #expect(html("# A") { $0.anchors = .prefixed("x-") } == "<h2 id=\"x-a\">A</h2>\n")
    #expect(html("# A") { $0.anchors = .none } == "<h2>A</h2>\n")
  }

  @Test func tableScrollsAndIsLabelled() {
    let html = html("# H\n\n| a | |\n|-:|:-:|\n| b | c |\n\n| d |\n|---|\n")
    #expect(
      html.contains(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"H\"><table>\n<thead><tr>"))
    #expect(
      html.contains(
        "<th scope=\"col\" class=\"right\">a</th><td class=\"center\"></td></tr></thead>\n<tbody>\n<tr>"))
    #expect(
      html.contains(
        "aria-label=\"H (2)\"><table>\n<thead><tr><th scope=\"col\">d</th></tr></thead>\n</table></div>"))
  }

  @Test func codeHasItsCaptionAndLanguage() {
    let code = html("```json title=\"a<b\"\n{}\n```")
    #expect(
      code
        == "<figure class=\"code\"><figcaption>a&lt;b</figcaption><pre tabindex=\"0\"><code class=\"language-json\">{}\n</code></pre></figure>\n"
    )
    let marked = html("```x\"y\na<\n```") {
      $0.highlight = { language, text, html in
        html.raw("<i></i>"); html.text(utf8: text)
      }
    }
    #expect(marked.contains("language-x&quot;y\"><i></i>a&lt;\n</code>"))
  }

  @Test func alertHasItsWord() {
    let alert = html("> [!TIP]\n> a") { $0.words.alerts = [.tip: "Rat"] }
    #expect(
      alert
        == "<div class=\"note alert-tip\"><p class=\"alert-title\"><strong>Rat</strong></p>\n<p>a</p>\n</div>\n"
    )
  }

  @Test func footnotesStandBehindTheText() {
    let text = "a[^x] b[^x]\n\n[^x]: c[^y]\n[^y]: d"
    let html = html(text) { $0.anchors = .prefixed("p-") }
    #expect(html.contains("<a id=\"p-fnref:1:2\" role=\"doc-noteref\" href=\"#p-fn:1\">1</a>"))
    #expect(html.contains("<li value=\"1\" id=\"p-fn:1\"><p>c<sup"))
    #expect(html.contains("<li value=\"2\" id=\"p-fn:2\"><p>d</p>"))
    #expect(html.contains("href=\"#p-fnref:1:1\" aria-label=\"Back to the text\">"))
    #expect(self.html(text) { $0.anchors = .none }.contains("a<sup class=\"footnote\">1</sup>"))
  }

  @Test func footnotesOfAPartAreThoseItRefersTo() {
    let document = MarkdownReader().read(
      Array("# A\n\na[^1]\n\n# B\n\nb[^2]\n\n[^1]: one\n[^2]: two".utf8)[...])
    var html = HTMLWriter()
    MarkdownRenderer().write(document, nodes: document.body(ofHeading: 1), into: &html)
    let text = String(decoding: html.bytes, as: UTF8.self)
    #expect(text.contains("<li value=\"2\"") && !text.contains("value=\"1\""))
  }

  @Test func linksAreShownAsTheyWereResolved() {
    let links = [
      ResolvedLink(href: "../a.html", text: "Get a"), ResolvedLink(href: nil),
      ResolvedLink(href: "https://b", isExternal: true),
      ResolvedLink(href: "https://c/d.png", isExternal: true), ResolvedLink(href: "e.png", title: "t"),
    ]
    #expect(
      html("[](op:a) [x](op:b) [y](https://b) ![z](https://c/d.png) ![w](e.png)", links: links)
        == "<p><a href=\"../a.html\">Get a</a> <span class=\"broken\">x</span> <a class=\"external\" rel=\"external\" href=\"https://b\">y</a> <a class=\"external\" rel=\"external\" href=\"https://c/d.png\">z</a> <img src=\"e.png\" alt=\"w\" title=\"t\"></p>\n"
    )
  }

  @Test func imageWithinALinkIsTextWhenItIsExternal() {
    let links = [ResolvedLink(href: "a"), ResolvedLink(href: "https://b", isExternal: true)]
    #expect(html("[![c](https://b)](a)", links: links) == "<p><a href=\"a\">c</a></p>\n")
  }

  @Test func pieceTakesThePlaceOfALoneImage() {
    let document = MarkdownReader().read(Array("a\n\n![](op:x)\n\nb ![](op:x)".utf8)[...])
    let links = [
      ResolvedLink(href: "x", text: "X", isExternal: true, embedded: 7), ResolvedLink(href: nil, text: "X"),
    ]
    var html = HTMLWriter()
    MarkdownRenderer().write(document, nodes: 0..<document.nodes.count, links: links, into: &html) {
      piece, html in
      html.raw("<section>")
      html.number(piece)
      html.raw("</section>\n")
    }
    #expect(
      String(decoding: html.bytes, as: UTF8.self)
        == "<p>a</p>\n<section>7</section>\n<p>b <span class=\"broken\">X</span></p>\n")
  }

  @Test(arguments: [
    "<img src=x onerror=alert(1)>", "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
    "<div><svg/onload=alert(1)>",
    "<p><script>alert(1)</script>", "<!-- <script>alert(1)</script>",
    "<details><table><details><td><p></table></details>",
    "[x](\"><script>alert(1)</script>)", "![\"onerror=\"alert(1)](x)", "[x](<a\"onclick=alert(1)>)",
    "```\"><script>\n```",
    "<a href='x\" onclick=alert(1) y=\"'>x</a>", "<span title='\"><script>alert(1)</script>'>x</span>",
    "`</code><script>`",
    "<math><mtext></p><script>alert(1)</script>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<a\u{0}href=x>", "<scr<script>ipt>alert(1)</script>", "<iframe src=javascript:alert(1)>",
    "<b onmouseover=alert(1)>x",
    "<style>@import 'x'</style>", "<p style=\"x:expression(alert(1))\">", "# a {#x\"onclick=alert(1)}",
    "| <td onclick=x> |\n|-|",
    "<select><option><script>x</select><img src=1 onerror=x>",
    "<form action=javascript:x><button>y</button></form>",
    "<img src=\"x` `<script>alert(1)</script>\"` `>", "<template><script>x</script></template>",
    "[^<script>]\n\n[^<script>]: x",
    "<base href=//evil>", "<meta http-equiv=refresh content=0>", "<link rel=stylesheet href=x>",
    "<object data=x></object>",
    "<li></ul></div></body></html>", "<h1><h2><p></h1>", "<a><a><a href=x><a href=y>",
    "<table><table><tr><table><td>x",
  ])
  func hostileTextCannotBreakOut(_ text: String) {
    let html = html(text)
    #expect(MarkupCheck.fault(in: html) == nil, "\(html)")
  }

  @Test func mutatedTextsStayWellFormed() {
    var state: UInt64 = 0x5EED_0002
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int((state >> 8) % UInt64(bound))
    }
    let pieces = [
      "<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td>", "</table>", "<ul>", "<li>", "</ul>",
      "<details>", "<summary>",
      "</summary>", "</details>", "<a href=x>", "</a>", "<b>", "</b>", "<h2>", "</h2>", "<pre>", "</pre>",
      "<dl>", "<dt>", "<dd>",
      "<figure>", "<figcaption>", "\n", "\n\n", "*", "**", "[", "](y)", "![", "> ", "- ", "1. ", "`", "# ",
      "| a | b |\n|---|---|\n",
      "|", "text ", "<script>", "</script>", "<!--", "-->", "[^1]", "\n[^1]: ", "http://a.b ", "~~", "<hr>",
      "<br>", "<img src=z>",
      "<blockquote>", "</blockquote>", "<thead>", "<caption>", "    ", "&lt;", "> [!NOTE]\n> ", "<dfn>",
      "<section>", "<svg>",
    ]
    for round in 0..<4_000 {
      let text = (0..<(2 + next(30))).map { _ in pieces[next(pieces.count)] }.joined()
      let html = html(text)
      let fault = MarkupCheck.fault(in: html)
      #expect(fault == nil, "round \(round): \(text.debugDescription)\n\(html)")
    }
  }
}
