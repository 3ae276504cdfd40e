import RubricOpenAPI
import RubricPages
import RubricSite

/// Fields, or examples, that go on where a page is full.
extension PageWriter {
  /// The heading of a page.
  func title(of page: Page) -> String {
    let title = text(page.title)
    guard case .fields(let fields) = page.body else { return title }
    return word(.partOf, title, String(fields.number + 1))
  }

  mutating func fields(_ page: FieldsPage) {
    excused += page.inapplicable
    html.raw("<p class=\"lead\">")
    write(page.tables.isEmpty ? .examplesLead : .partLead)
    html.raw(" ")
    link(page.whole)
    html.raw("</p>\n")
    for (number, table) in page.tables.enumerated() {
      heading(2, title(of: table), id: "part-\(number + 1)")
      fields(table)
    }
    for example in page.examples {
      heading(2, title(of: example.title, []), id: example.anchor)
      let name = example.name ?? word(.example)
      figure(
        example.part.map { word(.partOf, name, String($0)) } ?? name, note: "", language: example.language,
        example.text.value)
      tell(example.text.place)
    }
  }

  /// What a table is of, with the rows above it.
  private func title(of table: FieldTable) -> String { title(of: table.title, table.trail) }

  private func title(of title: FieldTable.Title, _ rows: [FieldRow.Label]) -> String {
    let words: [String] =
      switch title {
      case .parameters(let location): [word(parameterWord(location))]
      case .request(let mediaType): [word(.requestBody), mediaType]
      case .response(let status, let mediaType): [word(.response), status, mediaType]
      case .headers(let holder): [word(.headers), holder]
      case .schema(let name): [name]
      }
    // Of a long way the end tells a reader more.
    let isLong = rows.count > 6
    let trail = (isLong ? ["…"] : []) + rows.suffix(6).map { text($0) }
    return (words.filter { !$0.isEmpty } + trail).joined(separator: " › ")
  }

  private func text(_ label: FieldRow.Label) -> String {
    switch label {
    case .name(let name), .pattern(let name), .dependent(let name), .definition(let name),
      .generic(let name):
      name
    case .alternative(let one, let title): title ?? word(.alternative, String(one.number))
    case .anyName(let name): name ?? word(.anyName)
    case .element(let number): word(.element, String(number))
    case .elements(let isRest): word(isRest ? .furtherElements : .eachElement)
    case .contains: word(.containsElement)
    case .names: word(.propertyNames)
    case .not: word(.mustNotBe)
    case .condition: word(.condition)
    case .then: word(.conditionHolds)
    case .otherwise: word(.conditionFails)
    case .content: word(.decodedContent)
    case .unevaluated: word(.anythingElse)
    case .item: word(.eachItem)
    }
  }
}
