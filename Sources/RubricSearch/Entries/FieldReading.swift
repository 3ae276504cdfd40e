import RubricDocuments
import RubricPages

/// Properties, parameters and allowed values: one entry for each name in an API.
extension PageReading {
  /// Longer values are sentences or data, which nobody types.
  private static let longestValue = 60
  /// Of one list of values so many count.
  private static let mostValues = 200

  /// Takes the rows that have their place on the page.
  func fields(of tables: [FieldTable], _ pages: inout PageGathering) {
    guard case .text(let holder) = page.title else { return }
    for table in tables {
      let isParameters = if case .parameters = table.title { true } else { false }
      let isOfSchema = if case .schema = table.title { true } else { false }
      let roots = Set(table.roots)
      for index in table.rows.indices where !table.rows[index].places.isEmpty {
        guard case .name(let name) = table.rows[index].label else { continue }
        let isRoot = table.trail.isEmpty && roots.contains(index)
        let rank = !isRoot ? 2 : isOfSchema ? 0 : 1
        let row = table.rows[index]
        let found = FoundName.Holder(
          rank: rank, page: pages.order, title: holder, route: page.route, fragment: row.anchor,
          prose: row.words.prose.first, isParameter: isParameters)
        pages.fields[Name(name), default: FoundName(name)].take(found)
        values(
          of: row.words, holder, fragment: row.anchor, property: name, rank: rank,
          isParameter: isParameters, &pages)
      }
    }
  }

  /// Takes the allowed values of a schema.
  func values(
    of words: SchemaWords, _ holder: String, fragment: String, property: String, rank: Int,
    isParameter: Bool, _ pages: inout PageGathering
  ) {
    for value in words.values.prefix(PageReading.mostValues) {
      let text = value.text.value
      guard (2...PageReading.longestValue).contains(text.utf8.count), PageReading.hasLetter(text) else {
        continue
      }
      let found = FoundName.Holder(
        rank: rank, page: pages.order, title: holder, route: page.route, fragment: fragment,
        prose: nil, isParameter: isParameter, property: property)
      pages.values[Name(text), default: FoundName(text)].take(found)
    }
  }

  /// Numbers, times and the like are no names.
  private static func hasLetter(_ text: String) -> Bool {
    text.utf8.contains { (97...122).contains($0 | 0x20) || $0 >= 0x80 }
  }
}
