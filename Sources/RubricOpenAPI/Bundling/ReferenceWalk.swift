import RubricDiagnostics
import RubricDocuments

/// Goes through all that a description is read of, file by file as references lead, and notes where each
/// reference leads. What stands in data and extensions is no reference.
struct ReferenceWalk {
  let root: Document
  let version: SpecificationVersion
  var reader: APIReader
  /// Objects, names, texts and values of `mapping` that refer to something, and to what.
  private(set) var targets: [Node: Node] = [:]
  /// What references lead to, each with the first by its bytes of the names that they give it.
  private(set) var called: [BundleKey: Call] = [:]
  /// Objects in the order in which they were met, each as often as it stands somewhere or is referred to.
  private(set) var met: [Meeting] = []
  /// What values of `operationRef` lead to.
  private(set) var operations: [Node: Operation] = [:]
  /// Arrays of objects, with what holds them.
  private(set) var arrays: [(node: Node, container: Node)] = []
  private var visited: Set<Visit> = []
  private var pending: [Step] = []
  private var schemaNames: Set<Name> = []
  private var visitedExtensions: Set<Node> = []

  /// An object where it stands.
  struct Meeting {
    var node: Node
    /// nil where a reference leads to it, and of the root.
    var container: Node?
    var kind: ObjectKind
  }

  /// An operation by the path item that it goes with.
  struct Operation {
    var pathItem: Node
    /// What the reference says in front of the method.
    var address: String
    var method: String
  }

  /// How references call an object.
  struct Call: Comparable {
    /// The last part of the address.
    var name: Name
    /// What stands behind `#`.
    var fragment: Name

    static func < (a: Call, b: Call) -> Bool { (a.name, a.fragment) < (b.name, b.fragment) }
  }

  private struct Step {
    var node: Node
    var content: Content
    var isHeader: Bool
    var field: Field
    var container: Node?
  }

  /// A place gone through: the node, and as what.
  private struct Visit: Hashable {
    var node: Node
    var kind: ObjectKind?
    var isHeader: Bool
    var isNames: Bool
  }

  init(_ root: Document, version: SpecificationVersion, load: @escaping DocumentLoader) {
    self.root = root
    self.version = version
    reader = APIReader(root: root.root, version: version, load: load)
  }

  mutating func run() {
    reader.readSelfAddress(root.root)
    pending.append(Step(node: root.root, content: .object(.root), isHeader: false, field: .components))
    // Names of schemas count before addresses in `mapping`, so that they must be known.
    if let schemas = sections(.schemas) { schemaNames = Set(schemas.members.map(\.name)) }
    while let step = pending.popLast() { take(step) }
  }

  /// The object in which the root's components of a kind have their names.
  mutating func sections(_ field: Field) -> Node? {
    if version.major == 2 { return reader.mapping(field, of: root.root) }
    guard let components = reader.mapping(.components, of: root.root) else { return nil }
    return reader.mapping(field, of: components)
  }

  private mutating func take(_ step: Step) {
    switch step.content {
    case .text, .data, .flag, .structure, .words, .bound: break
    case .names: _ = takeReferredList(step)
    case .named(let content):
      var step = step
      step.content = content
      pending.append(step)
    case .list(let content):
      if step.field != .items, takeReferredList(step) { return }
      if step.node.isSequence, let container = step.container { arrays.append((step.node, container)) }
      for element in step.node.isSequence ? Array(step.node.elements) : [step.node] {
        let container = step.node.isSequence ? step.node : step.container
        pending.append(
          Step(
            node: element, content: content, isHeader: step.isHeader, field: step.field, container: container)
        )
      }
    case .map(let content), .group(let content): takeNames(step, content)
    case .object(let kind): takeObject(step, BundlePart(kind: kind, isHeader: step.isHeader))
    }
  }

  /// Follows the reference that stands in place of a list; false where none does.
  private mutating func takeReferredList(_ step: Step) -> Bool {
    guard let reference = step.node.soleReference,
      visited.insert(Visit(node: step.node, kind: nil, isHeader: step.isHeader, isNames: true)).inserted,
      let found = reader.target(of: reference.text, at: reference.node, in: step.node, as: step.field),
      found.node.isSequence || found.node.soleReference != nil
    else { return false }
    targets[step.node] = found.node
    var next = step
    next.node = found.node
    next.container = nil
    pending.append(next)
    return true
  }

  private mutating func takeNames(_ step: Step, _ content: Content) {
    guard step.node.isMapping, visit(step, content.kind, isNames: true) else { return }
    if let reference = step.node.soleReference {
      let found = reader.target(of: reference.text, at: reference.node, in: step.node, as: step.field)
      guard let found else { return }
      targets[step.node] = found.node
      var next = step
      next.node = found.node
      pending.append(next)
      return
    }
    let isFollowed = takeReference(amongNamesOf: step)
    for member in step.node.members
    where (step.field.mayNameExtensions || !member.name.isExtension)
      && !(isFollowed && member.key == Field.ref.key)
    {
      pending.append(
        Step(
          node: member.value, content: content, isHeader: step.isHeader, field: step.field,
          container: step.node))
    }
  }

  /// Follows the reference that stands among names, as the reading does; false where there is none, or it stays.
  private mutating func takeReference(amongNamesOf step: Step) -> Bool {
    guard let reference = step.node.reference else { return false }
    if step.field.namesObjects,
      let found = reader.target(of: reference.text, at: reference.node, in: step.node, as: step.field),
      found.node.isMapping
    {
      targets[reference.node] = found.node
      var next = step
      next.node = found.node
      pending.append(next)
      return true
    }
    reader.findings.append(
      Finding(
        "ref-unresolved", .warning, "'\(reference.text)' stays as it is: it stands among names",
        at: reference.node.span, help: "let it stand alone, or refer to each object by its name"))
    return false
  }

