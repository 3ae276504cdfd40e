import RubricDiagnostics
import RubricSite

extension SectionJudgement {
  /// A declaration that the section does not apply, in the settings or in the text itself.
  struct Declaration {
    var reason: String?
    var reviewed: CivilDate?
    var span: SourceSpan
  }

  /// Words that a reason may consist of and still be none.
  private static let empty = Set(
    "not applicable n/a none needed necessary this api section service at all for the is it nothing no does do apply"
      .split(separator: " ").map { Words.hash(String($0)) })

  /// Months after which a reason must be looked at again.
  static let reviewMonths = 12

  /// Where the section is declared not to apply: whether that holds, on which grounds not.
  mutating func judgeDeclaration(_ standard: Standard, on date: CivilDate) {
    guard let declaration = settingsDeclaration ?? textDeclaration else { return }
    verdict.notApplicableReason = declaration.reason
    if let fault = fault(of: declaration, standard, on: date) {
      verdict.state = .notApplicableInvalid
      findings.append(
        Finding(
          "section-not-applicable-invalid", section.severity,
          "section '\(section.title)' of '\(subject.site.title)' cannot be left out: \(fault.what)",
          at: declaration.span, notes: fault.notes, help: fault.help))
      return
    }
    verdict.state = .notApplicable
    guard declaration.reviewed == nil else { return }
    findings.append(
      Finding(
        "section-not-applicable-unreviewed", .warning,
        "reason why section '\(section.title)' does not apply has no date of review", at: declaration.span,
        help: "add 'reviewed' with the day on which it was last checked"))
  }

  /// Whether its owner says anything about whether it applies.
  var isDeclared: Bool { (settingsDeclaration ?? textDeclaration) != nil }

  private var settingsDeclaration: Declaration? {
    subject.site.apiSettings.notApplicable.first { $0.section == section.id }.map {
      Declaration(reason: $0.reason, reviewed: $0.reviewed, span: $0.span)
    }
  }

  /// A body whose first sentence says so, with a second part or sentence that says why.
  private var textDeclaration: Declaration? {
    guard let part = written.parts.first, let body = written.bodies.first,
      SectionJudgement.declares(body, most: section.thinWords)
    else { return nil }
    let reason = body.units.filter { $0.kind != .heading }.map(\.string).joined(separator: " ")
    var reviewed: CivilDate?
    if case .guide(let id) = part.text { reviewed = subject.site[id].matter.lastReviewedOn }
    return Declaration(reason: reason, reviewed: reviewed, span: part.span)
  }

  /// Whether a body says in its first sentence that the section does not apply; `most` words are allowed to
  /// one that only says what the API does not do.
  static func declares(_ body: SectionBody, most: Int) -> Bool {
    guard let first = body.units.first(where: { $0.kind == .sentence }), body.wordCount < 80 else {
      return false
    }
    let text = first.string.lowercased()
    let says = ["not applicable", "does not apply", "n/a"].contains {
      text.utf8.prefix(100).contains(sequence: $0)
    }
    let because = [" because", " since ", " as ", ";", ","].contains { text.utf8.contains(sequence: $0) }
    return says || (text.hasPrefix("this api does not ") && because && body.wordCount < most)
  }

  private struct Fault {
    var what: String
    var help: String
    var notes: [Finding.Note] = []
  }

  private func fault(of declaration: Declaration, _ standard: Standard, on date: CivilDate) -> Fault? {
    switch section.notApplicable {
    case .never(let instead): return Fault(what: "it applies to every API", help: instead)
    case .withReason(let example, let contradictions):
      guard let reason = declaration.reason, SectionJudgement.isReason(reason) else {
        return Fault(what: "the reason is missing or says nothing", help: "give a reason such as: \(example)")
      }
      if standard.placeholders.hasToken(reason) {
        return Fault(what: "the reason is a placeholder", help: "write the reason")
      }
      if let reviewed = declaration.reviewed,
        let due = reviewed.adding(months: SectionJudgement.reviewMonths),
        due < date
      {
        return Fault(
          what: "its reason was last reviewed on \(reviewed)", help: "check it again, then set 'reviewed'")
      }
      let against = contradictions(subject.api)
      guard let first = against.first else { return nil }
      return Fault(
        what: "the description contradicts it", help: "write the section",
        notes: [Finding.Note(first.what, at: first.span)])
    }
  }

  /// At least eight words, of which at least four say something.
  static func isReason(_ text: String) -> Bool {
    let words = Words(Array(text.utf8)).all
    return words.count >= 8 && words.count { !empty.contains($0.hash) } >= 4
  }
}
