import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricPatterns

/// A rule of an organisation's own: what a member of each object of a kind must be.
struct OwnRule: Sendable {
  var subject: Subject
  /// Names from the object to the member.
  var path: [Name]
  var demand: Demand

  /// The objects that the rule looks at, by the specification's names.
  enum Subject: String, Sendable, CaseIterable {
    case info, server, path, operation, parameter, response, schema, property, tag
    case securityScheme = "security-scheme"
  }

  /// What the member must be.
  enum Demand: Sendable {
    case exists
    case existsNot
    /// A text, number or word that the pattern matches; one that is not there is let be.
    case matches(String)
    /// One of these texts; one that is not there is let be.
    case isOneOf([Name])
  }

  private var name: String { path.map(\.text).joined(separator: "/") }

  /// What holds where the rule is kept.
  var title: String {
    switch demand {
    case .exists: "Each \(subject.rawValue) has '\(name)'"
    case .existsNot: "No \(subject.rawValue) has '\(name)'"
    case .matches(let pattern): "'\(name)' of each \(subject.rawValue) matches '\(pattern)'"
    case .isOneOf: "'\(name)' of each \(subject.rawValue) is one of the organisation's"
    }
  }

  /// What to do about a finding.
  var mending: String {
    switch demand {
    case .exists: "add '\(name)'"
    case .existsNot: "take '\(name)' away"
    case .matches(let pattern): "write it so that it matches '\(pattern)'"
    case .isOneOf(let texts): "write one of " + texts.map { "'\($0)'" }.joined(separator: ", ")
    }
  }

  /// How it is checked.
  var check: Check {
    let compiled: Pattern? = if case .matches(let source) = demand { try? Pattern(source) } else { nil }
    @Sendable func problems(_ what: String, _ object: Node, _ span: SourceSpan) -> [Problem]? {
      self.problems(what, object, span, compiled)
    }
    switch subject {
    case .info: return .description { problems("the API", $0.api.info.origin, $0.api.info.origin.span) }
    case .server:
      return .server { use, _ in problems("'\(use.server.url)'", use.server.origin, use.server.origin.span) }
    case .path: return .path { use, _ in problems("path '\(use.template)'", use.item, use.key) }
    case .operation:
      return .operation { operation, _ in
        problems("'\(operation.signature)'", operation.origin, operation.methodSpan)
      }
    case .parameter:
      return .parameter { parameter, _ in
        problems("parameter '\(parameter.name)'", parameter.origin, parameter.origin.span)
      }
    case .response:
      return .response { use, _ in
        problems("\(use.status.text) of '\(use.operation.signature)'", use.response.origin, use.key)
      }
    case .schema:
      return .schema { use, _ in
        problems(use.name.map { "schema '\($0)'" } ?? "a schema", use.schema.origin, use.span)
      }
    case .property:
      return .property { use, _ in
        problems("property '\(use.property.name)'", use.schema.origin, use.property.member.keySpan)
      }
    case .tag: return .tag { tag, _ in problems("tag '\(tag.name)'", tag.origin, tag.origin.span) }
    case .securityScheme:
      return .securityScheme { scheme, _ in
        problems("scheme '\(scheme.name)'", scheme.origin, scheme.origin.span)
      }
    }
  }

  /// - Parameter span: what the finding points at where the member is not there.
  private func problems(_ what: String, _ object: Node, _ span: SourceSpan, _ pattern: Pattern?) -> [Problem]?
  {
    var member: Node.Member?
    var holder = object
    for step in path {
      guard let next = holder.member(named: step) else {
        if case .exists = demand { return [Problem("\(what) has no '\(name)'", at: span)] }
        return []
      }
      member = next
      holder = next.value
    }
    guard let member else { return nil }
    switch demand {
    case .exists: return []
    case .existsNot: return [Problem("\(what) has '\(name)'", at: member.keySpan)]
    case .matches:
      let text = member.value.text ?? ""
      guard let pattern, !pattern.matches(text) else { return [] }
      return [Problem("'\(name)' of \(what) is '\(text)'", at: member.value.span)]
    case .isOneOf(let texts):
      let text = member.value.text ?? ""
      guard !texts.contains(Name(text)) else { return [] }
      return [Problem("'\(name)' of \(what) is '\(text)'", at: member.value.span)]
    }
  }
}
