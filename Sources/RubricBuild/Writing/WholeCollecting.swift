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
        let html = file.copied
        state.bytes += html.count
        let hasRoom = state.bytes <= WholeCollecting.mostBytes
        return JoinedPage(file, level: part.level, html: hasRoom ? html : [])
      }
      guard state.pages.count == parts.count else { return nil }
      let all = order.flatMap { state.pages[$0] ?? [] }
      state.pages = [:]
      return all
    }
  }
}

extension JoinedPage {
  init(_ file: PageRenderer.File, level: Int, html: [UInt8]) {
    self.init(route: Route(file.path), title: file.title, level: level, html: html)
  }
}
