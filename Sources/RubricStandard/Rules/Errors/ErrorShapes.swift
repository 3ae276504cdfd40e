import RubricDiagnostics
import RubricOpenAPI
import RubricSchemas

/// How the bodies of errors look, as far as they are JSON: by the names of their first members.
struct ErrorShapes: Sendable {
  /// The shape of a schema that an error has for its body.
  struct Shape: Sendable, Hashable {
    var members: Set<String>
    var required: Set<String>
    /// Whether it is a list of such objects.
    var isList: Bool
  }

  /// A schema where it stands first.
  struct Use: Sendable {
    var shape: Shape
    /// Of the media type.
    var key: SourceSpan
    var response: ResponseUse
    /// How many operations answer with it.
    var count: Int
  }

  /// By schema; those without members of their own are left out.
  let uses: [SchemaID: Use]
  /// Of the shape that most operations answer with, where it stands first; nil where there is none.
  let commonest: Use?
  /// Schemas of problem details, each with where it stands first.
  let problems: [SchemaID: (key: SourceSpan, shape: ProblemShape)]
  /// Of the first media type of an error, whatever it is; nil where no error has a body.
  let firstBody: SourceSpan?
  /// Of the first that is problem details.
  let firstProblem: SourceSpan?

  /// - Parameter isSuccess: whether responses of success hold a schema as well.
  init(of mediaTypes: [MediaTypeUse], in api: API, isSuccess: (SchemaID) -> Bool) {
    var uses: [SchemaID: Use] = [:]
    var order: [SchemaID] = []
    var first: (body: SourceSpan?, problem: SourceSpan?)
    var membersLeft = ErrorShapes.mostMembers
    for use in mediaTypes {
      guard case .response(let response) = use.role, response.tellsFailure else { continue }
      first.body = first.body ?? use.key
      if use.media.isProblem { first.problem = first.problem ?? use.key }
      guard use.media.isJSON, let id = use.media.schema else { continue }
      if uses[id] != nil {
        uses[id]?.count += response.count
      } else if membersLeft > 0, let shape = Shape(of: id, in: api) {
        membersLeft -= shape.members.count
        uses[id] = Use(shape: shape, key: use.key, response: response, count: response.count)
        order.append(id)
      }
    }
    self.uses = uses
    (firstBody, firstProblem) = first
    problems = ErrorShapes.problems(mediaTypes, in: api)
    // Generators write the body of success under errors as well; it is no shape of errors to go by.
    let own = order.filter { !isSuccess($0) }
    commonest = ErrorShapes.commonest((own.isEmpty ? order : own).compactMap { uses[$0] })
  }

  /// So many members are compared at most: many schemas can share one that has thousands.
  private static let mostMembers = 200_000

  private static func problems(
    _ mediaTypes: [MediaTypeUse], in api: API
  ) -> [SchemaID: (key: SourceSpan, shape: ProblemShape)] {
    var problems: [SchemaID: (key: SourceSpan, shape: ProblemShape)] = [:]
    var shapes = ProblemShapes(api)
    for use in mediaTypes where use.media.isProblem {
      guard case .response = use.role, let id = use.media.schema, problems[id] == nil else { continue }
      problems[id] = (use.key, shapes.shape(of: id))
    }
    return problems
  }

  private static func commonest(_ uses: [Use]) -> Use? {
    var counts: [Shape: Int] = [:]
    for use in uses { counts[use.shape, default: 0] += use.count }
    // Of several that are equally common, that which stands first.
    var best: (use: Use, count: Int)?
    for use in uses {
      let count = counts[use.shape] ?? 0
      if count > best?.count ?? 0 { best = (use, count) }
    }
    return best?.use
  }
}

extension ErrorShapes.Shape {
  /// nil of a schema without members, of one with alternatives, and of the errors that RFC 6749 §5.2 shapes.
  fileprivate init?(of id: SchemaID, in api: API) {
    var shape = ObjectShape(of: id, in: api)
    var isList = false
    if shape.properties.isEmpty, let items = api.schemas[id].items {
      shape = ObjectShape(of: items, in: api)
      isList = true
    }
    let members = Set(shape.properties.map(\.name))
    guard !members.isEmpty, shape.alternatives(in: api).isEmpty,
      !(members.contains("error") && members.contains("error_description"))
    else { return nil }
    self.init(
      members: members, required: Set(shape.properties.filter(\.isRequired).map(\.name)), isList: isList)
  }

  /// Whether whoever reads errors of the other shape can read this one: it has all the same members, or
  /// those that must be there, or is a part of it where none must.
  func isReadable(as other: ErrorShapes.Shape) -> Bool {
    guard isList == other.isList else { return false }
    if members.isSuperset(of: other.members) { return true }
    return other.required.isEmpty
      ? members.isSubset(of: other.members) : members.isSuperset(of: other.required)
  }
}
