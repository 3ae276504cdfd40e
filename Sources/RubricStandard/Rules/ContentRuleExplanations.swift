extension RuleExplanation {
  /// Rules of the content folder: settings, links, reviews.
  static let content: [RuleExplanation] = [
    RuleExplanation(
      "settings-valid", "A key of the settings or front matter is unknown, or has a wrong value",
      rationale: "A key that nobody reads does nothing, and its author does not know.",
      severity: "error; warning of keys in front matter that may be another tool's",
      mending: "Use the key and the kind of value that the finding names."),
    RuleExplanation(
      "content-layout", "A file or folder stands where it is not read",
      rationale: "What is not read is not published.", severity: "error",
      mending: "Move it to where the finding says."),
    RuleExplanation(
      "link-integrity", "A link or a name leads nowhere",
      rationale: "A reader who follows it is lost.",
      severity: "error in guides; warning in descriptions, whose addresses may be meant for another page",
      mending: "Use the name that the finding offers, or remove the link."),
    RuleExplanation(
      "image-remote", "An image lies on another host",
      rationale: "Pages load nothing from elsewhere: it would tell others who reads, and may vanish.",
      severity: "warning; a link is shown in its place", mending: "Keep the image beside the guide."),
    RuleExplanation(
      "review-overdue", "The review of a guide is overdue",
      rationale: "Documentation that nobody looks at becomes wrong without a sign.", severity: "warning",
      mending: "Read the guide, correct it, then set 'last_reviewed_on'."),
  ]
}
