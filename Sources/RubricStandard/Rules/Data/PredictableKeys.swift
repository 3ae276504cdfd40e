import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let predictableKeys = Rule(
    "predictable-keys", "Object keys are not data",
    rationale: "A caller can ask for a key only where it is known beforehand, and no type of a client has a "
      + "place for others.",
    severity: .warning, basis: .standard,
    passage: Passage("Use JSON", "Avoid unpredictable keys such as those derived from data."),
    mending: "make it an array of objects that hold the key and the value",
    passing: [
      """
      components: {schemas: {Totals: {type: object, properties: {north: {type: integer}}}}}
      """,
      """
      components: {schemas: {Park: {type: object, properties: {labels: {type: object, additionalProperties: {type: string}}, _links: {additionalProperties: {type: object}}}}}}
      """,
      """
      components: {schemas: {Park: {type: object, additionalProperties: true, properties: {id: {}}}, Any: {type: object, additionalProperties: true}, None: {type: object, additionalProperties: false}}}
      """,
      """
      components: {schemas: {Titles: {type: object, description: Title by language, additionalProperties: {type: string}}}}
      """,
      """
      components: {schemas: {Titles: {type: object, propertyNames: {enum: [en, cy]}, additionalProperties: {type: string}}}}
      """,
      """
      components: {schemas: {Totals: {type: object, properties: {north: {type: integer}}, additionalProperties: {type: integer}}}}
      """,
    ],
    failing: [
      """
      paths: {/t: {get: {responses: {"200": {content: {application/json: {schema: {type: object, ⟦additionalProperties⟧: {type: integer}}}}}}}}}
      """,
      """
      components: {schemas: {Parks: {type: object, ⟦patternProperties⟧: {'^[0-9]+$': {type: object}}}}}
      """,
    ],
    check: .schema { use, view in
      let schema = use.schema
      guard !use.reach.isDisjoint(with: .bodies), !view.profile.isFHIR,
        schema.types.contains(.object) || schema.additionalProperties != nil || !schema.properties.isEmpty
      else { return nil }
      guard schema.types.isEmpty || schema.types.contains(.object), let key = view.openKey(of: schema),
        !view.mayBeOpen(use)
      else { return [] }
      return [.open(use, view.fieldNames[use.id], at: key)]
    })
}

extension Problem {
  fileprivate static func open(_ use: SchemaUse, _ field: String?, at key: SourceSpan) -> Problem {
    let what = (use.name ?? field).map { "'\($0)'" } ?? "an object"
    let isPartly = !use.schema.properties.isEmpty
    let rest = isPartly ? " beside those that it names" : ""
    return Problem(
      "\(what) may have any keys\(rest)", at: key,
      severity: isPartly ? .info : nil)
  }
}

extension DescriptionView {
  /// The keyword that allows any key, each with a value of one type; nil of an object without such. What may
  /// hold anything at all has no shape that keys could be part of.
  fileprivate func openKey(of schema: Shared<Schema>) -> SourceSpan? {
    if let rare = schema.rare, !rare.patternProperties.isEmpty {
      let isExtension = rare.patternProperties.allSatisfy { $0.name.utf8.starts(with: "^x-".utf8) }
      return isExtension ? nil : schema.origin.span(of: .patternProperties)
    }
    guard let id = schema.additionalProperties else { return nil }
    let values = api.schemas[id]
    guard values.always == nil, values.saysSomething else { return nil }
    return schema.origin.span(of: .additionalProperties)
  }

  /// Whether its keys are known by other means: they are told, or it holds what callers add for themselves.
  fileprivate func mayBeOpen(_ use: SchemaUse) -> Bool {
    if let names = use.schema.rare?.propertyNames {
      let schema = api.schemas[names]
      if !schema.enum.isEmpty || schema.bounds?.pattern != nil || schema.reference != nil { return true }
    }
    return openSchemas.contains(use.id) || OpenNames.isLanguages(use.schema.description ?? "")
  }
}

extension Shared<Schema> {
  fileprivate var saysSomething: Bool {
    let own = value
    // A value that is an object of any shape says no more than one of any type.
    if own.types.subtracting(.null) == .object, own.properties.isEmpty, own.additionalProperties == nil,
      own.allOf.isEmpty, own.oneOf.isEmpty, own.anyOf.isEmpty, own.reference == nil
    {
      return false
    }
    return !own.types.isEmpty || own.reference != nil || !own.properties.isEmpty || !own.allOf.isEmpty
      || !own.oneOf.isEmpty
      || !own.anyOf.isEmpty || !own.enum.isEmpty || own.additionalProperties != nil
  }
}

/// Fields whose keys are the callers' own, or whose keys another standard names.
enum OpenNames {
  /// Schemas of fields with such a name.
  static func schemas(of properties: [PropertyUse], in api: API) -> Set<SchemaID> {
    var found: Set<SchemaID> = []
    for use in properties {
      guard let last = NameWords(use.property.name).words.last, words.contains(last) else { continue }
      let own = use.property.schema
      guard found.insert(own).inserted else { continue }
      found.insert(api.typed(own))
      found.formUnion(api.alternatives(of: own))
    }
    return found
  }

  /// Whether a text says that keys are languages.
  static func isLanguages(_ text: String) -> Bool {
    let bytes = Array(text.lowercased().utf8)
    return bytes.contains(sequence: "language") || bytes.contains(sequence: "locale")
  }

  private static let words: Set<String> = [
    "extensions", "metadata", "meta", "labels", "label", "headers", "links", "embedded", "annotations",
    "tags",
    "translations", "localized", "parameters", "params", "variables", "env", "environment", "custom",
    "attributes", "extra", "extras", "context", "options", "localizations", "localisations",
  ]
}
