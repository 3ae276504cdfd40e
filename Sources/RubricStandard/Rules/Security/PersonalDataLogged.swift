import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let personalDataLogged = Rule(
    "personal-data-logged", "The description says that access to personal data is recorded",
    rationale:
      "Whoever asks who has seen their data must get an answer, and callers must know that it is kept.",
    severity: .info, basis: .standard,
    passage: Passage(
      "Keep a log of requests for personal data", "Log when personal data is provided and to whom."),
    mending: "say what is recorded of each request, and take an identifier of the request in a header",
    passing: [
      """
      info: {title: P, version: 1.0.0, x-contains-sensitive-data: true, description: Every request is logged with the caller's identity.}
      paths: {/p: {get: {}}}
      """,
      """
      info: {title: P, version: 1.0.0, x-contains-sensitive-data: true}
      paths: {/p: {get: {parameters: [{name: X-Correlation-ID, in: header, schema: {type: string}}]}}}
      """,
      "info: {title: P, version: 1.0.0, description: Parks.}",
      // A name in a message or of an author is not kept on anybody.
      """
      paths: {/p: {get: {responses: {'200': {content: {application/json: {schema: {properties: {surname: {}, title: {}}}}}}}}}}
      """,
    ],
    failing: [
      """
      info: {title: P, version: 1.0.0, x-contains-sensitive-data: ⟦true⟧, description: Log in to see people.}
      paths: {/p: {get: {}}}
      """,
      """
      paths: {/p: {get: {responses: {'200': {content: {application/json: {schema: {properties: {⟦surname⟧: {}, email: {}}}}}}}}}}
      """,
    ],
    check: .description { view in
      guard view.personalFields.isThere, let evidence = view.personalFields.evidence,
        !view.isInGuides("information-handling")
      else { return nil }
      return view.tracesRequests || view.tellsOfLogs ? [] : [.notLogged(at: evidence.span)]
    })
}

extension Problem {
  fileprivate static func notLogged(at span: SourceSpan) -> Problem {
    Problem("nothing says that access to the data on persons is recorded", at: span)
  }
}

extension DescriptionView {
  /// Whether a header takes or gives an identifier by which a request is found in a log.
  fileprivate var tracesRequests: Bool {
    let names = api.parameters.all.filter { $0.location == .header }.map(\.name) + headers.map(\.name)
    return names.contains { name in
      let words = NameWords(name).words
      return !Set(words).isDisjoint(with: ["correlation", "trace", "traceparent"])
        || words.contains("request") && words.contains("id")
    }
  }

  fileprivate var tellsOfLogs: Bool {
    let texts =
      [api.info.description] + api.tags.map(\.description) + api.securitySchemes.all.map(\.description)
    return texts.contains { $0.map(DescriptionView.tellsOfLog) == true }
  }

  private static func tellsOfLog(_ text: String) -> Bool {
    let words = NameWords(text.lowercased()).words
    return words.indices.contains { index in
      switch words[index] {
      case "audit", "audits", "audited", "auditing", "auditable": return true
      case "log", "logs", "logged", "logging":
        // Whoever logs in is let in and not recorded.
        let next = index + 1 < words.count ? words[index + 1] : ""
        return !["in", "into", "on", "out", "off"].contains(next)
      default: return false
      }
    }
  }
}
