import RubricSite

/// Some of the required sections, as one number.
struct SectionSet: OptionSet, Sendable, Hashable {
  let rawValue: UInt32

  /// - Parameter id: a section of the catalogue; the empty set of any other.
  init(_ id: SectionID) {
    let index = SectionSet.indices[id]
    rawValue = index.map { $0 < 32 ? 1 << UInt32($0) : 0 } ?? 0
  }

  init(rawValue: UInt32) { self.rawValue = rawValue }

  static let errors = SectionSet("errors")
  /// Those that tell how callers show who they are, and what they may do then.
  static let access: SectionSet = [SectionSet("authentication"), SectionSet("authorisation-scopes")]
  static let sandbox = SectionSet("sandbox")
  static let versioning = SectionSet("versioning")
  static let deprecation = SectionSet("deprecation")
  static let serviceLevels = SectionSet("service-levels")
  static let cost = SectionSet("cost")
  static let rateLimits = SectionSet("rate-limits")
  static let bulkData = SectionSet("bulk-data")
  static let frameworks = SectionSet("governance-frameworks")
  static let compatibility = SectionSet("backwards-compatibility")
  static let information = SectionSet("information-handling")
  static let status = SectionSet("ownership-and-status")

  private static let indices = Dictionary(
    RequiredSection.all.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
}

/// Which sections each place of one text belongs to.
struct SectionStretches {
  /// Bytes of the text by section, in ascending order.
  private var stretches: [(set: SectionSet, ranges: [Range<UInt32>])] = []

  init(of text: SectionPlace.Text, in site: Site) {
    for place in site.sections {
      let parts = place.parts.filter { $0.text == text }
      guard !parts.isEmpty else { continue }
      let nodes = site.text(of: parts[0]).nodes
      let ranges = parts.compactMap { part -> Range<UInt32>? in
        let inside = part.nodes.clamped(to: nodes.indices)
        guard let first = inside.first, let last = inside.last else { return nil }
        // The last node may stand in one that goes on behind it, but never before its own end.
        let start = nodes[first].range.lowerBound
        return start..<max(start, nodes[last].range.upperBound)
      }
      stretches.append((SectionSet(place.section), SectionStretches.joined(ranges)))
    }
  }

  private static func joined(_ ranges: [Range<UInt32>]) -> [Range<UInt32>] {
    var result: [Range<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      guard let last = result.last, range.lowerBound <= last.upperBound else {
        result.append(range)
        continue
      }
      result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
    }
    return result
  }

  /// The sections of a place; takes time logarithmic in the number of their parts.
  func sections(at offset: UInt32) -> SectionSet {
    var found: SectionSet = []
    for (set, ranges) in stretches {
      var (low, high) = (0, ranges.count)
      while low < high {
        let middle = (low + high) / 2
        if ranges[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
      }
      if low < ranges.count, ranges[low].contains(offset) { found.insert(set) }
    }
    return found
  }
}
