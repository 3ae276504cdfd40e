import RubricOpenAPI
import RubricPages
import RubricSearch
import RubricSite
import RubricTheme

/// Writes the pages of one API, in jobs that any number of threads take.
struct APIWriting: Sendable {
  let maker: PageMaker
  let unit: APIUnit
  private let number: Int
  private let requests: [PageMaker.Request]
  private let ledger = Ledger()
  private let searching: SearchGathering?
  private let whole: WholeCollecting?
  /// How much lower its home's headings stand in a file of all pages.
  private let level: Int

  /// One of its jobs.
  enum Job: Sendable {
    case pages(ArraySlice<PageMaker.Request>)
    case collection
  }

  /// - Parameters:
  ///   - number: the API's position among the others.
  ///   - messages: what the page of an API says that could not be read.
  ///   - isAlone: whether the site is the API's alone, without a home above it.
  ///   - isSearched: whether its pages are gathered for the search.
  ///   - isJoined: whether it is told on one page as well.
  init(
    _ maker: PageMaker, _ unit: APIUnit, number: Int, messages: [String], isAlone: Bool, isSearched: Bool,
    isJoined: Bool
  ) {
    self.maker = maker
    self.unit = unit
    self.number = number
    level = isAlone ? 0 : 1
    requests = maker.requests.map { request in
      if case .home = request, maker.site.api == nil { return .unreadable(messages: messages) }
      return request
    }
    searching =
      isSearched
      ? SearchGathering(
        title: maker.site.title, prefix: maker.site.routes.prefix, jobs: PageJobs.count(of: requests.count))
      : nil
    whole = isJoined ? WholeCollecting(maker.wholeOrder) : nil
  }

  var site: Site { maker.site }

  /// All that there is to do for it.
  var jobs: [Job] {
    // The collection is the longest job: begun last it would keep one thread busy when all others are done.
    (whole == nil ? [] : [.collection]) + PageJobs.shared(requests).map { .pages($0) }
  }

  /// Does one of the jobs.
  func write(_ job: Job, to output: PageOutput) throws(OutputError) {
    switch job {
    case .pages(let requests): try write(requests, to: output)
    case .collection:
      let words = output.renderer
      if let bytes = maker.postmanCollection(word: { words.words($0).text([]) }) {
        try output.write(bytes, to: site.routes.postman.path)
      }
    }
  }

  private func write(_ requests: ArraySlice<PageMaker.Request>, to output: PageOutput) throws(OutputError) {
    var gathering = searching?.begin()
    for (index, request) in zip(requests.indices, requests) {
      var files: [PageRenderer.File] = []
      for (part, page) in maker.pages(request).enumerated() {
        let place = SingleCollecting.Place(api: number, request: index)
        let file = try output.write(page, of: site, at: place, level: level + request.level)
        ledger.note(file)
        gathering?.take(page, order: PageJobs.order(index, part: part))
        if whole != nil { files.append(file) }
      }
      if let pages = whole?.take(files, of: index) { try write(whole: pages, to: output) }
    }
    try searching?.end(gathering, to: output)
  }

  /// The whole of the API, in as few files as its size allows.
  private func write(whole pages: [JoinedPage], to output: PageOutput) throws(OutputError) {
    guard let navigation = maker.page(.home).navigation else { return }
    let whole = output.renderer.whole(pages, prefix: site.routes.prefix)
    for number in 0..<whole.count {
      try output.write(output.renderer.file(of: whole, part: number + 1, site, navigation))
    }
  }

  /// Pages that are made when all others are, such as on how mature the API is.
  func write(last pages: [Page], to output: PageOutput) throws(OutputError) {
    let place = SingleCollecting.Place(api: number, request: Int.max)
    for page in pages { try output.write(page, of: site, at: place, level: level + 1) }
  }

  // MARK: - Once all jobs are done

  /// How much of the description its pages tell; nil where there is none.
  var coverage: Coverage? { ledger.coverage(of: site.api, unit.sources, withheld: unit.withheld) }

  /// What the search has of it; nil where nothing is searched.
  var search: APISearch? { searching?.api }

  /// Its most important pages.
  var links: [APIRecord.TitledRoute] {
    var links = [APIRecord.TitledRoute(word: .home, route: site.routes.home)]
    if let api = site.api {
      if !api.operations.all.isEmpty {
        links.append(.init(word: .allOperations, route: site.routes.allOperations))
      }
      if !api.namedSchemas.isEmpty { links.append(.init(word: .allSchemas, route: site.routes.allSchemas)) }
    }
    return links + site.ownGuides.map { .init(title: site[$0].title, route: site[$0].route) }
  }
}

/// Writes the pages that belong to no API, in jobs that any number of threads take.
struct OwnWriting: Sendable {
  let pages: SitePages
  private let searching: SearchGathering?

  /// - Parameter isSearched: whether the pages are gathered for the search.
  init(_ pages: SitePages, title: String, isSearched: Bool) {
    self.pages = pages
    let jobs = PageJobs.count(of: pages.requests.count)
    searching = isSearched ? SearchGathering(title: title, prefix: "", jobs: jobs) : nil
  }

  /// All that there is to do.
  var jobs: [ArraySlice<SitePages.Request>] { PageJobs.shared(pages.requests) }

  /// Does one of the jobs.
  func write(_ requests: ArraySlice<SitePages.Request>, to output: PageOutput) throws(OutputError) {
    var gathering = searching?.begin()
    for (index, request) in zip(requests.indices, requests) {
      let page = pages.page(request)
      let place = index == 0 ? SingleCollecting.Place(api: -1, request: 0) : .last(index)
      try output.write(page, of: pages.site, at: place, level: index == 0 ? 0 : 1)
      gathering?.take(page, order: PageJobs.order(index, part: 0))
    }
    try searching?.end(gathering, to: output)
  }

  /// What the search has of them once all jobs are done; nil where nothing is searched.
  var search: APISearch? { searching?.api }
}

/// How pages are shared out to threads.
enum PageJobs {
  /// Pages that one thread makes in one go: enough that taking them costs nothing, few enough that no
  /// thread is left with the rest.
  private static let size = 8

  static func shared<Request>(_ requests: [Request]) -> [ArraySlice<Request>] {
    stride(from: 0, to: requests.count, by: size).map { requests[$0..<min($0 + size, requests.count)] }
  }

  /// How many jobs so many pages make.
  static func count(of pages: Int) -> Int { (pages + size - 1) / size }

  /// A number that sorts pages as they were asked for: no request makes a million of them.
  static func order(_ request: Int, part: Int) -> Int { request << 20 | part }
}

extension SearchGathering {
  /// Gives back what a job has gathered.
  fileprivate func end(_ gathering: PageGathering?, to output: PageOutput) throws(OutputError) {
    guard let gathering else { return }
    for file in end(gathering) { try output.write(file.bytes, to: file.path) }
  }
}

extension PageMaker.Request {
  /// How much lower than the API's home its page stands in a file of all pages.
  fileprivate var level: Int {
    switch self {
    case .home, .unreadable: 0
    case .group, .operationList, .schemaList, .components, .guide, .section, .completeness, .redirect: 1
    case .operation, .schema: 2
    }
  }
}
