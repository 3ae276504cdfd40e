import RubricDiagnostics
import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricSchemas

/// A value of JSON that a code block shows.
struct FenceValue: Sendable {
  var fence: Int
  /// Bytes of the code that are the value.
  var range: Range<Int>
  /// nil where it is no JSON.
  var root: Node?
  /// Why it is none, with where in the code.
  var fault: (message: String, range: Range<Int>)?
  /// Of what it is shown, as far as the text tells.
  var role: Role

  /// Which way a value goes.
  enum Role: Sendable {
    case request
    case response(status: Int?)
    case unknown(status: Int?)
  }

  /// A stretch of the value's own text within the code.
  func place(_ span: SourceSpan) -> GuidePlace {
    let start = range.lowerBound + Int(span.bytes.lowerBound)
    return GuidePlace(
      holder: .fence(fence), range: start..<max(start, range.lowerBound + Int(span.bytes.upperBound)))
  }

  private static let longest = 400_000

  init?(_ view: GuideView, fence: Int, range: Range<Int>, role: Role) {
    let code = view.fences[fence].code.text
    guard range.count > 1, range.count < FenceValue.longest, range.upperBound <= code.count else {
      return nil
    }
    self.fence = fence
    self.range = range
    self.role = role
    let file = SourceFile(path: "sample.json", bytes: Array(code[range]))
    let outcome = DocumentReader().read(file, as: SourceID(index: 0), format: .json)
    root = outcome.value?.root
    let error = outcome.findings.first { $0.severity == .error }
    if root == nil || error != nil, let error {
      let start = range.lowerBound + Int(error.span.bytes.lowerBound)
      fault = (error.message, start..<max(start, range.lowerBound + Int(error.span.bytes.upperBound)))
    }
  }

  /// Whether something is left out of it, or stands for something else, so that it need not be JSON.
  func isAbridged(in view: GuideView) -> Bool {
    let code = view.fences[fence].code.text[range]
    return ["...", "…", "//", "/*", "<", "{{", "[insert"].contains { code.contains(sequence: $0) }
      || code.last { $0 > 0x20 }.map { !"}]".utf8.contains($0) } ?? true
  }

  /// Every value of JSON that a text shows: blocks that are JSON, bodies of requests, and of messages of HTTP.
  static func all(in view: GuideView) -> [FenceValue] {
    view.fences.indices.flatMap { fence -> [FenceValue] in
      guard view.isOwn(view.fences[fence].text) else { return [] }
      let samples = (view.requestsOfFences[fence] ?? []).map { view.requests[$0] }
      let bodies = samples.compactMap { request in
        request.sample?.body.flatMap { FenceValue(view, fence: fence, range: $0, role: .request) }
      }
      guard samples.isEmpty else { return bodies }
      return value(of: fence, view).map { [$0] } ?? []
    }
  }

  private static func value(of fence: Int, _ view: GuideView) -> FenceValue? {
    let code = view.fences[fence].code
    if code.text.starts(with: "HTTP/".utf8) {
      guard let body = body(ofMessage: code.text) else { return nil }
      return FenceValue(view, fence: fence, range: body.range, role: .response(status: body.status))
    }
    guard ["json", "", "javascript", "js", "http"].contains(code.language) else { return nil }
    guard let first = code.text.firstIndex(where: { $0 > 0x20 }), "{[".utf8.contains(code.text[first]),
      code.language == "json" || looksLikeJSON(code.text[first...])
    else { return nil }
    return FenceValue(view, fence: fence, range: first..<code.text.count, role: role(of: fence, view))
  }

  /// Whether behind the first brace a name in double quotes stands.
  private static func looksLikeJSON(_ text: ArraySlice<UInt8>) -> Bool {
    text.dropFirst().first { $0 > 0x20 && $0 != UInt8(ascii: "{") } == UInt8(ascii: "\"")
  }

  private static func body(ofMessage text: [UInt8]) -> (range: Range<Int>, status: Int?)? {
    let line = text.prefix { $0 != 0x0A }.split(separator: 0x20)
    let status = line.dropFirst().first.flatMap { Int(String(decoding: $0, as: UTF8.self)) }
    var index = 0
    while let end = text[index...].firstIndex(of: 0x0A) {
      if text[index..<end].allSatisfy({ $0 <= 0x20 }) {
        guard let first = text[end...].first(where: { $0 > 0x20 }), "{[".utf8.contains(first) else {
          return nil
        }
        return ((end + 1)..<text.count, status)
      }
      index = end + 1
    }
    return nil
  }

  private static let answers = Set(
    """
    response responses returns return returned answer answers answered receive received responds result results \
    output get
    """.split(separator: " ").map { GuideWords.hash(String($0)) })
  private static let questions = Set(
    "request requests send sends sending body payload post submit create include provide input call"
      .split(separator: " ").map { GuideWords.hash(String($0)) })

  /// What the text before a block, or its heading, says that it is.
  private static func role(of fence: Int, _ view: GuideView) -> Role {
    guard let before = view.fences[fence].before else { return .unknown(status: nil) }
    let places = [before] + (view.fences[fence].heading.map { [$0] } ?? [])
    let status = places.lazy.flatMap { StatusMention.all(in: $0, of: view) }.first?.status
    for place in places {
      let (answers, questions) = (view.says(place, anyOf: answers), view.says(place, anyOf: questions))
      if answers, !questions { return .response(status: status) }
      if questions, !answers { return .request }
    }
    return status.map { .response(status: $0) } ?? .unknown(status: nil)
  }
}

