extension RequiredSection {
  /// Say how to use the test service and how to make it produce each success and error case.
  static let sandbox = RequiredSection(
    id: "sandbox", title: "Test service", tier: .card, severity: .error,
    asks: """
      Say how to use the test service and how to make it produce each success and error case.
      """,
    facts: [
      Fact(
        "where", .always, "What is the address of the test service?",
        probes: [
          #"https?://[\w.-]*(test|sandbox|stag|demo|mock|int\b|preprod|uat)"#,
          #"""
          \b(test|sandbox|staging|integration) (\w+ )?(service|environment|server)s? (is|are|\#
          runs?|lives?|can be reached) at\b
          """#,
        ],
        said: [
          Combination(
            of: Vocabulary.testing,
            #"""
            https?://|\b(same (base )?(address|url|host)|no (other |separate |dedicated )?test(ing)? environment|test(s|ing) takes? place in|live address|decides which|(with|using|use) (a|an|your|the) (\w+ )?test (api |secret )?keys?)\b
            """#)
        ],
        structure: Structure.testAddress),
      Fact(
        "access", .always, "How do I get in, and is authorisation part of it?",
        probes: [
          #"\bregist(er|ers|ered|ration)\b"#,
          #"""
          \bno (key|authentication|registration|authori[sz]ation|credentials?) (is |\#
          are )?(needed|required|asked)\b
          """#,
          #"\bcredentials?\b"#,
          #"\bopen access\b"#,
          #"\btest (api )?(keys?|accounts?|users?|tokens?|credentials?)\b"#,
          #"\b(subscribe|sign up|request access|apply for|log in|sign in)\b"#,
          #"\b(create|generate|use|get) (a|an|your|the) (\w+ )?(api key|account|token|key)\b"#,
        ],
        subject: #"\btest|\bsandbox|\bsimulat|\bmock|\benvironment"#,
        said: [
          Combination(
            of: Vocabulary.testing,
            #"""
            \b(regist\w+|sign(ing)? (up|in)|log ?in|creat(e|ed|ing)|generat\w+|get access|obtain|\#
            request access|apply|contact|open access|no (key|credentials)|need no|user id)\b
            """#,
            #"""
            \b(portal|hub|pages?|keys?|credentials?|accounts?|your (application|app)|team|tokens?|\#
            open access|password)\b
            """#)
        ]),
      Fact(
        "scenarios", .always, "How do I provoke each success and each error?",
        probes: [
          #"""
          \b(each|every|these|this|the|following|different|various|test|error|success|which|all|your) (\w+ )?\#
          scenarios?\b|\bscenarios? (is|are|you|for|where|in which|below|header|can)\b|\bscenario:
          """#,
          #"\bsimulat(e|es|ed|ing|ion|or)\b"#,
          #"\bto test (a|an|the|that|how|what|for|your|whether)\b"#,
          #"\bmock(s|ed)? (a|an|the|response|card|error|payment|data|user|service)"#,
          #"\bgov-test\b"#,
          #"\btest cases?\b"#,
          #"""
          \b(send|use|enter|set|call|pass|submit)\b.*\bto (get|see|receive|provoke|trigger|\#
          produce|force|cause|make)\b
          """#,
        ],
        subject: #"\btest|\bsandbox|\bsimulat|\bmock|\bscenario"#,
        said: [
          Combination(
            of: Vocabulary.testing,
            #"""
            \bsimulat\w+|\btrigger\w*|\bprovok\w+|\bscenarios?\b|\bto (get|see|cause|force|\#
            return)\b|\bfail(s|ure|ures)?\b|\bdeclin\w+|\berrors?\b|\bresponses?\b|\boutcomes?\b|\#
            \banswers?\b
            """#,
            #"""
            \b(use|using|send|set|enter|numbers?|header|ends? (in|with)|following|prefer|with this|\#
            different)\b
            """#)
        ],
        abroad: [
          #"\bgov-test-scenario\b|\bsimulat(e|es|ed|ing|ion|or)\b|\bto (trigger|provoke|force|cause)\b"#,
          #"""
          \b(different|each|various|these|specific|following|test|predefined) scenarios?\b|\#
          \bscenarios? (where|in which|for|covered|to test)\b
          """#,
          #"""
          \bmock(s|ed)? (\w+ )?responses?\b|\b(canned|stub(bed)?|predefined|\#
          static) (\w+ )?(responses?|cases?|data)\b|\btest cases?\b|\btest the (creation|\#
          submission|update|full)\b
          """#,
        ],
        structure: Structure.scenarioTable),
      Fact(
        "test-data", .always, "Which test data may I use (never live data)?",
        probes: [
          #"\b(following|these|below) (card|phone|account|nhs|reference) numbers\b"#,
          #"""
          \btest (data|users?|patients?|cards?|numbers?|accounts?|records?|individuals?|\#
          organisations?|customers?)\b
          """#,
          #"""
          \b(synthetic|fake|dummy|made[- ]up|fictional|invented) (\w+ )?(data|records?|users?|\#
          patients?|people|details|cards?|numbers?)\b
          """#,
          #"\bmock (card|data|user|patient|record)"#,
          #"""
          \b(do not|don['’]t|never|must not) (use|enter|send|put|submit)\b.*\b(real|live|actual|personal|\#
          production)\b
          """#,
          #"\b(is|are|all|both) (\w+ )?(invented|made[- ]up|fictional|synthetic|fake)\b"#,
        ],
        said: [
          Combination(
            of: Vocabulary.testing,
            #"""
            \b(test|mock|dummy|fake|made[- ]up|synthetic|invented|fictional|\#
            sample) ((card|phone|bank|nhs|api|user) ){0,2}(data|users?|patients?|cards?|numbers?|accounts?|records?|\#
            individuals?|organisations?|addresses|customers?|businesses)\b
            """#),
          Combination(
            of: Vocabulary.testing,
            #"\b(do not|never|don['’]t|must not)\b"#,
            #"\b(real|live|personal|actual)\b"#),
        ]),
      Fact(
        "differences", .always, "How does it differ from live?",
        probes: [
          #"\bdiffer(s|ent|ently|ence|ences)?\b"#,
          #"\bnothing (that )?(you|is)\b|\bno (real )?(money|messages?|payments?|goods|emails?) (is|are)\b"#,
          #"\bunlike\b"#,
          #"\b(limited|limitations?)\b"#,
          #"\bstate(less|ful)\b"#,
          #"""
          \b(does|do|will|is|are|did) not\b|\b(won['’]t|doesn['’]t|isn['’]t|don['’]t|aren['’]t|\#
          cannot|can['’]t)\b
          """#,
          #"\bnot (supported|represent|available|included)\b"#,
          #"\breset(s|ting)?\b"#,
          #"\bmirrors?\b|\b(same|identical) (\w+ )?(as|to)\b"#,
        ],
        subject: #"\btest|\bsandbox|\blive\b|\bproduction\b|\bsimulat|\bmock|\breal\b"#,
        said: [
          Combination(
            of: Vocabulary.testing,
            #"""
            \b(differ\w*|unlike|(are|is|does|will|do) not|isn['’]t|aren['’]t|doesn['’]t|\#
            won['’]t|cannot|can['’]t|same as|identical|behaves?|(is|are) limited|stateless|\#
            stateful|no real|mirrors?)\b
            """#,
            #"""
            \b(live|production|real|real[- ]world|sent|delivered|stored|kept|charged|supported|\#
            available|persist\w*|check\w*|stateless|stateful|always|limited|functions?|test)\b
            """#)
        ]),
      Fact(
        "reset", .optional, "Is state kept, and when is it reset?",
        probes: [
          #"\breset\b|\bcleared\b|\bovernight\b|\bpersist|\bstate(ful|less)\b"#
        ]),
      Fact(
        "load", .optional, "Can I test up to my quota?",
        probes: [
          #"\b(performance|load) test"#,
          #"\bquota\b|\bvolume\b"#,
        ]),
      Fact(
        "going-live", .optional, "What must I show before going live?",
        probes: [
          #"\bgo(ing)? live\b|\bproduction access\b|\bassurance\b|\bonboard"#
        ]),
    ],
    aliases: [
      "test service", "sandbox", "testing", "test the api", "test data", "environments",
      "environments and testing", "sandbox testing", "integration testing", "test environment",
      "trying it out", "try the api", "testing your integration", "mock", "simulate", "developer sandbox",
      "smoke testing", "what you can test", "go live",
    ],
    negativeAliases: ["test strategy", "performance testing of the platform", "smoke testing only"],
    fileNames: ["testing", "sandbox", "test", "environments", "test-data"],
    subject: #"""
      \b(test(s|ed|ing)?|sandbox|simulat(e|es|or|ion|ed)|mock(s|ed)?|staging|pre-?production|\#
      integration environment|demo)\b
      """#,
    notApplicable: .withReason(
      example: """
        Read-only open data; callers can test against the live service without side effects.
        """,
      contradictions: { $0.writeContradictions + $0.testServerContradictions }),
    inapplicability: { subject in
      guard subject.access.isOpen, subject.api.writingOperation == nil, subject.api.testServer == nil else {
        return nil
      }
      return "every operation only reads and asks nobody who calls, so that the live service can be tried"
    },
    passages: PassageSubject(
      headings: #"""
        \b(sandbox|test (environments?|service|data|users?|organisations?|scenarios?|cases?|setup)|\#
        testing|simulat\w+|mock\w*|integration environments?)\b
        """#,
      sentences: #"""
        \bsandbox\b|\btest (environment|service|user|data|account|credential|organisation|patient|\#
        server|mode|key|scenario)s?\b|\bgov-test-scenario\b|\b(integration|staging|\#
        pre-?production) (environment|service|server)s?\b
        """#),
    template: """
      ## Test service
      > Prompt: Address, opening hours if any, and how to get in.
      ### Scenarios you can test
      | To see | Send | You receive |
      | --- | --- | --- |
      <!-- generated rows: one for each documented response of each operation -->
      ### Test data
      > Prompt: Which records exist? Is state kept between calls, and when is it reset?
      ### How it differs from live
      > Prompt: What does a caller still not know after testing here?
      ### Going live
      > Prompt: What must be shown before production access is given?

      """,
    passage: """
      details on the test service – how to use it and how to simulate the various success and \
      error scenarios
      """)
}
