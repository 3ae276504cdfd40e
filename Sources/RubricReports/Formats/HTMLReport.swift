import RubricDiagnostics

extension ReportFormat {
  /// One page of HTML that needs no other file and runs no script.
  static let html = ReportFormat("html", "one page of HTML that needs no other file") { input in
    var html = MarkupText()
    HTMLReport.write(input, into: &html)
    return html.report
  }
}

/// The page from its head to its end.
enum HTMLReport {
  static func write(_ input: ReportInput, into html: inout MarkupText) {
    writeHead(input, into: &html)
    html.raw("<body>\n<header>\n<h1>Documentation report</h1>\n")
    writeSummary(input, into: &html)
    html.raw("</header>\n")
    let groups = input.groups
    writeContents(input, groups, into: &html)
    html.raw("<main>\n")
    HTMLSections.write(input.apis, into: &html)
    var findings = HTMLFindings(input)
    for (number, group) in groups.enumerated() { findings.write(group, number, into: &html) }
    findings.writeRules(into: &html)
    html.raw("</main>\n<footer><p>Written by Rubric ")
    html.text(input.toolVersion)
    html.raw("; checked against ")
    html.text(input.day)
    html.raw(".</p></footer>\n</body>\n</html>\n")
  }

  private static func writeHead(_ input: ReportInput, into html: inout MarkupText) {
    html.raw("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n")
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    // Whatever the page holds, a browser loads nothing and runs nothing for it.
    html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '")
    html.raw(ReportStyle.hash)
    html.raw(
      "'; base-uri 'none'; form-action 'none'\">\n<meta name=\"color-scheme\" content=\"light dark\">\n")
    html.raw("<title>Documentation report: ")
    html.text(input.failure == nil ? input.countsText : "not done")
    html.raw("</title>\n<style>")
    html.raw(ReportStyle.css)
    html.raw("</style>\n</head>\n")
  }

  private static func writeSummary(_ input: ReportInput, into html: inout MarkupText) {
    if let failure = input.failure {
      html.raw("<p class=\"outcome bad\">The job could not be done: ")
      html.text(failure.message)
      html.raw("</p>\n")
      if let help = failure.help {
        html.raw("<p>")
        html.text(help)
        html.raw("</p>\n")
      }
      return
    }
    html.raw("<p class=\"outcome\">")
    // Nothing passes where nothing can fail.
    if input.failsFrom != nil {
      html.text(input.isFailed ? "The check has failed: " : "The check has passed: ")
    }
    html.text(input.countsText)
    html.raw("</p>\n")
  }

  private static func writeContents(
    _ input: ReportInput, _ groups: [ReportInput.Group], into html: inout MarkupText
  ) {
    guard !groups.isEmpty else { return }
    html.raw("<nav aria-label=\"Contents\"><ul>\n")
    for (number, group) in groups.enumerated() {
      html.raw("<li><a href=\"#group-")
      html.text(String(number))
      html.raw("\">")
      html.text(group.label)
      html.raw("</a> ")
      html.text(counts(of: group, input))
      html.raw("</li>\n")
    }
    html.raw("</ul></nav>\n")
  }

  private static func counts(of group: ReportInput.Group, _ input: ReportInput) -> String {
    var counts: [Severity: Int] = [:]
    for index in group.findings where input.findings[index].suppression == nil {
      counts[input.findings[index].severity, default: 0] += 1
    }
    let parts = Severity.allCases.reversed().compactMap { severity -> String? in
      guard let number = counts[severity] else { return nil }
      return ReportInput.count(number, severity == .info ? "remark" : severity.rawValue)
    }
    return parts.isEmpty ? "nothing found" : parts.joined(separator: ", ")
  }
}

/// The table of sections by API.
private enum HTMLSections {
  /// With more APIs, each gets a row and not a column.
  private static let mostColumns = 8

  static func write(_ apis: [ReportedAPI], into html: inout MarkupText) {
    let apis = apis.filter { $0.sections != nil }
    guard let titles = apis.lazy.compactMap(\.sections).first(where: { !$0.isEmpty }) else { return }
    html.raw("<section aria-labelledby=\"sections\">\n<h2 id=\"sections\">Required sections</h2>\n")
    html.raw("<div class=\"scroll\" role=\"region\" aria-labelledby=\"sections\" tabindex=\"0\"><table>\n")
    if apis.count <= mostColumns {
      writeByAPI(apis, titles, into: &html)
    } else {
      writeRows(apis, titles, into: &html)
    }
    html.raw("</tbody>\n</table></div>\n</section>\n")
  }

  private static func writeByAPI(
    _ apis: [ReportedAPI], _ titles: [ReportedSection], into html: inout MarkupText
  ) {
    html.raw("<thead><tr><th scope=\"col\">Section</th>")
    for api in apis { head(api.label, into: &html) }
    html.raw("</tr></thead>\n<tbody>\n<tr><th scope=\"row\">Score</th>")
    for api in apis {
      html.raw("<td>")
      html.text(api.score)
      html.raw("</td>")
    }
    html.raw("</tr>\n")
    for (index, section) in titles.enumerated() {
      html.raw("<tr>")
      row(section.title, into: &html)
      for api in apis { state(of: api, at: index, into: &html) }
      html.raw("</tr>\n")
    }
  }

  private static func writeRows(
    _ apis: [ReportedAPI], _ titles: [ReportedSection], into html: inout MarkupText
  ) {
    html.raw("<thead><tr><th scope=\"col\">API</th><th scope=\"col\">Score</th>")
    for section in titles { head(section.title, into: &html) }
    html.raw("</tr></thead>\n<tbody>\n")
    for api in apis {
      html.raw("<tr>")
      row(api.label, into: &html)
      html.raw("<td>")
      html.text(api.score)
      html.raw("</td>")
      for index in titles.indices { state(of: api, at: index, into: &html) }
      html.raw("</tr>\n")
    }
  }

  private static func head(_ words: String, into html: inout MarkupText) {
    html.raw("<th scope=\"col\">")
    html.text(words)
    html.raw("</th>")
  }

  private static func row(_ words: String, into html: inout MarkupText) {
    html.raw("<th scope=\"row\">")
    html.text(words)
    html.raw("</th>")
  }

  private static func state(of api: ReportedAPI, at index: Int, into html: inout MarkupText) {
    guard let sections = api.sections, sections.indices.contains(index) else {
      html.raw("<td class=\"bad\">unreadable</td>")
      return
    }
    switch sections[index].standing {
    case .satisfied: html.raw("<td class=\"ok\">✓ ")
    case .notApplicable: html.raw("<td>– ")
    case .begun: html.raw("<td class=\"warn\">△ ")
    case .lacking: html.raw("<td class=\"bad\">✗ ")
    }
    html.text(sections[index].state)
    html.raw("</td>")
  }
}
