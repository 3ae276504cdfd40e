import RubricOpenAPI
import RubricPages
import RubricSite

/// Operations.
extension PageWriter {
  mutating func operation(_ page: OperationPage) {
    endpoint(page)
    excused += page.inapplicable
    if let deprecated = page.deprecated {
      deprecation(page.sunset)
      tell(deprecated.place)
    }
    // A box for examples where there are none would be a landmark of nothing.
    let hasExamples = !page.samples.isEmpty || page.hasExamples
    html.raw(hasExamples ? "<div class=\"split\"><div>\n" : "<div><div>\n")
    for line in [page.summary, page.pathSummary].compactMap(\.self) {
      html.raw("<p class=\"lead\">")
      text(line)
      html.raw("</p>\n")
    }
    prose(page.description)
    prose(page.pathDescription)
    glance(page)
    firstRemarks(page.remarks)
    parts(of: page)
    lastRemarks(page.remarks)
    for guide in page.guides { excerpt(guide) }
    html.raw("</div>\n")
    if hasExamples { samples(of: page) }
    html.raw("</div>\n")
  }

  /// By what the operation is known, and where it belongs.
  private mutating func glance(_ page: OperationPage) {
    guard page.operationID != nil || !page.tags.isEmpty || !page.media.isEmpty else { return }
    html.raw("<dl class=\"facts glance\">")
    if let id = page.operationID { fact(.operationID) { $0.code(id) } }
    if !page.tags.isEmpty {
      fact(.tags) { writer in
        for (index, tag) in page.tags.enumerated() {
          if index > 0 { writer.html.raw(", ") }
          if let link = tag.value.link { writer.link(link) } else { writer.html.breakable(tag.value.name) }
          writer.tell(tag.place)
        }
      }
    }
    media(page.media)
    html.raw("</dl>\n")
  }

  mutating func parameters(_ groups: [OperationPage.ParameterGroup], _ tables: [FieldTable]) {
    for group in groups {
      heading(2, parameterWord(group.location), id: "\(group.location.rawValue)-parameters")
      tell(group.places)
      fields(tables[group.table])
    }
  }

  mutating func media(_ facts: [MediaFact]) {
    for media in facts {
      fact(media.label) { writer in
        for (index, word) in media.words.enumerated() {
          if index > 0 { writer.html.raw(", ") }
          writer.code(word)
        }
      }
    }
  }

  /// Everything that is sent and comes back.
  private mutating func parts(of page: OperationPage) {
    if page.kind == .path || page.security.isOwn { security(page.security) }
    parameters(page.parameters, page.tables)
    if let body = page.requestBody { requestBody(body, page.tables) }
    if !page.responses.isEmpty {
      heading(2, .responses, id: "responses")
      for response in page.responses { self.response(response, page.tables) }
    }
    callbacks(page.callbacks)
    if !page.servers.isEmpty {
      heading(2, .servers, id: "servers")
      servers(page.servers)
    }
  }

  mutating func endpoint(_ page: OperationPage) {
    html.raw("<div class=\"endpoint\"><span class=\"verb ")
    html.text(page.method.value.rawValue)
    html.raw("\">")
    html.text(page.method.value.name)
    tell(page.method.place)
    html.raw("</span> ")
    code(page.path)
    switch page.kind {
    case .path: break
    case .webhook: badge(.webhook, "badge")
    case .callback: badge(.callback, "badge")
    }
    if let isInternal = page.isInternal {
      badge(.internalOnly, "badge")
      tell(isInternal.place)
    }
    badges(page.badges)
    html.raw("</div>\n")
  }

  mutating func deprecation(_ sunset: Told<String>?) {
    html.raw("<p class=\"note alert-warning\"><strong>")
    write(.deprecated)
    html.raw("</strong> ")
    if let sunset {
      write(.sunset, sunset.value)
      tell(sunset.place)
    } else {
      write(.noSunset)
    }
    html.raw("</p>\n")
  }

  func parameterWord(_ location: Parameter.Location) -> Word {
    switch location {
    case .path: .pathParameters
    case .query: .queryParameters
    case .querystring: .queryStringParameters
    case .header: .headerParameters
    case .cookie: .cookieParameters
    case .unplaced: .unplacedParameters
    }
  }

  // MARK: - Around

  mutating func servers(_ servers: [ServerWords]) {
    html.raw("<dl class=\"facts\">")
    for server in servers {
      html.raw("<div><dt>")
      code(server.url)
      tell(server.places)
      if let name = server.name {
        html.raw(" ")
        text(name)
      }
      html.raw("</dt><dd>")
      if let description = server.description { proseContent(description, level: headingLevel + 1) }
      for variable in server.variables { self.variable(variable) }
      remarks(server.remarks)
      html.raw("</dd></div>")
    }
    html.raw("</dl>\n")
  }

  private mutating func variable(_ variable: ServerWords.Variable) {
    html.raw("<p><code>{")
    text(variable.name)
    html.raw("}</code> ")
    write(.defaultValue)
    html.raw(" ")
    code(variable.defaultValue)
    html.raw("</p>")
    if let description = variable.description { proseContent(description, level: headingLevel + 1) }
    values(variable.values)
    remarks(variable.remarks)
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
