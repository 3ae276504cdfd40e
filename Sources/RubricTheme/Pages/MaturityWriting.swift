import RubricDiagnostics
import RubricPages
import RubricSite
import RubricStandard

/// How mature an API is, and what was found of it.
extension PageWriter {
  mutating func maturity(_ page: MaturityPage) {
    html.raw("<p class=\"lead\">")
    write(.maturityLead)
    html.raw("</p>\n")
    glance(page)
    limits(page.maturity.level)
    gates(page)
    if !page.gains.isEmpty {
      heading(2, .paysMost, id: "pays-most")
      actions(page.gains)
    }
    heading(2, .dimensions, id: "dimensions")
    if page.maturity.hasOwnWeights {
      html.raw("<p>")
      write(.ownWeights)
      html.raw("</p>\n")
    }
    overview(page.dimensions)
    for row in page.dimensions { dimension(row) }
  }

  // MARK: - The whole

  private mutating func glance(_ page: MaturityPage) {
    let maturity = page.maturity
    html.raw("<dl class=\"facts glance\">")
    fact(.level) { $0.write(.levelOf, String(maturity.level.now.rawValue), maturity.level.now.name) }
    fact(.score) { writer in
      if let overall = maturity.overall {
        writer.write(.scoreOf, String(overall.percent))
      } else {
        writer.write(.notMeasured)
      }
    }
    fact(.coverage) { $0.write(.coverageOf, String(maturity.coverage.percent)) }
    if let declared = maturity.withoutDeclared {
      fact(.withoutDeclared) { $0.write(.scoreOf, String(declared.percent)) }
    }
    fact(.sectionsComplete) { writer in
      writer.link(
        PageLink(
          .text("\(page.completeness.satisfied)/\(page.completeness.applicable)"),
          page.completenessLink.route))
    }
    html.raw("</dl>\n<ul class=\"links\">")
    if let findings = page.findingsLink {
      html.raw("<li>")
      link(findings)
      html.raw("</li>")
    }
    html.raw("<li>")
    link(PageLink(.word(.maturityData), page.data))
    html.raw("</li></ul>\n<p class=\"badges\">")
    for (badge, title) in zip(page.badges, badgeTexts(page)) {
      html.raw("<img src=\"")
      address(of: badge)
      html.raw("\" alt=\"")
      html.text(title)
      html.raw("\" height=\"20\"> ")
    }
    html.raw("</p>\n")
  }

  /// What the signs say, in order.
  private func badgeTexts(_ page: MaturityPage) -> [String] {
    BadgeText.all(page.maturity, page.completeness, stage: site?.apiSettings.stage, words).map {
      "\($0.label): \($0.value)"
    }
  }

  /// Why the level is no higher, and what was left out of account.
  private mutating func limits(_ level: LevelStanding) {
    guard !level.caps.isEmpty || !level.leftOut.isEmpty else { return }
    html.raw("<div class=\"note\">")
    for cap in level.caps {
      html.raw("<p>")
      standard(cap.reason)
      html.raw("</p>")
    }
    if !level.leftOut.isEmpty {
      html.raw("<p>")
      write(.gatesLeftOut)
      html.raw("</p><ul>")
      for gate in level.leftOut {
        html.raw("<li>")
        standard(gate.gate)
        if case .leftOut(let reason) = gate.state {
          html.raw(": ")
          standard(reason)
        }
        html.raw("</li>")
      }
      html.raw("</ul>")
    }
    html.raw("</div>\n")
  }

  private mutating func gates(_ page: MaturityPage) {
    let level = page.maturity.level
    guard let next = level.next else {
      html.raw("<p>")
      write(.highestLevel)
      html.raw("</p>\n")
      return
    }
    guard !page.gates.isEmpty else { return }
    heading(2, word(.nextLevel, String(next.rawValue), next.name), id: "next-level")
    table([.gate, .measured, .needed, .counted], word(.nextLevel, String(next.rawValue), next.name)) {
      writer in
      for row in page.gates {
        writer.html.raw("<tr><td>")
        writer.standard(row.gate.gate)
        writer.html.raw("</td><td>")
        if let value = row.gate.value {
          writer.html.text(value.decimal(places: 2))
        } else {
          writer.write(.shut)
        }
        writer.html.raw("</td><td>")
        writer.html.text(row.gate.threshold?.decimal(places: 2) ?? "")
        writer.html.raw("</td><td>")
        writer.proofs(row.proofs)
        if row.others > 0 { writer.write(row.proofs.isEmpty ? .findingCount : .andMore, String(row.others)) }
        writer.html.raw("</td></tr>\n")
      }
    }
    guard !page.actions.isEmpty else { return }
    heading(3, .shortestList, id: "shortest-list")
    actions(page.actions)
  }

