import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricTheme
import Synchronization

/// What pages of one API tell of its description, noted by any number of threads.
final class Ledger: Sendable {
  private struct State {
    var told = PlaceSet()
    var excused = PlaceSet()
  }

  private let state = Mutex(State())

  /// Notes what a page tells.
  func note(_ file: PageRenderer.File) {
    guard !file.told.isEmpty || !file.excused.isEmpty else { return }
    state.withLock { state in
      state.told.insert(contentsOf: file.told)
      state.excused.insert(contentsOf: file.excused)
    }
  }

  /// How much of the description is told; nil where there is none.
  func coverage(of api: API?, _ sources: SourceSet, withheld: Int) -> Coverage? {
    guard let api else { return nil }
    let (told, excused) = state.withLock { ($0.told, $0.excused) }
    let walk = FactWalk(api, where: { !told.contains($0) }, unless: { excused.contains($0) })
    let root = api.origin.span.source
    let missing = walk.found.map { fact in
      let path = sources[fact.place.source]?.path ?? ""
      let pointer = fact.place.source == root ? "#" + fact.pointer : path + "#…" + fact.pointer
      return Coverage.Missing(pointer: pointer, isName: fact.place.isKey)
    }
    var coverage = Coverage(facts: walk.count, missing: missing, missingCount: walk.foundCount)
    coverage.withheld = withheld
    if let first = walk.found.first {
      coverage.finding = coverage.finding(at: first.span)
    }
    return coverage
  }
}

/// How much of what a description says its pages tell.
public struct Coverage: Sendable, Codable {
  /// How many things there are to tell: values, names of the author's, examples as a whole.
  public var facts: Int
  /// What no page tells at its place, in the order of the description; the first of it where that is very much
  /// (`FactWalk.mostFound`).
  public var missing: [Missing]
  /// How much no page tells at its place.
  public var missingCount: Int
  /// How many objects are withheld, and with all that is in them no part of `facts`.
  public var withheld = 0
  /// What reports say of it; nil where nothing is missing.
  var finding: Finding?

  // The finding is among those of the API.
  private enum CodingKeys: CodingKey {
    case facts, missing, missingCount, withheld
  }

  init(facts: Int, missing: [Missing], missingCount: Int) {
    self.facts = facts
    self.missing = missing
    self.missingCount = missingCount
  }

  /// A thing that no page tells.
  public struct Missing: Sendable, Codable {
    /// JSON pointer as a fragment; that of another file after its path, from the object that is referred to.
    public var pointer: String
    /// Whether the name at the end of the pointer is missing, and not what stands under it.
    public var isName: Bool
  }

  /// The share that is told, in hundredths of a percent, rounded down so that 100 % is whole.
  public var tenThousandths: Int { facts == 0 ? 10_000 : told * 10_000 / facts }

  /// How many of the facts are told.
  public var told: Int { facts - missingCount }

  fileprivate func finding(at span: SourceSpan) -> Finding {
    let shown = missing.prefix(5)
    let pointers = shown.map(\.pointer).joined(separator: ", ")
    let rest = missingCount > shown.count ? " and \(missingCount - shown.count) more" : ""
    return Finding(
      "coverage", .warning, "the pages do not show everything: \(pointers)\(rest)", at: span,
      help: "'rubric coverage' lists all of it")
  }
}
