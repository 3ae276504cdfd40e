import RubricDocuments
import RubricOpenAPI
import RubricSchemas
import RubricSite

/// One row at a time, by what makes it.
extension FieldTables {
  /// Where the row of a source has its place.
  func slot(of source: FieldSource.Row, in slot: Slot) -> Slot {
    let named: SchemaID?
    switch source {
    case .property(let property): named = property.source
    case .part(let part): named = part.source
    case .parameter, .header, .item: named = nil
    }
    guard let named else { return slot }
    var slot = slot
    slot.isOwn = false
    slot.home = telling.site.routes.route(of: named) ?? slot.home
    return slot
  }

  func row(of source: FieldSource.Row, in opening: Opening, isOwn: Bool) -> FieldRow {
    let anchor = opening.anchor
    switch source {
    case .property(let property): return row(of: property, in: opening, isOwn: isOwn)
    case .part(let part): return telling.row(of: part, anchor: anchor, isOwn: isOwn)
    case .parameter(let id, let component):
      var row = telling.row(of: id, anchor: anchor)
      // One component is known by its own name, others by that of the parameter.
      if let component, row.label != .name(component.value) {
        row.words.remarks.insert(.alsoNamed(component), at: 0)
      }
      return row
    case .header(let named, let place): return telling.row(of: named, at: place, anchor: anchor)
    case .item(let schema, let written):
      return FieldRow(label: .item, anchor: anchor + "-item", words: telling.words(of: schema, at: written))
    }
  }

  private func row(of property: ObjectShape.Property, in opening: Opening, isOwn: Bool) -> FieldRow {
    var row = FieldRow(
      label: .name(property.name), anchor: opening.anchor + "-" + Slug(property.name).description,
      words: words(of: property, isOwn: isOwn))
    row.isRequired = property.isRequired
    // That a property of a named part is required can be said here.
    if opening.slot.isOwn {
      row.requiredPlaces = property.requiredPlaces
      row.places = property.members.flatMap { member in
        member.source == nil ? member.written.map { telling.namePlaces(of: $0) } ?? [] : []
      }
    }
    row.source = property.source
    if let empty = emptyValue(of: property) {
      row.words.remarks.append(.serialization([Told(.allowEmptyValue, isOwn ? empty.place : nil)]))
    }
    return row
  }

  /// Where a form of Swagger 2.0 allows a field without a value: the field is a parameter there.
  private func emptyValue(of property: ObjectShape.Property) -> Node? {
    guard api.version.major == 2, let written = property.members.first?.written,
      written[.location]?.string == "formData", let empty = written[.allowEmptyValue], empty.boolean == true
    else { return nil }
    return empty
  }

  private func words(of property: ObjectShape.Property, isOwn: Bool) -> SchemaWords {
    if isOwn { return telling.words(of: property.members) }
    func forgotten() -> SchemaWords {
      var words = telling.words(of: property.members)
      words.forgetPlaces()
      return words
    }
    // What several parts say depends on all of them, and not on one place.
    guard property.members.count == 1, let member = property.members.first else { return forgotten() }
    return made.words(at: property.member.value.place, in: member.scope, forgotten)
  }
}
