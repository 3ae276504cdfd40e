import RubricDocuments

/// What can be linked to by name, kept in few bytes: of a portal it is every operation and schema.
@propertyWrapper public struct PackedTargets: Sendable, Codable {
  /// By name.
  public var wrappedValue: [Name: NamedTarget]

  /// - Parameter wrappedValue: by name.
  public init(wrappedValue: [Name: NamedTarget]) { self.wrappedValue = wrappedValue }

  /// What was kept.
  ///
  /// - Throws: where that are no targets.
  public init(from decoder: any Decoder) throws {
    var reading = try Unpacking(try decoder.singleValueContainer().decode([UInt8].self)[...])
    let count = try reading.elementCount()
    wrappedValue = Dictionary(minimumCapacity: count)
    for _ in 0..<count {
      let name = Name(try reading.text())
      wrappedValue[name] = NamedTarget(
        route: try Route(from: &reading), fragment: try reading.optionalText(), title: try reading.text())
    }
    try reading.end()
  }

  /// In the order of the names.
  public func encode(to encoder: any Encoder) throws {
    var packing = Packing()
    packing.put(wrappedValue.count)
    for (name, target) in wrappedValue.sorted(by: { $0.key < $1.key }) {
      packing.put(name.text)
      packing.put(target.route.path)
      packing.put(target.fragment)
      packing.put(target.title)
    }
    var container = encoder.singleValueContainer()
    try container.encode(packing.bytes)
  }
}
