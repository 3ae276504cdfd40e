import RubricDiagnostics
import RubricMarkdown
import RubricSite

extension Standard {
  /// How the guides and descriptions of a site are written. Guides that all APIs share are looked at with the
  /// site's own pages only.
  public func writingFindings(of site: Site) -> [Finding] {
    var findings: [Finding] = []
    for id in site.guideIDs where site.api == nil || !site[id].isShared {
      let guide = site[id]
      findings += WritingRule.findings(in: guide.text) { SourceSpan(source: guide.source, bytes: $0) }
    }
    for prose in site.prose.all { findings += WritingRule.findings(in: prose.text) { prose.span(of: $0) } }
    return findings
  }
}

extension WritingRule {
  /// So many findings are made of one rule in one text.
  private static let mostFindings = 100

  static func findings(in text: MarkdownDocument, span: (Range<UInt32>) -> SourceSpan) -> [Finding] {
    all.flatMap { rule in
      rule.check(text).prefix(mostFindings).map { fault in
        Finding(
          rule.id, fault.severity ?? rule.severity, fault.message, at: span(fault.range), help: rule.mending)
      }
    }
  }
}
