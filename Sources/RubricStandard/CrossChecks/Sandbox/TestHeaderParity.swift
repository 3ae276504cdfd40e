import RubricDocuments
import RubricOpenAPI

extension CrossCheck {
  static let testHeaderParity = CrossCheck(
    "test-header-parity", "Headers that choose a scenario are declared and told of",
    rationale: "A header that only one of the two names is not sent, and every test takes the same way.",
    severity: .warning, passage: .testService,
    mending: "declare the header as a parameter, and tell of it under the test service",
    passing: [
      CrossExample(
        header("Gov-Test-Scenario"),
        [
          "sandbox.md":
            "# Sandbox\nSet the header `Gov-Test-Scenario` to choose an outcome, and `Content-Type` as ever."
        ]),
      CrossExample(
        "paths: {/permits: {get: {description: 'The header Test-Scenario takes NONE or MANY.', parameters: [{name: Test-Scenario, in: header, schema: {type: string}}]}}}",
        ["sandbox.md": "# Sandbox\nEach operation tells which outcomes can be chosen."]),
    ],
    failing: [
      CrossExample(
        header("⟦Gov-Test-Scenario⟧"),
        ["sandbox.md": "# Sandbox\nSet the header `⟦X-Outcome⟧` to choose an outcome."])
    ],
    check: { view in
      guard view.isWritten("sandbox"), !view.names.operations.isEmpty else { return nil }
      let codes = view.codes.filter {
        view.units[$0.unit].sections.contains(.sandbox) && view.isOwn(view.units[$0.unit])
          && view.isBeside($0, anyOf: HeaderWords.header) && HeaderWords.isHeader($0.text)
      }
      let undeclared = codes.filter {
        !view.isKnownName($0.text) && !view.isOfAnotherTime($0.unit) && !view.isOfSecurity($0.text)
      }
      .map { Problem("no operation declares the header '\($0.text)'", at: view.span(of: $0.place)) }
      let untold = view.api.parameters.all.filter {
        $0.location == .header && HeaderWords.choosesScenario($0.name)
      }.prefix(20).filter { !view.mentions($0.name) && !view.isToldByOperations($0.name) }.prefix(1).map {
        parameter in
        Problem("no guide tells of the header '\(parameter.name)'", at: parameter.origin.valueSpan(of: .name))
      }
      return undeclared + untold
    })

  private static func header(_ name: String) -> String {
    "paths: {/permits: {get: {parameters: [{name: \(name), in: header, schema: {type: string}}]}}}"
  }
}

private enum HeaderWords {
  static let header = Set(["header", "headers"].map { GuideWords.hash($0) })
  private static let ofHTTP: Set<String> = [
    "content-type", "accept", "authorization", "user-agent", "accept-language", "content-length", "if-match",
    "if-none-match", "cache-control", "retry-after", "prefer", "etag", "location", "host", "accept-encoding",
  ]

  static func isHeader(_ text: String) -> Bool {
    text.utf8.contains(UInt8(ascii: "-")) && !ofHTTP.contains(text.lowercased())
      && text.utf8.allSatisfy {
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
      }
  }

  static func choosesScenario(_ name: String) -> Bool {
    let words = NameWords(name.lowercased()).words
    return words.contains("scenario") || (words.contains("test") && words.contains("gov"))
  }
}

extension GuideView {
  /// Whether a name stands in any text or sample, within a longer word too.
  fileprivate func mentions(_ name: String) -> Bool {
    words.contains(name) || fences.contains { $0.code.text.contains(sequence: name) }
      || units.contains { $0.body.text.contains(sequence: name) }
  }

  /// Whether the text of an operation tells of a header, as those with a table of its values do.
  fileprivate func isToldByOperations(_ name: String) -> Bool {
    api.calledOperations.contains { $0.description?.utf8.contains(sequence: name) == true }
  }

  /// Whether a security scheme takes its key in the header.
  fileprivate func isOfSecurity(_ header: String) -> Bool {
    api.securitySchemes.all.contains { scheme in
      if case .apiKey(let name, _) = scheme.kind { name.lowercased() == header.lowercased() } else { false }
    }
  }
}
