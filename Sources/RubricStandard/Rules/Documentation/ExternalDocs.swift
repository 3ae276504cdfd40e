import RubricOpenAPI

extension Rule {
  static let externalDocs = Rule(
    "external-docs", "The description points to its guide",
    rationale: "Whoever finds the description by itself has no way to the guide that explains it.",
    severity: .info, basis: .guidance,
    passage: Passage("Document your API", "Follow the guidance on documenting APIs."),
    mending: "add 'externalDocs' with the address of the documentation",
    passing: ["externalDocs: {url: https://docs.a.gov.uk}"],
    failing: ["⟦openapi⟧: 3.0.3", "externalDocs: {url: ⟦''⟧}"],
    check: .description { view in
      let root = view.api.origin
      guard let docs = view.api.externalDocs else {
        let version = root.span(of: view.api.version.major == 2 ? .swagger : .openapi)
        return [Problem("no address of documentation is given", at: version)]
      }
      // An address that is missing is told of where the description is read.
      return docs.url.isEmpty && docs.origin[.url] != nil
        ? [Problem("the address of the documentation is empty", at: docs.origin.valueSpan(of: .url))] : []
    })
}
