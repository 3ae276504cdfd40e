import RubricDocuments
import RubricOpenAPI

extension CrossCheck {
  static let secretInDocs = CrossCheck(
    "secret-in-docs", "Texts and examples hold no secrets that work",
    rationale: "What is published is used: a key in a text lets everybody in until it is taken back.",
    severity: .error, passage: .samples,
    mending: "take the secret back where it is valid, and write a word such as 'YOUR_API_KEY'",
    passing: [
      CrossExample(
        "paths: {/permits: {get: {}}}", ["index.md": "# Permits\nSend `sk_live_your_own_key_of_the_service`."]
      )
    ],
    failing: [
      CrossExample(
        """
        paths: {/permits: {get: {parameters: [{name: key, in: header, example: ⟦AKIA\(ofKey)⟧}]}}}
        """, ["index.md": "# Permits\nSend `⟦AKIA\(ofKey)⟧` in a header."])
    ],
    check: { view in
      let written = view.units.indices.flatMap { unit in
        SecretScan.secrets(in: view.units[unit].body.text, on: view.date).map {
          Problem("\($0.what) is published", at: view.span(of: $0.range, in: unit))
        }
      }
      return written
        + view.api.exampleTexts.compactMap { node in
          let secrets = node.withUTF8 { SecretScan.secrets(in: Array($0), on: view.date) }
          return secrets.first.map { Problem("\($0.what) is published", at: node.span) }
        }
    })
}

extension API {
  /// The strings of all examples, at most a million.
  fileprivate var exampleTexts: [Node] {
    let media = requestBodies.all.flatMap(\.content) + responses.all.flatMap(\.content)
    let examples =
      parameters.all.flatMap(\.examples) + headers.all.flatMap(\.examples) + media.flatMap(\.examples)
      + components.examples
    var pending = examples.compactMap(\.value)
    for schema in schemas.all { pending += schema.examples + [schema.default].compactMap(\.self) }
    var seen: Set<Node> = []
    var found: [Node] = []
    while let node = pending.popLast(), seen.count < 1_000_000 {
      guard seen.insert(node).inserted else { continue }
      if node.string != nil { found.append(node) }
      pending += node.elements
      pending += node.members.map(\.value)
    }
    return found
  }
}
