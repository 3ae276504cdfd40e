import RubricDiagnostics
import RubricPages
import RubricSite
import RubricTheme
import Synchronization

extension SiteWriting {
  /// Writes all pages into the file that the request names.
  ///
  /// - Parameter images: bytes by the addresses that pages know.
  func write(
    _ collected: SingleCollecting, _ apis: [APIWriting], images: [(route: Route, bytes: [UInt8])],
    _ renderer: PageRenderer
  ) throws(BuildError) {
    guard let path = request.singleFile else { return }
    guard let pages = collected.pages,
      images.reduce(0, { $0 + $1.bytes.count }) <= SingleCollecting.mostBytes
    else {
      throw BuildError(
        "the site is too large for one file: its pages hold more than \(SingleCollecting.mostBytes >> 20) MiB",
        help: "build it into a folder, without --single-file")
    }
    let first = isDescription ? apis.first?.site ?? own : own
    let navigation = apis.count == 1 ? apis.first?.maker.page(.home).navigation : nil
    let document = SingleDocument(pages, images: images)
    let bytes = renderer.bytes(of: document, summary: first.api?.info.summary, navigation, first)
    guard let bytes else {
      throw BuildError(
        "the theme cannot make a single file: it has no 'layouts/single.mustache'",
        help: "write 'extends: default' in its theme.yaml, or add the layout")
    }
    try WholeFile.write(bytes, to: path)
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

extension SingleCollecting.Place {
  /// Behind all APIs.
  static func last(_ request: Int) -> SingleCollecting.Place {
    SingleCollecting.Place(api: Int.max, request: request)
  }
}