  private mutating func actions(_ rows: [MaturityPage.ActionRow]) {
    html.raw("<ol class=\"actions\">")
    for row in rows {
      html.raw("<li>")
      if let link = row.link {
        standard(row.text)
        html.raw(" – ")
        self.link(link)
      } else {
        standard(row.text)
      }
      if row.gain.millionths > 0 {
        html.raw(" <strong class=\"gain\">+")
        write(.pointsAdded, row.gain.text)
        html.raw("</strong>")
      }
      for id in row.criteria {
        html.raw(" <a href=\"#")
        html.text(id)
        html.raw("\">")
        html.text(id)
        html.raw("</a>")
      }
      html.raw("</li>\n")
    }
    html.raw("</ol>\n")
  }

  // MARK: - Dimensions and criteria

  private mutating func overview(_ rows: [MaturityPage.DimensionRow]) {
    table([.dimension, .weight, .score, .coverage], word(.dimensions)) { writer in
      for row in rows {
        writer.html.raw("<tr><td><a href=\"#")
        writer.html.text(row.result.dimension.rawValue)
        writer.html.raw("\">")
        writer.standard("\(row.result.dimension.rawValue) \(row.result.dimension.title)")
        writer.html.raw("</a></td><td>")
        writer.html.number(row.result.weight)
        writer.html.raw("</td><td>")
        writer.rating(row.result.score)
        writer.html.raw("</td><td>")
        writer.html.number(row.result.known.percent)
        writer.html.raw(" %</td></tr>\n")
      }
    }
  }

  /// A score with a word for it, so that no colour is needed to read it.
  mutating func rating(_ score: Proportion?) {
    let (name, own): (StaticString, Word) =
      switch score?.percent {
      case nil: ("unknown", .unknownScore)
      case .some(80...): ("strong", .strong)
      case .some(50...): ("fair", .fair)
      case .some: ("weak", .weak)
      }
    html.raw("<span class=\"rating ")
    html.raw(name)
    html.raw("\">")
    if let score {
      html.raw("<b>")
      html.number(score.percent)
      html.raw("</b> ")
    }
    write(own)
    html.raw("</span>")
  }

  private mutating func dimension(_ row: MaturityPage.DimensionRow) {
    let dimension = row.result.dimension
    heading(2, "\(dimension.rawValue) \(dimension.title)", id: dimension.rawValue)
    html.raw("<p>")
    standard(dimension.question)
    html.raw(" ")
    rating(row.result.score)
    html.raw("</p>\n")
    for criterion in row.criteria { self.criterion(criterion) }
  }

  private mutating func criterion(_ row: MaturityPage.CriterionRow) {
    let result = row.result
    // A table of contents of all criteria would be as long as the page.
    let id = unique(result.id)
    html.raw("<h3 id=\"")
    html.text(id)
    html.raw("\">")
    beginAnchor(id)
    standard("\(result.id) \(result.question)")
    html.raw("</a></h3>\n<p>")
    switch result.state {
    case .value(let value):
      html.raw("<strong>")
      write(.value)
      html.raw(" ")
      html.text(value.decimal(places: 2))
      html.raw("</strong> · ")
    case .notApplicable(let reason):
      html.raw("<strong>")
      write(.stateNotApplicable)
      html.raw("</strong> (")
      standard(reason)
      html.raw(") · ")
    case .unknown(let reason):
      html.raw("<strong>")
      write(.notMeasured)
      html.raw("</strong> (")
      standard(reason)
      html.raw(") · ")
    }
    write(.weight)
    html.raw(" ")
    html.number(result.weight)
    html.raw(" · ")
    write(.cameFrom)
    html.raw(" ")
    html.text(result.sources.map { word(name(of: $0)) }.joined(separator: ", "))
    html.raw("</p>\n")
    if !row.lacking.isEmpty { parts(row.lacking, word(.table) + " " + result.id) }
    guard !row.others.isEmpty else { return }
    html.raw("<details><summary>")
    write(.othersKept, String(row.others.count))
    html.raw("</summary>")
    parts(row.others, word(.table) + " " + result.id + " 2")
    html.raw("</details>\n")
  }

