import RubricDocuments
import RubricOpenAPI
import RubricSchemas
import RubricSite

/// The rows of schemas, and what keeps them from being opened.
extension FieldTables {
  /// What makes rows of schemas that hold together; nil where they are not opened here.
  mutating func parts(
    of schemas: [ObjectShape.Part], _ opening: inout Opening
  ) -> [FieldSource.Row]? {
    let opened = opening.slot.parent == nil ? telling.opened(schemas) : schemas
    let targets = opened.map { step(to: $0) }.sorted()
    if !opening.isCounted, isSpent(opened) { opening.slot.isOwn = false }
    if isLeftOut(opening, at: targets) { return nil }
    let slot = opening.slot
    if !opening.isCounted, slot.isOwn, opened.count == 1 {
      openings[opened[0].schema, default: 0] += 1
      opening.isCounted = true
    }
    let telling = telling
    let shape: ObjectShape
    if opened.count == 1 {
      let (schema, scope) = (opened[0].schema, opened[0].scope)
      shape = made.shape(of: schema, in: scope) {
        ObjectShape(
          of: [ObjectShape.Part(schema, at: nil, scope: scope)], in: api, named: { telling.isNamed($0) })
      }
    } else {
      // Of several it is told which one a property comes from.
      shape = ObjectShape(of: opened, in: api, named: { telling.isNamed($0) })
    }
    // A schema with very many parts is shown whole on its own page only.
    if slot.parent != nil, !slot.isOwn, !budget.hasRoom(for: shape.properties.count) {
      leaveOut(.elsewhere(slot.home), slot)
      return nil
    }
    if opening.shown == 0 { tellRequirements(of: shape, slot) }
    if shape.isCut { leaveOut(.elsewhere(nil), slot) }
    opening.slot.path.append(targets)
    return rows(of: shape, slot)
  }

  /// Whether a part is not opened, since it stands on its own path or too deep; that is told beside its row.
  private mutating func isLeftOut(_ opening: Opening, at targets: [Step]) -> Bool {
    let slot = opening.slot
    guard slot.parent != nil else { return false }
    let route =
      targets.count == 1 ? telling.site.routes.route(of: targets[0].schema) ?? slot.home : slot.home
    if slot.path.contains(targets) {
      leaveOut(.recursive(route), slot)
      return true
    }
    guard budget.isTooDeep(slot.path.count - slot.earlier, isOwn: slot.isOwn) else { return false }
    if slot.isOwn { goOn(opening) } else { leaveOut(.elsewhere(route), slot) }
    return true
  }

  /// Whether it was shown whole so often that this is no longer its place.
  private func isSpent(_ opened: [ObjectShape.Part]) -> Bool {
    opened.count == 1 && openings[opened[0].schema, default: 0] >= FieldTables.mostOpenings
  }

  private func step(to part: ObjectShape.Part) -> Step {
    Step(schema: part.schema, scope: api.scope(part.scope, entering: api.schemas[part.schema]))
  }

  private mutating func rows(of shape: ObjectShape, _ slot: Slot) -> [FieldSource.Row] {
    var rows: [FieldSource.Row] = []
    for property in shape.properties {
      if property.members.allSatisfy({ isShown($0.schema, slot.direction) }) {
        rows.append(.property(property))
      } else if slot.isOwn {
        inapplicable += property.members.compactMap { $0.source == nil ? $0.written?.place : nil }
        // That it is required is to be left aside with it (OpenAPI 3.0.4 §4.7.24.2).
        inapplicable += property.requiredPlaces
      }
    }
    return rows + telling.partRows(of: shape).map { .part($0) }
  }

  private func isShown(_ id: SchemaID, _ direction: ExampleMaker.Direction?) -> Bool {
    switch direction {
    case .request: !api.schemas[id].isReadOnly
    case .response: !api.schemas[id].isWriteOnly
    case nil: true
    }
  }
}
