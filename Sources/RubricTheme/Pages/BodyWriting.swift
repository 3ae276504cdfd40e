import RubricDocuments
import RubricOpenAPI
import RubricPages
import RubricSchemas
import RubricSite

/// What is sent and what comes back.
extension PageWriter {
  mutating func requestBody(_ body: OperationPage.Body, _ tables: [FieldTable]) {
    heading(2, .requestBody, id: "request-body")
    bodyContent(body, tables)
  }

  mutating func bodyContent(_ body: OperationPage.Body, _ tables: [FieldTable]) {
    html.raw(body.isRequired.value ? "<p class=\"label req\">" : "<p class=\"label\">")
    write(body.isRequired.value ? .required : .optional)
    tell(body.isRequired.place)
    html.raw("</p>\n")
    if let reference = body.reference { self.reference(reference) }
    prose(body.description)
    for content in body.contents { self.content(content, tables) }
    remarks(body.remarks)
  }

  mutating func content(_ content: OperationPage.Content, _ tables: [FieldTable]) {
    contentType(content)
    if let table = content.table { fields(tables[table]) }
    if let items = content.items { fields(tables[items]) }
    encodings(content.encodings, tables)
  }

  mutating func response(_ response: OperationPage.ResponsePart, _ tables: [FieldTable]) {
    html.raw("<section class=\"response\">\n")
    let status = statusText(response.status.value)
    let reason = StatusReason.reason(of: response.status.value)
    heading(3, reason.isEmpty ? status : "\(status) \(reason)", id: response.anchor)
    tell(response.status.place)
    if let reference = response.reference { self.reference(reference) }
    if let summary = response.summary {
      html.raw("<p>")
      text(summary)
      html.raw("</p>\n")
    }
    prose(response.description, level: 4)
    for content in response.contents {
      contentType(content)
      if let items = content.items { fields(tables[items]) }
      encodings(content.encodings, tables)
      guard let table = content.table else { continue }
      // What comes back when all went well is read first; the bodies of errors are much alike.
      if response.status.value.isError { foldedFields(tables[table]) } else { fields(tables[table]) }
    }
    if let headers = response.headers { responseHeaders(tables[headers]) }
    links(response.links)
    remarks(response.remarks)
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
    text(content.mediaType)
    html.raw("</code>")
    guard let words = content.words else {
      html.raw("</p>\n")
      prose(content.description, level: 5)
      return remarks(content.remarks)
    }
    html.raw(" · ")
    type(of: words)
    marks(words)
    html.raw("</p>\n")
    prose(content.description, level: 5)
    self.words(words)
    remarks(content.remarks)
  }

  private mutating func encodings(_ encodings: [OperationPage.EncodingWords], _ tables: [FieldTable]) {
    guard !encodings.isEmpty else { return }
    html.raw("<p class=\"label\">")
    write(.partsWritten)
    html.raw("</p>\n<dl class=\"values\">")
    for encoding in encodings {
      html.raw("<div><dt>")
      label(encoding.label)
      tell(encoding.place)
      html.raw("</dt><dd>")
      if let type = encoding.contentType { code(type) }
      if !encoding.serialization.isEmpty { serialization(encoding.serialization) }
      if let headers = encoding.headers { fields(tables[headers]) }
      self.encodings(encoding.parts, tables)
      remarks(encoding.remarks)
      html.raw("</dd></div>")
    }
    html.raw("</dl>\n")
  }

  /// Tells where something is described that the specification only refers to.
  mutating func reference(_ reference: Told<String>) {
    html.raw("<p>")
    write(.describedAt)
    html.raw(" ")
    external(reference.value, text: reference.value)
    tell(reference.place)
    html.raw("</p>\n")
  }

  mutating func links(_ links: [OperationPage.ResponsePart.Link]) {
    guard !links.isEmpty else { return }
    html.raw("<h4>")
    write(.links)
    html.raw("</h4>\n<dl class=\"facts\">")
    for link in links {
      html.raw("<div><dt>")
      text(link.name)
      html.raw("</dt><dd>")
      if let target = link.target {
        self.link(target)
        tell(link.operation?.place)
      } else if let operation = link.operation {
        code(operation)
      }
      if let description = link.description { proseContent(description, level: 5) }
      for parameter in link.parameters {
        html.raw("<p>")
        code("\(parameter.name) = \(parameter.value.value)")
        tell(parameter.value.place)
        tell(parameter.keyPlace)
        html.raw("</p>")
      }
      if let body = link.requestBody { labelled(.requestBody, body) }
      if let server = link.server { servers([server]) }
      remarks(link.remarks)
      html.raw("</dd></div>")
    }
    html.raw("</dl>\n")
  }

  mutating func callbacks(_ callbacks: [OperationPage.Callback]) {
    guard !callbacks.isEmpty else { return }
    heading(2, .callbacks, id: "callbacks")
    html.raw("<dl class=\"facts\">")
    for callback in callbacks {
      html.raw("<div><dt>")
      code(callback.name)
      html.raw("</dt><dd>")
      for operation in callback.operations {
        html.raw("<p>")
        operationLink(operation)
        html.raw("</p>")
      }
      remarks(callback.remarks)
      html.raw("</dd></div>")
    }
    html.raw("</dl>\n")
  }
}

extension Named<Told<String>> {
  /// Where the name is written.
  fileprivate var keyPlace: Place? { value.place?.key }
}