  private func name(of source: Criterion.Source) -> Word {
    switch source {
    case .specification: .specification
    case .guides: .guides
    case .catalogue: .ofEntry
    case .history: .ofHistory
    case .estate: .ofEstate
    }
  }

  private mutating func parts(_ rows: [MaturityPage.PartRow], _ label: String) {
    table([.part, .value, .weight, .counted], label) { writer in
      for row in rows {
        writer.html.raw("<tr><td>")
        if let link = row.link {
          writer.link(PageLink(.standard(row.part.title), link.route))
        } else {
          writer.standard(row.part.title)
        }
        writer.html.raw("</td><td>")
        switch row.part.state {
        case .value(let value): writer.html.text(value.decimal(places: 2))
        case .notApplicable: writer.write(.stateNotApplicable)
        case .unknown: writer.write(.notMeasured)
        }
        writer.html.raw("</td><td>")
        writer.html.number(row.part.weight)
        writer.html.raw("</td><td>")
        switch row.part.state {
        case .value: break
        case .notApplicable(let reason), .unknown(let reason):
          writer.html.raw("<p>")
          writer.standard(reason)
          writer.html.raw("</p>")
        }
        writer.proofs(row.proofs)
        writer.html.raw("</td></tr>\n")
      }
    }
  }

  private mutating func proofs(_ rows: [MaturityPage.ProofRow]) {
    guard !rows.isEmpty else { return }
    html.raw("<ul class=\"proofs\">")
    for row in rows {
      html.raw("<li>")
      if let link = row.link, row.place == nil {
        self.link(PageLink(.standard(row.text), link.route))
      } else {
        html.breakable(row.text)
      }
      if let place = row.place {
        html.raw(" <span class=\"label\">")
        html.breakable(place)
        html.raw("</span>")
      }
      html.raw("</li>")
    }
    html.raw("</ul>")
  }

  /// A table that scrolls within itself.
  mutating func table(
    _ columns: [Word], _ label: String, isSortable: Bool = false, rows: (inout PageWriter) -> Void
  ) {
    table(columns.map { word($0) }, label, isSortable: isSortable, rows: rows)
  }

  /// The same with columns that have other names.
  ///
  /// - Parameter isSortable: whether a script may put the rows in another order.
  mutating func table(
    _ columns: [String], _ label: String, isSortable: Bool = false, rows: (inout PageWriter) -> Void
  ) {
    html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
    html.text(label)
    html.raw(
      isSortable
        ? "\"><table class=\"maturity sortable\"><thead><tr>" : "\"><table class=\"maturity\"><thead><tr>")
    for column in columns {
      html.raw("<th scope=\"col\">")
      html.text(column)
      html.raw("</th>")
    }
    html.raw("</tr></thead><tbody>\n")
    rows(&self)
    html.raw("</tbody></table></div>\n")
  }

  // MARK: - Findings

  private mutating func rule(_ finding: PublishedFinding) {
    if let page = finding.explanation {
      link(PageLink(.text(finding.rule.text), page))
    } else {
      html.raw("<code>")
      html.text(finding.rule.text)
      html.raw("</code>")
    }
  }

  mutating func findings(_ page: FindingsPage) {
    html.raw("<p class=\"lead\">")
    write(page.findings.isEmpty ? .noFindings : .findingsLead)
    html.raw("</p>\n")
    guard !page.findings.isEmpty else { return }
    table([.finding, .severity, .gain, .place], word(.findings), isSortable: true) { writer in
      for finding in page.findings {
        writer.html.raw("<tr><td>")
        writer.standard(finding.message)
        writer.html.raw(" ")
        writer.rule(finding)
        if let waiver = finding.waiver {
          writer.html.raw("<p class=\"label\">")
          writer.write(.waived)
          writer.html.raw(": ")
          writer.html.text(waiver)
          writer.html.raw("</p>")
        }
        writer.html.raw("</td><td>")
        writer.html.text(finding.severity.rawValue)
        writer.html.raw("</td><td>")
        writer.html.text(finding.gain?.text ?? "")
        writer.html.raw("</td><td>")
        writer.html.breakable(finding.place)
        writer.html.raw("</td></tr>\n")
      }
    }
  }
}
