import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

/// Which of its optional members an object is shown with; the later are tried where the earlier are wrong.
enum ObjectVariant: CaseIterable {
  case whole
  /// Without those that other alternatives speak of.
  case withoutRivals
  case requiredOnly
}

/// Objects.
extension ExampleMaker {
  /// An object with its required members, and the optional ones for which there is room.
  mutating func object(
    _ asked: Conjunction, _ variant: ObjectVariant, at place: Place
  ) -> JSONValue? {
    let limits = asked.limits
    guard limits.minProperties <= limits.maxProperties, limits.minProperties <= 5_000 else { return nil }
    if !place.isRequired, place.allowance < 1, limits.minProperties == 0 { return nil }
    var room = Room(asked, place)
    let shown = chosen(asked, variant, &room)
    var members: [JSONValue.Member] = []
    var left: Int = shown.count
    for member in shown {
      let before = valuesLeft
      let value = self.member(member, of: asked, room.place(for: member, sharedBy: left, in: place))
      left -= 1
      room.allowance -= before - valuesLeft
      if let value {
        members.append(JSONValue.Member(member.name, value))
      } else if member.isRequired {
        return nil
      }
    }
    if variant != .requiredOnly || members.count < limits.minProperties {
      addOthers(to: &members, asked, room, at: place)
    }
    guard members.count >= limits.minProperties, members.count <= limits.maxProperties else { return nil }
    return .object(members)
  }

  /// What is left for optional values.
  fileprivate struct Room {
    var allowance: Int
    /// How many optional members may still be shown.
    var optional: Int

    init(_ asked: Conjunction, _ place: Place) {
      allowance = place.allowance - asked.members.count
      let required = asked.members.count { $0.isRequired }
      optional = min(max(place.allowance, 1), max(0, asked.limits.maxProperties - required))
    }

    func place(for member: Conjunction.Member, sharedBy count: Int, in place: Place) -> Place {
      Place(
        name: member.name, ordinal: place.ordinal, isRequired: member.isRequired,
        allowance: max(0, allowance) / max(count, 1), depth: place.depth + 1, scope: member.scope)
    }
  }

  // MARK: - Which members

  private mutating func chosen(
    _ asked: Conjunction, _ variant: ObjectVariant, _ room: inout Room
  ) -> [Conjunction.Member] {
    var members: [Conjunction.Member] = []
    for member in asked.members {
      if isForOtherWay(member.schemas) { continue }
      if !member.isRequired {
        guard room.optional > 0, isShown(member, asked, variant) else { continue }
        room.optional -= 1
      }
      members.append(member)
    }
    return withDependents(members, asked)
  }

  private mutating func isShown(
    _ member: Conjunction.Member, _ asked: Conjunction, _ variant: ObjectVariant
  ) -> Bool {
    switch variant {
    case .whole: break
    case .withoutRivals: if asked.rivals.contains(Name(member.name)) { return false }
    case .requiredOnly: return false
    }
    if isActive(member.schemas) { return false }
    if member.name.utf8.count > ExampleMaker.longText {
      guard textLeft > 0 else { return false }
      textLeft -= member.name.utf8.count
    }
    return asked.propertyNames.isEmpty
      || isAllowed(.string(member.name), by: asked.propertyNames, in: asked.scope)
  }

  /// What is shown only together with other members brings them along.
  private func withDependents(
    _ members: [Conjunction.Member], _ asked: Conjunction
  ) -> [Conjunction.Member] {
    guard !asked.dependentRequired.isEmpty else { return members }
    let dependents = Dictionary(grouping: asked.dependentRequired, by: \.name)
    var pending = members.map { Name($0.name) }
    var names = Set(pending)
    var needed: Set<Name> = []
    while let next = pending.popLast() {
      for name in (dependents[next] ?? []).lazy.flatMap(\.required).map({ Name($0) })
      where needed.insert(name).inserted {
        if names.insert(name).inserted { pending.append(name) }
      }
    }
    return asked.members.filter { names.contains(Name($0.name)) }.map { member in
      var member = member
      if needed.contains(Name(member.name)) { member.isRequired = true }
      return member
    }
  }

  // MARK: - One member

