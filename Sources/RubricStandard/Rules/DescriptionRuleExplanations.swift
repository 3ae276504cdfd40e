extension RuleExplanation {
  /// Rules of OpenAPI descriptions.
  static let descriptions: [RuleExplanation] = [
    RuleExplanation(
      "openapi-3", "The description is in a version of OpenAPI that is not read, or not yet whole",
      rationale: "The standard asks for OpenAPI 3 to generate documentation.",
      severity: "error where it cannot be read; warning where it is read as the nearest version",
      mending: "Write 'openapi: 3.1.0' or convert the description.",
      passage: "use the OpenAPI 3 Specification where appropriate for generating documentation"),
    RuleExplanation(
      "document-valid", "An object holds what OpenAPI does not allow, or lacks what it asks for",
      rationale: "Other tools refuse the description or leave out what they do not know.",
      severity: "error; warning where a member is only unknown",
      mending: "Mend the key or value that the finding shows.", passage: "OpenAPI 3.1.0 §4.8"),
    RuleExplanation(
      "ref-unresolved", "A reference leads nowhere",
      rationale: "Readers do not see what should stand there.", severity: "error",
      mending: "Correct the address, or add the component. Files outside the root need '--root'.",
      passage: "OpenAPI 3.1.0 §4.8.23"),
    RuleExplanation(
      "example-valid", "An example or a default is not what its schema allows",
      rationale: "Readers copy examples; one that the API refuses costs them an hour.",
      severity: "error",
      mending: "Correct the example, or the schema where the example is right.",
      passage: "OpenAPI 3.1.0 §4.8.19, JSON Schema Validation §9.5"),
    RuleExplanation(
      "coverage", "Something that the description says stands on no page",
      rationale: "A reader who does not find it must think that it is not there.",
      severity: "warning",
      mending: "Run 'rubric coverage' to see all of it. What stands behind a reference that leads nowhere, "
        + "or where the specification has no place for it, has none on a page.",
      passage: "Every fact of a description has a place on a page"),
  ]
}
