import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let tagsSound = Rule(
    "tags-sound", "Operations stand under tags that are declared and described",
    rationale: "Tags are the chapters of the reference: readers choose one by what is said of it.",
    severity: .warning, basis: .guidance,
    passage: Passage("Document your API", "Describe each resource so that users know what it is for."),
    mending: "declare the tag in 'tags' and say what belongs to it",
    passing: [
      """
      tags: [{name: parks, description: Public parks}]
      paths: {/a: {get: {tags: [parks]}, put: {tags: [parks]}}, /b: {get: {tags: [parks]}, put: {tags: [parks]}}}
      """,
      "paths: {/p: {get: {}, put: {}, delete: {}}}",
    ],
    failing: [
      """
      tags: [{⟦name⟧: parks}, {name: Park, description: Of councils}, {⟦name⟧: park, description: Of towns}]
      paths: {/a: {get: {tags: [⟦lakes⟧, parks]}, put: {tags: [lakes]}}, /b: {get: {tags: [park]}, ⟦put⟧: {tags: []}}}
      """,
      """
      paths: {/a: {get: {tags: [⟦a⟧]}, put: {tags: [b]}}, /b: {get: {tags: [a]}, put: {tags: [c]}}}
      """,
      "paths: {/a: {⟦get⟧: {}, put: {}}, /b: {get: {}, put: {}}}",
    ],
    check: .description { view in
      guard view.operations.count > 3 else { return nil }
      let tags = view.api.tags
      let declared = tags.filter(\.isDeclared)
      return view.undeclaredTags(tags.filter { !$0.isDeclared }, isAnyDeclared: !declared.isEmpty)
        + Problem.faults(of: declared) + view.untagged
    })
}

extension Problem {
  /// What is wrong with tags that are declared, for each the first.
  fileprivate static func faults(of tags: [Tag]) -> [Problem] {
    var seen: [String: Tag] = [:]
    return tags.compactMap { tag in
      let span = tag.origin.span(of: .name)
      if let other = seen[tag.name.lowercased()] {
        return Problem(
          "tag '\(tag.name)' differs from '\(other.name)' only in capitals", at: span,
          notes: [Finding.Note("the other is declared here", at: other.origin.span(of: .name))],
          help: "use one of the two")
      }
      seen[tag.name.lowercased()] = tag
      return (tag.description ?? "").isEmpty ? Problem("tag '\(tag.name)' is not described", at: span) : nil
    }
  }
}

extension DescriptionView {
  /// Tags that are used and not declared; where none is declared, all of them at once.
  fileprivate func undeclaredTags(_ tags: [Tag], isAnyDeclared: Bool) -> [Problem] {
    let uses = firstUses(of: Set(tags.map { Name($0.name) }))
    guard !isAnyDeclared, uses.count > 1, let first = uses.first else {
      return uses.map { Problem("tag '\($0.text ?? "")' is not declared in 'tags'", at: $0.span) }
    }
    let names = uses.prefix(3).map { "'\($0.text ?? "")'" }.joined(separator: ", ")
    let rest = uses.count > 3 ? " and \(uses.count - 3) more" : ""
    return [Problem("the tags \(names)\(rest) are not declared in 'tags'", at: first.span)]
  }

  private func firstUses(of names: Set<Name>) -> [Node] {
    guard !names.isEmpty else { return [] }
    var seen: Set<Name> = []
    return operations.flatMap { operation in
      (operation.origin[.tags].map { Array($0.elements) } ?? []).filter { node in
        guard let name = node.text.map({ Name($0) }), names.contains(name) else { return false }
        return seen.insert(name).inserted
      }
    }
  }

  /// Operations without a tag; where none has one, the first for all.
  fileprivate var untagged: [Problem] {
    let missing = operations.filter(\.tags.isEmpty)
    guard let first = missing.first else { return [] }
    if missing.count == operations.count {
      return [
        Problem(
          "no operation has a tag", at: first.methodSpan,
          help: "group the \(operations.count) operations under tags")
      ]
    }
    return missing.map {
      Problem("'\($0.signature)' has no tag", at: $0.methodSpan, help: "give it one of the tags")
    }
  }
}
