import RubricOpenAPI

/// A limit on values, as a part that a theme has words for. Numbers keep their source text.
public enum Constraint: Sendable, Hashable {
  case minimum(String)
  case maximum(String)
  case range(String, String)
  case exclusiveMinimum(String)
  case exclusiveMaximum(String)
  case multipleOf(String)
  case minLength(String)
  case maxLength(String)
  case lengthRange(String, String)
  case length(String)
  case pattern(String)
  case minItems(String)
  case maxItems(String)
  case itemsRange(String, String)
  case uniqueItems
  case minProperties(String)
  case maxProperties(String)
  case contentEncoding(String)
  case contentMediaType(String)
  /// `additionalProperties: false`, or `unevaluatedProperties: false`.
  case noOtherProperties

  /// The limits of a schema in the order in which they are told.
  public static func all(of schema: Shared<Schema>, in api: API) -> [Constraint] {
    var constraints: [Constraint] = []
    if let bounds = schema.bounds { constraints += numbers(bounds) + sizes(bounds) }
    if let encoding = schema.rare?.contentEncoding { constraints.append(.contentEncoding(encoding)) }
    if let mediaType = schema.rare?.contentMediaType { constraints.append(.contentMediaType(mediaType)) }
    let others = [schema.additionalProperties, schema.rare?.unevaluatedProperties]
    if others.contains(where: { $0.map { api.schemas[$0].always == false } ?? false }) {
      constraints.append(.noOtherProperties)
    }
    return constraints
  }

  private static func numbers(_ bounds: Schema.Bounds) -> [Constraint] {
    var constraints: [Constraint] = []
    switch (bounds.minimum, bounds.maximum) {
    case (let least?, let most?): constraints.append(.range(least, most))
    case (let least?, nil): constraints.append(.minimum(least))
    case (nil, let most?): constraints.append(.maximum(most))
    case (nil, nil): break
    }
    if let limit = bounds.exclusiveMinimum { constraints.append(.exclusiveMinimum(limit)) }
    if let limit = bounds.exclusiveMaximum { constraints.append(.exclusiveMaximum(limit)) }
    if let step = bounds.multipleOf { constraints.append(.multipleOf(step)) }
    return constraints
  }

  private static func sizes(_ bounds: Schema.Bounds) -> [Constraint] {
    var constraints: [Constraint] = []
    switch (bounds.minLength, bounds.maxLength) {
    case (let least?, let most?):
      constraints.append(least == most ? .length(least) : .lengthRange(least, most))
    case (let least?, nil): constraints.append(.minLength(least))
    case (nil, let most?): constraints.append(.maxLength(most))
    case (nil, nil): break
    }
    if let pattern = bounds.pattern { constraints.append(.pattern(pattern)) }
    switch (bounds.minItems, bounds.maxItems) {
    case (let least?, let most?): constraints.append(.itemsRange(least, most))
    case (let least?, nil): constraints.append(.minItems(least))
    case (nil, let most?): constraints.append(.maxItems(most))
    case (nil, nil): break
    }
    if bounds.hasUniqueItems { constraints.append(.uniqueItems) }
    if let least = bounds.minProperties { constraints.append(.minProperties(least)) }
    if let most = bounds.maxProperties { constraints.append(.maxProperties(most)) }
    return constraints
  }
}
