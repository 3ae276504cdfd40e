import RubricDocuments
import RubricOpenAPI

/// Which type of value is made where a schema allows several.
extension ExampleMaker {
  /// The types that a value may have, the likeliest first.
  func order(of asked: Conjunction, at place: Place) -> [Schema.TypeSet] {
    if let types = asked.types {
      if types.rawValue.nonzeroBitCount == 1 { return [types] }
      if types == [.number, .integer] { return [.number] }
      var order: [Schema.TypeSet] = []
      if types.contains(.object), !asked.members.isEmpty { order.append(.object) }
      if types.contains(.array), !asked.arrays.isEmpty { order.append(.array) }
      if types.contains(.string), asked.limits.limitsStrings { order.append(.string) }
      for part in asked.parts { order += writtenTypes(of: part) }
      let usual: [Schema.TypeSet] = [.string, .number, .integer, .boolean, .object, .array]
      let all = order + usual + [.null]
      var seen: Schema.TypeSet = []
      return all.filter { type in
        guard types.contains(type), !seen.contains(type) else { return false }
        if type == .integer, seen.contains(.number) { return false }
        seen.insert(type)
        return true
      }
    }
    let limits = asked.limits
    let speaksOfObjects =
      !asked.members.isEmpty || !asked.patternMembers.isEmpty || limits.minProperties > 0
      || asked.closures.contains { api.schemas[$0.schema].always != false }
    if speaksOfObjects { return [.object] }
    if !asked.arrays.isEmpty || limits.minItems > 0 || !asked.contained.isEmpty { return [.array] }
    if limits.limitsStrings { return [.string] }
    let isWhole = limits.formats.contains { ["int32", "int64", "integer"].contains($0) }
    if isWhole { return [.integer] }
    if limits.limitsNumbers || limits.formats.contains(where: { ["float", "double"].contains($0) }) {
      return [.number]
    }
    return [.string, .object, .integer, .boolean, .array, .null]
  }

  /// The types in the order in which the author wrote them.
  private func writtenTypes(of part: SchemaID) -> [Schema.TypeSet] {
    guard let node = api.schemas[part].origin[.type], node.isSequence else { return [] }
    return node.elements.compactMap { $0.string.flatMap { Schema.TypeSet(name: $0) } }.filter { $0 != .null }
  }
}
