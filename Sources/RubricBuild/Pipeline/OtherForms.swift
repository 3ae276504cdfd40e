import RubricDiagnostics
import RubricPages
import RubricSite
import RubricTheme

/// Other forms of what pages hold: an API on one page or as a collection, all pages as one file.
extension SiteWriting {
  /// The whole of an API, in as few files as its size allows.
  func write(
    _ pages: [JoinedPage], of maker: PageMaker, _ renderer: PageRenderer, to output: Destination
  ) throws(OutputError) {
    guard let navigation = maker.page(.home).navigation else { return }
    let whole = renderer.whole(pages, prefix: maker.site.routes.prefix)
    for number in 0..<whole.count {
      let file = renderer.file(of: whole, part: number + 1, maker.site, navigation)
      try output.folder?.write(path: file.path, bytes: file.bytes)
    }
  }

  func writeCollection(
    of maker: PageMaker, _ renderer: PageRenderer, to output: OutputFolder?
  ) throws(OutputError) {
    guard let bytes = maker.postmanCollection(word: { renderer.words($0).text([]) }) else { return }
    try output?.write(path: maker.site.routes.postman.path, bytes: bytes)
  }

  /// All pages in the file that the request names.
  func writeSingle(
    _ collected: SingleCollecting, _ apis: [(maker: PageMaker, unit: APIUnit)], _ renderer: PageRenderer,
    _ badges: [(route: Route, bytes: [UInt8])]
  ) throws(BuildError) {
    guard let path = request.singleFile else { return }
    let tooLarge = BuildError(
      "the site is too large for one file: its pages hold more than \(SingleCollecting.mostBytes >> 20) MiB",
      help: "build it into a folder, without --single-file")
    guard let pages = collected.pages else { throw tooLarge }
    var images = badges
    for copy in copies(apis.map { ($0.maker.site, $0.unit) })
    where SingleDocument.mediaType(of: copy.route) != nil {
      // An image that cannot be read is not there: the build into a folder says so.
      if let bytes = try? FileSystem.bytes(ofFile: copy.path) { images.append((copy.route, bytes)) }
    }
    guard images.reduce(0, { $0 + $1.bytes.count }) <= SingleCollecting.mostBytes else { throw tooLarge }
    let first = isDescription ? apis.first?.maker.site ?? own : own
    let navigation = apis.count == 1 ? apis.first?.maker.page(.home).navigation : nil
    let document = SingleDocument(pages, images: images)
    let bytes = renderer.bytes(
      of: document, summary: first.api?.info.summary, navigation, first)
    guard let bytes else {
      throw BuildError(
        "the theme cannot make a single file: it has no 'layouts/single.mustache'",
        help: "write 'extends: default' in its theme.yaml, or add the layout")
    }
    try WholeFile.write(bytes, to: path)
  }
}

extension SingleCollecting.Place {
  /// Behind all APIs.
  static func last(_ request: Int) -> SingleCollecting.Place {
    SingleCollecting.Place(api: Int.max, request: request)
  }
}

extension PageMaker.Request {
  /// How much lower than the API's home its page stands in a file of all pages.
  var level: Int {
    switch self {
    case .home, .unreadable: 0
    case .group, .operationList, .schemaList, .components, .guide, .section, .completeness, .redirect: 1
    case .operation, .schema: 2
    }
  }
}
