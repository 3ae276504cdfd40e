import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricSite

extension Criterion {
  static let operability: [Criterion] = [
    Criterion(
      "O1", 30, "Are service levels stated with figures?", from: [.guides, .specification],
      parts: { [$0.part(ofSection: "service-levels")] }),
    Criterion(
      "O2", 15, "Is there a page on which its state is seen?", from: [.guides, .specification],
      parts: { [$0.part(ofFact: "status-page", in: "ownership-and-status", "Status page")] }),
    Criterion(
      "O3", 15, "Are limits stated and signalled?", from: [.guides, .specification],
      parts: {
        [
          $0.part(ofFact: "limit", in: "rate-limits", "How many requests"),
          $0.part(ofFact: "excess", in: "rate-limits", "What happens beyond"),
          $0.part(ofRule: "rate-limit-429", .share), $0.part(ofRule: "retry-after", .share),
        ]
      }),
    Criterion(
      "O4", 25, "Can a tester bring about every answer?", from: [.specification, .guides],
      parts: { $0.provokedAnswers }),
    // Which cell of a table names the cause is not known, so that rows cannot be counted one by one: the two
    // questions of the section and what the description says of each error stand for them.
    Criterion(
      "O5", 15, "Can a caller act on errors?", from: [.guides, .specification],
      parts: {
        [
          $0.part(ofFact: "causes", in: "errors", "What causes each error"),
          $0.part(ofFact: "action", in: "errors", "What to do next"),
          $0.part(ofRule: "error-described", .share),
        ]
      }),
  ]
}

extension MaturitySubject {
  /// One part for each status from 200 to 299 and 400 to 499 that is declared: whether the section on the test
  /// service names it.
  fileprivate var provokedAnswers: [CriterionPart] {
    guard let api, let section = RequiredSection.all.first(where: { $0.id == "sandbox" }) else {
      return [
        CriterionPart(
          .count("scenarios"), "Answers that a scenario brings about", MaturitySubject.unread,
          mending: "mend the description, so that it can be read")
      ]
    }
    let isExempt = profile.map { $0.isReadOnly && $0.isOpenData } ?? false
    if isExempt || verdicts["sandbox"].flatMap({ reasonNotApplicable($0) }) != nil {
      return [
        CriterionPart(
          .count("scenarios"), "Answers that a scenario brings about",
          .notApplicable(isExempt ? "it is open and only read" : "there is no test service"),
          mending: "describe the scenarios of the test service")
      ]
    }
    let told = MaturitySubject.numbers(in: WrittenSection(section, in: site).bodies)
    var declared: [Int: SourceSpan] = [:]
    for response in api.calledOperations.flatMap(\.responses) {
      guard let status = Int(response.status.text),
        (200...299).contains(status) || (400...499).contains(status)
      else { continue }
      declared[status] = declared[status] ?? response.span
    }
    return declared.sorted { $0.key < $1.key }.map { status, span in
      let isTold = told.contains(status)
      return CriterionPart(
        .count("scenario:\(status)"), "A scenario with \(status)", .value(isTold ? .one : .zero),
        proofs: [
          MaturityProof(
            isTold
              ? "the test service tells of \(status)" : "no scenario of the test service tells of \(status)",
            at: span, section: "sandbox", isFault: !isTold)
        ], mending: "tell in the section 'Test service' how to bring about \(status)")
    }
  }

  /// Words of three digits.
  private static func numbers(in bodies: [SectionBody]) -> Set<Int> {
    var numbers: Set<Int> = []
    for body in bodies {
      for unit in body.units {
        for word in Words(unit.text).all where word.range.count == 3 {
          if let number = Int(String(decoding: unit.text[word.range], as: UTF8.self)) {
            numbers.insert(number)
          }
        }
      }
    }
    return numbers
  }
}
