import RubricOpenAPI
import RubricPages
import RubricSchemas
import RubricSite

/// Schemas.
extension PageWriter {
  mutating func schema(_ page: SchemaPage) {
    if page.words.marks.contains(where: { $0.value == .deprecated }) { deprecation(nil) }
    html.raw("<p class=\"type\">")
    type(of: page.words)
    marks(page.words)
    html.raw(page.example == nil ? "</p>\n<div><div>\n" : "</p>\n<div class=\"split\"><div>\n")
    otherNames(page.names.dropFirst())
    html.raw("<div class=\"prose\">\n")
    words(page.words, besides: page.names.first?.value)
    html.raw("</div>\n")
    if !page.table.isEmpty {
      heading(2, countWords(of: page.table), id: "fields")
      fields(page.table)
    }
    for guide in page.guides { excerpt(guide) }
    uses(page)
    html.raw("</div>\n")
    if let example = page.example { self.example(example) }
    html.raw("</div>\n")
  }

  private mutating func otherNames(_ names: ArraySlice<Told<String>>) {
    guard !names.isEmpty else { return }
    html.raw("<p class=\"label\">")
    write(.otherNames)
    for name in names {
      html.raw(" ")
      code(name)
    }
    html.raw("</p>\n")
  }

  private mutating func uses(_ page: SchemaPage) {
    guard !page.uses.isEmpty else { return }
    heading(2, .usedBy, id: "used-by")
    list(page.uses)
    if page.otherUses > 0 { andMore(page.otherUses) }
  }

  private mutating func example(_ example: OperationPage.ExampleText) {
    html.raw("<aside aria-label=\"")
    write(.example)
    html.raw("\">\n")
    figure(word(.example), note: "JSON", language: "json", example.text.value)
    html.raw("</aside>")
  }

  private mutating func heading(_ level: Int, _ own: Word, _ argument: String, id: String) {
    heading(level, word(own, argument), id: id)
  }
}
