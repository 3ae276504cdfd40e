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
    _ collected: SingleCollecting, images: [(route: Route, bytes: [UInt8])]
  ) throws(BuildError) {
    guard let path = request.singleFile else { return }
    let images = collected.images + images
    guard let pages = collected.pages,
      images.reduce(0, { $0 + $1.bytes.count }) <= SingleCollecting.mostBytes
    else {
      throw BuildError(
        "the site is too large for one file: its pages hold more than \(SingleCollecting.mostBytes >> 20) MiB",
        help: "build it into a folder, without --single-file")
    }
    let document = SingleDocument(pages, images: images)
    let alone = collected.onlyFrame
    let site = isDescription ? alone?.site ?? own : own
    let bytes = output.renderer.bytes(
      of: document, summary: site.api?.info.summary, alone?.navigation, site)
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
    var images: [(route: Route, bytes: [UInt8])] = []
    var frames: [Frame] = []
  }

  /// What stands round the pages of an API.
  struct Frame: Sendable {
    var site: Site
    var navigation: Navigation?
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

  /// Takes a picture that pages show.
  func take(image bytes: [UInt8], at route: Route) {
    state.withLock { $0.images.append((route, bytes)) }
  }

  /// Takes what stands round the pages of an API; of more than one nothing is kept.
  func take(_ frame: Frame) {
    state.withLock { state in if state.frames.count < 2 { state.frames.append(frame) } }
  }

  /// What stands round the pages of the only API; nil where there are several.
  var onlyFrame: Frame? { state.withLock { $0.frames.count == 1 ? $0.frames.first : nil } }

  /// By the addresses that pages know, in the order of these.
  var images: [(route: Route, bytes: [UInt8])] {
    state.withLock { $0.images.sorted { $0.route < $1.route } }
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
