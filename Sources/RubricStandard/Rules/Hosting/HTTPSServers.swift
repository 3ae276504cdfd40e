import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let httpsServers = Rule(
    "https-servers", "Servers use HTTPS",
    rationale: "Over plain HTTP everybody on the way can read and change what is sent, keys and tokens too.",
    severity: .error, basis: .standard,
    passage: Passage("Use HTTPS", "APIs should be reached over HTTPS only."),
    mending: "offer the address over 'https' only",
    passing: [
      "servers: [{url: https://parks.api.example.gov.uk/v1}]",
      "servers: [{url: /v1}, {url: //parks.api.gov.uk}, {url: 'wss://parks.api.gov.uk'}]",
      // These are no addresses that callers use; another rule speaks of them.
      "servers: [{url: 'http://localhost:8080'}, {url: 'http://127.0.0.1'}, {url: 'http://api.example.com'}]",
      "servers: [{url: '{scheme}://parks.api.gov.uk', variables: {scheme: {default: https, enum: [https, wss]}}}]",
      """
      swagger: '2.0'
      host: parks.api.gov.uk
      schemes: [https]
      """,
    ],
    failing: [
      "servers: [{url: ⟦\"http://parks.api.example.gov.uk/v1\"⟧}]",
      "servers: [{url: ⟦http://parks.api.gov.uk⟧}, {url: ⟦'WS://parks.api.gov.uk'⟧}]",
      "servers: [{url: '{scheme}://parks.api.gov.uk', variables: {scheme: {default: https, enum: [https, ⟦http⟧]}}}]",
      "servers: [{url: '{scheme}://parks.api.gov.uk', variables: {scheme: {default: ⟦http⟧}}}]",
      "paths: {/parks: {servers: [{url: ⟦http://parks.api.gov.uk⟧}], get: {}}}",
      """
      swagger: '2.0'
      host: parks.api.gov.uk
      schemes: [https, ⟦http⟧]
      """,
    ],
    check: .server { use, view in
      let address = use.server.address
      guard address.host != nil, !address.isStandIn else { return nil }
      if let choice = use.server.insecureChoice { return [.insecure(choice, use.server)] }
      guard ["http", "ws"].contains(address.scheme) else { return [] }
      return [.insecure(use.server, address, view)]
    })
}

extension Server {
  /// A value of the variable that is the scheme by which everybody can listen.
  fileprivate var insecureChoice: Node? {
    guard url.utf8.first == UInt8(ascii: "{"), let end = url.utf8.firstIndex(of: UInt8(ascii: "}")),
      url.utf8[end...].starts(with: "}:".utf8)
    else { return nil }
    let name = Name(String(decoding: url.utf8[..<end].dropFirst(), as: UTF8.self))
    guard let variable = variables.first(where: { Name($0.name) == name })?.value.origin else { return nil }
    let choices = variable[.enum].map { Array($0.elements) } ?? []
    return (choices + [variable[.default]].compactMap(\.self)).first {
      ["http", "ws"].contains($0.text?.lowercased() ?? "")
    }
  }
}

extension Problem {
  fileprivate static func insecure(_ choice: Node, _ server: Server) -> Problem {
    Problem("'\(choice.text ?? "")' lets callers reach '\(server.url)' without encryption", at: choice.span)
  }

  fileprivate static func insecure(
    _ server: Server, _ address: ServerAddress, _ view: DescriptionView
  ) -> Problem {
    let message = "'\(server.url)' is reached without encryption"
    guard view.api.version.major > 2 else {
      // In Swagger 2.0 the address is put together; its scheme stands in the root or the operation.
      let holder = server.origin.isMapping ? server.origin : view.api.origin
      let scheme = holder[.schemes]?.elements.first { Name($0.text ?? "") == Name(address.scheme) }
      return Problem(message, at: scheme?.span ?? server.origin.span)
    }
    let node = server.origin[.url]
    let isWritten = node?.string.map { $0.utf8.starts(with: "\(address.scheme)://".utf8) } == true
    let secure = address.scheme == "ws" ? "wss" : "https"
    let rest = server.url.utf8.dropFirst(address.scheme.utf8.count)
    let url = secure + String(decoding: Array(rest), as: UTF8.self)
    return Problem(
      message, at: server.origin.valueSpan(of: .url), help: "write '\(url)', once it answers there",
      edits: isWritten ? node?.replaced(by: url) ?? [] : [])
  }
}
