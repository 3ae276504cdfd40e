extension Explanation {
  /// The explanation as plain text for a terminal, no line of words longer than 80 columns.
  public var text: String {
    var text = PlainText()
    text.paragraph(name.map { "\(id) (\($0))" } ?? id)
    text.paragraph(summary)
    for entry in entries { text.add(entry) }
    return text.text
  }
}

extension Explanation.Topic {
  /// What introduces an entry; empty where it speaks for itself.
  fileprivate var label: String {
    switch self {
    case .why: "Why:"
    case .severity: "Severity:"
    case .tier: "Tier:"
    case .mending: "To mend it:"
    case .basis: "It rests on:"
    case .breaking: "This breaks it:"
    case .keeping: "This keeps it:"
    case .questions: "A reader must find:"
    case .fileNames: "Found by the file names:"
    case .headings: "Found by the headings:"
    case .notApplicable: ""
    case .scaffold: "Start from:"
    }
  }
}

/// Text broken into lines of at most 80 columns.
private struct PlainText {
  private(set) var text = ""
  private static let width = 80

  mutating func add(_ entry: Explanation.Entry) {
    let label = entry.topic.label
    switch entry.content {
    case .text(let words): paragraph(label.isEmpty ? words : "\(label) \(words)")
    case .list(let items):
      paragraph(label)
      for words in items { item(words) }
    case .code(let pieces):
      paragraph(label)
      for piece in pieces {
        if let path = piece.path { paragraph("with \(path):") }
        if entry.topic == .scaffold { verbatim(piece.text) } else { code(piece.text) }
      }
    }
  }

  mutating func paragraph(_ words: String) {
    if !text.isEmpty { text += "\n" }
    wrap(words, first: "", rest: "")
  }

  /// A piece of a file as it is written, line by line.
  mutating func code(_ lines: String) {
    for line in lines.split(separator: "\n") { text += "    " + line + "\n" }
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
