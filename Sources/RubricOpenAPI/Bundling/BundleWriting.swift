import RubricDiagnostics
import RubricDocuments

/// Puts the one document together in which everything stands that a description is read of.
struct BundleWriting {
  let walk: ReferenceWalk
  let homes: BundleHomes
  private(set) var findings: [Finding] = []
  /// Whether anything differs from the root document but how it is written.
  private(set) var isChanged = false

  private var version: SpecificationVersion { walk.version }
  private var root: Document { walk.root }
  private let pointers: PointerTable
  /// Objects without a home that are being put in place of a reference.
  private var open: Set<BundleKey> = []
  private var depth = 0
  /// Objects without a home may still take the place of so many references.
  private var inlinesLeft = 200_000

  /// Objects that may still be put together: through aliases they could have no end.
  private var objectsLeft = 2_000_000
  /// Whether something was left out since there is too much of it.
  private(set) var isTooLarge = false

  /// What is put together must be readable again.
  private static let deepest = DocumentReader.deepestNesting - 20

  init(_ walk: ReferenceWalk, _ homes: BundleHomes) {
    self.walk = walk
    self.homes = homes
    pointers = PointerTable(walk.root)
  }

  // MARK: - Root and components

  mutating func value() -> WrittenValue {
    var members: [WrittenValue.Member] = []
    var hasComponents = false
    for member in root.root.members {
      guard let field = Field(key: member.key), let content = ObjectKind.root.part(of: field) else {
        members.append(WrittenValue.Member(member.name, opaque(member.value)))
        continue
      }
      if field == .components { hasComponents = true }
      let value: WrittenValue
      switch field {
      case .paths, .webhooks, .definitions, .parameters, .responses:
        value = self.value(of: member.value, content, field, prefix: "#/\(field.name)/")
      case .components: value = components(member.value)
      default: value = self.value(of: member.value, content, field)
      }
      members.append(WrittenValue.Member(member.name, value))
    }
    if version.major == 2 {
      addSections(to: &members, [.definitions, .parameters, .responses])
    } else if !hasComponents {
      var added: [WrittenValue.Member] = []
      addSections(to: &added, Field.componentFields)
      if !added.isEmpty { members.append(WrittenValue.Member("components", .mapping(added))) }
    }
    return .mapping(members)
  }

  private mutating func components(_ written: Node) -> WrittenValue {
    let node = end(of: written)
    guard node.isMapping else { return opaque(node) }
    var members: [WrittenValue.Member] = []
    for member in node.members {
      guard let field = Field(key: member.key), let content = ObjectKind.components.part(of: field) else {
        members.append(WrittenValue.Member(member.name, opaque(member.value)))
        continue
      }
      let value = value(of: member.value, content, field, prefix: "#/components/\(field.name)/")
      members.append(WrittenValue.Member(member.name, value))
    }
    addSections(to: &members, Field.componentFields)
    return .mapping(members)
  }

  /// Adds the objects that got names, to the section where it is there.
  private mutating func addSections(to members: inout [WrittenValue.Member], _ sections: [Field]) {
    for section in sections {
      guard let added = homes.added[section], !added.isEmpty else { continue }
      isChanged = true
      let objects = added.map { WrittenValue.Member($0.name, object($0.key.node, $0.key.part, isHome: true)) }
      if let index = members.firstIndex(where: { $0.name == Name(section.name) }) {
        guard case .mapping(let own) = members[index].value else { continue }
        members[index].value = .mapping(own + objects)
      } else {
        members.append(WrittenValue.Member(Name(section.name), .mapping(objects)))
      }
    }
  }

  // MARK: - Values

  /// What stands at the end of the references in place of names, or of a list.
  private mutating func end(of node: Node) -> Node {
    var node = node
    var passed = 0
    while passed < 100, node.soleReference != nil, let target = walk.targets[node] {
      passed += 1
      // Other tools do not follow such a reference.
      isChanged = true
      node = target
    }
    return node
  }

  /// The members of an object of names, those of what a reference among them leads to behind its own.
  private mutating func members(ofNames node: Node) -> [Node.Member] {
    let all = walk.containers(node)
    guard all.count > 1 else { return Array(node.members) }
    isChanged = true
    var names: Set<Name> = []
    return all.flatMap { container in
      container.members.filter { member in
        let isFollowed = member.key == Field.ref.key && walk.targets[member.value] != nil
        return !isFollowed && names.insert(member.name).inserted
      }
    }
  }

