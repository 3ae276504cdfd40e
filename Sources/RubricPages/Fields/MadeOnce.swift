import RubricDocuments
import RubricOpenAPI
import RubricSchemas
import Synchronization

/// What many pages of one API tell alike, made at its first use: pages open the same named schemas and answer with
/// the same errors. None of it depends on the page, so it makes no difference which page is first.
final class MadeOnce: Sendable {
  private let words = Mutex<[Use: SchemaWords]>([:])
  private let parts = Mutex<[SchemaWay: Bool]>([:])
  private let shapes = Mutex(Kept<SchemaWay, ObjectShape>(most: MadeOnce.mostProperties))
  private let bodies = Mutex(Kept<BodyUse, BodyText?>(most: MadeOnce.mostBytes))

  /// So many properties of objects are kept, and so many bytes of bodies: many times what large descriptions
  /// have, and little beside what a hostile one could ask for. What comes later is made each time.
  private static let mostProperties = 200_000
  private static let mostBytes = 16 << 20

  /// Where a value is written, with the way to it.
  private struct Use: Hashable {
    var place: Place
    var scope: DynamicScope
  }

  /// A schema with the way to it.
  private struct SchemaWay: Hashable {
    var schema: SchemaID
    var scope: DynamicScope
  }

  /// All that the example of a body depends on, where nothing is said of its encoding.
  private struct BodyUse: Hashable {
    var schema: SchemaID
    var mediaType: Name
    var direction: ExampleMaker.Direction
  }

  /// Values up to a size that they have together.
  private struct Kept<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private(set) var values: [Key: Value] = [:]
    private var left: Int

    init(most: Int) { left = most }

    mutating func keep(_ value: Value, for key: Key, size: Int) {
      guard size <= left, values.updateValue(value, forKey: key) == nil else { return }
      left -= size
    }
  }

  /// The words of the property whose value is written at a place, where it is shown away from that place.
  ///
  /// - Parameter scope: the way to the property.
  func words(at place: Place, in scope: DynamicScope, _ make: () -> SchemaWords) -> SchemaWords {
    let use = Use(place: place, scope: scope)
    if let known = words.withLock({ $0[use] }) { return known }
    let made = make()
    words.withLock { $0[use] = made }
    return made
  }

  /// Whether a schema has anything that becomes a row below it.
  ///
  /// - Parameter scope: the way to the schema.
  func hasParts(_ schema: SchemaID, in scope: DynamicScope, _ make: () -> Bool) -> Bool {
    let way = SchemaWay(schema: schema, scope: scope)
    if let known = parts.withLock({ $0[way] }) { return known }
    let made = make()
    parts.withLock { $0[way] = made }
    return made
  }

  /// The object that a reader takes a schema for.
  ///
  /// - Parameter scope: the way to the schema.
  func shape(of schema: SchemaID, in scope: DynamicScope, _ make: () -> ObjectShape) -> ObjectShape {
    let way = SchemaWay(schema: schema, scope: scope)
    if let known = shapes.withLock({ $0.values[way] }) { return known }
    let made = make()
    shapes.withLock { $0.keep(made, for: way, size: 1 + made.properties.count + made.parts.count) }
    return made
  }

  /// A body made from the schema of a media type; nil where none can be made.
  func body(for media: MediaType, in api: API, direction: ExampleMaker.Direction) -> BodyText? {
    guard let schema = media.schema, media.itemSchema == nil, media.itemEncoding == nil,
      media.encoding.isEmpty, media.prefixEncoding.isEmpty
    else { return BodyText.made(for: media, in: api, direction: direction) }
    let use = BodyUse(schema: schema, mediaType: Name(media.name), direction: direction)
    if let known = bodies.withLock({ $0.values[use] }) { return known }
    let made = BodyText.made(for: media, in: api, direction: direction)
    bodies.withLock { $0.keep(made, for: use, size: 100 + (made?.text.utf8.count ?? 0)) }
    return made
  }
}
