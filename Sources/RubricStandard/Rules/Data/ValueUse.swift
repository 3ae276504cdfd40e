import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

/// A value that has a name: a property of bodies and of components, or a parameter.
struct ValueUse: Sendable {
  /// As written.
  var name: String
  /// Where the name is written.
  var span: SourceSpan
  /// What it holds.
  var id: SchemaID
  /// The schema that says its type: its own, or the one behind a reference or a single part.
  var schema: Shared<Schema>
  /// nil of a property.
  var parameter: Shared<Parameter>?
  /// nil of a parameter.
  var property: PropertyUse?
  /// Whether no value before it has its type from the same schema: what is wrong there is told once.
  var isFirst: Bool

  /// What the authors say of it, that of this use before what holds for all.
  var texts: [String] {
    let own = parameter?.description ?? property?.property.descriptionOfUse ?? property?.schema.description
    return [own, schema.description].compactMap(\.self)
  }
  /// Examples and defaults that stand beside it.
  var shown: [Node] {
    let own = (parameter?.examples ?? []).compactMap(\.value) + (property?.schema.examples ?? [])
    return own + schema.examples + [schema.default].compactMap(\.self)
  }
  /// Whether it may be a string, and no object or list.
  var isText: Bool { schema.types.contains(.string) && schema.types.isDisjoint(with: [.object, .array]) }
  /// Whether it is a number.
  var isNumber: Bool {
    !schema.types.isDisjoint(with: [.integer, .number])
      && schema.types.isDisjoint(with: [.string, .object, .array])
  }
  /// As messages call it.
  var kind: String { parameter == nil ? "field" : "parameter" }
}

extension ValueUse {
  /// Properties, then parameters.
  static func all(in api: API, _ properties: [PropertyUse]) -> [ValueUse] {
    var seen: Set<SchemaID> = []
    var uses: [ValueUse] = []
    uses.reserveCapacity(properties.count + api.parameters.count)
    for use in properties {
      let typed = api.typed(use.property.schema)
      uses.append(
        ValueUse(
          name: use.property.name, span: use.property.member.keySpan, id: use.property.schema,
          schema: api.schemas[typed], property: use, isFirst: seen.insert(typed).inserted))
    }
    for parameter in api.parameters.all {
      guard let id = parameter.schema else { continue }
      let typed = api.typed(id)
      uses.append(
        ValueUse(
          name: parameter.name, span: parameter.origin.valueSpan(of: .name), id: id,
          schema: api.schemas[typed], parameter: parameter, isFirst: seen.insert(typed).inserted))
    }
    return uses
  }
}

extension PropertyUse {
  /// The first field that holds a schema, or a list of it, by the schema.
  static func names(_ properties: [PropertyUse], in api: API) -> [SchemaID: String] {
    var names: [SchemaID: String] = [:]
    for use in properties {
      let held = use.property.schema
      guard names[held] == nil else { continue }
      let own = [held, use.schema.items].compactMap(\.self) + api.alternatives(of: held)
      for id in own where names[id] == nil { names[id] = use.property.name }
    }
    return names
  }
}

extension API {
  /// The parts and alternatives that a schema is directly made of.
  func alternatives(of id: SchemaID) -> [SchemaID] {
    let schema = schemas[id]
    return schema.allOf + schema.oneOf + schema.anyOf
  }

  /// The schema that says which type a value has: the schema itself, or the one behind its reference, its
  /// only part, or its only alternative beside null.
  func typed(_ id: SchemaID) -> SchemaID {
    var id = id
    for _ in 0..<8 {
      let schema = schemas[id]
      guard schema.types.isEmpty, schema.enum.isEmpty, schema.properties.isEmpty else { return id }
      // A choice among many is no type with null beside it.
      let isChoice = schema.oneOf.count + schema.anyOf.count > 8
      let alternatives = isChoice ? [] : (schema.oneOf + schema.anyOf).filter { schemas[$0].types != .null }
      if let reference = schema.reference {
        id = reference
      } else if schema.allOf.count == 1 {
        id = schema.allOf[0]
      } else if schema.allOf.isEmpty, alternatives.count == 1 {
        id = alternatives[0]
      } else {
        return id
      }
    }
    return id
  }
}
