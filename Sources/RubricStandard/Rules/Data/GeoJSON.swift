import RubricOpenAPI

extension Rule {
  static let geojson = Rule(
    "geojson", "Places are exchanged as GeoJSON",
    rationale: "Maps and databases read GeoJSON as it is; two numbers of one's own have to be put together.",
    severity: .warning, basis: .standard,
    passage: Passage("To represent a physical location", "Use GeoJSON to exchange location information."),
    mending: "give the place as {type: Point, coordinates: [longitude, latitude]}",
    passing: [
      """
      components: {schemas: {Gate: {type: object, properties: {location: {type: object, properties: {type: {type: string, enum: [Point]}, coordinates: {type: array, items: {type: number}}}}}}}}
      """,
      """
      components: {schemas: {Gate: {properties: {latitude: {type: number}, longitude: {type: number}, geometry: {$ref: '#/components/schemas/Point'}}}, Point: {properties: {type: {type: string}, coordinates: {type: array, items: {type: number}}}}}}
      """,
      """
      components: {schemas: {Office: {properties: {location: {type: string, example: Leeds}, latitude: {type: number}, point: {type: string}}}}}
      """,
      """
      components: {schemas: {Gate: {properties: {latitude: {type: number}, longitude: {type: number}}}}}
      paths: {/gates: {get: {responses: {"200": {content: {application/geo+json: {}}}}}}}
      """,
      // What FHIR calls a position is in WGS 84, and in no other shape.
      """
      components: {schemas: {Location: {properties: {longitude: {type: number}, latitude: {type: number}}}}}
      paths: {/Location: {get: {responses: {"200": {content: {application/fhir+json: {}}}}}}}
      """,
      "components: {schemas: {Gate: {properties: {easting: {type: number}, northing: {type: number}}}}}",
      """
      components: {schemas: {Near: {properties: {lat: {type: number}, lon: {type: number}}}}}
      paths: {/gates: {get: {parameters: [{name: near, in: query, schema: {$ref: '#/components/schemas/Near'}}], responses: {}}}}
      """,
    ],
    failing: [
      "components: {schemas: {Gate: {type: object, properties: {⟦latitude⟧: {type: number}, longitude: {type: number}}}}}",
      """
      components: {schemas: {Gate: {properties: {⟦location⟧: {type: string, example: '51.5, -0.12'}}}, Area: {properties: {⟦boundary⟧: {type: string, example: 'POLYGON((1 2, 3 4, 1 2))'}}}, Spot: {properties: {⟦coordinates⟧: {type: array, items: {type: number}}}}}}
      """,
    ],
    check: .schema { use, view in
      guard !view.profile.isFHIR, use.isExchanged, !view.forms.contains(use.id),
        !use.schema.properties.isEmpty
      else { return nil }
      let isBeside = use.schema.properties.contains { view.geoJSON.contains(view.api.typed($0.schema)) }
      if view.geoJSON.contains(use.id) || isBeside { return [] }
      guard let coordinates = Coordinates(of: use, in: view) else { return nil }
      switch coordinates.form {
      case .grid: return nil
      case .latitude, .numbers: return view.offersGeoJSON ? [] : [.notGeoJSON(coordinates, use)]
      }
    })
}

extension Problem {
  fileprivate static func notGeoJSON(_ coordinates: Coordinates, _ use: SchemaUse) -> Problem {
    let names = coordinates.properties.map { "'\($0.name)'" }.joined(separator: " and ")
    let verb = coordinates.properties.count == 1 ? "tells" : "tell"
    return Problem(
      "\(names)\(use.name.map { " of '\($0)'" } ?? "") \(verb) a place, and not as GeoJSON",
      at: coordinates.properties[0].member.keySpan)
  }
}

extension DescriptionView {
  /// Whether any message is offered as GeoJSON.
  fileprivate var offersGeoJSON: Bool {
    mediaTypes.contains { MediaKind.essence($0.media.name) == "application/geo+json" }
  }
}

extension SchemaUse {
  /// Whether it is an object of GeoJSON (RFC 7946): it has a type, and what belongs to it.
  var isGeoJSON: Bool {
    var (hasType, hasPart) = (false, false)
    for property in schema.properties {
      switch property.name {
      case "type": hasType = true
      case "coordinates", "geometry", "geometries", "features": hasPart = true
      default: break
      }
    }
    return hasType && hasPart
  }
}
