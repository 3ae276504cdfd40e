import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let descriptionNotPlaceholder = Rule(
    "description-not-placeholder", "No text stands in for another",
    rationale: "A reader of 'TODO' learns that nobody finished the page.",
    severity: .error, basis: .standard,
    passage: Passage("Document your API", "Documentation must be complete."),
    mending: "write the text, or take the field away",
    passing: [
      "info: {title: P, version: 1.0.0, description: Finds parks.}",
      "info: {title: P, version: 1.0.0, description: 'A task is `TODO` until it is done.'}",
      "info: {title: P, version: 1.0.0, description: 'Each park has an [Address](https://a.gov.uk).'}",
      "info: {title: P, version: 1.0.0, description: 'Filter by since=[date]; call (XXX) XXX-XXXX'}",
      "info: {title: P, version: 1.0.0, description: 'Sent as Authorization: Bearer <api_key>'}",
      "info: {title: P, version: 1.0.0, description: To be provided when the park is closed}",
      "info: {title: P, version: 1.0.0, description: Placeholder text shown in an empty field}",
      "info: {title: P, version: 1.0.0, description: 'Adds a todo list; see https://a.gov.uk/?key=XXXX'}",
    ],
    failing: [
      "info: {title: P, version: 1.0.0, description: '⟦TODO⟧: write this'}",
      "info: {title: P, version: 1.0.0, description: '⟦to be confirmed⟧.'}",
      "info: {title: P, version: 1.0.0, description: 'Parks of ⟦[your team here]⟧'}",
      "info: {title: P, version: 1.0.0, description: '⟦Lorem ipsum⟧ dolor'}",
    ],
    check: .text { use, view in
      guard let range = view.placeholder(in: use.text) else { return [] }
      return [.placeholder(range, use)]
    })
}

extension Problem {
  fileprivate static func placeholder(_ range: Range<Int>, _ use: TextUse) -> Problem {
    let token = String(decoding: Array(use.text.utf8)[range], as: UTF8.self)
    return Problem(
      "'\(token)' stands where a text is to be written", at: use.node.span(ofText: range))
  }
}
