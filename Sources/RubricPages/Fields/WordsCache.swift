import RubricDocuments
import Synchronization

/// Words of properties that pages show away from their own place: many pages open the same named schemas, and
/// what is told of them does not depend on the page.
final class WordsCache: Sendable {
  private let words = Mutex<[Place: SchemaWords]>([:])

  /// The words of the property whose value is written at a place; they are made at its first use.
  func words(at place: Place, _ make: () -> SchemaWords) -> SchemaWords {
    if let known = words.withLock({ $0[place] }) { return known }
    let made = make()
    words.withLock { $0[place] = made }
    return made
  }
}
