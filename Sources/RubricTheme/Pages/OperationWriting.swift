import RubricOpenAPI
import RubricPages
import RubricSchemas
import RubricSite

/// Operations and schemas.
extension PageWriter {
  mutating func operation(_ page: OperationPage) {
    endpoint(page)
    if page.isDeprecated { deprecation(page.sunset) }
    html.raw("<div class=\"split\"><div>\n")
    prose(page.description)
    prose(page.pathDescription)
    externalDocs(page.externalDocs)
    parts(of: page)
    for guide in page.guides { excerpt(guide) }
    html.raw("</div>\n")
    samples(of: page)
    html.raw("</div>\n")
  }

  /// Everything that is sent and comes back.
  private mutating func parts(of page: OperationPage) {
    security(page.security)
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
    html.raw("</span> <code>")
    html.text(page.path)
    html.raw("</code>")
    switch page.kind {
    case .path: break
    case .webhook: badge(.webhook, "badge")
    case .callback: badge(.callback, "badge")
    }
    html.raw("</div>\n")
  }

  private mutating func deprecation(_ sunset: String?) {
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

  // MARK: - Security

  mutating func security(_ security: Security) {
    heading(2, .authorisation, id: "authorisation")
    html.raw("<div class=\"prose\">")
    if security.alternatives.isEmpty {
      html.raw("<p>")
      write(.openToAll)
      html.raw("</p>")
    } else {
      alternatives(security)
    }
    html.raw("</div>\n")
  }

  private mutating func alternatives(_ security: Security) {
    if security.alternatives.count > 1 || security.isOptional {
      html.raw("<p>")
      write(.eitherOf)
      html.raw("</p>")
    }
    html.raw("<ul class=\"alternatives\">")
    for alternative in security.alternatives {
      html.raw("<li>")
      for (index, scheme) in alternative.schemes.enumerated() {
        if index > 0 {
          html.raw(" ")
          write(.allOf)
          html.raw(" ")
        }
        self.scheme(scheme, link: security.link)
      }
      html.raw("</li>")
    }
    if security.isOptional {
      html.raw("<li>")
      write(.orNothing)
      html.raw("</li>")
    }
    html.raw("</ul>")
  }

  private mutating func scheme(_ scheme: Security.Scheme, link: PageLink?) {
    if let link {
      html.raw("<a href=\"")
      address(of: link.route, fragment: link.fragment)
      html.raw("\">")
      schemeKind(scheme.kind)
      html.raw("</a>")
    } else {
      schemeKind(scheme.kind)
    }
    html.raw(" ")
    code(scheme.name)
    guard !scheme.scopes.isEmpty else { return }
    html.raw("<ul class=\"scopes\">")
    for scope in scheme.scopes {
      html.raw("<li>")
      if let link = scope.link {
        html.raw("<a href=\"")
        address(of: link.route, fragment: link.fragment)
        html.raw("\">")
        code(scope.name)
        html.raw("</a>")
      } else {
        code(scope.name)
      }
      if !scope.description.isEmpty {
        html.raw(" ")
        html.text(scope.description)
      }
      html.raw("</li>")
    }
    html.raw("</ul>")
  }

  mutating func schemeKind(_ kind: SecurityScheme.Kind?) {
    switch kind {
    case .apiKey(let name, let location): write(.schemeAPIKey, name, location)
    case .http(let scheme, _):
      switch scheme.lowercased() {
      case "basic": write(.schemeBasic)
      case "bearer": write(.schemeBearer)
      default: write(.schemeHTTP, scheme)
      }
    case .mutualTLS: write(.schemeMutualTLS)
    case .oauth2(let flows): write(.schemeOAuth, flows.map(\.kind.rawValue).joined(separator: ", "))
    case .openIDConnect: write(.schemeOpenID)
    case .unknown(let type): write(.schemeUnknown, type)
    case nil: write(.schemeUnknown, "")
    }
  }

  // MARK: - Bodies

  private mutating func requestBody(_ body: OperationPage.Body, _ page: OperationPage) {
    heading(2, .requestBody, id: "request-body")
    html.raw("<p class=\"label\">")
    write(body.isRequired ? .required : .optional)
    html.raw("</p>\n")
    prose(body.description)
    for content in body.contents { self.content(content, page) }
  }

  private mutating func response(_ response: OperationPage.ResponsePart, _ page: OperationPage) {
    html.raw("<section class=\"response\">\n")
    let status = response.status.text == "default" ? word(.anyStatus) : response.status.text
    let reason = StatusReason.reason(of: response.status)
    heading(3, reason.isEmpty ? status : "\(status) \(reason)", id: response.anchor)
    prose(response.description, level: 4)
    if let headers = response.headers, !page.tables[headers].isEmpty {
      html.raw("<h4>")
      write(.responseHeaders)
      html.raw("</h4>\n")
      fields(page.tables[headers])
    }
    for content in response.contents { self.content(content, page) }
    links(response.links)
    html.raw("</section>\n")
  }

  private mutating func content(_ content: OperationPage.Content, _ page: OperationPage) {
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
    if let table = content.table { fields(page.tables[table]) }
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

  private mutating func callbacks(_ callbacks: [OperationPage.Callback]) {
    guard !callbacks.isEmpty else { return }
    heading(2, .callbacks, id: "callbacks")
    html.raw("<dl class=\"facts\">")
    for callback in callbacks {
      html.raw("<div><dt><code>")
      html.text(callback.name)
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

  mutating func servers(_ servers: [Server]) {
    html.raw("<dl class=\"facts\">")
    for server in servers {
      html.raw("<div><dt><code>")
      html.text(server.url)
      html.raw("</code></dt><dd>")
      if let description = site?.pageProse(server.description) { proseContent(description, level: 4) }
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

  // MARK: - Examples

  private mutating func samples(of page: OperationPage) {
    html.raw("<aside aria-label=\"")
    write(.examples)
    html.raw("\">\n")
    for sample in page.samples { figure(word(.request), note: sample.title, language: sample.language, sample.code) }
    for content in page.requestBody?.contents ?? [] {
      examples(content, title: word(.requestBody))
    }
    for response in page.responses {
      let status = response.status.text == "default" ? word(.anyStatus) : response.status.text
      for content in response.contents { examples(content, title: "\(status) \(word(.response))") }
    }
    html.raw("</aside>\n")
  }

  private mutating func examples(_ content: OperationPage.Content, title: String) {
    for (index, example) in content.examples.enumerated() {
      // The first is open; the rest are one step away.
      if index == 1 {
        html.raw("<details class=\"nest\"><summary>")
        write(.andMore, String(content.examples.count - 1))
        html.raw("</summary>\n")
      }
      let name = example.title.isEmpty ? title : "\(title): \(example.title)"
      figure(name, note: content.mediaType, language: example.language, example.text)
      prose(example.description, level: 4)
    }
    if content.examples.count > 1 { html.raw("</details>\n") }
  }

  mutating func figure(_ title: String, note: String, language: String, _ text: String) {
    html.raw("<figure class=\"code\"><figcaption><span>")
    html.text(title)
    html.raw("</span> <span>")
    html.text(note)
    html.raw("</span></figcaption><pre tabindex=\"0\"><code")
    if !language.isEmpty {
      html.raw(" class=\"language-")
      html.text(language)
      html.raw("\"")
    }
    html.raw(">")
    html.text(text)
    html.raw("</code></pre></figure>\n")
  }

  // MARK: - Around

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

  mutating func schema(_ page: SchemaPage) {
    if page.isDeprecated { deprecation(nil) }
    html.raw("<p class=\"type\">")
    type(page.type)
    for constraint in page.constraints {
      html.raw(", ")
      self.constraint(constraint)
    }
    html.raw("</p>\n<div class=\"split\"><div>\n")
    prose(page.description)
    values(page.values)
    if !page.table.isEmpty {
      heading(2, .fields, String(page.table.roots.count), id: "fields")
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
    html.raw("</div>\n<aside aria-label=\"")
    write(.example)
    html.raw("\">\n")
    if let example = page.example { figure(word(.example), note: "JSON", language: "json", example.text) }
    html.raw("</aside></div>\n")
  }

  private mutating func heading(_ level: Int, _ own: Word, _ argument: String, id: String) {
    heading(level, word(own, argument), id: id)
  }

  mutating func andMore(_ count: Int) {
    html.raw("<p class=\"more\">")
    write(.andMore, String(count))
    html.raw("</p>\n")
  }

  /// What an image by name stands for.
  mutating func embedded(_ embed: PageProse.Embed, number: Int) {
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
      for sample in page.samples { figure(word(.request), note: sample.title, language: sample.language, sample.code) }
      if let response = page.responses.first(where: { $0.status.isSuccess }),
        let example = response.contents.first?.examples.first
      {
        figure("\(response.status) \(word(.response))", note: response.contents.first?.mediaType ?? "", language: example.language, example.text)
      }
    }
    html.raw("</div>\n")
  }
}

/// Reason phrases of HTTP (RFC 9110 §15, RFC 6585), which are names and not translated.
enum StatusReason {
  static func reason(of status: StatusCode) -> String { status.number.flatMap { phrases[$0] } ?? "" }

  private static let phrases: [Int: String] = [
    100: "Continue", 101: "Switching Protocols", 200: "OK", 201: "Created", 202: "Accepted",
    203: "Non-Authoritative Information", 204: "No Content", 205: "Reset Content", 206: "Partial Content",
    207: "Multi-Status", 300: "Multiple Choices", 301: "Moved Permanently", 302: "Found", 303: "See Other",
    304: "Not Modified", 307: "Temporary Redirect", 308: "Permanent Redirect", 400: "Bad Request",
    401: "Unauthorized", 402: "Payment Required", 403: "Forbidden", 404: "Not Found",
    405: "Method Not Allowed", 406: "Not Acceptable", 407: "Proxy Authentication Required",
    408: "Request Timeout", 409: "Conflict", 410: "Gone", 411: "Length Required", 412: "Precondition Failed",
    413: "Content Too Large", 414: "URI Too Long", 415: "Unsupported Media Type", 416: "Range Not Satisfiable",
    417: "Expectation Failed", 418: "(Unused)", 421: "Misdirected Request", 422: "Unprocessable Content",
    423: "Locked", 424: "Failed Dependency", 425: "Too Early", 426: "Upgrade Required",
    428: "Precondition Required", 429: "Too Many Requests", 431: "Request Header Fields Too Large",
    451: "Unavailable For Legal Reasons", 500: "Internal Server Error", 501: "Not Implemented",
    502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
    505: "HTTP Version Not Supported", 507: "Insufficient Storage", 511: "Network Authentication Required",
  ]
}
