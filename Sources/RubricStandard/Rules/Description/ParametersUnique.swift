import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let parametersUnique = Rule(
    "parameters-unique", "A parameter is declared once",
    rationale: "Of two declarations of one parameter nobody knows which holds, and tools refuse both.",
    severity: .error, basis: .hygiene,
    passage: Passage("Document your API", "Give the meaning and type of each parameter."),
    mending: "keep one of the declarations",
    passing: [
      "paths: {/parks: {get: {parameters: [{name: page, in: query}, {name: page, in: header}]}}}",
      "paths: {/parks: {parameters: [{name: page, in: query}], get: {parameters: [{name: page, in: query}]}}}",
      """
      paths: {/parks: {get: {parameters: [{$ref: '#/components/parameters/P'}, {$ref: '#/components/parameters/Q'}]}}}
      components: {parameters: {P: {name: page, in: query}, Q: {name: Page, in: query}}}
      """,
    ],
    failing: [
      "paths: {/parks: {get: {parameters: [{name: page, in: query}, {name: ⟦page⟧, in: query}]}}}",
      "paths: {/parks: {get: {parameters: [{name: X-Id, in: header}, {name: ⟦x-id⟧, in: header}]}}}",
      "paths: {/parks: {parameters: [{name: id, in: query}, {name: ⟦id⟧, in: query}], get: {}, put: {}}}",
      """
      paths: {/parks: {get: {parameters: [{$ref: '#/components/parameters/P'}, {$ref: ⟦'#/components/parameters/P'⟧}]}}}
      components: {parameters: {P: {name: page, in: query}}}
      """,
    ],
    check: .path { path, view in
      let lists = ([path.item] + path.operations.map(\.origin)).map { view.sharedParameters.list(of: $0) }
      guard lists.contains(where: { !$0.isEmpty }) else { return nil }
      return lists.flatMap { repeats(in: $0, view.sharedParameters) }
    })

  private static func repeats(in list: [Node], _ shared: SharedParameters) -> [Problem] {
    var seen: [ParameterKey: Node] = [:]
    return list.compactMap { element in
      let key = shared.key(of: element)
      guard !key.name.text.isEmpty else { return nil }
      guard let first = seen.updateValue(element, forKey: key) else { return nil }
      seen[key] = first
      return .declaredTwice(element, first, key)
    }
  }
}

extension Problem {
  fileprivate static func declaredTwice(_ element: Node, _ first: Node, _ key: ParameterKey) -> Problem {
    let place = { (node: Node) in node.valueSpan(of: node[.ref] == nil ? .name : .ref) }
    let message =
      key.location == "$ref"
      ? "'\(key.name)' stands twice among the parameters"
      : "parameter '\(key.name)' in '\(key.location)' is declared twice"
    return Problem(
      message, at: place(element), notes: [Finding.Note("first declared here", at: place(first))])
  }
}
