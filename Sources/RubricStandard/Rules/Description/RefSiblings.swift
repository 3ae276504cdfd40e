import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let refSiblings = Rule(
    "ref-siblings", "Nothing stands beside a reference in OpenAPI 3.0",
    rationale:
      "OpenAPI 3.0 drops what stands beside '$ref': most tools never show it, and no constraint there "
      + "holds.",
    severity: .warning, basis: .hygiene,
    passage: Passage(
      "Document your API",
      "Meaning and constraints must reach the reader; in 3.0 text beside a reference is dropped."),
    mending: "put the reference into 'allOf', or move to OpenAPI 3.1",
    passing: [
      """
      openapi: 3.0.3
      components: {schemas: {A: {type: object, properties: {b: {$ref: '#/components/schemas/B'}}}, B: {type: string}}}
      """,
      """
      openapi: 3.1.0
      components: {schemas: {A: {type: object, properties: {b: {$ref: '#/components/schemas/B', description: kept}}}, B: {type: string}}}
      """,
      """
      openapi: 3.0.3
      components: {schemas: {A: {example: {b: {$ref: x, c: 1}}, properties: {$ref: {type: string, description: An address}}}}}
      """,
      """
      openapi: 3.0.3
      components: {schemas: {A: {properties: {b: {$ref: '#/components/schemas/B', description: ''}}}, B: {type: string}}}
      """,
      """
      openapi: 3.0.3
      paths: {/a: {$ref: '#/paths/~1b', description: counts}, /b: {get: {responses: {}}}}
      """,
    ],
    failing: [
      """
      openapi: 3.0.3
      components: {schemas: {A: {type: object, properties: {b: {$ref: "#/components/schemas/B", ⟦description⟧: lost}}}, B: {type: string}}}
      """,
      """
      openapi: 3.0.3
      components:
        schemas:
          A:
            allOf:
              - $ref: '#/components/schemas/B'
                ⟦required⟧: [b]
                properties: {b: {type: string}}
          B: {type: object}
      """,
      """
      openapi: 3.0.3
      paths: {/a: {get: {responses: {'404': {$ref: '#/components/responses/N', ⟦description⟧: No park}}}}}
      components: {responses: {N: {description: Not found}}}
      """,
      """
      openapi: 3.0.3
      components: {schemas: {A: {items: {$ref: '#/components/schemas/B', ⟦x-order⟧: 1}}, B: {type: string}}}
      """,
    ],
    check: .description { view in
      guard (view.api.version.major, view.api.version.minor) == (3, 0) else { return nil }
      return WrittenReferences(in: view.api).all.compactMap { reference in
        let siblings = reference.node.siblings
        return siblings.isEmpty ? nil : .siblings(siblings, of: reference)
      }.sorted { $0.span < $1.span }
    })
}

extension Node {
  /// What stands beside a reference and says something.
  fileprivate var siblings: [Member] {
    members.filter { $0.key != Field.ref.key && !$0.value.isNull && !($0.value.string?.isEmpty ?? false) }
  }
}

extension Problem {
  fileprivate static func siblings(
    _ siblings: [Node.Member], of reference: WrittenReferences.Reference
  ) -> Problem {
    let real = siblings.filter { !$0.name.text.utf8.starts(with: "x-".utf8) }
    let shown = real.isEmpty ? siblings : real
    let names = shown.prefix(3).map { "'\($0.name)'" }.joined(separator: ", ")
    let rest = shown.count > 3 ? " and \(shown.count - 3) more" : ""
    let verb = shown.count == 1 ? "is" : "are"
    return Problem(
      "\(names)\(rest) beside '$ref' \(verb) dropped in OpenAPI 3.0", at: shown[0].keySpan,
      help: reference.isSchema ? nil : "say it where the reference leads, or move to OpenAPI 3.1",
      severity: real.isEmpty ? .info : nil,
      edits: reference.isSchema && siblings.allSatisfy(\.isAnnotation) ? wrapping(reference.node) : [])
  }

  /// The reference as the only part of an `allOf`, where the document writes it in its own place.
  private static func wrapping(_ node: Node) -> [Edit] {
    guard let member = node.member(Field.ref.key), let text = member.value.string else { return [] }
    let (key, value) = (member.keySpan.bytes, member.value.span.bytes)
    // An alias stands for a value that is written elsewhere.
    guard value.lowerBound >= key.upperBound, value.lowerBound - key.upperBound <= 8 else { return [] }
    var json = JSONText()
    json.string(text)
    let address = json.text.split(separator: "\n").first.map(String.init) ?? ""
    let isJSON = member.value.style == .json
    let span = SourceSpan(source: member.keySpan.source, bytes: key.lowerBound..<value.upperBound)
    return [Edit(span, isJSON ? "\"allOf\": [{\"$ref\": \(address)}]" : "allOf: [{$ref: \(address)}]")]
  }
}

extension Node.Member {
  /// Whether it says something of the schema and forbids no value, so that it may begin to count.
  fileprivate var isAnnotation: Bool {
    guard let field = Field(key: key) else { return name.text.utf8.starts(with: "x-".utf8) }
    switch field {
    case .title, .description, .deprecated, .readOnly, .writeOnly, .externalDocs, .nullable, .xml: return true
    default: return false
    }
  }
}
