import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let noContentNoBody = Rule(
    "no-content-no-body", "Empty statuses carry no body",
    rationale:
      "HTTP allows no body with these statuses: a caller who waits for it gets nothing, or an error.",
    severity: .error, basis: .hygiene,
    passage: Passage("Document your API", "Tell users what responses to expect."),
    mending: "take the content away, or answer with a status that has one, such as '200'",
    passing: [
      "paths: {\"/parks/{id}\": {delete: {responses: {\"204\": {description: Gone}}}}}",
      "paths: {/parks: {get: {responses: {'304': {content: {}}, '200': {content: {application/json: {}}}}}}}",
    ],
    failing: [
      "paths: {\"/parks/{id}\": {delete: {responses: {\"204\": {description: Gone, ⟦content⟧: {application/json: {}}}}}}}",
      """
      paths:
        /parks:
          put:
            responses:
              '205':
                ⟦content⟧:
                  application/json:
                    schema: {type: string}
                description: Done
          get:
            responses: {}
      """,
      """
      paths: {/parks: {get: {responses: {'304': {$ref: '#/components/responses/R'}, '200': {$ref: '#/components/responses/R'}}}}}
      components: {responses: {R: {description: Parks, ⟦content⟧: {application/json: {}}}}}
      """,
      """
      swagger: '2.0'
      produces: [application/json]
      paths: {/parks: {put: {responses: {'204': {⟦schema⟧: {type: string}}}}}}
      """,
    ],
    check: .response { use, _ in
      guard let number = use.status.number, [204, 205, 304].contains(number) else { return nil }
      return use.response.content.isEmpty ? [] : [.body(use)]
    })
}

extension Problem {
  fileprivate static func body(_ use: ResponseUse) -> Problem {
    let origin = use.response.origin
    let member = origin.member(Field.content.key) ?? origin.member(Field.schema.key)
    return Problem(
      "'\(use.operation.signature)' has a body with status '\(use.status)', which allows none",
      at: member?.keySpan ?? use.span, edits: emptied(use))
  }

  /// An empty content in place of what is there, where the response stands under this status only.
  private static func emptied(_ use: ResponseUse) -> [Edit] {
    guard let member = use.response.origin.member(Field.content.key) else { return [] }
    let (operation, content) = (use.operation.origin.span, member.value.span)
    let (key, end) = (member.keySpan.bytes.upperBound, content.bytes.upperBound)
    guard content.source == operation.source, operation.bytes.contains(key),
      end <= operation.bytes.upperBound,
      content.bytes.lowerBound >= key
    else { return [] }
    return [Edit(SourceSpan(source: content.source, bytes: key..<end), ": {}")]
  }
}
