import RubricDiagnostics
import RubricDocuments
import RubricDiagnostics
import RubricOpenAPI

/// Where the pages of an API lie. The only place in which an address is made from a name.
public struct RouteTable: Sendable {
  /// What the addresses begin with: empty, or such as `apis/permits/`.
  public let prefix: String
  private var operations: [Route] = []
  private var schemas: [SchemaID: Route] = [:]
  private var groups: [Name: Route] = [:]

  /// Addresses of a site without an API.
  public init(prefix: String) { self.prefix = prefix }

  /// Addresses of an API's pages.
  public init(prefix: String, api: API, groups names: [String]) {
    self.prefix = prefix
    let all = api.operations.all
    let operationSlugs = SlugTable(
      names: all.map { RouteTable.name(of: $0) },
      pointers: RouteTable.pointers(of: all, ids: api.operations.ids), reserved: ["index"])
    operations = operationSlugs.slugs.map { Route("\(prefix)operations/\($0).html") }
    let schemaSlugs = SlugTable(
      names: api.namedSchemas.map(\.name),
      pointers: RouteTable.pointers(of: api.namedSchemas, in: api), reserved: ["index"])
    for (named, slug) in zip(api.namedSchemas, schemaSlugs.slugs) where schemas[named.value] == nil {
      schemas[named.value] = Route("\(prefix)schemas/\(slug).html")
    }
    let groupSlugs = SlugTable(names: names, pointers: names)
    for (name, slug) in zip(names, groupSlugs.slugs) {
      groups[Name(name)] = Route("\(prefix)tags/\(slug).html")
    }
  }

  /// The API's home, or the site's.
  public var home: Route { Route("\(prefix)index.html") }
  /// The list of all operations.
  public var allOperations: Route { Route("\(prefix)operations/index.html") }
  /// The list of all schemas with a name.
  public var allSchemas: Route { Route("\(prefix)schemas/index.html") }
  /// The page of components that no operation uses.
  public var components: Route { Route("\(prefix)components.html") }
  /// The page that weighs the required sections.
  public var completeness: Route { Route("\(prefix)completeness.html") }
  /// How mature the API is.
  public var maturity: Route { Route("\(prefix)maturity.html") }
  /// The same for programs.
  public var maturityData: Route { Route("\(prefix)maturity.json") }
  /// What was found of the API, with places.
  public var findings: Route { Route("\(prefix)findings.html") }
  /// A sign that other pages can show.
  public func badge(_ name: String) -> Route { Route("\(prefix)badges/\(Slug(name)).svg") }

  /// The page of an operation of the API that the table was made for.
  public func route(of operation: OperationID) -> Route { operations[Int(operation.index)] }

  /// nil of a schema without a name, which is shown where it is used.
  public func route(of schema: SchemaID) -> Route? { schemas[schema] }

  /// The page of a group, by the name it was registered with; nil where there is no such group.
  public func route(ofGroup name: String) -> Route? { groups[Name(name)] }

  /// The page made for a required section that no guide is.
  public func section(_ section: SectionID) -> Route { Route("\(prefix)sections/\(Slug(section.text)).html") }

  /// The description as a file to load, with the ending that its own file has.
  public func download(ending: String) -> Route { Route("\(prefix)openapi.\(Slug(ending))") }

  /// The page of the guide at a path such as `errors.md`; the API's home for `index.md` at the top.
  public func guide(_ path: String) -> Route {
    let parts = RouteTable.slugs(ofPathWithoutEnding: path)
    if parts == ["index"] { return home }
    return Route("\(prefix)guides/\(parts.joined(separator: "/")).html")
  }

  /// The page of a guide that all APIs share.
  func sharedGuide(_ path: String) -> Route {
    Route("\(prefix)guides/\(RouteTable.slugs(ofPathWithoutEnding: path).joined(separator: "/")).html")
  }

