import RubricDocuments

/// What the API is (Info Object, OpenAPI 3.1.0 §4.8.2). Required texts that are missing are empty.
public struct Info: Sendable {
  /// The object as written; the root of the document where it is missing.
  public var origin: Node
  /// Name of the API.
  public var title: String
  /// Version of the description, not of OpenAPI; any text.
  public var version: String
  /// What the API is, in one line; since 3.1.
  public var summary: String?
  /// CommonMark on what the API is.
  public var description: String?
  /// Address of the terms of use.
  public var termsOfService: String?
  /// Who answers questions about the API.
  public var contact: Contact?
  /// Under which terms the API may be used.
  public var license: License?
  /// In written order.
  public var extensions: [Extension]
}

/// Contact Object, §4.8.3.
public struct Contact: Sendable {
  /// The object as written.
  public var origin: Node
  /// The person or organisation.
  public var name: String?
  /// Address of a page.
  public var url: String?
  /// A mailbox, as written.
  public var email: String?
  /// In written order.
  public var extensions: [Extension]
}

/// License Object, §4.8.4.
public struct License: Sendable {
  /// The object as written.
  public var origin: Node
  /// Name of the licence; empty where it is missing.
  public var name: String
  /// An SPDX expression; since 3.1.
  public var identifier: String?
  /// Address of the licence's text; the standard allows it or `identifier`, not both.
  public var url: String?
  /// In written order.
  public var extensions: [Extension]
}

/// External Documentation Object, §4.8.11.
public struct ExternalDocumentation: Sendable {
  /// The object as written.
  public var origin: Node
  /// Where it lies; empty where it is missing.
  public var url: String
  /// CommonMark on what is told there.
  public var description: String?
  /// In written order.
  public var extensions: [Extension]
}

/// Tag Object, §4.8.22.
public struct Tag: Sendable {
  /// As operations write it; no two tags share it.
  public var name: String
  /// What belongs to it, in one line, to show in place of the name; since 3.2.
  public var summary: String?
  /// `x-displayName`, which many generators write, else nil.
  public var displayName: String?
  /// Name of the tag that it stands below, always one that is declared and never itself, however far up;
  /// since 3.2.
  public var parent: String?
  /// What sort of tag it is, such as `nav`, `badge` or `audience`; any word; since 3.2.
  public var kind: String?
  /// CommonMark on what belongs to it.
  public var description: String?
  /// Documentation elsewhere.
  public var externalDocs: ExternalDocumentation?
  /// Where it is declared; of a tag without declaration, its first use.
  public var origin: Node
  /// Whether the root's `tags` have it; else only operations use it.
  public var isDeclared: Bool
  /// In written order.
  public var extensions: [Extension]
}

/// Server Object, §4.8.5.
public struct Server: Sendable {
  /// The object as written; in Swagger 2.0, whose servers are no objects, the value of `host`, else the root
  /// or the operation that names the scheme.
  public var origin: Node
  /// As written, with `{variables}`; in Swagger 2.0 put together of `schemes`, `host` and `basePath`.
  public var url: String
  /// Since 3.2.
  public var name: String?
  /// CommonMark on what the server is for.
  public var description: String?
  /// By the names that stand in `url`, in written order.
  public var variables: [Named<Variable>]
  /// In written order.
  public var extensions: [Extension]

  /// Server Variable Object, §4.8.6.
  public struct Variable: Sendable {
    /// The object as written.
    public var origin: Node
    /// The value that is taken where the caller gives none; empty where it is missing.
    public var `default`: String
    /// Values allowed; empty where any is.
    public var `enum`: [String]
    /// CommonMark on what it decides.
    public var description: String?
    /// In written order.
    public var extensions: [Extension]
  }

  /// The address with the default of every variable put in, until it is longer than any that can be called.
  public var defaultURL: String {
    guard !variables.isEmpty else { return url }
    let defaults = Dictionary(variables.map { (Name($0.name), $0.value.default) }) { first, _ in first }
    var url: [UInt8] = []
    var rest = self.url.utf8[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      let name = Name(String(decoding: rest[rest.index(after: open)..<close], as: UTF8.self))
      url.append(contentsOf: rest[..<open])
      if let value = defaults[name], url.count + value.utf8.count <= Server.longestURL {
        url.append(contentsOf: value.utf8)
      } else {
        url.append(contentsOf: rest[open...close])
      }
      rest = rest[rest.index(after: close)...]
    }
    url.append(contentsOf: rest)
    return String(decoding: url, as: UTF8.self)
  }

  /// In bytes; no client or server takes more (RFC 9110 §4.1 asks for 8,000).
  private static let longestURL = 100_000
}

extension Tag {
  /// What readers know it by: since 3.2 its summary, else its display name, else its name.
  public var title: String {
    [summary, displayName].lazy.compactMap(\.self).first { $0.utf8.contains { $0 > UInt8(ascii: " ") } }
      ?? name
  }
}

extension Tag {
  /// Whether anything is said of it beside its name.
  public var hasMore: Bool {
    description?.isEmpty == false || externalDocs != nil || summary != nil || origin[.parent] != nil
      || kind != nil || !extensions.isEmpty
  }
}
