extension RequiredSection {
  /// Describe how callers prove who they are, and what that means for working with other services, single sign-on and rate limits.
  static let authentication = RequiredSection(
    id: "authentication", title: "Authentication", tier: .standard, severity: .error,
    asks: """
      Describe how callers prove who they are, and what that means for working with other \
      services, single sign-on and rate limits.
      """,
    facts: [
      Fact(
        "method", .always, "How do I authenticate (none, key, OAuth grant, mutual TLS)?",
        probes: [
          #"\b(api|access|secret) keys?\b"#,
          #"\boauth\b"#,
          #"\b(client credentials|authori[sz]ation code)\b"#,
          #"\bbearer\b"#,
          #"\bjwts?\b|\bjson web tokens?\b"#,
          #"\bmutual tls\b|\bmtls\b|\bclient certificates?\b"#,
          #"""
          \bno authentication\b|\b(doesn['’]t|does not|do not) (need|\#
          require) (any )?(authentication|credentials|a key|an api key)\b|\bopen access\b
          """#,
          #"\bopenid\b"#,
          #"\b(http )?basic ?auth(entication)?\b"#,
          #"\bsigned requests?\b|\bhmac\b"#,
        ],
        subject: #"\bauthenticat|\bkey|\btoken|\boauth|\bcredential|\bcertificate|\baccess\b|\bsign"#,
        said: [
          Combination(
            of: #"""
              \b(apis?|requests?|calls?|access|clients?|users?|applications?|integrations?|endpoints?|\#
              services?)\b
              """#,
            #"\b(authenticat\w+|authori[sz]\w+|sign(s|ed)?|secured|protected|uses?|using)\b"#,
            #"""
            \b(api keys?|oauth ?(2(\.0)?)?|jwts?|json web tokens?|(access|bearer|auth) tokens?|\#
            basic auth\w*|http basic|mutual tls|mtls|client certificates?|hmac(-\w+)?|\#
            openid( connect)?|cis2|nhs login|subscription keys?)\b
            """#)
        ]),
      Fact(
        "obtain", .when(.usesSecurity), "Where do I get credentials?",
        probes: [
          #"\b(register|sign up|apply|subscribe) (\w+ ){0,4}(for|on|in|with|at|to|your|an?|through|via)\b"#,
          #"""
          \b(generate|create|request|get|obtain|issue|download|copy) (\w+ ){0,3}(keys?|tokens?|\#
          credentials?|client|certificates?|application|account|secret)\b
          """#,
          #"\b(portal|developer hub|dashboard|admin tool|console|settings page|from the [\w -]+ page)\b"#,
          #"""
          \b(keys?|tokens?|credentials?|certificates?) (\w+ ){0,2}(from|by|through|in) (the|our|\#
          your|us|emailing|contacting)\b
          """#,
          #"\bwe (\w+ )?(send|issue|give|email) you\b"#,
          #"""
          \b(email|contact|ask|write to) (us|the|our)\b.*\b(do not|don['’]t|want|need|get|\#
          request|obtain)\b.*\b(tokens?|keys?|credentials?|certificates?)\b
          """#,
        ],
        subject: #"""
          \bkeys?\b|\btokens?\b|\bcredentials?\b|\bcertificates?\b|\bclient\b|\bsecret\b|\#
          \bapplication\b|\baccount\b
          """#,
        said: [
          Combination(
            of: Vocabulary.credential,
            #"""
            \b(register\w*|sign(ing)? up|creat(e|es|ed|ing)|generat\w+|request|obtain\w*|get (a|an|\#
            your|the|api|client|access)|receives?|find|found|issues?|issued|send you|given|emailed?|\#
            contact|ask|download|apply|provision\w*|shown)\b
            """#,
            #"""
            \b(portal|hub|dashboard|console|panel|settings|page|your (application|organisation|app|\#
            account)|team|desk|we|support team|email|directory|website|admin( tool)?|registration|\#
            onboarding)\b
            """#)
        ],
        abroad: [
          #"""
          \b(register|sign up|apply|subscribe) (\w+ ){0,4}(for|on|in|with|at|to|your|an?|\#
          through|via)\b
          """#,
          #"""
          \b(generate|create|get|obtain|download) (\w+ ){0,4}(api keys?|tokens?|credentials|\#
          client id|secret)\b
          """#,
          #"\b(portal|developer hub|dashboard|settings page)\b"#,
          #"""
          \b(credentials|api keys?|tokens?)\b.*\b(issued|provided|sent) (to you|by|via|when|\#
          once)\b|\bissue you with\b.*\b(credentials|keys?|tokens?)\b
          """#,
        ]),
      Fact(
        "send", .when(.usesSecurity), "Exactly which header or field carries them?",
        probes: [
          #"\bauthori[sz]ation:"#,
          #"\bauthori[sz]ation`?['\"]? (request )?header\b|\bheader.*\bauthori[sz]ation\b"#,
          #"\bbearer (<|\{|\[|token|your|ey|api|access)"#,
          #"\bx-[\w-]*(key|token|api)[\w-]*\b"#,
          #"\bin (the|an?|your|every|each) [\w` -]*header\b|\b(http|request) header\b"#,
          #"\b(query|form) parameter\b"#,
          #"\bpresent(s|ed)? (the|your|its|a) (client )?certificate\b"#,
        ],
        said: [
          Combination(
            of: #"\b(tokens?|keys?|credentials|jwts?|certificates?|authori[sz]ation|authentication)\b"#,
            #"""
            \b(headers?|query (string|parameter)s?|form (field|parameter)s?|user ?name|field|\#
            cookie)\b
            """#,
            #"""
            \b(include[sd]?|send|sent|pass|passed|put|set|add|provide[sd]?|use|using|supply|\#
            supplied|carr(y|ies)|must)\b
            """#)
        ],
        structure: Structure.requestWithCredentials),
      Fact(
        "lifetime", .when(.usesBearerTokens), "How long do tokens last and how do I refresh or revoke them?",
        probes: [
          #"\bexpir(e|es|ed|y|ing|ation)\b"#,
          #"\bvalid (for|until)\b"#,
          #"\blifetime\b|\blasts? (for )?\d|\blast (for )?(a|an|one|two|\d+)\b"#,
          #"\brefresh tokens?\b|\brefresh(es|ed|ing)? (the|your|an|a|it)\b"#,
          #"\brevok(e|es|ed|ing)\b|\brotat(e|es|ed|ing|ion)\b"#,
        ],
        subject: #"\btokens?\b|\bkeys?\b|\bcredentials?\b|\bauthority\b|\bjwt|\bsecret|\bcertificate"#,
        said: [
          Combination(
            of: Vocabulary.credential,
            #"""
            \bexpires?\b|\bexpiry\b|\bexpires?_in\b|\bexpir(ing|ation)\b|\b(valid|live|active|\#
            usable) (for|until|up to|only)\b|\blasts\b|\blast (for|until|up to|only|\d+)\b|\#
            \blast (\w+ ){1,3}(seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b|\#
            \blifetime\b|\btime[- ]to[- ]live\b|\#
            \bno longer valid\b|\brevok(e|es|ed|ing)\b|\brevocation\b|\brotat\w+|\bre-?creat\w+|\#
            \brenew\w*|\brefresh(es|ed|ing)? (the|your|an|it|them|token|access)\b|\#
            \brefresh token\b.*\b(to|new|again)\b|\bused within\b
            """#)
        ],
        abroad: [
          #"""
          \b(tokens?|keys?|credentials|authority|certificates?)\b.*\b(expir(e|es|ed|y|ing)|\#
          valid (for|until)|lifetime|lasts \w+|last (for|until|\d+)|revok(e|es|ed|ing)|rotat(e|es|ed|ing))\b
          """#,
          #"""
          \b(expir(e|es|ed|y|ing)|revok(e|es|ed|ing)|rotat(e|es|ed|ing))\b.*\b(tokens?|keys?|\#
          credentials|certificates?)\b
          """#,
        ]),
      Fact(
        "failure", .when(.declaresSecurity), "What do I get when authentication fails?",
        probes: [
          #"\b401\b"#,
          #"\bunauthori[sz]ed\b"#,
          #"\b403\b"#,
          #"\b(refused|rejected)\b"#,
          #"\bauth(entication)?[- ]?error\b"#,
        ],
        subject: #"\b40[13]\b|\btoken|\bkey|\bcredential|\bauthenticat|\bunauthori|\bcertificate"#,
        said: [
          Combination(
            of: #"\b(tokens?|keys?|credentials|jwts?|certificates?|authenticat\w+)\b"#,
            #"""
            \b(401|403|unauthori[sz]ed|forbidden|invalid_\w+|rejected|refused|den(y|ied)|fails|\#
            failed|failures?|errors?)\b
            """#,
            #"""
            \b(missing|invalid|expired|without|wrong|incorrect|not valid|fails|failed|failures?|\#
            not authenticat\w+|unauthori[sz]ed|signed with)\b
            """#),
          Combination(
            of: #"\b401s?\b"#,
            #"""
            \b(auth|authenticat\w+|tokens?|jwts?|keys?|credentials|unauthori[sz]ed|not (logged|signed) in)\b
            """#,
            #"""
            \b(errors?|status(es)?|codes?|responses?|returns?|returned|returning|answers?|gets?|receives?|http|\#
            emits?|40[02-9]|500|missing|invalid|expired)\b
            """#),
        ],
        abroad: [
          #"\b401\b|\bunauthori[sz]ed (error|response|status)\b"#,
          #"""
          \b(missing|invalid|expired|without (an?|the)) (\w+ )?(tokens?|keys?|credentials|\#
          certificate)\b.*\b(errors?|rejected|refused|403|status)\b
          """#,
        ],
        structure: Structure.authenticationFailure),
      Fact(
        "interoperability", .recommended,
        "How does it affect other services, single sign-on and rate limits?",
        probes: [
          #"\bsingle sign[- ]?on\b|\bsso\b"#,
          #"\binteroperab"#,
          #"\bper (client|application|key|user)\b"#,
          #"\brate[- ]?limit"#,
          #"\bfederat|\bone login\b|\bcis2\b|\bnhs login\b|\bgovernment gateway\b"#,
        ]),
      Fact(
        "test-credentials", .optional, "What do I use in the test service?",
        probes: [
          #"\bsandbox\b"#,
          #"\btest (api )?(key|credential|token|user)s?\b"#,
        ]),
    ],
    aliases: [
      "authentication", "auth", "authenticate", "authenticating", "api keys", "api key", "keys",
      "access tokens", "tokens",
      "how to authenticate", "signing in", "credentials", "headers", "security and authentication",
      "authentication and authorisation", "oauth 2.0", "get an api key", "create a test api key",
    ],
    fileNames: ["authentication", "auth", "api-keys"],
    subject: #"""
      \b(authenticat(e|es|ed|ion|ing)|api keys?|tokens?|credentials?|oauth|bearer|\#
      certificates?|jwt|sign(ed|ing)? in|client (id|secret))\b
      """#,
    notApplicable: .withReason(
      example: "Open data; we do not identify callers.",
      contradictions: {
        $0.securityRequirementContradictions + $0.responseContradictions(["401"])
          + $0.credentialParameterContradictions
      }),
    inapplicability: { $0.access.isOpen ? "no operation asks who calls" : nil },
    specificationTexts: { $0.securitySchemes.all.compactMap(\.description) },
    passages: PassageSubject(
      headings: #"""
        \b(authenticat\w*|sign(ing)? in|log(ging)? in|credentials?|tokens?|api keys?|oauth|\#
        link(ing)? (your )?software)\b
        """#,
      sentences: #"""
        \b(authenticat(e|es|ed|ing|ion)|oauth|(access|bearer|refresh) tokens?|jwts?|api keys?|\#
        client (id|secret|credentials)|credentials|mutual tls|mtls)\b
        """#,
      fewest: 1),
    template: """
      ## Authentication
      > Prompt: Name the method and say why it was chosen.
      ### Get credentials
      > Prompt: Numbered steps from nothing to a working credential.
      ### Send credentials
      > Prompt: One copyable request. Mark the secret clearly as an example.
      ### Expiry, refresh and revocation
      > Prompt: Lifetimes in minutes or days. What should a caller do if a secret leaks?
      ### Working with other services
      > Prompt: Does the same credential work elsewhere? Is single sign-on possible? Are limits per key or per user?

      """,
    passage: """
      method of authentication (and how it impacts service interoperability, single sign-on, and \
      rate-limiting)
      """)
}