  private mutating func names(
    _ written: Node, _ content: Content, _ field: Field, prefix: String?
  ) -> WrittenValue {
    let node = end(of: written)
    guard node.isMapping else { return opaque(node) }
    return nested { bundle in
      .mapping(
        bundle.members(ofNames: node).map { member in
          guard field.mayNameExtensions || !member.name.isExtension else {
            return WrittenValue.Member(member.name, bundle.opaque(member.value))
          }
          var isHome = false
          if let prefix, let kind = content.kind {
            let part = BundlePart(kind: kind, isHeader: field == .headers)
            let home = bundle.homes.pointers[BundleKey(node: member.value, part: part)]
            isHome = home.map { Name($0) } == Name(prefix + LocalPointer.token(member.name))
          }
          return WrittenValue.Member(
            member.name, bundle.value(of: member.value, content, field, isHome: isHome))
        })
    } ?? opaque(written)
  }

  /// - Parameters:
  ///   - prefix: of the names' pointers, where objects may have their homes under them.
  ///   - isHome: whether the object has its home here.
  private mutating func value(
    of node: Node, _ content: Content, _ field: Field, prefix: String? = nil, isHome: Bool = false
  ) -> WrittenValue {
    switch content {
    case .text, .data, .flag, .structure, .words, .bound: return opaque(node)
    case .names: return opaque(list(node))
    case .named(let content): return value(of: node, content, field)
    case .list(let content):
      let node = field == .items ? node : list(node)
      guard node.isSequence else { return value(of: node, content, field) }
      return nested { bundle in .sequence(node.elements.map { bundle.value(of: $0, content, field) }) }
        ?? opaque(node)
    case .map(let content), .group(let content): return names(node, content, field, prefix: prefix)
    case .object(let kind):
      return object(node, BundlePart(kind: kind, isHeader: field == .headers), isHome: isHome)
    }
  }

  /// A list, or the one that the reference in its place leads to.
  private mutating func list(_ node: Node) -> Node {
    guard walk.containers(node).last?.isSequence == true else { return node }
    return end(of: node)
  }

  /// Something as it is written.
  private func opaque(_ node: Node) -> WrittenValue { .node(node) }

  /// Goes one level down; nil where that would be too deep.
  private mutating func nested(_ body: (inout BundleWriting) -> WrittenValue) -> WrittenValue? {
    objectsLeft -= 1
    guard depth < BundleWriting.deepest, objectsLeft >= 0 else {
      isTooLarge = true
      return nil
    }
    depth += 1
    defer { depth -= 1 }
    return body(&self)
  }

  // MARK: - Objects

  private mutating func object(_ node: Node, _ part: BundlePart, isHome: Bool) -> WrittenValue {
    guard node.isMapping else { return opaque(node) }
    let key = BundleKey(node: node, part: part)
    if !isHome, let home = homes.pointers[key] {
      isChanged = true
      return .mapping([WrittenValue.Member("$ref", .text(home))])
    }
    let result = nested { bundle in
      if let reference = node.reference, let target = bundle.walk.targets[node] {
        return bundle.reference(reference, in: node, to: BundleKey(node: target, part: part))
      }
      return .mapping(bundle.members(of: node, part, besides: nil))
    }
    return result ?? opaque(node)
  }

  private mutating func reference(
    _ reference: (text: String, node: Node), in node: Node, to target: BundleKey
  ) -> WrittenValue {
    if homes.replaced.contains(node) { return inlined(target, in: node, reference) }
    if let address = address(of: target, written: reference.text, in: node.document) {
      return .mapping(members(of: node, target.part, besides: address))
    }
    return inlined(target, in: node, reference)
  }

  /// What a reference to an object in the bundle says; nil of an object that has no home.
  private mutating func address(of target: BundleKey, written: String, in document: Document) -> String? {
    if let home = homes.pointers[target] {
      isChanged = true
      return home
    }
    guard target.node.document === root else { return nil }
    if document === root, written.utf8.first == UInt8(ascii: "#") || AddressText(written).isAbsolute {
      return written
    }
    isChanged = true
    return pointers.pointer(to: target.node)
  }

