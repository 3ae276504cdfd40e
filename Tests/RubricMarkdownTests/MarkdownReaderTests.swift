import RubricTesting
import Testing

@testable import RubricMarkdown

@Suite struct MarkdownReaderTests {
  @Test(arguments: [
    ("a *b* **c** ~~d~~ `e`", "p('a ' em('b') ' ' strong('c') ' ' del('d') ' ' `e`)"),
    ("***a***", "p(em(strong('a')))"),
    ("# A\n\n## B ##\n\nC\n===", "h1('A') h2('B') h1('C')"),
    ("> a\n> b", "quote(p('a' ~ 'b'))"),
    ("- a\n- b\n", "ul(li(p('a')) li(p('b')))"),
    ("3. a\n\n4. b\n", "ol3-loose(li(p('a')) li(p('b')))"),
    ("- [ ] a\n- [x] b\n", "ul(todo(p('a')) done(p('b')))"),
    ("> - [x] a **b**\n", "quote(ul(done(p('a ' strong('b')))))"),
    ("a  \nb\\\nc", "p('a' br 'b' br 'c')"),
    ("---", "hr"),
    ("|a|b|\n|-|:-:|\n|c|", "table(head(cell('a') cell('b')) row(cell('c') cell))"),
    (
      "a[^x] b[^y] c[^x]\n\n[^y]: two\n[^x]: one",
      "p('a' ref1.1 ' b' ref2.1 ' c' ref1.2) note1(p('one')) note2(p('two'))"
    ),
    (
      "[a](b) ![c](d) <https://e.f>", "p(link[b]('a') ' ' image[d]('c') ' ' link[https://e.f]('https://e.f'))"
    ),
    ("see www.a.bc.", "p('see ' link[http://www.a.bc]('www.a.bc') '.')"),
    (
      "[a](<op:GET /payments>) [b](op:GET%20/x) <op:list>",
      "p(link[op:GET /payments]('a') ' ' link[op:GET%20/x]('b') ' ' link[op:list]('op:list'))"
    ),
    ("```\na\n```\n\n    b\n", "pre'a\n' pre'b\n'"),
    ("&copy; \\* &nope; &#65;", "p('© * &nope; A')"),
    ("", ""), ("\n\n", ""), ("\u{FEFF}a", "p('a')"), ("#", ""), ("[a]: /b", ""),
  ])
  func constructBecomesItsNodes(_ text: String, _ shape: String) {
    #expect(Tree(text).shape == shape)
  }

  @Test(arguments: [
    ("a ⟦*b ⟦c⟧*⟧", 0), ("a ⟦**b**⟧ ⟦**c**⟧", 0),
  ])
  func emphasisIsWrittenWithItsDelimiters(_ text: String, _: Int) {
    let tree = Tree(text)
    let ranges = tree.ranges { $0 == .emphasis || $0 == .strong }
    #expect(ranges == tree.marked.ranges.filter { $0.count > 1 })
  }

