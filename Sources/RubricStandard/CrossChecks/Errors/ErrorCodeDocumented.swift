import RubricDiagnostics
import RubricDocuments

extension CrossCheck {
  static let errorCodeDocumented = CrossCheck(
    "error-code-documented", "Each error code is explained",
    rationale: "A code without a meaning tells a developer no more than that something failed.",
    severity: .warning, passage: .errorScenarios,
    mending: "tell in the guide's errors what each of them means and what to do",
    passing: [
      CrossExample(
        errorsWithCodes("[NO_PERMIT, PERMIT_ENDED]"),
        ["errors.md": "# Errors\n- `NO_PERMIT`: there is no such permit\n- `PERMIT_ENDED`: it has ended"]),
      CrossExample(
        """
        paths:
          /permits:
            get:
              responses:
                '404':
                  description: a
                  content:
                    application/json:
                      schema:
                        properties:
                          code: {type: string, enum: [NO_PERMIT]}
                          detail: {type: string, enum: [No permit has this number]}
                '423':
                  description: c
                  content:
                    application/json:
                      schema:
                        properties:
                          code: {type: string, enum: [PERMIT_HELD]}
                          detail: {type: string, example: Somebody changes it now}
                '410':
                  description: "`SEASON_OVER` comes once the season has ended"
                  content:
                    application/json:
                      schema: {properties: {code: {enum: [SEASON_OVER, TOO_LATE]}}}
                '413':
                  description: b
                  content:
                    application/json:
                      schema: {description: It has ended already, properties: {code: {enum: [TOO_LATE]}}}
                '409':
                  description: b
                  content:
                    application/json:
                      schema: {properties: {code: {enum: [PERMIT_ENDED]}}}
                      example: {errors: [{code: PERMIT_ENDED, message: It ran out last year}]}
        """, ["errors.md": "# Errors\nErrors have a code and a message."]),
    ],
    failing: [
      CrossExample(
        errorsWithCodes("[NO_PERMIT, ⟦PERMIT_ENDED⟧, NOT_YOURS]"),
        ["errors.md": "# Errors\n- `NO_PERMIT`: there is no such permit"]),
      CrossExample(
        """
        paths:
          /permits:
            get:
              responses:
                '404':
                  description: a
                  content:
                    application/json:
                      schema: {properties: {code: {enum: [⟦NO_PERMIT⟧]}, message: {type: string}}}
                      example: {code: NO_PERMIT, message: No permit}
        """, ["errors.md": "# Errors\nErrors have a code and a message."]),
    ],
    check: { view in
      let read = ErrorCodes(view.api)
      let codes = read.listed
      // What FHIR's own codes mean stands in FHIR.
      let isFHIR = view.names.mediaTypes.contains { $0.utf8.contains(sequence: "fhir") }
      guard view.isWritten("errors"), !codes.isEmpty, !isFHIR else { return nil }
      let shown = Set(view.codes.map { Name($0.text) })
      let missing = codes.filter { code in
        !shown.contains(code.name) && !read.explained.contains(code.name)
          && code.description?.utf8.contains(sequence: code.name.text) != true
          && view.words.occurrences(ofWords: code.name.text).isEmpty
      }
      guard let first = missing.first else { return [] }
      return [.unexplained(missing.map(\.name.text), of: codes.count, at: first.node.span)]
    })

  /// A description of an operation that fails with these codes.
  static func errorsWithCodes(_ codes: String) -> String {
    """
    paths:
      /permits:
        get:
          responses:
            '404':
              description: There is no such permit
              content: {application/json: {schema: {properties: {code: {type: string, enum: \(codes)}}}}}
    """
  }
}

extension Problem {
  fileprivate static func unexplained(_ codes: [String], of count: Int, at span: SourceSpan) -> Problem {
    let named = codes.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
    let rest = codes.count > 5 ? " and \(codes.count - 5) more" : ""
    let verb = codes.count == 1 ? "is" : "are"
    return Problem(
      "error code\(codes.count == 1 ? "" : "s") \(named)\(rest) \(verb) explained nowhere", at: span)
  }
}
