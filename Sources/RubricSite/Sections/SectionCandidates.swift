import RubricDiagnostics
import RubricMarkdown
import RubricOpenAPI

/// Collects the stretches of text that may be where a section is written.
extension SectionLocator {
  // MARK: - Guides

  func wholeFiles(_ indices: [Int], _ outline: SectionOutline, _ claims: [[[Claim]]]) -> [Candidate] {
    var files: [Candidate] = []
    for index in indices {
      let guide = guides[index]
      if let placed = guide.matter.sections.first(where: { $0.name == outline.id.text }) {
        files.append(Candidate(parts: [whole(index, .frontMatter, placed.span)], standing: .marked))
      } else if guide.matter.sections.isEmpty, isNamed(guide, outline) {
        let part = whole(index, .fileName, SourceSpan.start(of: guide.source))
        files.append(Candidate(parts: [part], standing: .named))
      }
    }
    return files
  }

  private func whole(_ index: Int, _ reason: SectionPlace.Reason, _ span: SourceSpan) -> Part {
    Part(
      text: .guide(GuideID(index: index)), heading: nil, nodes: guides[index].body, reason: reason, span: span
    )
  }

  /// Whether the file's name means the section; an index file counts at the top only, one in a folder
  /// takes the folder's name. A page that all APIs share is no API's own index.
  private func isNamed(_ guide: Guide, _ outline: SectionOutline) -> Bool {
    if guide.isShared, outline.fileNames.contains("index") { return false }
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
    // As of headings: 'api-versioning.md' is 'versioning.md'.
    let short = HeadingWords(name).words.joined(separator: "-")
    return outline.fileNames.contains { [name, short].contains(Slug($0).description) }
  }

