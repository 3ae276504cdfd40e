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
    ],
    failing: [
      CrossExample(
        "paths: {/permits: {get: {}, ⟦post⟧: {}}, /fees: {get: {}}}",
        ["index.md": "# Permits\nUse `GET /permits`."])
    ],
    check: { view in
      var covered = Set(view.requests.flatMap(\.operations))
      covered.formUnion(view.operationsOfHeadings.values.joined())
      for text in view.texts {
        guard case .guide(let id) = text.source else { continue }
        if let own = text.operation { view.names.operationIDs[Name(own)].map { _ = covered.insert($0) } }
        for link in view.site[id].text.links where link.destination.utf8.starts(with: "op:".utf8) {
          let name = Name(String(link.destination.dropFirst(3)))
          (view.names.operationIDs[name] ?? view.names.signatures[name]).map { _ = covered.insert($0) }
        }
      }
      for code in view.codes { view.names.operationIDs[Name(code.text)].map { _ = covered.insert($0) } }
      // Guides that name no operation at all are of another kind.
      guard !covered.isEmpty,
        let missing = view.names.operations.indices.first(where: { !covered.contains($0) })
      else {
        return covered.isEmpty ? nil : []
      }
      let count = view.names.operations.count - covered.count
      let operation = view.names.operations[missing]
      let others = count == 1 ? "" : " and \(count - 1) more"
      return [
        Problem(
          "'\(operation.signature)'\(others) of \(view.names.operations.count) operations are in no guide",
          at: operation.methodSpan)
      ]
    })
}