  @Test(arguments: [
    "> x\n> y *⟦z⟧*", "- a\n   lazy **⟦here⟧**", "| a \\| b | *⟦c⟧* |\n|-|-|",
    "[r]: /u 'x\ny'\ntext *⟦here⟧*\nmore", "> [r]: /u\n> Set *⟦ext⟧*\n> ===\n", "## a *⟦b⟧* ##",
    "* a\n\n  > b\n  > [c](/d\n  > 'e') *⟦f⟧*\n", "\u{FEFF}ä *⟦ö⟧*", "a\r\n*⟦b⟧*\r\nc", "a\r*⟦b⟧*\rc",
    "x `` a`b `` ![i](j \"k\") *⟦l⟧*", "a <b class=\"*\">x</b> *⟦y⟧*", "http://a.b/c_d_e *⟦f⟧*",
    "a@b.cd *⟦e⟧*",
    "<http://a.b/?c&amp;d> *⟦e⟧*", "[a][b] *⟦c⟧*\n\n[b]: d", "[a] *⟦c⟧*\n\n[a]: d", "a[^1] *⟦c⟧*\n\n[^1]: d",
    "\\\\ &lt;&amp;lt; *⟦c⟧*", "~a~ ~~b~~ *⟦c⟧*", "![*a*](b) *⟦c⟧*", "[![a](b)](c) *⟦d⟧*",
  ])
  func inlineKnowsItsPlace(_ text: String) throws {
    let tree = Tree(text)
    let last = try #require(
      tree.document.nodes.last { node in
        if case .text(let range) = node.kind {
          return tree.marked.ranges.contains { tree.document.string(of: range).utf8.count <= $0.count }
            && tree.marked.ranges.contains(node.range)
        }
        return false
      })
    #expect(tree.marked.ranges.contains(last.range))
  }

  @Test func escapedTextKnowsItsPlace() {
    let tree = Tree("x ⟦a\\*b &copy; c⟧ `y`")
    let prose = tree.document.prose(of: 0..<tree.document.nodes.count)
    #expect(String(decoding: prose.utf8, as: UTF8.self) == "x a*b © c y")
    #expect(prose.source(of: 0..<10).upperBound == 15 && prose.source(of: 2..<10) == tree.marked.ranges[0])
    #expect(prose.source(of: 9..<10) == 14..<15)
    #expect(prose.source(of: 11..<12) == 17..<18)
  }

  @Test(arguments: [
    "[a](⟦b⟧)", "[a](<⟦b c⟧> 'd')", "![a](⟦b(c)d⟧ \"e\")", "<⟦http://a.b⟧>", "x ⟦https://a.b/c⟧.",
    "⟦[a][b]⟧\n\n[b]: c",
    "> [a\n> b](\n> ⟦c⟧)", "<⟦a@b.cd⟧>", "| [a](⟦b⟧) |\n|-|", "# [a](⟦b⟧)", "[a *b* `c`](⟦op:GET%20/x⟧)",
    "[a](⟦b⟧)[c](d)", "⟦[a]⟧(b c)\n\n[a]: x",
  ])
  func linkPointsAtItsAddress(_ text: String) {
    let tree = Tree(text)
    #expect(tree.document.links.first?.range == tree.marked.ranges.first)
  }

  @Test func positionsCountFromTheFile() {
    let text = Array("---\na: b\n---\n# ä\n\n*x*".utf8)
    let split = FrontMatter.split(text)
    let document = MarkdownReader().read(text[split.body], offset: split.body.lowerBound)
    #expect(document.nodes[0].range == 13..<17)
    #expect(document.nodes.last?.range == 20..<21)
    #expect(document.headings[0].text == "ä")
  }

  @Test func badBytesBecomeReplacementsAndKeepPlaces() {
    let text: [UInt8] = Array("a".utf8) + [0xFF, 0x00] + Array(" *b*".utf8)
    let document = MarkdownReader().read(text[...])
    #expect(document.plainText(of: 0..<document.nodes.count) == "a\u{FFFD}\u{FFFD} b")
    #expect(document.nodes.last?.range == 5..<6)
  }

  @Test func alertHasItsKindAndNotItsMarker() {
    #expect(Tree("> [!NOTE]\n> a *b*\n>\n> c").shape == "note(p('a ' em('b')) p('c'))")
    #expect(Tree("> [!warning]\n>\n> a").shape == "warning(p('a'))")
    #expect(Tree("> [!NOTE] a").shape == "quote(p('[!NOTE] a'))")
    #expect(Tree("> [!NOTE]").shape == "quote(p('[!NOTE]'))")
  }

  @Test func fenceSaysLanguageAndTitle() throws {
    let tree = Tree("> ```JSON title=\"a b\"\n> ⟦{}\n> x⟧\n> ```\n\n~~~ title=c\n~~~\n")
    let blocks = tree.document.codeBlocks
    try #require(blocks.count == 2)
    #expect(blocks[0].language == "json" && blocks[0].title == "a b")
    #expect(blocks[0].content == tree.marked.ranges[0])
    #expect(blocks[1].language.isEmpty && blocks[1].title == "c")
  }

  @Test func imageAloneIsMarked() {
    #expect(Tree("![a](b)\n\nx ![a](b)\n\n- ![a](b)").document.links.map(\.isAlone) == [true, false, true])
  }

  @Test func lineEndsDoNotChangeTheTree() {
    let text = "# A\n\nb\nc *d*\n\n- e\n- f\n\n| g |\n|---|\n| h |\n"
    let windows = text.replacing("\n", with: "\r\n")
    #expect(Tree(text).shape == Tree(windows).shape)
  }
}
