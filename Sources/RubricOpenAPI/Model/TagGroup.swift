import RubricDocuments

/// Tags that belong together: an element of `x-tagGroups`, as Redocly defines it.
public struct TagGroup: Sendable {
  /// What readers know the group by.
  public var name: Node
  /// Names of the tags, in written order; a tag may stand in several groups.
  public var tags: [Node]

  /// nil of what has no name or no list of tags.
  private init?(_ node: Node) {
    guard let name = node.member(named: "name")?.value, name.isScalar, !name.isNull,
      let tags = node.member(named: "tags")?.value, tags.isSequence
    else { return nil }
    self.name = name
    self.tags = tags.elements.filter { $0.isScalar && !$0.isNull }
  }

  /// The groups that a value of `x-tagGroups` tells; what is none is left out.
  static func all(in value: Node) -> [TagGroup] { value.elements.compactMap { TagGroup($0) } }

  /// Whether a value of `x-tagGroups` holds such groups and nothing else.
  public static func areAll(of value: Node) -> Bool {
    value.isSequence && value.count > 0
      && value.elements.allSatisfy { node in
        node.count == 2
          && TagGroup(node).map { $0.tags.count == node.member(named: "tags")?.value.count } == true
      }
  }
}

extension Info {
  /// The object of `x-logo`; nil where there is none.
  public var logo: Node? { extensions.first { $0.name == "x-logo" && $0.value.isMapping }?.value }
}

extension API {
  /// The groups of tags that `x-tagGroups` of the root tells; empty where there is none.
  public var tagGroups: [TagGroup] {
    extensions.filter { $0.name == "x-tagGroups" }.prefix(1).flatMap { TagGroup.all(in: $0.value) }
  }
}
