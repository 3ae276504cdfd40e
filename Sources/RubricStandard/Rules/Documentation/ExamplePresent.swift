import RubricOpenAPI

extension Rule {
  static let examplePresent = Rule(
    "example-present", "Bodies are shown by an example",
    rationale: "Most readers look at the example first, and many at nothing else.",
    severity: .warning, basis: .standard,
    passage: Passage(
      "Document your API", "Provide sample code, expected responses and examples of valid values."),
    mending: "add an example with values that could be real",
    passing: [
      "paths: {/p: {get: {responses: {'200': {content: {application/json: {example: {a: 1}}}}}}}}",
      """
      paths: {/p: {get: {responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}}
      components: {schemas: {A: {type: object, required: [a], properties: {a: {type: integer, example: 2}, b: {type: string}}}}}
      """,
      """
      paths: {/p: {get: {responses: {'200': {content: {application/json: {schema: {type: array, items: {type: object, properties: {a: {enum: [x]}, b: {type: boolean}, c: {type: string}}}}}}}}}}}
      """,
      """
      paths: {/p: {get: {responses: {'500': {content: {application/json: {}}}, default: {content: {application/json: {}}}}}}}
      """,
      "paths: {/p: {head: {responses: {'200': {content: {application/json: {}}}}}}}",
    ],
    failing: [
      """
      paths: {/p: {get: {responses: {'200': {content: {⟦application/json⟧: {schema: {type: object, properties: {a: {type: integer}}}}}}}}}}
      """,
      """
      paths: {/p: {post: {requestBody: {content: {⟦application/json⟧: {schema: {$ref: '#/components/schemas/A'}}}}, responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}}
      components: {schemas: {A: {type: object, properties: {a: {type: integer}, b: {$ref: '#/components/schemas/A'}, c: {}}}}}
      """,
    ],
    check: .mediaType { use, view in
      guard use.wantsExample else { return nil }
      guard !use.hasExample else { return [] }
      guard let schema = use.media.schema else { return [.noExample(use, count: 1)] }
      if view.bodySchemas.isShown(schema) { return [] }
      // An example of the schema would show them all.
      guard let unshown = view.bodySchemas.unshown(schema), unshown.key == use.key else { return nil }
      return [.noExample(use, count: unshown.count)]
    })
}

extension Problem {
  fileprivate static func noExample(_ use: MediaTypeUse, count: Int) -> Problem {
    let rest =
      switch count {
      case 1: ""
      case 2: ", nor has the other body of its schema"
      default: ", nor have the \(count - 1) other bodies of its schema"
      }
    return Problem("\(use.name) has no example\(rest)", at: use.key)
  }
}

extension MediaTypeUse {
  /// Whether a reader needs to see it: JSON that is sent, or that comes in success or refusal.
  var wantsExample: Bool {
    guard media.isJSON else { return false }
    switch role {
    case .request: return true
    case .response(let use):
      // What has no content has nothing to show (RFC 9110 §15.3.5, §15.3.6).
      let mayHaveBody = use.operation.method != .head && ![204, 205].contains(use.status.number)
      return use.isFirst && mayHaveBody && [2, 4].contains(use.status.hundreds)
    }
  }

  /// Whether its authors give one, if by a reference that leads nowhere.
  var hasExample: Bool {
    !media.examples.isEmpty || media.origin[.example] != nil
      || media.origin[.examples].map { $0.count > 0 } == true
  }

  /// As messages call it.
  fileprivate var name: String {
    switch role {
    case .request(_, let operation): "the body that '\(operation.signature)' takes"
    case .response(let use): use.name
    }
  }
}
