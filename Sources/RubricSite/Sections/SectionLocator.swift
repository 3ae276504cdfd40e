import RubricDiagnostics
import RubricDocuments
import RubricMarkdown
import RubricOpenAPI

/// Finds where each required section of an API is written. The first of these that yields anything counts:
/// front matter, a mark on a heading, the file's name, a heading, a heading in the description's own prose,
/// a shared guide.
struct SectionLocator {
  let outlines: [SectionOutline]
  let guides: [Guide]
  let prose: ProseTable
  let api: API?
  let routes: RouteTable

  private typealias Part = SectionPlace.Part

  /// What one heading of a guide means.
  private struct Claim {
    var section: SectionID
    var reason: SectionPlace.Reason
    var isExact: Bool
  }

  /// The places in the order of the outlines.
  func places() -> [SectionPlace] {
    let matcher = HeadingMatcher(outlines)
    let claims = guides.map { self.claims(of: $0, matcher) }
    let specification = specificationParts(matcher)
    return outlines.map { outline in
      let own = guides.indices.filter { !guides[$0].isShared }
      let shared = guides.indices.filter { guides[$0].isShared }
      let ranks: [() -> [Part]] = [
        { wholeFiles(own, outline, claims).filter { $0.reason == .frontMatter } },
        { headingParts(own, outline, claims) { $0 == .mark } },
        { wholeFiles(own, outline, claims).filter { $0.reason == .fileName } },
        { headingParts(own, outline, claims) { if case .headingAlias = $0 { true } else { false } } },
        { specification[outline.id] ?? [] },
        { sharedParts(shared, outline, claims) },
      ]
      for rank in ranks {
        let parts = rank()
        if !parts.isEmpty { return place(outline, parts) }
      }
      return place(outline, [])
    }
  }

  private func place(_ outline: SectionOutline, _ parts: [Part]) -> SectionPlace {
    var ownGuide: GuideID?
    if parts.count == 1, let part = parts.first, part.heading == nil, case .guide(let id) = part.text,
      !guides[id.index].isShared, guides[id.index].matter.sections.count <= 1
    {
      ownGuide = id
    }
    return SectionPlace(
      section: outline.id, title: outline.title, parts: parts,
      route: ownGuide.map { guides[$0.index].route } ?? routes.section(outline.id), ownGuide: ownGuide)
  }

  // MARK: - Guides

  private func wholeFiles(_ indices: [Int], _ outline: SectionOutline, _ claims: [[[Claim]]]) -> [Part] {
    var parts: [Part] = []
    for index in indices {
      let guide = guides[index]
      if let placed = guide.matter.sections.first(where: { $0.name == outline.id.text }) {
        parts.append(whole(index, .frontMatter, placed.span))
      } else if guide.matter.sections.isEmpty, isNamed(guide, outline) {
        parts.append(whole(index, .fileName, SourceSpan.start(of: guide.source)))
      }
    }
    return parts
  }

  private func whole(_ index: Int, _ reason: SectionPlace.Reason, _ span: SourceSpan) -> Part {
    Part(
      text: .guide(GuideID(index: index)), heading: nil, nodes: guides[index].body, reason: reason, span: span
    )
  }

  /// Whether the file's name means the section; an index file counts at the top only, one in a folder
  /// takes the folder's name.
  private func isNamed(_ guide: Guide, _ outline: SectionOutline) -> Bool {
    var parts = guide.path.utf8.split(separator: UInt8(ascii: "/")).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard let file = parts.popLast() else { return false }
    var stem = file
    if let dot = file.utf8.lastIndex(of: UInt8(ascii: ".")) {
      stem = String(decoding: file.utf8[..<dot], as: UTF8.self)
    }
    let isIndex = ["index", "readme"].contains(stem.lowercased())
    if isIndex, let folder = parts.last { stem = folder }
    let name = Slug(stem).description
    return outline.fileNames.contains { Slug($0).description == name }
  }

  /// For each heading of a guide, the sections that it means.
  private func claims(of guide: Guide, _ matcher: HeadingMatcher) -> [[Claim]] {
    // Below an operation, a heading such as 'Status' names a field.
    let isReference = guide.matter.operation != nil || guide.matter.schema != nil || guide.matter.tag != nil
    return guide.text.headings.map { heading in
      let marked = marks(of: heading)
      if !marked.isEmpty { return marked.map { Claim(section: $0, reason: .mark, isExact: true) } }
      guard heading.level <= 3, !isReference else { return [] }
      return matcher.matches(for: heading.text).map {
        Claim(section: $0.section, reason: .headingAlias($0.alias), isExact: $0.isExact)
      }
    }
  }

