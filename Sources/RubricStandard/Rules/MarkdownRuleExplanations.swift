extension RuleExplanation {
  /// Rules of Markdown in guides and descriptions.
  static let markdown: [RuleExplanation] = [
    RuleExplanation(
      "html-not-allowed", "Raw HTML is left out",
      rationale: "Scripts, styles and frames in content could attack readers or break the page.",
      severity: "warning", mending: "Write it in Markdown, or use an allowed element."),
    RuleExplanation(
      "link-scheme", "The address has a scheme that no link may have",
      rationale: "'javascript:', 'data:' and 'vbscript:' run code on the reader's machine.",
      severity: "error; only the text is shown", mending: "Link to a page by 'https:' or by its path."),
    RuleExplanation(
      "anchor-repeated", "Two headings ask for one anchor",
      rationale: "A link can lead to only one of them.", severity: "error", mending: "Change one '{#…}'."),
    RuleExplanation(
      "markdown-too-complex", "A text would take too long to read as Markdown",
      rationale: "Huge tables and runs of brackets can stop a build for minutes.",
      severity: "error; the text is shown as it is written", mending: "Split the table or the text."),
  ]
}
