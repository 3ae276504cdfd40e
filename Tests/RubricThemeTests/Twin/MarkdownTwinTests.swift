import RubricMarkdown
import Testing

@testable import RubricTheme

struct MarkdownTwinTests {
  private func markdown(_ html: String) -> String {
    String(decoding: MarkdownTwin.markdown(of: Array(html.utf8)), as: UTF8.self)
  }

  @Test(
    arguments: [
      ("<h2 id=\"a\"><a class=\"self\" href=\"#a\">A b</a></h2>\n<p>One\ntwo</p>", "## A b\n\nOne two\n"),
      (
        "<p>See <a href=\"../b/c.html#d\">c</a>, <a href=\"https://x.example/y.html\">y</a></p>",
        "See [c](../b/c.md#d), [y](https://x.example/y.html)\n"
      ),
      ("<p><strong>a</strong> <em>b</em> <del>c</del> <code>d`e</code></p>", "**a** *b* ~~c~~ ``d`e``\n"),
      (
        "<p>a*b &lt;c&gt; [d] 1|2 &amp;amp; snake_case _x</p>",
        "a\\*b \\<c> \\[d\\] 1\\|2 \\&amp; snake_case \\_x\n"
      ),
      ("<p># no heading</p><p>1. no item</p><p>- none</p>", "\\# no heading\n\n1\\. no item\n\n\\- none\n"),
      ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n  - c\n"),
      ("<ol start=\"3\"><li>a</li><li>b</li></ol>", "3. a\n4. b\n"),
      ("<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>", "> a\n>\n> b\n"),
      (
        "<pre tabindex=\"0\"><code class=\"language-json\">{\n  <i class=\"k\">&quot;a&quot;</i>: 1\n}\n</code></pre>",
        "```json\n{\n  \"a\": 1\n}\n```\n"
      ),
      ("<pre><code>```\n</code></pre>", "````\n```\n````\n"),
      (
        "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1 | 2</td><td><p>x</p><p>y</p></td></tr></tbody></table>",
        "| A | B |\n| --- | --- |\n| 1 \\| 2 | x y |\n"
      ),
      ("<table><tbody><tr><td>1</td></tr></tbody></table>", "|  |\n| --- |\n| 1 |\n"),
      (
        "<dl class=\"fields\"><div id=\"x\"><dt><a class=\"self\" href=\"#x\"><code>id</code></a> <span class=\"req\">required</span></dt>\n<dd><p>The id.</p>\n</dd></div></dl>",
        "- `id` required\n\n  The id.\n"
      ),
      ("<details><summary>More</summary><p>told</p></details>", "**More**\n\ntold\n"),
      ("<p>a<wbr>b <span aria-hidden=\"true\">hidden</span></p><nav><a href=\"x.html\">x</a></nav>", "ab\n"),
      ("<p><img src=\"a.png\" alt=\"A [plan]\" height=\"20\"></p>", "![A \\[plan\\]](a.png)\n"),
    ])
  func contentBecomesMarkdown(html: String, expected: String) {
    #expect(markdown(html) == expected)
  }

  @Test func whatIsWrittenIsReadAsWhatThePageSays() {
    let texts = [
      "a_b__c*d", "<b>not bold</b>", "[x](y)", "`code`", "~~a~~ ![i](j)", "1) a", "+ a", "&lt;", "\\*",
      "== =", "| a |",
    ]
    for text in texts {
      var html = HTMLWriter()
      html.raw("<p>")
      html.text(text)
      html.raw("</p>")
      let document = MarkdownReader().read(MarkdownTwin.markdown(of: html.bytes)[...], offset: 0)
      var back = HTMLWriter()
      MarkdownRenderer().write(document, into: &back)
      #expect(back.bytes.filter { $0 != 0x0A } == html.bytes, "\(text)")
    }
  }

  @Test func bytesOfNoKindStopIt() {
    for html in [
      "<", "<p", "</", "<p>a</b></p></p>", "<p class=>a", "a &", "<a href=\"x", "</table><td>x</td>",
    ] {
      _ = markdown(html)
    }
    let deep = String(repeating: "<ul><li>", count: 2_000) + "x"
    #expect(markdown(deep).utf8.count < 20_000)
  }
}
