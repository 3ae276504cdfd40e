import RubricDiagnostics
import RubricOpenAPI

extension Rule {
  static let versionOnePlace = Rule(
    "version-one-place", "One document, one major version, one place",
    rationale: "A caller that moves to the next version must see at one place what it has to change.",
    severity: .warning, basis: .standard,
    passage: Passage(
      "When making a backwards incompatible change",
      "Make new endpoints available in parallel under their own version."),
    mending: "begin all paths, or the server's address, with one version; describe another version by itself",
    passing: [
      "paths: {/v1/parks: {get: {responses: {}}}, /v1/gates: {get: {responses: {}}}}",
      """
      paths: {/v1/parks: {get: {responses: {}}}, /health: {get: {responses: {}}}, /.well-known/a: {get: {responses: {}}}, /radio/spi/3.1/a: {get: {responses: {}}}, /auth/oauth/token: {post: {responses: {}}}}
      """,
      """
      servers: [{url: https://parks.api.gov.uk/v1}, {url: https://test.parks.api.gov.uk/v1}]
      paths: {/parks: {get: {responses: {}}}}
      """,
      """
      paths: {/v1/parks: {get: {deprecated: true, responses: {}}}, /v2/parks: {get: {responses: {}}}}
      """,
    ],
    failing: [
      "paths: {/v1/parks: {get: {responses: {}}}, ⟦/gates⟧: {get: {responses: {}}}}",
      """
      servers: [{url: https://parks.api.gov.uk/v1}]
      paths: {⟦/v1/parks⟧: {get: {responses: {}}}}
      """,
      """
      paths: {/parks: {get: {responses: {}}}, /gates: {get: {responses: {}}}, ⟦/v1/trees⟧: {get: {responses: {}}}}
      """,
      """
      paths: {/v1/parks: {get: {responses: {}}}, ⟦/v2/gates⟧: {get: {responses: {}}}, /v2/trees: {get: {responses: {}}}}
      """,
    ],
    check: .description { view in
      let versions = view.versions
      if versions.paths.isEmpty { return versions.servers.isEmpty ? nil : [] }
      if let server = versions.servers.first, let path = versions.paths.first {
        return [.twice(server, path)]
      }
      var problems: [Problem] = []
      let first = versions.paths[0]
      if let other = versions.paths.first(where: { $0.version != first.version }) {
        problems.append(.different(first, other, isOver: view.isOldDeprecated))
      }
      let without = view.pathsWithoutVersion
      guard let path = without.first else { return problems }
      let isFew = without.count <= versions.paths.count
      problems.append(isFew ? .without(path, without.count, first) : .only(first, versions.paths.count, path))
      return problems
    })
}

extension Problem {
  fileprivate static func twice(
    _ server: AddressVersions.Place, _ path: AddressVersions.Place
  ) -> Problem {
    Problem(
      "'\(path.text)' stands in path '\(path.address)', and '\(server.text)' in the server's address",
      at: path.span,
      notes: [Finding.Note("the server's version", at: server.span)])
  }

  fileprivate static func different(
    _ first: AddressVersions.Place, _ other: AddressVersions.Place, isOver: Bool
  ) -> Problem {
    Problem(
      "version '\(other.text)' stands beside '\(first.text)'", at: other.span,
      notes: [Finding.Note("first version here", at: first.span)], severity: isOver ? .info : nil)
  }

  fileprivate static func without(
    _ path: PathUse, _ count: Int, _ first: AddressVersions.Place
  ) -> Problem {
    let rest = count > 1 ? " and \(count - 1) more have" : " has"
    return Problem(
      "path '\(path.template)'\(rest) no version, and others have '\(first.text)'", at: path.key,
      notes: [Finding.Note("first version here", at: first.span)])
  }
}

extension Problem {
  fileprivate static func only(
    _ first: AddressVersions.Place, _ count: Int, _ path: PathUse
  ) -> Problem {
    let rest = count > 1 ? " and \(count - 1) more have" : " has"
    return Problem(
      "path '\(first.address)'\(rest) a version, and most others have none", at: first.span,
      notes: [Finding.Note("first path without a version here", at: path.key)])
  }
}

extension DescriptionView {
  /// Paths that need a version where others have one: not those of the service's own state, nor of other
  /// standards.
  fileprivate var pathsWithoutVersion: [PathUse] {
    let versioned = Set(versions.paths.map(\.address))
    return paths.filter { path in
      guard !versioned.contains(path.template), let first = path.literals.first else { return false }
      let isOther = path.literals.contains { segment in
        NameWords(segment.text).words.contains { Unversioned.words.contains($0) }
          || VersionName(segment.text) != nil
      }
      return first.text.utf8.first != UInt8(ascii: ".") && !isOther
    }
  }

  /// Whether every operation is deprecated that has a lower version than another.
  fileprivate var isOldDeprecated: Bool {
    let highest = versions.paths.compactMap(\.version.number).max() ?? 0
    let old = Set(versions.paths.filter { ($0.version.number ?? 0) < highest }.map(\.address))
    return operations.allSatisfy { !old.contains($0.path) || $0.isDeprecated }
  }
}

/// Words of paths that have no version by their nature.
private enum Unversioned {
  static let words: Set<String> = [
    "status", "health", "healthcheck", "ping", "info", "openapi", "swagger", "docs", "metrics", "oauth",
    "oauth2", "token", "login", "ready", "readiness", "liveness", "live", "version", "versions", "api-docs",
    "actuator", "auth", "admin",
  ]
}
