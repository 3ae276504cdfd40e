extension RuleExplanation {
  private static let whatToInclude = "In your documentation, you should include: […]"

  /// Rules of required sections.
  static let sections: [RuleExplanation] = [
    RuleExplanation(
      "section-missing", "A required section is not written",
      rationale: "Readers cannot answer the questions that the section answers.",
      severity: "that of the section: error, or warning of sections that are guidance",
      mending: "Add the file that the finding names, or a heading that means the section.",
      passage: whatToInclude),
    RuleExplanation(
      "section-empty", "A required section has a heading and no text",
      rationale: "A heading promises an answer that is not there.", severity: "that of the section",
      mending: "Answer the questions that the finding lists.", passage: whatToInclude),
    RuleExplanation(
      "section-placeholder", "A required section holds a stand-in",
      rationale:
        "TODO, the unfilled scaffold, the heading in other words and another section's text tell nothing.",
      severity: "that of the section", mending: "Write the section; put values such as TBC in backquotes.",
      passage: whatToInclude),
    RuleExplanation(
      "section-partial", "A required section leaves questions open",
      rationale: "The finding lists what a reader still cannot answer.",
      severity: "one lower than the section's",
      mending: "Answer each question in a sentence, an item or a table row of its own.",
      passage: whatToInclude),
    RuleExplanation(
      "section-thin", "A required section has only a few words",
      rationale: "A few words can be enough, but these leave questions open.",
      severity: "one lower than the section's", mending: "Answer the questions that the finding lists.",
      passage: whatToInclude),
    RuleExplanation(
      "section-delegated-external", "A required section is only a link to another site",
      rationale: "What stands there is not read, and may change or vanish.",
      severity: "one lower than the section's",
      mending: "Tell the essentials here, or keep the page as a shared guide.", passage: whatToInclude),
    RuleExplanation(
      "section-not-applicable-invalid", "A section is declared not applicable without good grounds",
      rationale: "Without a reason, or against the description, it is a gap that nobody sees.",
      severity: "that of the section",
      mending:
        "Give a reason of at least eight words that the description bears out, reviewed within a year.",
      passage: whatToInclude),
    RuleExplanation(
      "section-not-applicable-unreviewed", "The reason why a section does not apply has no date of review",
      rationale: "APIs change; a reason that held once may not hold now.", severity: "warning",
      mending: "Add 'reviewed: YYYY-MM-DD' beside the reason."),
    RuleExplanation(
      "residual-placeholder", "A word stands for text to come",
      rationale: "TBC or TODO in a published page tells readers that it is not finished.",
      severity: "warning",
      mending: "Write what is meant; put it in backquotes where it is a value of the API."),
  ]
}
