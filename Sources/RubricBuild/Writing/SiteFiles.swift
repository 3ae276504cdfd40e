import RubricDiagnostics
import RubricDocuments
import RubricPages
import RubricSite
import RubricTheme

/// What a site holds beside its pages: the theme's files, descriptions to load, copies of the content's files,
/// lists for machines.
struct SiteFiles {
  let writing: SiteWriting
  /// What the APIs are read from.
  let sources: [APISource]
  /// In the order of the sources.
  let surveys: [APISurvey]
  /// In the order of the surveys.
  let records: [APIRecord]

  private var settings: SiteSettings { writing.settings }

  /// - Parameters:
  ///   - routes: what a search engine may list.
  ///   - log: notes the files that are copied.
  /// - Returns: what was found about files that could not be copied.
  func write(to output: PageOutput, routes: [Route], _ log: InputLog) throws(OutputError) -> [LocatedFinding]
  {
    for asset in writing.theme.assets { try output.write(asset.bytes, to: asset.route.path) }
    if settings.hasMarkdown { try output.write(twins, to: "llms.txt") }
    for file in HostFiles.all(for: settings.hosts) {
      try output.write(Array(file.text.utf8), to: file.path)
    }
    if let base = settings.base {
      try output.write(Sitemap.bytes(of: routes, base: base), to: "sitemap.xml")
    }
    var findings: [LocatedFinding] = []
    for copy in copies {
      let bytes: [UInt8]
      do throws(FileError) {
        bytes = try log.bytes(ofFile: copy.path)
      } catch {
        var sources = SourceSet()
        let source = sources.add(SourceFile(path: copy.path, bytes: []))
        let finding = Finding(
          "content-layout", .error, "the file cannot be copied: \(error.reason)",
          at: SourceSpan.start(of: source))
        findings += Build.located([finding], sources)
        continue
      }
      try output.write(bytes, to: copy.route.path)
    }
    return findings
  }

  /// Files that pages show or link to, each once: where it lies and where it goes.
  private var copies: [(path: String, route: Route)] {
    var seen: Set<Route> = []
    var copies: [(path: String, route: Route)] = []
    func add(_ path: String?, _ route: Route) {
      if let path, seen.insert(route).inserted { copies.append((path, route)) }
    }
    var known: [Int: [Name: String]] = [:]
    func path(_ file: String, of index: Int) -> String? {
      let paths = known[index] ?? paths(of: index)
      known[index] = paths
      return paths[Name(file)]
    }
    let owners = Dictionary(
      surveys.indices.map { (Name(surveys[$0].entry.name), $0) }, uniquingKeysWith: { first, _ in first })
    func add(_ file: Attachment, ofOwn own: (String) -> String?) {
      switch file.owner {
      case .own: add(own(file.path), file.route)
      case .shared: add(writing.shared.files.first { $0.relative == file.path }?.path, file.route)
      case .api(let name): add(owners[Name(name)].flatMap { path(file.path, of: $0) }, file.route)
      }
    }
    for (index, record) in records.enumerated() {
      for file in record.pages?.attachments ?? [] { add(file) { path($0, of: index) } }
    }
    for file in writing.own.attachments {
      add(file) { path in writing.files.first { $0.relative == path }?.path }
    }
    if let logo = writing.logoFile { add(logo.path, RouteTable(prefix: "").attachment(logo.relative)) }
    return copies
  }

  /// Where the files of an API lie that are published, by their paths in its folder; none that its folder does not
  /// hold: what an earlier build or a part says of it may be anybody's words.
  private func paths(of index: Int) -> [Name: String] {
    guard case .folder(let listing) = sources[index] else { return [:] }
    let published = Set(surveys[index].files)
    let files = listing.files.map { (Name($0.relative), $0.path) }
    return Dictionary(files.filter { published.contains($0.0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Bytes of all images that pages show. One that cannot be read is not there: the build into a folder says so.
  func images() -> [(route: Route, bytes: [UInt8])] {
    copies.compactMap { copy in
      guard SingleDocument.mediaType(of: copy.route) != nil else { return nil }
      return (try? FileSystem.bytes(ofFile: copy.path)).map { (copy.route, $0) }
    }
  }

  /// The list of pages that are there as Markdown.
  private var twins: [UInt8] {
    func word(_ word: Word) -> String { writing.theme.words(word).text([]) }
    var list = TwinList(title: settings.title)
    if !writing.isDescription {
      let shared = writing.own.guides.filter(\.isShared).map { (title: $0.title, route: $0.route) }
      list.add(word(.guides), summary: nil, [(title: word(.home), route: writing.own.routes.home)] + shared)
    }
    for (entry, record) in zip(surveys.map(\.entry), records) {
      let links = (record.pages?.links ?? []).map { link in
        (title: link.word.map { word($0) } ?? link.title, route: link.route)
      }
      list.add(entry.title, summary: entry.summary, links)
    }
    return list.bytes
  }
}

/// The list of pages for search engines (sitemaps.org, protocol 0.9).
enum Sitemap {
  static func bytes(of routes: [Route], base: String) -> [UInt8] {
    var xml = HTMLWriter()
    xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    xml.raw("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    for route in routes.sorted() {
      xml.raw("<url><loc>")
      xml.address(base + route.path)
      xml.raw("</loc></url>\n")
    }
    xml.raw("</urlset>\n")
    return xml.bytes
  }
}
