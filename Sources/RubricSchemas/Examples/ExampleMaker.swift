import RubricDocuments
import RubricOpenAPI

/// Makes an example of a schema: the author's values where there are any, else values that fit it.
public struct ExampleMaker {
  private let api: API
  private let direction: Direction
  private var budget: Int
  private var path: [SchemaID] = []

  /// Which way a value travels: properties that are only for the other way are left out.
  public enum Direction: Sendable {
    case request, response
  }

  /// A schema nests in an example at most so deep.
  private static let deepest = 8

  private init(api: API, direction: Direction, budget: Int) {
    self.api = api
    self.direction = direction
    self.budget = budget
  }

  /// An example of the schema of at most about `budget` values.
  public static func example(
    of schema: SchemaID, in api: API, direction: Direction, budget: Int = 400
  ) -> JSONValue {
    var maker = ExampleMaker(api: api, direction: direction, budget: budget)
    return maker.value(of: schema) ?? .null
  }

  /// The first of the author's examples of a media type, else one made from its schema; nil where it has
  /// neither.
  public static func example(
    of mediaType: MediaType, in api: API, direction: Direction
  ) -> JSONValue? {
    if let written = mediaType.examples.lazy.compactMap(\.value).first { return JSONValue(written) }
    return mediaType.schema.map { example(of: $0, in: api, direction: direction) }
  }

  /// nil where the value would stand below itself, or the budget is spent.
  private mutating func value(of id: SchemaID) -> JSONValue? {
    budget -= 1
    guard budget > 0, path.count < ExampleMaker.deepest, !path.contains(id) else { return nil }
    let schema = api.schemas[id]
    if schema.always == false { return nil }
    if let written = written(schema) { return written }
    path.append(id)
    defer { path.removeLast() }
    if let reference = schema.reference ?? schema.dynamicReference, schema.properties.isEmpty {
      return value(of: reference)
    }
    if schema.properties.isEmpty, schema.allOf.isEmpty {
      // An alternative that holds the schema itself gives nothing; the next one may.
      for alternative in schema.oneOf + schema.anyOf where !isNull(alternative) {
        if let value = value(of: alternative) { return value }
      }
    }
    let shape = ObjectShape(of: id, in: api)
    if !shape.properties.isEmpty || schema.types.contains(.object) { return object(shape, schema) }
    if let items = schema.items { return .array(value(of: items).map { [$0] } ?? []) }
    for part in schema.allOf {
      if let value = value(of: part) { return value }
    }
    return simple(schema)
  }

  private func isNull(_ id: SchemaID) -> Bool { api.schemas[id].types == .null }

  /// The author's value: an example, else `const`, `default` or the first of `enum`.
  private func written(_ schema: Shared<Schema>) -> JSONValue? {
    if let node = schema.examples.first ?? schema.const ?? schema.default { return JSONValue(node) }
    return schema.enum.first.map { JSONValue($0) }
  }

  private mutating func object(_ shape: ObjectShape, _ schema: Shared<Schema>) -> JSONValue {
    var members: [JSONValue.Member] = []
    for property in shape.properties {
      let own = api.schemas[property.schema]
      switch direction {
      case .request: if own.isReadOnly { continue }
      case .response: if own.isWriteOnly { continue }
      }
      if let value = value(of: property.schema) { members.append(JSONValue.Member(property.name, value)) }
    }
    if members.isEmpty, let additional = schema.additionalProperties, api.schemas[additional].always != false
    {
      if let value = value(of: additional) { members.append(JSONValue.Member("key", value)) }
    }
    return .object(members)
  }

  /// A value without parts.
  private func simple(_ schema: Shared<Schema>) -> JSONValue {
    let types = schema.types.subtracting(.null)
    if types.contains(.string) || (types.isEmpty && schema.format != nil) { return .string(string(schema)) }
    if types.contains(.integer) { return .number(number(schema, isWhole: true)) }
    if types.contains(.number) { return .number(number(schema, isWhole: false)) }
    if types.contains(.boolean) { return .boolean(true) }
    if types.contains(.array) { return .array([]) }
    if types.contains(.object) { return .object([]) }
    if schema.types == .null { return .null }
    return types.isEmpty && schema.bounds?.pattern == nil ? .string("string") : .string(string(schema))
  }