/// Checks values that texts show against what the description says of them.
struct FenceValidation {
  private let view: GuideView
  private var validator: SchemaValidator
  private var stepsLeft = 4_000_000

  init(_ view: GuideView) {
    self.view = view
    // Values stand for others in samples, so that formats tell nothing.
    validator = SchemaValidator(
      view.api.schemaSet, options: SchemaValidator.Options(formats: [], mostSteps: 100_000))
  }

  /// A schema that a value may be meant to fit.
  struct Candidate {
    var schema: SchemaID
    var direction: SchemaValidator.Direction
  }

  /// What the schemas do not allow of a value, by the one that it fits best; empty where one allows it, and
  /// where it is like none of them.
  mutating func violations(of value: FenceValue, among candidates: [Candidate]) -> [Violation] {
    guard let root = value.root else { return [] }
    var best: [Violation]?
    for candidate in candidates.prefix(40) where stepsLeft > 0 {
      guard likeness(of: root, candidate.schema) else { continue }
      let validation = validator.validate(
        root, against: candidate.schema, direction: candidate.direction, named: "the sample")
      stepsLeft -= 1_000 + Int(value.range.count)
      let wrong = validation.violations.filter { isTelling($0, candidate.direction) }
      // What could not be checked may be allowed.
      if wrong.isEmpty { return [] }
      if best.map({ wrong.count < $0.count }) ?? true { best = wrong }
    }
    return best ?? []
  }

  /// Whether most of the value's names are those of the schema.
  private func likeness(of root: Node, _ schema: SchemaID) -> Bool {
    var schema = schema
    var root = root
    if root.isSequence {
      guard let first = root.elements.first else { return false }
      root = first
      let shape = view.api.schemas[schema]
      guard let items = shape.items ?? shape.reference.flatMap({ view.api.schemas[$0].items }) else {
        return false
      }
      schema = items
    }
    guard root.isMapping, root.count > 0 else { return false }
    var known: Set<Name> = []
    var pending = [schema]
    var seen: Set<SchemaID> = []
    while let id = pending.popLast(), seen.count < 200 {
      guard seen.insert(id).inserted else { continue }
      let part = view.api.schemas[id]
      for property in part.properties { known.insert(Name(property.name)) }
      pending += part.allOf + part.oneOf + part.anyOf + [part.reference].compactMap(\.self)
    }
    return root.members.count { known.contains($0.name) } * 2 > root.count
  }

  /// Whether a violation says something of the API: samples of answers leave out what does not matter, and
  /// values stand for others.
  private func isTelling(_ violation: Violation, _ direction: SchemaValidator.Direction) -> Bool {
    if violation.keyword == .required { return direction == .request }
    if let text = violation.node.string {
      let stands =
        text.utf8.contains { "<>{}$[]*".utf8.contains($0) }
        || text.utf8.contains(sequence: "...") || text.utf8.contains(sequence: "…") || text.isEmpty
        || ["string", "text", "example"].contains(text.lowercased())
      if stands { return false }
    }
    switch violation.keyword {
    case .some(.pattern), .some(.minLength), .some(.maxLength), .some(.format), .some(.oneOf), .some(.anyOf):
      return direction == .request && violation.keyword != .oneOf && violation.keyword != .anyOf
    case .none, .some: return true
    }
  }
}

extension GuideView {
  /// The operations that a value may belong to: of the request sample before it under its heading, else those
  /// that the heading names.
  func operations(of value: FenceValue) -> [Int] {
    if let own = requestsOfFences[value.fence]?.map({ requests[$0] }) {
      return Array(Set(own.flatMap(\.operations))).sorted()
    }
    let heading = fences[value.fence].heading
    var fence = value.fence - 1
    while fence >= 0, fences[fence].heading == heading, fences[fence].text == fences[value.fence].text {
      if let found = requestsOfFences[fence]?.last {
        return requests[found].isOfAPI ? requests[found].operations : []
      }
      fence -= 1
      // Of very long sections only what stands near.
      if value.fence - fence > 20 { break }
    }
    guard let before = fences[value.fence].before else { return [] }
    let named = operations(at: before)
    return named.count == 1 ? Array(named) : []
  }

  /// What an operation takes and gives as JSON, by the role of a value.
  func candidates(_ operations: [Int], for role: FenceValue.Role) -> [FenceValidation.Candidate] {
    operations.flatMap { index -> [FenceValidation.Candidate] in
      let operation = names.operations[index]
      let sent = operation.requestBody.map { api.requestBodies[$0].content } ?? []
      let requests = sent.filter(\.isJSON).compactMap(\.schema)
        .map { FenceValidation.Candidate(schema: $0, direction: .request) }
      let answers = { (status: Int?) -> [FenceValidation.Candidate] in
        operation.responses.filter { status == nil || $0.status.text == "\(status ?? 0)" }
          .flatMap { self.api.responses[$0.response].content }.filter(\.isJSON).compactMap(\.schema)
          .map { FenceValidation.Candidate(schema: $0, direction: .response) }
      }
      switch role {
      case .request: return requests
      case .response(let status):
        let exact = answers(status)
        return exact.isEmpty ? answers(nil) : exact
      case .unknown(let status): return requests + answers(status) + answers(nil)
      }
    }
  }
}
