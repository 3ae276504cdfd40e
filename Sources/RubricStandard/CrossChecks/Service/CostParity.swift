import RubricDiagnostics
import RubricDocuments

extension CrossCheck {
  static let costParity = CrossCheck(
    "cost-parity", "What is free stays free on all pages",
    rationale: "Who builds on a free API that is none has no budget for it.",
    severity: .error,
    passage: Rule.Passage("Document your API", "Include the cost of use."),
    mending: "say in all places what it costs",
    passing: [
      CrossExample(
        "paths: {/permits: {get: {}}}",
        [
          "cost.md": "# Cost\nThe API is free of charge. A permit itself costs £12.",
          "index.md": "# Permits\nIt is free to use.",
        ])
    ],
    failing: [
      CrossExample(
        "paths: {/permits: {get: {responses: {⟦'402'⟧: {description: The account is empty}}}}}",
        ["cost.md": "# Cost\nThe API is free of charge."]),
      CrossExample(
        """
        info: {title: A, version: 1.0.0, x-sla: {plans: {all: {pricing: {⟦cost⟧: 5}}}}}
        """, ["cost.md": "# Cost\nThe API is free of charge."]),
    ],
    check: { view in
      let claims = ["free of charge", "free to use", "no charge", "is free", "no cost"]
        .flatMap { view.words.occurrences(ofWords: $0) }.sorted { $0.unit < $1.unit }
        .filter { found in
          let unit = view.units[found.unit]
          return unit.sections.contains(.cost) && view.isOwn(unit) && !view.isConditional(found.unit)
            && view.says(found.unit, anyOf: CostWords.wholes)
            && !view.says(found.unit, anyOf: CostWords.parts)
        }
      guard let claim = claims.first else { return nil }
      let note = Finding.Note("here the guide says so", at: view.span(of: claim.range, in: claim.unit))
      if let paid = view.api.info.extensions.first(where: { $0.name == "x-sla" })?.value.price(depth: 6) {
        return [
          Problem(
            "the description has a price, and the guide says that the API is free", at: paid, notes: [note])
        ]
      }
      // APIs of payments answer with 402 where a card is declined.
      let paid = view.names.operations.lazy.flatMap(\.responses).first { written in
        let words = NameWords(view.api.responses[written.response].description ?? "").words
        return written.status.text == "402" && words.contains { CostWords.ofUse.contains($0.lowercased()) }
      }
      return paid.map {
        [
          Problem(
            "status 402 asks for payment, and the guide says that the API is free", at: $0.span, notes: [note]
          )
        ]
      } ?? []
    })
}

private enum CostWords {
  static let ofUse: Set<String> = [
    "account", "subscription", "credit", "credits", "quota", "plan", "billing", "balance",
  ]
  static let wholes = Set(["api", "service", "use", "using", "access"].map { GuideWords.hash($0) })
  static let parts = Set(
    "trial sandbox test testing up first allowance tier emails texts but except then not plan".split(
      separator: " "
    )
    .map { GuideWords.hash(String($0)) })
}

extension Node {
  /// Where a price above zero stands.
  fileprivate func price(depth: Int) -> SourceSpan? {
    guard depth > 0 else { return nil }
    for member in members.prefix(100) {
      if ["cost", "price", "amount"].contains(member.name.text), let text = member.value.numberText,
        let number = Double(text), number > 0
      {
        return member.keySpan
      }
      if let found = member.value.price(depth: depth - 1) { return found }
    }
    return nil
  }
}
