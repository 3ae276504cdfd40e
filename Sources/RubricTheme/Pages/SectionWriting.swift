import RubricDocuments
import RubricOpenAPI
import RubricPages
import RubricSchemas
import RubricSite
import RubricStandard

/// Required sections and how complete they are.
extension PageWriter {
  mutating func section(_ page: SectionPage) {
    for part in page.parts where part.source == nil { reserve(part.prose) }
    html.raw("<p class=\"standing\">")
    chip(page.verdict.state)
    html.raw(" ")
    link(PageLink(page.completeness.label, page.completeness.route, fragment: anchor(of: page.verdict)))
    html.raw("</p>\n")
    if let reason = page.verdict.notApplicableReason, page.verdict.state == .notApplicable {
      html.raw("<div class=\"note\"><p>")
      html.text(reason)
      html.raw("</p></div>\n")
    }
    for part in page.parts {
      if let source = part.source { self.source(source) }
      prose(part.prose)
    }
    if !page.proofs.isEmpty {
      heading(2, .provenBySpecification, id: "proven-by-specification")
      for proof in page.proofs { self.proof(proof) }
    }
    gap(page)
  }

  /// Where a section is told of on the page on completeness.
  private func anchor(of verdict: SectionVerdict) -> String { "section-" + verdict.section.text }

  /// What a reader cannot answer yet, and for the writer what is asked for and where it goes.
  private mutating func gap(_ page: SectionPage) {
    let isWritten = !page.parts.isEmpty
    guard !page.verdict.state.isSatisfied, !page.verdict.openQuestions.isEmpty || !isWritten else { return }
    html.raw("<div class=\"gap\">")
    heading(2, .openQuestions, id: "open-questions")
    if !isWritten {
      html.raw("<p>")
      write(.notWritten)
      html.raw("</p>")
    } else if page.verdict.state == .placeholder {
      html.raw("<p>")
      write(.placeholderText)
      html.raw("</p>")
    }
    questions(page.verdict)
    html.raw("<p class=\"label\">")
    if !page.asks.isEmpty {
      html.raw("<strong>")
      write(.askedFor)
      html.raw("</strong> ")
      html.text(page.asks)
      html.raw(" ")
    }
    write(.answerHere, page.answerPath)
    html.raw("</p></div>\n")
  }

  private mutating func questions(_ verdict: SectionVerdict) {
    guard !verdict.openQuestions.isEmpty else { return }
    html.raw("<ul class=\"open\">")
    for question in verdict.openQuestions {
      html.raw("<li>")
      html.text(question.question)
      html.raw("</li>")
    }
    html.raw("</ul>")
  }

  mutating func chip(_ state: SectionVerdict.State) {
    html.raw("<span class=\"chip ")
    html.text(state.rawValue)
    html.raw("\">")
    write(stateWord(state))
    html.raw("</span>")
  }

  private func stateWord(_ state: SectionVerdict.State) -> Word {
    switch state {
    case .complete: .stateComplete
    case .partial: .statePartial
    case .thin: .stateThin
    case .placeholder: .statePlaceholder
    case .empty: .stateEmpty
    case .missing: .stateMissing
    case .notApplicable: .stateNotApplicable
    case .notApplicableInvalid: .stateNotApplicableInvalid
    case .delegated: .stateDelegated
    case .delegatedExternal: .stateDelegatedExternal
    case .generated: .stateGenerated
    }
  }

  /// A bar of all sections, in words for those who do not see it.
  mutating func meter(_ states: [SectionVerdict.State], _ completeness: Completeness) {
    html.raw("<div class=\"meter\" role=\"img\" aria-label=\"")
    let counts = SectionVerdict.State.allCases.filter { completeness.count(of: $0) > 0 }
      .map { "\(completeness.count(of: $0)) \(word(stateWord($0)))" }
    html.text(counts.joined(separator: ", "))
    html.raw("\">")
    for state in states.sorted(by: { order($0) < order($1) }) {
      html.raw("<i class=\"")
      html.text(state.rawValue)
      html.raw("\"></i>")
    }
    html.raw("</div>\n<p>")
    html.text(counts.joined(separator: " · "))
    html.raw("</p>\n")
  }

