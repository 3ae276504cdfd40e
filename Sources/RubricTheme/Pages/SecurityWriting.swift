import RubricOpenAPI
import RubricPages
import RubricSite

/// Who may call.
extension PageWriter {
  mutating func security(_ security: Security) {
    heading(2, .authorisation, id: "authorisation")
    html.raw("<div class=\"prose\">")
    if security.alternatives.isEmpty {
      html.raw("<p>")
      write(security.isStated ? .openToAll : .noAuthorisationStated)
      html.raw("</p>")
    } else {
      alternatives(security)
    }
    html.raw("</div>\n")
  }

  mutating func alternatives(_ security: Security) {
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

  /// Where a key is sent (OpenAPI 3.1.0 §4.8.27), in the page's language; as it is written of another place.
  private func place(ofKey location: String) -> String {
    switch location {
    case "header": word(.sentInHeader)
    case "query": word(.sentInQuery)
    case "cookie": word(.sentInCookie)
    default: location
    }
  }

  mutating func schemeKind(_ kind: SecurityScheme.Kind?) {
    switch kind {
    case .apiKey(let name, let location): write(.schemeAPIKey, name, place(ofKey: location))
    case .http(let scheme, let format):
      switch scheme.lowercased() {
      case "basic": write(.schemeBasic)
      case "bearer":
        if let format { write(.schemeBearerFormat, format) } else { write(.schemeBearer) }
      default: write(.schemeHTTP, scheme)
      }
    case .mutualTLS: write(.schemeMutualTLS)
    case .oauth2(let flows): write(.schemeOAuth, flows.map(\.kind.rawValue).joined(separator: ", "))
    case .openIDConnect: write(.schemeOpenID)
    case .unknown(let type): write(.schemeUnknown, type)
    case nil: write(.schemeUnknown, "")
    }
  }
}
