import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension CrossCheck {
  static let slaNumberParity = CrossCheck(
    "sla-number-parity", "The texts promise one availability",
    rationale: "Of two promises users plan with the better and are let down.",
    severity: .error,
    passage: Rule.Passage("Document your API", "Include availability and latency."),
    mending: "write the number that holds in both places",
    passing: [
      CrossExample(
        "paths: {/permits: {get: {}}}",
        [
          "service-levels.md":
            "# Service levels\nThe API is available 99.9% of the time. The sandbox is available 95% of the time.",
          "index.md": "# Permits\nIts availability is 99.90%. Fees are 95% of the cost.",
        ])
    ],
    failing: [
      CrossExample(
        "paths: {/permits: {get: {}}}",
        [
          "index.md": "# Permits\nIts availability is 99.5%.",
          "service-levels.md": "# Service levels\nThe API is available ⟦99.9%⟧ of the time.",
        ])
    ],
    check: { view in
      let claims = NumberClaim.all(in: view).filter { $0.measure == .availability }
      guard !claims.isEmpty else { return nil }
      return view.disagreements(claims) { "availability is \($0.number) % here and \($1.number) % elsewhere" }
    })

  static let xSLAParity = CrossCheck(
    "x-sla-parity", "The service levels of the guide are those of the description",
    rationale: "Of two promises users plan with the better and are let down.",
    severity: .error,
    passage: Rule.Passage("Document your API", "Include availability and latency."),
    mending: "write the number that holds in both places",
    passing: [
      CrossExample(
        "info: {title: A, version: 1.0.0, x-sla: {availability: '99.9%'}}",
        ["service-levels.md": "# Service levels\nThe API is available 99.9% of the time."])
    ],
    failing: [
      CrossExample(
        "info: {title: A, version: 1.0.0, x-sla: {availability: '99.5%'}}",
        ["service-levels.md": "# Service levels\nThe API is available ⟦99.9%⟧ of the time."])
    ],
    check: { view in
      guard
        let agreement = (view.api.info.extensions + view.api.extensions).first(where: { $0.name == "x-sla" })
      else {
        return nil
      }
      let declared = agreement.value.availabilities(depth: 6)
      guard let first = declared.first else { return nil }
      return NumberClaim.all(in: view).filter { claim in
        claim.measure == .availability && !declared.contains { $0.number == Double(claim.number) }
      }.map { claim in
        Problem(
          "availability is \(claim.number) % here and \(first.text) in the description",
          at: view.span(of: claim.range, in: claim.unit),
          notes: [.init("here it is declared", at: first.span)])
      }
    })
}

extension Node {
  /// Percentages under names that tell of availability.
  fileprivate func availabilities(depth: Int) -> [(number: Double, text: String, span: SourceSpan)] {
    guard depth > 0 else { return [] }
    return members.prefix(100).flatMap { member -> [(number: Double, text: String, span: SourceSpan)] in
      let name = member.name.text.lowercased()
      let isOne = name.utf8.contains(sequence: "availability") || name.utf8.contains(sequence: "uptime")
      if isOne, let text = member.value.text {
        let digits = text.utf8.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
        if let number = Double(String(decoding: digits, as: UTF8.self)) {
          return [(number, text, member.value.span)]
        }
      }
      return member.value.availabilities(depth: depth - 1)
    }
  }
}