  /// Sections that `<!-- section: … -->` or `{#…}` sets on a heading.
  private func marks(of heading: MarkdownDocument.Heading) -> [SectionID] {
    var sections: [SectionID] = []
    for mark in heading.marks {
      let words = mark.utf8.split { [UInt8(ascii: " "), UInt8(ascii: ":"), UInt8(ascii: ",")].contains($0) }
        .map { String(decoding: $0, as: UTF8.self) }
      guard words.first == "section" || words.first == "sections" else { continue }
      sections += words.dropFirst().map { SectionID($0) }
    }
    if heading.hasOwnID { sections.append(SectionID(heading.id)) }
    return sections.filter { id in outlines.contains { $0.id == id } }
  }

  private func headingParts(
    _ indices: [Int], _ outline: SectionOutline, _ claims: [[[Claim]]],
    where isDue: (SectionPlace.Reason) -> Bool
  ) -> [Part] {
    var parts: [Part] = []
    for index in indices {
      var covered = 0
      for (heading, claimed) in claims[index].enumerated() {
        guard let claim = claimed.first(where: { $0.section == outline.id && isDue($0.reason) }) else {
          continue
        }
        let guide = guides[index]
        let node = guide.text.headings[heading].node
        guard node >= covered else { continue }
        let body = guide.text.body(ofHeading: heading)
        covered = body.upperBound
        let span = SourceSpan(source: guide.source, bytes: guide.text.nodes[node].range)
        let ranges = pieces(of: body, below: heading, claims[index], in: guide.text, besides: outline.id)
        for (number, nodes) in ranges.enumerated() {
          parts.append(
            Part(
              text: .guide(GuideID(index: index)), heading: number == 0 ? heading : nil, nodes: nodes,
              reason: claim.reason, span: span))
        }
      }
    }
    return parts
  }

  /// The body without the parts of it that are another section by their heading.
  private func pieces(
    of body: Range<Int>, below top: Int, _ claims: [[Claim]], in text: MarkdownDocument,
    besides section: SectionID
  ) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = body.lowerBound
    for heading in claims.indices.dropFirst(top + 1) {
      let node = text.headings[heading].node
      guard node < body.upperBound else { break }
      guard node >= start, !claims[heading].isEmpty,
        claims[heading].allSatisfy({ $0.isExact && $0.section != section })
      else { continue }
      if node > start || ranges.isEmpty { ranges.append(start..<node) }
      start = min(body.upperBound, text.body(ofHeading: heading).upperBound)
    }
    if start < body.upperBound || ranges.isEmpty { ranges.append(start..<body.upperBound) }
    return ranges
  }

  private func sharedParts(_ indices: [Int], _ outline: SectionOutline, _ claims: [[[Claim]]]) -> [Part] {
    let whole = wholeFiles(indices, outline, claims)
    let parts = whole.isEmpty ? headingParts(indices, outline, claims) { $0 == .mark } : whole
    return parts.map { part in
      var part = part
      part.reason = .sharedGuide
      return part
    }
  }

  // MARK: - The description's own prose

  private func specificationParts(_ matcher: HeadingMatcher) -> [SectionID: [Part]] {
    guard let api else { return [:] }
    var parts: [SectionID: [Part]] = [:]
    var texts = [api.info.description] + api.tags.map(\.description)
    texts.append(api.externalDocs?.description)
    for (number, text) in texts.enumerated() {
      guard let text, let id = prose.id(of: text) else { continue }
      if number == 0, let part = introduction(id) { parts["overview", default: []].append(part) }
      add(headingsOf: id, matcher, to: &parts)
    }
    return parts
  }

  /// What the description says before its first heading is its overview.
  private func introduction(_ id: ProseID) -> Part? {
    let text = prose[id].text
    let end = text.headings.first?.node ?? text.nodes.count
    guard end > 0 else { return nil }
    return Part(
      text: .prose(id), heading: nil, nodes: 0..<end, reason: .specificationHeading(""),
      span: prose[id].origin.span)
  }

  private func add(headingsOf id: ProseID, _ matcher: HeadingMatcher, to parts: inout [SectionID: [Part]]) {
    let prose = prose[id]
    var covered: [SectionID: Int] = [:]
    for (index, heading) in prose.text.headings.enumerated() where heading.level <= 3 {
      let marked = marks(of: heading)
      let found = marked.isEmpty ? matcher.matches(for: heading.text).map(\.section) : marked
      for section in found where heading.node >= covered[section, default: 0] {
        let body = prose.text.body(ofHeading: index)
        covered[section] = body.upperBound
        let range = prose.text.nodes[heading.node].range
        parts[section, default: []].append(
          Part(
            text: .prose(id), heading: index, nodes: body, reason: .specificationHeading(heading.text),
            span: prose.span(of: range)))
      }
    }
  }
}
