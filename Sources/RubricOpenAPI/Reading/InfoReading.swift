import RubricDiagnostics
import RubricDocuments

extension APIReader {
  mutating func info(_ root: Node) -> Info {
    guard let node = root[.info], node.isMapping else {
      invalid(
        "'info' is required",
        at: root[.info] == nil
          ? root.span(of: version.major == 2 ? .swagger : .openapi) : root.valueSpan(of: .info),
        help: "add 'info' with a title and a version")
      return Info(origin: root, title: "", version: "", extensions: [])
    }
    check(node, has: .info)
    checkAddress(.termsOfService, of: node)
    return Info(
      origin: node, title: text(.title, of: node, isRequired: true) ?? "",
      version: text(.version, of: node, isRequired: true) ?? "", summary: text(.summary, of: node),
      description: text(.description, of: node), termsOfService: text(.termsOfService, of: node),
      contact: contact(node), license: license(node), extensions: extensions(node))
  }

  /// Tells of an address that no reader can follow (RFC 3986 §4.1): one with characters that no address has,
  /// or of a scheme that no browser knows.
  private mutating func checkAddress(_ field: Field, of node: Node) {
    guard let address = node[field]?.string, !address.isEmpty else { return }
    // Blanks round it are left out by whoever follows it.
    let inner = address.utf8.drop { $0 <= 0x20 }.reversed().drop { $0 <= 0x20 }
    if inner.contains(where: { $0 <= 0x20 || $0 == 0x7F || APIReader.foreign.contains($0) }) {
      doubtful(
        "'\(address)' is no URL", at: node.valueSpan(of: field),
        help: "write an address such as https://www.example.org/")
    } else if let scheme = AddressText.webScheme(of: address), !APIReader.schemes.contains(scheme) {
      doubtful(
        "'\(scheme)' is no scheme of an address that readers can follow", at: node.valueSpan(of: field),
        help: "begin it with https://")
    }
  }

  /// Bytes that stand in no address.
  private static let foreign: Set<UInt8> = Set("\"<>\\^`{|}".utf8)
  private static let schemes: Set<String> = ["https", "http", "ftp", "sftp", "file"]

  private mutating func contact(_ info: Node) -> Contact? {
    guard let node = mapping(.contact, of: info) else { return nil }
    check(node, has: .contact)
    if let email = node[.email]?.string, !APIReader.isMailbox(email) {
      invalid(
        "'\(email)' is no address of mail", at: node.valueSpan(of: .email), help: "write it as name@host")
    }
    checkAddress(.url, of: node)
    return Contact(
      origin: node, name: text(.name, of: node), url: text(.url, of: node), email: text(.email, of: node),
      extensions: extensions(node))
  }

  /// One `@` with something on both sides and no blanks: what is finer only the mail's host can tell.
  private static func isMailbox(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && text.utf8.allSatisfy { $0 > 0x20 }
  }

  private mutating func license(_ info: Node) -> License? {
    guard let node = mapping(.license, of: info) else { return nil }
    check(node, has: .license)
    if version.minor >= 1, node[.identifier] != nil, node[.url] != nil {
      // OpenAPI 3.1.0 §4.8.4.
      invalid("'identifier' and 'url' exclude each other", at: node.span(of: .url), help: "keep one")
    }
    checkAddress(.url, of: node)
    return License(
      origin: node, name: text(.name, of: node, isRequired: true) ?? "",
      identifier: text(.identifier, of: node), url: text(.url, of: node), extensions: extensions(node))
  }

  mutating func externalDocs(_ node: Node) -> ExternalDocumentation? {
    guard let node = mapping(.externalDocs, of: node) else { return nil }
    check(node, has: .externalDocs)
    checkAddress(.url, of: node)
    return ExternalDocumentation(
      origin: node, url: text(.url, of: node, isRequired: true) ?? "",
      description: text(.description, of: node), extensions: extensions(node))
  }

  mutating func servers(_ node: Node) -> [Server] {
    elements(.servers, of: node).compactMap { isMapping($0, "a server") ? server($0) : nil }
  }

  mutating func server(_ node: Node) -> Server {
    check(node, has: .server)
    let variables = members(.variables, of: node).compactMap { member -> Named<Server.Variable>? in
      let value = member.value
      guard isMapping(value, "a server variable") else { return nil }
      check(value, has: .serverVariable)
      if let values = value[.enum], values.isSequence, values.count == 0 {
        invalid("'enum' of a server variable must not be empty", at: values.span, help: "leave it out")
      }
      return Named(
        member.name.text,
        Server.Variable(
          origin: value, default: text(.default, of: value, isRequired: true) ?? "",
          enum: texts(.enum, of: value), description: text(.description, of: value),
          extensions: extensions(value)))
    }
    return Server(
      origin: node, url: text(.url, of: node, isRequired: true) ?? "",
      name: version.minor >= 2 ? text(.name, of: node) : nil,
      description: text(.description, of: node), variables: variables, extensions: extensions(node))
  }
}
