extension RuleExplanation {
  /// Rules on what waives others.
  static let waivers: [RuleExplanation] = [
    RuleExplanation(
      "waiver-valid", "A waiver gives no reason, or names what there is not",
      rationale: "Whoever meets a waiver in a year must know why it was given and whom to ask.",
      severity: "error; warning where only the owner or the last day is not given",
      mending: "Give a reason of a sentence, name a rule or section that there is, an owner and a last day."),
    RuleExplanation(
      "waiver-expired", "The last day of a waiver is over",
      rationale: "A waiver is for a time; without an end the gap would be for ever.", severity: "error",
      mending: "Mend what it waives, or decide anew and give a later day."),
    RuleExplanation(
      "waiver-unused", "A waiver waives nothing",
      rationale: "It would hide the next gap of its kind that somebody makes.", severity: "warning",
      mending: "Take it out."),
    RuleExplanation(
      "waiver-foreign", "A mark of another tool is there to waive findings",
      rationale: "Rubric does not read it, so its author may think that something is waived that is not.",
      severity: "info",
      mending: "Write 'x-rubric-ignore' with a reason where Rubric's finding is to be waived."),
  ]
}
