import RubricOpenAPI
import RubricPages
import RubricSchemas
import RubricSite

/// Fields, types and limits.
extension PageWriter {
  /// A table of fields as a list of terms; nested lists below those that have parts.
  mutating func fields(_ table: FieldTable) {
    guard !table.isEmpty || table.more != nil else { return }
    if !table.limits.isEmpty {
      html.raw("<p class=\"type\">")
      limits(table.limits)
      html.raw("</p>\n")
    }
    if !table.roots.isEmpty { rows(table.roots, of: table, depth: 0) }
    if let more = table.more { self.more(more) }
  }

  private mutating func rows(_ indices: [Int], of table: FieldTable, depth: Int) {
    let runs = FieldRun.runs(of: indices, in: table)
    for run in runs {
      // The summary of what holds nothing but one choice tells it.
      if let choice = run.choice, depth == 0 || runs.count > 1 {
        html.raw("<p class=\"label\">")
        html.text(words(of: choice))
        html.raw("</p>\n")
      }
      html.raw("<dl class=\"fields\">\n")
      for index in run.rows { row(table.rows[index], of: table, depth: depth) }
      html.raw("</dl>\n")
    }
  }

  private mutating func row(_ row: FieldRow, of table: FieldTable, depth: Int) {
    if fieldsHaveAnchors {
      let id = unique(row.anchor)
      html.raw("<div id=\"")
      html.text(id)
      html.raw("\"><dt>")
      beginAnchor(id)
      label(row.label)
      html.raw("</a>")
    } else {
      html.raw("<div><dt>")
      label(row.label)
    }
    tell(row.places)
    html.raw(" ")
    type(of: row.words)
    if row.isRequired {
      badge(.required, "req")
      tell(row.requiredPlaces)
    }
    marks(row.words)
    html.raw("</dt>\n<dd>")
    if let source = row.source { from(source) }
    words(row.words, besides: row.label.name)
    below(row, of: table, depth: depth)
    html.raw("</dd></div>\n")
  }

  /// Tells which schema a property comes from.
  private mutating func from(_ schema: SchemaID) {
    html.raw("<p class=\"label\">")
    write(.comesFrom)
    html.raw(" ")
    schemaLink(schema)
    html.raw("</p>\n")
  }

  private mutating func below(_ row: FieldRow, of table: FieldTable, depth: Int) {
    if let more = row.more { self.more(more) }
    guard !row.children.isEmpty else { return }
    // What is long is one step away, so that a reader sees the fields beside it.
    let isOpen = depth < 1 && row.children.count <= 12
    html.raw(isOpen ? "<details class=\"nest\" open><summary>" : "<details class=\"nest\"><summary>")
    summary(of: row, in: table)
    html.raw("</summary>\n")
    rows(row.children, of: table, depth: depth + 1)
    html.raw("</details>\n")
  }

  private mutating func summary(of row: FieldRow, in table: FieldTable) {
    let runs = FieldRun.runs(of: row.children, in: table)
    let fields = runs.reduce(0) { $0 + ($1.choice == nil ? $1.rows.count : 0) }
    var words = runs.compactMap { $0.choice.map { self.words(of: $0) } }
    if fields > 0 {
      var own = word(.fields, String(fields))
      if case .name(let name) = row.label { own = word(.propertiesOf, String(fields), name) }
      words.insert(own, at: 0)
    }
    html.text(words.joined(separator: ", "))
  }

  private func words(of choice: FieldRow.Alternative) -> String {
    switch choice.choice {
    case .one: word(.oneOfMany, String(choice.count))
    case .some: word(.someOfMany, String(choice.count))
    }
  }

  /// How many fields and how many alternatives a table has.
  func countWords(of table: FieldTable) -> String {
    let alternatives = table.roots.count { table.rows[$0].label.alternative != nil }
    let fields = table.roots.count - alternatives
    let words = [(fields, Word.fields), (alternatives, .alternatives)]
    return words.filter { $0.0 > 0 }.map { word($0.1, String($0.0)) }.joined(separator: ", ")
  }

