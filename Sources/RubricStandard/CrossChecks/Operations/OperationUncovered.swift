import RubricDocuments
import RubricOpenAPI

extension CrossCheck {
  static let operationUncovered = CrossCheck(
    "operation-uncovered", "The guides show each operation at work",
    rationale: "The reference tells what an operation takes; only a guide tells what it is for.",
    severity: .info, passage: .accurate,
    mending: "show it in a guide or a sample",
    passing: [
      CrossExample(
        "paths: {/permits: {get: {}, post: {operationId: apply}}}",
        ["index.md": "# Permits\nUse `GET /permits`, then [apply](op:apply)."]),
      CrossExample("paths: {/permits: {get: {}}}", ["index.md": "# Permits\nText."]),
      CrossExample(
        """
        paths:
          /permits: {get: {summary: List the permits}, post: {operationId: applyForPermit}}
          /permits/{id}: {get: {}}
        """,
        [
          "index.md": """
          # Permits
          Use List the permits to find yours, or [apply](https://docs.a.gov.uk/page#tag/Permits/operation/applyForPermit).

          ```
          GET/permits/{id}
          ```
          """
        ]),
    ],
    failing: [
      CrossExample(
        "paths: {/permits: {get: {}, ⟦post⟧: {summary: Apply}}, /fees: {get: {}}}",
        ["index.md": "# Permits\nUse `GET /permits`, and apply by post. Not `GET/HEAD/fees`."])
    ],
    check: { view in
      var covered = Set(view.requests.flatMap(\.operations))
      covered.formUnion(view.operationsOfHeadings.values.joined())
      for text in view.texts {
        guard case .guide(let id) = text.source else { continue }
        if let own = text.operation { view.names.operationIDs[Name(own)].map { _ = covered.insert($0) } }
        for link in view.site[id].text.links {
          view.operation(at: link.destination).map { _ = covered.insert($0) }
        }
      }
      for code in view.codes { view.names.operationIDs[Name(code.text)].map { _ = covered.insert($0) } }
      // Guides that name no operation at all are of another kind.
      guard !covered.isEmpty else { return nil }
      let uncovered = view.names.operations.indices.filter { !covered.contains($0) && !view.isTitled($0) }
      guard let missing = uncovered.first else { return [] }
      let count = uncovered.count
      let operation = view.names.operations[missing]
      let others = count == 1 ? "" : " and \(count - 1) more"
      let verb = count == 1 ? "is" : "are"
      return [
        Problem(
          "'\(operation.signature)'\(others) of \(view.names.operations.count) operations \(verb) in no guide",
          at: operation.methodSpan)
      ]
    })
}

extension GuideView {
  /// The operation that a link leads to: `op:` with its name, or an address that ends with its `operationId`, as
  /// those of reference pages do.
  fileprivate func operation(at destination: String) -> Int? {
    if destination.utf8.starts(with: "op:".utf8) {
      let name = Name(String(destination.dropFirst(3)))
      return names.operationIDs[name] ?? names.signatures[name]
    }
    let bytes = destination.utf8
    guard let mark = bytes.lastIndex(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "#") }),
      bytes[..<mark].contains(UInt8(ascii: "#")) || bytes[mark] == UInt8(ascii: "#")
    else { return nil }
    return names.operationIDs[Name(String(destination[destination.index(after: mark)...]))]
  }

  /// Whether a guide says the words of the operation's summary, as they stand there.
  fileprivate func isTitled(_ operation: Int) -> Bool {
    guard let summary = names.operations[operation].summary, Words.count(summary.utf8) >= 2 else {
      return false
    }
    return !words.occurrences(ofWords: summary).isEmpty
  }
}
