extension RequiredSection {
  /// Give version information and the design changes made recently or planned.
  static let versioning = RequiredSection(
    id: "versioning", title: "Versions and changes", tier: .card, severity: .error,
    asks: "Give version information and the design changes made recently or planned.",
    facts: [
      Fact(
        "current", .always, "Which version is this page about?",
        probes: [
          #"\bv?\d+\.\d+(\.\d+)?\b"#,
          #"\bversions? \d"#,
          #"(^|[^\w])v\d+\b"#,
        ],
        subject: #"\bversions?|\brelease|\bapi\b|\bchange|\bv\d"#,
        structure: Structure.currentVersion),
      Fact(
        "scheme", .always, "How are versions numbered and where do they appear (path, header, media type)?",
        probes: [
          #"\bsemantic versioning\b|\bsemver\b"#,
          #"""
          \b(major|minor|patch)\b.*\b(version|change|release|number)|\b(version|release|\#
          change)s?\b.*\b(major|minor)\b
          """#,
          #"""
          \bversions?\b.*\b(in|part of|at the start of) the (\w+ )?(url|path|address|header|\#
          media type|accept)\b|\bin the (\w+ )?(url|path|address|header)\b.*\bversion
          """#,
          #"\baccept`? header\b|\bapi-version\b"#,
          #"\bversion numbers?\b"#,
          #"""
          \b(url|path|address|header)\b.*\b(reflects?|contains?|includes?|carries|names?|gives|\#
          shows?)\b.*\bversion\b
          """#,
          #"\bversions? (is|are|was) (numbered|dated|named)\b"#,
          #"""
          \bnumbers? (\w+ ){0,2}(stands?|is|are|appears?|goes|comes) (\w+ ){0,3}in the (\w+ )?(url|path|\#
          address|header|media type)\b
          """#,
          #"/v\d+/.*\b(url|path|address)\b|\b(url|path|address)\b.*/v\d+/"#,
        ],
        subject: #"\bversion"#,
        said: [
          Combination(
            of: #"\b(versions?|versioning)\b"#,
            #"""
            \b(semantic versioning|semver|major|minor|dated?|named|numbered|numbers?|expressed|\#
            part of|in the|with the|header)\b
            """#,
            #"\b(url|path|headers?|media type|apis?|uri)\b"#,
            #"""
            \b(semantic|semver|major|numbered|number|named|url|path|accept|api-version|header|\#
            media type|uri)\b|/v\d
            """#)
        ]),
      Fact(
        "recent", .always, "What changed, when, and does it break me?",
        probes: [
          #"""
          \b\d{1,2} (january|february|march|april|may|june|july|august|september|october|\#
          november|december) 20\d\d\b
          """#,
          #"\b20\d\d-\d\d-\d\d\b"#,
          #"""
          \b(january|february|march|april|may|june|july|august|september|october|november|\#
          december) 20\d\d\b
          """#,
          #"\b(in|since|with) (version|release) v?\d[\d.]*,? (we|you|there)\b"#,
          #"\bno changes? (have|has) been made (since|yet)\b|\bfirst (release|version)\b"#,
        ],
        subject: #"""
          \badd|\bchange|\brelease|\bversion|\bremov|\bfix|\bnew\b|\bdeprecat|\brenam|\bupdat|\#
          \bintroduc
          """#,
        said: [
          Combination(
            of: #"\b(versions?|releases?|released|changelog)\b"#,
            #"""
            \b(january|february|march|april|may|june|july|august|september|october|november|\#
            december) 20\d\d\b|\b20\d\d-\d\d-\d\d\b
            """#,
            #"\b(add(s|ed)?|released|remov(es|ed)|changed|introduc(es|ed)|fixed|renamed|updated)\b"#,
            #"\bapis?\b|\bendpoints?\b"#)
        ],
        structure: Structure.datedEntries),
      Fact(
        "planned", .always, "What is planned, and roughly when?",
        probes: [
          #"\broadmap\b"#,
          #"\b(planned|upcoming|forthcoming)\b"#,
          #"\bcoming (next|later|in)\b"#,
          #"""
          \b(we|it|there|api|version) (will|plan to|intend to|expect to|are going to|\#
          aim to) (\w+ )?(add|change|remove|release|introduce|retire|replace|publish|drop|move|\#
          rename|support|be)\b
          """#,
          #"\bno (further )?changes (are )?(currently )?planned\b|\bnothing (is )?planned\b"#,
          #"\bbacklog\b|\bnext (release|version|quarter|year)\b"#,
          #"\b(come|coming|planned|working on) (now|next)\b"#,
        ],
        subject: #"\bchange|\brelease|\bversion|\badd|\broadmap|\bplan|\bnext\b"#,
        said: [
          Combination(
            of: #"\b(apis?|endpoints?|version|release|features?|rate limit|webhooks?)\b"#,
            #"\b(plans?|planned|planning|intend|roadmap|upcoming|will|going to)\b"#,
            #"""
            \b(add|release|publish|remove|require|introduce|support|retire|launch|features?|planned|\#
            shows?)\b
            """#,
            #"""
            \b(roadmap|next (quarter|year|release|month)|in the future|in the coming|(early|late|\#
            mid|in|from|by|until) (\w+ )?20\d\d)\b
            """#),
          Combination(
            of: #"\b(apis?|endpoints?|versions?|features?|use cases|access modes?)\b"#,
            #"""
            \b(hope|plan|aim|intend|expect)(s|ed)? to (\w+ )?(make|add|support|extend|open|release|offer|introduce|\#
            launch|replace|cover)\b
            """#,
            #"\b(future|later|soon|shortly|next|coming|by|20\d\d)\b"#),
          Combination(
            of: #"\b(apis?|beta|alpha|release)\b"#,
            #"""
            \b(use cases|features?|endpoints?|versions?|functions?|functionality|operations?|groups|users) (\w+ )?(to \#
            follow|will follow|follow|are coming|come|to come) (later|soon|shortly|next|in)\b
            """#),
        ],
        abroad: [
          #"""
          \broad ?map\b|\b(planned|upcoming|forthcoming) (\w+ ){0,3}(changes?|releases?|\#
          versions?|features?|retirement)\b
          """#,
          #"""
          \b(from|in|by|on|until) (\d{1,2} |early |late |mid-?)?((january|february|march|april|\#
          may|june|july|august|september|october|november|december)|20\d\d|q[1-4])\b.*\bwill\b|\#
          \bwill\b.*\b(from|in|by|on|until) (\d{1,2} |early |late |mid-?)?((january|february|\#
          march|april|may|june|july|august|september|october|november|december)|20\d\d|q[1-4])\b
          """#,
          #"""
          \bno (further )?changes (are )?(currently )?planned\b|\bnext (release|version|quarter|\#
          year)\b
          """#,
        ]),
      Fact(
        "supported", .always, "Which versions still work?",
        probes: [
          #"""
          \bsupport(s|ed|ing)?\b.*\bversions?\b|\bversions?\b.*\b(supported|retired|withdrawn|\#
          works?|available|deprecated|current|removed|live|no longer|switched off|still|until)\b
          """#,
          #"\b(latest|previous|older|current|only|both) versions?\b"#,
        ],
        said: [
          Combination(
            of: #"\b(apis?|endpoints?|release|upgrade notice)\b"#,
            #"\b(versions?|v\d+)\b"#,
            #"""
            \b(no longer (supported|available)|we(['’]ll| will)? support|support (the|each|only|all|\#
            both)|still be (called|used)|still works?|(is|are|be) (supported|retired|deprecated|\#
            withdrawn))\b
            """#)
        ],
        abroad: [
          #"""
          \b(apis?|endpoints?)\b.*\bversions?\b.*\b(supported|retired|withdrawn|deprecated|\#
          current|removed|live|no longer|switched off|available)\b|\b(supported|deprecated|\#
          current|previous|latest|older) versions? of (the|this|our|each|an) (\w+ ){0,4}api\b
          """#,
          #"""
          \bversions? (is|are|will be) (\w+ )?(supported|retired|withdrawn|deprecated|\#
          removed)\b|\bboth (the )?(\w+ )*versions?\b.*\bsupported\b
          """#,
        ]),
      Fact(
        "notice", .optional, "How will I hear about a change?",
        probes: [
          #"\be-?mail|\bnewsletter\b|\brss\b|\batom\b|\bsubscribe\b|\bslack\b|\bannounce"#
        ]),
      Fact(
        "migrate", .when(.severalMajorVersions), "How do I move from the previous version?",
        probes: [
          #"\bmigrat(e|es|ed|ing|ion)\b"#,
          #"\bupgrad(e|es|ed|ing)\b"#,
          #"\bmov(e|ing) from v?\d"#,
        ]),
    ],
    aliases: [
      "versioning", "versions", "version", "version history", "change log", "changelog", "changes",
      "release notes", "releases", "revision history", "what's new", "api version", "design changes",
      "roadmap", "api status and roadmap", "updates", "recent changes", "planned changes",
      "version and status", "migration guide",
    ],
    fileNames: ["versioning", "changelog", "release-notes", "roadmap", "versions"],
    subject: #"\b(versions?|versioning|versioned|releases?|released|changes?|changelog|roadmap)\b"#,
    matter: #"""
      \b(apis?|endpoints?|interface|specification|releases?|released|integrations?|urls?|path|header|semantic|\#
      change ?log|change log|page|we|our|supported|versions? \d+|changes?|planned|gets? fixes|20\d\d|v?\d+\.\d+(\.\d+)?|v\d+)\b
      """#,
    notApplicable: .never("say that it is the first release and what is planned"),
    passages: PassageSubject(
      headings: #"\b(versioning|api versions?|release notes|releases|change ?logs?|road ?map)\b"#,
      sentences: #"""
        \bversions?\b.*\b(api|apis|endpoints?|url|path|header)\b|\b(api|apis|\#
        endpoints?)\b.*\bversions?\b
        """#,
      fewest: 3),
    template: """
      ## Versions and changes
      > Prompt: How is the version shown in a request, and what makes you raise it?
      | Version | Status | Supported until |
      | --- | --- | --- |
      ### Recent changes
      <!-- generated from the comparison with the previous specification when there is one -->
      ### Planned changes
      > Prompt: What is coming in the next year? If nothing, say so and give the date of the decision.
      ### Hearing about changes
      > Prompt: Where can a developer subscribe?

      """,
    passage: "design changes (recent and planned) and versioning information")
}