  private mutating func member(
    _ member: Conjunction.Member, of asked: Conjunction, _ place: Place
  ) -> JSONValue? {
    let name = Name(member.name)
    if let fixed = asked.fixed.first(where: { $0.name == name }) {
      let value = JSONValue.string(fixed.value)
      if member.schemas.isEmpty || isAllowed(value, by: member.schemas, in: place.scope) {
        valuesLeft -= 1
        return value
      }
    }
    guard let schemas = schemas(of: member, asked) else { return nil }
    var place = place
    if schemas != member.schemas { place.scope = api.scope(place.scope, joining: asked.scope) }
    if !place.isRequired, place.depth >= ExampleMaker.deepestOptional { return nil }
    if schemas.isEmpty {
      valuesLeft -= 1
      return .string(NamedValue.value(for: member.name)?.text ?? "string")
    }
    return value(of: schemas, at: place)
  }

  /// What all parts say of a member; nil where it must not be there.
  private mutating func schemas(of member: Conjunction.Member, _ asked: Conjunction) -> [SchemaID]? {
    var schemas = member.schemas
    let name = Name(member.name)
    workLeft -= (asked.patternMembers.count + asked.closures.count) / 4
    func add(_ id: SchemaID) { if !schemas.contains(id) { schemas.append(id) } }
    for (pattern, schema) in asked.patternMembers where strings.matches(member.name, pattern) { add(schema) }
    for closure in asked.closures where !asked.isNamed(name, member, by: closure, api) {
      if closure.patterns.contains(where: { strings.matches(member.name, $0) }) { continue }
      add(closure.schema)
    }
    let isRefused = schemas.contains { api.schemas[$0].always == false }
    return isRefused ? nil : schemas.filter { api.schemas[$0].always == nil }
  }

  // MARK: - Members that nobody named

  /// Adds a member for each pattern of names and, where nothing else is there or more is asked for, others.
  private mutating func addOthers(
    to members: inout [JSONValue.Member], _ asked: Conjunction, _ room: Room, at place: Place
  ) {
    let limits = asked.limits
    if asked.patternMembers.isEmpty, !members.isEmpty, members.count >= limits.minProperties { return }
    var names = Set(members.map { Name($0.name) })
    for (pattern, _) in asked.patternMembers where members.count < limits.maxProperties && workLeft > 0 {
      guard let name = strings.name(matching: pattern, ordinal: 0), !names.contains(Name(name)) else {
        continue
      }
      add(name, to: &members, &names, asked, room, at: place)
    }
    var wanted = limits.minProperties
    let isOpen = asked.closures.contains { api.schemas[$0.schema].always == nil }
    let isFree = asked.closures.contains { api.schemas[$0.schema].always == true }
    if members.isEmpty, isOpen || isFree || !asked.propertyNames.isEmpty { wanted = max(wanted, 1) }
    var ordinal = 0
    while members.count < min(wanted, limits.maxProperties), ordinal < wanted + 20, workLeft > 0 {
      let name = nameOfOther(asked, ordinal)
      ordinal += 1
      guard let name, !names.contains(Name(name)) else { continue }
      add(name, to: &members, &names, asked, room, at: place)
    }
  }

  private mutating func add(
    _ name: String, to members: inout [JSONValue.Member], _ names: inout Set<Name>, _ asked: Conjunction,
    _ room: Room, at place: Place
  ) {
    guard asked.propertyNames.isEmpty || isAllowed(.string(name), by: asked.propertyNames, in: asked.scope)
    else { return }
    let isNeeded = members.count < asked.limits.minProperties
    let other =
      asked.member(named: Name(name)) ?? Conjunction.Member(name: name, schemas: [], isRequired: false)
    if isForOtherWay(other.schemas) { return }
    var within = room.place(for: other, sharedBy: 1, in: place)
    within.isRequired = isNeeded
    within.ordinal = place.ordinal + members.count
    guard let value = self.member(other, of: asked, within) else { return }
    members.append(JSONValue.Member(name, value))
    names.insert(Name(name))
  }

  /// A name for a member beyond the properties.
  private mutating func nameOfOther(_ asked: Conjunction, _ ordinal: Int) -> String? {
    // Members that were left out are the first choice where more are asked for.
    let left = asked.members.filter { !$0.isRequired }
    if ordinal < left.count { return left[ordinal].name }
    let number = ordinal - left.count
    if !asked.propertyNames.isEmpty {
      let place = Place(ordinal: number, allowance: 1, depth: deepestName, scope: asked.scope)
      if case .string(let name) = value(of: asked.propertyNames, at: place) { return name }
    }
    if asked.closures.contains(where: { api.schemas[$0.schema].always == false }),
      !asked.patternMembers.isEmpty
    {
      let pattern = asked.patternMembers[number % asked.patternMembers.count].pattern
      return strings.name(matching: pattern, ordinal: number)
    }
    let name = asked.nameOfOthers ?? "key"
    return number == 0 ? name : "\(name)\(number + 1)"
  }

  private var deepestName: Int { 1 }
}
