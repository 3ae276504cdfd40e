import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let propertyDescribed = Rule(
    "property-described", "Every field is explained",
    rationale: "A name that is plain to its authors is a riddle to those who meet it first.",
    severity: .warning, basis: .standard,
    passage: Passage("Document your API", "Give the meaning of each field."),
    mending: "say what the field means, in which unit, and when it is missing",
    passing: [
      """
      components: {schemas: {A: {type: object, properties: {uprn: {type: string, description: Unique Property Reference Number}}}}}
      """,
      """
      components: {schemas: {A: {properties: {b: {$ref: '#/components/schemas/B'}, id: {}}}, B: {type: string, description: Told there}}}
      """,
      """
      components: {schemas: {A: {properties: {b: {type: array, items: {$ref: '#/components/schemas/B'}}, c: {oneOf: [{$ref: '#/components/schemas/B'}]}}}, B: {description: Told there}}}
      """,
      """
      components: {schemas: {P: {properties: {type: {}, title: {}, status: {}, detail: {}, instance: {}}}, G: {properties: {type: {}, geometry: {}, properties: {}}}}}
      """,
      """
      paths: {/p: {get: {responses: {'200': {content: {application/fhir+json: {schema: {properties: {resourceType: {}, system: {}}}}}}}}}}
      """,
      // A condition and an alternative say more of a field that is explained beside them.
      """
      openapi: 3.1.0
      components: {schemas: {A: {properties: {kind: {description: Which sort of park}, size: {description: In hectares}}, if: {properties: {kind: {const: a}}}, then: {properties: {size: {minimum: 1}}}, oneOf: [{allOf: [{properties: {kind: {enum: [a]}}}]}, {properties: {kind: {enum: [b]}}}]}}}
      """,
      // That the text beside the reference is dropped in 3.0 is another rule's.
      """
      components: {schemas: {A: {properties: {b: {type: array, items: {$ref: '#/components/schemas/B', description: What is open}}}}, B: {properties: {id: {}}}}}
      """,
    ],
    failing: [
      "components: {schemas: {⟦A⟧: {type: object, properties: {uprn: {type: string}, name: {description: name}}}}}",
      """
      paths: {/p: {get: {responses: {'200': {content: {application/json: {schema: {⟦properties⟧: {title: {}, parkId: {description: Park ID}}}}}}}}}}
      """,
      """
      openapi: 3.1.0
      components: {schemas: {A: {properties: {kind: {description: Which sort of park}}, if: {properties: {kind: {const: a}}}, then: {⟦properties⟧: {depth: {minimum: 1}}}}}}
      """,
    ],
    check: .schema { use, view in
      guard !use.reach.isDisjoint(with: .bodies), !use.schema.properties.isEmpty else { return nil }
      let known = KnownMembers.names(in: use.schema, isFHIR: view.profile.isFHIR)
      let silent = use.schema.properties.filter {
        !known.contains($0.name) && !view.isExplained($0) && !view.isExplained($0, round: use.id)
      }
      return silent.isEmpty ? [] : [.unexplained(silent, of: use)]
    })
}

extension Problem {
  fileprivate static func unexplained(_ properties: [Schema.Property], of use: SchemaUse) -> Problem {
    let names = properties.prefix(3).map { "'\($0.name)'" }.joined(separator: ", ")
    let rest = properties.count > 3 ? " and \(properties.count - 3) more" : ""
    let of = use.name.map { " of '\($0)'" } ?? ""
    let verb = properties.count == 1 ? "is" : "are"
    // A schema without a name is found by its fields; those of a form stand apart in Swagger 2.0.
    let written = use.schema.origin
    let fields =
      written[.properties] == nil ? properties.first?.member.keySpan : written.span(of: .properties)
    return Problem(
      "\(names)\(rest)\(of) \(verb) not explained",
      at: use.span == written.span ? fields ?? written.span : use.span)
  }
}

extension DescriptionView {
  /// Whether a schema round that which has the property explains one of the same name.
  fileprivate func isExplained(_ property: Schema.Property, round id: SchemaID) -> Bool {
    var inner = id
    // Deeper than any honest nesting; aliases may make a ring.
    for _ in 0..<8 {
      guard let holder = holders[inner] else { return false }
      let found = api.schemas[holder].properties.first { $0.name == property.name }
      if let found, isExplained(found) { return true }
      inner = holder
    }
    return false
  }

  fileprivate func isExplained(_ property: Schema.Property) -> Bool {
    let schema = api.schemas[property.schema]
    let element = schema.items.map { api.schemas[$0] }
    let parts = [schema.reference].compactMap(\.self) + schema.allOf + schema.oneOf + schema.anyOf
    let texts =
      [
        property.descriptionOfUse, schema.description, schema.title, element?.description, element?.title,
        property.descriptionOfItems,
      ]
      + parts.flatMap { [api.schemas[$0].description, api.schemas[$0].title] }
    return texts.contains { text in
      Words.count((text ?? "").utf8) > 0 && !Letters.areSame(text ?? "", property.name)
    }
  }
}

extension Schema.Property {
  /// The description that stands beside the reference of its elements.
  fileprivate var descriptionOfItems: String? {
    member.value.member(named: "items")?.value.member(named: "description")?.value.string
  }
}

/// Members that a specification known to all explains.
private enum KnownMembers {
  static func names(in schema: Shared<Schema>, isFHIR: Bool) -> Set<String> {
    let own = Set(schema.properties.map(\.name))
    var known = everywhere
    if own.intersection(problem).count >= 3 { known.formUnion(problem) }
    if own.contains("type"), !own.isDisjoint(with: ["coordinates", "geometry", "features", "geometries"]) {
      known.formUnion(geoJSON)
    }
    guard isFHIR else { return known }
    // What is called so tells a value by its type, such as `valueDateTime`.
    let values = own.filter { $0.utf8.starts(with: "value".utf8) }
    return own.contains("resourceType") ? own : known.union(fhir).union(values)
  }

  private static let everywhere: Set<String> = ["id", "links", "_links", "href", "self"]
  /// RFC 9457 §3.1.
  private static let problem: Set<String> = ["type", "title", "status", "detail", "instance"]
  /// RFC 7946.
  private static let geoJSON: Set<String> = [
    "type", "geometry", "properties", "features", "bbox", "coordinates", "geometries",
  ]
  /// What resources and their data types have in common.
  private static let fhir: Set<String> = [
    "resourceType", "meta", "versionId", "lastUpdated", "profile", "identifier", "system", "value", "use",
    "period", "start", "end", "coding", "code", "display", "text", "reference", "extension", "url",
    "contained", "entry", "resource",
    "fullUrl", "search", "mode", "total", "link", "relation", "type", "status", "name", "given", "family",
    "prefix", "telecom", "address", "line", "city", "postalCode", "issue", "severity", "details",
    "diagnostics",
    "expression", "parameter", "part", "version", "userSelected", "intent", "category", "subject",
    "contentType",
    "size", "title", "hash", "creation", "data", "longitude", "latitude", "author", "date", "encounter",
    "location",
    "position", "uri", "actor", "min", "max", "participant", "slot", "schedule", "created", "reason", "when",
    "who", "requester", "performer", "related", "context", "content", "attachment",
    "format",
  ]
}
