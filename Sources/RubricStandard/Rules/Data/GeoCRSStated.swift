import RubricOpenAPI

extension Rule {
  static let geoCRSStated = Rule(
    "geo-crs-stated", "Coordinates name their reference system",
    rationale: "The same two numbers lie a hundred metres apart in WGS 84 and on the British grid's datum.",
    severity: .warning, basis: .standard,
    passage: Passage(
      "To represent a physical location", "ETRS89 for Europe, WGS 84 for the rest of the world."),
    mending: "name the system in the description, such as 'in ETRS89' or 'EPSG:27700'",
    passing: [
      """
      components: {schemas: {Gate: {type: object, description: "Position in WGS 84", properties: {latitude: {type: number}, longitude: {type: number}}}}}
      """,
      """
      components: {schemas: {Gate: {properties: {easting: {type: number, description: 'British National Grid'}, northing: {type: number}}}, Spot: {properties: {lat: {type: number}, lng: {type: number}, srid: {type: integer}}}}}
      """,
      """
      components: {schemas: {Gate: {properties: {type: {type: string}, coordinates: {type: array, items: {type: number}}}}}}
      """,
      """
      info: {title: P, version: 1.0.0, description: All positions are in ETRS89.}
      components: {schemas: {Gate: {properties: {lat: {type: number}, lon: {type: number}}}}}
      """,
      // What FHIR calls a position is in WGS 84, and in no other shape.
      """
      components: {schemas: {Location: {properties: {longitude: {type: number}, latitude: {type: number}}}}}
      paths: {/Location: {get: {responses: {"200": {content: {application/fhir+json: {}}}}}}}
      """,
    ],
    failing: [
      "components: {schemas: {Gate: {type: object, properties: {⟦easting⟧: {type: number}, northing: {type: number}}}}}",
      """
      components: {schemas: {Gate: {properties: {⟦latitude⟧: {type: number}, longitude: {type: number}}}, Spot: {properties: {⟦gridReference⟧: {type: string}}}}}
      """,
    ],
    check: .schema { use, view in
      guard !view.profile.isFHIR, use.isExchanged, !view.forms.contains(use.id),
        let coordinates = Coordinates(of: use, in: view)
      else { return nil }
      return view.isReferenceSystemStated || view.statesSystem(use, coordinates)
        ? [] : [.noSystem(coordinates, use)]
    })
}

extension Problem {
  fileprivate static func noSystem(_ coordinates: Coordinates, _ use: SchemaUse) -> Problem {
    let names = coordinates.properties.map { "'\($0.name)'" }.joined(separator: " and ")
    let verb = coordinates.properties.count == 1 ? "does" : "do"
    return Problem(
      "\(names)\(use.name.map { " of '\($0)'" } ?? "") \(verb) not say in which reference system",
      at: coordinates.properties[0].member.keySpan)
  }
}

extension DescriptionView {
  fileprivate func statesSystem(_ use: SchemaUse, _ coordinates: Coordinates) -> Bool {
    let texts =
      [use.schema.title, use.schema.description]
      + coordinates.properties.flatMap { property -> [String?] in
        let schema = api.schemas[property.schema]
        let typed = api.typed(property.schema)
        let behind = typed == property.schema ? nil : api.schemas[typed].description
        return [property.descriptionOfUse, schema.description, schema.title, schema.format, behind]
      }
    return texts.contains { $0.map(ReferenceSystem.isNamed) == true }
      || use.schema.properties.contains { ReferenceSystem.isTold(by: $0.name) }
  }
}
