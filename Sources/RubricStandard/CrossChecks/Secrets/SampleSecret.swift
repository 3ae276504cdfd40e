extension CrossCheck {
  static let sampleSecret = CrossCheck(
    "sample-secret", "Samples hold no secrets that work",
    rationale: "What is published is used: a key in a sample lets everybody in until it is taken back.",
    severity: .error, passage: .samples,
    mending: "take the secret back where it is valid, and write a word such as 'YOUR_API_KEY'",
    passing: [
      CrossExample(
        "paths: {/permits: {get: {}}}",
        [
          "index.md": """
          # Permits
          ```sh
          curl https://a.gov.uk -H 'X-Key: YOUR_API_KEY' -H 'Authorization: Bearer AKIAIOSFODNN7EXAMPLE'
          curl https://a.gov.uk -H 'Authorization: Bearer bb7fed3fe10dd235a2ccda3d50fb'
          ```
          """
        ])
    ],
    failing: [
      CrossExample(
        "paths: {/permits: {get: {}}}",
        ["index.md": "# Permits\n```sh\ncurl https://a.gov.uk -H 'X-Key: ⟦AKIA\(ofKey)⟧'\n```\n"])
    ],
    check: { view in
      guard !view.fences.isEmpty else { return nil }
      return view.fences.indices.flatMap { fence in
        SecretScan.secrets(in: view.fences[fence].code.text, on: view.date).map {
          Problem(
            "\($0.what) is published", at: view.span(of: GuidePlace(holder: .fence(fence), range: $0.range)))
        }
      }
    })

  /// The letters of a key that nobody has, apart from its beginning so that no scanner takes it for one.
  static let ofKey = "QZ3W7KD5LMV2RTYU"
}
