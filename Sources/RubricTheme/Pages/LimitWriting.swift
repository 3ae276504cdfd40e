import RubricPages
import RubricSchemas

/// Limits on values in words.
extension PageWriter {
  /// Limits, parted by commas.
  mutating func limits(_ limits: [Limit]) {
    for (index, limit) in limits.enumerated() {
      if index > 0 { html.raw(", ") }
      constraint(limit.constraint)
      tell(limit.places)
    }
  }

  mutating func constraint(_ constraint: Constraint) {
    switch constraint {
    case .minimum(let least): write(.atLeast, least)
    case .maximum(let most): write(.atMost, most)
    case .range(let least, let most) where least == most: write(.exactly, least)
    case .range(let least, let most): write(.range, least, most)
    case .exclusiveMinimum(let limit): write(.moreThan, limit)
    case .exclusiveMaximum(let limit): write(.lessThan, limit)
    case .multipleOf(let step): write(.multipleOf, step)
    case .minLength(let least): write(.minLength, least)
    case .maxLength(let most): write(.maxLength, most)
    case .lengthRange(let least, let most): write(.lengthRange, least, most)
    case .length(let length): write(.length, length)
    case .pattern(let pattern):
      write(.pattern)
      html.raw(" ")
      code(pattern)
    case .contentEncoding(let encoding): write(.contentEncoding, encoding)
    case .contentMediaType(let mediaType): write(.contentMediaType, mediaType)
    default: size(constraint)
    }
  }

  private mutating func size(_ constraint: Constraint) {
    switch constraint {
    case .minItems(let least): write(.minItems, least)
    case .maxItems(let most): write(.maxItems, most)
    case .itemsRange(let least, let most): write(.itemsRange, least, most)
    case .itemsCount(let count): write(.itemsCount, count)
    case .uniqueItems: write(.uniqueItems)
    case .minProperties(let least): write(.minProperties, least)
    case .maxProperties(let most): write(.maxProperties, most)
    case .propertiesRange(let least, let most) where least == most: write(.propertiesCount, least)
    case .propertiesRange(let least, let most): write(.propertiesRange, least, most)
    case .minContains(let least): write(.minContains, least)
    case .maxContains(let most): write(.maxContains, most)
    case .noOtherProperties: write(.noOtherProperties)
    case .anyOtherProperties: write(.anyOtherProperties)
    case .noOtherItems: write(.noOtherItems)
    case .requires(let names):
      write(.mustHave)
      html.raw(" ")
      self.names(names)
    case .requiresOneOf(let branches, let isExclusive):
      write(isExclusive ? .mustHaveOneOf : .mustHaveAnyOf)
      html.raw(" ")
      for (index, branch) in branches.enumerated() {
        if index > 0 { html.raw("; ") }
        names(branch)
      }
    case .dependentRequired(let name, let others):
      write(.oncePresent)
      html.raw(" ")
      code(name)
      html.raw(": ")
      names(others)
    default: break
    }
  }

  /// Names with commas between them.
  private mutating func names(_ names: [String]) {
    for (index, name) in names.enumerated() {
      if index > 0 { html.raw(", ") }
      code(name)
    }
  }
}
