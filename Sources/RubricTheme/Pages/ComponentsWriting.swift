import RubricPages
import RubricSite

/// Components that no operation uses.
extension PageWriter {
  mutating func components(_ page: ComponentsPage) {
    html.raw("<p class=\"lead\">")
    write(.otherComponentsLead)
    html.raw("</p>\n")
    for path in page.paths { self.path(path, page.tables) }
    parameters(page.parameters, page.tables)
    if !page.requestBodies.isEmpty {
      heading(2, .requestBody, id: "request-bodies")
      for named in page.requestBodies {
        heading(3, named.name, id: "body-" + Slug(named.name).description)
        bodyContent(named.value, page.tables)
      }
    }
    if !page.responses.isEmpty {
      heading(2, .responses, id: "responses")
      for response in page.responses { self.response(response, page.tables) }
    }
    for content in page.mediaTypes { self.content(content, page.tables) }
    if let table = page.headers {
      heading(2, .headers, id: "headers")
      fields(page.tables[table])
    }
    if !page.examples.isEmpty {
      heading(2, .examples, id: "examples")
      remarks([.examples(page.examples)])
    }
    links(page.links)
    for named in page.operations {
      heading(2, named.name, id: "operation-" + Slug(named.name).description)
      operation(named.value)
    }
    let contents =
      page.requestBodies.flatMap { $0.value.contents } + page.responses.flatMap(\.contents) + page.mediaTypes
    for content in contents {
      for example in content.examples { self.example(example, title: word(.example), content) }
    }
  }
}

extension PageWriter {
  /// A path without operations.
  private mutating func path(_ path: ComponentsPage.EmptyPath, _ tables: [FieldTable]) {
    heading(2, path.path.value, id: "path-" + Slug(path.path.value).description)
    tell(path.path.place)
    if let reference = path.reference {
      self.reference(reference)
    } else {
      html.raw("<p>")
      write(.noOperations)
      html.raw("</p>\n")
    }
    if let summary = path.summary {
      html.raw("<p>")
      text(summary)
      html.raw("</p>\n")
    }
    prose(path.description)
    parameters(path.parameters, tables)
    if !path.servers.isEmpty { servers(path.servers) }
    remarks(path.remarks)
  }
}
