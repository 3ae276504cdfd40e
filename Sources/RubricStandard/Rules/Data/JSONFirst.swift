import RubricDiagnostics
import RubricOpenAPI

extension Rule {
  static let jsonFirst = Rule(
    "json-first", "JSON is offered",
    rationale: "Every language reads JSON without a further library; another form is work for each caller.",
    severity: .warning, basis: .standard,
    passage: Passage("Use JSON", "JSON is the first choice; another form needs a reason."),
    mending: "offer 'application/json' as well, or name the standard that asks for the other form",
    passing: [
      """
      paths: {/parks: {get: {responses: {"200": {content: {application/json: {}, application/xml: {}}}}}}}
      """,
      """
      paths: {/map: {get: {responses: {"200": {content: {image/png: {}}}, "400": {content: {application/xml: {}}}}}}}
      """,
      """
      paths: {/photos: {post: {requestBody: {content: {multipart/form-data: {}}}, responses: {"200": {content: {text/event-stream: {}}}}}}}
      """,
      """
      paths: {/claims: {post: {requestBody: {content: {application/xml: {}}, description: SAML assertion as OASIS defines it}, responses: {}}}}
      """,
      """
      paths: {/areas: {get: {responses: {"200": {content: {application/gml+xml: {}}}}}}, /spi/GI.xml: {get: {responses: {"200": {content: {application/xml: {}}}}}}}
      """,
    ],
    failing: [
      """
      paths: {/parks: {get: {responses: {"200": {content: {⟦application/xml⟧: {}}}}}}}
      """,
      """
      paths: {/parks: {post: {requestBody: {content: {⟦text/xml⟧: {}, application/yaml: {}}}, responses: {}}}}
      """,
    ],
    check: .mediaType { use, view in
      let content = view.content(of: use)
      // All media types of a message are judged at the first.
      guard content.first?.name == use.media.name, view.carriesData(use) else { return nil }
      let kinds = content.map { MediaKind($0.name) }
      if kinds.contains(.json) || kinds.contains(.jsonSequence) { return [] }
      guard kinds.contains(.otherData), !kinds.contains(.anything), !view.namesReason(for: use),
        !use.isNamedByPath
      else { return nil }
      return [.noJSON(use)]
    })
}

extension Problem {
  fileprivate static func noJSON(_ use: MediaTypeUse) -> Problem {
    switch use.role {
    case .request(_, let operation):
      Problem("'\(operation.signature)' takes '\(use.media.name)' and no JSON", at: use.key)
    case .response(let response):
      Problem("'\(response.operation.signature)' answers '\(use.media.name)' and no JSON", at: use.key)
    }
  }
}

extension MediaTypeUse {
  /// Whether the address is that of a file of XML or YAML, whose form others have chosen.
  fileprivate var isNamedByPath: Bool {
    let operation =
      switch role {
      case .request(_, let operation): operation
      case .response(let response): response.operation
      }
    return [".xml", ".yaml", ".yml", ".js"].contains {
      operation.path.utf8.suffix($0.utf8.count).elementsEqual($0.utf8)
    }
  }
}

extension DescriptionView {
  fileprivate func content(of use: MediaTypeUse) -> [MediaType] {
    switch use.role {
    case .request(let body, _): api.requestBodies[body].content
    case .response(let response): response.response.content
    }
  }

  /// Requests and answers of success; what tells of an error is judged by other rules.
  fileprivate func carriesData(_ use: MediaTypeUse) -> Bool {
    switch use.role {
    case .request: true
    case .response(let response): response.status.isSuccess
    }
  }

  /// Whether what is said of a message, or of its operation, names a standard that is written in XML.
  fileprivate func namesReason(for use: MediaTypeUse) -> Bool {
    let texts: [String?]
    switch use.role {
    case .request(let body, let operation):
      texts = [api.requestBodies[body].description, operation.summary, operation.description]
    case .response(let response):
      texts = [response.response.description, response.operation.summary, response.operation.description]
    }
    return texts.contains { text in
      // What is said of an operation is read again for each of its messages.
      let bytes = Array((text ?? "").utf8.prefix(1000)).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
      return JSONReasons.words.contains { bytes.contains(sequence: $0) }
    }
  }
}

/// Standards that are written in XML, and tables, which are written in no JSON either.
private enum JSONReasons {
  static let words = [
    "saml", "gml", "fhir", "soap", "geotiff", "inspire", "atom feed", "rss", "xbrl", "sitemap", "xml schema",
    "xsd", "xml schema", "xsd",
  ]
}
