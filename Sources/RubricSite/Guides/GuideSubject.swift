import RubricDocuments

/// What a guide belongs to by its front matter: its page shows the guide.
public enum GuideSubject: Hashable, Sendable {
  /// An operation by its id or its signature.
  case operation(Name)
  /// A schema by one of its names.
  case schema(Name)
  case tag(Name)
}

extension GuideSubject {
  /// The guides of an API that belong to each subject, in their order.
  static func table(of guides: [Guide]) -> [GuideSubject: [GuideID]] {
    var table: [GuideSubject: [GuideID]] = [:]
    for (index, guide) in guides.enumerated() where !guide.isShared {
      let matter = guide.matter
      let subjects: [GuideSubject?] = [
        matter.operation.map { .operation(Name($0.name)) }, matter.schema.map { .schema(Name($0.name)) },
        matter.tag.map { .tag(Name($0.name)) },
      ]
      for case let subject? in subjects { table[subject, default: []].append(GuideID(index: index)) }
    }
    return table
  }
}
