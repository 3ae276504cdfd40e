import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

/// Arrays.
extension ExampleMaker {
  /// An array with the elements that must be there, or one where none must.
  mutating func array(_ asked: Conjunction, at place: Place) -> JSONValue? {
    let limits = asked.limits
    guard limits.minItems <= limits.maxItems, limits.minItems <= valuesLeft else { return nil }
    var contained = 0
    for part in asked.contained { contained = max(contained, part.least) }
    guard contained <= valuesLeft else { return nil }
    let prefix = asked.arrays.map(\.prefix.count).max() ?? 0
    let isTold = !asked.arrays.isEmpty || contained > 0
    let wanted = max(limits.minItems, min(max(prefix + contained, isTold ? 1 : 0), limits.maxItems))
    var elements: [JSONValue] = []
    var seen: Set<Name> = []
    var ordinal = 0
    let hasRoom = place.isRequired || place.allowance > 0
    while elements.count < wanted, ordinal < wanted + 20, workLeft > 0 {
      let isRequired = elements.count < limits.minItems || elements.count < contained
      guard isRequired || hasRoom else { break }
      let value = element(elements.count, ordinal, asked, contained, isRequired, at: place)
      ordinal += 1
      guard let value else {
        if isRequired { return nil }
        break
      }
      if limits.hasUniqueItems, !seen.insert(Name(value.compactText)).inserted { continue }
      elements.append(value)
    }
    return elements.count >= limits.minItems ? .array(elements) : nil
  }

  /// - Parameters:
  ///   - ordinal: counts the elements that were made, those among them that came twice.
  ///   - contained: how many elements must be what `contains` asks for.
  private mutating func element(
    _ index: Int, _ ordinal: Int, _ asked: Conjunction, _ contained: Int, _ isRequired: Bool, at place: Place
  ) -> JSONValue? {
    var schemas: [SchemaID] = []
    var isOfPlace = false
    var scope = DynamicScope()
    for (number, part) in asked.arrays.enumerated() {
      scope = number == 0 ? part.scope : api.scope(scope, joining: part.scope)
      if index < part.prefix.count {
        isOfPlace = true
        if !schemas.contains(part.prefix[index]) { schemas.append(part.prefix[index]) }
      } else if let items = part.items, !schemas.contains(items) {
        schemas.append(items)
      }
    }
    if schemas.contains(where: { api.schemas[$0].always == false }) { return nil }
    schemas.removeAll { api.schemas[$0].always == true }
    var within = Place(
      name: NamedValue.singular(place.name), ordinal: place.ordinal + (isOfPlace ? 0 : ordinal),
      isRequired: isRequired,
      allowance: max(0, place.allowance - 1), depth: place.depth + 1, scope: scope)
    if !isRequired, within.depth >= ExampleMaker.deepestOptional || isActive(schemas) { return nil }
    let extra = asked.contained.filter { index < $0.least }.map(\.schema)
    if !extra.isEmpty {
      within.scope = asked.scope
      if let value = value(of: schemas + extra, at: within) { return value }
      within.scope = scope
    }
    if schemas.isEmpty {
      valuesLeft -= 1
      return .string(ordinal == 0 ? "string" : "string \(ordinal + 1)")
    }
    return value(of: schemas, at: within)
  }
}

extension JSONValue {
  /// The text of a value as a document of its own.
  static func document(_ text: String) -> Document? {
    let file = SourceFile(path: "value.json", bytes: Array(text.utf8))
    return DocumentReader().read(file, as: SourceID(index: 0), format: .json).value
  }
}
