extension RuleExplanation {
  /// Rules of YAML and JSON files.
  static let documents: [RuleExplanation] = [
    RuleExplanation(
      "document-syntax", "A file is no YAML or JSON",
      rationale: "Nothing behind the mistake can be read with certainty, so nothing of the file is used.",
      severity: "error", mending: "Mend the place that the finding shows; the next build reads on.",
      passage: "YAML 1.2.2; RFC 8259"),
    RuleExplanation(
      "document-encoding", "Text is not UTF-8, or holds characters that are not allowed",
      rationale: "Other encodings and control characters are shown as question marks to readers.",
      severity: "error", mending: "Save the file as UTF-8 and remove the characters that the finding shows.",
      passage: "YAML 1.2.2 §5.1; RFC 8259 §8.1"),
    RuleExplanation(
      "duplicate-key", "A key stands twice in one object",
      rationale:
        "Tools differ in which of the two they keep, so readers of different tools see different APIs.",
      severity: "error; the first is kept", mending: "Remove one of the two.",
      passage: "YAML 1.2.2 §3.2.1.1; RFC 8259 §4"),
    RuleExplanation(
      "document-complex-key", "A key is an object or a list",
      rationale: "JSON has no such keys, and neither has OpenAPI.", severity: "error; the member is left out",
      mending: "Put the key in quotes.", passage: "OpenAPI 3.1.0 §4.3"),
    RuleExplanation(
      "document-second", "A second YAML document follows in the file",
      rationale: "Only the first is read, and whoever wrote the second expects to see it.", severity: "error",
      mending: "Move it to a file of its own.", passage: "YAML 1.2.2 §9.2"),
    RuleExplanation(
      "document-nesting", "Objects and lists are nested too deeply",
      rationale: "No description needs such depth; files made to exhaust a program do.", severity: "error",
      mending: "Flatten the value, or name parts of it as components."),
    RuleExplanation(
      "document-tag", "A tag is unknown, or does not fit its value",
      rationale: "Tags such as '!!binary' mean nothing in OpenAPI and are read differently by every tool.",
      severity: "warning; error where the value does not fit", mending: "Remove the tag.",
      passage: "OpenAPI 3.1.0 §4.3"),
    RuleExplanation(
      "document-merge-budget", "Merge keys copy too much",
      rationale: "Merges of merges can grow without end from a small file.",
      severity: "error; the rest is left out",
      mending: "Write the members out, or use components with references."),
    RuleExplanation(
      "document-size", "A file is too large to be read", rationale: "Places in it could not be counted.",
      severity: "error", mending: "Split the file."),
  ]
}
