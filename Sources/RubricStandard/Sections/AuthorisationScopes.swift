extension RequiredSection {
  /// Give the rules for what a caller may do, such as which OAuth 2.0 scopes the API needs.
  static let authorisationScopes = RequiredSection(
    id: "authorisation-scopes", title: "Authorisation and scopes", tier: .card, severity: .error,
    asks: """
      Give the rules for what a caller may do, such as which OAuth 2.0 scopes the API needs.
      """,
    facts: [
      Fact(
        "scope-list", .when(.usesScopes), "Which scopes or permissions exist and what does each allow?",
        structure: Structure.scopeList),
      Fact(
        "per-operation", .when(.usesScopes), "Which operations need which scope?",
        structure: Structure.scopesByOperation),
      Fact(
        "level", .always, "Is access open, per application or per end user?",
        probes: [
          #"\bper (application|app|user|organisation|person|key|client)\b"#,
          #"\bopen[- ]access\b|\bopen to (everyone|anyone|all)\b"#,
          #"\bno (authori[sz]ation|permission) (is )?(needed|required|asked)\b"#,
          #"\b(application|user)[- ]?(restricted|level)\b"#,
          #"""
          \b(roles?|permissions?|scopes?) (is|are|that|which|of|to|for|lets?|allows?|needed|\#
          required|you)\b|\b(a|an|the|each|your|this|these|which|of|has|have|with|need|\#
          needs) (\w+ ){0,2}(roles?|permissions?|scopes?)\b
          """#,
          #"\bon behalf of\b"#,
          #"\baccess (mode|level)s?\b"#,
          #"\bend[- ]?users?\b"#,
          #"""
          \b(granted|given|limited|restricted) to (an?|the|each|your) (application|user|\#
          organisation|team|person|member|client)\b
          """#,
        ],
        subject: #"\b(access|authori[sz]|scopes?|permissions?|roles?|restricted|consent)"#,
        said: [
          Combination(
            of: #"""
              \b((api|team|live|test|read-only|restricted|secret|each|these|this) (\w+ ){0,3}keys?|\#
              tokens?|scopes?|roles?|permissions?|administrators?)\b
              """#,
            #"\b(can|may|lets?|allows?|gives?|grants?|belongs? to)\b"#,
            #"""
            \b(only|but not|cannot|not|access to|anyone|your (own|team)|read|write|list|create|\#
            delete|own)\b
            """#),
          Combination(
            of: #"\b(oauth|tokens?|apis?|endpoints?|requests?|operations?|keys?)\b"#,
            #"\b(the|a|an|which|these|following|required|specific|oauth|right|correct) scopes?\b"#,
            #"\b(needs?|required?|requires?|must|allows?|grants?|includes?)\b"#),
          Combination(
            of: #"\b(apis?|endpoints?|operations?|resources?|accounts?)\b"#,
            #"\bonly\b"#,
            #"""
            \b(users?|administrators?|organisations?|clients?|members?|callers?|partners?) (with|\#
            that|who|may|can|which)\b|\b(has|have) (consented|authori[sz]ed|permitted|granted)\b
            """#,
            #"\b(calls?|access|use|see|read|view)\b"#),
          Combination(
            of: #"\b(apis?|endpoints?|software|applications?|tokens?)\b"#,
            #"\b(user|application|app)[- ]restricted\b|\bon behalf of\b"#),
        ],
        abroad: [
          #"\bopen[- ]access\b|\b(application|user)[- ]?(restricted|level)\b"#,
          #"""
          \b(api|oauth|required|following|each|these|which|specific) scopes?\b|\bscopes (for|of|\#
          called|named|is|are)\b
          """#,
          #"""
          \bon behalf of\b.*\b(software|applications?|apis?)\b|\b(software|applications?|\#
          apis?)\b.*\bon behalf of\b
          """#,
          #"""
          \b(assign|change|edit)\b.*\bpermissions?\b|\baccess (mode|level)s?\b|\#
          \bauthenticate the (\w+ ){0,2}(application|client)\b
          """#,
          #"""
          \b(any|every|each|only) (authenticated|onboarded|registered|\#
          authori[sz]ed),? (\w+ )?(organisation|user|client|application|caller)s? (may|can|\#
          must)\b
          """#,
        ]),
      Fact(
        "granting", .when(.notOpenAccess), "How is permission requested, approved and withdrawn?",
        probes: [
          #"\brequest(ing|ed)? (access|permission|approval|a scope|scopes|production)\b"#,
          #"\bapply(ing)? for\b"#,
          #"\bapprov(e|es|ed|al|ing)\b"#,
          #"\bgrant(s|ed|ing)?\b"#,
          #"\brevok(e|es|ed|ing)\b|\bwithdr(aw|awn|aws|ew)\b"#,
          #"\badministrator\b"#,
          #"\b(dpia|memorandum of understanding|data sharing agreement|onboarding)\b"#,
          #"""
          \b(invite|add|assign)(s|ed|ing)? (a |an |the |your |new )?(team member|user|role|\#
          permission)s?\b
          """#,
        ],
        subject: #"\b(access|authori[sz]|scopes?|permissions?|roles?|authority|consent|member)"#,
        said: [
          Combination(
            of: #"""
              \b(access|authority|scopes?|permissions?|roles?|consent|api keys?|production (access|\#
              credentials))\b
              """#,
            #"""
            \b(grant(s|ed|ing)?|approv(e|es|ed|al|als|ing)|revok\w+|withdr\w+|requests?|requested|\#
            apply|applied|enabled?|assign\w*|invite[sd]?|choose|chosen|onboarding|gives?|given|\#
            giving|enrol\w*)\b
            """#,
            #"""
            \b(software|application|app|organisation|production|live|api key|team members?|\#
            customers?|administrators?|account manager|taxpayer|bank|hmrc|agent|client|psu|\#
            (end )?users?)\b
            """#),
          Combination(
            of: #"\b(software|applications?|app|solution|product|integration|use case|system)\b"#,
            #"\b(approved?|approval|assured?|accredited?|accreditation|signed off|sign-off|assess\w*|reviewed?)\b"#,
            #"""
            \b(go(es|ing)? live|live (access|service|environment|data)|production (access|environment|\#
            credentials|keys?)|into production|grant(s|ed)? access|use this api|with this api)\b
            """#),
        ],
        abroad: [
          #"""
          \b(grant(s|ed|ing)?|request(s|ed|ing)?|apply(ing)? for|approv(e|es|ed|al|ing)|revok(e|\#
          es|ed|ing)|withdraw(s|ing|n)?)\b.*\b(authority|access|scopes?|consent|\#
          production credentials)\b
          """#,
          #"""
          \b(access|authority|scopes?|production credentials) (is|are|must be|can be|\#
          will be) (granted|requested|approved|revoked|withdrawn)\b
          """#,
          #"\b(assign|change|edit)\b.*\bpermissions?\b.*\b(user|member|role)"#,
          #"""
          \bauthori[sz](e|es|ing) (the |your |their |an? )?(\w+ )?(software|application|agent|\#
          client)s?\b
          """#,
          #"""
          \bonboarding\b.*\b(before|goes live|go live|production|approv\w+)\b|\b(before|\#
          production)\b.*\bonboard(ing|ed)\b
          """#,
        ]),
      Fact(
        "refusal", .when(.notOpenAccess), "What happens when a scope is missing?",
        probes: [
          #"\b403\b"#,
          #"\bforbidden\b"#,
          #"\binsufficient\b"#,
          #"\baccess (is )?denied\b"#,
          #"\bnot (authori[sz]ed|permitted|allowed)\b"#,
          #"\b(missing|without|lacks?) (the |a |an |that |this |required )*(scope|permission|role)\b"#,
        ],
        said: [
          Combination(
            of: #"""
              \b(scopes?|permissions?|roles?|not_authori[sz]ed|insufficient_scope|not (authori[sz]ed|allowed|permitted) to)\b
              """#,
            #"\b(403|forbidden|den(y|ied)|refused|rejected|fails|errors?)\b"#,
            #"""
            \b(missing|without|lacks?|lacking|no|another|only|requires?|insufficient\w*|not (have|hold|allowed|permitted|authori[sz]ed|include))\b|not_
            """#),
          Combination(
            of: #"""
              \b((api|team|live|test|restricted|read-only|these|this) (\w+ ){0,3}keys?|tokens?|\#
              accounts?)\b
              """#,
            #"\b(403|forbidden|errors?|rejected|refused)\b"#,
            #"""
            \b(not on your|another|other (organisation|account|user|customer)s?|to anyone|\#
            not (allowed|permitted))\b
            """#),
          Combination(
            of: #"\b(data|accounts?|records?|resources?)\b"#,
            #"""
            \b(another|other) (organisation|account|user|customer)\b|\bnot (allowed|permitted|\#
            authori[sz]ed) to\b
            """#,
            #"\b(403|fails|refused|rejected|not_authori[sz]ed|forbidden)\b"#),
        ],
        abroad: [
          #"\b403\b|\bforbidden (error|response|status)\b|\baccess (is )?denied\b"#,
          #"""
          \b(missing|without|lacks?|insufficient) (the |a |an |that |this |required )*(scopes?|\#
          permissions?|roles?)\b
          """#,
        ]),
      Fact(
        "consent", .when(.usesAuthorizationCode), "What does the end user see and agree to?",
        probes: [
          #"\bconsents?\b"#,
          #"\bgrants? authority\b"#,
          #"\bsign(s|ed)? in\b"#,
          #"\bredirect(s|ed)?\b"#,
        ],
        subject: #"\b(user|customer|person|patient|citizen|taxpayer|client|access|authority|application)"#),
      Fact(
        "least-privilege", .optional, "How do I ask for the narrowest permission?",
        probes: [
          #"\bleast privilege\b"#,
          #"\bnarrow(est)?\b"#,
          #"\bonly the (scopes|permissions)\b"#,
        ]),
    ],
    aliases: [
      "authorisation", "authorization", "scopes", "oauth scopes", "auth scopes", "permissions",
      "access control", "access modes", "authorisation rules", "authorisation and scopes",
      "security and authorisation", "roles", "roles and permissions", "api permissions",
      "user-restricted access", "application-restricted access", "levels of access", "who can access",
    ],
    fileNames: ["authorisation", "authorization", "scopes", "permissions", "access"],
    subject: #"\b(authori[sz](ation|ed|e|es)|scopes?|permissions?|roles?|access|consent|restricted)\b"#,
    generatedIsPart: { $0.allScopesAreDescribed && !$0.usedSchemes.flatMap(\.scopes).isEmpty },
    notApplicable: .withReason(
      example: """
        Open data under the Open Government Licence; no operation asks who the caller is.
        """,
      contradictions: { $0.securityRequirementContradictions + $0.responseContradictions(["403"]) }),
    inapplicability: {
      $0.access.isOpen ? "no operation is protected, so that there is no permission to ask for" : nil
    },
    passages: PassageSubject(
      headings: #"""
        \b(authori[sz](e|es|ed|ing|ation)|(oauth|api) scopes?|scopes|permissions?|\#
        access (control|rights?|levels?|modes?)|restricted (access|endpoints?)|consent|roles)\b
        """#,
      sentences: #"""
        \b(grant(s|ed|ing)?) (\w+ ){0,4}(authority|access|permission|consent|scopes?)\b|\#
        \b(oauth|api|access|required|specific|following|each|write|read) scopes?\b|\#
        \bscopes (called|named|required|needed)\b|\b(user|application)[- ]restricted\b|\b(403|\#
        forbidden)\b|\bauthori[sz](ed|ation|e)\b.*\b(apis?|software|applications?|endpoints?|\#
        vendors?)\b|\b(apis?|software|applications?|endpoints?|vendors?)\b.*\bauthori[sz](ed|\#
        ation|e)\b|\b(authenticated|onboarded|registered|authori[sz]ed),? (\w+ )?(organisation|\#
        user|client|application|caller)s? (may|can|must)\b|\bonboarding process\b.*\b(before|\#
        live|production)\b
        """#),
    template: """
      ## Authorisation and scopes
      > Prompt: Is access open, granted to an application, or granted by an end user? Why that choice?
      | Scope | Lets the caller | Needed for |
      | --- | --- | --- |
      <!-- generated rows: one for each scope in the specification -->
      ### Getting permission
      > Prompt: Who approves a request, on what evidence, and how long does it take? How is it withdrawn?
      ### When permission is missing
      > Prompt: What does the caller receive, and what should they do?

      """,
    passage: """
      any authorisation rules, for example, use of OAuth 2.0 and specifically which scopes are \
      required for this API
      """)
}
