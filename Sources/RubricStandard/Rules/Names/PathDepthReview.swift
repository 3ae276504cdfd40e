import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let pathDepthReview = Rule(
    "path-depth-review", "Third-level resources are worth a review",
    rationale: "What is needed three deep is often wanted by itself.",
    severity: .info, basis: .standard,
    passage: Passage(
      "When using sub-resources",
      "At the third level review whether it combines first or second level resources."),
    mending: "look whether it could have a path of its own, or combine what the first two give",
    isStyle: true,
    passing: [
      "paths: {\"/parks/{p}/gates/{g}\": {}}",
      // One that is too deep is another rule's.
      "paths: {'/parks/{p}/gates/{g}/locks/{l}/keys': {}}",
      "paths: {'/api/v1/green/spaces/parks/{p}': {}, '/parks/{p}/gates/{g}/open': {post: {}}, '/parks/{p}/gates/open': {}}",
      // The last says what is done, or is a version.
      """
      paths: {'/plans/{p}/goals/{g}/unarchive': {put: {}}, '/plans/{p}/goals/{g}/adjust/{year}': {post: {}}, '/plans/{p}/goals/{g}/v2': {put: {}}}
      """,
    ],
    failing: [
      "paths: {⟦\"/parks/{p}/gates/{g}/locks\"⟧: {}}",
      "paths: {⟦'/parks/{p}/gates/{g}/locks'⟧: {}, '/parks/{p}/gates/{x}/locks/{l}': {}}",
    ],
    check: .description { view in
      guard !view.paths.isEmpty else { return nil }
      var seen: Set<Name> = []
      return view.paths.compactMap { path in
        let levels = PathLevels(path)
        guard levels.resources.count == 3, seen.insert(Name(levels.third)).inserted
        else { return nil }
        return .third(levels.resources[2], path)
      }
    })
}

extension Problem {
  fileprivate static func third(_ name: String, _ path: PathUse) -> Problem {
    Problem("'\(name)' in path '\(path.template)' is the third resource deep", at: path.key)
  }
}
