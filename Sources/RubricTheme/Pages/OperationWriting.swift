import RubricOpenAPI
import RubricPages
import RubricSite

/// Operations.
extension PageWriter {
  mutating func operation(_ page: OperationPage) {
    endpoint(page)
    if page.isDeprecated { deprecation(page.sunset) }
    // A box for examples where there are none would be a landmark of nothing.
    let hasExamples = !page.samples.isEmpty || page.hasExamples
    html.raw(hasExamples ? "<div class=\"split\"><div>\n" : "<div><div>\n")
    if let summary = page.summary {
      html.raw("<p class=\"lead\">")
      html.text(summary)
      html.raw("</p>\n")
    }
    prose(page.description)
    prose(page.pathDescription)
    externalDocs(page.externalDocs)
    parts(of: page)
    for guide in page.guides { excerpt(guide) }
    html.raw("</div>\n")
    if hasExamples { samples(of: page) }
    html.raw("</div>\n")
  }

  /// Everything that is sent and comes back.
  private mutating func parts(of page: OperationPage) {
    if page.kind == .path || !page.security.alternatives.isEmpty { security(page.security) }
    for group in page.parameters {
      heading(2, parameterWord(group.location), id: "\(group.location.rawValue)-parameters")
      fields(page.tables[group.table])
    }
    if let body = page.requestBody { requestBody(body, page) }
    if !page.responses.isEmpty {
      heading(2, .responses, id: "responses")
      for response in page.responses { self.response(response, page) }
    }
    callbacks(page.callbacks)
    if !page.servers.isEmpty {
      heading(2, .servers, id: "servers")
      servers(page.servers)
    }
  }

  mutating func endpoint(_ page: OperationPage) {
    html.raw("<div class=\"endpoint\"><span class=\"verb ")
    html.text(page.method.rawValue)
    html.raw("\">")
    html.text(page.method.name)
    html.raw("</span> ")
    code(page.path)
    switch page.kind {
    case .path: break
    case .webhook: badge(.webhook, "badge")
    case .callback: badge(.callback, "badge")
    }
    html.raw("</div>\n")
  }

  mutating func deprecation(_ sunset: String?) {
    html.raw("<p class=\"note alert-warning\"><strong>")
    write(.deprecated)
    html.raw("</strong> ")
    if let sunset { write(.sunset, sunset) } else { write(.noSunset) }
    html.raw("</p>\n")
  }

  private func parameterWord(_ location: Parameter.Location) -> Word {
    switch location {
    case .path: .pathParameters
    case .query: .queryParameters
    case .querystring: .queryStringParameters
    case .header: .headerParameters
    case .cookie: .cookieParameters
    }
  }

  // MARK: - Around

  mutating func servers(_ servers: [Server]) {
    html.raw("<dl class=\"facts\">")
    for server in servers {
      html.raw("<div><dt>")
      code(server.url)
      html.raw("</dt><dd>")
      if let description = site?.pageProse(server.description) {
        proseContent(description, level: headingLevel + 1)
      }
      for variable in server.variables {
        html.raw("<p><code>{")
        html.text(variable.name)
        html.raw("}</code> ")
        write(.defaultValue)
        html.raw(" ")
        code(variable.value.default)
        html.raw("</p>")
        values(variable.value.enum)
      }
      html.raw("</dd></div>")
    }
    html.raw("</dl>\n")
  }

  mutating func externalDocs(_ docs: ExternalDocumentation?) {
    guard let docs, !docs.url.isEmpty else { return }
    html.raw("<p>")
    write(.externalDocumentation)
    html.raw(" ")
    external(docs.url, text: docs.description ?? docs.url)
    html.raw("</p>\n")
  }

  mutating func excerpt(_ guide: GuideExcerpt) {
    html.raw("<section class=\"from-guide\">\n")
    heading(2, text(guide.source.label), id: "guide-" + Slug(text(guide.source.label)).description)
    source(guide.source)
    prose(guide.prose, level: 3)
    html.raw("</section>\n")
  }

  /// Tells from which page a text is shown.
  mutating func source(_ link: PageLink) {
    html.raw("<p class=\"source\">")
    write(.copiedFrom)
    html.raw(" ")
    self.link(link)
    html.raw("</p>\n")
  }

  mutating func andMore(_ count: Int) {
    html.raw("<p class=\"more\">")
    write(.andMore, String(count))
    html.raw("</p>\n")
  }
}

extension OperationPage {
  fileprivate var hasExamples: Bool {
    requestBody?.contents.contains { !$0.examples.isEmpty } == true
      || responses.contains { $0.contents.contains { !$0.examples.isEmpty } }
  }
}
