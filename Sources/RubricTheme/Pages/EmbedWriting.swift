import RubricPages

extension PageWriter {
  /// What an image by name stands for.
  mutating func embedded(_ embed: PageProse.Embed) {
    html.raw("<div class=\"embed\">\n")
    switch embed {
    case .schema(let title, let route, let table):
      html.raw("<p class=\"label\">")
      if let route { link(PageLink(.text(title), route)) } else { html.text(title) }
      html.raw("</p>\n")
      fields(table)
    case .operation(let page, let link):
      html.raw("<p class=\"label\">")
      self.link(link)
      html.raw("</p>\n")
      endpoint(page)
      for group in page.parameters { fields(page.tables[group.table]) }
      for sample in page.samples {
        figure(word(.request), note: sample.title, language: sample.language, sample.code)
      }
      if let response = page.responses.first(where: { $0.status.value.isSuccess }),
        let example = response.contents.first?.examples.first
      {
        figure(
          word(.responseOf, statusText(response.status.value)),
          note: response.contents.first?.mediaType.value ?? "", language: example.language,
          example.text.value)
      }
    }
    html.raw("</div>\n")
  }
}
