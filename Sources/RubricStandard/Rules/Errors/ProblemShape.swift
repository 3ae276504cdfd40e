import RubricOpenAPI

/// Which members of problem details a schema describes.
struct ProblemShape: OptionSet, Sendable {
  let rawValue: UInt8
  static let title = ProblemShape(rawValue: 1)
  static let status = ProblemShape(rawValue: 2)
  static let detail = ProblemShape(rawValue: 4)
  /// Any member at all, those without a meaning for problem details among them.
  static let any = ProblemShape(rawValue: 8)

  /// The names of those that it lacks.
  var missing: [String] {
    [(ProblemShape.title, "title"), (.status, "status"), (.detail, "detail")].filter { !contains($0.0) }
      .map(\.1)
  }
}

/// The search for the members of problem details, each schema looked at once.
struct ProblemShapes {
  private let api: API
  private var known: [SchemaID: ProblemShape] = [:]

  /// Deeper than this nobody looks for a member.
  private static let deepest = 30

  init(_ api: API) { self.api = api }

  /// What a value of the schema has, whichever alternative it is.
  mutating func shape(of id: SchemaID, depth: Int = 0) -> ProblemShape {
    if let known = known[id] { return known }
    guard depth < ProblemShapes.deepest else { return [] }
    // What holds itself brings nothing more.
    known[id] = []
    let schema = api.schemas[id]
    var shape = ProblemShapes.own(of: schema)
    for part in [schema.reference].compactMap(\.self) + schema.allOf {
      shape.formUnion(self.shape(of: part, depth: depth + 1))
    }
    for alternatives in [schema.oneOf, schema.anyOf] where !alternatives.isEmpty {
      var common: ProblemShape = [.title, .status, .detail, .any]
      for part in alternatives { common.formIntersection(self.shape(of: part, depth: depth + 1)) }
      shape.formUnion(common)
    }
    known[id] = shape
    return shape
  }

  private static func own(of schema: Shared<Schema>) -> ProblemShape {
    var shape: ProblemShape = schema.properties.isEmpty ? [] : .any
    for property in schema.properties {
      switch property.name {
      case "title": shape.insert(.title)
      case "status": shape.insert(.status)
      case "detail": shape.insert(.detail)
      default: break
      }
    }
    return shape
  }
}
