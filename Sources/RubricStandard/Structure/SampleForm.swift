import RubricDiagnostics
import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricSite

/// How far samples of requests can be made from a description's own examples.
struct SampleForm {
  private(set) var operations = 0
  /// Operations with a sample written for them, or with all that a request needs.
  private(set) var withRequest = 0
  private(set) var withResponse = 0
  private(set) var withBoth = 0

  /// Of a description that is not looked into.
  static let none = SampleForm()

  private init() {}

  init(_ api: API) {
    for operation in api.calledOperations {
      operations += 1
      let showsRequest = SampleForm.showsRequest(operation, api)
      let showsResponse = SampleForm.showsResponse(operation, api)
      if showsRequest { withRequest += 1 }
      if showsResponse { withResponse += 1 }
      if showsRequest, showsResponse { withBoth += 1 }
    }
  }

  /// Whether a request to every operation can be made.
  var isWhole: Bool { operations > 0 && withRequest == operations }

  private static func showsRequest(_ operation: Shared<Operation>, _ api: API) -> Bool {
    if operation.extensions.contains(where: { ["x-codeSamples", "x-code-samples"].contains($0.name) }) {
      return true
    }
    let parameters = operation.parameters.map { api.parameters[$0] }.filter(\.isRequired)
    let hasValues = parameters.allSatisfy {
      !$0.examples.isEmpty || ($0.schema.map { showsValue($0, api) } ?? false)
    }
    guard hasValues else { return false }
    guard let body = operation.requestBody.map({ api.requestBodies[$0] }) else { return true }
    return body.content.contains { shows($0, api) }
  }

  private static func showsResponse(_ operation: Shared<Operation>, _ api: API) -> Bool {
    let answers = operation.responses.filter { $0.status.isSuccess || $0.status.hundreds == 3 }
    return answers.contains { answer in
      let content = api.responses[answer.response].content
      // An answer without a body shows itself.
      return content.isEmpty || content.contains { shows($0, api) }
    }
  }

  private static func shows(_ media: MediaType, _ api: API) -> Bool {
    !media.examples.isEmpty || (media.schema.map { showsValue($0, api) } ?? false)
  }

  private static func showsValue(_ id: SchemaID, _ api: API) -> Bool {
    let schema = api.schemas[id]
    if !schema.examples.isEmpty || !schema.enum.isEmpty || schema.const != nil || schema.default != nil {
      return true
    }
    return !schema.properties.isEmpty
      && schema.properties.allSatisfy {
        !api.schemas[$0.schema].examples.isEmpty || !api.schemas[$0.schema].enum.isEmpty
      }
  }
}

extension Structure {
  /// A block that calls the API: curl, an HTTP request line, or code in a language.
  @Sendable static func sampleRequest(_ subject: SectionSubject) -> Evidence? {
    if let (block, span) = requests(subject).first {
      return Evidence(block.firstLine, at: span, origin: .guide)
    }
    let form = subject.samples
    guard form.withRequest * 2 >= form.operations, form.operations > 0 else { return nil }
    return subject.generated(
      "requests follow from examples for \(form.withRequest) of \(form.operations) operations",
      at: subject.api.origin.span(of: Field.paths.key))
  }

  @Sendable static func sampleResponse(_ subject: SectionSubject) -> Evidence? {
    let blocks = fences(subject)
    if let first = requests(subject).first, let request = blocks.firstIndex(where: { $0.span == first.span }),
      let (block, span) = blocks[request...].first(where: { $0.block.isResponse })
    {
      return Evidence(block.firstLine, at: span, origin: .guide)
    }
    let form = subject.samples
    guard form.withResponse * 2 >= form.operations, form.operations > 0 else { return nil }
    return subject.generated(
      "\(form.withResponse) of \(form.operations) operations show their response",
      at: subject.api.origin.span(of: Field.paths.key))
  }

  /// A block that shows what comes back when something fails.
  @Sendable static func sampleError(_ subject: SectionSubject) -> Evidence? {
    let found = fences(subject).first { pair in
      pair.block.isResponse
        && ["\"status\": 4", "\"status\":4", "HTTP/1.1 4", "\"error", "status_code\": 4"].contains {
          pair.block.text.contains(sequence: $0)
        }
    }
    return found.map { Evidence($0.block.firstLine, at: $0.span, origin: .guide) }
  }

