import RubricOpenAPI
import RubricSite

extension Site {
  /// Pages of more operations, schemas and guides nobody reads or prints as one.
  private static let mostPages = 600

  /// Whether the API has a page that holds the whole of it.
  public var hasWholePage: Bool {
    guard let api else { return false }
    return api.operations.count + api.namedSchemas.count + guides.count <= Site.mostPages
  }
}

extension PageMaker {
  /// A page of those that the whole API is told on.
  public struct WholePart: Sendable {
    /// Its position among `requests`.
    public var request: Int
    /// How much lower its headings stand there: 0 of the home, 2 of what belongs to a group or a list.
    public var level: Int
  }

  /// The pages that the whole API is told on, in the order in which one reads them: the home, guides, each group
  /// with its operations, schemas. Lists that repeat others, and what is told of the documentation itself, are
  /// none of them.
  public var wholeOrder: [WholePart] {
    guard site.hasWholePage else { return [] }
    var first: [WholePart] = []
    var groups = site.groups.map { _ in [WholePart]() }
    var (loose, schemas, last): ([WholePart], [WholePart], [WholePart]) = ([], [], [])
    for (index, request) in requests.enumerated() {
      switch request {
      case .home, .guide:
        first.append(WholePart(request: index, level: index == 0 ? 0 : 1))
      case .group(let group): groups[group].insert(WholePart(request: index, level: 1), at: 0)
      case .operation(let id):
        if let group = standings[id]?.group {
          groups[group].append(WholePart(request: index, level: 2))
        } else {
          loose.append(WholePart(request: index, level: 1))
        }
      case .schemaList: schemas.insert(WholePart(request: index, level: 1), at: 0)
      case .schema: schemas.append(WholePart(request: index, level: 2))
      case .components: last.append(WholePart(request: index, level: 1))
      case .unreadable, .operationList, .section, .completeness, .redirect: break
      }
    }
    return first + groups.flatMap(\.self) + loose + schemas + last
  }
}