  /// For each heading of a guide, the sections that it means.
  func claims(of guide: Guide, _ matcher: HeadingMatcher) -> [[Claim]] {
    // Below an operation, a heading such as 'Status' names a field.
    let isReference = guide.matter.operation != nil || guide.matter.schema != nil || guide.matter.tag != nil
    let isElsewhere = isReference || guide.isAboutItself
    // Below 'Service levels', 'Support' is a part of it unless it answers more.
    let isOfOther = outlines.contains { !$0.fileNames.contains("index") && isNamed(guide, $0) }
    return guide.text.headings.enumerated().map { index, heading in
      let marked = marks(of: heading)
      if !marked.isEmpty { return marked.map { Claim(section: $0, reason: .mark, isExact: true) } }
      guard heading.level <= 3, !isElsewhere else { return [] }
      let isPart = isOfOther && !guide.text.body(ofHeading: index).isEmpty
      return matcher.matches(for: heading.text).map {
        Claim(section: $0.section, reason: .headingAlias($0.alias), isExact: $0.isExact && !isPart)
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

  /// Headings that mean the section, and those that may; none within another of its kind.
  func headings(_ indices: [Int], _ outline: SectionOutline, _ claims: [[[Claim]]]) -> [Candidate] {
    var candidates: [(order: Int, candidate: Candidate)] = []
    for index in indices {
      let text = guides[index].text
      var taken = TakenStretches()
      let start = candidates.count
      for standing in [Standing.marked, .headed, .suggested] {
        taken.settle()
        for (heading, claimed) in claims[index].enumerated() {
          guard let claim = claimed.first(where: { $0.section == outline.id }), claim.standing == standing
          else { continue }
          let node = text.headings[heading].node
          let body = text.body(ofHeading: heading)
          let range = node..<max(node + 1, body.upperBound)
          guard taken.take(range, mayEnclose: standing == .suggested) else { continue }
          let parts = parts(index, heading, claim, claims[index])
          candidates.append((node, Candidate(parts: parts, standing: standing, extent: range)))
        }
      }
      candidates[start...].sort { $0.order < $1.order }
    }
    return candidates.map(\.candidate)
  }

  private func parts(_ index: Int, _ heading: Int, _ claim: Claim, _ claims: [[Claim]]) -> [Part] {
    let guide = guides[index]
    let range = guide.text.nodes[guide.text.headings[heading].node].range
    let body = guide.text.body(ofHeading: heading)
    return pieces(of: body, after: heading, claims, in: guide.text, besides: claim.section).enumerated().map {
      number, nodes in
      Part(
        text: .guide(GuideID(index: index)), heading: number == 0 ? heading : nil, nodes: nodes,
        reason: claim.reason, span: SourceSpan(source: guide.source, bytes: range))
    }
  }

  /// The body without the parts of it that are another section by their heading.
  private func pieces(
    of body: Range<Int>, after parent: Int, _ claims: [[Claim]], in text: MarkdownDocument,
    besides section: SectionID
  ) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = body.lowerBound
    for heading in claims.indices.dropFirst(parent + 1) {
      let node = text.headings[heading].node
      guard node < body.upperBound else { break }
      let claimed = claims[heading]
      guard node >= start, !claimed.isEmpty, claimed.allSatisfy({ $0.isExact && $0.section != section })
      else { continue }
      if node > start || ranges.isEmpty { ranges.append(start..<node) }
      start = min(body.upperBound, text.body(ofHeading: heading).upperBound)
    }
    if start < body.upperBound || ranges.isEmpty { ranges.append(start..<body.upperBound) }
    return ranges
  }

  func sharedCandidates(_ indices: [Int], _ outline: SectionOutline, _ claims: [[[Claim]]]) -> [Candidate] {
    let whole = wholeFiles(indices, outline, claims)
    let found = whole.isEmpty ? headings(indices, outline, claims).filter { $0.standing == .marked } : whole
    return found.map { candidate in
      var candidate = candidate
      for index in candidate.parts.indices { candidate.parts[index].reason = .sharedGuide }
      candidate.standing = .named
      return candidate
    }
  }

  // MARK: - The description's own prose

  func specificationCandidates(_ matcher: HeadingMatcher) -> [SectionID: [Candidate]] {
    guard let api = site.api else { return [:] }
    var found: [SectionID: [Candidate]] = [:]
    if let text = api.info.description, let id = prose.id(of: text) {
      if let part = introduction(id) {
        found["overview", default: []].append(Candidate(parts: [part], standing: .named))
      }
      add(headingsOf: id, matcher, to: &found)
    }
    for tag in api.tags {
      guard let id = tag.description.flatMap({ prose.id(of: $0) }) else { continue }
      // Chapters of a guide are often kept as tags that no operation has.
      let named = add(id, named: tag.displayName ?? tag.name, matcher, to: &found)
      add(headingsOf: id, matcher, besides: named, to: &found)
    }
    if let text = api.externalDocs?.description, let id = prose.id(of: text) {
      add(headingsOf: id, matcher, to: &found)
    }
    return found
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

  /// Takes a tag's name for the heading of its description, and gives the sections that it means.
  private func add(
    _ id: ProseID, named name: String, _ matcher: HeadingMatcher, to found: inout [SectionID: [Candidate]]
  ) -> Set<SectionID> {
    let matches = matcher.matches(for: name)
    for match in matches {
      let part = Part(
        text: .prose(id), heading: nil, nodes: 0..<prose[id].text.nodes.count,
        reason: .specificationHeading(name), span: prose[id].origin.span)
      found[match.section, default: []].append(
        Candidate(parts: [part], standing: match.isExact ? .headed : .suggested))
    }
    return Set(matches.map(\.section))
  }

  private func add(
    headingsOf id: ProseID, _ matcher: HeadingMatcher, besides named: Set<SectionID> = [],
    to found: inout [SectionID: [Candidate]]
  ) {
    let prose = prose[id]
    let claims = prose.text.headings.map { heading -> [Claim] in
      let marked = marks(of: heading)
      let reason = SectionPlace.Reason.specificationHeading(heading.text)
      if !marked.isEmpty { return marked.map { Claim(section: $0, reason: .mark, isExact: true) } }
      guard heading.level <= 3 else { return [] }
      return matcher.matches(for: heading.text).map {
        Claim(section: $0.section, reason: reason, isExact: $0.isExact)
      }
    }
    let before = found.mapValues(\.count)
    var taken: [SectionID: TakenStretches] = [:]
    for standing in [Standing.marked, .headed, .suggested] {
      for section in taken.keys { taken[section]?.settle() }
      for (index, heading) in prose.text.headings.enumerated() {
        for claim in claims[index] where claim.standing == standing && !named.contains(claim.section) {
          let body = prose.text.body(ofHeading: index)
          let range = heading.node..<max(heading.node + 1, body.upperBound)
          let mayEnclose = standing == .suggested
          guard taken[claim.section, default: TakenStretches()].take(range, mayEnclose: mayEnclose) else {
            continue
          }
          found[claim.section, default: []].append(
            Candidate(parts: [part(id, index, body)], standing: standing, extent: range))
        }
      }
    }
    for section in taken.keys {
      found[section]?[before[section, default: 0]...].sort { $0.extent.lowerBound < $1.extent.lowerBound }
    }
  }

  private func part(_ id: ProseID, _ heading: Int, _ body: Range<Int>) -> Part {
    let prose = prose[id]
    let found = prose.text.headings[heading]
    let range = prose.text.nodes[found.node].range
    return Part(
      text: .prose(id), heading: heading, nodes: body, reason: .specificationHeading(found.text),
      span: prose.span(of: range))
  }
}

extension Guide {
  /// Documents that every site and project has and that tell of themselves, by their first words.
  private static let documents = [
    "accessibility statement", "code of conduct", "contributor code of conduct", "cookies", "cookie policy",
    "contributing",
  ].map { HeadingWords(verbatim: $0) }

  /// Whether it is a document of the site or the project, such as its cookie policy, and tells of no API.
  public var isAboutItself: Bool {
    let title = HeadingWords(text.headings.first?.text ?? title)
    return Guide.documents.contains { title.range(of: $0)?.lowerBound == 0 }
  }
}

extension SectionLocator.Claim {
  var standing: SectionLocator.Standing {
    if case .mark = reason { return .marked }
    return isExact ? .headed : .suggested
  }
}

/// Stretches of one text that are taken, in passes from its start to its end; no two overlap.
private struct TakenStretches {
  private var settled: [Range<Int>] = []
  private var fresh: [Range<Int>] = []

  /// Begins another pass.
  mutating func settle() {
    guard !fresh.isEmpty else { return }
    settled = (settled + fresh).sorted { $0.lowerBound < $1.lowerBound }
    fresh = []
  }

  /// Whether the stretch was free; it is taken then. Within a pass stretches come by where they begin, and
  /// one that may enclose others of earlier passes is free unless it begins in one.
  mutating func take(_ range: Range<Int>, mayEnclose: Bool) -> Bool {
    if let last = fresh.last, last.upperBound > range.lowerBound { return false }
    var (low, high) = (0, settled.count)
    while low < high {
      let middle = (low + high) / 2
      if settled[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    if low < settled.count, settled[low].lowerBound < (mayEnclose ? range.lowerBound + 1 : range.upperBound) {
      return false
    }
    fresh.append(range)
    return true
  }
}
