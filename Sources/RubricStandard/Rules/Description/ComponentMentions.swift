import RubricDocuments
import RubricOpenAPI

/// The components that are meant where the specification knows no reference: in extensions and examples, in
/// texts, and by addresses that lead into a component.
struct ComponentMentions {
  /// Such as `#/components/schemas/Park`.
  private var addresses: Set<Name> = []
  /// Words in extensions, where a name alone can mean a schema, and the last parts of addresses, whose first
  /// parts may be those of another version (`#/definitions/Park`).
  private var names: Set<Name> = []

  /// - Parameter schema: the name of a component that is a schema.
  func contains(_ address: Name, schema name: String?) -> Bool {
    addresses.contains(address) || name.map { names.contains(Name($0)) } == true
  }

  init(in view: DescriptionView) {
    for use in view.texts { add(Array(use.text.utf8)) }
    walk(view.api.origin)
  }

  private enum Kind {
    case object, data, extended
  }

  private mutating func walk(_ root: Node) {
    var seen = PlaceSet()
    var pending = [(node: root, kind: Kind.object)]
    while let (node, kind) = pending.popLast() {
      if node.isScalar {
        guard kind == .extended, let text = node.string else { continue }
        names.insert(Name(text))
        add(Array(text.utf8))
        continue
      }
      guard !seen.contains(node.place) else { continue }
      seen.insert(node.place)
      if let reference = node[.ref]?.string {
        if kind == .object { addHolder(of: Array(reference.utf8)) } else { add(Array(reference.utf8)) }
      }
      for member in node.members {
        pending.append((member.value, ComponentMentions.kind(of: member, in: kind)))
      }
      for element in node.elements { pending.append((element, kind)) }
    }
  }

  private static func kind(of member: Node.Member, in kind: Kind) -> Kind {
    if kind == .extended || member.name.text.utf8.starts(with: "x-".utf8) { return .extended }
    switch Field(key: member.key) {
    case .example, .examples, .value, .default: return .data
    default: return kind
    }
  }

  /// Notes each address in a text: `#/` with what follows of letters, digits and the marks of names.
  private mutating func add(_ text: [UInt8]) {
    var index = 0
    while let hash = text[index...].firstIndex(of: UInt8(ascii: "#")) {
      var end = hash + 1
      while end < text.count, ComponentMentions.isOfAddress(text[end]) { end += 1 }
      if end > hash + 1 {
        let address = text[hash..<end]
        addresses.insert(Name(String(decoding: address, as: UTF8.self)))
        let last = address.split(separator: UInt8(ascii: "/")).last ?? []
        names.insert(Name(String(decoding: last, as: UTF8.self)))
        addHolder(of: address)
      }
      index = end
    }
  }

  /// Notes the component that an address leads into, where it leads deeper than to the component itself.
  private mutating func addHolder(of address: some Collection<UInt8>) {
    let parts = address.split(separator: UInt8(ascii: "/"))
    guard parts.count > 3, parts[0].elementsEqual("#".utf8) else { return }
    let count = parts[1].elementsEqual("components".utf8) ? 4 : 3
    guard parts.count > count else { return }
    let holder = parts[..<count].map { String(decoding: Array($0), as: UTF8.self) }.joined(separator: "/")
    addresses.insert(Name(holder))
  }

  private static func isOfAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "/._-".utf8.contains(byte)
    }
  }
}
