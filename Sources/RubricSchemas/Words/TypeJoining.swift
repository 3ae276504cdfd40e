import RubricDocuments
import RubricOpenAPI

extension TypeOutline {
  /// What kind of value fits both: the narrower words of the two. Where they leave no value, which is the
  /// author's to mend, both are told.
  public func joined(_ other: TypeOutline) -> TypeOutline {
    var joined = TypeOutline(parts: TypeOutline.joined(parts, other.parts))
    joined.places = places + other.places
    if onlyAddsNull || other.onlyAddsNull, !joined.parts.isEmpty, !joined.parts.contains(.null) {
      joined.parts.append(.null)
    }
    joined.onlyAddsNull = joined.parts.isEmpty && (onlyAddsNull || other.onlyAddsNull)
    return joined
  }

  /// - Returns: the parts of values that fit both lists, of which an empty one allows any value.
  static func joined(_ first: [Part], _ second: [Part]) -> [Part] {
    if first.isEmpty || first == second { return second }
    if second.isEmpty { return first }
    // That a value may be null besides, which 3.0 says of no type.
    if first == [.null] { return second.contains(.null) ? second : second + first }
    if second == [.null] { return first.contains(.null) ? first : first + second }
    var joined: [Part] = []
    for part in first {
      guard let fitting = second.lazy.compactMap({ part.joined($0) }).first, !joined.contains(fitting) else {
        continue
      }
      joined.append(fitting)
    }
    return joined.isEmpty ? first + second.filter { !first.contains($0) } : joined
  }
}

extension TypeOutline.Part {
  static let null = TypeOutline.Part.type("null", format: nil)

  /// The narrower of two kinds; nil where no value is of both.
  fileprivate func joined(_ other: TypeOutline.Part) -> TypeOutline.Part? {
    switch (self, other) {
    case (.null, .null): .null
    case (.null, _), (_, .null): nil
    case (.type(let name, let format), .type(let second, let otherFormat)):
      if name == second {
        .type(name, format: format ?? otherFormat)
      } else if [name, second].allSatisfy({ $0 == "number" || $0 == "integer" }) {
        .type("integer", format: format ?? otherFormat)
      } else {
        nil
      }
    case (.type(let name, nil), .format(let format)), (.format(let format), .type(let name, nil)):
      ["string", "number", "integer"].contains(name) ? .type(name, format: format) : nil
    case (.type, .format): self
    case (.format, .type): other
    case (.array(let elements), .array(let others)): .array(elements.joined(others))
    case (.array, .type("array", _)): self
    case (.type("array", _), .array): other
    case (.array, .type), (.type, .array): nil
    case (.named(_, let types), .type(let name, _)): types.isEmpty || types.contains(name) ? self : nil
    case (.type(let name, _), .named(_, let types)): types.isEmpty || types.contains(name) ? other : nil
    case (.named, _), (.nothing, _), (.contradiction, _), (.reference, _): self
    case (_, .named), (_, .nothing), (_, .contradiction), (_, .reference): other
    // So many alternatives are told one by one below, a kind is not.
    case (.alternatives, _): other
    case (_, .alternatives): self
    case (.format, _): self
    case (.array, .format): self
    }
  }
}
