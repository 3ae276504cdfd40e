extension RequiredSection {
  /// Give the security information a user of the API needs.
  static let security = RequiredSection(
    id: "security", title: "Security", tier: .standard, severity: .error,
    asks: "Give the security information a user of the API needs.",
    facts: [
      Fact(
        "transport", .always, "Which TLS versions and certificates are used?",
        probes: [
          #"\btls\b"#,
          #"\b(server |client |ssl )?certificates?\b"#,
          #"\bciphers?\b"#,
        ],
        subject: #"""
          \bconnect|\brequest|\bversion|\bmust|\bonly|\bencrypt|\bsecur|\buse|\bsupport|\#
          \btransport|\btraffic|\baccept
          """#,
        said: [
          Combination(
            of: #"\b(connections?|apis?|traffic|requests?|clients?|calls?)\b"#,
            #"\btls\b|\bssl\b|\bclient certificates?\b"#,
            #"""
            \b(only|must|requires?|required|version|encrypted|mutual|uses?|accepts?|supports?|later|\#
            higher|connection)\b
            """#)
        ]),
      Fact(
        "secrets", .when(.usesSecurity), "How do I keep keys safe and what if one leaks?",
        probes: [
          #"""
          \b(do not|never|must not|don['’]t) (share|commit|embed|store|publish|put|send|include|\#
          expose|log|hard-?code)\b
          """#,
          #"\brotat(e|es|ed|ing|ion)\b|\brevok(e|es|ed|ing)\b"#,
          #"\bleak(s|ed)?\b|\bcompromised?\b"#,
          #"""
          \b(store|stored|keep|kept|hold) (\w+ ){0,4}(securely|safely|safe|secure|secret|private|\#
          safely|vault)\b
          """#,
          #"\bsecrets? (manager|store|vault)\b"#,
        ],
        subject: #"\bkeys?\b|\btokens?\b|\bsecrets?\b|\bcredentials?\b|\bpasswords?\b|\bcertificates?\b"#,
        said: [
          Combination(
            of: Vocabulary.credential,
            #"""
            \b(securely|secret|safe|safely|confidential|private|vault|never|do not|not (share|\#
            publish|expose|embed|commit)|compromised|leak\w*|rotat\w+|like a password|stolen|\#
            exposed)\b
            """#,
            #"""
            \b(keep|kept|store[ds]?|shar(e|ed|ing)|put|commit|embed|publish|expose|revoke|rotate|\#
            treat\w*|protect|hard-?code)\b
            """#)
        ]),
      Fact(
        "reporting", .always, "How do I report a vulnerability?",
        probes: [
          #"\bfind (a|any) (weakness|flaw|vulnerability|bug|security)\b"#,
          #"\bvulnerabilit(y|ies)\b"#,
          #"\bsecurity\.txt\b"#,
          #"\bresponsible disclosure\b"#,
          #"\bhackerone\b"#,
          #"\breport (a|any|security) (\w+ )?(security )?(issue|problem|concern|flaw|weakness)"#,
        ],
        subject: #"\breport|\bdisclos|\bemail|\bcontact|\btell|\bsecurity\.txt|@|\bhackerone"#,
        said: [
          Combination(
            of: #"""
              \b(vulnerabilit\w+|security (issue|flaw|problem|weakness|bug|concern|researcher)s?|\#
              bug bounty|security\.txt)\b
              """#,
            #"\b(report\w*|contact|e-?mail|tell|disclos\w+|bounty|hackerone)\b"#)
        ]),
      Fact(
        "network", .recommended, "What about allow lists, fixed addresses, CORS, mutual TLS?",
        probes: [
          #"""
          \b(allow|white)[- ]?list|\bip address|\bstatic ip|\begress\b|\bproxy\b|\bcors\b|\#
          \bmutual\b|\bfirewall\b|\bhscn\b|\binternet\b
          """#
        ]),
      Fact(
        "monitoring", .recommended, "What do you monitor and what would get me blocked?",
        probes: [
          #"\bmonitor|\bunusual\b|\bsuspend|\bblock(s|ed)?\b|\babuse\b|\bdetect"#
        ]),
    ],
    aliases: [
      "security", "security information", "security considerations", "securing your integration",
      "transport security", "tls", "https", "vulnerability disclosure", "reporting vulnerabilities",
      "security and compliance", "security and authorisation", "keeping your keys safe", "network access",
      "security.txt",
    ],
    fileNames: ["security", "vulnerability"],
    subject: #"""
      \b(secur(e|ity|ed|ely)|tls|https|certificates?|encrypt(s|ed|ion)?|vulnerabilit(y|ies)|\#
      secrets?)\b
      """#,
    notApplicable: .never("say how connections are protected and how to report a vulnerability"),
    passages: PassageSubject(
      headings: #"\b(security|tls|https|encryption|vulnerabilit\w+|certificates?)\b"#,
      sentences: #"""
        \b(tls|https only|mutual tls|ciphers?|vulnerabilit\w+|client certificates?|encrypt\w+)\b|\#
        \b(keep|store|protect)\b.*\b(keys?|secrets?|tokens?|credentials)\b|\b(do not|never) (share|\#
        publish|expose|commit|embed)\b.*\b(keys?|secrets?|tokens?|credentials)\b
        """#,
      alone: ["reporting"]),
    template: """
      ## Security
      ### Connections
      > Prompt: Protocol versions, certificate authority, what a client must verify.
      ### Keeping credentials safe
      > Prompt: Where to keep them, how to rotate them, whom to tell if one leaks.
      ### Reporting a vulnerability
      > Prompt: Address, key if any, what reply to expect.
      ### Monitoring
      > Prompt: What do you watch for, and when would you block a caller?

      """,
    passage: "security information")
}
