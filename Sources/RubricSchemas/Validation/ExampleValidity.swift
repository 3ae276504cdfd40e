import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

/// Checks every value that an author shows against its schema: rule `example-valid`.
///
/// Checked are the examples of parameters, headers and media types, and the examples and defaults of schemas.
/// Not checked are examples elsewhere (`externalValue`) and those of media types that are neither JSON nor a
/// form, which are texts. A string that holds JSON, where the media type is JSON, is checked as what it holds.
public struct ExampleValidity {
  private let api: API
  private var validator: SchemaValidator
  private var findings: [Finding] = []
  private var seen: Set<Place> = []
  private var stepsLeft = ExampleValidity.mostSteps

  /// All examples together may take so many steps.
  private static let mostSteps = 10_000_000
  /// So many findings are made of one example.
  private static let mostFindings = 10
  /// The formats that the rule names.
  private static let formats: Set<Format> = [.date, .dateTime, .email, .uri, .uuid, .ipv4, .ipv6]

  /// The values of an API that their schemas do not allow, each at the part that is wrong.
  public static func findings(in api: API) -> [Finding] {
    var validity = ExampleValidity(api)
    validity.checkMessages()
    validity.checkSchemas()
    if validity.stepsLeft <= 0 {
      validity.findings.append(
        Finding(
          "example-valid", .info, "the examples are too many or too large to be checked all",
          at: SourceSpan.start(of: api.origin.span.source)))
    }
    return validity.findings
  }

  private init(_ api: API) {
    self.api = api
    let options = SchemaValidator.Options(formats: ExampleValidity.formats, mostSteps: 300_000)
    validator = SchemaValidator(api.schemaSet, options: options)
  }

  /// A value and what it is checked against: components are met once for each use.
  private struct Place: Hashable {
    var value: Node
    var schema: SchemaID
    var direction: SchemaValidator.Direction
  }

  private mutating func checkMessages() {
    for parameter in api.parameters.all {
      if let schema = parameter.schema { check(parameter.examples, against: schema, .request) }
      check(parameter.content, .request)
    }
    for body in api.requestBodies.all { check(body.content, .request) }
    for response in api.responses.all { check(response.content, .response) }
    for header in api.headers.all {
      if let schema = header.schema { check(header.examples, against: schema, .response) }
      check(header.content, .response)
    }
  }

  private mutating func checkSchemas() {
    for (id, schema) in zip(api.schemas.ids, api.schemas.all) {
      for example in schema.examples { check(example, against: id, .either) }
      if let value = schema.default { check(value, against: id, .either, named: "the default") }
    }
  }

  private mutating func check(_ content: [MediaType], _ direction: SchemaValidator.Direction) {
    for mediaType in content {
      guard let schema = mediaType.schema else { continue }
      for example in mediaType.examples {
        guard let value = example.value else { continue }
        if mediaType.isJSON {
          if !checkJSONText(value, against: schema, direction) { check(value, against: schema, direction) }
        } else if mediaType.isForm, !value.isScalar {
          check(value, against: schema, direction)
        }
      }
    }
  }

  private mutating func check(
    _ examples: [Example], against schema: SchemaID, _ direction: SchemaValidator.Direction
  ) {
    for example in examples {
      if let value = example.value { check(value, against: schema, direction) }
    }
  }

  private mutating func check(
    _ value: Node, against schema: SchemaID, _ direction: SchemaValidator.Direction,
    named name: String = "the example"
  ) {
    guard stepsLeft > 0 else { return }
    let place = Place(value: value, schema: schema, direction: direction)
    guard seen.insert(place).inserted else { return }
    let violations = validated(value, against: schema, direction, named: name)
    if !violations.isEmpty, let reference = ExampleValidity.reference(in: value) {
      findings.append(
        Finding(
          "example-valid", .error, "'$ref' is not followed within \(name): it is shown as it is written",
          at: reference.keySpan, help: "write the value itself, or name the file by 'externalValue'"))
      return
    }
    for violation in violations { findings.append(finding(violation, at: violation.span, "")) }
  }

  /// The only member of a value, where it is a reference to another: a value is no place for one, and no reader
  /// follows it there (OpenAPI 3.0.4 §4.7.19).
  private static func reference(in value: Node) -> Node.Member? {
    guard value.kind == .mapping, value.members.count == 1, let member = value.members.first,
      member.name.text == "$ref", member.value.kind == .string
    else { return nil }
    return member
  }

  private mutating func validated(
    _ value: Node, against schema: SchemaID, _ direction: SchemaValidator.Direction,
    named name: String = "the example"
  ) -> ArraySlice<Violation> {
    let validation = validator.validate(value, against: schema, direction: direction, named: name)
    stepsLeft -= validator.run.stepsTaken
    return validation.violations.prefix(ExampleValidity.mostFindings)
  }

  // MARK: - JSON in a string

  /// Whether the value is a string that holds an object or array of JSON and its schema asks for no string;
  /// then that is checked.
  private mutating func checkJSONText(
    _ value: Node, against schema: SchemaID, _ direction: SchemaValidator.Direction
  ) -> Bool {
    guard value.kind == .string, value.withUTF8(ExampleValidity.beginsLikeJSON), stepsLeft > 0,
      !validated(value, against: schema, direction).isEmpty,
      let document = ExampleValidity.document(of: value)
    else { return false }
    let place = Place(value: value, schema: schema, direction: direction)
    guard seen.insert(place).inserted else { return true }
    for violation in validated(document.root, against: schema, direction) {
      var finding = finding(violation, at: value.span, "in this text, ")
      // Places within the text are not those of the file.
      finding.notes.removeAll { $0.span.source == document.source }
      findings.append(finding)
    }
    return true
  }

  private static func beginsLikeJSON(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let first = text.first { $0 != 32 && !(9...13).contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  private static func document(of value: Node) -> Document? {
    let file = SourceFile(path: "example.json", bytes: value.withUTF8 { Array($0) })
    return DocumentReader().read(file, as: SourceID(index: .max), format: .json).value
  }

  // MARK: - Words

  private func finding(_ violation: Violation, at span: SourceSpan, _ prefix: String) -> Finding {
    var notes = [Finding.Note("the schema says so here", at: violation.schemaNode.span)]
    for cause in violation.causes.prefix(1) where cause.span != span {
      notes.append(Finding.Note("the nearest alternative fails here", at: cause.span))
    }
    return Finding("example-valid", .error, prefix + violation.message, at: span, notes: notes)
  }
}

extension MediaType {
  /// Whether its examples are objects of the form's fields.
  fileprivate var isForm: Bool {
    let name = name.lowercased()
    return name.hasPrefix("application/x-www-form-urlencoded") || name.hasPrefix("multipart/")
  }
}
