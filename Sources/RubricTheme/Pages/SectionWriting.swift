import RubricDocuments
import RubricPages
import RubricSite
import RubricStandard

/// Required sections and how complete they are.
extension PageWriter {
  mutating func section(_ page: SectionPage) {
    for part in page.parts where part.source == nil { reserve(part.prose) }
    if let completeness = page.completeness {
      html.raw("<p class=\"standing\">")
      chip(page.verdict.state)
      html.raw(" ")
      link(PageLink(completeness.label, completeness.route, fragment: anchor(of: page.verdict)))
      html.raw("</p>\n")
    }
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
    guard page.completeness != nil else {
      // A page must say something; that nothing is written is seen by everybody.
      if !isWritten, page.proofs.isEmpty, page.verdict.notApplicableReason == nil {
        html.raw("<p>")
        write(.notWritten)
        html.raw("</p>\n")
      }
      return
    }
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
      standard(page.asks)
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
      standard(question.question)
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
}
