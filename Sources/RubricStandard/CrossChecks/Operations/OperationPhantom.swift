import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension CrossCheck {
  static let operationPhantom = CrossCheck(
    "operation-phantom", "Each operation that a guide names is in the description",
    rationale: "A reader who follows the guide calls an address that answers nothing.",
    severity: .error, passage: .accurate,
    mending: "write the method and path as the description has them, or describe the operation",
    passing: [
      CrossExample(
        """
        servers: [{url: https://api.a.gov.uk/v1}]
        paths: {/permits: {get: {}, post: {}}, '/permits/{permitId}': {get: {}}}
        """,
        [
          "index.md": """
          # Permits
          Call `GET /permits` or `GET /v1/permits/123?full=true`, then `GET /permits/:id`.
          There is no `DELETE /permits`. The identity service has `POST /sessions` of its own, at `GET https://id.b.gov.uk/permits/x`.
          """
        ])
    ],
    failing: [
      CrossExample(
        """
        servers: [{url: https://api.a.gov.uk/v1}]
        paths: {/permits: {get: {}, post: {}}, '/permits/{permitId}': {get: {}}}
        """,
        [
          "index.md": """
          # Permits
          To end a permit, call `⟦DELETE /permits/{permitId}⟧`. Call `⟦GET /permitts⟧` for a list.

          ## ⟦GET /v1/permits/{id}/history⟧
          """
        ])
    ],
    check: { view in
      guard !view.names.operations.isEmpty else { return nil }
      let named = view.requests.filter { request in
        guard request.sample == nil, request.isOfAPI, view.isOwn(view.text(of: request.place)) else {
          return false
        }
        switch request.place.holder {
        case .unit(let unit): return !view.isOfAnotherTime(unit)
        case .fence(let fence): return !(view.fences[fence].before.map { view.isOfAnotherTime($0) } ?? false)
        }
      }
      guard !named.isEmpty else { return nil }
      var lookups = 0
      return named.compactMap { .phantom($0, view, &lookups) }
    })
}

extension Problem {
  /// A request that no operation answers; nil where it may be one of another API.
  static func phantom(_ request: GuideRequest, _ view: GuideView, _ lookups: inout Int) -> Problem? {
    guard request.operations.isEmpty, !request.match.isEnd else { return nil }
    let names = view.names
    let known = request.match.operations
    if let first = known.first {
      // The path alone may be that of another API where the whole of it does not match.
      guard !request.match.whole.isEmpty else { return nil }
      let methods = Set(known.map { names.operations[$0].method.name }).sorted().joined(separator: ", ")
      return Problem(
        "'\(names.operations[first].path)' has no operation \(request.method), only \(methods)",
        at: view.span(of: request.place),
        notes: [Finding.Note("the path is described here", at: names.operations[first].methodSpan)])
    }
    guard let parts = PathPart.parts(of: request.path), !parts.isEmpty else { return nil }
    lookups += 1
    let near =
      lookups > 50 ? nil : NearestName(among: names.paths(like: parts.count)).match(for: request.path)
    // A path that shares nothing with the API's own is of something else.
    guard near != nil || names.sharesStart(parts) else { return nil }
    return Problem(
      "no operation is called '\(request.method) \(request.path)'", at: view.span(of: request.place),
      help: near.map { "did you mean '\($0)'?" })
  }
}

extension DescriptionNames {
  /// Paths with so many parts, for offering the nearest: at most a thousand.
  fileprivate func paths(like count: Int) -> [String] {
    var seen: Set<Name> = []
    var found: [String] = []
    for operation in operations where found.count < 1_000 {
      let parts = operation.path.utf8.split(separator: UInt8(ascii: "/"))
      if parts.count == count, seen.insert(Name(operation.path)).inserted { found.append(operation.path) }
    }
    return found
  }

  /// Whether a path begins, behind any version, with a part that paths of the API begin with.
  fileprivate func sharesStart(_ parts: [PathPart]) -> Bool {
    let first = parts.first { !$0.isOpen && !PathStart.isVersion($0.name.text) }
    return first.map { starts.contains($0.name) } ?? false
  }
}

/// How a path begins.
enum PathStart {
  /// Whether a part tells a version, or nothing: `v1`, `1.0`, `api`.
  static func isVersion(_ part: String) -> Bool {
    let bytes = part.utf8
    let digits = bytes.drop { $0 | 0x20 == UInt8(ascii: "v") }
    if !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }) {
      return true
    }
    return ["api", "rest", "beta", "alpha", "latest"].contains(part.lowercased())
  }
}
