import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricSite

extension Criterion {
  static let adoption: [Criterion] = [
    Criterion(
      "A1", 25, "Is the first call told step by step?", from: [.guides],
      parts: { [$0.part(ofSection: "getting-started")] }),
    Criterion(
      "A2", 25, "Has every operation a sample of a request and of its answer?",
      from: [.specification, .guides], parts: { [$0.samples] }),
    Criterion(
      "A3", 20, "Are the samples true?", from: [.specification, .guides], parts: { [$0.trueSamples] }),
    Criterion(
      "A4", 15, "Can access be had without waiting?", from: [.guides], parts: { [$0.access] }),
    Criterion(
      "A5", 15, "Has it the shapes that most APIs of its organisation have?",
      from: [.specification, .estate], parts: { $0.commonShapes }),
  ]
}

extension MaturitySubject {
  private static let reading = "mend the description, so that it can be read"

  fileprivate var samples: CriterionPart {
    var part = CriterionPart(
      .count("samples"), "Operations with both samples", MaturitySubject.unread,
      mending: "give every operation examples of what is sent and of what comes back")
    guard let api else { return part }
    let form = SampleForm(api)
    guard let value = Proportion(form.withBoth, of: form.operations) else {
      part.state = .notApplicable("there is no operation that callers send")
      return part
    }
    part.state = .value(value)
    part.proofs = [
      MaturityProof(
        "\(form.withBoth) of \(form.operations) operations have both samples", section: "sample-code",
        isFault: value < .one)
    ]
    return part
  }

  /// Of the examples that the authors wrote, the share that their schemas allow.
  fileprivate var trueSamples: CriterionPart {
    var part = CriterionPart(
      .count("true-samples"), "Examples that their schemas allow", MaturitySubject.unread,
      mending: "mend the examples that their schemas do not allow")
    guard let api else { return part }
    let spans = api.writtenExamples
    let wrong = findings.filter {
      $0.rule == "example-valid" && $0.severity > .info && (!countsDeclared || $0.suppression == nil)
    }
    guard !spans.isEmpty else {
      part.state = .notApplicable("the description shows no example")
      return part
    }
    let failing = min(spans.count, Set(wrong.map { MaturitySubject.innermost(spans, at: $0.span) }).count)
    part.state = .value(Proportion(spans.count - failing, of: spans.count) ?? .one)
    part.proofs = [MaturityProof("\(spans.count - failing) of \(spans.count) examples fit their schemas")]
    part.proofs += wrong.prefix(5).map { MaturityProof($0.message, at: $0.span, isFault: true) }
    return part
  }

