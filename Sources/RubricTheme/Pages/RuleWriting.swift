import RubricPages
import RubricStandard

/// Rules and sections, explained.
extension PageWriter {
  mutating func rules(_ page: RuleListPage) {
    html.raw("<p class=\"lead\">")
    write(.allRulesLead)
    html.raw("</p>\n")
    table([.rule, .whatItAsks, .severity], word(.allRules)) { writer in
      for row in page.rows {
        writer.html.raw("<tr><th scope=\"row\">")
        writer.link(row.link)
        writer.html.raw("</th><td>")
        writer.html.text(row.summary)
        writer.html.raw("</td><td>")
        writer.html.text(row.severity?.rawValue ?? "")
        writer.html.raw("</td></tr>\n")
      }
    }
  }

  mutating func rule(_ page: RulePage) {
    html.raw("<p class=\"lead\">")
    html.text(page.explanation.summary)
    html.raw("</p>\n<dl class=\"facts glance\">")
    for entry in page.explanation.entries {
      if case .text(let words) = entry.content { fact(entry.topic.word) { $0.html.text(words) } }
    }
    html.raw("</dl>\n")
    for entry in page.explanation.entries {
      switch entry.content {
      case .text: break
      case .list(let items):
        heading(2, entry.topic.word, id: entry.topic.word.rawValue)
        html.raw("<ul>")
        for item in items {
          html.raw("<li>")
          html.text(item)
          html.raw("</li>")
        }
        html.raw("</ul>\n")
      case .code(let pieces):
        heading(2, entry.topic.word, id: entry.topic.word.rawValue)
        for piece in pieces { code(piece) }
      }
    }
  }

  private mutating func code(_ piece: Explanation.Code) {
    let title = piece.path.map { word(.inFile, $0) } ?? (piece.language == "yaml" ? "YAML" : "Markdown")
    figure(title, note: "", language: piece.language, piece.text)
  }
}

extension Explanation.Topic {
  /// What introduces an entry.
  fileprivate var word: Word {
    switch self {
    case .why: .why
    case .severity: .severity
    case .tier: .tier
    case .mending: .mending
    case .basis: .basis
    case .breaking: .breaksIt
    case .keeping: .keepsIt
    case .questions: .questionsAsked
    case .fileNames: .fileNames
    case .headings: .headingsMeant
    case .notApplicable: .whereNotApplicable
    case .scaffold: .startFrom
    }
  }
}
