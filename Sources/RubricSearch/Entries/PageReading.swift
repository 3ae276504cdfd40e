import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricPages
import RubricSite

/// Tells what of a page can be searched for. Only what the page shows counts, and what it shows at its own place:
/// a text that stands on many pages is found on one.
struct PageReading {
  let page: Page
  /// Title of the page; nil where it is a word of the theme's.
  let title: String?

  init(_ page: Page) {
    self.page = page
    title = if case .text(let text) = page.title { text } else { nil }
  }

  func read(into pages: inout PageGathering) {
    switch page.body {
    case .siteHome(let home): prose(home.prose, .guide, &pages)
    case .apiHome(let home):
      prose(home.prose, .api, also: home.description, &pages)
    case .operation(let operation): read(operation, into: &pages)
    case .schema(let schema): read(schema, into: &pages)
    case .group(let group): read(group, into: &pages)
    case .guide(let guide): prose(guide.prose, .guide, &pages)
    case .section(let section): read(section, into: &pages)
    case .components(let components): fields(of: components.tables, &pages)
    case .fields(let rest): fields(of: rest.tables, &pages)
    case .unreadable: prose(nil, .api, &pages)
    case .operationList, .schemaList, .completeness, .maturity, .findings, .organisation, .accessibility,
      .notFound, .redirect, .index, .rule, .ruleList:
      break
    }
  }

  private func entry(_ kind: SearchEntry.Kind, passage: String, context: String = "") -> SearchEntry? {
    title.map { SearchEntry(kind, $0, page.route, context: context, passage: passage) }
  }

  // MARK: - Guides

  /// A page of running text: an entry for what stands before the first heading, and one for each heading.
  ///
  /// - Parameter also: what stands on the page besides.
  private func prose(
    _ prose: PageProse?, _ kind: SearchEntry.Kind, also: PageProse? = nil, _ pages: inout PageGathering
  ) {
    let headings = prose.map { $0.text.headings(in: $0.nodes) } ?? 0..<0
    let first = prose.map { prose in
      prose.nodes.lowerBound..<(headings.first.map { prose.text.headings[$0].node } ?? prose.nodes.upperBound)
    }
    let passage = prose.flatMap { prose in
      first.map { prose.text.beginning(of: $0, most: SearchEntry.longestText) }
    }
    let lead = passage.flatMap { $0.isEmpty ? nil : $0 } ?? page.summary ?? ""
    if let entry = entry(kind, passage: lead) {
      pages.add(entry) { pages in
        pages.add(entry.title, .title)
        if let prose, let first {
          pages.add(prose.text, nodes: first, .text)
          // Words of a query may stand in different sections of one page.
          scan(prose.text, first.upperBound..<prose.nodes.upperBound, &pages)
          pages.end(.part)
        }
        pages.add(also, .text)
        if kind == .api, let summary = page.summary { pages.add(summary, .text) }
      }
    }
    if let prose { sections(of: prose, headings, &pages) }
  }

  /// An entry for each heading, with the text up to the next one.
  private func sections(of prose: PageProse, _ headings: Range<Int>, _ pages: inout PageGathering) {
    for index in headings {
      let heading = prose.text.headings[index]
      let start = Int(prose.text.nodes[heading.node].end)
      let next =
        index + 1 < headings.upperBound ? prose.text.headings[index + 1].node : prose.nodes.upperBound
      let nodes = start..<max(start, next)
      let fragment: String? =
        switch prose.anchors {
        case .own: heading.id
        case .prefixed(let prefix): prefix + heading.id
        case .none: nil
        }
      let entry = SearchEntry(
        .guide, heading.text, page.route, fragment: fragment, context: title ?? "",
        passage: prose.text.beginning(of: nodes, most: SearchEntry.longestText))
      pages.add(entry) { pages in
        pages.add(heading.text, .title)
        if let title { pages.add(title, .context) }
        pages.add(prose.text, nodes: nodes, .text)
      }
    }
  }

  private func read(_ section: SectionPage, into pages: inout PageGathering) {
    let own = section.parts.filter { $0.source == nil }.map(\.prose)
    prose(own.first, .guide, &pages)
    for part in own.dropFirst() { sections(of: part, part.text.headings(in: part.nodes), &pages) }
    for proof in section.proofs { read(proof, into: &pages) }
  }

