import RubricDiagnostics

/// Findings that only repeat what another rule says of the same text.
///
/// Several readers look at one text: that of Markdown, that of sections, and the rules of design. What two of
/// them meet is one defect to its author.
public enum Echoes {
  /// The rule that is silent where another speaks, which tells more or asks for more.
  private static let speakers: [RuleID: RuleID] = [
    "html-not-allowed": "markdown-safe", "link-scheme": "markdown-safe",
    "residual-placeholder": "description-not-placeholder", "document-valid": "scope-described",
    "info-description": "section-thin",
  ]

  /// The findings without echoes, in their order.
  public static func removed(from findings: [Finding]) -> [Finding] {
    let spoken = Set(speakers.values)
    let places = Dictionary(grouping: findings.filter { spoken.contains($0.rule) }, by: \.rule)
      .mapValues { $0.map(\.span).sorted() }
    if places.isEmpty { return findings }
    return findings.filter { finding in
      guard let speaker = speakers[finding.rule], let spans = places[speaker] else { return true }
      return !holds(finding.span, oneOf: spans, isWhole: speaker != "markdown-safe")
    }
  }

  /// Whether one of the spans is a span, or begins within it.
  ///
  /// - Parameters:
  ///   - spans: in ascending order.
  ///   - isWhole: whether it must be the same text and not a part.
  private static func holds(_ span: SourceSpan, oneOf spans: [SourceSpan], isWhole: Bool) -> Bool {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      let other = spans[middle]
      if (other.source, other.bytes.lowerBound) < (span.source, span.bytes.lowerBound) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < spans.count, spans[low].source == span.source else { return false }
    return isWhole ? spans[low] == span : spans[low].bytes.lowerBound < span.bytes.upperBound
  }
}
