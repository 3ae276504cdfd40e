import RubricOpenAPI

extension Rule {
  static let versionStartsAtOne = Rule(
    "version-starts-at-one", "Versions start at v1",
    rationale: "Readers take v0 for a trial that may change any day.",
    severity: .info, basis: .standard,
    passage: Passage("When making a backwards incompatible change", "Start with /v1/."),
    mending: "use 'v1' for the first version that callers may rely on",
    passing: [
      """
      info: {title: P, version: 1.2.0}
      servers: [{url: https://parks.api.gov.uk/v1}]
      """,
      """
      info: {title: P, version: 0.2.0}
      servers: [{url: https://parks.api.gov.uk/v0}]
      """,
    ],
    failing: [
      """
      info: {title: P, version: 1.2.0}
      servers: [{url: ⟦https://parks.api.gov.uk/v0⟧}]
      """,
      """
      info: {title: P, version: 1.2.0}
      paths: {⟦/v01/parks⟧: {get: {responses: {}}}, /v01/gates: {get: {responses: {}}}}
      """,
    ],
    check: .description { view in
      let places = view.versions.servers + view.versions.paths
      if places.isEmpty || view.profile.isAlpha { return nil }
      let isReleased = SemanticVersion.major(of: view.api.info.version).map { $0 >= 1 } == true
      var seen: Set<String> = []
      return places.compactMap { place in
        guard case .whole(let number, let isPadded) = place.version.form,
          isPadded || (number == 0 && isReleased),
          seen.insert(place.text).inserted
        else { return nil }
        return .early(place, isPadded: isPadded)
      }
    })
}

extension Problem {
  fileprivate static func early(_ place: AddressVersions.Place, isPadded: Bool) -> Problem {
    Problem(
      isPadded
        ? "version '\(place.text)' begins with a zero"
        : "version '\(place.text)' is that of a trial, and the description's is later", at: place.span)
  }
}
