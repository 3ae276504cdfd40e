import RubricOpenAPI
import RubricSite

/// Where an operation's page stands: in the first of its groups, between two others of that group. An operation
/// of several tags is in the group of each, but stands in one only.
struct OperationStanding: Sendable {
  /// By position in the site's groups.
  var group: Int
  /// Among the group's operations.
  var position: Int
  /// The one before it that stands in the same group.
  var previous: OperationID?
  /// The one behind it that stands in the same group.
  var next: OperationID?

  static func all(in groups: [OperationGroup]) -> [OperationID: OperationStanding] {
    var all: [OperationID: OperationStanding] = [:]
    for (index, group) in groups.enumerated() {
      var last: OperationID?
      for (position, id) in group.operations.enumerated() where all[id] == nil {
        all[id] = OperationStanding(group: index, position: position, previous: last)
        if let last { all[last]?.next = id }
        last = id
      }
    }
    return all
  }
}
