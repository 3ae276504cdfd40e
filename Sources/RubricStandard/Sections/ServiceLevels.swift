extension RequiredSection {
  /// State availability and latency, so that users know what they can rely on.
  static let serviceLevels = RequiredSection(
    id: "service-levels", title: "Service levels", tier: .card, severity: .error,
    asks: "State availability and latency, so that users know what they can rely on.",
    facts: [
      Fact(
        "availability", .always, "How available is it (percentage or hours)?",
        probes: [
          #"\b\d{2}(\.\d+)?\s?(%|per ?cent\b)"#,
          #"\b24.?(x|/|hours).?7\b|\b24 hours\b|\b365 days\b"#,
          #"\b(office|working|business) hours\b"#,
          #"\b\d{1,2}(:\d\d)? ?(am|pm)\b|\b\d\d:\d\d\b"#,
          #"\bround the clock\b|\bat all times\b"#,
        ],
        subject: #"""
          \bavailab|\buptime|\boperational|\boperates?\b|\bruns?\b|\bservice (level|is)|\bmonday|\#
          \bsupport
          """#,
        said: [
          Combination(
            of: #"\b(apis?|services?|platform|gateway|sandbox|systems?)\b"#,
            #"\b(availab\w+|up-?time|operational|accessible)\b"#,
            #"""
            \b\d{2}(\.\d+)?\s?(%|per ?cent\b)|\b24 ?(x|/|hours?)|\b\d{1,2}([:.]\d\d)? ?(am|pm)\b|\#
            \bround the clock\b|\b365 days\b|\b(7|seven) days a week\b
            """#)
        ]),
      Fact(
        "latency", .always, "How fast does it answer?",
        probes: [
          #"\b\d[\d.,]*\s?(ms|milliseconds?|seconds?)\b"#,
          #"\b(one|two|three|five|ten|half a) seconds?\b"#,
          #"\b(p9\d|9\d(th)? percentile)\b"#,
        ],
        subject: #"\brespon|\blatency|\banswer|\bfast|\bpercentile|\breturned?\b|\btakes?\b|\bcomplete"#,
        said: [
          Combination(
            of: #"\b(apis?|requests?|respon\w+|endpoints?|latency)\b"#,
            #"\b(respon\w+|latency|answered|returned)\b"#,
            #"\b\d[\d.,]*\s?(ms|milliseconds?|seconds?)\b|\b(a|one|two|three|five|ten) seconds?\b"#,
            #"""
            \b(within|below|less than|average|median|percentile|up to|p9\d|response times?|\#
            latency)\b|%
            """#),
          Combination(
            of: #"\b(requests?|calls?|updates?|quer(y|ies)|searches|transactions?|submissions?|answers?)\b"#,
            #"\b\d\d?(\.\d+)?\s?(%|per ?cent)|\b(most|on average|typically|usually|normally|median)\b"#,
            #"\b(complete[sd]?|answered|processed|returned|respond\w*|finish(es|ed)?|takes?|handled)\b"#,
            #"""
            \b(within|below|under|less than|in|takes?) (\w+ )?(\d[\d.,]*|a|one|two|three|five|ten)\s?(ms|\#
            milliseconds?|seconds?)\b
            """#),
        ]),
      Fact(
        "status-of-promise", .always,
        "Is it a commitment, a target or an observation – and is there redress?",
        probes: [
          #"\btargets?\b"#,
          #"\b(we|our) (\w+ )?aim\b|\bthe aim\b|\baims? to\b"#,
          #"\bobjectives?\b"#,
          #"\bservice[- ]level agreement\b|\bslas?\b|\bslos?\b"#,
          #"\bguarantees?d?\b|\bcommit(ted|ment|ments)?\b|\bpromise[sd]?\b"#,
          #"\bservice levels?\b"#,
          #"\b(platinum|gold|silver|bronze)( plus)? service\b"#,
          #"\b(observed|measured) (over|during|in|from|at)\b|\bservice credits?\b|\bredress\b"#,
        ],
        subject: #"\bavailab|\brespon|\buptime|\blatency|\bservice|\bsupport|\d"#,
        said: [
          Combination(
            of: #"\b(apis?|platform|uptime|service levels?|(gold|silver|bronze|platinum) service)\b"#,
            #"""
            \b(targets?|aims?|guarantee\w*|commit\w*|objectives?|service credits?|(platinum|gold|\#
            silver|bronze) service|service[- ]level (agreement|objective|target)s?)\b
            """#,
            #"\b(availab\w+|uptime|respon\w+|(platinum|gold|silver|bronze) service|\d\d(\.\d+)?%)"#)
        ]),
      Fact(
        "maintenance", .always, "When is it down on purpose, and what notice is given?",
        probes: [
          #"\bmaintenance\b"#,
          #"\bplanned (down|outage|work)"#,
          #"\b(maintenance|change|release) window\b"#,
          #"\bdowntime\b"#,
          #"\btake[ns]? (\w+ ){0,4}(down|offline)\b"#,
        ],
        answer: #"""
          \bnotice\b|\bplanned\b|\b\d{1,2}(:\d\d)? ?(am|pm)\b|\b\d\d:\d\d\b|\#
          \b(mon|tues|wednes|thurs|fri|satur|sun)days?\b|\bweekends?\b|\bovernight\b
          """#,
        said: [
          Combination(
            of: #"\b(apis?|services?|platform|systems?|sandbox|environments?|unavailable)\b"#,
            #"""
            \b(planned|scheduled|regular|routine|weekly|monthly)\b.*\b(maintenance|downtime|\#
            outages?)\b|\bmaintenance\b.*\b(windows?|every|notice)\b
            """#,
            #"""
            \b(windows?|notice|announc\w+|days before|in advance|weekends?|nights?|\d{1,2}(am|pm)|(sun|mon|tues|wednes|thurs|fri|satur)days?)\b
            """#)
        ],
        abroad: [
          #"""
          \b(planned|scheduled|routine|regular) (\w+ )?(maintenance|downtime|outages?|\#
          work)\b.*\b(notice|days?|hours?|weekends?|between|overnight|announce\w*|e-?mails?|\#
          publish\w*)\b|\bmaintenance windows?\b
          """#
        ]),
      Fact(
        "support-hours", .always, "When is support there and how fast does it respond?",
        probes: [
          #"""
          \b(support|help ?desk|support team|on[- ]call)\b.*\b(\d|hours?|monday|working|24|\#
          available|staffed|open|out of hours|answers?|repl(y|ies))
          """#,
          #"\b(respon(d|se)|reply|answer)\b.*\bwithin\b"#,
          #"\bpriority (\d|one|two|three)\b|\bp[1-4]\b"#,
          #"\b(\w+|\d+) working (days?|hours?)\b"#,
          #"\bout of hours\b"#,
          #"\bsupported 24\b|\bmonday to friday\b"#,
        ],
        subject:
          #"\bsupport|\bhelp|\brepl(y|ies)|\bemail|\bincident|\bquer(y|ies)|\bcontact|\bticket|\brespond|\banswer"#,
        said: [
          Combination(
            of: #"\b(support\w*|help ?desk|incidents?|tickets?|quer(y|ies)|enquiries|emails?)\b"#,
            #"""
            \b\d{1,2}([:.]\d\d)? ?(am|pm)\b|\b24[ /-]?(hours?|7|x)\b|\bwithin (\w+|\d+) ((working|\#
            business) )?(minute|hour|day)s?\b|\b\d+ (minutes|hours)\b|\b(working|office|\#
            business) hours\b|\bmonday to friday\b|\bweekdays\b|\b(\d+|one|two|three|five) (working|\#
            business) days?\b
            """#,
            #"\b(support(ed)?|respon\w+|repl(y|ies)|answers?|available|open|staffed|get back)\b"#)
        ]),
      Fact(
        "quota", .when(.limitsRates), "How many requests may I make?",
        probes: [
          #"\b\d[\d,]*\s?(requests?|calls?|transactions?|tps|rps)\b"#,
          #"\bper (second|minute|hour|day)\b"#,
          #"\brate limits?\b"#,
        ],
        subject: #"\brequests?\b|\bcalls?\b|\btransactions?\b|\btps\b|\blimit"#),
      Fact(
        "recovery", .optional, "How soon is service and data restored?",
        probes: [
          #"\brto\b|\brpo\b|\brestor|\brecover"#
        ]),
    ],
    aliases: [
      "service levels", "service level", "service level agreement", "sla", "slas", "slo", "availability",
      "availability and latency", "availability and performance", "performance and availability",
      "response times", "latency", "uptime", "support hours", "reliability", "service level objectives",
      "operational hours",
    ],
    negativeAliases: ["data availability", "availability of data", "performance testing"],
    fileNames: ["service-levels", "sla", "availability", "performance"],
    subject: #"""
      \b(availab(le|ility)|uptime|response times?|latency|respond(s|ed)?|maintenance|\#
      downtime|service levels?|slas?|slos?|operational|supported)\b
      """#,
    notApplicable: .withReason(
      example: "Alpha; no service level is offered and it may be withdrawn without notice.",
      contradictions: { $0.extensionContradictions("x-sla") }),
    specificationTexts: { $0.extensionTexts("x-sla") },
    passages: PassageSubject(
      headings: #"""
        \b(availability|uptime|service levels?|slas?|response times?|maintenance|downtime|\#
        service hours)\b
        """#,
      sentences: #"""
        \b(apis?|service|platform|systems?|sandbox)\b.*\b(availability|uptime|downtime|maintenance|\#
        outages?|operational)\b|\b(availability|uptime|downtime|maintenance|outages?)\b.*\b(apis?|\#
        service|platform|systems?|sandbox)\b|\bresponse times?\b|\blatency\b
        """#),
    template: """
      ## Service levels
      | Measure | Level | Target or commitment |
      | --- | --- | --- |
      | Availability | | |
      | Response time (95th percentile) | | |
      | Support response | | |
      > Prompt: Fill every cell. Say how it is measured and over which period.
      ### Planned maintenance
      > Prompt: When, how long, how much notice?
      ### Limits on use
      > Prompt: Requests per second and per day, what happens beyond, how to ask for more.

      """,
    passage: "availability, latency, ownership, deprecation policies and status capability")
}
