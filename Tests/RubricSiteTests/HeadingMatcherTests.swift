import Testing

@testable import RubricSite

@Suite struct HeadingMatcherTests {
  @Test(
    "headings are compared by their words",
    arguments: [
      ("Error handling", "error handling"), ("3. Error  handling!", "error handling"),
      ("1.2.3 Errors", "errors"),
      ("About our API errors", "errors"), ("The Errors API", "errors"),
      ("Terms & conditions", "terms and conditions"),
      ("What’s new", "what's new"), ("🚀 Getting started", "getting started"), ("API", "api"),
      ("About", "about"),
      ("OAuth 2.0 scopes", "oauth 2.0 scopes"), ("Über Gebühren", "über gebühren"), ("2", "2"), ("", ""),
      ("Rate-limits (429)", "rate limits 429"), ("the the", "the"),
    ])
  func words(_ heading: String, words: String) {
    #expect(HeadingWords(heading).words.joined(separator: " ") == words)
  }

  private let matcher = HeadingMatcher([
    SectionOutline(
      id: "errors", title: "", aliases: ["errors", "error handling", "status codes"],
      negativeAliases: ["error budget"],
      fileNames: []),
    SectionOutline(id: "cost", title: "", aliases: ["cost", "pricing", "terms"], fileNames: []),
    SectionOutline(id: "sla", title: "", aliases: ["service levels", "terms"], fileNames: []),
    SectionOutline(
      id: "limits", title: "", aliases: ["limits", "rate limits"], negativeAliases: ["errors"], fileNames: []),
  ])

  @Test(
    "headings mean sections",
    arguments: [
      ("Errors", "errors!"), ("Our errors", "errors"), ("ERROR-HANDLING", "errors!"),
      ("Terms", "cost! sla!"),
      ("Error handling in detail", "errors"), ("Errors and pricing", "errors! cost!"),
      ("Rate limits", "limits!"),
      ("Rate limits for partners", ""), ("Rate limits for clients", "limits"), ("Error budget", ""),
      ("Our error budget policy", ""),
      ("How we think about the errors of others", ""), ("Erors", ""), ("Error", "errors"),
      ("Pricng", ""),
      ("Prices", ""), ("Cots", ""), ("Limit", "limits"), ("Terrorism", ""), ("", ""), ("Terrors", ""),
      ("Eror handling", ""),
      ("!!!", ""),
    ])
  func matches(_ heading: String, sections: String) {
    let told = matcher.matches(for: heading).map { $0.section.text + ($0.isExact ? "!" : "") }
    #expect(told.joined(separator: " ") == sections)
  }
}
