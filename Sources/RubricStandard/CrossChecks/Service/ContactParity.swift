import RubricDiagnostics

extension CrossCheck {
  static let contactParity = CrossCheck(
    "contact-parity", "Guide and description name the same contact",
    rationale: "Questions go to a mailbox that nobody reads, and one of the two is out of date.",
    severity: .warning,
    passage: Rule.Passage("Document your API", "Include ownership and status."),
    mending: "name the same address in 'info.contact' and in the guide",
    passing: [
      CrossExample(
        "info: {title: A, version: 1.0.0, contact: {email: permits@a.gov.uk}}",
        ["support.md": "# Support\nWrite to <permits@a.gov.uk>, or of security to security@a.gov.uk."])
    ],
    failing: [
      CrossExample(
        "info: {title: A, version: 1.0.0, contact: {email: permits@a.gov.uk}}",
        ["support.md": "# Support\nWrite to ⟦old-team@a.gov.uk⟧ with any question."])
    ],
    check: { view in
      guard let email = view.api.info.contact?.email, !email.isEmpty else { return nil }
      let addresses = view.units.indices.filter {
        view.isOwn(view.units[$0]) && view.texts[view.units[$0].text].kind == .own
      }
      .flatMap { unit in WrittenMailbox.all(in: view.units[unit].body.text).map { (unit: unit, mailbox: $0) }
      }
      let isNamed = addresses.contains { $0.mailbox.text.lowercased() == email.lowercased() }
      let ofSupport = addresses.filter {
        view.units[$0.unit].sections.contains(.status) && !$0.mailbox.isStandIn
      }
      guard !isNamed, let first = ofSupport.first else { return [] }
      let span = view.api.info.contact.map { $0.origin.valueSpan(of: .email) }
      return [
        Problem(
          "the guide names '\(first.mailbox.text)' and the description '\(email)'",
          at: view.span(of: first.mailbox.range, in: first.unit),
          notes: span.map { [Finding.Note("the contact of the description", at: $0)] } ?? [])
      ]
    })
}

/// An address for mail in a text.
private struct WrittenMailbox {
  var text: String
  var range: Range<Int>

  /// Whether it stands for one that is to be filled in.
  var isStandIn: Bool {
    text.utf8.contains(sequence: "example") || text.utf8.contains(sequence: "your")
  }

  static func all(in text: [UInt8]) -> [WrittenMailbox] {
    var found: [WrittenMailbox] = []
    var index = 0
    var from = 0
    while index < text.count {
      guard text[index] == UInt8(ascii: "@") else {
        index += 1
        continue
      }
      var start = index
      while start > from, isPart(text[start - 1]) { start -= 1 }
      var end = index + 1
      while end < text.count, isPart(text[end]) { end += 1 }
      while end > index, text[end - 1] == UInt8(ascii: ".") || text[end - 1] == UInt8(ascii: "-") { end -= 1 }
      if start < index, text[index..<end].contains(UInt8(ascii: ".")) {
        found.append(
          WrittenMailbox(text: String(decoding: text[start..<end], as: UTF8.self), range: start..<end))
      }
      index = max(index + 1, end)
      from = index
    }
    return found
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    Words.isWordByte(byte) && byte < 0x80 || "._%+-".utf8.contains(byte)
  }
}