  /// The address of a file that guides show or link to.
  public func attachment(_ path: String) -> Route {
    let file = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8[...]
    let ending =
      file.split(separator: UInt8(ascii: ".")).last.map { String(decoding: $0, as: UTF8.self) } ?? ""
    // The hash of the path keeps `a/b.png` and `a-b.png` apart.
    let name = Slug(RouteTable.slugs(ofPathWithoutEnding: path).joined(separator: "-"))
    return Route("\(prefix)files/\(name)-\(StableHash(path.utf8).text).\(Slug(ending))")
  }

  /// A former address that a guide names, within the API's part of the site; nil where it leads outside.
  ///
  /// - Parameter written: where it begins with `/`, from the top of the site; else from the top of this part.
  public func former(_ written: String) -> Route? {
    var address = written
    if written.utf8.first == UInt8(ascii: "/") {
      address = String(written.dropFirst())
      guard address.utf8.starts(with: prefix.utf8) else { return nil }
      address = String(address.dropFirst(prefix.count))
    }
    let parts = address.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    guard let first = parts.first, parts.allSatisfy({ RouteTable.isPlainFileName($0) }) else { return nil }
    // Below these lie the pages of APIs and the theme's files, each of which minds its own addresses.
    if prefix.isEmpty,
      ["apis", "assets", "files", "rules", "search", "a-z", "a-z.html"].contains(first)
    {
      return nil
    }
    var path = parts.joined(separator: "/")
    if address.utf8.last == UInt8(ascii: "/") {
      path += "/index.html"
    } else if !path.utf8.suffix(5).elementsEqual(".html".utf8) {
      path += ".html"
    }
    return Route(prefix + path)
  }

  private static func name(of operation: Shared<Operation>) -> String {
    if let id = operation.operationID, !id.isEmpty { return id }
    switch operation.kind {
    case .path: return operation.signature
    case .webhook: return "webhook \(operation.signature)"
    case .callback(let name): return "callback \(name) \(operation.signature)"
    }
  }

  /// What tells each operation from every other, as a hash of it keeps two addresses apart.
  private static func pointers(of operations: [Shared<Operation>], ids: [OperationID]) -> [String] {
    // One callback can be held by many operations: its holder tells them apart, and is read before it.
    var pointers: [String] = []
    var holders: [OperationID: String] = [:]
    for (index, operation) in operations.enumerated() {
      let own = "\(operation.path) \(operation.method.rawValue)"
      switch operation.kind {
      case .path: pointers.append("paths \(own)")
      case .webhook: pointers.append("webhooks \(own)")
      case .callback(let name):
        pointers.append("\(holders[ids[index]] ?? "") callbacks \(name) \(own)")
      }
      for callback in operation.callbacks {
        for id in callback.value { holders[id] = pointers[index] }
      }
    }
    return pointers
  }

  /// What tells each schema with a name from every other: where it is written, too, behind the first of a name.
  private static func pointers(of schemas: [Named<SchemaID>], in api: API) -> [String] {
    var seen: Set<Name> = []
    return schemas.map { named in
      if seen.insert(Name(named.name)).inserted { return "schemas \(named.name)" }
      let span = api.schemas[named.value].origin.span
      return "schemas \(named.name) \(span.source.index) \(span.bytes.lowerBound)"
    }
  }

  private static func slugs(ofPathWithoutEnding path: String) -> [String] {
    var parts = path.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    if let last = parts.popLast() {
      let pieces = last.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      let stem = pieces.count > 1 ? pieces.dropLast() : pieces[...]
      parts.append(stem.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "."))
    }
    return parts.map { Slug($0).description }
  }

  /// Letters, digits, `-`, `_` and dots, and no name that a file system gives a meaning of its own.
  private static func isPlainFileName(_ name: String) -> Bool {
    guard name.utf8.count <= 200, name.utf8.first != UInt8(ascii: ".") else { return false }
    return name.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ".")].contains(byte)
    }
  }
}