  /// An object of names or a list, then what references in its place or among its names lead to; empty of none.
  func containers(_ written: Node?) -> [Node] {
    var containers: [Node] = []
    var next = written
    while let node = next, containers.count < 100 {
      containers.append(node)
      next = targets[node] ?? node.reference.flatMap { targets[$0.node] }
    }
    return containers
  }

  /// The elements of a list, or of the one that a reference in its place leads to; nil of what is none.
  func list(_ written: Node) -> [Node]? {
    containers(written).last { $0.isSequence }.map { Array($0.elements) }
  }

  private mutating func visit(_ step: Step, _ kind: ObjectKind?, isNames: Bool) -> Bool {
    visited.insert(Visit(node: step.node, kind: kind, isHeader: step.isHeader, isNames: isNames)).inserted
  }

  private mutating func takeObject(_ step: Step, _ part: BundlePart) {
    met.append(Meeting(node: step.node, container: step.container, kind: part.kind))
    let node = step.node
    guard node.isMapping, visit(step, part.kind, isNames: false) else { return }
    if let reference = node.reference {
      follow(reference.text, at: reference.node, from: node, noting: node, as: part)
      // In 3.0 and before, nothing beside a reference counts, but in a path item.
      guard version.hasJSONSchema || part.kind == .pathItem else { return }
    }
    if part.kind == .discriminator { takeMapping(node) }
    if part.kind == .link, let reference = node[.operationRef] { takeOperation(reference, of: node) }
    for member in node.members {
      let field = Field(key: member.key)
      if member.name.isExtension { takeExtension(member.value) }
      if part.kind == .callback, !member.name.isExtension {
        pending.append(
          Step(
            node: member.value, content: .object(.pathItem), isHeader: false, field: .pathItems,
            container: node))
      } else if field == .description, member.value.soleReference != nil {
        if reader.referredText(member.value, in: .description) != nil {
          targets[member.value] = reader.api.texts[member.value]
        }
      } else if let field, let content = part.kind.part(of: field) {
        pending.append(
          Step(
            node: member.value, content: content, isHeader: field == .headers, field: field, container: node))
      }
    }
  }

  /// Notes where the operation of a link is (OpenAPI 3.1.0 §4.8.20): it goes where its path item goes.
  private mutating func takeOperation(_ reference: Node, of link: Node) {
    guard let text = reference.string, !AddressText(text).isAbsolute,
      let end = text.utf8.lastIndex(of: UInt8(ascii: "/")), text.utf8[..<end].contains(UInt8(ascii: "#"))
    else { return }
    let address = String(decoding: text.utf8[..<end], as: UTF8.self)
    let method = String(decoding: text.utf8[end...].dropFirst(), as: UTF8.self)
    guard let found = reader.target(of: address, at: reference, in: link, as: .pathItems) else { return }
    operations[reference] = Operation(pathItem: whole(found.node), address: address, method: method)
  }

  /// A path item that is no more than a reference stands for what that leads to.
  private mutating func whole(_ pathItem: Node) -> Node {
    guard let (text, node) = pathItem.soleReference else { return pathItem }
    return reader.target(of: text, at: node, in: pathItem, as: .pathItems)?.node ?? pathItem
  }

  /// What extensions hold is data: what looks like a reference to another file stays, and is found.
  private mutating func takeExtension(_ value: Node) {
    var waiting = [value]
    while let node = waiting.popLast() {
      guard !node.isScalar, visitedExtensions.insert(node).inserted else { continue }
      if let reference = node.soleReference, !AddressText(reference.text).isAbsolute,
        reference.text.utf8.first != UInt8(ascii: "#") || node.document !== root
      {
        reader.findings.append(
          Finding(
            "ref-unresolved", .warning, "'\(reference.text)' stays as it is: it stands in an extension",
            at: reference.node.span, help: "write out what it leads to"))
      }
      waiting += node.members.map(\.value) + Array(node.elements)
    }
  }

  private mutating func takeMapping(_ discriminator: Node) {
    let schema = BundlePart(kind: .schema)
    var values: [(value: Node, container: Node)] = []
    if let mapping = discriminator[.mapping] { values = mapping.members.map { ($0.value, mapping) } }
    if version.minor >= 2, let value = discriminator[.defaultMapping] {
      values.append((value, discriminator))
    }
    for (value, container) in values {
      met.append(Meeting(node: value, container: container, kind: .schema))
      guard let text = value.string, !schemaNames.contains(Name(text)) else { continue }
      follow(text, at: value, from: discriminator, noting: value, as: schema)
    }
  }

  private mutating func follow(
    _ text: String, at reference: Node, from holder: Node, noting place: Node, as part: BundlePart
  ) {
    guard let found = reader.target(of: text, at: reference, in: holder, as: part.field) else { return }
    targets[place] = found.node
    let bytes = text.utf8
    let hash = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
    let fragment = Name(String(decoding: bytes[hash...].dropFirst(), as: UTF8.self))
    let call = Call(name: Name(found.name), fragment: fragment)
    let key = BundleKey(node: found.node, part: part)
    called[key] = min(called[key] ?? call, call)
    pending.append(
      Step(node: found.node, content: .object(part.kind), isHeader: part.isHeader, field: part.field))
  }
}

extension Content {
  /// The kind of the objects that it holds, whatever they stand in.
  var kind: ObjectKind? {
    switch self {
    case .text, .flag, .data, .structure, .names, .words, .bound: nil
    case .object(let kind): kind
    case .map(let content), .group(let content), .list(let content), .named(let content): content.kind
    }
  }
}
