import RubricPages
import RubricSite
import RubricTheme
import Synchronization

/// Holds what the pages of one API show until all are there that its whole is told on; any number of threads
/// bring them.
final class WholeCollecting: Sendable {
  private struct State {
    var pages: [Int: [JoinedPage]] = [:]
    var bytes = 0
  }

  private let parts: [Int: PageMaker.WholePart]
  private let order: [Int]
  private let state = Mutex(State())

  /// More is not held: what comes later is told by a link to its page.
  private static let mostBytes = 64 << 20

  /// - Parameter order: of the pages, by their positions among the API's requests.
  init(_ order: [PageMaker.WholePart]) {
    self.order = order.map(\.request)
    parts = Dictionary(order.map { ($0.request, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Takes the pages that came of a request.
  ///
  /// - Returns: all pages in order where these were the last; else nil.
  func take(_ files: [PageRenderer.File], of request: Int) -> [JoinedPage]? {
    guard let part = parts[request] else { return nil }
    return state.withLock { state in
      state.pages[request] = files.map { file in
        state.bytes += file.main.count
        let hasRoom = state.bytes <= WholeCollecting.mostBytes
        return JoinedPage(file, level: part.level, html: hasRoom ? file.main : [])
      }
      guard state.pages.count == parts.count else { return nil }
      let all = order.flatMap { state.pages[$0] ?? [] }
      state.pages = [:]
      return all
    }
  }
}

/// Holds what all pages of a site show until they are put into one file.
final class SingleCollecting: Sendable {
  /// Where a page stands among the others.
  struct Place: Comparable, Hashable, Sendable {
    /// -1 of the site's own pages before its APIs, then the API, then what is about all of them.
    var api: Int
    var request: Int

    static func < (a: Place, b: Place) -> Bool { (a.api, a.request) < (b.api, b.request) }
  }

  private struct State {
    var pages: [Place: [JoinedPage]] = [:]
    var bytes = 0
  }

  private let state = Mutex(State())

  /// A larger document is more than browsers can show; in bytes of the pages' content.
  static let mostBytes = 100 << 20

  /// Takes the pages that came of a request.
  func take(_ files: [PageRenderer.File], at place: Place, level: Int) {
    let pages = files.filter(\.isListed).map { JoinedPage($0, level: level, html: $0.main) }
    guard !pages.isEmpty else { return }
    state.withLock { state in
      state.bytes += pages.reduce(0) { $0 + $1.html.count }
      if state.bytes > SingleCollecting.mostBytes {
        state.pages = [:]
      } else {
        state.pages[place, default: []] += pages
      }
    }
  }

  /// All pages in order; nil where they are more than one file is to hold.
  var pages: [JoinedPage]? {
    state.withLock { state in
      guard state.bytes <= SingleCollecting.mostBytes else { return nil }
      return state.pages.sorted { $0.key < $1.key }.flatMap(\.value)
    }
  }
}

extension JoinedPage {
  fileprivate init(_ file: PageRenderer.File, level: Int, html: [UInt8]) {
    self.init(route: Route(file.path), title: file.title, level: level, html: html)
  }
}
