import RubricDocuments
import RubricOpenAPI

/// Puts the operations of an API into the groups by which it is navigated.
struct OperationGrouping {
  private(set) var groups: [OperationGroup] = []
  /// How they stand below one another.
  private(set) var outline = GroupOutline()
  private var indices: [Name: Int] = [:]

  /// Groups in the order of their outline, of the tags, or of first use; groups without operations are left out.
  init(of api: API) {
    let placeholder = Route("")
    let told = Set(
      api.tags.filter { $0.hasMore }.map { Name($0.name) })
    for tag in api.tags {
      indices[Name("tag " + tag.name)] = groups.count
      groups.append(
        OperationGroup(
          name: tag.name, title: tag.title, description: tag.description,
          route: placeholder,
          operations: [], kind: .tag))
    }
    let hasTags = api.operations.all.contains { !$0.tags.isEmpty }
    for (id, operation) in zip(api.operations.ids, api.operations.all) {
      switch operation.kind {
      case .callback: continue
      case .path, .webhook:
        if !operation.tags.isEmpty {
          var seen: Set<Name> = []
          for tag in operation.tags where seen.insert(Name(tag)).inserted {
            insert(id, key: Name("tag " + tag), kind: .tag, name: tag)
          }
        } else if operation.kind == .webhook {
          insert(id, key: "webhooks", kind: .webhooks, name: "")
        } else if hasTags {
          insert(id, key: "untagged", kind: .untagged, name: "")
        } else {
          let segment = OperationGrouping.firstSegment(of: operation.path)
          insert(id, key: Name("path " + segment), kind: .path, name: segment)
        }
      }
    }
    // A tag without operations may hold a chapter of the documentation.
    groups.removeAll { $0.operations.isEmpty && !told.contains(Name($0.name)) }
    (groups, outline) = GroupOutline(of: api, groups: groups).ordered(groups)
  }

  /// The names by which the groups' addresses are made, in their order; no two are equal.
  var routeNames: [String] {
    var names = Set(groups.filter { $0.kind == .tag }.map { Name($0.name) })
    func free(_ word: String) -> String {
      var name = word
      // A tag may be called the same. A blank is in no address, and tells the two apart.
      while !names.insert(Name(name)).inserted { name += " " }
      return name
    }
    return groups.map { group in
      switch group.kind {
      case .tag: group.name
      case .path: "path \(group.name)"
      case .untagged: free("untagged")
      case .webhooks: free("webhooks")
      }
    }
  }

  private mutating func insert(_ id: OperationID, key: Name, kind: OperationGroup.Kind, name: String) {
    if let index = indices[key] {
      groups[index].operations.append(id)
      return
    }
    indices[key] = groups.count
    groups.append(
      OperationGroup(
        name: name, title: name, description: nil, route: Route(""), operations: [id], kind: kind))
  }

  /// The first part of a path that is no parameter and no version, such as `payments` of `/v1/payments/{id}`.
  private static func firstSegment(of path: String) -> String {
    let segments = path.utf8.split(separator: UInt8(ascii: "/"))
    let named = segments.first { segment in
      segment.first != UInt8(ascii: "{") && !OperationGrouping.isVersion(segment)
    }
    return String(decoding: named ?? segments.first ?? path.utf8[...], as: UTF8.self)
  }

  private static func isVersion(_ segment: Substring.UTF8View) -> Bool {
    guard let first = segment.first, first | 0x20 == UInt8(ascii: "v"), segment.count > 1 else {
      return false
    }
    return segment.dropFirst().allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
  }
}
