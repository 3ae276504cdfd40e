extension RequiredSection {
  /// Let users take the whole dataset, in CSV as well as JSON, and keep their copy current through increments.
  static let bulkData = RequiredSection(
    id: "bulk-data", title: "Bulk download and keeping copies up to date", tier: .guidance,
    severity: .warning,
    asks: """
      Let users take the whole dataset, in CSV as well as JSON, and keep their copy current \
      through increments.
      """,
    appliesWhen: .servesOpenData,
    facts: [
      Fact(
        "whole", .always, "Where is the whole dataset, in which formats?",
        probes: [
          #"""
          \b(download|bulk|dump|snapshot)(s|ed|ing)?\b.*\b(data|datasets?|records?|register|file|\#
          files|csv|json|zip|everything)\b|\b(data|datasets?|records?|register|file|files|\#
          everything)\b.*\b(download|bulk|dump|snapshot)(s|ed|ing)?\b
          """#,
          #"\b(whole|entire|full|complete) (dataset|register|list|file|data)\b"#,
          #"\bdata\.gov\.uk\b"#,
        ],
        subject: #"\bdownload|\bdataset|\bcsv\b|\bjson\b|\bfile|\bbulk"#),
      Fact(
        "increments", .always, "How do I receive changes without downloading it all again?",
        probes: [
          #"\bchanges? (since|only|from)\b|\b(changed|modified|updated) since\b|\bsince the last\b"#,
          #"\bdeltas?\b|\bincrement(s|al|ally)?\b"#,
          #"\b(atom|rss|change|event) (feed|stream)s?\b|\bevent streams?\b|\bwebhooks?\b"#,
        ]),
      Fact(
        "published", .recommended, "Is it listed on data.gov.uk?",
        probes: [
          #"\bdata\.gov\.uk\b"#
        ]),
    ],
    aliases: [
      "bulk download", "bulk data", "download the data", "datasets", "data downloads",
      "incremental updates", "changes feed", "keeping your copy up to date", "bulk sending",
    ],
    negativeAliases: ["bulk sending"],
    fileNames: ["bulk", "download", "datasets"],
    subject: #"""
      \b(download(s|ed|ing)?|bulk|dataset|datasets|csv|dump|feed|delta|increments?|\#
      incremental|whole|snapshot)\b
      """#,
    notApplicable: .withReason(
      example: "The dataset contains restricted records, so it cannot be offered whole.",
      contradictions: { _ in [] }),
    template: """
      ## Bulk download
      > Prompt: Address, formats (CSV and JSON), size, how often it is rebuilt.
      ### Keeping a copy up to date
      > Prompt: How does a user get only what changed?

      """,
    passage: """
      When providing an Open Data API, you should let users download whole datasets unless they \
      contain restricted information.
      """)
}
