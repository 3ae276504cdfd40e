import RubricDiagnostics
import RubricDocuments
import RubricMarkdown
import RubricOpenAPI

/// Merges what was read of one API into a `Site`: first by itself, then among the entries of the others.
public struct SiteBuilder: Sendable {
  private var site: SiteDraft
  private let sharedFiles: [Name: LinkedFile]
  private var findings: [Finding] = []

  /// The API by itself: addresses, groups, where each section is written, and what others may know of it.
  public init(_ input: SiteInput, sections: [SectionOutline]) {
    let api = input.api
    let grouping = api.map { OperationGrouping(of: $0) }
    let routes =
      if let api, let grouping {
        RouteTable(prefix: input.prefix, api: api, groups: grouping.routeNames)
      } else {
        RouteTable(prefix: input.prefix)
      }
    var groups = grouping?.groups ?? []
    for (index, name) in (grouping?.routeNames ?? []).enumerated() {
      groups[index].route = routes.route(ofGroup: name) ?? routes.home
    }
    let guides = SiteBuilder.guides(input.guides, routes: routes)
    let prose = api.map { ProseTable(of: $0) } ?? ProseTable()
    let title = SiteBuilder.title(input)
    let entry = APIEntry(
      name: input.name, title: title, summary: nil, version: api?.info.version ?? "",
      stage: input.apiSettings.stage, owner: input.apiSettings.owner,
      organisation: input.apiSettings.organisation, route: routes.home,
      operationCount: api?.operations.count ?? 0, schemaCount: api?.namedSchemas.count ?? 0,
      isReadable: api != nil, targets: [:])
    site = SiteDraft(
      settings: input.settings, name: input.name, title: title, apiSettings: input.apiSettings, api: api,
      guides: guides, prose: prose,
      schemaNames: Dictionary(
        (api?.namedSchemas ?? []).map { ($0.value, $0.name) }, uniquingKeysWith: { first, _ in first }),
      routes: routes, sections: [], groups: groups,
      entry: entry, redirects: [], attachments: [])
    if api != nil { site.sections = SectionLocator(outlines: sections, site: Site(site)).places() }
    sharedFiles = LinkedFile.table(of: input, guides: guides, isShared: true)
    site.entry.files = LinkedFile.table(of: input, guides: guides, isShared: false)
    site.entry.summary = SiteBuilder.summary(of: site)
    site.entry.targets = SiteBuilder.targets(of: site)
    readRedirects()
  }

  /// What others may know of the API.
  public var entry: APIEntry { site.entry }

  /// The API among the others: with every link looked up.
  ///
  /// - Parameters:
  ///   - others: the entries of all APIs, this one too.
  ///   - date: the day on which a review counts as overdue or not.
  public consuming func site(among others: [APIEntry], on date: CivilDate) -> Outcome<Site> {
    let names = Dictionary(others.map { (Name($0.name), $0) }, uniquingKeysWith: { first, _ in first })
    var resolver = LinkResolver(
      api: site.api, routes: site.routes, entry: site.entry, siteTitle: site.settings.title, others: names,
      shared: sharedFiles, prose: site.prose)
    // Shared guides are looked up, and told about, with the site's own pages.
    for index in site.guides.indices {
      let guide = site.guides[index]
      let found = resolve(guide.text, in: .guide(guide), &resolver)
      site.guides[index].links = found.links
      if !guide.isShared || isOwnSite { findings += found.findings }
    }
    for index in site.prose.texts.indices {
      let found = resolve(site.prose.texts[index].text, in: .prose(site.prose.texts[index]), &resolver)
      site.prose.texts[index].links = found.links
      findings += found.findings
    }
    if isOwnSite {
      site.settingsLinks.navigation = site.settings.navigation.map { resolve($0, &resolver) }
      site.settingsLinks.footer = site.settings.footer.map { resolve($0, &resolver) }
    }
    site.attachments = resolver.attachments
    checkMatter()
    checkReviews(on: date)
    return Outcome(Site(site), findings: findings)
  }

  /// Whether the pages are the site's own, and no API's.
  private var isOwnSite: Bool { site.api == nil && site.name.isEmpty }

  // MARK: - Guides

  private static func guides(_ files: [SiteInput.GuideFile], routes: RouteTable) -> [Guide] {
    let shared = RouteTable(prefix: "")
    let published = files.filter { !$0.matter.isDraft }
    let plain = published.map { $0.isShared ? shared.sharedGuide($0.path) : routes.guide($0.path) }
    // Two files of one slug, such as `a_b.md` and `a-b.md`, both get a hash of their path.
    let distinct = SlugTable.distinct(plain, published.map(\.path)) { $0.suffixed(by: $1) }
    let guides = zip(published, distinct).map { file, route in
      Guide(
        source: file.source, path: file.path, isShared: file.isShared, matter: file.matter, text: file.text,
        title: title(of: file), route: route)
    }
    return guides.sorted { a, b in
      if a.isShared != b.isShared { return !a.isShared }
      let (first, second) = (a.matter.weight ?? Int.max, b.matter.weight ?? Int.max)
      return first != second ? first < second : a.path < b.path
    }
  }

