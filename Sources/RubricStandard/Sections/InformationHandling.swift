extension RequiredSection {
  /// Set out the rules for handling the information, managing incidents and managing risk.
  static let informationHandling = RequiredSection(
    id: "information-handling", title: "Information handling, incidents and risk", tier: .standard,
    severity: .error,
    asks: """
      Set out the rules for handling the information, managing incidents and managing risk.
      """,
    facts: [
      Fact(
        "classification", .always, "How sensitive is the data and may it be shared on?",
        probes: [
          #"\bofficial([- ]sensitive)?\b"#,
          #"""
          \b(sensitive|confidential|personal|special category|non-personal|open|anonymi[sz]ed|\#
          identifiable|health) (data|information|records?|details)\b
          """#,
          #"\bclassif(y|ied|ication)\b"#,
          #"\bcontains? no personal\b"#,
        ],
        subject: #"\bdata\b|\binformation\b|\brecords?\b|\bclassif"#,
        said: [
          Combination(
            of: #"\b(apis?|responses?|files?|data|content|information|records?|service)\b"#,
            #"""
            \b(personal|sensitive|confidential|special category|identifiable|official(-sensitive)?|\#
            open government licence|ogl)\b
            """#,
            #"""
            \b(returns?|contains?|processes|treated?|shared?|handles?|hold|may|must not be (sent|\#
            shared)|published|does not)\b
            """#,
            #"\b(data|information|content|records)\b"#)
        ],
        abroad: [
          #"""
          \b(is|are|contains?|holds?|includes?|process(es|ing)?|serves?|handles?|handling|\#
          treats?|classified)\b.*\b(personal|sensitive|confidential|special category|\#
          identifiable|health) (data|information|records)\b|\b(personal|sensitive|confidential|\#
          identifiable) (data|information|records)\b.*\b(must|should|may)\b
          """#
        ]),
      Fact(
        "lawful-basis", .when(.holdsPersonalData),
        "On what legal basis is it shared, and under which agreement?",
        probes: [
          #"\blawful\b|\blegal (basis|gateway|power)"#,
          #"\bgdpr\b|\bdata protection\b"#,
          #"\bdpia\b|\bmemorandum\b|\bdata sharing agreement\b"#,
          #"\bdata (controller|processor)s?\b|\bcontroller\b|\bprocessor\b"#,
          #"\blegislation\b|\bact (19|20)\d\d\b"#,
        ],
        said: [
          Combination(
            of: #"\b(apis?|data|department|sharing|you)\b"#,
            #"""
            \b(data controller|data processing agreement|data sharing agreement|legal basis|\#
            lawful basis|joint controllers?)\b
            """#)
        ],
        abroad: [
          #"""
          \blawful\b|\blegal (basis|gateway|power)|\bgdpr\b|\bdata (protection|controller|\#
          processor|sharing agreement)s?\b|\bdpia\b
          """#
        ]),
      Fact(
        "duties", .always, "What must I do with what I receive (store, cache, delete, log)?",
        probes: [
          #"\b(do not|don['’]t|never) (store|cache|retain|log|share|keep|copy|publish|disclose|record)\b"#,
          #"""
          \b(must|should|may|can|do|shall|cannot)( not| only)? (store|cache|retain|delete|\#
          encrypt|log|share|keep|pass|copy|publish|re-?use|dispose|destroy|hold|disclose|record)\b
          """#,
          #"\b(onward|data) (sharing|disclosure)\b|\bretention\b|\bdelete (it|them|the|any|all)\b"#,
        ],
        subject: #"\bdata\b|\binformation\b|\brecords?\b|\bresponses?\b|\bit\b|\bthem\b|\bdetails\b"#,
        said: [
          Combination(
            of: #"""
              \b(personal|sensitive|card|patients?|customers?|confidential|cardholder|health|\#
              person['’]s|protected health|personally identifiable) (\w+ )?(data|information|details|\#
              numbers?|records?|content)\b|\bdata (from|returned by|received)\b|\b(receive|\#
              received) (through|from|via|by)\b
              """#,
            Vocabulary.duty,
            #"""
            \b(stor(e|ed|ing)|cach\w+|retain\w*|delet\w+|encrypt\w*|log|logged|shar(e|ed|ing)|keep|\#
            kept|pass|passed|disclos\w+|destroy\w*|mask\w*)\b
            """#)
        ]),
      Fact(
        "incident", .always, "How do I report an incident or breach, and how will you tell me?",
        probes: [
          #"""
          \b(incidents?|breach(es)?)\b.*\b(report|tell|contact|email|call|notify|phone|within|\#
          raise|inform|team)|\b(report|tell|contact|email|call|notify|phone|raise|\#
          inform)\b.*\b(incidents?|breach(es)?)\b
          """#,
          #"\bsecurity@[\w.-]+"#,
          #"""
          \breport (a|an|any|suspected|security|data) (\w+ ){0,3}(incident|breach|loss|\#
          vulnerability|misuse|problem)
          """#,
        ],
        said: [
          Combination(
            of: #"\b(incidents?|breach(es)?|leak(ed|s)?|data loss|compromised)\b"#,
            #"\b(report(ed)?|contact|notify|tell|inform|e-?mail|call|phone)\b"#,
            #"\b(data|security|personal|information|privacy)\b"#)
        ]),
      Fact(
        "risk", .always, "Which risks should I manage, and how?",
        probes: [
          #"\brisks?\b"#,
          #"\bmitigat(e|es|ed|ion|ing)\b"#,
          #"\bmisuse[ds]?\b|\bfraud\b|\babuse\b"#,
        ],
        subject: #"\bdata\b|\binformation\b|\brisks?\b|\bmisuse|\bfraud|\baccess"#,
        said: [
          Combination(
            of: #"\b(risks?|fraud|misuse|malicious|attack\w*|hazards?|threats?|abuse)\b"#,
            #"""
            \b(reduc\w+|mitigat\w*|manag\w*|prevent\w*|protect\w*|avoid\w*|validat\w*|sanitis\w*|\#
            scoring|add|assess\w*|detect\w*)\b
            """#,
            #"""
            \b(apis?|data|users?|customers?|fields?|requests?|headers?|links?|content|object|\#
            software)\b
            """#)
        ],
        abroad: [
          #"""
          \b(mitigat(e|es|ed|ion|ing)|manag(e|es|ing)|prevent(s|ion|ing)?|protect(s|ion|ing)?|\#
          reduc(e|es|ing)|safeguard\w*)\b.*\b(risks?|fraud|misuse|attacks?)\b|\b(risks?|fraud|\#
          misuse)\b.*\b(mitigat(e|es|ed|ion|ing)|manag(e|es|ing)|prevent(s|ion|ing)?|protect(s|\#
          ion|ing)?)\b
          """#
        ]),
      Fact(
        "access-log", .when(.holdsPersonalData), "What do you log about my requests, and for how long?",
        probes: [
          #"""
          \b(we|logs?|logged|audit|record(s|ed)? of)\b.*\b(log|logs|logged|audit|record|\#
          requests?|access|call|who)\b
          """#,
          #"\baudit (trail|log|record)s?\b"#,
        ],
        said: [
          Combination(
            of: #"\b(logs?|logged|audit\w*)\b"#,
            #"\b(requests?|access\w*|calls?|who looked)\b"#,
            #"\b(apis?|users?|patients?|kept|retained|audit\w*|identity)\b"#)
        ]),
    ],
    aliases: [
      "information handling", "data handling", "handling data", "data protection", "privacy",
      "information governance", "information security", "incident management", "incidents",
      "reporting an incident", "reporting vulnerabilities", "risk management", "risk", "data sharing",
      "data sharing agreement", "legal use", "legal basis", "gdpr", "confidentiality", "fraud prevention",
      "information handling incidents and risk", "data processing",
    ],
    fileNames: ["information-handling", "data-protection", "privacy", "incidents", "governance"],
    subject: #"""
      \b(data|information|personal|privacy|gdpr|incidents?|breach(es)?|risks?|\#
      confidential(ity)?|sensitive)\b
      """#,
    notApplicable: .withReason(
      example: """
        Published open data with no personal information; anyone may copy it. Incidents are covered \
        under Security.
        """,
      contradictions: { $0.personalDataContradictions + $0.userFlowContradictions }),
    inapplicability: { subject in
      let isPersonal =
        !(subject.api.personContradictions + subject.api.userFlowContradictions).isEmpty
      return subject.access.isOpen && subject.access.isSaid && !isPersonal
        ? "the data is open and holds nothing personal" : nil
    },
    passages: PassageSubject(
      headings: #"""
        \b((information|data) (handling|protection|governance|sharing|security|processing)|privacy|\#
        gdpr|incidents?|risks?|fraud|confidentiality|personal data)\b
        """#,
      sentences: #"""
        \b(personal|sensitive|confidential|special category) (data|information)\b|\#
        \bdata (protection|breach|sharing agreement|controller|processor)\b|\bgdpr\b|\bdpia\b|\#
        \bsecurity incident|\bfraud\b
        """#,
      alone: ["classification", "duties", "incident"]),
    template: """
      ## Information handling, incidents and risk
      > Prompt: How sensitive is the data? May a user keep it, cache it, pass it on?
      ### Legal basis and agreements
      > Prompt: Which agreement must be in place before live access?
      ### If something goes wrong
      > Prompt: Where does a user report a breach, how fast, and what will you do?
      ### Risks we know about
      > Prompt: Name two ways the data could be misused and what limits that.

      """,
    passage: "rules on information handling, incident management and risk management")
}