  private func read(_ proof: SectionPage.Proof, into pages: inout PageGathering) {
    switch proof {
    case .statuses(let statuses):
      for status in statuses { read(status, into: &pages) }
    case .scopes(let scopes):
      for scope in scopes {
        let entry = SearchEntry(
          .scope, scope.name, page.route, fragment: scope.anchor,
          passage: scope.description.cut(to: SearchEntry.longestPassage))
        pages.add(entry) { pages in
          pages.add(scope.name, .title, .name)
          pages.add(scope.description, .text)
        }
      }
    case .errorBodies, .schemes, .servers, .version, .deprecated, .nothingDeprecated, .rules, .limitHeaders,
      .stated, .facts, .samples:
      break
    }
  }

  private func read(_ status: SectionPage.Status, into pages: inout PageGathering) {
    let entry = SearchEntry(
      .error, status.status.text, page.route, fragment: status.anchor,
      passage: status.meanings.first?.beginning() ?? "")
    pages.add(entry) { pages in
      pages.add(status.status.text, .title, .name)
      for meaning in status.meanings { pages.add(meaning, .text) }
    }
  }

  // MARK: - Reference

  private func read(_ group: GroupPage, into pages: inout PageGathering) {
    guard let entry = entry(.group, passage: group.description?.beginning() ?? "") else { return }
    pages.add(entry) { pages in
      pages.add(entry.title, .title)
      if let name = group.name { pages.add(name.value, .name, .name) }
      pages.add(group.description, .text)
    }
  }

  private func read(_ operation: OperationPage, into pages: inout PageGathering) {
    guard let title else { return }
    let call = operation.method.value.name + " " + operation.path.value
    let entry = SearchEntry(
      .operation, title, page.route, context: call, passage: operation.description?.beginning() ?? "",
      isDeprecated: operation.deprecated != nil)
    pages.add(entry) { pages in
      pages.add(title, .title)
      pages.add(operation.path.value, .name, .name)
      pages.add(operation.method.value.name, .context)
      if let id = operation.operationID { pages.add(id.value, .name, .name) }
      for tag in operation.tags { pages.add(tag.value.name, .context) }
      if let summary = operation.summary { pages.add(summary.value, .title) }
      pages.add(operation.description, .text)
      parts(of: operation, &pages)
    }
    fields(of: operation.tables, &pages)
  }

  /// Names of what is sent with their descriptions, and what answers that are errors say.
  private func parts(of operation: OperationPage, _ pages: inout PageGathering) {
    for table in operation.tables where table.isSent {
      for row in table.rows {
        if case .name(let name) = row.label {
          var name = name
          name.withUTF8 { pages.scan($0, .name) }
        }
        guard !row.places.isEmpty || row.source == nil else { continue }
        for prose in row.words.prose { scan(prose, &pages) }
        for value in row.words.values.prefix(PageReading.mostValues) {
          var text = value.text.value
          text.withUTF8 { pages.scan($0, .name) }
        }
      }
    }
    for response in operation.responses where response.status.value.isError {
      if let prose = response.description { scan(prose, &pages) }
    }
    pages.end(.part)
  }

  private func scan(_ prose: PageProse, _ pages: inout PageGathering) {
    scan(prose.text, prose.nodes, &pages)
  }

  private func scan(_ text: MarkdownDocument, _ nodes: Range<Int>, _ pages: inout PageGathering) {
    for node in text.nodes[nodes.clamped(to: text.nodes.indices)] {
      switch node.kind {
      case .text(let range), .code(let range): text.withUTF8(of: range) { pages.scan($0, .prose) }
      default: break
      }
    }
  }

  /// Of a list of more values the first count.
  private static let mostValues = 50

  private func read(_ schema: SchemaPage, into pages: inout PageGathering) {
    guard let title else { return }
    let entry = SearchEntry(
      .schema, title, page.route, passage: schema.words.prose.first?.beginning() ?? "",
      isDeprecated: schema.words.marks.contains { $0.value == .deprecated })
    pages.add(entry) { pages in
      pages.add(title, .title, .name)
      for name in schema.names where name.value != title { pages.add(name.value, .title, .name) }
      for prose in schema.words.prose { pages.add(prose, .text) }
      for root in schema.table.roots {
        if case .name(var name) = schema.table.rows[root].label { name.withUTF8 { pages.scan($0, .name) } }
      }
      pages.end(.part)
    }
    values(of: schema.words, title, fragment: "", property: "", rank: 0, isParameter: false, &pages)
    fields(of: [schema.table], &pages)
  }
}

extension FieldTable {
  /// Whether its rows are sent with a call.
  var isSent: Bool {
    switch title {
    case .parameters, .request: true
    case .response, .headers, .schema: false
    }
  }
}
