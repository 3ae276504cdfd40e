import RubricOpenAPI

/// How deep a path goes: `/resource/{id}/sub-resource/{id}/sub-sub-resource` has three levels.
struct PathLevels {
  /// What stands before or between templates. Of names that follow each other only the nearest to the next
  /// template counts before the first one, and the first behind it: the others group or tell more.
  private(set) var resources: [String] = []
  /// The path up to the third of them, with `{}` for each template.
  private(set) var third = ""

  init(_ path: PathUse) {
    let segments = path.levelSegments
    let start = segments.firstIndex { !$0.isLeading } ?? segments.count
    let first = segments[start...].firstIndex { $0.isIdentifier } ?? segments.count
    guard start < first else { return }
    resources.append(segments[first - 1].text)
    var written = segments[..<first].map(\.shape).joined()
    for index in segments.indices[first...] {
      written += segments[index].shape
      guard !segments[index].isIdentifier, segments[index - 1].isIdentifier, !segments[index].isStep else {
        continue
      }
      resources.append(segments[index].text)
      if resources.count == 3 { third = written }
    }
  }
}

extension PathUse {
  /// The segments that say where a resource is, without what is done with it.
  fileprivate var levelSegments: [Segment] {
    var segments = names
    guard !operations.isEmpty, operations.allSatisfy({ $0.method == .post }), let last = segments.last,
      !last.isTemplate
    else { return segments }
    // A step of a process on one thing, such as `POST /payments/{id}/cancel` or `…/lifecycle/cancel`.
    let end = segments.lastIndex { $0.isTemplate }.map { $0 + 1 } ?? segments.count
    if Verbs.isAction(last.text) || end == segments.count - 1 && last.text.utf8.last != UInt8(ascii: "s") {
      segments.removeSubrange(end...)
    }
    return segments
  }
}

extension PathUse.Segment {
  /// Whether it stands before the first resource and is none: a version, the word `api`, whom the API is for.
  fileprivate var isLeading: Bool {
    isTemplate || SegmentWords(text).isVersion || ["api", "rest"].contains(text)
  }

  /// Whether it says what is done with the thing before it, or in which version, and names nothing itself.
  fileprivate var isStep: Bool {
    SegmentWords(text).isVersion || Verbs.isAction(text) || PathUse.Segment.steps.contains(text.lowercased())
  }

  /// Steps of processes whose words are no plain verbs, or are nouns as well.
  private static let steps: Set<String> = [
    "adjust", "archive", "unarchive", "complete", "reopen", "restore", "publish", "unpublish", "withdraw",
    "defer", "resume", "void", "revoke", "suspend", "accept", "assign", "unassign", "link", "unlink", "lock",
    "unlock", "count",
  ]

  fileprivate var shape: String { isTemplate ? "/{}" : "/\(text)" }
}
