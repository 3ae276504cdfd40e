extension RequiredSection {
  /// Name who owns the API, how to reach them, and how to see whether it is working.
  static let ownershipAndStatus = RequiredSection(
    id: "ownership-and-status", title: "Ownership, support and status", tier: .standard, severity: .error,
    asks: "Name who owns the API, how to reach them, and how to see whether it is working.",
    facts: [
      Fact(
        "owner", .always, "Which organisation and team are accountable?",
        probes: [
          #"\b(owned|maintained|operated|run|provided|published|managed|built) by\b"#,
          #"\b(the|our) [\w'() -]+ team\b"#,
          #"\b(owner|department|agency|responsible|accountable)\b"#,
        ],
        abroad: [
          #"""
          \b(api|apis|service|platform) (is|are) (\w+ )?(owned|maintained|operated|run|provided|\#
          managed|published) by\b
          """#,
          #"""
          \b(contact|email|e-mail|touch with|write to|ask|questions? to|quer(y|ies) to|\#
          by)\b.*\b(the|our) ([\w'()-]+ ){1,6}team\b
          """#,
        ],
        structure: Structure.namedOwner),
      Fact(
        "contact", .always, "How do I reach them (a team address, not a person)?",
        probes: [
          #"[\w.+-]+@[\w-]+\.[\w.]+"#,
          #"\bcontact form\b"#,
          #"\bslack\b|\b(microsoft|ms) teams\b"#,
          #"\bsupport (page|desk|team|form|portal)\b|\bhelp ?desk\b"#,
          #"""
          \b(email|e-mail|call|phone|telephone|contact) (us|the|our)\b.*(@|\bat\b|\bon\b|\bteam\b|\#
          \bdesk\b)
          """#,
        ],
        abroad: [
          #"""
          \b(contact|email|e-mail|mail|touch|questions?|quer(y|ies)|help|support|feedback|\#
          report|reach|via)\b.*[\w.+-]+@[\w-]+\.[\w.]+
          """#,
          #"""
          \b(contact|ask|message|reach) (us|the|our|[\w-]+)\b.*\b(slack|(microsoft |ms )teams|teams channel|\#
          contact form|support (form|page|portal|desk)|help ?desk)\b
          """#,
        ],
        structure: Structure.namedContact),
      Fact(
        "status-page", .always, "Where do I see live status and incident history?",
        probes: [
          #"//status\."#,
          #"\b(status|health|incident) (page|dashboard|check|endpoint)\b"#,
          #"\b(service|system|live|current|api|platform) status\b"#,
          #"\bincident history\b"#,
          #"/health\b|/_?status\b"#,
        ],
        structure: Structure.statusLink),
      Fact(
        "lifecycle", .always, "Is it alpha, beta, live, deprecated or retired?",
        probes: [
          #"\b(alpha|beta)\b"#,
          #"""
          \b(is|are|was|went|currently|now) (now )?(live|stable|in production|retired|deprecated|\#
          in (private|public) beta)\b
          """#,
          #"\bin (production|live service|(public|private) beta)\b"#,
          #"\b(api|service|version|stage|status)\b.*\b(live|stable)\b"#,
        ],
        subject:
          #"\bapi\b|\bservice\b|\bstage\b|\bstatus\b|\bversion\b|\bphase\b|\bproduct\b|\bit is\b|\blive\b"#,
        abroad: [
          #"""
          \b(this|the|our) ([\w()-]+ ){0,5}(api|apis|service|platform) (is|are|\#
          remains?) (\w+ ){0,4}(alpha|beta|live|production|stable)\b
          """#,
          #"\bis (currently |still )?in (the |its )?(private |public )?(beta|alpha)( phase| stage)?\b"#,
          #"\b(version|v)( ?\d[\d.]*)?( of the api)? (is|will be) (now )?live\b"#,
        ],
        structure: Structure.lifecycle),
      Fact(
        "escalation", .recommended, "What do I do in an emergency or out of hours?",
        probes: [
          #"\burgent|\bemergency\b|\bout of hours\b|\bcritical\b|\btelephone\b|\bphone\b|\bescalat"#
        ]),
      Fact(
        "feedback", .optional, "How do I report a fault in the documentation?",
        probes: [
          #"\bfeedback\b|\bgithub\b|\braise an issue\b|\bimprove this page\b"#
        ]),
      Fact(
        "licence", .recommended, "Under which licence may I use the API and its data?",
        probes: [
          #"\blicen[cs]e[ds]?\b|\bopen government\b|\bogl\b|\bterms (of use|and conditions)\b"#
        ],
        structure: Structure.licence),
    ],
    aliases: [
      "ownership", "owner", "support", "contact", "contact us", "get help", "help", "getting help",
      "contact and support", "contacts", "support contacts", "customer support", "technical support",
      "developer support", "get support", "getting support", "api status", "service status", "system status",
      "status page",
      "who owns this api", "maintainers", "feedback", "feedback and contact information",
      "lifecycle status", "beta software", "licence", "report a problem",
    ],
    negativeAliases: [
      "status codes", "http status codes", "message status descriptions", "payment status meanings",
    ],
    fileNames: ["support", "contact", "status", "ownership", "about-us"],
    subject: #"""
      \b(owned|owner|team|support|contact|help|status|department|agency|incidents?|\#
      maintained|email|slack|organisation)\b
      """#,
    notApplicable: .never("name who owns the API and how to reach them"),
    passages: PassageSubject(
      headings: #"""
        \b(support|contacts?|help|help ?desk|get(ting)? in touch|feedback|enquiries|queries|\#
        report(ing)? (a |an )?(problem|issue|bug)s?|(service|platform|system) status)\b
        """#,
      sentences: #"""
        [\w.+-]+@[\w-]+\.|\bstatus page\b|\b(service|platform|system) (status|availability)\b|\#
        \bin (the )?(private |public )?(beta|alpha)\b|\b(alpha|beta) (phase|stage|service|\#
        version|api|release)\b|\bslack\b|\b(microsoft|ms) teams\b|\b(contact|email) (us|the|our)\b|\#
        \bhelp ?desk\b|\#
        \bsupport team\b|\b(is|are|will be|now) live\b
        """#,
      fewest: 1, needed: "contact"),
    template: """
      ## Ownership, support and status
      > Prompt: Organisation, team, and an address that outlives any one person.
      ### Current status
      > Prompt: Stage of life, and the address of the page that shows incidents.
      ### Getting help
      > Prompt: Normal hours, expected reply, and what to do in an emergency.
      ### Licence
      > Prompt: What may a user do with the API and with its data?

      """,
    passage: "availability, latency, ownership, deprecation policies and status capability")
}
