import RubricMarkdown

extension WritingRule {
  static let headingLevels = WritingRule(
    "heading-levels", "Headings go down one level at a time",
    rationale:
      "Screen readers tell the outline by levels, and one that is left out sounds like a missing part.",
    severity: .warning, passage: "WCAG 2.2, success criterion 1.3.1: info and relationships",
    mending: "use the next level",
    passing: ["# A\n\n## B\n\n### C\n\n## D", "### A\n\n### B\n\n#### C", "#### D\n\n## A\n\n# C"],
    failing: ["# A\n\n⟦### B⟧\n\n### C", "## A\n\n⟦#### B⟧\n\n## C\n\n⟦##### D⟧"],
    check: { text in
      var previous: Int?
      return text.headings.compactMap { heading in
        defer { previous = heading.level }
        guard let before = previous, heading.level > before + 1, text.nodes.indices.contains(heading.node)
        else {
          return nil
        }
        return Fault(
          message: "a heading of level \(heading.level) stands below one of level \(before)",
          range: text.nodes[heading.node].range)
      }
    })
}
