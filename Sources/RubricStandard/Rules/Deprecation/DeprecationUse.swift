import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

/// Something that callers should use no more, or that says when it ends.
struct DeprecationUse: Sendable {
  /// As messages call it, such as `field 'name'`.
  var title: String
  /// Where it says that it is deprecated; else its name.
  var span: SourceSpan
  var isDeprecated: Bool
  /// Where it is one.
  var operation: Shared<Operation>?
  /// What is said of it.
  var texts: [String]
  var extensions: [Extension]

  /// What says by a date of its own when it ends.
  var sunset: Extension? { extensions.first { DeprecationUse.sunsetNames.contains($0.name) } }

  private static let sunsetNames: Set<String> = ["x-sunset", "x-sunset-date", "x-removal-date"]
}

extension DeprecationUse {
  /// Operations, parameters, headers, fields, schemas and security schemes, each once.
  static func all(in api: API, _ headers: [HeaderUse], names: [SchemaID: String]) -> [DeprecationUse] {
    var collecting = DeprecationCollecting(api: api, names: names)
    for operation in api.operations.all { collecting.add(operation) }
    for parameter in api.parameters.all { collecting.add(parameter) }
    for use in headers { collecting.add(use) }
    for schema in api.schemas.all { collecting.addProperties(of: schema) }
    for (id, schema) in zip(api.schemas.ids, api.schemas.all) { collecting.add(schema, id) }
    for scheme in api.securitySchemes.all where scheme.isDeprecated {
      collecting.note(
        "security scheme '\(scheme.name)'", scheme.origin, isDeprecated: true,
        texts: [scheme.description], scheme.extensions)
    }
    return collecting.uses
  }
}

/// The collection of what is deprecated.
private struct DeprecationCollecting {
  let api: API
  let names: [SchemaID: String]
  var uses: [DeprecationUse] = []
  private var seen: Set<Node> = []

  init(api: API, names: [SchemaID: String]) {
    self.api = api
    self.names = names
  }

  mutating func note(
    _ title: String, _ origin: Node, isDeprecated: Bool, texts: [String?], _ extensions: [Extension],
    operation: Shared<Operation>? = nil
  ) {
    let use = DeprecationUse(
      title: title,
      span: operation.map { $0.origin.member(Field.deprecated.key)?.keySpan ?? $0.methodSpan }
        ?? origin.span(of: .deprecated), isDeprecated: isDeprecated, operation: operation,
      texts: texts.compactMap(\.self), extensions: extensions)
    guard isDeprecated || use.sunset != nil, seen.insert(origin).inserted else { return }
    uses.append(use)
  }

  mutating func add(_ operation: Shared<Operation>) {
    guard operation.isDeprecated || !operation.extensions.isEmpty else { return }
    note(
      "'\(operation.signature)'", operation.origin, isDeprecated: operation.isDeprecated,
      texts: [operation.summary, operation.description, operation.pathDescription],
      operation.extensions + operation.pathExtensions, operation: operation)
  }

  mutating func add(_ parameter: Shared<Parameter>) {
    let schema = parameter.schema.flatMap { names[$0] == nil ? api.schemas[$0] : nil }
    let isDeprecated = parameter.isDeprecated || schema?.isDeprecated == true
    guard isDeprecated || !parameter.extensions.isEmpty else { return }
    let origin = parameter.isDeprecated ? parameter.origin : schema?.origin ?? parameter.origin
    note(
      "parameter '\(parameter.name)'", origin, isDeprecated: isDeprecated,
      texts: [parameter.description, schema?.description], parameter.extensions + (schema?.extensions ?? []))
  }

  mutating func add(_ use: HeaderUse) {
    guard use.header.isDeprecated || !use.header.extensions.isEmpty else { return }
    note(
      "header '\(use.name)'", use.header.origin, isDeprecated: use.header.isDeprecated,
      texts: [use.header.description], use.header.extensions)
  }

  mutating func addProperties(of schema: Shared<Schema>) {
    for property in schema.properties {
      let held = api.schemas[property.schema]
      let written = property.member.value
      let isOwn = names[property.schema] == nil
      let isDeprecated = written[.deprecated]?.boolean == true || (isOwn && held.isDeprecated)
      guard isDeprecated || (isOwn && !held.extensions.isEmpty) else { continue }
      note(
        "field '\(property.name)'", written, isDeprecated: isDeprecated,
        texts: [property.descriptionOfUse, held.title, held.description], held.extensions)
    }
  }

  mutating func add(_ schema: Shared<Schema>, _ id: SchemaID) {
    guard schema.isDeprecated || !schema.extensions.isEmpty, let name = names[id] else { return }
    note(
      "schema '\(name)'", schema.origin, isDeprecated: schema.isDeprecated,
      texts: [schema.title, schema.description], schema.extensions)
  }
}
