import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricSite

extension SectionJudgement {
  private var name: String { "section '\(section.title)' of '\(subject.site.title)'" }

  /// Where the section begins, or the description's own `info` where nobody wrote it.
  private var span: SourceSpan {
    if let part = written.parts.first { return part.span }
    let info = subject.api.info.origin
    return info.members.first?.keySpan ?? subject.api.origin.span(of: Field.info.key)
  }

  private var questions: String { verdict.openQuestions.map(\.question).joined(separator: " ") }

  /// Adds the finding of the state, and those of words that stand for text to come.
  mutating func report() {
    switch verdict.state {
    case .complete, .delegated, .generated, .notApplicable, .notApplicableInvalid: break
    case .missing: add("section-missing", section.severity, "\(name) is missing", help: missingHelp)
    case .empty:
      add(
        "section-empty", section.severity, "\(name) has a heading and no text", help: "answer: \(questions)")
    case .placeholder:
      add("section-placeholder", section.severity, "\(name) \(standInText)", help: "answer: \(questions)")
    case .partial:
      var what = verdict.openQuestions.isEmpty || verdict.standIn != nil ? standInText : leavesOpen
      if written.parts.isEmpty, !verdict.openQuestions.isEmpty,
        verdict.evidence.contains(where: \.isElsewhere)
      {
        what = "has no heading of its own and \(what)"
      }
      add("section-partial", section.severity.lowered, "\(name) \(what)", help: partialHelp)
    case .thin:
      let words = verdict.wordCount == 1 ? "1 word" : "\(verdict.wordCount) words"
      // Where all is answered, only more words help.
      let rest = verdict.openQuestions.isEmpty ? "" : " and \(leavesOpen)"
      add("section-thin", section.severity.lowered, "\(name) has only \(words)\(rest)", help: partialHelp)
    case .delegatedExternal:
      add(
        "section-delegated-external", section.severity.lowered, "\(name) is only a link to another site",
        help: "tell here what a reader must know: \(questions)")
    }
    if verdict.state != .placeholder { reportTokens() }
  }

  /// How many of the questions nobody has answered, as a clause.
  private var leavesOpen: String {
    let (open, all) = (verdict.openQuestions.count, required.count)
    if all == 1 { return "leaves its question open" }
    return open == all ? "leaves all \(all) questions open" : "leaves \(open) of \(all) questions open"
  }

  private var missingHelp: String {
    let file = section.outline.fileNames.first { $0 != "index" } ?? section.id.text
    let first = verdict.openQuestions.first.map { " that answers: \($0.question)" } ?? ""
    return "add '\(file).md' beside the description\(first)"
  }

  private var partialHelp: String {
    if !questions.isEmpty { return "answer: \(questions)" }
    guard verdict.state == .thin else { return "write sentences about the section's own subject" }
    return "every question is answered; say it in at least \(section.floorWords) words or in a table"
  }

  private var standInText: String {
    switch verdict.standIn {
    case .tokens: "holds words that stand for text to come"
    case .scaffold: "is the scaffold as it was handed out"
    case .restatement: "only repeats its heading"
    case .copy(let other): "holds the text of section '\(other.text)'"
    case .keywords: "holds words of its subject and no sentences"
    case .pointer: "only points elsewhere"
    case .otherSubject: "is about something else"
    case nil: "is incomplete"
    }
  }

  private mutating func add(_ rule: RuleID, _ severity: Severity, _ message: String, help: String) {
    var notes: [Finding.Note] = []
    if verdict.standIn == .tokens, let token = tokens.first {
      notes = [Finding.Note("here", at: span(of: token))]
    }
    if let found = verdict.evidence.first(where: \.isElsewhere) {
      notes.append(Finding.Note("found under another heading", at: found.span))
    }
    if verdict.state == .missing, let part = written.passedOver.first {
      notes = [
        Finding.Note(
          "this heading is the section's, and its text answers none of its questions", at: part.span)
      ]
    }
    findings.append(Finding(rule, severity, message, at: span, notes: notes, help: help))
  }

  private func span(of token: (body: Int, unit: Int, range: Range<Int>)) -> SourceSpan {
    let body = written.bodies[token.body]
    return subject.span(of: body.units[token.unit].range(of: token.range), in: body)
  }

  private mutating func reportTokens() {
    for token in tokens {
      let unit = written.bodies[token.body].units[token.unit]
      let text = String(decoding: unit.text[token.range], as: UTF8.self)
      findings.append(
        Finding(
          "residual-placeholder", .warning, "'\(text)' stands for text to come", at: span(of: token),
          help: "write what is meant, or put it in backquotes where it is a value"))
    }
  }
}
