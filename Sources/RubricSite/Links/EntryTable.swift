import RubricDiagnostics
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

  /// What decides where links to an API lead, in few bytes that are the same in every run; nil where no API's
  /// folder is called so.
  public func digest(of name: Name) -> UInt64? {
    entries[name].map { entry in
      var hash = StableHash()
      func combine(_ text: String) {
        hash.combine(text.utf8)
        // Ends the text: it stands in no UTF-8.
        hash.combine(CollectionOfOne(0xFF))
      }
      combine(entry.title)
      combine(entry.route.path)
      for (name, target) in entry.targets.sorted(by: { $0.key < $1.key }) {
        for text in [name.text, target.route.path, target.fragment ?? "", target.title] { combine(text) }
      }
      for (name, file) in entry.files.sorted(by: { $0.key < $1.key }) {
        combine(name.text)
        combine(file.digest)
      }
      return hash.value
    }
  }

  /// The same of which names there are.
  public var namesDigest: UInt64 {
    var hash = StableHash()
    for name in entries.keys.sorted() {
      hash.combine(name.text.utf8)
      hash.combine(CollectionOfOne(0xFF))
    }
    return hash.value
  }

  /// nil where no API's folder is called so.
  subscript(name: String) -> APIEntry? { entries[Name(name)] }

  /// In any order.
  var names: some Collection<Name> { entries.keys }
}

extension LinkedFile {
  fileprivate var digest: String {
    switch self {
    case .guide(let route, let title, let anchors):
      (["guide", route.path, title] + anchors).joined(separator: "\n")
    case .home(let route, let title): "home\n\(route.path)\n\(title)"
    case .draft: "draft"
    case .attachment: "attachment"
    case .refused: "refused"
    }
  }
}

/// What the links of an API have asked of the others: as long as the answers stay, its pages stay as they are,
/// whatever becomes of the others.
public struct AskedEntries: Sendable, Codable {
  /// Names of folders, whether or not there is an API of that name; in order.
  public var names: [Name]
  /// Whether the list of all names was asked for as well.
  public var isAll: Bool

  init(_ log: Log) {
    names = log.names.sorted()
    isAll = log.isAll
  }

  /// Nothing.
  public init() {
    names = []
    isAll = false
  }

  /// Notes what is asked, from one thread.
  final class Log {
    var names: Set<Name> = []
    var isAll = false
  }
}
