extension RequiredSection {
  /// Give every request and response parameter in full.
  static let reference = RequiredSection(
    id: "reference", title: "API reference", tier: .standard, severity: .error,
    asks: """
      Give every request and response parameter in full - its meaning, data type, limits and \
      valid example values.
      """,
    facts: [
      Fact(
        "operations", .always, "Which operations exist and what does each do?",
        structure: Structure.operationsAreDescribed),
      Fact(
        "meaning", .always, "What does each parameter and field mean?",
        structure: Structure.meaningIsGiven),
      Fact(
        "types", .always, "What type and format is each?",
        structure: Structure.typesAreGiven),
      Fact(
        "constraints", .always, "What limits apply, and what is mandatory?",
        structure: Structure.constraintsAreGiven),
      Fact(
        "examples", .always, "What does a valid value look like?",
        structure: Structure.examplesAreGiven),
      Fact(
        "examples-valid", .always, "Are the examples true?",
        structure: Structure.examplesAreValid),
      Fact(
        "responses", .always, "What can come back from each operation?",
        structure: Structure.responsesAreGiven),
    ],
    aliases: [
      "api reference", "reference", "endpoints", "operations", "resources",
      "request and response parameters", "parameters", "api specification", "specification",
      "api documentation", "api explorer", "schemas",
    ],
    negativeAliases: ["reference guide", "reference number"],
    fileNames: ["reference", "api-reference", "endpoints", "openapi"],
    subject: #"\b(operations?|endpoints?|parameters?|request|response|fields?|schema)\b"#,
    notApplicable: .never("describe the operations in the specification"),
    template: """
      # Reference
      <!-- generated from the specification; add notes for an operation under its own heading, e.g. "## notes: getThing" -->

      """,
    passage: """
      full details of request and response parameters, including meaning, data type and any other \
      constraints – give examples of valid values
      """)
}
