import RubricDocuments
import RubricOpenAPI
import RubricSite

/// How an API looks from outside, in few words: what an organisation compares its APIs by.
public struct APIStyle: Sendable, Equatable, Codable {
  /// Of most keys: camel, pascal, snake or kebab; nil where no key has two words.
  public var casing: String?
  /// The keys of the body that most errors have, in order, joined by `,`; nil where none has any.
  public var errorShape: String?
  /// How lists are asked for part by part: cursor, page or offset; nil where they are not.
  public var paging: String?
  /// The format that most dates and times have, or `text`; nil where there are none.
  public var dates: String?
  /// Kinds of the security schemes in use, such as `oauth2:clientCredentials`, in order of first use.
  public var schemes: [String]
  /// Parts of paths and servers such as `v2`, in order of the number.
  public var versions: [String]
  /// First parts of paths that are no version, each once, in order of first use.
  public var resources: [String]
  /// Whether fields look like data on persons.
  public var holdsPersonalData: Bool

  /// Counts what a description shows.
  public init(of api: API) {
    errorShape = APIStyle.errorShape(of: api)
    paging = APIStyle.paging(of: api)
    dates = APIStyle.dates(of: api)
    casing = APIStyle.casing(of: api)
    schemes = api.usedSchemes.flatMap(\.words)
    versions = api.majorVersionsOfPaths.sorted().map { "v\($0)" }
    resources = APIStyle.resources(of: api)
    holdsPersonalData = !api.personalDataContradictions.isEmpty
  }

  /// The commonest of some words; of equals the first by its bytes; nil of none.
  static func commonest(_ words: some Sequence<String>) -> String? {
    var counts: [Name: Int] = [:]
    for word in words { counts[Name(word), default: 0] += 1 }
    let best = counts.max { a, b in
      a.value == b.value ? b.key.text.utf8.lexicographicallyPrecedes(a.key.text.utf8) : a.value < b.value
    }
    return best?.key.text
  }

  private static func errorShape(of api: API) -> String? {
    let errors = api.calledOperations.flatMap(\.responses).filter(\.status.isError)
    return commonest(
      errors.compactMap { response in
        guard let id = api.responses[response.response].content.lazy.compactMap(\.schema).first else {
          return nil
        }
        let keys = api.schemas[api.typed(id)].properties.prefix(12).map(\.name)
        return keys.isEmpty
          ? nil : keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: ",")
      })
  }

  private static let pagingNames: [(style: String, names: Set<String>)] = [
    (
      "cursor", ["cursor", "after", "before", "continuationtoken", "pagetoken", "nexttoken", "startingafter"]
    ),
    ("offset", ["offset", "skip", "startindex"]), ("page", ["page", "pagenumber", "pagesize", "perpage"]),
  ]

  private static func paging(of api: API) -> String? {
    let names = api.parameters.all.filter { $0.location == .query }.map { NameWords($0.name).joined }
    return commonest(
      names.compactMap { name in pagingNames.first { $0.names.contains(name) }?.style })
  }

  private static func dates(of api: API) -> String? {
    commonest(
      api.schemas.all.flatMap(\.properties).compactMap { property in
        let schema = api.schemas[property.schema]
        if let format = schema.format, ["date", "date-time"].contains(format) { return "RFC 3339" }
        guard let last = NameWords(property.name).words.last,
          ["date", "datetime", "timestamp"].contains(last)
        else { return nil }
        if schema.types.contains(.string) { return "text" }
        return schema.types.contains(.integer) || schema.types.contains(.number) ? "number" : nil
      })
  }

  private static func casing(of api: API) -> String? {
    commonest(
      api.schemas.all.flatMap(\.properties).compactMap { property in
        let bytes = property.name.utf8
        if bytes.contains(UInt8(ascii: "_")) { return "snake" }
        if bytes.contains(UInt8(ascii: "-")) { return "kebab" }
        guard let first = bytes.first else { return nil }
        if (0x41...0x5A).contains(first) { return "pascal" }
        return bytes.contains { (0x41...0x5A).contains($0) } ? "camel" : nil
      })
  }

  private static func resources(of api: API) -> [String] {
    var seen: Set<Name> = []
    return api.calledOperations.compactMap { operation in
      let parts = operation.path.split(separator: "/").map(String.init)
      let part = parts.first { part in
        let bytes = part.utf8
        let isVersion =
          bytes.first == UInt8(ascii: "v") && bytes.count > 1
          && bytes.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
        return !isVersion && bytes.first != UInt8(ascii: "{")
      }
      return part.flatMap { seen.insert(Name($0)).inserted ? $0 : nil }
    }
  }
}

extension SecurityScheme {
  fileprivate var words: [String] {
    switch kind {
    case .apiKey: ["apiKey"]
    case .http(let scheme, _): ["http:\(scheme.lowercased())"]
    case .oauth2(let flows): flows.map { "oauth2:\($0.kind.rawValue)" }
    case .openIDConnect: ["openIdConnect"]
    case .mutualTLS: ["mutualTLS"]
    case .unknown: []
    }
  }
}

/// What most APIs of a site have in common.
public struct EstateStyle: Sendable, Equatable, Codable {
  /// Of the body of errors.
  public var errorShape: String?
  /// Of lists that are asked for part by part.
  public var paging: String?
  /// Of dates and times.
  public var dates: String?
  /// Of keys.
  public var casing: String?

  /// nil of fewer than two APIs: one has nobody to be like.
  public init?(_ styles: [APIStyle]) {
    guard styles.count >= 2 else { return nil }
    errorShape = APIStyle.commonest(styles.compactMap(\.errorShape))
    paging = APIStyle.commonest(styles.compactMap(\.paging))
    dates = APIStyle.commonest(styles.compactMap(\.dates))
    casing = APIStyle.commonest(styles.compactMap(\.casing))
  }
}