  private func order(_ state: SectionVerdict.State) -> Int {
    SectionVerdict.State.allCases.firstIndex(of: state) ?? 0
  }

  mutating func completeness(_ page: CompletenessPage) {
    html.raw("<p class=\"lead\">")
    write(.completenessLead)
    html.raw("</p>\n")
    meter(page.rows.map(\.verdict.state), page.completeness)
    for (tier, title) in [
      (RequiredSection.Tier.card, Word.requiredByCard), (.standard, .requiredByStandard),
      (.guidance, .advisedByGuidance),
    ] {
      let rows = page.rows.filter { $0.verdict.tier == tier }
      guard !rows.isEmpty else { continue }
      heading(2, title, id: tier.rawValue)
      html.raw("<ul class=\"audit\">\n")
      for row in rows { audit(row) }
      html.raw("</ul>\n")
    }
  }

  private mutating func audit(_ row: CompletenessPage.Row) {
    html.raw("<li id=\"")
    html.text(unique(anchor(of: row.verdict)))
    html.raw("\"><div class=\"standing\">")
    link(row.link)
    html.raw(" ")
    chip(row.verdict.state)
    html.raw("</div>\n<div>")
    questions(row.verdict)
    evidence(row)
    html.raw("</div></li>\n")
  }

  private mutating func evidence(_ row: CompletenessPage.Row) {
    // One sentence can prove several facts.
    var shown: [String: Set<PageLink?>] = [:]
    let evidence = row.evidence.filter { shown[$0.evidence.text, default: []].insert($0.link).inserted }
    guard !evidence.isEmpty else {
      if row.verdict.openQuestions.isEmpty { write(.nothingFound) }
      return
    }
    html.raw("<details><summary>")
    write(.evidenceCount, String(evidence.count))
    html.raw("</summary><ul>")
    for evidence in evidence { self.evidence(evidence) }
    html.raw("</ul></details>")
  }

  private mutating func evidence(_ evidence: CompletenessPage.EvidenceLink) {
    html.raw("<li>")
    if let link = evidence.link {
      self.link(link)
    } else {
      write(.specification)
    }
    switch evidence.evidence.origin {
    case .guide, .specification:
      html.raw(" “")
      html.text(evidence.evidence.text)
      html.raw("”</li>")
    case .generated:
      html.raw(": ")
      html.text(evidence.evidence.text)
      html.raw("</li>")
    }
  }

  // MARK: - Proofs

  private mutating func proof(_ proof: SectionPage.Proof) {
    switch proof {
    case .statuses(let statuses):
      table(.statusesUsed, [.status, .meaning, .operations]) { writer in
        for status in statuses { writer.status(status) }
      }
    case .errorBodies(let bodies):
      table(.errorBodies, [.body, .schema, .status]) { writer in
        for body in bodies {
          writer.row([
            { $0.code(body.mediaType) }, { $0.type(body.type) },
            { writer in
              let statuses = body.statuses.map { writer.statusText(StatusCode($0)) }
              writer.html.text(statuses.joined(separator: ", "))
            },
          ])
        }
      }
    case .scopes(let scopes):
      table(.scopesUsed, [.name, .meaning, .neededBy]) { writer in
        for scope in scopes { writer.scope(scope) }
      }
    case .schemes(let schemes):
      table(.schemesUsed, [.name, .method, .description]) { writer in
        for scheme in schemes {
          writer.row([
            { $0.code(scheme.name) }, { $0.schemeKind(scheme.kind) },
            {
              if let description = scheme.description {
                $0.proseContent(description, level: $0.headingLevel + 1)
              }
            },
          ])
        }
      }
    case .servers(let title, let servers):
      heading(3, title, id: title.rawValue)
      self.servers(servers)
    case .version(let version, let inAddress):
      html.raw("<p>")
      write(.currentVersion, version)
      html.raw(" ")
      write(inAddress ? .versionInAddress : .versionNotInAddress)
      html.raw("</p>\n")
    case .deprecated(let items):
      table(.deprecatedItems, [.item, .sunset, .replacement, .description]) { writer in
        for item in items { writer.deprecated(item) }
      }
    case .nothingDeprecated:
      html.raw("<p>")
      write(.nothingDeprecated)
      html.raw("</p>\n")
    case .rules(let rules):
      table(.rules, [.field, .rule, .values]) { writer in
        for rule in rules { writer.rule(rule) }
      }
    case .limitHeaders(let headers):
      table(.limitHeaders, [.headers, .description]) { writer in
        for header in headers {
          writer.row([
            { $0.code(header.name) },
            {
              if let description = header.description {
                $0.proseContent(description, level: $0.headingLevel + 1)
              }
            },
          ])
        }
      }
    case .facts(let facts): self.facts(facts)
    case .samples(let samples): self.samples(samples)
    }
  }

