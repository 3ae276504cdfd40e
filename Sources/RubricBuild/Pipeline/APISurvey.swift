import RubricDocuments
import RubricSite
import RubricStandard
import Synchronization

/// What is known of an API before any is judged: all that the others' pages and grades may depend on.
struct APISurvey: Sendable, Codable {
  /// What others may know of it.
  var entry: APIEntry
  /// nil where nothing is to be compared with it, or it could not be read.
  var style: APIStyle?
  /// Its own files that guides of any API may show, by their paths in its folder; in order.
  var files: [Name]

  /// About how much work it makes: what to begin with.
  var weight: Int { entry.operationCount + entry.schemaCount }

  /// - Parameter isAlone: whether there is no other API.
  init(_ unit: APIUnit, isAlone: Bool) {
    entry = unit.builder.entry
    style = isAlone ? nil : unit.builder.api.map { APIStyle(of: $0) }
    files = unit.files.keys.filter { !$0.isShared }.map { Name($0.path) }.sorted()
  }
}

/// Keeps APIs between their first reading and their judging as far as memory is to be had; the others are read
/// again, so that a site of thousands takes no more than a few of them at once.
final class KeptUnits: Sendable {
  private struct State {
    var units: [Int: APIUnit] = [:]
    var bytes = 0
  }

  private let state = Mutex(State())
  /// Of files read for the APIs that are kept; what is made of them takes about twenty times as much.
  private static let mostBytes = 1 << 20
  private let keepsAll: Bool

  /// - Parameter keepsAll: whether each is kept whatever room they take together.
  init(keepsAll: Bool = false) { self.keepsAll = keepsAll }

  /// Keeps an API where there is room; one is kept whatever its size.
  func keep(_ unit: APIUnit, _ index: Int, bytes: Int) {
    state.withLock { state in
      guard keepsAll || state.units.isEmpty || state.bytes + bytes <= KeptUnits.mostBytes else { return }
      state.bytes += bytes
      state.units[index] = unit
    }
  }

  /// The only one, where one is kept.
  var only: APIUnit? { state.withLock { $0.units.count == 1 ? $0.units.first?.value : nil } }

  /// Those that are kept, in any order.
  var all: [APIUnit] { state.withLock { Array($0.units.values) } }

  /// Gives an API out and keeps it no longer; nil where it was not kept.
  func take(_ index: Int) -> APIUnit? { state.withLock { $0.units.removeValue(forKey: index) } }
}
