import RubricDocuments
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
  case itemsCount(String)
  case uniqueItems
  case minProperties(String)
  case maxProperties(String)
  case propertiesRange(String, String)
  case contentEncoding(String)
  case contentMediaType(String)
  /// So many elements at least and at most are of the kind that `contains` asks for.
  case minContains(String)
  case maxContains(String)
  /// `additionalProperties: false`, or `unevaluatedProperties: false`.
  case noOtherProperties
  /// `additionalProperties: true`, or `unevaluatedProperties: true`.
  case anyOtherProperties
  /// `items: false` or `unevaluatedItems: false` behind elements that have their own schemas.
  case noOtherItems
  /// Members that must be there though no property of the schema describes them.
  case requires([String])
  /// Branches that only say which members must be there: exactly one of them holds, or at least one.
  case requiresOneOf([[String]], isExclusive: Bool)
  /// Where the first member is there, the others must be.
  case dependentRequired(String, [String])
}

/// A limit with the values of the description that say it.
public struct Limit: Sendable {
  /// What a reader is told.
  public var constraint: Constraint
  /// The values that it is told of.
  public var places: [Place]

  /// Puts the values to the limit.
  public init(_ constraint: Constraint, _ places: [Place]) {
    self.constraint = constraint
    self.places = places
  }

  /// The limits of a schema in the order in which they are told; those on the names of members not.
  public static func all(of schema: Shared<Schema>, in api: API) -> [Limit] {
    var limits: [Limit] = []
    let origin = schema.origin
    if let bounds = schema.bounds {
      limits += numbers(bounds, origin) + lengths(bounds, origin) + sizes(bounds, origin)
    }
    if let rare = schema.rare { limits += rare.value.limits(origin) }
    let others = [
      (schema.additionalProperties, Field.additionalProperties),
      (schema.rare?.unevaluatedProperties, .unevaluatedProperties),
    ]
    for (other, field) in others {
      guard let other, let always = api.schemas[other].always else { continue }
      limits.append(
        Limit(always ? .anyOtherProperties : .noOtherProperties, origin.places(field)))
    }
    // Elements behind those of an array of schemas are those of `additionalItems`, before 2020-12.
    let items = origin[.items]?.isSequence == true ? Field.additionalItems : .items
    for (other, field) in [(schema.items, items), (schema.rare?.unevaluatedItems, .unevaluatedItems)] {
      guard let other, api.schemas[other].always == false else { continue }
      limits.append(Limit(.noOtherItems, origin.places(field)))
    }
    return limits
  }

  private static func numbers(_ bounds: Schema.Bounds, _ origin: Node) -> [Limit] {
    var limits: [Limit] = []
    switch (bounds.minimum, bounds.maximum) {
    case (let least?, let most?): limits.append(Limit(.range(least, most), origin.places(.minimum, .maximum)))
    case (let least?, nil): limits.append(Limit(.minimum(least), origin.places(.minimum)))
    case (nil, let most?): limits.append(Limit(.maximum(most), origin.places(.maximum)))
    case (nil, nil): break
    }
    // In 3.0 the bound stands beside its flag, since 3.1 in its place.
    if let limit = bounds.exclusiveMinimum {
      limits.append(Limit(.exclusiveMinimum(limit), origin.places(.exclusiveMinimum, .minimum)))
    }
    if let limit = bounds.exclusiveMaximum {
      limits.append(Limit(.exclusiveMaximum(limit), origin.places(.exclusiveMaximum, .maximum)))
    }
    if let step = bounds.multipleOf { limits.append(Limit(.multipleOf(step), origin.places(.multipleOf))) }
    return limits
  }

  private static func lengths(_ bounds: Schema.Bounds, _ origin: Node) -> [Limit] {
    var limits: [Limit] = []
    switch (bounds.minLength, bounds.maxLength) {
    case (let least?, let most?):
      limits.append(
        Limit(
          least == most ? .length(least) : .lengthRange(least, most), origin.places(.minLength, .maxLength)))
    case (let least?, nil): limits.append(Limit(.minLength(least), origin.places(.minLength)))
    case (nil, let most?): limits.append(Limit(.maxLength(most), origin.places(.maxLength)))
    case (nil, nil): break
    }
    if let pattern = bounds.pattern { limits.append(Limit(.pattern(pattern), origin.places(.pattern))) }
    return limits
  }

  private static func sizes(_ bounds: Schema.Bounds, _ origin: Node) -> [Limit] {
    var limits: [Limit] = []
    switch (bounds.minItems, bounds.maxItems) {
    case (let least?, let most?):
      limits.append(
        Limit(
          least == most ? .itemsCount(least) : .itemsRange(least, most), origin.places(.minItems, .maxItems)))
    case (let least?, nil): limits.append(Limit(.minItems(least), origin.places(.minItems)))
    case (nil, let most?): limits.append(Limit(.maxItems(most), origin.places(.maxItems)))
    case (nil, nil): break
    }
    if bounds.hasUniqueItems { limits.append(Limit(.uniqueItems, origin.places(.uniqueItems))) }
    switch (bounds.minProperties, bounds.maxProperties) {
    case (let least?, let most?):
      limits.append(Limit(.propertiesRange(least, most), origin.places(.minProperties, .maxProperties)))
    case (let least?, nil): limits.append(Limit(.minProperties(least), origin.places(.minProperties)))
    case (nil, let most?): limits.append(Limit(.maxProperties(most), origin.places(.maxProperties)))
    case (nil, nil): break
    }
    return limits
  }
}

extension Schema.Rare {
  fileprivate func limits(_ origin: Node) -> [Limit] {
    var limits: [Limit] = []
    if let least = minContains { limits.append(Limit(.minContains(least), origin.places(.minContains))) }
    if let most = maxContains { limits.append(Limit(.maxContains(most), origin.places(.maxContains))) }
    if let encoding = contentEncoding {
      limits.append(Limit(.contentEncoding(encoding), origin.places(.contentEncoding)))
    }
    if let mediaType = contentMediaType {
      limits.append(Limit(.contentMediaType(mediaType), origin.places(.contentMediaType)))
    }
    for named in dependentRequired {
      let name = Name(named.name)
      // Before 2019-09 they stand in `dependencies`.
      let names = [Field.dependentRequired, .dependencies].lazy.compactMap {
        origin[$0]?.member(named: name)?.value
      }.first { $0.isSequence }
      let places = names.map { [$0.keyPlace, $0.place] + $0.elements.map(\.place) } ?? []
      limits.append(Limit(.dependentRequired(named.name, named.value), places))
    }
    return limits
  }
}
