import RubricDocuments
import RubricOpenAPI

/// The addresses of components that stand in extensions and in texts, where tools of the authors' read them.
struct ComponentMentions {
  /// Such as `#/components/schemas/Park`.
  private(set) var addresses: Set<Name> = []
  /// Words in extensions, where a name alone can mean a schema.
  private(set) var names: Set<Name> = []

  /// Whether a component is meant by any of them.
  func contains(_ address: Name, schema name: String?) -> Bool {
    addresses.contains(address) || name.map { names.contains(Name($0)) } == true
  }

  init(in view: DescriptionView) {
    for use in view.texts { add(Array(use.text.utf8)) }
    walk(view.api.origin)
  }

  private mutating func walk(_ root: Node) {
    var seen = PlaceSet()
    var pending = [(node: root, isExtension: false)]
    while let (node, isExtension) = pending.popLast() {
      if node.isScalar {
        guard isExtension, let text = node.string else { continue }
        names.insert(Name(text))
        add(Array(text.utf8))
        continue
      }
      guard !seen.contains(node.place) else { continue }
      seen.insert(node.place)
      for member in node.members {
        pending.append((member.value, isExtension || member.name.text.utf8.starts(with: "x-".utf8)))
      }
      for element in node.elements { pending.append((element, isExtension)) }
    }
  }

  /// Notes each address in a text: `#/` with what follows of letters, digits and the marks of names.
  private mutating func add(_ text: [UInt8]) {
    var index = 0
    while let hash = text[index...].firstIndex(of: UInt8(ascii: "#")) {
      var end = hash + 1
      while end < text.count, ComponentMentions.isOfAddress(text[end]) { end += 1 }
      if end > hash + 1 { addresses.insert(Name(String(decoding: text[hash..<end], as: UTF8.self))) }
      index = end
    }
  }

  private static func isOfAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "/._-".utf8.contains(byte)
    }
  }
}
