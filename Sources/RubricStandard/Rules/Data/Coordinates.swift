import RubricDocuments
import RubricOpenAPI

/// Fields of an object that tell a place on earth by numbers.
struct Coordinates {
  enum Form: Sendable {
    case latitude, grid, numbers
  }

  var form: Form
  /// In written order.
  var properties: [Schema.Property]

  /// nil of an object that has none, or whose fields are GeoJSON's (RFC 7946).
  init?(of use: SchemaUse, in view: DescriptionView) {
    let (schema, api) = (use.schema, view.api)
    guard !view.geoJSON.contains(use.id) else { return nil }
    var found: [Word: Schema.Property] = [:]
    for property in schema.properties {
      guard let word = Word(property, in: api), found[word] == nil else { continue }
      found[word] = property
    }
    if let latitude = found[.latitude], let longitude = found[.longitude] {
      form = .latitude
      properties = [latitude, longitude]
    } else if let easting = found[.easting], let northing = found[.northing] {
      form = .grid
      properties = [easting, northing]
    } else if let reference = found[.gridReference] {
      form = .grid
      properties = [reference]
    } else if let numbers = found[.numbers] {
      form = .numbers
      properties = [numbers]
    } else {
      return nil
    }
    properties.sort { $0.member.keySpan < $1.member.keySpan }
  }

  /// What a field's name tells.
  private enum Word: Hashable {
    case latitude, longitude, easting, northing, gridReference, numbers

    init?(_ property: Schema.Property, in api: API) {
      let words = NameWords(property.name).words
      guard let last = words.last else { return nil }
      let schema = api.schemas[api.typed(property.schema)]
      let isPlain = schema.types.isDisjoint(with: [.object, .array, .boolean]) && schema.properties.isEmpty
      switch last {
      case "lat" where isPlain, "latitude" where isPlain: self = .latitude
      case "lon" where isPlain, "lng" where isPlain, "long" where isPlain, "longitude" where isPlain:
        self = .longitude
      case "easting" where isPlain, "eastings" where isPlain: self = .easting
      case "northing" where isPlain, "northings" where isPlain: self = .northing
      case "reference" where isPlain && words.contains("grid"), "ref" where isPlain && words.contains("grid"):
        self = .gridReference
      case "geometry", "location", "coordinates", "point", "polygon", "boundary", "coords", "geom", "wkt":
        guard Coordinates.areNumbers(schema, in: api) else { return nil }
        self = .numbers
      default: return nil
      }
    }
  }

  /// Whether a value is a list of numbers, or a text whose example is one or is WKT.
  private static func areNumbers(_ schema: Shared<Schema>, in api: API) -> Bool {
    if schema.types.contains(.array), let items = schema.items {
      return !api.schemas[api.typed(items)].types.isDisjoint(with: [.number, .integer])
    }
    guard schema.types.contains(.string) else { return false }
    return schema.examples.contains { example in
      guard let text = example.string else { return false }
      let upper = Array(text.uppercased().utf8)
      if ["POINT(", "POINT (", "POLYGON(", "POLYGON (", "LINESTRING"].contains(where: {
        upper.contains(sequence: $0)
      }) {
        return true
      }
      let parts = text.utf8.split { $0 == UInt8(ascii: ",") || $0 == 0x20 }
      return parts.count == 2 && parts.allSatisfy { Double(String(decoding: $0, as: UTF8.self)) != nil }
    }
  }
}

extension SchemaUse {
  /// Whether it is held by bodies, and is not only the shape of a parameter.
  var isExchanged: Bool {
    !reach.isDisjoint(with: [.request, .success, .failure])
      || (reach.contains(.component) && !reach.contains(.parameter))
  }
}

/// Names of systems that coordinates are given in.
enum ReferenceSystem {
  /// Whether a text names one.
  static func isNamed(in text: String) -> Bool {
    // What is long may be shared by many; a system is named at the beginning.
    let bytes = Array(text.utf8.prefix(1000)).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return words.contains { bytes.contains(sequence: $0) }
  }

  /// Whether a field or parameter of the name tells one.
  static func isTold(by name: String) -> Bool {
    let words = NameWords(name).words
    return words.contains { ["crs", "srid", "srs", "epsg", "datum", "projection"].contains($0) }
      || NameWords(name).contains(["coordinate", "system"])
      || NameWords(name).contains(["reference", "system"])
  }

  private static let words = [
    "wgs84", "wgs 84", "wgs-84", "wgs_84", "etrs89", "etrs 89", "etrs-89", "epsg", "osgb", "national grid",
    "crs84", "world geodetic", "irish grid", "gda94", "nad83", "4326", "27700", "geojson",
  ]

  /// Whether what is said of the API or of one of its operations names one, or a parameter chooses it.
  static func isStated(in view: DescriptionView) -> Bool {
    let api = view.api
    let texts =
      [api.info.description] + api.tags.map(\.description)
      + api.operations.all.flatMap { [$0.summary, $0.description, $0.pathDescription] }
    return texts.contains { $0.map(isNamed) == true } || api.parameters.all.contains { isTold(by: $0.name) }
  }
}
