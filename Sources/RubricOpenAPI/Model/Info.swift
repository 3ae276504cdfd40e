import RubricDocuments

/// What the API is (Info Object, OpenAPI 3.1.0 §4.8.2). Required texts that are missing are empty.
public struct Info: Sendable {
  public var origin: Node
  public var title: String
  public var version: String
  public var summary: String?
  public var description: String?
  public var termsOfService: String?
  public var contact: Contact?
  public var license: License?
  public var extensions: [Extension]
}

/// Contact Object, §4.8.3.
public struct Contact: Sendable {
  public var origin: Node
  public var name: String?
  public var url: String?
  public var email: String?
}

/// License Object, §4.8.4.
public struct License: Sendable {
  public var origin: Node
  public var name: String
  /// An SPDX expression; since 3.1.
  public var identifier: String?
  public var url: String?
}

/// External Documentation Object, §4.8.11.
public struct ExternalDocumentation: Sendable {
  public var origin: Node
  public var url: String
  public var description: String?
}

/// Tag Object, §4.8.22.
public struct Tag: Sendable {
  public var name: String
  /// `x-displayName`, which many generators write, else nil.
  public var displayName: String?
  public var description: String?
  public var externalDocs: ExternalDocumentation?
  /// Where it is declared; of a tag without declaration, its first use.
  public var origin: Node
  public var isDeclared: Bool
  public var extensions: [Extension]
}

/// Server Object, §4.8.5.
public struct Server: Sendable {
  public var origin: Node
  /// As written, with `{variables}`.
  public var url: String
  /// Since 3.2.
  public var name: String?
  public var description: String?
  public var variables: [Named<Variable>]
  public var extensions: [Extension]

  /// Server Variable Object, §4.8.6.
  public struct Variable: Sendable {
    public var origin: Node
    public var `default`: String
    public var `enum`: [String]
    public var description: String?
  }

  /// The address with the default of every variable put in.
  public var defaultURL: String {
    var url: [UInt8] = []
    var rest = self.url.utf8[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      let name = Name(String(decoding: rest[rest.index(after: open)..<close], as: UTF8.self))
      url.append(contentsOf: rest[..<open])
      if let variable = variables.first(where: { Name($0.name) == name }) {
        url.append(contentsOf: variable.value.default.utf8)
      } else {
        url.append(contentsOf: rest[open...close])
      }
      rest = rest[rest.index(after: close)...]
    }
    url.append(contentsOf: rest)
    return String(decoding: url, as: UTF8.self)
  }
}