  /// The object itself in place of a reference to it.
  private mutating func inlined(
    _ target: BundleKey, in node: Node, _ reference: (text: String, node: Node)
  ) -> WrittenValue {
    inlinesLeft -= 1
    guard inlinesLeft >= 0, !open.contains(target) else {
      findings.append(
        Finding(
          "ref-unresolved", .warning, "'\(reference.text)' stays as it is: what it leads to holds itself",
          at: reference.node.span, help: "give the object a name in 'components'"))
      return .mapping(members(of: node, target.part, besides: nil))
    }
    isChanged = true
    open.insert(target)
    defer { open.remove(target) }
    let value = object(target.node, target.part, isHome: true)
    guard target.part.kind == .pathItem, node.count > 1, case .mapping(var own) = value else { return value }
    // What stands beside the reference of a path item belongs to it too.
    let known = Set(own.map(\.name))
    for member in members(of: node, target.part, besides: nil)
    where member.name != "$ref" && !known.contains(member.name) {
      own.append(member)
    }
    return .mapping(own)
  }

  /// - Parameter address: what its `$ref` says in the bundle; nil to leave that as it is.
  private mutating func members(
    of node: Node, _ part: BundlePart, besides address: String?
  ) -> [WrittenValue.Member] {
    let ignoresSiblings = node[.ref] != nil && !version.hasJSONSchema && part.kind != .pathItem
    var members: [WrittenValue.Member] = []
    for member in node.members {
      let field = Field(key: member.key)
      if part.kind == .schema, node.document !== root, isLeftOut(member, of: node, field) {
        isChanged = true
        continue
      }
      let value: WrittenValue
      if field == .ref, let address {
        value = .text(address)
      } else if ignoresSiblings {
        value = opaque(member.value)
      } else if part.kind == .callback, !member.name.isExtension {
        value = object(member.value, BundlePart(kind: .pathItem), isHome: false)
      } else if field == .description, let text = walk.targets[member.value]?.string {
        isChanged = true
        value = .text(text)
      } else if part.kind == .link, field == .operationRef {
        value = operation(member.value)
      } else if part.kind == .discriminator, field == .mapping {
        value = mapping(member.value)
      } else if part.kind == .discriminator, field == .defaultMapping {
        value = mapped(member.value)
      } else if let field, let content = part.kind.part(of: field) {
        value = self.value(of: member.value, content, field)
      } else {
        value = opaque(member.value)
      }
      members.append(WrittenValue.Member(member.name, value))
    }
    return members
  }

  /// Where an operation that can be called next stands in the bundle.
  private mutating func operation(_ reference: Node) -> WrittenValue {
    guard let operation = walk.operations[reference] else { return opaque(reference) }
    let key = BundleKey(node: operation.pathItem, part: BundlePart(kind: .pathItem))
    if let home = address(of: key, written: operation.address, in: reference.document) {
      return .text("\(home)/\(operation.method)")
    }
    findings.append(
      Finding(
        "ref-unresolved", .warning,
        "'\(reference.string ?? "")' stays as it is: no path of the description has the operation",
        at: reference.span, help: "name it with 'operationId', or add its path"))
    return opaque(reference)
  }

  /// Whether a member only names a schema of another file, or holds schemas that are nothing by themselves:
  /// references to them point elsewhere in the bundle.
  private func isLeftOut(_ member: Node.Member, of node: Node, _ field: Field?) -> Bool {
    switch field {
    case .id, .anchor: return member.value.kind == .string
    case .schemaDialect:
      return !version.hasJSONSchema
        || member.value.string.flatMap { Schema.Dialect(address: $0) } == Schema.Dialect(version)
    case .legacyID: return !version.hasJSONSchema && member.value.kind == .string
    case .defs, .definitions:
      return !version.hasJSONSchema
        || member.value.members.allSatisfy {
          homes.pointers[BundleKey(node: $0.value, part: BundlePart(kind: .schema))] != nil
        }
    default: return false
    }
  }

  /// The schemas that a discriminator's values stand for.
  private mutating func mapping(_ written: Node) -> WrittenValue {
    guard written.isMapping else { return opaque(written) }
    return .mapping(written.members.map { WrittenValue.Member($0.name, mapped($0.value)) })
  }

  private mutating func mapped(_ node: Node) -> WrittenValue {
    guard let text = node.string, let target = walk.targets[node] else { return opaque(node) }
    let key = BundleKey(node: target, part: BundlePart(kind: .schema))
    return address(of: key, written: text, in: node.document).map { .text($0) } ?? opaque(node)
  }
}
