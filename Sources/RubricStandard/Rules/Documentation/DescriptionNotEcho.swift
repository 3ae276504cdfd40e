import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let descriptionNotEcho = Rule(
    "description-not-echo", "Descriptions say more than the name",
    rationale: "A reader who looks a name up knows the name already.",
    severity: .info, basis: .guidance, passage: Passage("Document your API", "Explain meaning."),
    mending: "say what the name leaves open: where it comes from, in which unit, what it is for",
    passing: [
      """
      components: {schemas: {A: {type: object, properties: {park_id: {type: string, description: Identifier given when the park was registered}}}}}
      """,
      "components: {schemas: {A: {type: object, properties: {park_id: {type: string, title: Park ID}}}}}",
      "components: {schemas: {A: {type: object, properties: {park_id: {type: string, description: Park ID}}}}}",
    ],
    failing: [
      """
      components: {schemas: {A: {type: object, properties: {park_id: {type: string, description: ⟦The park ID⟧}, openingDate: {description: ⟦Date of opening⟧}}}}}
      """,
      """
      tags: [{name: parks, description: ⟦Parks.⟧}]
      components: {schemas: {ParkName: {description: ⟦A park name⟧}}}
      """,
    ],
    check: .text { use, _ in
      guard use.field == .description, let name = use.subject.echoed else { return nil }
      return Echo.isOne(use.text, of: name, alone: use.subject.isTagOrSchema) ? [.echo(use, name)] : []
    })
}

extension Problem {
  fileprivate static func echo(_ use: TextUse, _ name: String) -> Problem {
    Problem("the description of '\(name)' only repeats its name", at: use.node.span)
  }
}

extension TextUse.Subject {
  /// The name that the text is to explain.
  fileprivate var echoed: String? {
    switch self {
    case .parameter(let name), .property(let name), .tag(let name): name
    case .schema(let name): name
    case .info, .operation, .path, .server, .serverVariable, .link, .requestBody, .response, .example: nil
    case .mediaType, .securityScheme, .scope, .header: nil
    }
  }

  fileprivate var isTagOrSchema: Bool {
    switch self {
    case .tag, .schema: true
    case .info, .operation, .path, .server, .serverVariable, .link, .requestBody, .response, .example: false
    case .mediaType, .securityScheme, .scope, .header, .parameter, .property: false
    }
  }
}

/// A name said again in other order, or with words that tell nothing.
private enum Echo {
  private static let fillers: Set<String> = ["a", "an", "the", "of", "this", "for", "to", "is", "its"]

  /// - Parameter alone: whether the same letters alone are one: of parameters and properties other rules
  ///   tell that they are not explained.
  static func isOne(_ text: String, of name: String, alone: Bool) -> Bool {
    guard text.utf8.count <= 3 * name.utf8.count + 40 else { return false }
    if Letters.areSame(text, name) { return alone }
    let said = words(NameWords(text.lowercased()).words)
    return !said.isEmpty && said == words(NameWords(name).words)
  }

  private static func words(_ words: [String]) -> [String] {
    let kept = words.filter { !fillers.contains($0) }
    return kept.sorted()
  }

}
