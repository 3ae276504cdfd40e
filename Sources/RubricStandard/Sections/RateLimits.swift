extension RequiredSection {
  /// Set expectations for capacity and rate, enforce them evenly and let users test up to them.
  static let rateLimits = RequiredSection(
    id: "rate-limits", title: "Rate limits and quotas", tier: .guidance, severity: .warning,
    asks: """
      Set expectations for capacity and rate, enforce them evenly and let users test up to them.
      """,
    facts: [
      Fact(
        "limit", .always, "How many requests in which period, counted per what?",
        probes: [
          #"\b(\w+|\d+) times (a|an|each|every|per) (second|minute|hour|day)\b"#,
          #"\b(quota|limit) of \d[\d,]*\b"#,
          #"\b\d[\d,]*.*\b(per|a|an|each|every|in any) (rolling )?(second|minute|hour|day|24)"#,
          #"\btps\b|\brps\b"#,
          #"\bno (rate |usage )?limits?\b"#,
          #"\b\d[\d,]* (requests|calls|messages|transactions)\b"#,
        ],
        subject: #"\brequests?\b|\bcalls?\b|\bmessages?\b|\btransactions?\b|\blimit|\btps\b"#,
        said: [
          Combination(
            of: #"""
              \b(rate[- ]?limit\w*|limit(ed|s)?|quota|throttl\w+|requests?|messages?|calls?|tps|\#
              allows?)\b
              """#,
            #"""
            \b(\d[\d,]*|one|two|three|five|ten) ([\w`-]+ ){0,2}?(requests?|calls?|messages?|\#
            transactions?|queries)\b|\b\d+ (tps|rps)\b
            """#,
            #"""
            \b(per|an?|each|every|in any|in a) (rolling |single )?(second|minute|hour|day|month)\b|\#
            \b(tps|rps)\b
            """#),
          Combination(
            of: #"\b(per|each|every|in any) (second|minute|hour|day)\b"#,
            #"\b(\d[\d,]*) ([\w`-]+ ){0,2}?`?(requests?|calls?|messages?|transactions?)\b"#),
        ]),
      Fact(
        "excess", .always, "What happens beyond the limit, and when may I resume?",
        probes: [
          #"\b429\b|\btoo many requests\b"#,
          #"\bretry-after\b"#,
          #"\b(wait|back off|slow down)\b"#,
          #"\b(blocked|throttled|refused|rejected|queued)\b"#,
          #"\bresets?\b"#,
          #"""
          \brequests? (will not|won['’]t|is not|are not|cannot) be (processed|accepted|served|\#
          answered)\b
          """#,
          #"""
          \bexceed(s|ed|ing)?\b.*\b(errors?|429|time ?outs?|blocked|refused|rejected|will (see|\#
          get|receive))\b
          """#,
        ],
        subject: #"\blimit|\bexceed|\bquota|\b429\b|\bmany\b|\brequests?\b"#,
        said: [
          Combination(
            of: #"\b(limits?|quota|too many|429|exceed\w*)\b"#,
            #"\b(429|wait|back[- ]?off|blocked|throttled|queued|slow down|retry-after)\b"#,
            #"""
            \b(exceeds?|beyond|above|goes over|too many|hit|reach(ed)?|more than|returns?|gets?|\#
            responds?|made|too frequently|receives?)\b
            """#)
        ]),
      Fact(
        "signal", .recommended, "Which headers show what is left?",
        probes: [
          #"ratelimit|rate-limit|\bretry-after\b|\bremaining\b"#
        ]),
      Fact(
        "raise", .recommended, "How do I ask for more?",
        probes: [
          #"\bincrease|\bhigher\b|\bcontact us\b|\bask (for|us)\b|\braise\b"#
        ]),
    ],
    aliases: [
      "rate limits", "rate limit", "rate limiting", "limits", "daily limits", "quotas", "quota",
      "throttling", "usage limits", "fair use", "api limits", "api rate limits",
    ],
    fileNames: ["rate-limits", "limits", "quotas"],
    subject:
      #"\b(limit(s|ed|ing)?|quotas?|throttl(e|es|ed|ing)|requests? per|calls? per|tps|fair use|429)\b"#,
    notApplicable: .withReason(
      example: "Served from a content delivery network; no limit is applied to reads.",
      contradictions: { $0.responseContradictions(["429"]) }),
    passages: PassageSubject(
      headings: #"\b(rate[- ]?limit\w*|throttling|quotas?|usage limits?)\b"#,
      sentences: #"""
        \brate[- ]?limit\w*|\b(requests?|calls?|transactions?) (per|a|every|each) (second|\#
        minute|hour|day)\b|\bthrottl\w+|\btoo many requests\b|\b429\b
        """#,
      alone: ["limit"]),
    template: """
      ## Rate limits and quotas
      > Prompt: Numbers, period, and what is counted (key, user, address).
      > Prompt: What comes back beyond the limit, and how does a client recover?

      """,
    passage: """
      you should set quota expectations for your users in terms of capacity and rate available. \
      […] Make sure users can test your full API up to the quotas you have set. Enforce the \
      quotas you have set
      """)
}
