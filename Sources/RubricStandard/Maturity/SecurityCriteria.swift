import RubricDiagnostics
import RubricSite

extension Criterion {
  static let security: [Criterion] = [
    Criterion(
      "G1", 20, "Is it declared who may call, and is every address HTTPS?", from: [.specification],
      parts: { subject in
        ["security-declared", "https-servers", "oauth-urls-https", "unsafe-secured"].map {
          subject.part(ofRule: $0, .pass)
        }
      }),
    Criterion(
      "G2", 20, "Are schemes and grants the ones of today?", from: [.specification],
      parts: { subject in
        [
          "oauth-grants", "no-basic-auth", "api-key-not-in-query", "oauth-preferred", "open-data-no-auth",
        ].map { subject.part(ofRule: $0, .pass) }
      }),
    Criterion(
      "G3", 15, "Are scopes declared, explained and narrow?", from: [.specification],
      parts: { subject in
        ["scope-declared", "scope-described", "scope-narrow", "oauth-operation-scoped"].map {
          subject.part(ofRule: $0, .pass)
        }
      }),
    // Who holds data on persons owes more here.
    Criterion(
      "G4", 20, "Is it told how information is handled, incidents and risk included?", from: [.guides],
      factor: { $0.profile?.hasPersonalData == true ? 2 : 1 },
      parts: { [$0.part(ofSection: "information-handling")] }),
    Criterion(
      "G5", 15, "Is it told who approves access, under which agreement and how long it takes?",
      from: [.guides],
      parts: { subject in
        [
          subject.part(ofFact: "access-path", in: "overview", "How to get access"),
          subject.part(ofFact: "granting", in: "authorisation-scopes", "How permission is given"),
          subject.part(ofFact: "lawful-basis", in: "information-handling", "The lawful basis"),
          subject.part(ofFact: "which", in: "governance-frameworks", "The frameworks that apply"),
        ]
      }),
    Criterion(
      "G6", 10, "Has every waiver a reason, an owner and a day that is to come?",
      from: [.specification, .guides], parts: { $0.waiverParts }),
  ]
}

extension MaturitySubject {
  /// More are told of all together: a description can hold thousands.
  private static let mostWaivers = 100

  private var manyWaivers: CriterionPart {
    let honest = waivers.count { $0.owner != nil && $0.expires != nil && !$0.isExpired(on: date) }
    let value = Proportion(honest, of: waivers.count) ?? .one
    return CriterionPart(
      .count("waivers"), "Waivers", .value(value),
      proofs: [
        MaturityProof("\(honest) of \(waivers.count) waivers are whole", isFault: value < .one)
      ], mending: "give each waiver an owner and a last day to come, or take it out")
  }

  /// One for each waiver; a waiver without a reason is refused when it is read.
  fileprivate var waiverParts: [CriterionPart] {
    guard countsDeclared, !waivers.isEmpty else {
      return [
        CriterionPart(
          .count("waivers"), "Waivers", .notApplicable("nothing is waived"), mending: "waive nothing")
      ]
    }
    guard waivers.count <= MaturitySubject.mostWaivers else { return [manyWaivers] }
    return waivers.enumerated().map { index, waiver in
      var faults: [String] = []
      if waiver.owner == nil { faults.append("names no owner") }
      if waiver.expires == nil { faults.append("has no last day") }
      if waiver.isExpired(on: date) { faults.append("is over") }
      let told = faults.isEmpty ? "is whole" : faults.joined(separator: ", ")
      return CriterionPart(
        .count("waiver:\(index)"), "Waiver of '\(waiver.subject.text)'",
        .value(faults.isEmpty ? .one : .zero),
        proofs: [
          MaturityProof(
            "the waiver of '\(waiver.subject.text)' \(told)", at: waiver.span, isFault: !faults.isEmpty)
        ],
        mending: "give the waiver of '\(waiver.subject.text)' an owner and a last day to come, or take it out"
      )
    }
  }
}