  /// The last of the examples that begins at or before a place, by its position; -1 where none does.
  private static func innermost(_ spans: [SourceSpan], at place: SourceSpan) -> Int {
    var (low, high) = (0, spans.count)
    while low < high {
      let middle = (low + high) / 2
      let span = spans[middle]
      if (span.source, span.bytes.lowerBound) <= (place.source, place.bytes.lowerBound) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low - 1
  }

  /// Who need not ask waits for nobody; a stated time is worth more than none.
  fileprivate var access: CriterionPart {
    var part = CriterionPart(
      .count("access"), "Access without waiting", MaturitySubject.unread,
      mending: "tell how to get access, and how long it takes")
    guard let api else { return part }
    guard !api.usedSchemes.isEmpty else {
      part.state = .value(.one)
      part.proofs = [MaturityProof("no operation asks who calls")]
      return part
    }
    let sections: [(SectionID, String)] = [("overview", "access-path"), ("authorisation-scopes", "granting")]
    let told = sections.compactMap { section, fact in
      verdicts[section]?.evidence.first { $0.factID == fact }
    }
    guard let first = told.first else {
      part.state = .value(.zero)
      part.proofs = [MaturityProof("nothing tells how access is had", section: "overview", isFault: true)]
      return part
    }
    let sentences = told + sections.flatMap { sentencesOnAccess(in: $0.0) }
    let immediate = sentences.first { AccessWords.isImmediate($0.text) }
    let timed = sentences.first { AccessWords.namesTime($0.text) }
    let value = immediate != nil ? Proportion.one : timed != nil ? Proportion(0.6) : Proportion(0.2)
    let proof = immediate ?? timed ?? first
    part.state = .value(value)
    part.proofs = [MaturityProof("“\(proof.text)”", at: proof.span, isFault: value < .one)]
    return part
  }

  /// What a section says of asking for access, sentence by sentence: the time is often told beside the way.
  private func sentencesOnAccess(in id: SectionID) -> [Evidence] {
    guard let conditionSubject, let section = RequiredSection.all.first(where: { $0.id == id }) else {
      return []
    }
    return WrittenSection(section, in: site).bodies.flatMap { body in
      body.units.filter { $0.kind != .heading && AccessWords.isOnAccess($0.text) }
        .map { conditionSubject.evidence($0, in: body) }
    }
  }

  /// A third each for the body of errors, pages of lists and dates.
  fileprivate var commonShapes: [CriterionPart] {
    guard let api else {
      return [
        CriterionPart(.count("shapes"), "Shapes", MaturitySubject.unread, mending: MaturitySubject.reading)
      ]
    }
    guard let estate else {
      return [
        CriterionPart(
          .count("shapes"), "Shapes", .unknown("there is no other API of the site to compare with"),
          mending: "publish the APIs of the organisation on one site")
      ]
    }
    let own = APIStyle(of: api)
    return [
      MaturitySubject.shape("error-shape", "body of errors", own.errorShape, estate.errorShape),
      MaturitySubject.shape("paging", "paging", own.paging, estate.paging),
      MaturitySubject.shape("date-style", "style of dates", own.dates, estate.dates),
    ]
  }

  private static func shape(
    _ key: String, _ title: String, _ own: String?, _ common: String?
  ) -> CriterionPart {
    var part = CriterionPart(
      .count(key), "The usual \(title)", .notApplicable("it has no \(title)"),
      mending: "take over the \(title) that most APIs of the organisation have")
    guard let own else { return part }
    guard let common else {
      part.state = .unknown("no \(title) is shared by most APIs")
      return part
    }
    let isCommon = Name(own) == Name(common)
    part.state = .value(isCommon ? .one : .zero)
    part.proofs = [
      MaturityProof(
        isCommon
          ? "its \(title) is '\(own)', as most have" : "its \(title) is '\(own)', most have '\(common)'",
        isFault: !isCommon)
    ]
    return part
  }
}

/// What a sentence on access tells of waiting.
private enum AccessWords {
  private static let immediate = [
    "self-service", "self service", "sign up", "register yourself", "straight away", "immediately",
    "instantly", "no approval", "without approval", "create an account",
  ]
  private static let times = ["day", "week", "hour", "month", "minute"]

  static func isImmediate(_ text: String) -> Bool {
    let lower = Array(text.lowercased().utf8)
    return immediate.contains { lower.contains(sequence: $0) }
  }

  private static let asking = ["approv", "grant", "access", "apply", "onboard", "sign-off"]

  static func isOnAccess(_ text: [UInt8]) -> Bool {
    let lower = text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return asking.contains { lower.contains(sequence: $0) }
  }

  static func namesTime(_ text: String) -> Bool {
    let lower = Array(text.lowercased().utf8)
    return isOnAccess(lower) && times.contains { lower.contains(sequence: $0) }
  }
}

extension API {
  /// The examples of media types, parameters and schemas, by place.
  fileprivate var writtenExamples: [SourceSpan] {
    var spans = parameters.all.flatMap { $0.examples.map(\.origin.span) }
    let content = requestBodies.all.flatMap(\.content) + responses.all.flatMap(\.content)
    spans += content.flatMap { $0.examples.map(\.origin.span) }
    spans += schemas.all.flatMap { $0.examples.map(\.span) }
    return Set(spans).sorted()
  }
}
