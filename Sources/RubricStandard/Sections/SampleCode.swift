extension RequiredSection {
  /// Provide sample code that shows how to call the API and what comes back.
  static let sampleCode = RequiredSection(
    id: "sample-code", title: "Sample code", tier: .standard, severity: .error,
    asks: "Provide sample code that shows how to call the API and what comes back.",
    facts: [
      Fact(
        "request", .always, "Can I copy a working request?",
        structure: Structure.sampleRequest),
      Fact(
        "response", .always, "Do I see the exact answer to that request?",
        structure: Structure.sampleResponse),
      Fact(
        "error-sample", .recommended, "Do I see one failing call?",
        structure: Structure.sampleError),
      Fact(
        "languages", .optional, "Is there a sample in my language or a client library?",
        probes: [
          #"\bsdks?\b"#,
          #"\bclient librar"#,
        ]),
      Fact(
        "breadth", .always, "Is each resource covered?",
        structure: Structure.sampleBreadth),
    ],
    aliases: [
      "sample code", "code samples", "code examples", "examples", "example requests", "example request",
      "example response", "client libraries", "libraries and sdks", "sdks", "make a request",
      "making a request", "send a message", "postman collection", "code snippets",
    ],
    negativeAliases: ["open source"],
    fileNames: ["samples", "examples", "code-samples", "clients", "sdk"],
    subject: #"\b(request|response|call|sample|example|code|client|library|sdk|curl)\b"#,
    generatedSuffices: { SampleForm($0).isWhole },
    notApplicable: .never("show one request and what it returns"),
    template: """
      ## Sample code
      ### A first request
      <!-- generated: curl for the simplest operation, with its example response -->
      ### A request that fails
      > Prompt: Show one common mistake and the answer it gets.
      ### In other languages
      > Prompt: Which libraries exist, who maintains them, under which licence?

      """,
    passage: """
      provide sample code to illustrate how to call the API and to let users know what responses \
      they can expect
      """)
}
