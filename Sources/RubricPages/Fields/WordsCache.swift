import RubricDocuments
import RubricOpenAPI
import Synchronization

/// Words of properties that pages show away from their own place: many pages open the same named schemas, and
/// what is told of them does not depend on the page.
final class WordsCache: Sendable {
  private let words = Mutex<[Use: SchemaWords]>([:])

  /// Where a value is written, with the way to it.
  private struct Use: Hashable {
    var place: Place
    var scope: DynamicScope
  }

  /// The words of the property whose value is written at a place; they are made at its first use.
  ///
  /// - Parameter scope: the way to the property.
  func words(at place: Place, in scope: DynamicScope, _ make: () -> SchemaWords) -> SchemaWords {
    let use = Use(place: place, scope: scope)
    if let known = words.withLock({ $0[use] }) { return known }
    let made = make()
    words.withLock { $0[use] = made }
    return made
  }
}