  private mutating func table(_ title: Word, _ columns: [Word], _ rows: (inout PageWriter) -> Void) {
    heading(3, title, id: title.rawValue)
    html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
    write(title)
    html.raw("\"><table><thead><tr>")
    for column in columns { headerCell(column) }
    html.raw("</tr></thead><tbody>\n")
    rows(&self)
    html.raw("</tbody></table></div>\n")
  }

  private mutating func row(_ cells: [(inout PageWriter) -> Void], id: String? = nil) {
    if let id {
      html.raw("<tr id=\"")
      html.text(unique(id))
      html.raw("\">")
    } else {
      html.raw("<tr>")
    }
    for cell in cells {
      html.raw("<td>")
      cell(&self)
      html.raw("</td>")
    }
    html.raw("</tr>\n")
  }

  private mutating func status(_ status: SectionPage.Status) {
    let reason = StatusReason.reason(of: status.status)
    row(
      [
        { writer in
          if status.status.text == "default" { return writer.write(.anyStatus) }
          writer.code(status.status.text)
          writer.html.raw(" ")
          writer.html.text(reason)
        },
        { writer in
          for meaning in status.meanings { writer.proseContent(meaning, level: writer.headingLevel + 1) }
        },
        { $0.operations(status.operations, others: status.others) },
      ], id: status.anchor)
  }

  private mutating func scope(_ scope: SectionPage.Scope) {
    row(
      [
        { $0.code(scope.name) }, { $0.html.text(scope.description) },
        { $0.operations(scope.operations, others: scope.others) },
      ], id: scope.anchor)
  }

  private mutating func operations(_ operations: [PageLink], others: Int) {
    // More than a few are folded, so that a row stays a row.
    guard operations.count > 5 else {
      list(operations)
      return
    }
    html.raw("<details><summary>")
    write(.operationCount, String(operations.count + others))
    html.raw("</summary>")
    list(operations)
    if others > 0 { andMore(others) }
    html.raw("</details>")
  }

  private mutating func deprecated(_ item: SectionPage.DeprecatedItem) {
    row([
      {
        $0.write(item.kind)
        $0.html.raw(" <a href=\"")
        $0.address(of: item.link.route, fragment: item.link.fragment)
        $0.html.raw("\">")
        $0.code(item.name)
        $0.html.raw("</a>")
      },
      { if let sunset = item.sunset { $0.html.text(sunset) } else { $0.write(.noSunset) } },
      {
        if let replacement = item.replacement { $0.html.text(replacement) } else { $0.write(.noReplacement) }
      },
      { if let description = item.description { $0.proseContent(description, level: $0.headingLevel + 1) } },
    ])
  }

  private mutating func rule(_ rule: SectionPage.Rule) {
    row([
      {
        $0.link(rule.holder)
        if !rule.field.isEmpty {
          $0.html.raw(" ")
          $0.code(rule.field)
        }
      },
      {
        $0.type(rule.type)
        for constraint in rule.constraints {
          $0.html.raw(", ")
          $0.constraint(constraint)
        }
      },
      { if !rule.values.isEmpty { $0.list(of: rule.values) } },
    ])
  }

  private mutating func facts(_ facts: [SectionPage.Fact]) {
    html.raw("<dl class=\"facts\">")
    for fact in facts {
      html.raw("<div><dt>")
      write(fact.label)
      html.raw("</dt><dd>")
      if let address = fact.address { external(address, text: fact.value) } else { html.text(fact.value) }
      html.raw("</dd></div>")
    }
    html.raw("</dl>\n")
  }

  private mutating func samples(_ samples: [SectionPage.SampleLink]) {
    heading(3, .callWithExample, id: Word.callWithExample.rawValue)
    list(samples.map(\.link))
  }
}
