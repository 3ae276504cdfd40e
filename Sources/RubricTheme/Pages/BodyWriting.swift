import RubricOpenAPI
import RubricPages
import RubricSchemas
import RubricSite

/// What is sent and what comes back.
extension PageWriter {
  mutating func requestBody(_ body: OperationPage.Body, _ page: OperationPage) {
    heading(2, .requestBody, id: "request-body")
    html.raw(body.isRequired ? "<p class=\"label req\">" : "<p class=\"label\">")
    write(body.isRequired ? .required : .optional)
    html.raw("</p>\n")
    prose(body.description)
    for content in body.contents {
      contentType(content)
      if let table = content.table { fields(page.tables[table]) }
    }
  }

  mutating func response(_ response: OperationPage.ResponsePart, _ page: OperationPage) {
    html.raw("<section class=\"response\">\n")
    let status = statusText(response.status)
    let reason = StatusReason.reason(of: response.status)
    heading(3, reason.isEmpty ? status : "\(status) \(reason)", id: response.anchor)
    prose(response.description, level: 4)
    for content in response.contents {
      contentType(content)
      guard let table = content.table else { continue }
      // What comes back when all went well is read first; the bodies of errors are much alike.
      if response.status.isError { foldedFields(page.tables[table]) } else { fields(page.tables[table]) }
    }
    if let headers = response.headers { responseHeaders(page.tables[headers]) }
    links(response.links)
    html.raw("</section>\n")
  }

  private mutating func responseHeaders(_ table: FieldTable) {
    guard !table.isEmpty else { return }
    html.raw("<details class=\"nest\"><summary>")
    write(.responseHeaders)
    html.raw(" <span class=\"count\">")
    html.number(table.roots.count)
    html.raw("</span></summary>\n")
    fields(table)
    html.raw("</details>\n")
  }

  private mutating func contentType(_ content: OperationPage.Content) {
    html.raw("<p class=\"type\"><code>")
    html.text(content.mediaType)
    html.raw("</code>")
    if let type = content.type {
      html.raw(" · ")
      self.type(type)
      for constraint in content.constraints {
        html.raw(", ")
        self.constraint(constraint)
      }
    }
    html.raw("</p>\n")
  }

  private mutating func links(_ links: [OperationPage.ResponsePart.Link]) {
    guard !links.isEmpty else { return }
    html.raw("<h4>")
    write(.links)
    html.raw("</h4>\n<ul>")
    for link in links {
      html.raw("<li>")
      if let target = link.target { self.link(target) } else { html.text(link.name) }
      for parameter in link.parameters {
        html.raw(" ")
        code("\(parameter.name) = \(parameter.value)")
      }
      if let description = link.description { proseContent(description, level: 5) }
      html.raw("</li>")
    }
    html.raw("</ul>\n")
  }

  mutating func callbacks(_ callbacks: [OperationPage.Callback]) {
    guard !callbacks.isEmpty else { return }
    heading(2, .callbacks, id: "callbacks")
    html.raw("<dl class=\"facts\">")
    for callback in callbacks {
      html.raw("<div><dt><code>")
      html.breakable(callback.name)
      html.raw("</code></dt><dd>")
      for operation in callback.operations {
        html.raw("<p>")
        operationLink(operation)
        html.raw("</p>")
      }
      html.raw("</dd></div>")
    }
    html.raw("</dl>\n")
  }
}
