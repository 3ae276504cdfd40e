import RubricOpenAPI

extension Rule {
  static let pathDepth = Rule(
    "path-depth", "Sub-resources go no deeper than three",
    rationale: "To call a deep path one must know every identifier on the way to it.",
    severity: .error, basis: .standard,
    passage: Passage(
      "When using sub-resources",
      "Go no more than three deep - /resource/id/sub-resource/id/sub-sub-resource."),
    mending: "give the inner resource a path of its own, such as '/locks/{id}'", isStyle: true,
    passing: [
      "paths: {\"/v1/parks/{p}/gates/{g}/locks/{l}\": {}}",
      "paths: {'/api/v1/green/spaces/parks/{p}/gates/{g}/locks/{l}': {}, '/{tenant}/parks/{p}/gates/{g}/locks': {}}",
      "paths: {'/parks/{p}/gates/{g}/locks/{l}/open': {post: {}}, '/parks/{p}/gates/{g}/locks/{l}/@me': {}}",
      "paths: {'/parks/{p}/gates/open/count': {}, '/repos/{owner}/{name}/pulls/comments/{id}/replies': {}}",
    ],
    failing: [
      "paths: {⟦\"/v1/parks/{p}/gates/{g}/locks/{l}/keys\"⟧: {}}",
      "paths: {⟦'/parks/{p}/gates/{g}/locks/{l}/keys'⟧: {post: {}, get: {}}}",
    ],
    check: .path { path, _ in
      let levels = PathLevels(path)
      guard !levels.resources.isEmpty else { return nil }
      return levels.resources.count > 3 ? [.deep(levels, path)] : []
    })
}

extension Problem {
  fileprivate static func deep(_ levels: PathLevels, _ path: PathUse) -> Problem {
    let fourth = levels.resources[3]
    return Problem(
      "'\(fourth)' in path '\(path.template)' is the fourth resource deep", at: path.key,
      help: "give '\(levels.resources[2])' a path of its own")
  }
}
