import RubricDiagnostics
import RubricDocuments

/// What the front matter of guides says and cannot be.
extension SiteBuilder {
  /// Names in front matter that name nothing.
  mutating func checkMatter(_ resolver: inout LinkResolver) {
    // Of an API that could not be read nothing is known.
    guard site.api != nil || isOwnSite else { return }
    for guide in site.guides where !guide.isShared {
      let named = [
        ("op", "operation", guide.matter.operation), ("schema", "schema", guide.matter.schema),
        ("tag", "tag", guide.matter.tag),
      ]
      for (scheme, key, placed) in named {
        guard let placed, site.entry.targets[Name("\(scheme):\(placed.name)")] == nil else { continue }
        let near = resolver.nearest(to: placed.name) { resolver in
          resolver.entry.targets.keys.map(\.text).filter { $0.utf8.starts(with: "\(scheme):".utf8) }
            .map { String($0.dropFirst(scheme.count + 1)) }
        }
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

  mutating func checkReviews(on date: CivilDate) {
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
