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
    if page.names.count > 1 {
      html.raw("<p class=\"label\">")
      write(.otherNames)
      for name in page.names.dropFirst() {
        html.raw(" ")
        code(name)
      }
      html.raw("</p>\n")
    }
    html.raw("<div class=\"prose\">\n")
    words(page.words, besides: page.names.first?.value)
    html.raw("</div>\n")
    if !page.table.isEmpty {
      heading(2, countWords(of: page.table), id: "fields")
      fields(page.table)
    }
    for guide in page.guides { excerpt(guide) }
    if !page.uses.isEmpty {
      heading(2, .usedBy, id: "used-by")
      html.raw("<ul class=\"links\">")
      for use in page.uses {
        html.raw("<li>")
        operationLink(use)
        html.raw("</li>")
      }
      html.raw("</ul>\n")
      if page.otherUses > 0 { andMore(page.otherUses) }
    }
    html.raw("</div>\n")
    if let example = page.example {
      html.raw("<aside aria-label=\"")
      write(.example)
      html.raw("\">\n")
      figure(word(.example), note: "JSON", language: "json", example.text.value)
      html.raw("</aside>")
    }
    html.raw("</div>\n")
  }
}
