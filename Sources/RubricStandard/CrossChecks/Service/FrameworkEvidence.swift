import RubricDocuments
import RubricOpenAPI

extension CrossCheck {
  static let frameworkEvidence = CrossCheck(
    "framework-evidence", "Data that a framework protects comes with its name",
    rationale: "Whoever handles card numbers or patients' numbers has duties, and must learn of them here.",
    severity: .warning,
    passage: Rule.Passage("Document your API", "Include configuration for governance frameworks."),
    mending: "name the framework, such as PCI DSS or the DSPT, and what users must do",
    passing: [
      CrossExample(
        card("cardNumber"),
        ["governance-frameworks.md": "# Frameworks\nPCI DSS applies to you as a merchant."]),
      CrossExample(card("lastDigitsCardNumber"), ["index.md": "# Permits\nPay for a permit."]),
    ],
    failing: [
      CrossExample(card("⟦cardNumber⟧"), ["index.md": "# Permits\nPay for a permit."])
    ],
    check: { view in
      let all = ProtectedData.all
      let found = all.compactMap { data in view.api.firstField(named: data.fields).map { (data, $0) } }
      guard !found.isEmpty, !view.units.isEmpty else { return nil }
      return found.filter { data, _ in !data.words.contains { view.words.contains($0) } }.map {
        data, member in
        Problem(
          "'\(member.name)' holds \(data.name), and no text names \(data.framework)", at: member.keySpan)
      }
    })

  private static func card(_ name: String) -> String {
    """
    paths: {/permits: {post: {requestBody: {content: {application/json: {schema: {properties: {\(name): {type: string}}}}}}}}}
    """
  }
}

/// Data with a framework of its own.
private struct ProtectedData {
  var name: String
  /// Names of fields, their words joined by `_`.
  var fields: Set<String>
  var framework: String
  /// Words of texts that name it.
  var words: [String]

  static let all = [
    ProtectedData(
      name: "a card number", fields: ["card_number", "primary_account_number", "credit_card_number"],
      framework: "the rules of the card networks (PCI DSS)", words: ["pci", "pci-dss", "pcidss"]),
    ProtectedData(
      name: "a patient's number", fields: ["nhs_number"], framework: "the framework for health data (DSPT)",
      words: [
        "dspt", "toolkit", "dtac", "dcb0129", "dcb0160", "caldicott", "clinical", "onboarding", "assurance",
        "scal",
      ]),
  ]
}

extension API {
  /// The first property of one of the names, by its words.
  fileprivate func firstField(named names: Set<String>) -> Node.Member? {
    for schema in schemas.all {
      for property in schema.properties where names.contains(NameWords(property.name).joined) {
        return property.member
      }
    }
    return nil
  }
}
