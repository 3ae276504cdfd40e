extension RequiredSection {
  /// State the approach to keeping existing clients working.
  static let backwardsCompatibility = RequiredSection(
    id: "backwards-compatibility", title: "Backwards compatibility", tier: .standard, severity: .error,
    asks: "State the approach to keeping existing clients working.",
    facts: [
      Fact(
        "promise", .always, "What will you not break without a new version?",
        probes: [
          #"\bbackwards?[- ](in)?compatib(le|ility)\b"#,
          #"\b(non-)?breaking changes?\b"#,
          #"\bwill not (remove|rename|change|break)\b|\bwill (never|only) (remove|rename|change|break)\b"#,
        ],
        said: [
          Combination(
            of: #"\b(apis?|fields?|integrations?|clients?|changes?)\b"#,
            #"\b(never|will not|only|not|won['’]t) (\w+ or )?(remove|rename|break|change|come)\b"#,
            #"\bversions?\b"#),
          Combination(
            of: #"\b(apis?|versions?|integrations?|clients?|releases?|released|updates?|removing)\b"#,
            #"""
            \bbackwards?[- ]?(in)?compatib\w+|\b(non-)?breaking (changes?|if)\b|\b(is|are|\#
            as) (a )?(non-)?breaking\b
            """#),
        ],
        abroad: [
          #"""
          \b(backwards?[- ](in)?compatib(le|ility|ly)|(non-)?breaking changes?)\b.*\b(apis?|\#
          versions?|releas\w+|notice|clients?|integrations?|fields?)\b
          """#,
          #"""
          \b(apis?|versions?|releas\w+|notice|clients?|integrations?|\#
          fields?)\b.*\b(backwards?[- ](in)?compatib(le|ility|ly)|(non-)?breaking changes?)\b
          """#,
        ]),
      Fact(
        "additive", .always, "What may you add at any time?",
        probes: [
          #"""
          \badd(s|ing|ed)?\b.*\b(fields?|propert(y|ies)|endpoints?|values?|optional|parameters?|\#
          operations?|resources?|elements?|attributes?|headers?|functionality)\b
          """#,
          #"\badditive\b"#,
          #"""
          \b(new|additional|optional|extra) (\w+ )?(fields?|propert(y|ies)|endpoints?|values?|\#
          parameters?|operations?|elements?)\b.*\b(add|may|might|can|appear|introduc)
          """#,
          #"""
          \b(introduction|introducing|addition) of (an? |the )?(new|optional|additional|\#
          extra) (\w+ )?(fields?|propert(y|ies)|endpoints?|values?|parameters?|operations?|\#
          elements?)\b
          """#,
        ],
        said: [
          Combination(
            of: #"""
              \b(apis?|json|responses?|versions?|versioning|breaking|compatib\w+|webhooks?|enum\w*|integrations?|\#
              clients?)\b
              """#,
            #"\b(add|adds|adding|added|addition|new|introduc\w+|additional|optional|change[sd]?)\b"#,
            #"""
            \b(fields?|propert(y|ies)|parameters?|values?|resources?|attributes?|elements?|\#
            event types?|tokens?)\b
            """#,
            #"""
            \b(may be added|may appear|can appear|will not change|non-breaking|not (a )?(counted|considered|breaking)|not (be )?counted|any time|without (notice|a new)|(is|are|be|considered) backwards?[- ]compatible)\b
            """#)
        ]),
      Fact(
        "client-duty", .always, "What must my client tolerate (unknown fields, new enum values, order)?",
        probes: [
          #"\b(ignore|ignores|ignoring|tolerate|tolerates|tolerant|cope with|accept)\b"#,
          #"""
          \b(unknown|unexpected|unrecogni[sz]ed) (\w+ )?(fields?|propert(y|ies)|values?|\#
          elements?|attributes?|members?|enum|codes?|headers?)\b
          """#,
          #"""
          \bdo not (rely|depend|assume)\b|\bmust not (rely|depend|assume|fail)\b|\#
          \bshould not (rely|depend|assume|fail|break)\b
          """#,
          #"\b(does|do|may|might) not (recogni[sz]e|understand|expect|know)\b"#,
        ],
        subject: #"""
          \b(client|clients|application|applications|software|integration|code|parser|parsers|\#
          you|your|service)\b
          """#,
        said: [
          Combination(
            of: #"\b(do not (rely|depend|assume)|expect that)\b"#,
            #"\b(order|length|size|format) of\b"#,
            #"\b(identifiers?|tokens?|fields?|propert(y|ies)|values?)\b"#),
          Combination(
            of: #"""
              \b(clients?|applications?|software|integrations?|code|parsers?|you|your|consumers?|\#
              responses?|service)\b
              """#,
            #"""
            \b(ignores?|ignoring|skips?|tolerat\w+|tolerant|handle|cope|accept|not fail|not break|\#
            not rely|not depend|not assume|expect)\b
            """#,
            #"""
            \b(unknown|unexpected|unrecogni[sz]ed|new|additional|unfamiliar) (\w+ )?(fields?|\#
            propert(y|ies)|values?|elements?|attributes?|members?|types?|parameters?)\b|\b(fields?|\#
            propert(y|ies)|values?|elements?|attributes?)\b.*\bnot (recogni[sz]e|understand|expect|\#
            know)|\b(order|length|size) of\b|\b(grow|change)s? over time\b
            """#),
        ],
        abroad: [
          #"""
          \b(ignore|ignores|ignoring|tolerate|tolerates|tolerant of)\b.*\b(fields?|propert(y|\#
          ies)|values?|elements?|attributes?|enums?)\b
          """#,
          #"""
          \b(clients?|software|applications?|integrations?|you|code)\b.*\b(unknown|unexpected|\#
          unrecogni[sz]ed|new) (\w+ )?(fields?|propert(y|ies)|values?|elements?|attributes?)\b
          """#,
        ]),
      Fact(
        "parallel", .recommended, "How long do old and new run side by side?",
        probes: [
          #"\bparallel\b|\balongside\b|\bside by side\b|\bboth versions\b"#,
          #"\b(\d+|six|twelve|three) (months|weeks|days)\b"#,
        ]),
    ],
    aliases: [
      "backwards compatibility", "backward compatibility", "compatibility", "breaking changes",
      "breaking and non-breaking changes", "approach to backwards compatibility", "api stability",
      "stability", "what counts as a breaking change", "tolerant reader", "forwards compatibility",
    ],
    fileNames: ["compatibility", "backwards-compatibility", "breaking-changes"],
    subject: #"\b(compatib(le|ility)|breaking|break(s)?|existing clients?|unknown|ignore)\b"#,
    notApplicable: .withReason(
      example: "Alpha: any release may break clients; a promise starts with version 1.",
      contradictions: { $0.matureVersionContradictions }),
    passages: PassageSubject(
      headings: #"\b(compatib(le|ility)|breaking changes?|versioning)\b"#,
      sentences: #"""
        \b(backwards?|forwards?)[- ](in)?compatib\w+|\bbreaking changes?\b|\bunknown (fields?|\#
        properties|values)\b
        """#),
    template: """
      ## Backwards compatibility
      > Prompt: List what you treat as a breaking change and what you do not.
      ### What we may add at any time
      ### What your client must tolerate
      > Prompt: Unknown fields, new values, different order, longer strings?
      ### When we must break something
      > Prompt: How long do both versions run?

      """,
    passage: "approach to backwards compatibility")
}
