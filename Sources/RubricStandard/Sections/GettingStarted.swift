extension RequiredSection {
  /// Take a new user from nothing to a first successful response by the shortest path.
  static let gettingStarted = RequiredSection(
    id: "getting-started", title: "Getting started", tier: .guidance, severity: .warning,
    asks: """
      Take a new user from nothing to a first successful response by the shortest path.
      """,
    facts: [
      Fact(
        "steps", .always, "What are the steps, in order?",
        structure: Structure.numberedSteps),
      Fact(
        "first-call", .always, "What is the first call and its answer?",
        structure: Structure.firstCall),
      Fact(
        "time", .optional, "How long does it take?",
        probes: [
          #"\bminutes?\b|\bdays?\b|\bweeks?\b"#
        ]),
    ],
    aliases: [
      "getting started", "get started", "quick start", "quickstart", "before you start", "first steps",
      "make your first request", "onboarding", "set up", "set-up", "setup", "tutorial",
    ],
    fileNames: ["getting-started", "get-started", "quick-start", "quickstart", "start"],
    subject: #"""
      \b(start|started|first|steps?|set up|sign up|register|install|create|account|key|\#
      request|call)\b
      """#,
    notApplicable: .withReason(
      example: """
        Partners are set up by us in a session; there is nothing that a developer can start alone.
        """,
      contradictions: { _ in [] }),
    passages: PassageSubject(
      headings: #"""
        \b(get(ting)? started|set(ting)?[- ]?up|how do i (connect|start|use)|first (steps?|request|\#
        call)|quick ?start|pre-?conditions?|pre-?requisites?|(developer|onboarding) journey|journey to|connect(ing)? to (this|the) api|testing requirements|before you (start|\#
        begin))\b
        """#,
      fewest: 1),
    template: """
      ## Getting started
      1. > Prompt: Get access.
      2. > Prompt: Send this request.
      3. > Prompt: Check you received this.

      """,
    passage: """
      follow the GOV.UK guidance on how to document APIs and how to write API reference \
      documentation
      """)
}
