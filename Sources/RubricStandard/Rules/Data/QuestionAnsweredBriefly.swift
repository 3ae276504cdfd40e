import RubricOpenAPI

extension Rule {
  static let questionAnsweredBriefly = Rule(
    "question-answered-briefly", "A question gets a short answer",
    rationale: "Whoever asks whether somebody is married has no right to the date of birth as well.",
    severity: .info, basis: .standard,
    passage: Passage("How to respond to data requests", "Return no more detail than the request needs."),
    mending: "answer with a boolean and what is needed to understand it",
    passing: [
      """
      paths: {/people/1/is-married: {get: {responses: {"200": {content: {application/json: {schema: {type: object, properties: {married: {type: boolean}}}}}}}}}}
      """,
      """
      paths: {/safety-checks: {get: {operationId: issueList, responses: {"200": {content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}}}}}, /islands: {get: {responses: {}}}, /check-runs: {get: {responses: {"200": {content: {application/json: {schema: {properties: {name: {}}}}}}}}}}
      """,
      """
      paths: {/islands/exists: {get: {responses: {"200": {content: {application/json: {schema: {type: array}}}}}}}}
      """,
    ],
    failing: [
      """
      paths: {/people/1/is-married: {⟦get⟧: {responses: {"200": {content: {application/json: {schema: {type: object, properties: {name: {type: string}, dob: {type: string}}}}}}}}}}
      """,
      """
      paths: {/benefits: {⟦get⟧: {operationId: checkEligibility, responses: {"200": {content: {application/json: {schema: {properties: {a: {type: boolean}, b: {}, c: {}, d: {}, e: {}, f: {}}}}}}}}}}
      """,
    ],
    check: .operation { operation, view in
      guard operation.method == .get, operation.isQuestion,
        let shape = view.answer(of: operation).map(view.shape), !shape.properties.isEmpty
      else { return nil }
      if shape.properties.count > 5 { return [.long(operation, shape.properties.count)] }
      let isAnswered = shape.properties.contains { view.types(of: $0.schema).contains(.boolean) }
      return isAnswered ? [] : [.unanswered(operation)]
    })
}

extension Problem {
  fileprivate static func long(_ operation: Shared<Operation>, _ count: Int) -> Problem {
    Problem("'\(operation.signature)' asks a question and gets \(count) fields", at: operation.methodSpan)
  }

  fileprivate static func unanswered(_ operation: Shared<Operation>) -> Problem {
    Problem("'\(operation.signature)' asks a question, and no field says yes or no", at: operation.methodSpan)
  }
}

extension Shared<Operation> {
  /// Whether the last literal segment of its path, or its operationId, asks for yes or no.
  fileprivate var isQuestion: Bool {
    let last = PathUse.Segment.all(of: value.path).last { !$0.text.isEmpty }
    let segment = last.flatMap { $0.isTemplate ? nil : $0.text }
    return segment.map(Question.isAsked(by:)) == true || value.operationID.map(Question.isAsked(by:)) == true
  }
}

/// Names that ask for yes or no.
enum Question {
  static func isAsked(by name: String) -> Bool {
    let words = NameWords(name).words
    guard let first = words.first else { return false }
    switch first {
    case "exists", "eligibility", "eligible": return true
    case "is", "has", "can", "check", "verify":
      return words.count > 1
        && ![
          "in", "ins", "out", "outs", "list", "point", "run", "runs", "suite", "suites", "items", "digit",
          "sum",
        ].contains(words[1])
    default: return false
    }
  }
}

extension DescriptionView {
  /// What the JSON of an operation's first response of success is to fit.
  func answer(of operation: Shared<Operation>) -> SchemaID? {
    guard let written = operation.responses.first(where: { $0.status.isSuccess }) else { return nil }
    let content = api.responses[written.response].content
    return (content.first { $0.isJSON } ?? content.first { MediaKind($0.name) == .anything })?.schema
  }
}