  private static func title(of file: SiteInput.GuideFile) -> String {
    if let title = file.matter.title, !title.isEmpty { return title }
    if let heading = file.text.headings.first, heading.level == 1, !heading.text.isEmpty {
      return heading.text
    }
    var parts = file.path.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    var stem = parts.popLast() ?? ""
    if let dot = stem.utf8.lastIndex(of: UInt8(ascii: ".")) {
      stem = String(decoding: stem.utf8[..<dot], as: UTF8.self)
    }
    if stem.lowercased() == "index", let folder = parts.last { stem = folder }
    let words = String(
      decoding: stem.utf8.map { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") ? 32 : $0 }, as: UTF8.self)
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private static func title(_ input: SiteInput) -> String {
    if let title = input.apiSettings.title, !title.isEmpty { return title }
    if let title = input.api?.info.title, !title.isEmpty { return title }
    return input.name.isEmpty ? input.settings.title : input.name
  }

  /// The settings' summary, the description's, else the first sentence or line of its description.
  private static func summary(of site: SiteDraft) -> String? {
    if let summary = site.apiSettings.summary { return summary }
    if let summary = site.api?.info.summary { return summary }
    guard let description = site.api?.info.description, let prose = site.prose[description] else {
      return nil
    }
    guard let paragraph = prose.text.nodes.firstIndex(where: { $0.kind == .paragraph }) else { return nil }
    let text = prose.text.plainText(of: paragraph..<Int(prose.text.nodes[paragraph].end))
    let bytes = Array(text.utf8)
    let sentenceEnd = bytes.indices.first { index in
      bytes[index] == UInt8(ascii: ".") && index > 20 && (index + 1 == bytes.count || bytes[index + 1] == 32)
    }
    if let sentenceEnd, sentenceEnd < 200 { return String(decoding: bytes[...sentenceEnd], as: UTF8.self) }
    guard bytes.count > 200 else { return text }
    var end = 200
    while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: bytes[..<end], as: UTF8.self) + "…"
  }

  private static func targets(of site: SiteDraft) -> [Name: NamedTarget] {
    var targets: [Name: NamedTarget] = [:]
    for place in site.sections {
      targets[Name("section:" + place.section.text)] = NamedTarget(route: place.route, title: place.title)
    }
    guard let api = site.api else { return targets }
    for (id, operation) in zip(api.operations.ids, api.operations.all) {
      let target = NamedTarget(route: site.routes.route(of: id), title: operation.title)
      if let name = operation.operationID.map({ Name("op:" + $0) }) {
        if operation.kind == .path || targets[name] == nil { targets[name] = target }
      }
      let signature = Name("op:" + operation.signature)
      if operation.kind == .path || targets[signature] == nil { targets[signature] = target }
    }
    for named in api.namedSchemas {
      guard let route = site.routes.route(of: named.value), targets[Name("schema:" + named.name)] == nil
      else { continue }
      targets[Name("schema:" + named.name)] = NamedTarget(route: route, title: named.name)
    }
    for group in site.groups where group.kind == .tag {
      targets[Name("tag:" + group.name)] = NamedTarget(route: group.route, title: group.title)
    }
    let authorisation =
      site.sections.first { $0.section == "authorisation-scopes" }?.route
      ?? site.routes.section("authorisation-scopes")
    var seen: Set<Name> = []
    let scopes = api.securitySchemes.all.flatMap(\.scopes).filter { seen.insert(Name($0.name)).inserted }
    let slugs = SlugTable(names: scopes.map(\.name), pointers: scopes.map(\.name))
    for (scope, slug) in zip(scopes, slugs.slugs) {
      targets[Name("scope:" + scope.name)] = NamedTarget(
        route: authorisation, fragment: "scope-" + slug, title: scope.name)
    }
    return targets
  }

  // MARK: - Links

  private enum Holder {
    case guide(Guide)
    case prose(Prose)
  }

  private func resolve(
    _ text: MarkdownDocument, in holder: Holder, _ resolver: inout LinkResolver
  ) -> (links: [LinkTarget], findings: [Finding]) {
    var findings: [Finding] = []
    func add(_ rule: RuleID, _ severity: Severity, _ message: String, _ range: Range<UInt32>, _ help: String)
    {
      let span: SourceSpan
      switch holder {
      case .guide(let guide): span = SourceSpan(source: guide.source, bytes: range)
      case .prose(let prose): span = prose.span(of: range)
      }
      findings.append(Finding(rule, severity, message, at: span, help: help))
    }
    for problem in text.problems {
      add(
        RuleID(problem.rule), problem.isError ? .error : .warning, problem.message, problem.range,
        problem.help)
    }
    let place: LinkResolver.Holder
    let severity: Severity
    switch holder {
    case .guide(let guide):
      place = .guide(path: guide.path, isShared: guide.isShared, anchors: guide.text.headings.map(\.id))
      severity = .error
    case .prose:
      // A description is often written for another page than ours, where its addresses lead somewhere.
      place = .description
      severity = .warning
    }
    let links = text.links.map { link in
      let isImage = text.isImage(link)
      let found = resolver.target(of: link, isImage: isImage, in: place)
      if let problem = found.problem {
        add("link-integrity", severity, problem.message, link.range, problem.help)
      } else if isImage, case .external = found.target {
        add(
          "image-remote", .warning, "an image of another host is shown as a link to it", link.range,
          "keep the image beside the guide")
      }
      return found.target
    }
    return (links, findings)
  }

  /// A link of the settings, which stand where the site's home does.
  private mutating func resolve(
    _ link: SiteSettings.SettingsLink, _ resolver: inout LinkResolver
  ) -> LinkTarget {
    let written = MarkdownDocument.Link(
      destination: link.href, title: "", node: 0, range: link.span.bytes, isAlone: false)
    let found = resolver.target(
      of: written, isImage: false, in: .guide(path: "index.md", isShared: false, anchors: []))
    if let problem = found.problem {
      findings.append(Finding("link-integrity", .error, problem.message, at: link.span, help: problem.help))
    } else if case .none = found.target {
      findings.append(
        Finding(
          "link-scheme", .error, "'\(link.href)' is no address that a link may have", at: link.span,
          help: "write an address that begins with https://, the path of a guide, or a link by name"))
    }
    return found.target
  }

  // MARK: - Front matter

  private mutating func readRedirects() {
    let guides = site.guides.filter { !$0.isShared || isOwnSite }
    guard guides.contains(where: { !$0.matter.redirectFrom.isEmpty }) else { return }
    var taken = pageRoutes
    for guide in guides {
      for former in guide.matter.redirectFrom {
        if let route = site.routes.former(former.name), !taken.contains(route) {
          taken.insert(route)
          site.redirects.append(Redirect(from: route, to: guide.route, title: guide.title))
        } else {
          findings.append(
            Finding(
              "settings-valid", .error, "'\(former.name)' cannot be redirected from", at: former.span,
              help:
                "give a former path within this part of the site at which no page lies, such as '\(site.routes.prefix.isEmpty ? "" : "/" + site.routes.prefix)old-name.html'"
            ))
        }
      }
    }
  }

  /// Where pages of this part of the site lie.
  private var pageRoutes: Set<Route> {
    var routes = Set(site.guides.map(\.route) + site.sections.map(\.route) + site.groups.map(\.route))
    routes.formUnion([
      site.routes.home, site.routes.allOperations, site.routes.allSchemas, site.routes.completeness,
    ])
    routes.formUnion([Route("404.html"), Route("accessibility.html")])
    guard let api = site.api else { return routes }
    routes.formUnion(api.operations.ids.map { site.routes.route(of: $0) })
    routes.formUnion(api.namedSchemas.compactMap { site.routes.route(of: $0.value) })
    return routes
  }

  /// Names in front matter that name nothing.
  private mutating func checkMatter() {
    // Of an API that could not be read nothing is known.
    guard site.api != nil || isOwnSite else { return }
    for guide in site.guides where !guide.isShared {
      let named = [
        ("op", "operation", guide.matter.operation), ("schema", "schema", guide.matter.schema),
        ("tag", "tag", guide.matter.tag),
      ]
      for (scheme, key, placed) in named {
        guard let placed, site.entry.targets[Name("\(scheme):\(placed.name)")] == nil else { continue }
        let candidates = site.entry.targets.keys.map(\.text).filter {
          $0.utf8.starts(with: "\(scheme):".utf8)
        }
        .map { String($0.dropFirst(scheme.count + 1)) }.sorted()
        let near = NearestName(among: candidates).match(for: placed.name)
        findings.append(
          Finding(
            "link-integrity", .error, "the description has no \(key) '\(placed.name)'", at: placed.span,
            help: near.map { "did you mean '\($0)'?" } ?? "name one that the description holds"))
      }
      checkSections(of: guide)
    }
  }

  private mutating func checkSections(of guide: Guide) {
    let ids = site.sections.map(\.section.text)
    for placed in guide.matter.sections where !ids.isEmpty && !ids.contains(placed.name) {
      let near = NearestName(among: ids).match(for: placed.name)
      findings.append(
        Finding(
          "settings-valid", .error, "there is no section '\(placed.name)'", at: placed.span,
          help: near.map { "did you mean '\($0)'?" } ?? "use the id of a required section"))
    }
  }

  private mutating func checkReviews(on date: CivilDate) {
    for guide in site.guides where !guide.isShared || isOwnSite {
      guard let reviewed = guide.matter.lastReviewedOn, let months = guide.matter.reviewInMonths,
        let due = reviewed.adding(months: months), due < date, let span = guide.matter.reviewSpan
      else { continue }
      let owner = guide.matter.owner.map { " by \($0)" } ?? ""
      findings.append(
        Finding(
          "review-overdue", .warning, "the review\(owner) was due on \(due)", at: span,
          help: "read the guide again, then set 'last_reviewed_on'"))
    }
  }
}
