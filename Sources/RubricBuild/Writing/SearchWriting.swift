import RubricDiagnostics
import RubricPages
import RubricSearch
import RubricSite
import RubricTheme
import Synchronization

/// Gathers what the pages of one API give the search, while any number of threads make them.
final class SearchGathering: Sendable {
  private let title: String
  private let prefix: String
  private let state: Mutex<State>

  private struct State {
    /// Those that no thread has at the moment.
    var idle: [PageGathering] = []
    /// Jobs that are not done.
    var open: Int
    var api: APISearch?
  }

  /// - Parameters:
  ///   - title: as readers know the API.
  ///   - prefix: what the addresses of its pages begin with.
  ///   - jobs: how many jobs its pages are shared out to.
  init(title: String, prefix: String, jobs: Int) {
    self.title = title
    self.prefix = prefix
    state = Mutex(State(open: jobs))
  }

  /// A gathering for the pages of one job.
  func begin() -> PageGathering { state.withLock { $0.idle.popLast() } ?? PageGathering() }

  /// Takes back what a job has gathered; whoever comes last puts all of it together.
  ///
  /// - Returns: the records' files once all jobs are done.
  func end(_ pages: PageGathering) -> [SearchFile] {
    let all: [PageGathering]? = state.withLock { state in
      state.idle.append(pages)
      state.open -= 1
      guard state.open == 0 else { return nil }
      defer { state.idle = [] }
      return state.idle
    }
    guard let all else { return [] }
    let api = APISearch(all, title: title, prefix: prefix)
    state.withLock { $0.api = api }
    return RecordFiles.files(of: api)
  }

  /// What was gathered; nil before all jobs are done, and of an API without pages.
  var api: APISearch? { state.withLock { $0.api } }
}

/// The files of the site's search.
enum SearchWriting {
  /// Writes the files of terms and the directory.
  ///
  /// - Parameter workers: the threads that write.
  static func write(_ index: SearchIndex, to output: PageOutput, _ workers: Workers) async throws(OutputError)
  {
    let parts = await workers.map(Array(0..<index.partCount)) { index.part($0) }
    let files = index.files(words: words(output.renderer), parts: parts)
    let failures = await workers.map(files) { file -> OutputError? in
      do throws(OutputError) { try output.write(file.bytes, to: file.path) } catch { return error }
      return nil
    }
    if let failure = failures.lazy.compactMap(\.self).first { throw failure }
  }

  /// What the page's script shows, by the names that it knows.
  private static func words(_ renderer: PageRenderer) -> [SearchWord] {
    let all: [(String, Word)] = [
      ("search", .search), ("results", .searchResults), ("none", .searchNone), ("best", .searchBest),
      ("cut", .searchCut), ("failed", .searchFailed), ("held", .searchHeld),
      ("more", .searchHeldMore), ("index", .aToZ), ("0", .apis), ("1", .tags), ("2", .operations),
      ("3", .schemas),
      ("4", .guides), ("5", .scopes), ("6", .errors), ("7", .properties), ("8", .parameters),
      ("9", .allowedValues),
    ]
    return all.map { SearchWord($0.0, forms: renderer.words($0.1).forms) }
  }
}
