extension RequiredSection {
  /// Say what the API is for, who is meant to use it and in which situations it is, and is not, the right choice.
  static let overview = RequiredSection(
    id: "overview", title: "Overview", tier: .card, severity: .error,
    asks: """
      Say what the API is for, who is meant to use it and in which situations it is, and is not, \
      the right choice.
      """,
    facts: [
      Fact(
        "purpose", .always, "What does the API do, in one or two plain sentences?",
        probes: [
          #"\bwith (this|the|our) ([\w'-]+ ){0,4}(api|service)\b"#,
          #"\bit (lets|allows|enables|helps) \w+"#,
          #"""
          \b(this|the|our|these|each) [\w' -]*\b(api|service|platform|interface)s?\b.*\b(lets?|\#
          allows?|enables?|provides?|returns?|gives?|supports?|offers?|helps?|exposes?|is for|\#
          is an?|is used|are used|can be used)\b
          """#,
          #"""
          \b(this|the|our) ([\w'-]+ ){0,4}(api|service|platform|interface) (also )?(tells|shows|finds|\#
          searches|registers|creates|sends|receives|stores|holds|records|publishes|lists|checks|\#
          validates|verifies|calculates|converts|gets|retrieves|fetches|submits|manages|tracks|\#
          updates|books|issues|reports|collects|delivers|accepts|answers|makes|takes)\b
          """#,
          #"\b(use|using) (this|the|our|these) [\w' -]*\b(api|service|platform)s?\b.*\bto\b"#,
          #"\byou can use (this|the|it|our|these)\b"#,
          #"\bpurpose of (this|the|our)\b"#,
          #"\bdesigned to (help|let|allow|enable|give|provide|support)\b"#,
          #"\b[\w']+ (api|pay|notify|service) (lets?|allows?|enables?|helps?|gives?) "#,
        ],
        said: [
          Combination(
            of: #"\b(apis?)\b"#,
            #"""
            \b(can|lets?|allows?|enables?|provides?|supports?|is used|are used|can be used|helps?|\#
            offers?)\b
            """#,
            #"""
            \b(this|the|our|these) ([\w.'’-]+ ){0,4}apis?\b( can be used| lets| allows| enables|\#
             provides| supports| is used| helps| offers| to\b|\b.* to (enable|allow|provide|let|\#
            help))
            """#)
        ],
        abroad: []),
      Fact(
        "audience", .always, "Who may use it (public, other departments, suppliers, named roles)?",
        probes: [
          #"\bif you (build|develop|make|write) (software|products|systems|apps|applications)\b"#,
          #"\b(developers|suppliers|vendors|teams) of\b.*\b(users|use|using)\b"#,
          #"\bwho can use\b"#,
          #"""
          \b(used|intended for use|for use|designed) (by|for) (\w+ ){0,4}(teams?|departments?|\#
          developers?|organisations?|suppliers?|vendors?|services?|providers?|councils?|\#
          authorities|bodies|members|anyone|agents|businesses|companies|public|traders?|software|\#
          researchers|clinicians|professionals|charities|users)\b
          """#,
          #"\b(intended|aimed|meant) (for|at)\b"#,
          #"""
          \b(open|available) to (any|all|every|everyone|the public|members|registered|\#
          organisations?|software|developers?|suppliers?|departments?|businesses|central|local|\#
          public|government|approved|partners?)\b
          """#,
          #"""
          \bfor (\w+ ){0,3}(developers|teams|suppliers|departments|organisations|anyone|everyone|\#
          the public|public sector|vendors|businesses|providers|researchers|traders|charities|\#
          partners|councils)\b
          """#,
          #"""
          \b(anyone|any (\w+ )?(organisation|developer|department|team|supplier|person|\#
          business)) (can|may|who)\b
          """#,
          #"\b(eligible|entitled|allowed|permitted) to (use|call|access)\b"#,
          #"""
          \b(only|anybody|anyone|everybody|everyone|nobody|the public|staff|members|\#
          [a-z]{3,}(rs|ts|es|ls|ns|ds)) ([\w'-]+ ){0,10}(may|can|is|are) (able to |allowed to |\#
          permitted to )?(use|call|access|connect to) (it|this|the|our)\b
          """#,
          #"\bif you(['’]re| are) (a|an|part of|building|developing|working|in) "#,
          #"""
          \b(developers|suppliers|departments|organisations|teams|vendors|providers|partners|\#
          traders|businesses|councils) (can|may|who|use|must)\b
          """#,
          #"""
          \b(developers|suppliers|departments|organisations|teams|vendors|providers|partners|traders|\#
          businesses|councils|schools|trusts|charities|researchers|staff) (in|from|of|that|with|\#
          across) .*\b(can|may) (also |only )?(use|access|call|connect to|apply)\b
          """#,
          #"""
          \b(api|service|platform|interface) (allows|enables|lets|gives|provides|\#
          permits)\b[^.]*\b(developers|suppliers|vendors|providers|traders|businesses|agents|\#
          organisations|teams|councils|authorities|patients|clinicians|users|customers|\#
          companies|charities|schools|employers|operators|importers|exporters|consumers|\#
          citizens|researchers|partners|departments|members|landlords|individuals)\)? (to|with|\#
          the)\b
          """#,
          #"""
          \bbetween (\w+ ){0,4}(providers|organisations|departments|suppliers|councils|agencies|\#
          trusts|authorities|practices)\b
          """#,
        ],
        subject: #"\b(api|apis|service|platform|software|use|uses|used|call|access|it is|it was)\b"#,
        said: [
          Combination(
            of: #"\b(apis?|documentation|standard|specification)\b"#,
            #"\b(for|intended|aimed|only|may|can|used by|use by|allows?|enables?)\b"#,
            #"""
            \b(developers?|vendors?|suppliers?|organisations?|departments|councils|bodies|providers?|agents?|individuals?|businesses|traders?|partners?|third[- ]part(y|ies)|\#
            merchants|public sector|participants|government|authorities|nhs|teams)\b
            """#,
            #"""
            \b(may (only )?use|can use|who (want|need|build|can|are)|interested in|that build|\#
            use by|used by|to use|is for|are for|(allows?|enables?|lets) (\w+ ){0,6}(individuals|agents?|developers?|organisations?|providers?|businesses|vendors?|suppliers?|traders?|merchants?|agencies|trusts?|employers?|schools?|partners?|banks?|landlords?|charities|practices|councils))\b
            """#)
        ]),
      Fact(
        "when-to-use", .always, "In which circumstances should I use it – and when not?",
        probes: [
          #"""
          \b(have|has) (an|the) (legal )?obligation to\b|\bare subject to\b|\b(required|obliged) to (submit|report|\#
          comply|file|notify|declare)\b
          """#,
          #"\bchoose it (when|if)\b|\bnot the right choice\b|\btypical uses\b"#,
          #"\buse (this|the|it|our)\b[\w' -]*\b(when|if|where|whenever)\b"#,
          #"\buse this (api|service) (to|for)\b"#,
          #"\b(do not|don['’]t|should not|must not|shouldn['’]t|never) use\b"#,
          #"\bnot (be )?(suitable|designed|intended|appropriate|meant) (for|to)\b"#,
          #"\buse (the|our|a) .* instead\b|\binstead,? use\b"#,
          #"\buse cases?\b"#,
          #"\bsuit(s|ed|able)\b (for|to|when|if|where|services?|applications?|teams?|you)\b"#,
          #"\bwhen to use\b"#,
          #"\bfits? into\b.*\bjourneys?\b|\b(journeys?|examples?|scenarios) (show|of|in which|where)\b.*\bus(e|ed|ing)\b"#,
          #"\byou (should|might|may|can|could|cannot|can['’]t|must not) use (this|the|it|our)\b"#,
          #"\b(choose|consider using) (this|the|our)\b"#,
          #"""
          \bit (does not|doesn['’]t|cannot|can['’]t) (cover|support|hold|replace|give|return|\#
          handle|provide|be used)\b
          """#,
          #"\bthis (api|service) (does not|doesn['’]t|cannot|can['’]t)\b"#,
          #"""
          \b(supports?|requires?|helps?|enables?|allows?) ([\w()-]+ ){0,7}(developers|suppliers|\#
          vendors|providers|traders|businesses|agents|organisations|teams|councils|authorities|\#
          patients|clinicians|customers|companies|charities|schools|employers|operators|\#
          importers|exporters|citizens|researchers|partners|departments|members|landlords|\#
          individuals|enterprises) ([\w()-]+ ){0,3}(that|who|which|with|moving|wanting|wishing|\#
          needing|submitting|sending)\b
          """#,
        ],
        said: [
          Combination(
            of: #"\b(apis?)\b"#,
            #"""
            \b(do not use|don['’]t use|not suitable|not (intended|designed) (for|to)|instead of|\#
            rather than using|those who cannot|alternative to|not appropriate)\b
            """#,
            #"\b(use|using|suitable|those|apis?)\b"#),
          Combination(
            of: #"\b(apis?)\b"#,
            #"""
            \buse (this|the|our) ([\w.'’-]+ ){0,4}apis? (when|if|where)\b|\b(can|should|\#
            may) use (this|the|our) ([\w.'’-]+ ){0,4}apis? to\b.*\b(when|if|before|but|where|\#
            unless)\b
            """#),
        ],
        abroad: [
          #"\b(do not|don['’]t|should not|must not|never) use (this|the|our) ([\w.'-]+ ){0,4}(api|service)\b"#,
          #"\buse (this|the|our) ([\w.'-]+ ){0,4}(api|service)\b.*\b(when|if|where|to|for)\b"#,
          #"\bnot (be )?(suitable|designed|intended|appropriate|meant) (for|to)\b|\buse cases?\b"#,
          #"\buse (the|our|a) .* instead\b|\b(this|the) (api|service) (does not|doesn['’]t|cannot|can['’]t)\b"#,
        ]),
      Fact(
        "data-shape", .optional, "Is it RESTful and what format comes back?",
        probes: [
          #"\brest(ful)?\b"#,
          #"\b(json|xml|csv|fhir|graphql|geojson)\b"#,
        ]),
      Fact(
        "access-path", .optional, "How do I get access and how long does it take?",
        probes: [
          #"\bregist(er|ration)\b"#,
          #"\b(apply|sign up|request access|onboard)\b"#,
          #"\bapi key\b"#,
          #"\bbefore you (can|start)\b"#,
        ]),
      Fact(
        "related", .optional, "Which other APIs or services belong with it?",
        probes: [
          #"\brelated\b"#,
          #"\bsee also\b"#,
          #"\bother apis\b"#,
        ]),
    ],
    aliases: [
      "overview", "introduction", "about this api", "what this api does", "what you can do with this api",
      "what is this api", "purpose", "who can use this api", "who this api is for", "api overview",
      "background", "summary", "context", "use cases", "when to use this api",
    ],
    negativeAliases: ["overview of changes", "accessibility statement"],
    fileNames: ["index", "overview", "introduction", "about", "readme"],
    subject: #"\b(apis?|service|platform|interface|webservice)\b"#,
    notApplicable: .never("say what the API is for, who may use it and when"),
    specificationTexts: { api in [api.info.description].compactMap { $0 } },
    passages: PassageSubject(
      headings: #"""
        \b(what (is|you can|this|it)|who (can|should|may|is)|when to use|introduction|audience|\#
        purpose|use cases?)\b
        """#,
      sentences: #"\bwhat (this|the|our) api (is|does)\b"#),
    template: """
      ## Overview
      > Prompt: In two sentences: what can someone do with this API, and what information does it hold?
      ### Who it is for
      > Prompt: Which teams, organisations or members of the public? Who is not allowed to use it?
      ### When to use it, and when not to
      > Prompt: Name two tasks it suits. Name one it does not suit and what to use instead.
      ### How to get access
      > Prompt: What must a new user do first, and how long does it usually take?

      """,
    passage: """
      contextual/overview information – what the API does, who it might be used by and under what \
      circumstances
      """)
}
