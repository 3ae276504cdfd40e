extension RequiredSection {
  /// Set out the error scenarios.
  static let errors = RequiredSection(
    id: "errors", title: "Errors", tier: .card, severity: .error,
    asks: """
      Set out the error scenarios - what leads to each one, what comes back, and the codes and \
      messages used.
      """,
    facts: [
      Fact(
        "statuses", .always, "Which HTTP statuses can I get and what does each mean here?",
        structure: Structure.errorStatuses),
      Fact(
        "format", .always, "What does an error body look like?",
        probes: [
          #"problem\+json"#,
          #"""
          \berror (object|body|response|message|payload|format|structure)s?\b.*\b(contains?|\#
          includes?|has|have|holds?|with|json|is|are|looks?|format|consists?|follows?|gives?)\b
          """#,
          #"\boperationoutcome\b"#,
          #"""
          \b(body|response|json|errors?|object)\b.*\b(contains?|includes?|has|with|gives?|\#
          holds?)\b.*\b(code|message|title|detail|description|field|reason)\b
          """#,
        ],
        subject: #"\berrors?\b|\bproblem\b|\bfail|\boperationoutcome\b"#,
        structure: Structure.errorFormat),
      Fact(
        "causes", .always, "What causes each error (precondition)?",
        probes: [
          #"\bbecause\b"#,
          #"\b(when|if|where|unless) (the|you|your|a|an|it|this|there|no|one|we|something|any|data)\b"#,
          #"\bcaused by\b|\bcauses?\b"#,
          #"""
          \b(is|are|was|were|has|have) (missing|invalid|expired|malformed|not found|not valid|\#
          incorrect|wrong|exceeded|been)\b
          """#,
          #"""
          \b(missing|invalid|expired|malformed|incorrect|unknown|duplicate|unsupported|\#
          wrong) (\w+ ){0,3}(api key|key|token|field|parameter|value|request|header|reference|id|\#
          identifier|credentials|body|date|json|payload|number|amount|scope)\b
          """#,
          #"\bnot found\b|\bdoes not exist\b|\bexceed(s|ed)?\b|\b(did|does|do|could) not\b"#,
        ],
        subject: #"""
          \b(errors?|fail(s|ed|ure)?|status|code|response|[45]\d\d|returns?|get|see|problem|\#
          rejected|refused)\b
          """#,
        said: [
          Combination(
            of: #"\b([45]\d\d|errors?|fail\w*|declined|rejected|raised|returned)\b"#,
            #"""
            \b(means|raised when|returned when|occurs?|happens|because|was|were|has|have|could|\#
            cannot|too|longer than|already|not|when|if)\b
            """#)
        ]),
      Fact(
        "action", .always, "What should the caller do next – fix, retry, wait, give up, contact?",
        probes: [
          #"""
          \b(retry|try again|try later|resend|resubmit|send (it|them|the request|\#
          the same request) again|repeat the (request|call))\b
          """#,
          #"\bcheck (that|the|your|if|whether|you)\b"#,
          #"\bcontact (us|the|your|our|support)\b"#,
          #"\b(correct|fix|change|amend|remove|supply|provide) (the|your|any|it|them|a|an)\b"#,
          #"\bwait\b|\bback[- ]?off\b"#,
          #"""
          \b(renew|refresh|replace|request a new|get a new) (the |your |an? )?(access )?(token|\#
          key|credentials)?
          """#,
          #"\bmake sure\b|\bensure\b"#,
          #"\bdo not (retry|repeat|resend|send)\b"#,
        ],
        subject: #"""
          \b(errors?|fail(s|ed|ure)?|status|code|response|[45]\d\d|returns?|problem|request|\#
          token|key|field|message|call)\b
          """#,
        said: [
          Combination(
            of: #"""
              \b([45]\d\d|errors?|requests?|call|code|status|reference|key|card|date|field|value|\#
              message)\b
              """#,
            #"""
            (^|\| ?|: |\. |; )(provide|use|supply|choose|enter|refer to|ask|upgrade|make (the|sure|\#
            a)|set|include|remove|reduce|shorten|retry|resend|check|correct|contact|wait|\#
            do not (send|retry|repeat)) 
            """#)
        ]),
      Fact(
        "codes", .when(.enumeratesErrorCodes), "Which application error codes exist and what do they mean?",
        structure: Structure.errorCodes),
      Fact(
        "retry-safety", .when(.createsOrPatches), "Which requests are safe to repeat?",
        probes: [
          #"\bidempoten"#,
          #"\bsafe(ly)? (to )?(be )?(retr(y|ied)|repeat(ed)?|resen[dt]|sen[dt] again)"#,
          #"\b(duplicate|twice|second time)\b"#,
          #"""
          \b(do not|never|without|can|may|should|safe to|before you) (\w+ )?(retry(ing)?|\#
          repeat(ing)?|resend(ing)?)\b
          """#,
          #"\bretr(y|ies|ied|ying)\b"#,
        ],
        subject: #"\b(requests?|calls?|post|patch|put|retry|send|operation|again)\b"#,
        said: [
          Combination(
            of: #"\b(requests?|calls?|post|patch|put|submission|operations?)\b"#,
            #"""
            \b(twice|once only|only once|idempoten\w*|no (further|second) effect|same (request|\#
            submission|key))\b
            """#,
            #"""
            \b(key|effect|safe|carried|sending|sent|repeat\w*|retr(y|ied|ying)|same|again|all|is|\#
            are)\b
            """#),
          Combination(
            of: #"\b(requests?|calls?|updates?|submission|post|patch|operation)\b"#,
            #"\b(re-?(send|submit|try|issue|post)|repeat|send (it|the \w+) again|try again)\b"#,
            #"""
            \b(the )?same ([\w-]+ )?([\w-]*-?id|identifier|reference|key|header|uuid)\b|\bdoes not (imply|\#
            mean) (that )?(the|your|it) (\w+ ){0,2}(has )?(failed|been rejected)\b
            """#),
        ],
        abroad: [
          #"\bidempoten"#,
          #"\bsafe(ly)? (to )?(be )?(retr(y|ied)|repeat(ed)?|resen[dt]|sen[dt] again)"#,
          #"""
          \b(do not|never|can|may|should|safe to|before you) (\w+ )?(retry|repeat|resend) (the|your|an?|it|this|\#
          that|these)\b
          """#,
        ]),
      Fact(
        "correlation", .optional, "What should I quote when reporting a failure?",
        probes: [
          #"\bcorrelation\b|\b(request|trace)[- ]?id\b|\bquote the\b"#
        ]),
    ],
    aliases: [
      "errors", "error handling", "error codes", "error responses", "error messages", "error scenarios",
      "http status codes", "status codes", "response codes", "general errors", "endpoint-specific errors",
      "errors and status codes", "handling errors", "troubleshooting", "exceptions", "api error codes",
      "problem details", "validation errors",
    ],
    negativeAliases: ["message status descriptions", "payment status meanings", "known issues"],
    fileNames: ["errors", "error-handling", "error-codes", "status-codes", "troubleshooting"],
    subject: #"""
      \b(errors?|fail(s|ed|ure|ures)?|status codes?|problem\+json|reject(s|ed)?|invalid|[45]\d\d|\#
      [45]xx)\b
      """#,
    notApplicable: .never("say which errors a caller can get"),
    passages: PassageSubject(
      headings: #"\b(errors?|status codes?|response codes?)\b"#),
    template: """
      ## Errors
      > Prompt: Show one real error body and name each field.
      | Status | Code | What causes it | What to do |
      | --- | --- | --- | --- |
      <!-- generated rows: one for each 4xx and 5xx status in the specification -->
      ### Retrying
      > Prompt: Which requests may be sent again without harm? How long should a client wait?
      ### Reporting a problem
      > Prompt: Which identifier should a caller quote?

      """,
    passage: """
      error scenarios – preconditions and outcomes – including error codes and messages
      """)
}
