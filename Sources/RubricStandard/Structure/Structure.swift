import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

/// Facts that are proven by form or by the description, not by words.
enum Structure {
  /// `info.x-limitations` is where known limits are written (Swedish national profile DOK.09).
  @Sendable static func limitations(_ subject: SectionSubject) -> Evidence? {
    subject.extensionEvidence("x-limitations")
  }

  /// A price of a plan in `info.x-sla` (SLA4OAI).
  @Sendable static func price(_ subject: SectionSubject) -> Evidence? {
    let plans = subject.api.info.extensions.first { $0.name == "x-sla" }?.value.member(named: "plans")?.value
    let priced = plans?.members.first { $0.value.member(named: "pricing") != nil }
    return priced.map { subject.generated("the plan '\($0.name)' has a price", at: $0.keySpan) }
  }
}

extension SectionSubject {
  func extensionEvidence(_ name: String) -> Evidence? {
    let found = api.info.extensions.first { $0.name == name }
    return found.map {
      Evidence($0.value.string ?? "'\(name)' is given", at: $0.value.span, origin: .specification)
    }
  }

  /// The first code block of the section's own texts that holds what is asked for.
  func codeBlock(where holds: (BodyCode) -> Bool) -> (code: BodyCode, body: SectionBody)? {
    for body in bodies {
      if let code = body.codeBlocks.first(where: holds) { return (code, body) }
    }
    return nil
  }

  /// The first unit of the section's own texts that holds what is asked for, headings left out.
  func unit(where holds: (BodyUnit) -> Bool) -> Evidence? {
    for body in bodies {
      if let unit = body.units.first(where: { $0.kind != .heading && holds($0) }) {
        return evidence(unit, in: body)
      }
    }
    return nil
  }
}

extension BodyUnit {
  /// Whether the bytes of `word` stand in its text, between characters that belong to no word.
  func contains(token word: String) -> Bool {
    let word = Array(word.utf8)
    guard !word.isEmpty, text.count >= word.count else { return false }
    var start = 0
    while start <= text.count - word.count {
      if text[start] == word[0], text[start...].starts(with: word) {
        let before = start == 0 || !Words.isWordByte(text[start - 1])
        let end = start + word.count
        if before, end == text.count || !Words.isWordByte(text[end]) { return true }
      }
      start += 1
    }
    return false
  }
}