  /// A table behind a button that tells how many fields it has.
  mutating func foldedFields(_ table: FieldTable) {
    guard !table.isEmpty else { return }
    html.raw("<details class=\"nest\"><summary>")
    html.text(countWords(of: table))
    html.raw("</summary>\n")
    fields(table)
    html.raw("</details>\n")
  }

  private mutating func more(_ more: FieldRow.More) {
    switch more {
    case .recursive(let route): self.more(.recursive, route)
    case .elsewhere(let route): self.more(.moreRows, route)
    case .continued(let route): self.more(.rowsFollow, route)
    }
  }

  private mutating func more(_ own: Word, _ route: Route?) {
    html.raw("<p class=\"more\">")
    if let route {
      html.raw("<a href=\"")
      address(of: route)
      html.raw("\">")
      write(own)
      html.raw("</a>")
    } else {
      write(own)
    }
    html.raw("</p>\n")
  }

  mutating func label(_ label: FieldRow.Label) {
    switch label {
    case .name(let name): code(visible: name)
    case .alternative(let alternative, let title):
      strong(.alternative, String(alternative.number))
      if let title {
        html.raw(" ")
        code(title)
      }
    case .pattern(let pattern):
      strong(.namesMatching)
      html.raw(" ")
      code(pattern)
    case .anyName(let name):
      strong(.anyName)
      if let name {
        html.raw(" ")
        code(name)
      }
    case .element(let number): strong(.element, String(number))
    case .elements(let isRest): strong(isRest ? .furtherElements : .eachElement)
    case .contains: strong(.containsElement)
    case .names: strong(.propertyNames)
    case .not: strong(.mustNotBe)
    case .condition: strong(.condition)
    case .then: strong(.conditionHolds)
    case .otherwise: strong(.conditionFails)
    case .dependent(let name):
      strong(.oncePresent)
      html.raw(" ")
      code(name)
    case .content: strong(.decodedContent)
    case .unevaluated: strong(.anythingElse)
    case .item: strong(.eachItem)
    case .generic(let name):
      strong(.genericPart)
      html.raw(" ")
      code(name)
    case .definition(let name):
      strong(.definition)
      html.raw(" ")
      code(name)
    }
  }

  private mutating func strong(_ own: Word, _ argument: String = "") {
    html.raw("<b>")
    write(own, argument)
    html.raw("</b>")
  }

  mutating func code(_ text: String) {
    html.raw("<code>")
    html.breakable(text)
    html.raw("</code>")
  }

  mutating func badge(_ own: Word, _ name: StaticString) {
    html.raw(" <span class=\"")
    html.raw(name)
    html.raw("\">")
    write(own)
    html.raw("</span>")
  }
}

extension FieldRow.Label {
  /// The author's name for the row.
  fileprivate var name: String? {
    switch self {
    case .name(let name), .alternative(_, .some(let name)): name
    default: nil
    }
  }

  fileprivate var alternative: FieldRow.Alternative? {
    if case .alternative(let alternative, _) = self { alternative } else { nil }
  }
}

/// Neighbours among rows: the alternatives of one choice, or rows of other kinds.
private struct FieldRun {
  /// The first of the alternatives; nil of other rows.
  var choice: FieldRow.Alternative?
  var rows: [Int]

  static func runs(of indices: [Int], in table: FieldTable) -> [FieldRun] {
    var runs: [FieldRun] = []
    var last: FieldRow.Alternative?
    for index in indices {
      let next = table.rows[index].label.alternative
      if !runs.isEmpty, next.map({ $0.follows(last) }) ?? (last == nil) {
        runs[runs.count - 1].rows.append(index)
      } else {
        runs.append(FieldRun(choice: next, rows: [index]))
      }
      last = next
    }
    return runs
  }
}

extension FieldRow.Alternative {
  /// Whether it is the next one of the same choice.
  fileprivate func follows(_ other: FieldRow.Alternative?) -> Bool {
    guard let other else { return false }
    return choice == other.choice && count == other.count && number == other.number + 1
  }
}
