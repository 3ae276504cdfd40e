import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricPatterns
import RubricSite

/// The passages of an API's own guides and of its description's prose, with the sections that each may be
/// about by its heading or by its words. Made once for all sections.
struct Passages {
  /// A text with what its headings and sentences are about.
  private struct Text {
    var source: SectionPlace.Text
    var markdown: MarkdownDocument
    /// Sections that its title is about.
    var title: UInt64 = 0
    /// Sections that it is part of by what it describes, as an error's answer is of what tells of errors.
    var kind: UInt64 = 0
    /// For each heading the sections that it is about.
    var headings: [UInt64] = []
    var body: SectionBody
    /// For each unit of the body the sections that it is about by its words.
    var units: [UInt64] = []
    /// The same for words that answer only together with others.
    var abouts: [UInt64] = []
    /// Sections of which anything here is about.
    var any: UInt64 = 0
  }

  private let site: Site
  private var texts: [Text] = []
  /// Whether a sentence says that everybody may call the API.
  private(set) var saysOpen = false
  /// Whether a sentence tells callers of credentials.
  private(set) var asksCredentials = false

  init(of site: Site, _ api: API, _ gates: PassageGates) {
    self.site = site
    var searcher = PatternSetSearcher(gates.patterns)
    for id in site.ownGuides where !site[id].isAboutItself {
      add(.guide(id), site[id].text, title: nil, gates, &searcher)
    }
    for (description, title) in Passages.descriptions(of: api) {
      guard let id = site.prose.id(of: description) else { continue }
      add(.prose(id), site.prose[id].text, title: title, gates, &searcher)
    }
    let errors = gates.hits(in: "error responses".utf8, &searcher).headings
    let places = Dictionary(
      texts.indices.map { (texts[$0].source, $0) }, uniquingKeysWith: { first, _ in first })
    for description in Passages.errorDescriptions(of: api) {
      guard let id = site.prose.id(of: description) else { continue }
      if let index = places[.prose(id)] {
        texts[index].kind = errors
        texts[index].any |= errors
        continue
      }
      add(.prose(id), site.prose[id].text, title: nil, kind: errors, gates, &searcher)
    }
  }

  /// Texts that tell of the API as a whole and of its operations, each with what heads it.
  private static func descriptions(of api: API) -> [(text: String, title: String?)] {
    var found: [(String, String?)] = []
    var seen: Set<Name> = []
    func add(_ text: String?, _ title: String?) {
      if let text, seen.insert(Name(text)).inserted { found.append((text, title)) }
    }
    add(api.info.description, nil)
    for tag in api.tags { add(tag.description, tag.displayName ?? tag.name) }
    for scheme in api.securitySchemes.all { add(scheme.description, nil) }
    for server in api.servers { add(server.description, nil) }
    for operation in api.calledOperations {
      add(operation.description, operation.summary)
    }
    return found
  }

  /// Texts of what operations answer where a call fails.
  private static func errorDescriptions(of api: API) -> [String] {
    var found: [String] = []
    var seen: Set<Name> = []
    for operation in api.calledOperations {
      for answer in operation.responses where answer.status.isError {
        let text = api.responses[answer.response].description
        if let text, seen.insert(Name(text)).inserted { found.append(text) }
      }
    }
    return found
  }

  private mutating func add(
    _ source: SectionPlace.Text, _ markdown: MarkdownDocument, title: String?, kind: UInt64 = 0,
    _ gates: PassageGates, _ searcher: inout PatternSetSearcher
  ) {
    var text = Text(
      source: source, markdown: markdown,
      body: BodyReading.body(
        of: markdown, targets: WrittenSection.targets(of: source, in: site), source: source,
        nodes: 0..<markdown.nodes.count))
    text.title = title.map { gates.hits(in: $0.utf8, &searcher).headings } ?? 0
    text.headings = markdown.headings.map { gates.hits(in: $0.text.utf8, &searcher).headings }
    for unit in text.body.units {
      let hits = gates.hits(in: unit.text, &searcher)
      text.abouts.append(hits.sentences | hits.abouts)
      guard unit.kind != .heading else {
        text.units.append(0)
        continue
      }
      text.units.append(hits.sentences)
      saysOpen = saysOpen || (hits.saysOpen && unit.words >= 5)
      asksCredentials = asksCredentials || (hits.asksCredentials && !hits.saysOpen)
    }
    text.kind = kind
    text.any = (text.headings + text.abouts).reduce(text.title | kind, |)
    texts.append(text)
  }

