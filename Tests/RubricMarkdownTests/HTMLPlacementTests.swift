import Testing

@testable import RubricMarkdown

@Suite struct HTMLPlacementTests {
  @Test(arguments: [
    // Blocks of raw HTML go on round Markdown.
    (
      "<details>\n<summary>S</summary>\n\n*a*\n\n- b\n\n</details>\n\nc",
      "<details>(<summary>('S') p(em('a')) ul(li(p('b')))) p('c')"
    ),
    ("<p>a <strong>b</strong> <a href=\"/c\">d</a></p>", "p('a ' <strong>('b') ' ' <a>('d'))"),
    ("<p>a<p>b", "p('a') p('b')"),
    ("<div>\n\n# A\n\n</div>", "<div>(h1('A'))"),
    ("> <div>\n\na", "quote p('a')"),
    ("<ul><li>a<li>b</ul>", "<ul>(<li>('a') <li>('b'))"),
    ("<ul>a</ul>", "<ul>(<li>('a'))"),
    ("<li>a", "p('a')"),
    ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "<dl>(<dt>('a') <dd>('b') <dt>('c') <dd>('d'))"),
    ("<dl><dd>b</dl>", "<div>(<div>('b'))"),
    ("<table><tr><td>a<td>b<tr><td>c</table>", "<table>(<tbody>(<tr>(<td>('a') <td>('b')) <tr>(<td>('c'))))"),
    (
      "<table><thead><tr><th>a</thead><tfoot><tr><td>b</table>",
      "<table>(<thead>(<tr>(<th>('a'))) <tbody>(<tr>(<td>('b'))))"
    ),
    ("<table>x</table>", "<table>(<tbody>(<tr>(<td>('x'))))"),
    ("<td>a</td>", "p('a')"),
    ("<details><table><details></table>x", "<div>(<table>(<tbody>(<tr>(<td>))) 'x')"),
    ("<details>a</details>", "<div>('a')"),
    ("<summary>a</summary>", "p('a')"),
    ("a <div>b</div> c", "p('a ') <div>('b') p(' c')"),
    ("*a <div>b* c", "p(em('a ')) <div>('b') p(' c')"),
    ("# a <div>b</div> c", "h1('a ' 'b' ' c')"),
    ("a <p>b</p> c", "p('a ') p('b') p(' c')"),
    ("<b>a</b></b></i> c", "p(<b>('a') ' c')"),
    ("a <b>b", "p('a ' <b>('b'))"),
    ("<a href=x>y <a href=z>w</a>", "p(<a>('y ') <a>('w'))"),
    ("<a href=x>y https://a.b z</a>", "p(<a>('y ' 'https://a.b' ' z'))"),
    ("[a <a href=x>b</a>](c)", "p(link[c]('a ' 'b'))"),
    ("<hr><br>a", "hr p(br 'a')"),
    ("<h2>a<h3>b</h3>", "h2('a' 'b')"),
    ("<pre>a\n b</pre>", "<pre>('a\n b')"),
    ("<figure>a<figcaption>b</figcaption></figure>", "<figure>('a' <figcaption>('b'))"),
    ("<section lang=en>\n\na\n\n</section>", "<section>(p('a'))"),
    ("| <ul><li>a</li></ul> |\n|-|", "table(head(cell(<ul>(<li>('a')))))"),
    ("<div>a &amp;&lt;&copy;&#x41;&nope; b", "<div>('a &<©A&nope; b')"),
    ("a <kbd>x</kbd> <unknown>y</unknown>", "p('a ' <kbd>('x') ' ' '<unknown>' 'y' '</unknown>')"),
    ("<DIV>a</Div>", "<div>('a')"),
    ("<!-- a --> b", "p(' b')"),
    ("a <!-- b --> c", "p('a ' ' c')"),
    ("<?php x ?>", ""), ("<!DOCTYPE html>", ""), ("<![CDATA[x]]>", ""),
    ("<!-- open", ""), ("<div <div", "p('<div <div')"), ("<div", "p('<div')"),
  ])
  func elementFindsItsPlace(_ text: String, _ shape: String) {
    #expect(Tree(text).shape == shape)
  }

  @Test(arguments: [
    ("<script>alert(1)</script>", ""), ("a <script>*b*</script> c", "p('a ' ' c')"),
    ("<p><script>x</p>", ""), ("<style>a{}</style>b", "p('b')"),
    ("<div><svg/onload=alert(1)>", ""), ("<svg><script>x</script></svg>y", "p('y')"),
    ("<iframe src=x>a</iframe>", ""), ("<object><object></object>a</object>b", "p('b')"),
    ("<textarea><b></textarea>c", "p('c')"), ("<title>a</title>", ""), ("<math><mi>x</math>y", "p('y')"),
    ("a <input> b", "p('a ' '<input>' ' b')"),
    ("<noscript><p title=\"</noscript><img src=x onerror=a>\">", "p"),
    ("> <script>\n\na", "quote p('a')"), ("<xmp><b>x</xmp>y", "p('y')"), ("<plaintext x=y>a", ""),
    ("- <iframe src=x>\n- b", "ul(li li(p('b')))"), ("a <input type=text> b", "p('a ' ' b')"),
    ("a <script> b", "p('a ' '<script>' ' b')"), ("An <iframe> tag", "p('An ' '<iframe>' ' tag')"),
    ("An <iframe> tag\n\n<iframe></iframe>", "p('An ' '<iframe>' ' tag')"),
    ("<iframe> tags", "p('<iframe>' ' tags')"), ("Bearer <data>", "p('Bearer ' '<data>')"),
    ("| a |\n|-|\n| <option> |", "table(head(cell('a')) row(cell('<option>')))"),
  ])
  func dangerousElementsAreTakenOut(_ text: String, _ shape: String) {
    let tree = Tree(text)
    if shape != "p" { #expect(tree.shape == shape) }
    #expect(tree.document.problems.contains { $0.rule == "html-not-allowed" })
  }

  @Test func onlyHarmlessAttributesStay() throws {
    let text =
      "<span class=a id=b style=c onclick=d title='e&quot;' LANG=en dir=RTL>x</span><img src=a.png width=12 height=\"1em\" onerror=x>"
    let elements = Tree(text).document.elements
    try #require(elements.count == 2)
    #expect(elements[0].attributes.map { "\($0.name)=\($0.value)" } == ["title=e\"", "lang=en", "dir=rtl"])
    #expect(elements[1].attributes.map { "\($0.name)=\($0.value)" } == ["alt=", "width=12"])
  }

  @Test(arguments: [
    "[a](javascript:alert)", "[a](JaVaScRiPt:x)", "[a](<java\tscript:x>)", "[a](&#106;avascript:x)",
    "<a href=\"jav&#x09;ascript:x\">a</a>", "<a href=' &#1; javascript:x'>a</a>",
    "<a href=\"java\nscript:x\">a</a>",
    "![a](data:image/png;base64,x)", "<img src=data:x>", "<vbscript:x>", "[a](vbscript:x)", "[a](file:///x)",
    "[a]\n\n[a]: javascript:x", "<a href=\"&#x6A&#x61;vascript&colon;x\" href=y>a</a> [a](javascript:x)",
  ])
  func forbiddenSchemeIsEmptied(_ text: String) throws {
    let document = Tree(text).document
    #expect(document.links.allSatisfy { LinkScheme.forbidden(in: $0.destination) == nil })
    #expect(document.problems.contains { $0.rule == "link-scheme" && $0.isError })
    #expect(document.links.last?.destination == "")
  }

  @Test(arguments: [
    "http://a", "HTTPS://a", "/a:b", "a/b:c", "#a:b", "?a:b", "mailto:a", "tel:1", "op:x", "schema:X",
    "api:a/op:b", "scope:x", "", "a b:c",
  ])
  func harmlessAddressStays(_ address: String) {
    #expect(LinkScheme.forbidden(in: address) == nil)
  }

  @Test func problemPointsAtTheAddress() {
    let tree = Tree("x [a](⟦javascript:y⟧) z")
    #expect(tree.document.problems.map(\.range) == tree.marked.ranges)
  }

  @Test func problemIsReportedOncePerElement() {
    let document = Tree("<foo>a</foo> <foo> <bar>\n\n<script></script>\n\n<script></script>").document
    #expect(document.problems.count == 3)
    #expect(document.problems.allSatisfy { !$0.isError })
  }

  @Test func nestingHasABottom() {
    let tree = Tree(String(repeating: "<div>", count: 10_000) + "a")
    #expect(tree.document.nodes.count < 200)
    #expect(tree.document.plainText(of: 0..<tree.document.nodes.count) == "a")
  }
}
