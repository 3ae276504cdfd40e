import RubricPages
import RubricSite
import RubricTheme
import Synchronization

/// Notes which files are written for an API, on any number of threads.
final class OutputLog: Sendable {
  private let state = Mutex<[String]>([])

  func note(_ path: String) { state.withLock { $0.append(path) } }

  /// In order, whichever thread was first.
  var paths: [String] { state.withLock { $0.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } } }
}

/// Renders pages and hands each to everything that is made of it.
struct PageOutput: Sendable {
  let renderer: PageRenderer
  /// nil where no files are written.
  let folder: OutputFolder?
  /// nil where no file of all pages is asked for.
  let single: SingleCollecting?
  /// Notes what is written; nil where nobody asks.
  var log: OutputLog?

  /// Whether anything is kept of what is rendered.
  var isKept: Bool { folder != nil || single != nil }

  /// - Parameters:
  ///   - place: where the page stands in a file of all pages; nil where it has no place there.
  ///   - level: how much lower its headings stand in it.
  @discardableResult
  func write(
    _ page: Page, of site: Site, at place: SingleCollecting.Place?, level: Int = 1
  ) throws(OutputError) -> PageRenderer.File {
    let file = renderer.file(for: page, of: site)
    try write(file)
    if let place { single?.take([file], at: place, level: level) }
    return file
  }

  func write(_ file: PageRenderer.File) throws(OutputError) {
    try write(file.bytes, to: file.path)
    if let twin = file.twin { try write(twin.bytes, to: twin.path) }
  }

  /// Writes a file that is no page.
  ///
  /// - Parameter path: within the site.
  func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    guard let folder else { return }
    try folder.write(path: path, bytes: bytes)
    log?.note(path)
  }
}
