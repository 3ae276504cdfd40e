extension RequiredSection {
  /// Publish a clear deprecation policy.
  static let deprecation = RequiredSection(
    id: "deprecation", title: "Deprecation policy", tier: .card, severity: .error,
    asks: """
      Publish a clear deprecation policy - how long users have, and how they will be told.
      """,
    facts: [
      Fact(
        "period", .always, "How long will I have?",
        probes: [
          #"""
          \b(\d+|one|two|three|four|six|nine|ten|twelve|eighteen|a|an) (calendar |working |\#
          full )?(day|week|month|year)s?\b
          """#
        ],
        subject: #"""
          \bdeprecat|\bretir|\bsunset|\bnotice|\bwithdraw|\bsupport|\bremov|\bswitch|\bold|\#
          \bversion|\bdecommission|\bavailable|\bperiod
          """#,
        said: [
          Combination(
            of: Vocabulary.ending,
            Vocabulary.duration,
            #"""
            \b(supported?|available|notice|continues?|works?|runs?|running|kept|keep|before|\#
            remains?|at least|minimum)\b
            """#)
        ]),
      Fact(
        "channel", .always, "How will I be told (email, header, page)?",
        probes: [
          #"\bwrite to (the|every|each|all|you)\b"#,
          #"\be-?mails?\b|\bmailing list\b|\bnewsletter\b|\bslack\b"#,
          #"""
          \b(contact|tell|notify|inform|write to|warn|alert) (you|users|developers|teams|every|\#
          all|each|the|affected|registered|service|customers|our|clients)\b
          """#,
          #"\blet you know\b|\byou will be (told|notified|informed|contacted|given)\b"#,
          #"\bannounc(e|es|ed|ement|ements|ing)\b"#,
          #"\b(warning|deprecation|sunset)[`'"’”]* (\w+ )?headers?\b|\bheaders?\b.*\b(deprecation|sunset)\b"#,
          #"""
          \bpublish(es|ed|ing)?\b.*\b(page|notice|date|changelog|list|roadmap|table|\#
          release notes|status)\b|\b(notice|notices) (on|in|by|of|to)\b
          """#,
          #"\bwritten notices?\b"#,
        ],
        subject: #"""
          \bdeprecat|\bretir|\bsunset|\bnotice|\bwithdraw|\bremov|\bchange|\bversion|\bannounc|\#
          \bendpoint|\bswitch
          """#,
        said: [
          Combination(
            of: Vocabulary.ending,
            #"""
            \b(e-?mail(ed|s)?|notif(y|ied|ies)|inform(ed|s)?|announc\w+|tell you|told|contact(ed)?|\#
            let you know|(deprecation|sunset|response) headers?|change ?log|status page|forum|\#
            newsletter|banner|mailing list)\b|\b(sunset|deprecation)`? headers?\b
            """#)
        ]),
      Fact(
        "meaning", .always, "What do deprecated and retired mean here?",
        probes: [
          #"\bdeprecat\w+\b.*\b(means|is|are|still|will|continues?|works?|can)\b"#,
          #"""
          \bstill (works?|be available|available|supported|answers?|respond)\b|\b(continues?|\#
          keeps?) (to work|working|running)\b
          """#,
          #"\bno longer (be )?(available|supported|works?|maintained|answer)\b"#,
          #"\bretire[ds]?\b.*\b(means|is|are|returns?|will|when|gone)\b"#,
          #"\b(removed?|switched off|turned off|withdrawn|discontinued|410)\b"#,
        ],
        subject: #"\bdeprecat|\bretir|\bsunset|\bversion|\bendpoint|\boperation|\bfield|\bwithdraw|\bapi\b"#,
        said: [
          Combination(
            of: #"\b(deprecat\w+|retire[ds]?|sunset\w*)\b"#,
            #"""
            \b(still|continues? to|keeps?|remains?) (be )?(work\w*|available|supported|function\w*|\#
            run\w*)\b|\b(is|are) still\b|\bno longer be\b|\b410\b|\bnot recommended\b|\bno new\b|\#
            \b(are|is|be|until they are) (removed|switched off)\b|\bcannot subscribe\b|\bmeans\b
            """#)
        ]),
      Fact(
        "current", .when(.hasDeprecatedItems),
        "What is deprecated now, since when, until when and what replaces it?",
        probes: [
          #"""
          \b(nothing|no (operations?|endpoints?|versions?|fields?|parts?)) (\w+ ){0,4}(is|\#
          are) (currently |now )?deprecated\b
          """#
        ],
        structure: Structure.deprecatedItems),
      Fact(
        "headers", .recommended, "Which response headers announce it?",
        probes: [
          #"\b(deprecation|sunset|warning)`? (response )?header"#,
          #"\bheaders?\b.*`?(deprecation|sunset)\b"#,
        ]),
      Fact(
        "exceptions", .optional, "When could notice be shorter (security)?",
        probes: [
          #"\bemergency\b|\bsecurity (risk|issue|reason)|\bexceptional|\bshorter\b"#
        ]),
    ],
    aliases: [
      "deprecation", "deprecation policy", "deprecations", "deprecation and retirement",
      "deprecation and retirement policy", "retirement", "sunset", "sunsetting", "sunsetting policy",
      "end of life", "retiring versions", "decommissioning", "deprecated endpoints", "lifecycle policy",
    ],
    fileNames: ["deprecation", "deprecation-policy", "lifecycle", "sunset"],
    subject: #"""
      \b(deprecat(e|es|ed|ion|ing)|retir(e|es|ed|ing|ement)|sunset|decommission(ed|ing)?|\#
      withdraw(n|al)?|end of life|switch(ed)? off|turn(ed)? off)\b
      """#,
    matter: #"""
      \b(apis?|endpoints?|operations?|versions?|v\d+|(the|this|our|an?|each|any|web) service|services|\#
      fields?|parameters?|requests?|responses?|headers?|resources?|schemas?|clients?|integrations?|\#
      features?|webhooks?|methods?|calls?|calling|software|developers?|sdks?|librar(y|ies)|releases?)\b
      """#,
    notApplicable: .never("write the policy before anything is deprecated; say that nothing is"),
    passages: PassageSubject(
      headings: #"""
        \b(deprecat\w+|sunset\w*|end[- ]of[- ]life|decommission\w*|retir\w+ (of )?(the )?(api|\#
        version|endpoint)s?|versioning)\b
        """#,
      sentences: #"""
        \bdeprecat\w*|\bsunset\b|\b(apis?|endpoints?|versions?|v\d)\b.*\b(retired?|withdrawn|\#
        decommissioned|switched off|end of life)\b|\b(retir(e|ed|ing)|withdraw(ing)?|\#
        decommission(ing)?)\b.*\b(apis?|endpoints?|versions?|v\d)\b
        """#,
      alone: ["period"]),
    template: """
      ## Deprecation policy
      > Prompt: Once you announce a retirement, how many months does a user have? Which events shorten that?
      ### How we tell you
      > Prompt: Direct contact, page, response header - which, and when?
      ### What is deprecated now
      | Item | Deprecated on | Removed on | Use instead |
      | --- | --- | --- | --- |
      <!-- generated rows: every deprecated operation, parameter and field -->

      """,
    passage: """
      Set clear API deprecation policies […] State how long users have to upgrade, and how you'll \
      notify them of these deadlines.
      """)
}
