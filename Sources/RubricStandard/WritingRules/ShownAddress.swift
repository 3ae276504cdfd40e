import RubricMarkdown

/// An address that is a link's own text: one to follow, or one that is told because it is a value to use.
enum ShownAddress {
  /// Whether it is written as code.
  static func isCode(_ text: MarkdownDocument, _ inside: Range<Int>) -> Bool {
    inside.contains { if case .code = text.nodes[$0].kind { true } else { false } }
  }

  /// The text before a link in its block, as far as it matters.
  static func lead(of link: Int, in text: MarkdownDocument) -> String {
    var start = link
    while start > 0, link - start < 8, isInline(text.nodes[start - 1].kind) { start -= 1 }
    return text.plainText(of: start..<link)
  }

  /// Whether readers need the address itself: of an API, of a whole site, of what FHIR identifies by it, behind
  /// 'URL:', or within a sample.
  static func isValue(_ address: String, behind lead: String) -> Bool {
    if address.utf8.contains(UInt8(ascii: "|")) { return true }
    if let last = lead.utf8.last, "\"'=|".utf8.contains(last) { return true }
    let words = NameWords(lead.lowercased()).words
    if let last = words.last, labels.contains(last), endsLabel(lead) { return true }
    let read = ServerAddress(address)
    let parts = read.path.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    let isOrigin =
      parts.isEmpty && !address.utf8.contains { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
    return isOrigin || read.isStandIn || parts.contains { ofFHIR.contains($0) } || isOfAPI(read, parts)
  }

  private static let labels: Set<String> = [
    "url", "urls", "uri", "uris", "endpoint", "address", "host", "server", "issuer", "audience", "identifier",
    "production", "sandbox", "live", "test",
  ]

  /// Kinds of resources whose addresses are names (FHIR R4 §2.1.27, canonical), and the folder of names of systems.
  private static let ofFHIR: Set<String> = [
    "StructureDefinition", "CodeSystem", "ValueSet", "NamingSystem", "ConceptMap", "SearchParameter",
    "OperationDefinition", "CapabilityStatement", "Id",
  ]

  private static let ofAPIs: Set<String> = [
    "api", "apis", "oauth", "oauth2", "token", "authorize", "sandbox",
  ]

  private static let ofPages: Set<String> = [
    "docs", "doc", "documentation", "developer", "developers", "guide", "guides", "reference", "wiki", "help",
    "support",
  ]

  private static func endsLabel(_ lead: String) -> Bool {
    let last = lead.utf8.last { $0 > 0x20 }
    return last == UInt8(ascii: ":") || last == UInt8(ascii: "-")
  }

  private static func isOfAPI(_ address: ServerAddress, _ parts: [String]) -> Bool {
    let labels = (address.host ?? "").split(separator: ".").flatMap { $0.split(separator: "-") }.map(
      String.init)
    let all = labels + parts.map { $0.lowercased() }
    guard !all.contains(where: { ofPages.contains($0) }) else { return false }
    // A page's address ends with the name of a file.
    return all.contains { ofAPIs.contains($0) } && parts.last?.utf8.contains(sequence: ".htm") != true
  }

  private static func isInline(_ kind: MarkdownDocument.Kind) -> Bool {
    switch kind {
    case .text, .code, .emphasis, .strong, .strikethrough, .softBreak, .element: true
    case .paragraph, .heading, .blockQuote, .alert, .list, .item, .codeBlock, .table, .tableRow, .tableCell,
      .thematicBreak, .footnote, .link, .image, .lineBreak, .footnoteReference:
      false
    }
  }
}
