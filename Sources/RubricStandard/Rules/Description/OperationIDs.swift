import RubricDocuments
import RubricOpenAPI

/// The names that operations go by, callbacks and webhooks among them.
struct OperationIDs: Sendable {
  /// The first operation of each name.
  private var owners: [Name: Shared<Operation>] = [:]
  /// The first operation of each name, whatever the case of its letters.
  private var ownersInLowerCase: [Name: Shared<Operation>] = [:]
  /// Names by which links call operations.
  private var linked: Set<Name> = []

  init(of api: API) {
    for operation in api.operations.all {
      guard let id = operation.operationID, !id.isEmpty else { continue }
      owners[Name(id)] = owners[Name(id)] ?? operation
      let lower = Name(id.lowercased())
      ownersInLowerCase[lower] = ownersInLowerCase[lower] ?? operation
    }
    let links = api.responses.all.flatMap { $0.links.map(\.value) } + api.components.links.map(\.value)
    linked = Set(links.compactMap { $0.operationID.map { Name($0) } })
  }

  /// The operation that had the name first.
  func owner(of id: String) -> Shared<Operation>? { owners[Name(id)] }

  /// The operation that had the name first, whatever the case of its letters.
  func ownerInAnyCase(of id: String) -> Shared<Operation>? { ownersInLowerCase[Name(id.lowercased())] }

  /// Whether a link names the operation, so that it cannot be renamed alone.
  func isLinked(_ id: String) -> Bool { linked.contains(Name(id)) }
}
