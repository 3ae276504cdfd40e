import RubricOpenAPI

extension CrossCheck {
  static let samplePath = CrossCheck(
    "sample-path", "Samples of requests call operations of the description",
    rationale: "The first thing that a developer does is to run the sample.",
    severity: .error, passage: .samples,
    mending: "make the sample a request that the description allows",
    passing: [
      CrossExample(
        call,
        [
          "index.md": """
          # Permits
          ```sh
          curl 'https://api.a.gov.uk/v1/permits?from=2026-01-01' -H 'X-Client: me'
          curl https://other.b.gov.uk/v1/peaches
          ```
          ```http
          GET /v1/permits?from=2026-01-01 HTTP/1.1
          Host: api.a.gov.uk
          X-Client: me
          ```
          """
        ])
    ],
    failing: [
      CrossExample(
        call,
        [
          "index.md": """
          # Permits
          ```sh
          ⟦curl -X DELETE https://api.a.gov.uk/v1/permits⟧
          ⟦curl https://api.a.gov.uk/v1/permits/all/now⟧
          curl ⟦https://api.a.gov.uk/v1/permits⟧ -H 'X-Client: me'
          ```
          """
        ])
    ],
    check: { view in
      guard !view.names.operations.isEmpty else { return nil }
      let samples = view.requests.filter { request in
        request.sample != nil && request.isOfAPI && view.isOwn(view.text(of: request.place))
          && view.isOfServer(request) && !view.isOfAnotherTime(request.place)
      }
      guard !samples.isEmpty else { return nil }
      var lookups = 0
      return samples.compactMap { request in
        if let operation = request.operations.first {
          return request.operations.count == 1
            ? .incomplete(request, view.names.operations[operation], view) : nil
        }
        guard !request.target.utf8.contains(UInt8(ascii: "$")) else { return nil }
        return .phantom(request, view, &lookups)
      }
    })

  private static let call = """
    servers: [{url: https://api.a.gov.uk/v1}]
    paths: {/permits: {get: {parameters: [{name: from, in: query, required: true}, {name: X-Client, in: header, required: true}]}}}
    """
}

extension GuideView {
  /// Whether the address names a server of the API, or none.
  fileprivate func isOfServer(_ request: GuideRequest) -> Bool {
    guard let host = ServerAddress(request.target).host else {
      return request.target.utf8.first == UInt8(ascii: "/")
    }
    return names.hosts.contains(host)
  }
}

extension Problem {
  private static let ofHTTP: Set<String> = ["accept", "authorization", "content-type", "host", "user-agent"]

  /// A request that leaves out what the operation requires.
  fileprivate static func incomplete(
    _ request: GuideRequest, _ operation: Shared<Operation>, _ view: GuideView
  ) -> Problem? {
    guard let sample = request.sample else { return nil }
    let parameters = operation.parameters.map { view.api.parameters[$0] }.filter(\.isRequired)
    let query = Set(request.queryNames)
    // Headers may be left to the reader where the sample shows none at all.
    let headers = Set(sample.headers)
    let missing = parameters.first { parameter in
      switch parameter.location {
      case .query:
        !query.contains(parameter.name)
          && parameter.schema.map { view.api.schemas[$0].default == nil } ?? true
      case .header:
        !headers.isEmpty && !headers.contains(parameter.name.lowercased())
          && !ofHTTP.contains(parameter.name.lowercased())
      case .path, .querystring, .cookie, .unplaced: false
      }
    }
    guard let missing, !request.target.utf8.contains(sequence: "...") else { return nil }
    return Problem(
      "the sample leaves out \(missing.location.rawValue) parameter '\(missing.name)', which '\(operation.signature)' requires",
      at: view.span(of: request.targetPlace))
  }
}
