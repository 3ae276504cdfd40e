extension RequiredSection {
  /// Say what using the API costs, where it costs anything.
  static let cost = RequiredSection(
    id: "cost", title: "Cost of use", tier: .card, severity: .error,
    asks: "Say what using the API costs, where it costs anything.",
    facts: [
      Fact(
        "price", .always, "Is it free? If not, what does it cost?",
        probes: [
          #"[€$] ?\d.*\b(per|each|a (month|year|call|request|lookup))\b|\b(price[sd]?|charged|costs?|fee)\b.*[€$] ?\d"#,
          #"""
          \bfree (of charge|to (use|call|access|join|everyone|anyone|all)|for (all|every|any|\#
          public|everyone|anyone|government|teams|users|developers|central|local|non-commercial|\#
          commercial)|for (everybody|anybody|nobody))\b
          """#,
          #"""
          \b(is|are|service|api|access|use|remains?) (completely |entirely |always |currently |\#
          now )?free *([.,;:)]|$|and\b|for\b|of\b|at\b|to use\b|until\b)
          """#,
          #"\bno (\w+ ){0,2}(charges?|costs?|fees?) (for|to (use|call|access)|is|are|appl(y|ies)|when)\b"#,
          #"\b(at no|without) (charge|cost|a fee)\b"#,
          #"\b(do not|does not|don['’]t|doesn['’]t|never|not) (charge|cost)\b"#,
          #"""
          £ ?\d.*\b(per|each|a (month|year|call|request)|cost|costs|charged?|fee|fees|price)\b|\#
          \b(per|each|costs?|charged?|charges|fees?|price[sd]?|pay)\b.*£ ?\d
          """#,
          #"\b\d+(\.\d+)?(p| pence) (per|for each|a|an|each)\b"#,
          #"\bcosts? (you )?nothing\b"#,
          #"""
          \b(costs?|price[sd]?|fees?|charges?) (of |is |are |at |you )*\d[\d.,]*( ?p\b| pence\b|\#
           pounds?\b)
          """#,
          #"""
          \b(price|tariff|fees?|charges?|subscription)\b.*\bper (request|call|message|\#
          transaction|month|year|payment|lookup|record)\b|\bper (request|call|message|\#
          transaction|month|year|payment|lookup|record)\b.*\b(price|tariff|fees?|charges?|pay)\b
          """#,
          #"\byou (pay|are charged)\b|\bwe charge\b"#,
        ],
        subject: #"""
          \b(api|apis|service|use|using|used|access|call|calls|request|requests|message|messages|\#
          text|texts|email|emails|letter|letters|account|allowance|everyone|everybody|anybody|anyone|users?|\#
          lookup|\#
          records?|subscription|plan|month|year|transaction|transactions)\b|^free of charge\b
          """#,
        said: [
          Combination(
            of: #"\b(apis?|use|usage|messages?|calls?|requests?)\b|^(it|this) is\b"#,
            #"\bfree for (\w+ )?(bodies|charities|teams|organisations|users|developers|everyone)\b|\b(are|is) (only )?billed (for|per)\b"#
          ),
          Combination(
            of: #"\b(apis?|sandbox|production calls)\b"#,
            #"""
            \bno charge\b|\bfree (of charge|to use)\b|\b(do|does)(n['’]t| not) charge\b|\#
            \bno (extra|additional) (cost|charge)\b|\b(costs?|charged|billed|priced)\b.*(\d ?(p|\#
            pence|cents?)\b|[£$€] ?\d)|\bbilled per\b
            """#,
            #"""
            \b(use|using|access|suppliers|sent|calls?|message|request|provided|per|developers|\#
            organisations?)\b
            """#),
        ],
        structure: Structure.price),
      Fact(
        "who-pays", .recommended, "Who is free, who pays, and from when?",
        probes: [
          #"\bfree (for|to)\b"#,
          #"\bpublic sector\b|\bcommercial\b|\bsuppliers\b|\bcentral government\b"#,
          #"\ballowance\b|\beveryone\b|\banyone\b"#,
        ]),
      Fact(
        "billing", .when(.isCharged), "How is it billed and how do I stop?",
        probes: [
          #"\binvoic(e|es|ed|ing)\b"#,
          #"""
          \b(we|you|are|is|be|will) (\w+ )?bill(ed)?\b|\bbills? (you|each|every|for|is|are)\b|\#
          \bbilling (is|period|cycle|contact|starts|ends|stops)\b|\bbilled\b
          """#,
          #"\bpurchase orders?\b"#,
          #"\bdirect debit\b"#,
          #"\b(cancel|stop|end) (\w+ ){0,3}(subscription|account|contract|plan|service|use|using)\b"#,
          #"\bpay(ment)? (by|in advance|monthly|each|every)\b"#,
        ]),
      Fact(
        "indirect", .optional, "What indirect cost should I expect (network, certificates, assurance)?",
        probes: [
          #"\bnetwork\b|\bcertificate\b|\bconnection\b|\bassurance\b"#
        ]),
      Fact(
        "review", .optional, "How long does the price hold?",
        probes: [
          #"\buntil\b|\breview|\bfrom april\b|\bfinancial year\b|\bmay change\b|\bplanned\b"#
        ]),
    ],
    aliases: [
      "cost", "costs", "cost of use", "pricing", "price", "charges", "charging", "fees", "free of charge",
      "how much it costs", "is it free", "billing", "commercials", "tariff", "free allowance",
    ],
    negativeAliases: ["taking payments", "payment status", "payment description", "refunds"],
    fileNames: ["cost", "pricing", "charges"],
    subject: #"""
      \b(free|costs?|charges?|charged|price[sd]?|pricing|fees?|pay|tariffs?|subscription|\#
      £ ?\d[\d.,]*)\b
      """#,
    floorWords: 3,
    notApplicable: .never("write that it is free, and for whom"),
    passages: PassageSubject(
      headings: #"\b(costs?|pricing) (of|for|to) (using|use|the api|this api|access)\b"#,
      sentences: #"""
        \b(api|apis|service)\b.*\bfree (of charge|to (use|call|access))\b|\bfree (of charge|to (use|\#
        call|access))\b.*\b(api|apis|service)\b|\b(no|without) (charge|cost|fee)s? (for|to) (using|\#
        use|access|call)
        """#),
    template: """
      ## Cost of use
      > Prompt: Free to everyone, free to some, or charged? Give figures and the date they apply from.

      """,
    passage: "cost of use, if applicable")
}
