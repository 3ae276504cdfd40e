extension RequiredSection {
  /// Explain under which conditions data is, or is not, available, and the business rules that shape an answer.
  static let dataRules = RequiredSection(
    id: "data-rules", title: "Business and data rules", tier: .card, severity: .error,
    asks: """
      Explain under which conditions data is, or is not, available, and the business rules that \
      shape an answer.
      """,
    facts: [
      Fact(
        "available-when", .always, "What conditions must hold before data comes back?",
        probes: [
          #"\bonly (if|when|once|where|after|for|available|includes?|returns?|returned|shows?)\b"#,
          #"""
          \b(is|are|becomes?|will be) (available|returned|shown|published|included|\#
          visible) (only |as soon as |once |when|if|from|to|for|after|where|until|within)
          """#,
          #"\bmust (have|be|hold|already|exist|first|match)\b"#,
          #"\beligible\b"#,
          #"\bprovided that\b"#,
          #"\bconditions?\b|\bcriteria\b"#,
          #"\bbefore (it|they|a|the|you) .*\b(appears?|available|returned|can)\b"#,
        ],
        subject: #"""
          \b(data|records?|entry|entries|information|fields?|details|available|results?|returns?|\#
          returned|shown|search|value|values|response)\b
          """#,
        said: [
          Combination(
            of: Vocabulary.record,
            #"\bonly\b"#,
            #"\b(if|when|once|after|where|that|from)\b"#,
            #"""
            \b(return(s|ed)?|retriev\w+|available|included|shown|created|view|see|have submitted|\#
            submitted)\b
            """#),
          Combination(
            of: Vocabulary.record,
            #"\b(is|are|will be|becomes?) (only )?(available|returned|included|shown|visible)\b"#,
            #"\b(if|when|once|after|until|where)\b|\b(from the|for|within) (\w+ )?(day|\d+|one|two|seven|an?) "#
          ),
          Combination(
            of: Vocabulary.record,
            #"\b(must|needs? to|has to|have to) (first )?have\b"#,
            #"\b(before you|first|to (get|retrieve|see|view))\b"#),
        ],
        abroad: [
          #"""
          \b(can|may|will|able to|allowed to|possible to) (only )?(be )?(retriev\w+|returned|\#
          view(ed)?|access(ed)?|quer(y|ied)|request(ed)?|download(ed)?|submit(ted)?|amend(ed)?|\#
          accept(ed)?|get|see)\b.*\b(only|up to (\d+|one|two|three|four|five|six|seven)|\#
          older than|(last|past|previous) \w+ (days?|weeks?|months?|years?))\b
          """#,
          #"""
          \bonly (be )?(able to )?(be )?(retriev\w+|return(s|ed)?|view(ed)?|get|see|access(ed)?|\#
          includ(e|es|ed)|shows?|shown|accept(ed)?) \b.*\b(if|when|where|from|for|after|until|\#
          once|sent|before|with|that|application|movement|record)
          """#,
          #"""
          \b(data|records?|returns?|declarations?|movements?|messages?|submissions?|payments?|\#
          obligations?|applications?|liabilit(y|ies)|notifications?|results?|content|details|\#
          information|documents?|participants?|orders?|entries|items?|events?|bookings?|\#
          referrals?|appointments?|courses?|permits?|statements?|transactions?|refunds?|files?|\#
          profiles?|penalt(y|ies))\b.*\b(is|are|becomes?) (available|visible|returned|\#
          shown) (only )?(once|when|if|after|until|where)\b|\b(data|records?|returns?|\#
          declarations?|movements?|messages?|submissions?|payments?|obligations?|applications?|\#
          liabilit(y|ies)|notifications?|results?|content|details|information|documents?|\#
          participants?|orders?|entries|items?|events?|bookings?|referrals?|appointments?|\#
          courses?|permits?|statements?|transactions?|refunds?|files?|profiles?|penalt(y|\#
          ies))\b.*\bonly available (to|for|when|if|where|from|after)\b
          """#,
        ]),
      Fact(
        "not-available-when", .always,
        "When is data withheld, partial or missing – and what do I get instead?",
        probes: [
          #"""
          \b(is|are|was|were|will be) not (\w+ )?(available|included|held|shown|returned|\#
          provided|covered|published|present|visible|disclosed|recorded)\b
          """#,
          #"\b(does|do) not (\w+ )?(include|cover|hold|contain|return|show|publish|provide)\b"#,
          #"""
          \bunavailable\b|\bexclud(e|es|ed)\b|\bwithh(o|e)ld\b|\bredact(ed|s)?\b|\brestricted\b|\#
          \bleft out\b|\bomitted\b|\bsuppressed\b
          """#,
          #"\bexcept (for|where|when|if|in)\b"#,
          #"\bunless\b"#,
          #"""
          \bnull\b|\bempty (list|array|result|response|string)\b|\bno (data|results?|\#
          records?) (is|are|found|returned)\b
          """#,
        ],
        subject: #"""
          \b(data|dataset|records?|entry|entries|information|fields?|details|available|results?|\#
          returned|response|people|patients?|permits?|companies|properties|addresses|value|\#
          values)\b
          """#,
        said: [
          Combination(
            of: Vocabulary.record,
            #"""
            \b(not|no longer|never|cannot|can['’]t) (\w+ ){0,2}(available|returned|included|\#
            retrieved|shown|visible|held|present)\b|\bomitted\b|\bmasked\b|\bredacted\b|\#
            \bwithheld\b|\bexcluded\b|\bremoved from\b|\bempty (array|list|response|result)\b|\#
            \bdeleted\b
            """#,
            #"\b(if|when|where|unless|for|after|before|until|older|because|through)\b"#),
          Combination(
            of: Vocabulary.record,
            #"\b404\b"#,
            #"\b(when|where|if) (there|the|it|no|a|an)\b|\b(restricted|whose)\b"#),
        ],
        abroad: [
          #"""
          \b(cannot|can['’]t|will not|won['’]t|not (yet |currently )?(possible|able) to|\#
          unable to) (retrieve|return|view|be (retrieved|returned|viewed|accessed|queried|shown|\#
          found))\b
          """#,
          #"""
          \b(data|records?|returns?|declarations?|movements?|messages?|submissions?|payments?|\#
          obligations?|applications?|liabilit(y|ies)|notifications?|results?|content|details|\#
          information|documents?|participants?|orders?|entries|items?|events?|bookings?|\#
          referrals?|appointments?|courses?|permits?|statements?|transactions?|refunds?|files?|\#
          profiles?|penalt(y|ies))\b.*\b(is|are) (not|never|no longer) (\w+ )?(available|\#
          included|held|shown|returned|provided|covered|visible|disclosed)\b
          """#,
          #"""
          \bnot all (\w+ )?(data|records?|returns?|declarations?|movements?|messages?|\#
          submissions?|payments?|obligations?|applications?|liabilit(y|ies)|notifications?|\#
          results?|content|details|information|documents?|participants?|orders?|entries|items?|\#
          events?|bookings?|referrals?|appointments?|courses?|permits?|statements?|\#
          transactions?|refunds?|files?|profiles?|penalt(y|ies))\b.*\b(available|included|\#
          returned|shown|held|covered)\b|\b(data|records?|returns?|declarations?|movements?|\#
          messages?|submissions?|payments?|obligations?|applications?|liabilit(y|ies)|\#
          notifications?|results?|content|details|information|documents?|participants?|orders?|\#
          entries|items?|events?|bookings?|referrals?|appointments?|courses?|permits?|\#
          statements?|transactions?|refunds?|files?|profiles?|penalt(y|ies))\b.*\b(archived|\#
          withheld|redacted|suppressed|anonymised|withdrawn)\b
          """#,
          #"""
          \b(returns?|returned|receive|contains?|is) (an? )?(empty|null) (\w+ )?(array|list|\#
          response|result|results|value|values|object)\b|\breturns? (a )?null\b
          """#,
        ]),
      Fact(
        "coverage", .always, "What does the data cover: places, people, dates, subjects?",
        probes: [
          #"\b(covers?|covering|coverage)\b"#,
          #"""
          \b(data|dataset|register|api|service|it|results?|records?) (\w+ )?(includes?|contains?|\#
          holds?)\b
          """#,
          #"\b(england|wales|scotland|northern ireland|united kingdom|great britain|uk)\b"#,
          #"\b(since|from|back to|before|after) (\w+ )?(19|20)\d\d\b"#,
          #"""
          \b(every|all|each) (\w+ ){0,2}(records?|persons?|people|propert(y|ies)|compan(y|ies)|\#
          patients?|permits?|licen[cs]es?|payments?|messages?|schools?|vehicles?|addresses|\#
          organisations?|declarations?|returns?|participants?)\b
          """#,
        ],
        subject: #"""
          \b(data|dataset|register|records?|holds?|held|covers?|coverage|includes?|included|\#
          contains?|information|details|since|published)\b
          """#,
        said: [
          Combination(
            of: #"""
              \b(apis?|data|dataset|register|search|responses?|endpoint|records?|exchange rates|\#
              tax years?)\b
              """#,
            #"""
            \b(covers?|contains?|includes?|included|holds?|lists?|returns|goes back|back to|\#
            available|can search|use the)\b
            """#,
            #"""
            \b(covers?|contains?|holds?|includes?|lists?) (all|every) |\b(since|from|back to|last|past|any) ([\w-]+ ){0,2}((19|\#
            20)\d\d|\d+ (days|months|years)|(seven|five|ten|two|three|six|\w+) years|range)\b|\#
            \b(england|wales|scotland|northern ireland|united kingdom|great britain)\b|\#
            \b\d{4}-\d\d onwards\b
            """#),
          Combination(
            of: Vocabulary.record,
            #"""
            \b(is|are) limited to ([a-z-]+ ){1,4}(administered|made|held|recorded|submitted|registered|issued|\#
            created|from|on behalf of|since|that|which|who)\b
            """#),
        ],
        abroad: [
          #"""
          \b(data|dataset|register|api|results?|response) (\w+ ){0,2}(covers?|covering)\b|\#
          \bcoverage of\b
          """#,
          #"""
          \b(api|apis|data|dataset|register|endpoints?)\b.*\b(in|for|across|within|from|\#
          of) (the )?(england|wales|scotland|northern ireland|great britain|united kingdom|uk)\b
          """#,
          #"""
          \b(return(s|ed)?|retriev(e|es|ing)|get|lists|contains|holds) (a list of )?(all|\#
          every) (\w+ ){0,4}(data|records?|returns?|declarations?|movements?|messages?|\#
          submissions?|payments?|obligations?|applications?|liabilit(y|ies)|notifications?|\#
          results?|content|details|information|documents?|participants?|orders?|entries|items?|\#
          events?|bookings?|referrals?|appointments?|courses?|permits?|statements?|\#
          transactions?|refunds?|files?|profiles?|penalt(y|ies))\b
          """#,
          #"""
          \b(data|dataset|content|records?|register|results?)\b.*\b(is|are) limited to [a-z]|\#
          \b(api|dataset|register|results?|response) (includes?|covers?|contains?|holds?) (only|\#
          all|every)\b
          """#,
          #"""
          \breturns? (the )?(\w+ ){0,2}(data|records?|returns?|declarations?|movements?|\#
          messages?|submissions?|payments?|obligations?|applications?|liabilit(y|ies)|\#
          notifications?|results?|content|details|information|documents?|participants?|orders?|\#
          entries|items?|events?|bookings?|referrals?|appointments?|courses?|permits?|\#
          statements?|transactions?|refunds?|files?|profiles?|penalt(y|ies)) (\w+ ){0,3}(whose|\#
          dated|falling)\b
          """#,
        ]),
      Fact(
        "freshness", .always, "How often is it updated and how late can it be?",
        probes: [
          #"""
          \b(updated?|refresh(ed|es)?|synchronised|published|loaded|rebuilt) (\w+ ){0,4}(daily|\#
          hourly|weekly|monthly|quarterly|nightly|overnight|annually|every|each|once|twice|\#
          within|at|in|on|as soon as|immediately|continuously)\b
          """#,
          #"""
          \b(daily|hourly|weekly|monthly|quarterly|nightly|overnight) (\w+ )?(update|refresh|\#
          load|snapshot|extract)
          """#,
          #"\b(near[- ])?real[- ]time\b"#,
          #"\bup to date\b|\bas at\b|\bsnapshot\b|\bout of date\b|\bstale\b"#,
          #"""
          \b(within|up to|after|at least|takes?|appears?) (\w+ ){0,3}(\d+|one|two|three|five|ten|\#
          a|an) (working )?(second|minute|hour|day|week)s?\b
          """#,
          #"\bupdate frequency\b|\bhow often\b"#,
        ],
        subject: #"""
          \b(data|dataset|records?|information|changes?|register|updates?|updated|refreshed|\#
          published|appears?|status|results?)\b
          """#,
        said: [
          Combination(
            of: Vocabulary.record + #"|\b(responses?|changes?|status|state)\b"#,
            #"""
            \b(updated?|refresh\w*|appears?|appear|visible|reflected|marked|delay|synchronised|\#
            loaded|cached|eventually consistent|up to date|show)\b
            """#,
            #"""
            \b(daily|hourly|weekly|monthly|nightly|every (\d+ )?(second|minute|hour|day|night|\#
            morning)s?|on a delay|real[- ]time|immediately|straight away|at once)\b|\b(within|up to|\#
            about|delay of|for) (\w+ ){0,2}(seconds?|minutes?|hours?|days?)\b
            """#)
        ],
        abroad: [
          #"""
          \b(data|records?|returns?|declarations?|movements?|messages?|submissions?|payments?|\#
          obligations?|applications?|liabilit(y|ies)|notifications?|results?|content|details|\#
          information|documents?|participants?|orders?|entries|items?|events?|bookings?|\#
          referrals?|appointments?|courses?|permits?|statements?|transactions?|refunds?|files?|\#
          profiles?|penalt(y|ies))\b.*\b(up[- ]to[- ]date|updated|refreshed|available|appears?|\#
          visible|reflected|synchronised)\b.*\b(within|by|after|up to|every|\#
          each) (\w+ ){0,3}(\d+|one|two|three|five|ten|a|an|few|following|next|\#
          same) (\w+ )?(seconds?|minutes?|hours?|days?|weeks?|morning)\b
          """#,
          #"""
          \b(data|records?|returns?|declarations?|movements?|messages?|submissions?|payments?|\#
          obligations?|applications?|liabilit(y|ies)|notifications?|results?|content|details|\#
          information|documents?|participants?|orders?|entries|items?|events?|bookings?|\#
          referrals?|appointments?|courses?|permits?|statements?|transactions?|refunds?|files?|\#
          profiles?|penalt(y|ies))\b.*\b(updated|refreshed|loaded|published|\#
          synchronised) (daily|hourly|weekly|monthly|nightly|overnight|in (near )?real[- ]time|\#
          on a delay)\b
          """#,
          #"""
          \beventually consistent\b|\b(daily|hourly|weekly|nightly) (data |full )?(update|\#
          refresh|load|extract)s? of\b
          """#,
        ]),
      Fact(
        "rules", .when(.writes), "Which business rules are checked when I send data, and in which order?",
        probes: [
          #"\bvalidat(e|ed|es|ion)\b"#,
          #"\bbusiness rules?\b"#,
          #"\bmust (be|have|not|include|contain|match)\b"#,
          #"\bcannot\b|\bcan['’]t\b"#,
          #"\breject(s|ed)?\b|\brefuse(s|d)?\b"#,
          #"\bonly one\b|\bno more than\b|\bat (most|least)\b|\b(maximum|minimum)\b|\bup to \d"#,
          #"\bmandatory\b"#,
        ],
        subject: #"""
          \b(data|records?|fields?|values?|request|requests|submit|send|sending|submission|entry|\#
          rules?|characters|amount|date|dates|number|reference|payment|message|application|\#
          permit|body)\b
          """#,
        said: [
          Combination(
            of: #"""
              \b(requests?|fields?|amount|reference|submissions?|submit|amend|values?|payments?|\#
              messages?|records?|declarations?|returns?|numbers?|service|data|dates?)\b
              """#,
            Vocabulary.duty,
            #"""
            \b(characters?|reject\w*|valid|exceed|contain|be (between|before|after|unique|greater|\#
            less|a valid)|captured|ended|accepted|duplicates?|cancelled|more than|up to)\b
            """#),
          Combination(
            of: #"""
              \b(requests?|fields?|submissions?|submit|amend|records?|orders?|declarations?|messages?|\#
              service)\b
              """#,
            #"""
            \b(will be|is|are|gets?) (rejected|refused)\b|\bfail validation\b|\b(no more than|\#
            at most|up to|maximum of) \w+ (\w+ )?(characters|attachments|items|lines|files|\#
            records)\b|\bcan only (be )?(amend|submit|cancel|change|delet)\w*|\bchecks that\b
            """#),
        ],
        abroad: [
          #"""
          \b(data|records?|returns?|declarations?|movements?|messages?|submissions?|payments?|\#
          obligations?|applications?|liabilit(y|ies)|notifications?|results?|content|details|\#
          information|documents?|participants?|orders?|entries|items?|events?|bookings?|\#
          referrals?|appointments?|courses?|permits?|statements?|transactions?|refunds?|files?|\#
          profiles?|penalt(y|ies))\b.*\b(is|are|will be|gets?) (rejected|refused|validated|\#
          checked)\b|\b(apis?|we|service|endpoints?|system) (will )?(rejects?|validates?|\#
          checks?)\b.*\b(data|records?|returns?|declarations?|movements?|messages?|submissions?|\#
          payments?|obligations?|applications?|liabilit(y|ies)|notifications?|results?|content|\#
          details|information|documents?|participants?|orders?|entries|items?|events?|bookings?|\#
          referrals?|appointments?|courses?|permits?|statements?|transactions?|refunds?|files?|\#
          profiles?|penalt(y|ies))\b|\bvalidat(ion|ed) (rules?|against)\b
          """#,
          #"""
          \b(only one|no more than|a maximum of|maximum (size|number|length)|at most|\#
          up to \d+ ?[km]b|must be unique|must not exceed|cannot exceed)\b.*\b(data|records?|\#
          returns?|declarations?|movements?|messages?|submissions?|payments?|obligations?|\#
          applications?|liabilit(y|ies)|notifications?|results?|content|details|information|\#
          documents?|participants?|orders?|entries|items?|events?|bookings?|referrals?|\#
          appointments?|courses?|permits?|statements?|transactions?|refunds?|files?|profiles?|\#
          penalt(y|ies))\b|\b(data|records?|returns?|declarations?|movements?|messages?|\#
          submissions?|payments?|obligations?|applications?|liabilit(y|ies)|notifications?|\#
          results?|content|details|information|documents?|participants?|orders?|entries|items?|\#
          events?|bookings?|referrals?|appointments?|courses?|permits?|statements?|\#
          transactions?|refunds?|files?|profiles?|penalt(y|ies))\b.*\b(only one|no more than|\#
          a maximum of|maximum (size|number|length)|at most|up to \d+ ?[km]b|must be unique|\#
          must not exceed|cannot exceed)\b
          """#,
          #"""
          \b(cannot|can['’]t|must not|may not|can only|only be) (be )?(submit(ted)?|amend(ed)?|\#
          chang(e|ed)|updat(e|ed)|delet(e|ed)|cancel(led)?|accept(ed)?|reject(ed)?|sent?|\#
          edit(ed)?|remov(e|ed)|void(ed)?|reused?|resubmit(ted)?)\b
          """#,
        ]),
      Fact(
        "source", .optional, "Where does the data come from and who is accountable for it?",
        probes: [
          #"\bsources?\b"#,
          #"\bowned by\b|\bsupplied by\b|\bderived from\b|\bcomes? from\b"#,
        ]),
      Fact(
        "known-limits", .optional, "Which known problems or limits should I plan for?",
        probes: [
          #"\bknown (issues?|limits?|limitations?|problems?)\b"#,
          #"\blimitations?\b"#,
          #"\bdoes not (yet )?support\b"#,
          #"\bcaveats?\b|\bdata quality\b"#,
        ],
        structure: Structure.limitations),
      Fact(
        "retention", .optional, "How long is data kept?",
        probes: [
          #"\bret(ain|ained|ention)\b|\bkept for\b|\bdeleted after\b|\barchiv"#
        ]),
    ],
    aliases: [
      "data rules", "business rules", "business and data rules", "data availability", "data coverage",
      "rules", "validation rules", "data quality", "data availability timing and quality",
      "availability of data", "what data is available", "eligibility", "data dictionary", "data model",
      "data sources", "known limitations", "known issues", "limitations", "constraints",
      "patients included", "coverage",
    ],
    negativeAliases: ["rate limits", "service availability", "availability and latency"],
    fileNames: ["data-rules", "data", "business-rules", "rules", "limitations", "data-model"],
    subject: #"""
      \b(data|dataset|datasets|records?|entr(y|ies)|information|fields?|register|results?|\#
      rules?|details|values?|message|messages|payments?|returns?|submissions?)\b
      """#,
    notApplicable: .never("say what the data covers and how fresh it is"),
    passages: PassageSubject(
      headings: #"""
        \b(business|validation|data) (rules?|requirements?|constraints?|quality|availability|\#
        states?|definitions?)\b|\brules\b|\beligib|\blimitations?\b|\brestrictions?\b|\#
        \bwhat you (can['’]t|cannot) do\b|\bretention\b|\bwithdrawn\b
        """#,
      sentences: #"""
        \b(data|records?|returns?|declarations?|movements?|messages?|submissions?|payments?|\#
        obligations?|applications?|liabilit(y|ies)|notifications?|results?|content|details|\#
        information|documents?|participants?|orders?|entries|items?|events?|bookings?|\#
        referrals?|appointments?|courses?|permits?|statements?|transactions?|refunds?|files?|\#
        profiles?|penalt(y|ies))\b
        """#,
      fewest: 3),
    template: """
      ## Data rules
      ### What the data covers
      > Prompt: Which people, places, dates and subjects are in? Which are out?
      ### When data is available
      > Prompt: What must be true before a request returns data? How fresh is it?
      ### When data is not available
      > Prompt: When do you hold something back, and what does the caller receive - an empty list, a missing field, a 404?
      ### Rules we apply
      | Rule | Where it applies | What the caller sees when it fails |
      | --- | --- | --- |
      > Prompt: One row per business rule. Use the names from the reference.
      ### Known limitations
      > Prompt: What surprises new users?

      """,
    passage: """
      business and data rules – under what circumstances is data available or not available
      """)
}
