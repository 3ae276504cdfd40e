import RubricDocuments

/// Objects of named things, such as a `content`, and lists, such as `parameters`, in whose place as a whole a
/// reference stands, with where it leads. The specification has no references there, and authors write them all
/// the same.
struct ReferredObjects: Sendable {
  private var targets: [Node: Node] = [:]

  /// Notes what stands for an object or a list.
  mutating func add(_ written: Node, _ target: Node) { targets[written] = target }

  /// What the reference in an object, or in place of a list, leads to; nil where none was followed.
  subscript(_ written: Node) -> Node? { targets[written] }

  /// The members that an object has itself, then those of what its reference leads to under other names.
  func members(of written: Node) -> [Node.Member] {
    guard let target = targets[written] else { return Array(written.members) }
    let own = written.members.filter { $0.key != Field.ref.key }
    guard !own.isEmpty else { return Array(target.members) }
    let names = Set(own.map(\.name))
    return own + target.members.filter { !names.contains($0.name) }
  }

  /// The elements of a list, or of what the reference in its place leads to.
  func elements(of written: Node) -> [Node] { Array((targets[written] ?? written).elements) }

  /// The member of that name, as `members` has it.
  func member(named name: Name, of written: Node) -> Node.Member? {
    guard let target = targets[written] else { return written.member(named: name) }
    let own = name == Name(Field.ref.name) ? nil : written.member(named: name)
    return own ?? target.member(named: name)
  }
}

extension API {
  /// The members of an object of named things as written, those among them of what a reference in its place
  /// leads to; empty of none.
  public func members(of object: Node?) -> [Node.Member] { object.map { referred.members(of: $0) } ?? [] }

  /// Where the references are written that stand on the way of the one to a schema, its own left out.
  public func passedReferences(of written: Node) -> [Place] { passed[written] ?? [] }

  /// The elements of a list as written, or of what a reference in its place leads to; empty of none.
  public func elements(of list: Node?) -> [Node] { list.map { referred.elements(of: $0) } ?? [] }

  /// What stands under a name in an object of named things, or in what a reference in its place leads to.
  public func value(named name: String, in object: Node?) -> Node? {
    object.flatMap { referred.member(named: Name(name), of: $0)?.value }
  }
}
