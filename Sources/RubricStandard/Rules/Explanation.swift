import RubricSite

/// What an id stands for, as plain text for a terminal, no line longer than 80 columns; nil where it is
/// neither a required section, nor a rule, nor a cross-check.
public func explanation(of id: String) -> String? {
  if let section = RequiredSection.all.first(where: { $0.id == SectionID(id) }) { return text(of: section) }
  if let rule = Rule.all.first(where: { $0.id.text == id }) { return text(of: rule) }
  if let rule = WritingRule.all.first(where: { $0.id.text == id }) { return text(of: rule) }
  if let check = CrossCheck.all.first(where: { $0.id.text == id }) { return text(of: check) }
  return RuleExplanation.all.first { $0.id == id }.map { text(of: $0) }
}

/// Every id that has an explanation, for offering the nearest.
public var explainedIDs: [String] {
  RequiredSection.all.map(\.id.text) + Rule.all.map(\.id.text) + CrossCheck.all.map(\.id.text)
    + WritingRule.all.map(\.id.text) + RuleExplanation.all.map(\.id)
}

private func text(of rule: Rule) -> String {
  var text = PlainText()
  text.paragraph(rule.id.text)
  text.paragraph(rule.title + ".")
  text.paragraph("Why: " + rule.rationale)
  text.paragraph("Severity: \(rule.severity.rawValue)\(rule.isStyle ? ", one less for an alpha" : "").")
  text.paragraph("To mend it: " + rule.mending + ".")
  text.paragraph("It rests on: " + rule.passage.says + " (\(rule.passage.heading))")
  if let example = rule.failing.first { text.example("This breaks it:", example) }
  if let example = rule.passing.first { text.example("This keeps it:", example) }
  return text.text
}

private func text(of rule: WritingRule) -> String {
  var text = PlainText()
  text.paragraph(rule.id.text)
  text.paragraph(rule.title + ".")
  text.paragraph("Why: " + rule.rationale)
  text.paragraph("Severity: \(rule.severity.rawValue).")
  text.paragraph("To mend it: " + rule.mending + ".")
  text.paragraph("It rests on: " + rule.passage + ".")
  if let example = rule.failing.first { text.example("This breaks it:", markdown: example) }
  if let example = rule.passing.first { text.example("This keeps it:", markdown: example) }
  return text.text
}

private func text(of check: CrossCheck) -> String {
  var text = PlainText()
  text.paragraph(check.id.text)
  text.paragraph(check.title + ".")
  text.paragraph("Why: " + check.rationale)
  text.paragraph("Severity: \(check.severity.rawValue).")
  text.paragraph("To mend it: " + check.mending + ".")
  text.paragraph("It rests on: " + check.passage.says + " (\(check.passage.heading))")
  if let example = check.failing.first { text.example("This breaks it:", example) }
  if let example = check.passing.first { text.example("This keeps it:", example) }
  return text.text
}

private func text(of rule: RuleExplanation) -> String {
  var text = PlainText()
  text.paragraph(rule.id)
  text.paragraph(rule.summary + ".")
  text.paragraph("Why: " + rule.rationale)
  text.paragraph("Severity: " + rule.severity + ".")
  text.paragraph("To mend it: " + rule.mending)
  if let passage = rule.passage { text.paragraph("It rests on: " + passage) }
  return text.text
}

private func text(of section: RequiredSection) -> String {
  var text = PlainText()
  text.paragraph("\(section.id.text) (\(section.title))")
  text.paragraph(section.asks)
  text.paragraph("Severity: \(section.severity.rawValue). Tier: \(section.tier.rawValue).")
  text.paragraph("A reader must find:")
  for fact in section.facts {
    switch fact.requirement {
    case .always: text.item(fact.question)
    case .when(let condition): text.item("\(fact.question) (when \(condition.name))")
    case .recommended: text.item("\(fact.question) (advised)")
    case .optional: break
    }
  }
  text.paragraph("Found by the file names: " + section.outline.fileNames.joined(separator: ", "))
  text.paragraph("Found by the headings: " + section.outline.aliases.joined(separator: ", "))
  switch section.notApplicable {
  case .never(let instead): text.paragraph("It applies to every API: \(instead).")
  case .withReason(let example, _):
    text.paragraph("It may be declared not applicable with a reason such as: \(example)")
  }
  text.paragraph("It rests on: " + section.passage)
  text.paragraph("Start from:")
  text.verbatim(section.template)
  return text.text
}

/// Text broken into lines of at most 80 columns.
private struct PlainText {
  private(set) var text = ""
  private static let width = 80

  mutating func paragraph(_ words: String) {
    if !text.isEmpty { text += "\n" }
    wrap(words, first: "", rest: "")
  }

  /// A piece of a description as it is written, without the marks of its places.
  mutating func example(_ title: String, _ example: RuleExample) {
    paragraph(title)
    written(example.text)
  }

  /// A description and its guides as they are written, without the marks of their places.
  mutating func example(_ title: String, _ example: CrossExample) {
    paragraph(title)
    written(example.description)
    for guide in example.guides {
      paragraph("with \(guide.path):")
      written(guide.text)
    }
  }

  mutating func example(_ title: String, markdown: String) {
    paragraph(title)
    written(markdown)
  }

  private mutating func written(_ lines: String) {
    let marks: Set<Unicode.Scalar> = ["⟦", "⟧"]
    for line in lines.split(separator: "\n") {
      text +=
        "    " + String(String.UnicodeScalarView(line.unicodeScalars.filter { !marks.contains($0) })) + "\n"
    }
  }

  mutating func item(_ words: String) { wrap(words, first: "- ", rest: "  ") }

  mutating func verbatim(_ lines: String) {
    text += "\n"
    for line in lines.split(separator: "\n", omittingEmptySubsequences: false) where !line.isEmpty {
      wrap(String(line), first: "    ", rest: "    ")
    }
  }

  private mutating func wrap(_ words: String, first: String, rest: String) {
    var line = first
    var isEmpty = true
    for word in words.split(separator: " ") {
      if !isEmpty, line.unicodeScalars.count + 1 + word.unicodeScalars.count > PlainText.width {
        text += line + "\n"
        line = rest
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    text += line + "\n"
  }
}
