import RubricDocuments

/// What may be known of all APIs of a site, by the names of their folders.
public struct EntryTable: Sendable, ExpressibleByArrayLiteral {
  private let entries: [Name: APIEntry]

  /// - Parameter entries: of two with the same name the first counts.
  public init(_ entries: [APIEntry]) {
    self.entries = Dictionary(entries.map { (Name($0.name), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Of those APIs.
  public init(arrayLiteral elements: APIEntry...) { self.init(elements) }

  /// nil where no API's folder is called so.
  subscript(name: String) -> APIEntry? { entries[Name(name)] }

  /// In any order.
  var names: some Collection<Name> { entries.keys }
}
