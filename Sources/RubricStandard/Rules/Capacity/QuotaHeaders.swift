import RubricOpenAPI

/// Headers that tell what is left of a quota.
enum QuotaHeaders {
  /// How a header is named.
  enum Form: Hashable {
    /// `RateLimit`, `RateLimit-Policy` and those of the drafts before.
    case plain
    /// With `X-`, or in a spelling of its own.
    case own
  }

  /// nil of a header that tells of something else.
  static func form(of name: String) -> Form? {
    let words = NameWords(name).words
    let joined = words.joined()
    if joined.utf8.starts(with: "ratelimit".utf8) { return .plain }
    let isOwn =
      joined.utf8.contains(sequence: "ratelimit") || joined.utf8.contains(sequence: "quota")
      || joined.utf8.contains(sequence: "throttl") || words.contains("limit") || words.contains("remaining")
    return isOwn ? .own : nil
  }

  /// Whether the header tells when calls are answered again.
  static func tellsReset(_ name: String) -> Bool {
    let words = NameWords(name).words
    // `RateLimit` itself holds the time in its member `t`.
    return form(of: name) != nil && (words.last == "reset" || words.joined() == "ratelimit")
  }
}

extension Shared<Response> {
  /// Whether one reference stands for all its headers: what it leads to is no part of the description
  /// (OpenAPI 3.0.4 §4.7.17), and what is not read is not held against its author.
  var hasHeadersElsewhere: Bool { value.origin[.headers]?.member(named: "$ref") != nil }

  /// Whether its description names the header, as texts do where nobody has declared it.
  func mentions(_ header: String) -> Bool {
    (value.description ?? "").lowercased().utf8.contains(sequence: header)
  }
}