  /// Samples of each tag, or of half of the operations.
  @Sendable static func sampleBreadth(_ subject: SectionSubject) -> Evidence? {
    let requests = requests(subject)
    let operations = subject.api.calledOperations
    var paths = CalledPaths(subject.api)
    var called: Set<Name> = []
    // Calls by a library give no path: each is taken for another operation.
    var others = 0
    for request in requests {
      if let path = paths.template(of: request.block) { called.insert(Name(path)) } else { others += 1 }
    }
    let shown = operations.count { called.contains(Name($0.path)) } + others
    let bare = subject.site.groups.count { group in
      !group.operations.contains { called.contains(Name(subject.api.operations[$0].path)) }
    }
    if let first = requests.first, bare <= others || shown * 2 >= operations.count {
      return Evidence("\(requests.count) requests are shown", at: first.span, origin: .guide)
    }
    let form = subject.samples
    guard form.operations > 0, form.withRequest * 2 >= form.operations,
      form.withResponse * 2 >= form.operations
    else { return nil }
    return subject.generated(
      "requests and responses of \(min(form.withRequest, form.withResponse)) of \(form.operations) operations are shown",
      at: subject.api.origin.span(of: Field.paths.key))
  }

  /// A numbered list of two to nine steps.
  @Sendable static func numberedSteps(_ subject: SectionSubject) -> Evidence? {
    for body in subject.bodies {
      if let list = body.lists.first(where: { $0.isOrdered && (2...9).contains($0.items) }) {
        return subject.evidence("\(list.items) numbered steps", list.range, in: body)
      }
      let steps = body.units.filter {
        $0.kind == .heading && ($0.string.lowercased().hasPrefix("step ") || $0.startsWithNumber)
      }
      if (2...9).contains(steps.count) { return subject.evidence(steps[0], in: body) }
    }
    return nil
  }

  /// A request in the section's own text, and something behind it that is its answer.
  @Sendable static func firstCall(_ subject: SectionSubject) -> Evidence? {
    for body in subject.bodies {
      guard let request = body.codeBlocks.firstIndex(where: { $0.isRequest }),
        body.codeBlocks[request...].contains(where: { $0.isResponse })
      else { continue }
      let code = body.codeBlocks[request]
      return subject.evidence(code.firstLine, code.range, in: body)
    }
    return nil
  }

  /// The code blocks that call the API; where one gives a path, it is one of the description's.
  private static func requests(_ subject: SectionSubject) -> [(block: BodyCode, span: SourceSpan)] {
    var paths = CalledPaths(subject.api)
    return fences(subject).filter { $0.block.isRequest && paths.mayHold($0.block) }
  }

  /// The code blocks of all guides of the API, in whichever section they stand: those of the section first.
  private static func fences(_ subject: SectionSubject) -> [(block: BodyCode, span: SourceSpan)] {
    var found = subject.bodies.flatMap { body in
      body.codeBlocks.map { ($0, subject.span(of: $0.range, in: body)) }
    }
    for id in subject.reach == .api ? subject.site.ownGuides : [] {
      let guide = subject.site[id]
      for block in guide.text.codeBlocks {
        let text = guide.text.withUTF8(of: block.text) { Array($0) }
        let code = BodyCode(language: block.language, text: text, range: block.content)
        found.append((code, SourceSpan(source: guide.source, bytes: block.content)))
      }
    }
    return found
  }
}

extension BodyUnit {
  /// Whether it begins with a digit and a full stop or space.
  var startsWithNumber: Bool {
    guard let first = text.first, (0x31...0x39).contains(first), text.count > 1 else { return false }
    return text[1] == UInt8(ascii: ".") || text[1] == 0x20
  }
}

extension BodyCode {
  /// Its first line that holds anything, as a quotation.
  var firstLine: String {
    let line = text.split { $0 == 0x0A || $0 == 0x0D }.first { !$0.allSatisfy { $0 == 0x20 } }
    return String(decoding: line ?? [], as: UTF8.self)
  }

  private static let methods = ["GET /", "POST /", "PUT /", "PATCH /", "DELETE /", "GET http", "POST http"]
  private static let calls = [
    "curl ", "fetch(", "requests.", "http.", "HttpClient", "axios", "Client(", "client.", "Invoke-RestMethod",
  ]

  /// Whether it calls something with an address or a path of its own; an ellipsis alone is no request.
  var isRequest: Bool {
    guard text.count > 12 else { return false }
    if BodyCode.methods.contains(where: { text.starts(with: $0.utf8) }) { return true }
    return BodyCode.calls.contains { text.contains(sequence: $0) }
  }

  /// Whether it is what an API answers.
  var isResponse: Bool {
    if ["json", "xml", "csv"].contains(language), text.count > 2 { return true }
    if text.starts(with: "HTTP/".utf8) { return true }
    return (text.first == UInt8(ascii: "{") || text.first == UInt8(ascii: "[")) && text.count > 4
  }
}
