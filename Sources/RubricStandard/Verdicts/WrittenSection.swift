import RubricMarkdown
import RubricOpenAPI
import RubricSite

/// What is written of one section: its parts read into bodies.
struct WrittenSection {
  let parts: [SectionPlace.Part]
  /// One for each part, then one for each text of the description that tells of the section.
  let bodies: [SectionBody]
  /// Of the parts; nil where nobody wrote the section.
  let shingles: Shingles?

  /// Text under headings of the section that answers nothing of it.
  let passedOver: [SectionPlace.Part]

  init(_ section: RequiredSection, in site: Site) {
    let place = site.place(of: section.id)
    parts = place?.parts ?? []
    passedOver = place?.passedOver ?? []
    let isIndex = section.outline.fileNames.contains("index")
    var bodies = parts.map { WrittenSection.body(of: $0, isIndex ? section.id : nil, in: site) }
    var seen = Set(parts.map(\.text))
    for description in site.api.map(section.specificationTexts) ?? [] {
      guard let id = site.prose.id(of: description), seen.insert(.prose(id)).inserted else { continue }
      let prose = site.prose[id]
      let end = prose.text.headings.first.map(\.node) ?? prose.text.nodes.count
      guard end > 0 else { continue }
      bodies.append(
        BodyReading.body(of: prose.text, targets: prose.links, source: .prose(id), nodes: 0..<end))
    }
    self.bodies = bodies
    shingles = parts.isEmpty ? nil : Shingles(Array(bodies.prefix(parts.count)))
  }

  /// A part as a body.
  ///
  /// - Parameter index: the section, where its file may be an index page; such a page holds many sections,
  ///   and what others have of it by their headings is left out.
  private static func body(of part: SectionPlace.Part, _ index: SectionID?, in site: Site) -> SectionBody {
    var others: [Range<Int>] = []
    if part.heading == nil, let index {
      let text = site.text(of: part)
      for other in site.sections.filter({ $0.section != index }).flatMap(\.parts)
      where other.text == part.text {
        guard let heading = other.heading, text.headings.indices.contains(heading) else { continue }
        let start = text.headings[heading].node
        guard part.nodes.contains(start), other.nodes.count < part.nodes.count else { continue }
        others.append(start..<max(start, other.nodes.upperBound))
      }
      others.sort { $0.lowerBound < $1.lowerBound }
    }
    return BodyReading.body(
      of: site.text(of: part), targets: targets(of: part.text, in: site), source: part.text,
      nodes: part.nodes,
      without: others)
  }

  static func targets(of text: SectionPlace.Text, in site: Site) -> [LinkTarget] {
    switch text {
    case .guide(let id): site[id].links
    case .prose(let id): site.prose[id].links
    }
  }

  /// Whether both are, at least in part, the same stretch of the same text.
  func sharesText(with other: WrittenSection) -> Bool {
    parts.contains { part in
      other.parts.contains { $0.text == part.text && $0.nodes.overlaps(part.nodes) }
    }
  }
}
