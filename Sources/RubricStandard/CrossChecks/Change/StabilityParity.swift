import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension CrossCheck {
  static let stabilityParity = CrossCheck(
    "stability-parity", "A guide that tells of an unstable operation says so",
    rationale: "Who builds on it without a warning builds it twice.",
    severity: .info,
    passage: Rule.Passage("Document your API", "Include ownership and status."),
    mending: "say beside it that it may change",
    passing: [
      CrossExample(unstable, ["index.md": "# Permits\nThe experimental `GET /permits` lists permits."])
    ],
    failing: [
      CrossExample(unstable, ["index.md": "# Permits\nCall `⟦GET /permits⟧` for a list."])
    ],
    check: { view in
      let unstable = Set(
        view.names.operations.indices.filter { index in
          view.names.operations[index].extensions.contains { written in
            ["x-stability-level", "x-stability"].contains(written.name)
              && StabilityWords.levels.contains(written.value.text?.lowercased() ?? "")
          }
        })
      guard !unstable.isEmpty else { return nil }
      var seen: Set<Int> = []
      return view.requests.compactMap { request -> Problem? in
        guard case .unit(let unit) = request.place.holder, view.isOwn(view.units[unit]),
          request.operations.count == 1,
          let index = request.operations.first, unstable.contains(index), seen.insert(index).inserted
        else { return nil }
        let near =
          [unit, unit - 1, unit + 1].filter { view.units.indices.contains($0) } + view.headings(of: unit)
        guard !near.contains(where: { view.says($0, anyOf: StabilityWords.warnings) }) else { return nil }
        return Problem(
          "nothing says here that '\(view.names.operations[index].signature)' may change",
          at: view.span(of: request.place))
      }
    })

  private static let unstable = "paths: {/permits: {get: {x-stability-level: alpha}}}"
}

private enum StabilityWords {
  static let levels: Set<String> = ["alpha", "draft", "experimental", "beta"]
  static let warnings = Set(
    "alpha beta draft experimental preview unstable change changes trial early".split(separator: " ").map {
      GuideWords.hash(String($0))
    })
}
