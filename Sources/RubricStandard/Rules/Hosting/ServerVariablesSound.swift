import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let serverVariablesSound = Rule(
    "server-variables-sound", "Server variables are defined and used",
    rationale: "An address with a hole that nothing fills cannot be called.",
    severity: .error, basis: .hygiene,
    passage: Passage("When naming and hosting your API", "Addresses must be usable."),
    mending: "define each variable of the address, and no other",
    passing: [
      "servers: [{url: \"https://{env}.parks.api.gov.uk\", variables: {env: {default: live, enum: [live, test]}}}]",
      "servers: [{url: https://parks.api.gov.uk}]",
      // Without a default it is no valid description, which is found already.
      "servers: [{url: 'https://{env}.gov.uk', variables: {env: {enum: [live]}}}]",
    ],
    failing: [
      "servers: [{url: ⟦\"https://{env}.parks.api.gov.uk\"⟧, variables: {⟦zone⟧: {default: live}}}]",
      "servers: [{url: 'https://{env}.gov.uk', variables: {env: {default: ⟦dev⟧, enum: [live, test]}}}]",
      "servers: [{url: ⟦'https://{a}.{b}.gov.uk'⟧}]",
    ],
    check: .server { use, _ in
      let server = use.server
      guard let url = server.origin[.url] else { return nil }
      let names = server.namesInAddress
      guard !names.isEmpty || !server.variables.isEmpty else { return nil }
      let defined = Set(server.variables.map { Name($0.name) })
      let lacking = names.filter { !defined.contains($0) }
      return (lacking.isEmpty ? [] : [.undefined(lacking, url)])
        + server.variables.compactMap { variable in
          if !names.contains(Name(variable.name)) { return .unused(variable.name, server) }
          return variable.value.hasUnknownDefault ? .defaultNotAllowed(variable) : nil
        }
    })
}

extension Server {
  /// What stands in braces, each once.
  fileprivate var namesInAddress: [Name] {
    var names: [Name] = []
    var rest = url.utf8[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      let name = Name(String(decoding: rest[rest.index(after: open)..<close], as: UTF8.self))
      if !names.contains(name) { names.append(name) }
      rest = rest[rest.index(after: close)...]
    }
    return names
  }
}

extension Server.Variable {
  fileprivate var hasUnknownDefault: Bool {
    origin[.default] != nil && !self.enum.isEmpty && !self.enum.contains { Name($0) == Name(self.default) }
  }
}

extension Problem {
  fileprivate static func undefined(_ names: [Name], _ url: Node) -> Problem {
    let shown = names.map { "'{\($0)}'" }.joined(separator: ", ")
    let verb = names.count == 1 ? "is" : "are"
    return Problem("\(shown) in '\(url.text ?? "")' \(verb) not defined", at: url.span)
  }

  fileprivate static func unused(_ name: String, _ server: Server) -> Problem {
    let key = server.origin[.variables]?.member(named: Name(name))?.keySpan
    return Problem(
      "variable '\(name)' has no place in '\(server.url)'", at: key ?? server.origin.span,
      help: "take it away, or write '{\(name)}' into the address")
  }

  fileprivate static func defaultNotAllowed(_ variable: Named<Server.Variable>) -> Problem {
    Problem(
      "the default '\(variable.value.default)' of '\(variable.name)' is none of its values",
      at: variable.value.origin.valueSpan(of: .default), help: "use one of the values in 'enum'")
  }
}
