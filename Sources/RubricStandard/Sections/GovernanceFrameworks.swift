extension RequiredSection {
  /// Show how to configure use of the API so that it meets any framework that applies, such as the payment-card standard or the health and social care network.
  static let governanceFrameworks = RequiredSection(
    id: "governance-frameworks", title: "Governance frameworks", tier: .standard, severity: .warning,
    asks: """
      Show how to configure use of the API so that it meets any framework that applies, such as \
      the payment-card standard or the health and social care network.
      """,
    facts: [
      Fact(
        "which", .always, "Which frameworks, standards or codes apply to the API and to me?",
        probes: [
          #"\bpci([- ]dss)?\b"#,
          #"\bhscn\b|\bdspt\b|\bdata security and protection toolkit\b"#,
          #"\bcyber essentials\b|\biso ?27001\b|\bcaldicott\b|\bdtac\b|\bdcb ?0?\d+"#,
          #"\bpsd2\b|\bwcag\b|\baccessibility regulations\b|\buk core\b"#,
          #"""
          \bopen standards\b|\btechnology code of practice\b|\bsecure by design\b|\#
          \bservice standard\b|\bapi technical and data standards\b
          """#,
          #"\bno (additional|specific|sector|other) framework"#,
          #"\b(uk )?gdpr\b"#,
        ],
        subject: #"""
          \bcompl|\bappl(y|ies)|\bfollow|\bmust|\bmeet|\bframework|\bcertif|\bassess|\bstandard|\#
          \baccredit|\brequir|\bsecur
          """#,
        said: [
          Combination(
            of: #"""
              \b(apis?|software|service|participants?|suppliers?|organisations?|you|banks?|standard|\#
              merchants?|handling)\b
              """#,
            #"""
            \b(conform\w*|compl(y|ies|iant|iance)|aligned|certified|accredited|assured|assessed|\#
            subject to|mandatory|required by|follows?|regulated|legal requirement|requires?|\#
            implements?)\b
            """#,
            #"""
            \b(pci( dss)?|psd2|fapi|iso ?2\d{4}|uk core|dtac|dspt|hscn|cyber essentials|gdpr|hipaa|\#
            soc ?2|wcag|eidas|cma order|regulations?|regulatory|directive|legal requirement|toolkit|\#
            (government|security|technical and data|nhs|information|accessibility|\#
            clinical safety) standards?)\b
            """#)
        ],
        abroad: [
          #"""
          \b(pci([- ]dss)?|hscn|dspt|cyber essentials|iso ?27001|caldicott|dtac|dcb ?0?\d+|psd2|\#
          wcag|uk core|gdpr|secure by design|technology code of practice)\b
          """#,
          #"""
          \b(conforms?|complies|comply|compliant|follows?|meets?|adheres?)\b.*\b(regulations?|\#
          frameworks?|guidelines?|code of (practice|conduct)|security standards?|\#
          government (\w+ )?(standards?|guidance)|minimum (\w+ )?standards?)\b
          """#,
          #"\brequired by law\b|\blegally required\b"#,
        ]),
      Fact(
        "configuration", .always, "What must I configure or prove to comply?",
        probes: [
          #"""
          \b(you|your \w+|organisations?|suppliers?|users?|services?|teams?|developers?) (must|\#
          need to|have to|should|will need)\b
          """#,
          #"\b(configure|configured|configuring)\b"#,
          #"\bconnect(ion)? (to|through)\b|\b(client|server|tls) certificate\b"#,
          #"\bself-assess|\bquestionnaire\b"#,
          #"""
          \b(send|show|provide|give|submit|supply|keep) (us |your )?(\w+ )?(evidence|proof|\#
          a copy|certificate)\b
          """#,
          #"\bcomply with\b|\bcompliance (with|evidence|assessment)\b"#,
        ],
        subject: #"""
          \bcompl|\bframework|\bstandard|\bpci\b|\bhscn\b|\bdspt\b|\bassess|\bcertif|\btoolkit|\#
          \bessentials|\bcode of practice|\bgdpr\b|\bevidence|\bregulation
          """#,
        said: [
          Combination(
            of: #"""
              \b(compl\w+|conform\w*|certif\w+|assurance|assured|terms of use|dspt|pci|toolkit|\#
              agreement|self-assess\w*|accredit\w*|approv\w+|enrolled|onboarding|directory)\b
              """#,
            Vocabulary.duty,
            #"""
            \b(software|organisations?|suppliers?|merchants?|participants?|providers?|you|your|applications?|developers?|tpps?|aspsps?|psps?|members)\b
            """#,
            #"""
            \b(before|prove|demonstrate|completed?|comply|evidence|hold|conformance|sign|accept|enrolled|be compliant|valid)\b
            """#,
            #"\b(apis?|production|live|standard|test suite|every year|pci|dspt|connect|onboarding|directory)\b"#
          )
        ],
        abroad: [
          #"""
          \b(you|your \w+|software|applications?|products?|organisations?|\#
          suppliers?)\b.*\b(must|need to|needs to|have to|should|required to)\b.*\b(comply|\#
          complian\w+|conforms?|demonstrate|evidence|prove|assurance|certif\w+|terms of use|\#
          self-assess\w*|questionnaires?|approvals?)\b
          """#
        ]),
      Fact(
        "shared-responsibility", .recommended, "What do you cover and what stays with me?",
        probes: [
          #"\bresponsib"#,
          #"\bwe (do|handle|are)\b"#,
          #"\byou (must|need|are)\b"#,
        ]),
      Fact(
        "evidence", .optional, "Where are certificates or statements of compliance?",
        probes: [
          #"\bcertificat|\battestation\b|\bstatement of\b|\bmerchant id\b"#
        ]),
    ],
    aliases: [
      "governance frameworks", "governance", "compliance", "standards", "regulatory compliance",
      "security and compliance", "pci compliance", "pci dss", "network access", "hscn", "assurance",
      "onboarding", "conformance", "standards we follow", "legal and regulatory", "information governance",
    ],
    fileNames: ["compliance", "governance", "standards", "onboarding"],
    subject: #"""
      \b(framework|frameworks|standards?|complian(ce|t)|comply|pci|dspt|hscn|iso ?27001|\#
      cyber essentials|caldicott|gdpr|code of practice|regulations?|wcag)\b
      """#,
    notApplicable: .withReason(
      example: """
        Non-personal open data; no sector framework applies beyond the Technology Code of Practice.
        """,
      contradictions: { $0.cardDataContradictions }),
    passages: PassageSubject(
      headings: #"""
        \b(compliance|governance|assurance|onboarding|approvals?|accreditation|certification|\#
        conformance|terms of use)\b
        """#,
      sentences: #"""
        \b(pci|hscn|dspt|cyber essentials|iso ?27001|caldicott|gdpr|wcag|dtac|uk core|\#
        terms of use|code of practice|conform(s|ance)?|assurance|required by law|evidence|\#
        guidelines|regulations)\b
        """#,
      needed: "which"),
    template: """
      ## Governance frameworks
      | Framework | Applies because | What we do | What you must do |
      | --- | --- | --- | --- |
      > Prompt: One row per framework. If none applies, say so and say who decided.

      """,
    passage: """
      guidance on configuring the API to make sure it follows any relevant governance frameworks \
      such as Payment Card Industry Data Security Standard and Health and Social Care Network
      """)
}
