import RubricDocuments
import RubricOpenAPI

/// Makes an example of a schema: the author's values where there are any, else values that fit it, the same
/// each time.
///
/// Values are first made without a check, since nearly all are right by the way they are made. Where keywords
/// were met that this does not hold for, the whole is checked, and made again with care if it is wrong: each
/// part is then checked by itself, and other alternatives are tried.
public struct ExampleMaker {
  let api: API
  let direction: Direction
  var strings = StringExample()
  /// Made when first needed.
  var validator: SchemaValidator?
  /// How many values the example may still get; required members are made until it is spent.
  var valuesLeft = ExampleMaker.mostValues
  /// How much may still be looked at, in schemas or handfuls of names; nothing more is made once it is spent.
  var workLeft: Int
  /// How many bytes of long texts it may still get: more are left out where something else can be shown.
  var textLeft = ExampleMaker.mostText
  /// Whether each part is checked.
  private(set) var isCareful = false
  /// Whether the author's values are shown though the schema contradicts itself.
  private(set) var isLenient = false
  /// Whether a keyword was met that the making does not obey for certain.
  var isRisky = false
  /// How often a schema is part of the values that are being made.
  var active: [SchemaID: Int] = [:]

  /// Which way a value travels: properties that are only for the other way are left out.
  public enum Direction: Sendable {
    case request, response
  }

  /// What is known of the value to be made before its schema is looked at.
  struct Place {
    /// Of the member; empty where there is none.
    var name = ""
    /// Position among values of its kind, from 0: they differ by it.
    var ordinal = 0
    /// Whether the value must be there, whatever it takes.
    var isRequired = true
    /// How many values its optional parts may take.
    var allowance: Int
    var depth = 0
    /// The way to the schemas.
    var scope = DynamicScope()
  }

  /// Examples have about so many bytes of long texts and long names.
  private static let mostText = 100_000
  /// Texts and names of more bytes count as long.
  static let longText = 500
  /// Examples have at most so many values.
  private static let mostValues = 5_000
  /// So much is looked at for one example before giving up, where the API has few.
  static let mostWork = 25_000
  /// So much is looked at for all examples of one API, unless the least for each is more. Each has the same
  /// share: what is made does not depend on what was made before.
  static let mostWorkOfAPI = 1_000_000
  /// So much is looked at for one example, however many there are: as much as the largest that authors describe
  /// need.
  static let leastWork = 5_000
  /// So many combinations of alternatives are tried for one value.
  static let mostAttempts = 40
  /// Optional values nest at most so deep, required ones deeper.
  static let deepestOptional = 8
  static let deepest = 50

  private init(api: API, direction: Direction) {
    self.api = api
    self.direction = direction
    workLeft = ExampleMaker.share(in: api)
  }

  /// How much may be looked at for one example of the API.
  static func share(in api: API) -> Int {
    min(mostWork, max(leastWork, mostWorkOfAPI / max(1, api.exampleCount)))
  }

  /// An example of the schema; null where there is none.
  ///
  /// - Parameters:
  ///   - name: of what holds the value, such as a parameter, which tells what it is like.
  ///   - budget: about so many values at most are optional.
  public static func example(
    of schema: SchemaID, in api: API, direction: Direction, named name: String = "", budget: Int = 400
  ) -> JSONValue {
    madeExample(of: schema, in: api, direction: direction, named: name, budget: budget) ?? .null
  }

  /// An example of the schema; nil where none was found.
  ///
  /// It is one that the schema allows, but for a schema that allows none, such as one whose `enum` is of
  /// another type: then it is the author's value all the same, or one of alternatives that cannot be told
  /// apart.
  public static func madeExample(
    of schema: SchemaID, in api: API, direction: Direction, named name: String = "", budget: Int = 400
  ) -> JSONValue? {
    if let written = writtenExamples(of: schema, in: api).first { return JSONValue(written) }
    let place = Place(name: name, allowance: budget)
    if let value = validExample(of: schema, in: api, direction: direction, at: place) { return value }
    var maker = ExampleMaker(api: api, direction: direction)
    maker.isLenient = true
    return maker.value(of: [schema], at: place)
  }

  /// A value that the schema allows, as far as that can be told.
  static func validExample(
    of schema: SchemaID, in api: API, direction: Direction, at place: Place
  ) -> JSONValue? {
    var maker = ExampleMaker(api: api, direction: direction)
    let value = maker.value(of: [schema], at: place)
    guard maker.isRisky || value == nil else { return value }
    if let value, maker.isAllowed(value, by: [schema], in: DynamicScope()) { return value }
    maker.isCareful = true
    maker.valuesLeft = ExampleMaker.mostValues
    maker.textLeft = ExampleMaker.mostText
    maker.workLeft = ExampleMaker.share(in: api)
    return maker.value(of: [schema], at: place)
  }

  /// Two items of a sequence, different where that is possible.
  static func madeItems(of schema: SchemaID, in api: API, direction: Direction) -> [JSONValue] {
    guard let first = madeExample(of: schema, in: api, direction: direction, budget: 200) else { return [] }
    var maker = ExampleMaker(api: api, direction: direction)
    let second = maker.value(of: [schema], at: Place(ordinal: 1, allowance: 200))
    guard let second, maker.isAllowed(second, by: [schema], in: DynamicScope()) else {
      return [first, first]
    }
    return [first, second]
  }

  /// The first of the author's examples of a media type, else one made from its schema; nil where it has
  /// neither.
  public static func example(
    of mediaType: MediaType, in api: API, direction: Direction
  ) -> JSONValue? {
    if let written = mediaType.examples.lazy.compactMap(\.value).first { return JSONValue(written) }
    return mediaType.schema.flatMap { madeExample(of: $0, in: api, direction: direction) }
  }

  /// The author's examples of a schema as a whole.
  public static func writtenExamples(of schema: SchemaID, in api: API) -> [Node] {
    var id = schema
    for _ in 0..<20 {
      let schema = api.schemas[id]
      if !schema.examples.isEmpty { return schema.examples }
      guard let reference = schema.reference else { return [] }
      id = reference
    }
    return []
  }
}
