import RubricDiagnostics

/// Names a value of a document, or the key it stands under, without holding the document: small, for values
/// that travel far from what they were read of.
public struct Place: Hashable, Sendable {
  /// The file that the document was read of.
  public let source: SourceID
  /// Twice the node's number, and one more for its key.
  @usableFromInline let code: UInt32

  @inlinable init(source: SourceID, node: UInt32, isKey: Bool) {
    self.source = source
    // A document has at most 2³² bytes and a node has at least two of them with what parts it from others.
    code = node &* 2 &+ (isKey ? 1 : 0)
  }

  /// Number of the value in its document.
  @inlinable public var node: UInt32 { code >> 1 }
  /// Whether the key is meant and not the value.
  @inlinable public var isKey: Bool { code & 1 == 1 }
  /// The value that stands under the key.
  @inlinable public static func value(of place: Place) -> Place {
    Place(source: place.source, node: place.node, isKey: false)
  }
  /// The key under which the value stands.
  @inlinable public var key: Place { Place(source: source, node: node, isKey: true) }
}

extension Node {
  /// Names the value.
  @inlinable public var place: Place { Place(source: document.source, node: number, isKey: false) }
  /// Names the key under which the value stands.
  @inlinable public var keyPlace: Place { Place(source: document.source, node: number, isKey: true) }
}

/// A set of places, one bit each.
public struct PlaceSet: Sendable {
  private var words: [SourceID: [UInt64]] = [:]

  /// Nothing.
  public init() {}

  /// Adds a place.
  public mutating func insert(_ place: Place) {
    let word = Int(place.code >> 6)
    words[place.source, default: []].setBit(place.code, word)
  }

  /// Adds places; those of one file that follow each other cost little.
  public mutating func insert(contentsOf places: [Place]) {
    var start = 0
    while start < places.count {
      let source = places[start].source
      var own = words.removeValue(forKey: source) ?? []
      while start < places.count, places[start].source == source {
        own.setBit(places[start].code, Int(places[start].code >> 6))
        start += 1
      }
      words[source] = own
    }
  }

  /// Whether the place is in the set.
  public func contains(_ place: Place) -> Bool {
    guard let own = words[place.source] else { return false }
    let word = Int(place.code >> 6)
    return word < own.count && own[word] & (1 << UInt64(place.code & 63)) != 0
  }
}

extension [UInt64] {
  fileprivate mutating func setBit(_ code: UInt32, _ word: Int) {
    if word >= count { append(contentsOf: repeatElement(0, count: word - count + 1 + count / 2)) }
    self[word] |= 1 << UInt64(code & 63)
  }
}
