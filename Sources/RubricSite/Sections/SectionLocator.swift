import RubricDiagnostics
import RubricMarkdown
import RubricOpenAPI

/// Finds where each required section of an API is written: front matter, a mark on a heading, the file's
/// name, a heading, a heading in the description's own prose or one of its tags, a shared guide.
///
/// What its writer has marked counts whatever it says. Of the others the first counts that answers any
/// question of the section, so that a heading of the same words about something else hides nothing.
struct SectionLocator {
  let outlines: [SectionOutline]
  /// The API as far as it is known before its sections are.
  let site: Site

  typealias Part = SectionPlace.Part

  /// What one heading of a guide means.
  struct Claim {
    var section: SectionID
    var reason: SectionPlace.Reason
    var isExact: Bool
  }

  /// A stretch of text that may be where a section is written, in the parts that other sections leave of it.
  struct Candidate {
    var parts: [Part]
    var standing: Standing
    /// Nodes of the text that it covers, its heading too.
    var extent = 0..<0
  }

  /// How sure it is, before it is read, that a text is the section.
  enum Standing {
    /// Its writer says so.
    case marked
    /// The file's name or place says so.
    case named
    /// Its heading is one of the section's.
    case headed
    /// Its heading holds one of the section's.
    case suggested
  }

  var guides: [Guide] { site.guides }
  var prose: ProseTable { site.prose }

  /// The places in the order of the outlines.
  func places() -> [SectionPlace] {
    let matcher = HeadingMatcher(outlines, name: site.title)
    let claims = guides.map { self.claims(of: $0, matcher) }
    let specification = specificationCandidates(matcher)
    let own = guides.indices.filter { !guides[$0].isShared }
    let shared = guides.indices.filter { guides[$0].isShared }
    return outlines.map { outline in
      let files = wholeFiles(own, outline, claims)
      let headings = headings(own, outline, claims)
      let spoken = specification[outline.id] ?? []
      let ranks = [
        files.filter { $0.standing == .marked }, headings.filter { $0.standing == .marked },
        spoken.filter { $0.standing == .marked }, files.filter { $0.standing == .named },
        headings.filter { $0.standing != .marked }, spoken.filter { $0.standing != .marked },
        sharedCandidates(shared, outline, claims),
      ]
      return place(outline, among: ranks)
    }
  }

  // MARK: - Choice

  /// A candidate with what was read in it.
  private struct Weighed {
    var candidate: Candidate
    var answers: Int
    var isStandIn: Bool
    var isOnSubject = false
  }

  private func place(_ outline: SectionOutline, among ranks: [[Candidate]]) -> SectionPlace {
    if let marked = ranks.prefix(3).first(where: { !$0.isEmpty }) {
      return place(outline, marked.flatMap(\.parts))
    }
    let weighed = weigh(ranks, outline)
    // Headings that only suggest the section add to a rank in which another is one of its own.
    for rank in weighed {
      let answering = rank.filter { $0.answers > 0 }
      if answering.contains(where: { $0.candidate.standing != .suggested }) {
        return place(outline, answering.flatMap(\.candidate.parts))
      }
    }
    for rank in weighed {
      let answering = rank.filter { $0.answers > 0 }
      if !answering.isEmpty { return place(outline, answering.flatMap(\.candidate.parts)) }
    }
    // Nothing answers: what is about the subject all the same, or stands in for the section, is told as
    // that, and other text is not the section.
    let certain = weighed.map { $0.filter { $0.candidate.standing != .suggested } }
    for rank in certain {
      let kept = rank.filter { $0.candidate.standing != .headed || $0.isStandIn || $0.isOnSubject }
      if !kept.isEmpty { return place(outline, kept.flatMap(\.candidate.parts)) }
    }
    var place = place(outline, [])
    place.passedOver = certain.flatMap { $0 }.flatMap(\.candidate.parts)
    return place
  }

  private func weigh(_ ranks: [[Candidate]], _ outline: SectionOutline) -> [[Weighed]] {
    let parts = ranks.flatMap { $0 }.flatMap(\.parts)
    guard !parts.isEmpty else { return [] }
    var readings = (outline.readings?(site, parts) ?? [])[...]
    let weighed = ranks.map { rank in
      rank.map { candidate in
        guard outline.readings != nil else {
          return Weighed(candidate: candidate, answers: 1, isStandIn: false)
        }
        let own = readings.prefix(candidate.parts.count)
        readings = readings.dropFirst(candidate.parts.count)
        return Weighed(
          candidate: candidate, answers: own.reduce(0) { $0 + $1.answers },
          isStandIn: own.allSatisfy(\.isStandIn), isOnSubject: own.contains(where: \.isOnSubject))
      }
    }
    return weighed.map(SectionLocator.settled)
  }

  /// Of a heading that suggests the section and headings of the section below it, the one that answers more:
  /// "How versions work" may hold all of it, with "Recent changes" as its end.
  private static func settled(_ rank: [Weighed]) -> [Weighed] {
    var result: [Weighed] = []
    var index = 0
    while index < rank.count {
      var outer = rank[index]
      index += 1
      let extent = outer.candidate.extent
      let text = outer.candidate.parts.first?.text
      var inner: [Weighed] = []
      while index < rank.count, rank[index].candidate.parts.first?.text == text,
        rank[index].candidate.extent.lowerBound < extent.upperBound
      {
        inner.append(rank[index])
        index += 1
      }
      if inner.isEmpty {
        result.append(outer)
      } else if outer.answers > inner.reduce(0, { $0 + $1.answers }) {
        outer.candidate.standing = .headed
        result.append(outer)
      } else {
        result += inner
      }
    }
    return result
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
      route: ownGuide.map { guides[$0.index].route } ?? site.routes.section(outline.id), ownGuide: ownGuide)
  }
}