  private func string(_ schema: Shared<Schema>) -> String {
    switch schema.format {
    case "date": return "2026-03-01"
    case "date-time": return "2026-03-01T09:30:00Z"
    case "time": return "09:30:00Z"
    case "duration": return "P1D"
    case "email", "idn-email": return "name@example.org"
    case "hostname", "idn-hostname": return "www.example.org"
    case "ipv4": return "192.0.2.1"
    case "ipv6": return "2001:db8::1"
    case "uri", "url", "iri": return "https://www.example.org/"
    case "uri-reference", "iri-reference": return "/path"
    case "uuid": return "123e4567-e89b-12d3-a456-426614174000"
    case "byte", "base64": return "ZXhhbXBsZQ=="
    case "binary": return "binary"
    case "password": return "password"
    default: break
    }
    var text = "string"
    if let least = schema.bounds?.minLength.flatMap({ Int($0) }), least > text.utf8.count {
      text += String(repeating: "g", count: min(least, 200) - text.utf8.count)
    }
    if let most = schema.bounds?.maxLength.flatMap({ Int($0) }), most >= 0, most < text.utf8.count {
      text = String(text.prefix(most))
    }
    return text
  }

  private func number(_ schema: Shared<Schema>, isWhole: Bool) -> String {
    guard let bounds = schema.bounds else { return isWhole ? "1" : "1.5" }
    if let step = bounds.multipleOf.flatMap({ Double($0) }), step > 0 {
      return multiple(of: step, written: bounds.multipleOf ?? "1", bounds)
    }
    let usual = isWhole ? 1 : 1.5
    if ExampleMaker.allows(usual, bounds) { return isWhole ? "1" : "1.5" }
    if let least = bounds.minimum, let value = Double(least), !isWhole || value == value.rounded() {
      return least
    }
    if let most = bounds.maximum, let value = Double(most), !isWhole || value == value.rounded(),
      ExampleMaker.allows(value, bounds)
    {
      return most
    }
    let low = (bounds.exclusiveMinimum ?? bounds.minimum).flatMap { Double($0) }
    let high = (bounds.exclusiveMaximum ?? bounds.maximum).flatMap { Double($0) }
    if isWhole {
      return ExampleMaker.text(low.map { $0.rounded(.down) + 1 } ?? high.map { $0.rounded(.up) - 1 } ?? 1)
    }
    if let low, let high { return ExampleMaker.text((low + high) / 2) }
    return ExampleMaker.text(low.map { $0 + 1 } ?? high.map { $0 - 1 } ?? usual)
  }

  /// The first multiple of the step within the bounds.
  private func multiple(of step: Double, written: String, _ bounds: Schema.Bounds) -> String {
    if ExampleMaker.allows(step, bounds) { return written }
    let limits = [bounds.minimum, bounds.exclusiveMinimum, bounds.maximum, bounds.exclusiveMaximum]
    for limit in limits.compactMap({ $0.flatMap { Double($0) } }) {
      let near = (limit / step).rounded(.down)
      for count in [near, near - 1, near + 1] where ExampleMaker.allows(count * step, bounds) {
        return ExampleMaker.text(count * step)
      }
    }
    return written
  }

  private static func allows(_ value: Double, _ bounds: Schema.Bounds) -> Bool {
    func limit(_ text: String?) -> Double? { text.flatMap { Double($0) } }
    return (limit(bounds.minimum).map { value >= $0 } ?? true)
      && (limit(bounds.maximum).map { value <= $0 } ?? true)
      && (limit(bounds.exclusiveMinimum).map { value > $0 } ?? true)
      && (limit(bounds.exclusiveMaximum).map { value < $0 } ?? true)
  }

  /// A number as JSON writes it, a whole one without a fraction.
  private static func text(_ value: Double) -> String {
    guard value.isFinite else { return "1" }
    return Int(exactly: value).map { String($0) } ?? "\(value)"
  }
}
