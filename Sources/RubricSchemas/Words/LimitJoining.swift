import RubricDocuments

extension Limit {
  /// Limits that hold together, each kind told once: of two minimums the larger, of two maximums the smaller.
  /// What is wider is told by what is narrower, so that its places go there.
  public static func joined(_ limits: [Limit]) -> [Limit] {
    guard limits.count > 1 else { return limits }
    var joined: [Limit] = []
    var positions: [Bounds.Kind: Int] = [:]
    for limit in limits {
      if let bounds = Bounds(limit.constraint) {
        guard let index = positions[bounds.kind], let known = Bounds(joined[index].constraint) else {
          positions[bounds.kind] = joined.count
          joined.append(limit)
          continue
        }
        joined[index].constraint = known.narrowed(by: bounds).constraint ?? limit.constraint
        joined[index].places += limit.places
      } else if let index = joined.firstIndex(where: { $0.constraint == limit.constraint }) {
        joined[index].places += limit.places
      } else {
        joined.append(limit)
      }
    }
    return joined
  }
}

/// The least and the most of something that is counted or measured.
private struct Bounds {
  var kind: Kind
  var least: String?
  var most: String?

  enum Kind: Hashable {
    case value, exclusiveLeast, exclusiveMost, length, items, properties, leastContains, mostContains
  }

  private init(_ kind: Kind, _ least: String?, _ most: String?) {
    self.kind = kind
    self.least = least
    self.most = most
  }

  /// nil of a limit that is no bound.
  init?(_ constraint: Constraint) {
    switch constraint {
    case .minimum(let least): self.init(.value, least, nil)
    case .maximum(let most): self.init(.value, nil, most)
    case .range(let least, let most): self.init(.value, least, most)
    case .exclusiveMinimum(let limit): self.init(.exclusiveLeast, limit, nil)
    case .exclusiveMaximum(let limit): self.init(.exclusiveMost, nil, limit)
    case .minLength(let least): self.init(.length, least, nil)
    case .maxLength(let most): self.init(.length, nil, most)
    case .lengthRange(let least, let most): self.init(.length, least, most)
    case .length(let length): self.init(.length, length, length)
    case .minItems(let least): self.init(.items, least, nil)
    case .maxItems(let most): self.init(.items, nil, most)
    case .itemsRange(let least, let most): self.init(.items, least, most)
    case .itemsCount(let count): self.init(.items, count, count)
    case .minProperties(let least): self.init(.properties, least, nil)
    case .maxProperties(let most): self.init(.properties, nil, most)
    case .propertiesRange(let least, let most): self.init(.properties, least, most)
    case .minContains(let least): self.init(.leastContains, least, nil)
    case .maxContains(let most): self.init(.mostContains, nil, most)
    case .multipleOf, .pattern, .uniqueItems, .contentEncoding, .contentMediaType, .noOtherProperties,
      .anyOtherProperties, .noOtherItems, .requires, .requiresOneOf, .dependentRequired:
      return nil
    }
  }

  /// Both hold.
  func narrowed(by other: Bounds) -> Bounds {
    Bounds(
      kind, Bounds.pick(least, other.least) { $0 > $1 }, Bounds.pick(most, other.most) { $0 < $1 })
  }

  /// The one that is preferred; of two that are no numbers the first.
  private static func pick(
    _ a: String?, _ b: String?, _ isBetter: (Decimal, Decimal) -> Bool
  ) -> String? {
    guard let a, let b else { return a ?? b }
    guard let second = Decimal(b.utf8) else { return a }
    guard let first = Decimal(a.utf8) else { return b }
    return isBetter(second, first) ? b : a
  }

  /// nil where nothing is bounded.
  var constraint: Constraint? {
    switch (kind, least, most) {
    case (_, nil, nil): nil
    case (.value, let least?, let most?): .range(least, most)
    case (.value, let least?, nil): .minimum(least)
    case (.value, nil, let most?): .maximum(most)
    case (.length, let least?, let most?): least == most ? .length(least) : .lengthRange(least, most)
    case (.length, let least?, nil): .minLength(least)
    case (.length, nil, let most?): .maxLength(most)
    case (.items, let least?, let most?): least == most ? .itemsCount(least) : .itemsRange(least, most)
    case (.items, let least?, nil): .minItems(least)
    case (.items, nil, let most?): .maxItems(most)
    case (.properties, let least?, let most?): .propertiesRange(least, most)
    case (.properties, let least?, nil): .minProperties(least)
    case (.properties, nil, let most?): .maxProperties(most)
    case (.exclusiveLeast, let limit?, _): .exclusiveMinimum(limit)
    case (.exclusiveMost, _, let limit?): .exclusiveMaximum(limit)
    case (.leastContains, let least?, _): .minContains(least)
    case (.mostContains, _, let most?): .maxContains(most)
    case (.exclusiveLeast, nil, _), (.leastContains, nil, _), (.exclusiveMost, _, nil),
      (.mostContains, _, nil):
      nil
    }
  }
}
