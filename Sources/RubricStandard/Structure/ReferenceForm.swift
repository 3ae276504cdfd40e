import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

/// How whole the reference is that is generated from a description.
struct ReferenceForm {
  /// Of how many things something holds.
  struct Share {
    var holding = 0
    var all = 0
    /// The first of which it does not hold.
    var lack: SourceSpan?

    mutating func count(_ holds: Bool, at span: SourceSpan) {
      all += 1
      if holds { holding += 1 } else if lack == nil { lack = span }
    }

    /// Whether it holds of so many in a hundred.
    func isAtLeast(_ percent: Int) -> Bool { holding * 100 >= all * percent }
  }

  private(set) var operations = Share()
  private(set) var parameters = Share()
  private(set) var properties = Share()
  private(set) var types = Share()
  private(set) var constraints = Share()
  private(set) var examples = Share()
  private(set) var responses = Share()
  /// Examples that their schemas do not allow.
  private(set) var invalidExamples: [SourceSpan] = []

  /// Of a description that is not looked into.
  static let none = ReferenceForm()

  private init() {}

  /// - Parameter invalidExamples: one finding or more for each example that its schema does not allow.
  init(_ api: API, invalidExamples: [Finding] = []) {
    self.invalidExamples = invalidExamples.map(\.span)
    readOperations(api)
    readParameters(api)
    readProperties(api)
    readBodies(api)
  }

  var meaningIsGiven: Bool { parameters.isAtLeast(95) && properties.isAtLeast(80) }

  private mutating func readOperations(_ api: API) {
    for operation in api.calledOperations {
      let isDescribed = !(operation.summary ?? "").isEmpty || !(operation.description ?? "").isEmpty
      operations.count(isDescribed, at: operation.methodSpan)
      let succeeds = operation.responses.contains {
        [2, 3].contains($0.status.hundreds) || $0.status.text == "default"
      }
      let fails = operation.responses.contains {
        ($0.status.hundreds ?? 0) >= 4 || $0.status.text == "default"
      }
      responses.count(succeeds && fails, at: operation.methodSpan)
    }
  }

  private mutating func readParameters(_ api: API) {
    for parameter in api.parameters.all {
      let span = parameter.origin.span
      parameters.count(!(parameter.description ?? "").isEmpty, at: span)
      types.count(parameter.schema != nil || !parameter.content.isEmpty, at: span)
      let schema = parameter.schema.map { api.schemas[$0] }
      let hasExample = !parameter.examples.isEmpty || schema.map(ReferenceForm.showsValue) ?? false
      examples.count(hasExample, at: span)
      if let schema { count(schema, parameter.description, at: span) }
    }
  }

  private mutating func readProperties(_ api: API) {
    for schema in api.schemas.all {
      for property in schema.properties {
        let value = api.schemas[property.schema]
        properties.count(!(value.description ?? "").isEmpty, at: property.member.keySpan)
        let hasType =
          !value.types.isEmpty || value.reference != nil || !value.allOf.isEmpty || !value.oneOf.isEmpty
          || !value.anyOf.isEmpty || !value.enum.isEmpty || value.const != nil || !value.properties.isEmpty
        types.count(hasType, at: property.member.keySpan)
        count(value, value.description, at: property.member.keySpan)
      }
    }
  }

  /// A description that states a limit needs the keyword that sets it.
  private mutating func count(_ schema: Shared<Schema>, _ description: String?, at span: SourceSpan) {
    guard let description, ReferenceForm.statesLimit(description) else { return }
    constraints.count(
      schema.bounds != nil || !schema.enum.isEmpty || schema.items != nil || schema.reference != nil
        // A date or an address has its limits in its format, and a part of `allOf` may hold the keyword.
        || schema.format != nil || !schema.allOf.isEmpty || !schema.properties.isEmpty, at: span
    )
  }

  private static let claims = ["maximum length", "max length", "at most ", "no more than ", "maximum of "].map
  { Array($0.utf8) }

  /// Whether a text states a limit in words; one pass over it.
  private static func statesLimit(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      for index in bytes.indices {
        let byte = bytes[index] | 0x20
        guard byte == UInt8(ascii: "m") || byte == UInt8(ascii: "a") || byte == UInt8(ascii: "n") else {
          continue
        }
        // 'that most of' states none.
        if index > 0, (97...122).contains(bytes[index - 1] | 0x20) { continue }
        let rest = bytes[index...].prefix(15).lazy.map { $0 | 0x20 }
        if claims.contains(where: { rest.starts(with: $0) }) { return true }
      }
      return false
    }
  }

  private mutating func readBodies(_ api: API) {
    for body in api.requestBodies.all { read(body.content, api) }
    for response in api.responses.all { read(response.content, api) }
  }

  private mutating func read(_ content: [MediaType], _ api: API) {
    for media in content where media.isJSON {
      let schema = media.schema.map { api.schemas[$0] }
      let shows = schema.map { schema in
        ReferenceForm.showsValue(schema)
          || (!schema.properties.isEmpty
            && schema.properties.allSatisfy { ReferenceForm.showsValue(api.schemas[$0.schema]) })
      }
      examples.count(!media.examples.isEmpty || shows ?? false, at: media.origin.span)
    }
  }

  private static func showsValue(_ schema: Shared<Schema>) -> Bool {
    !schema.examples.isEmpty || !schema.enum.isEmpty || schema.const != nil || schema.default != nil
      || schema.types == .boolean
  }
}

extension Structure {
  private static func evidence(
    _ subject: SectionSubject, _ holds: Bool, _ share: ReferenceForm.Share, _ what: String
  ) -> Evidence? {
    guard holds, !subject.api.calledOperations.isEmpty else { return nil }
    return subject.generated(
      "\(share.holding) of \(share.all) \(what)", at: subject.api.origin.span(of: Field.paths.key))
  }

  @Sendable static func operationsAreDescribed(_ subject: SectionSubject) -> Evidence? {
    let form = subject.reference
    return evidence(
      subject, form.operations.isAtLeast(100), form.operations, "operations have a summary or a description")
  }

  @Sendable static func meaningIsGiven(_ subject: SectionSubject) -> Evidence? {
    let form = subject.reference
    var both = form.parameters
    both.holding += form.properties.holding
    both.all += form.properties.all
    return evidence(subject, form.meaningIsGiven, both, "parameters and properties have a description")
  }

  @Sendable static func typesAreGiven(_ subject: SectionSubject) -> Evidence? {
    let form = subject.reference
    return evidence(subject, form.types.isAtLeast(100), form.types, "parameters and properties have a type")
  }

  @Sendable static func constraintsAreGiven(_ subject: SectionSubject) -> Evidence? {
    let form = subject.reference
    return evidence(
      subject, form.constraints.isAtLeast(100), form.constraints,
      "limits that descriptions state are set by keywords")
  }

  @Sendable static func examplesAreGiven(_ subject: SectionSubject) -> Evidence? {
    let form = subject.reference
    return evidence(
      subject, form.examples.isAtLeast(90), form.examples, "parameters and JSON bodies show a value")
  }

  @Sendable static func examplesAreValid(_ subject: SectionSubject) -> Evidence? {
    guard subject.reference.invalidExamples.isEmpty, !subject.api.calledOperations.isEmpty else { return nil }
    return subject.generated(
      "no example is against its schema", at: subject.api.origin.span(of: Field.paths.key))
  }

  @Sendable static func responsesAreGiven(_ subject: SectionSubject) -> Evidence? {
    let form = subject.reference
    return evidence(
      subject, form.responses.isAtLeast(100), form.responses,
      "operations tell a success and an error response")
  }
}