  // MARK: - Of one section

  /// What may be about a section: the stretches below headings of its subject as they stand, then of each
  /// text the sentences that name it.
  ///
  /// - Parameters:
  ///   - section: its index among the sections of the gates.
  ///   - isWritten: whether somebody wrote it; what only lists the section's matter adds to such a one and
  ///     makes none.
  func bodies(about section: Int, isWritten: Bool) -> [SectionBody] {
    guard section < UInt64.bitWidth else { return [] }
    let bit = UInt64(1) << UInt64(section)
    var stretches: [SectionBody] = []
    var rests: [SectionBody] = []
    for text in texts where text.any & bit != 0 {
      let isPart = isWritten && text.kind & bit != 0
      let ranges = isPart ? [0..<text.markdown.nodes.count] : stretchesOf(text, bit)
      for range in ranges where !range.isEmpty {
        stretches.append(
          BodyReading.body(
            of: text.markdown, targets: WrittenSection.targets(of: text.source, in: site),
            source: text.source, nodes: range))
      }
      let rest = named(text, bit, besides: ranges)
      if !rest.units.isEmpty { rests.append(rest) }
    }
    return stretches + rests
  }

  /// What stands below the headings about the section, the outermost of each.
  private func stretchesOf(_ text: Text, _ bit: UInt64) -> [Range<Int>] {
    if text.title & bit != 0 { return [0..<text.markdown.nodes.count] }
    var ranges: [Range<Int>] = []
    for (heading, sections) in text.headings.enumerated() where sections & bit != 0 {
      let node = text.markdown.headings[heading].node
      if let last = ranges.last, node < last.upperBound { continue }
      // The heading itself is left out: what it says proves nothing.
      ranges.append(text.markdown.body(ofHeading: heading))
    }
    return ranges
  }

  /// The units that name the section, with their headings; code, tables and lists as such are left out.
  private func named(_ text: Text, _ bit: UInt64, besides nodes: [Range<Int>]) -> SectionBody {
    var read = nodes.compactMap { text.markdown.written($0) }.sorted { $0.lowerBound < $1.lowerBound }[...]
    var body = SectionBody(source: text.source, nodes: text.body.nodes)
    var places: [Int: Int] = [:]
    for (index, unit) in text.body.units.enumerated() where unit.kind != .heading {
      let isNamed = [index, unit.lead].contains { $0.map { text.units[$0] & bit != 0 } ?? false }
      let isAbout = [index, unit.lead, unit.heading].contains { place in
        place.map { text.abouts[$0] & bit != 0 } ?? false
      }
      while let first = read.first, first.upperBound <= unit.range.lowerBound { read.removeFirst() }
      guard isNamed || isAbout, !(read.first?.overlaps(unit.range) ?? false) else { continue }
      var unit = unit
      unit.isNamed = isNamed
      if let heading = unit.heading {
        if places[heading] == nil {
          places[heading] = body.units.count
          body.units.append(text.body.units[heading])
        }
        unit.heading = places[heading]
      }
      if let lead = unit.lead {
        // An item is a sentence only together with what leads up to it.
        if places[lead] == nil {
          places[lead] = body.units.count
          var leading = text.body.units[lead]
          leading.heading = unit.heading
          body.units.append(leading)
        }
        unit.lead = places[lead]
      }
      places[index] = body.units.count
      body.wordCount += unit.words
      body.units.append(unit)
    }
    return body
  }
}

extension MarkdownDocument {
  /// The bytes that some nodes are written in; nil of none.
  fileprivate func written(_ range: Range<Int>) -> Range<UInt32>? {
    let range = range.clamped(to: nodes.indices)
    guard let first = range.first else { return nil }
    let start = nodes[first].range.lowerBound
    // Of nodes in document order the last of the outermost ends last.
    var end = start
    var node = first
    while node < range.upperBound {
      end = max(end, nodes[node].range.upperBound)
      node = max(node + 1, Int(nodes[node].end))
    }
    return start..<end
  }
}
