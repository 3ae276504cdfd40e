extension RuleExplanation {
  /// Rules of themes.
  static let theme: [RuleExplanation] = [
    RuleExplanation(
      "theme-invalid", "A file of the theme is wrong",
      rationale: "An unknown tag or partial would silently show nothing on every page.", severity: "error",
      mending: "Mend the place that the finding shows.")
  ]
}
