import RubricDiagnostics

/// The findings of a page by API, and what the page tells of their rules.
struct HTMLFindings {
  private let input: ReportInput
  private let rules: [RuleID: ReportRule]
  private var anchors: Set<String> = []

  init(_ input: ReportInput) {
    self.input = input
    rules = Dictionary(input.rules.map { ($0.id, $0) }) { first, _ in first }
  }

  mutating func write(_ group: ReportInput.Group, _ number: Int, into html: inout MarkupText) {
    html.raw("<section aria-labelledby=\"group-")
    html.text(String(number))
    html.raw("\">\n<h2 id=\"group-")
    html.text(String(number))
    html.raw("\">")
    html.text(group.label)
    if let api = group.api, !api.name.isEmpty, !api.title.isEmpty {
      html.raw(" <small>")
      html.text(api.title)
      html.raw("</small>")
    }
    html.raw("</h2>\n")
    let counted = group.findings.filter { input.findings[$0].suppression == nil }
    if counted.isEmpty { html.raw("<p>Nothing found.</p>\n") }
    for severity in Severity.allCases.reversed() {
      list(counted.filter { input.findings[$0].severity == severity }, severity, into: &html)
    }
    writeSuppressed(group.findings.filter { input.findings[$0].suppression != nil }, into: &html)
    html.raw("</section>\n")
  }

  private mutating func list(_ indices: [Int], _ severity: Severity, into html: inout MarkupText) {
    guard !indices.isEmpty else { return }
    html.raw("<h3>")
    html.text(ReportInput.count(indices.count, severity == .info ? "remark" : severity.rawValue))
    html.raw("</h3>\n<ul class=\"findings\">\n")
    for index in indices { write(index, into: &html) }
    html.raw("</ul>\n")
  }

  private mutating func writeSuppressed(_ indices: [Int], into html: inout MarkupText) {
    guard !indices.isEmpty else { return }
    html.raw("<details><summary>")
    html.text("\(indices.count) suppressed")
    html.raw("</summary>\n<ul class=\"findings\">\n")
    for index in indices { write(index, into: &html) }
    html.raw("</ul></details>\n")
  }

  private mutating func write(_ index: Int, into html: inout MarkupText) {
    let finding = input.findings[index]
    html.raw("<li")
    html.attribute("class", finding.severity.rawValue)
    html.attribute("id", anchor(of: finding, index))
    html.raw("><p><strong>")
    html.text(finding.severity == .info ? "remark" : finding.severity.rawValue)
    html.raw("</strong> ")
    html.text(finding.message)
    html.raw(" ")
    link(to: finding.rule, into: &html)
    html.raw("</p>\n<p class=\"place\"><code>")
    html.text("\(finding.place.path):\(finding.place.line):\(finding.place.column)")
    html.raw("</code>")
    if let place = finding.logicalPlace, !place.isEmpty {
      html.raw(" <code>")
      html.text(place)
      html.raw("</code>")
    }
    html.raw("</p>\n")
    write(finding.excerpt, into: &html)
    for note in finding.notes {
      html.raw("<p class=\"place\">")
      html.text(note.message)
      html.raw(": <code>")
      html.text("\(note.place.path):\(note.place.line):\(note.place.column)")
      html.raw("</code></p>\n")
    }
    line("Help: ", finding.help, into: &html)
    if let suppression = finding.suppression { write(suppression, into: &html) }
    html.raw("</li>\n")
  }

  private func write(_ excerpt: Excerpt, into html: inout MarkupText) {
    guard !excerpt.line.isEmpty else { return }
    let scalars = Array(excerpt.line.unicodeScalars)
    let lower = min(excerpt.caret.lowerBound, scalars.count)
    let upper = min(max(excerpt.caret.upperBound, lower), scalars.count)
    html.raw("<pre><code>")
    html.text(HTMLFindings.visible(scalars[..<lower]))
    if lower < upper {
      html.raw("<mark>")
      html.text(HTMLFindings.visible(scalars[lower..<upper]))
      html.raw("</mark>")
    }
    html.text(HTMLFindings.visible(scalars[upper...]))
    html.raw("</code></pre>\n")
  }

  /// A tab is a blank and no escape.
  private static func visible(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars { text.append(scalar == "\t" ? " " : scalar) }
    return String(text)
  }

  private func write(_ suppression: Suppression, into html: inout MarkupText) {
    html.raw("<p>Suppressed")
    switch suppression.kind {
    case .inSource: html.raw(" where it stands")
    case .external: html.raw(" in the settings")
    case .baseline: html.raw(" as known before")
    }
    if !suppression.reason.isEmpty {
      html.raw(": ")
      html.text(suppression.reason)
    }
    if let owner = suppression.owner { html.text("; by \(owner)") }
    if let expires = suppression.expires { html.text("; until \(expires)") }
    html.raw("</p>\n")
  }

  // MARK: - Rules

  private func link(to rule: RuleID, into html: inout MarkupText) {
    guard rules[rule] != nil else {
      html.raw("<code>")
      html.text(rule.text)
      html.raw("</code>")
      return
    }
    html.raw("<a")
    html.attribute("href", "#rule-\(rule.text)")
    html.raw("><code>")
    html.text(rule.text)
    html.raw("</code></a>")
  }

  /// What findings link to: only rules that found something.
  func writeRules(into html: inout MarkupText) {
    let named = Set(input.findings.map(\.rule))
    let told = input.rules.filter { named.contains($0.id) }
    guard !told.isEmpty else { return }
    html.raw("<section aria-labelledby=\"rules\">\n<h2 id=\"rules\">What the rules ask for</h2>\n")
    for rule in told {
      html.raw("<h3")
      html.attribute("id", "rule-\(rule.id.text)")
      html.raw("><code>")
      html.text(rule.id.text)
      html.raw("</code></h3>\n")
      line("", rule.title + ".", into: &html)
      line("Why: ", rule.rationale, into: &html)
      line("To mend it: ", rule.mending, into: &html)
      line("It rests on: ", rule.passage, into: &html)
    }
    html.raw("</section>\n")
  }

  private func line(_ label: StaticString, _ words: String?, into html: inout MarkupText) {
    guard let words else { return }
    html.raw("<p>")
    html.raw(label)
    html.text(words)
    html.raw("</p>\n")
  }

  // MARK: - Anchors

  /// The fingerprint, so that an address of a finding holds in the next report; a number where it has none
  /// that can be an id.
  private mutating func anchor(of finding: LocatedFinding, _ index: Int) -> String {
    let name = finding.fingerprint
    let isPlain = name.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
    }
    if isPlain, !name.isEmpty, anchors.insert(name).inserted { return "f-\(name)" }
    return "finding-\(index)"
  }
}
