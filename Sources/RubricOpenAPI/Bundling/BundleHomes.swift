import RubricDocuments

/// Where the objects of other files stand in a bundle.
struct BundleHomes {
  /// As references point at them.
  private(set) var pointers: [BundleKey: String] = [:]
  /// References whose place their target takes.
  private(set) var replaced: Set<Node> = []
  /// Objects that get a name of their own, by the field that holds them, by name.
  private(set) var added: [Field: [(name: Name, key: BundleKey)]] = [:]

  private let version: SpecificationVersion
  private let root: Document
  /// A path relative to the root's folder.
  private let path: (Document) -> String

  init(_ walk: inout ReferenceWalk, path: @escaping (Document) -> String) {
    version = walk.version
    root = walk.root
    self.path = path
    var taken: [Field: Set<Name>] = [:]
    for part in BundleHomes.named {
      guard let section = part.section(in: version) else { continue }
      let names = walk.sections(section)
      taken[section] = Set(names.map { $0.members.map(\.name) } ?? [])
      let prefix = version.major == 2 ? "#/\(section.name)/" : "#/components/\(section.name)/"
      claim(names, part, prefix, walk)
    }
    let pathItem = BundlePart(kind: .pathItem)
    claim(walk.reader.mapping(.paths, of: root.root), pathItem, "#/paths/", walk)
    claim(walk.reader.mapping(.webhooks, of: root.root), pathItem, "#/webhooks/", walk)
    name(walk.called, taken)
  }

  private static let named = [
    BundlePart(kind: .schema), BundlePart(kind: .response), BundlePart(kind: .parameter),
    BundlePart(kind: .example), BundlePart(kind: .requestBody), BundlePart(kind: .parameter, isHeader: true),
    BundlePart(kind: .securityScheme), BundlePart(kind: .link), BundlePart(kind: .callback),
    BundlePart(kind: .pathItem), BundlePart(kind: .mediaType),
  ]

  /// Objects that have a place under a name already, by themselves or as what stands there leads to them.
  private mutating func claim(_ names: Node?, _ part: BundlePart, _ prefix: String, _ walk: ReferenceWalk) {
    guard let names else { return }
    for member in names.members {
      let pointer = prefix + LocalPointer.token(member.name)
      let own = BundleKey(node: member.value, part: part)
      if member.value.document !== root, pointers[own] == nil { pointers[own] = pointer }
      guard let target = walk.targets[member.value], target.document !== root else { continue }
      let isWhole = member.value.count == 1 || (!version.hasJSONSchema && part.kind != .pathItem)
      let key = BundleKey(node: target, part: part)
      guard isWhole, pointers[key] == nil else { continue }
      pointers[key] = pointer
      replaced.insert(member.value)
    }
  }

  /// Gives a name to all others: that by which references call them, made unique by where they were.
  private mutating func name(_ called: [BundleKey: ReferenceWalk.Call], _ taken: [Field: Set<Name>]) {
    var claims: [Field: [Name: [(key: BundleKey, call: ReferenceWalk.Call)]]] = [:]
    for (key, call) in called where key.node.document !== root && pointers[key] == nil {
      guard let section = key.part.section(in: version) else { continue }
      claims[section, default: [:]][BundleHomes.allowed(call.name, key.part), default: []].append((key, call))
    }
    for (section, byName) in claims {
      // Names in use, and those that somebody will get without a suffix.
      var used = (taken[section] ?? []).union(byName.keys)
      for (name, claimants) in byName.sorted(by: { $0.key < $1.key }) {
        let isFree = claimants.count == 1 && taken[section]?.contains(name) != true
        let places = claimants.map {
          (place: Name("\(path($0.key.node.document))#\($0.call.fragment)"), key: $0.key)
        }
        for (place, key) in places.sorted(by: {
          ($0.place, $0.key.node.number) < ($1.place, $1.key.node.number)
        }) {
          var own = name
          var seed = place.text
          while !isFree, used.contains(own) {
            own = Name("\(name)-\(BundleHomes.digest(seed))")
            seed += "+"
          }
          used.insert(own)
          add(key, as: own, in: section)
        }
      }
      added[section]?.sort { $0.name < $1.name }
    }
  }

  private mutating func add(_ key: BundleKey, as name: Name, in section: Field) {
    let prefix = version.major == 2 ? "#/\(section.name)/" : "#/components/\(section.name)/"
    pointers[key] = prefix + LocalPointer.token(name)
    added[section, default: []].append((name, key))
  }

  /// The name with `_` for what no component's name may hold (OpenAPI 3.1.0 §4.8.7.1).
  private static func allowed(_ name: Name, _ part: BundlePart) -> Name {
    if name.text.utf8.isEmpty { return Name(part.field.name) }
    let bytes = name.text.utf8.map { byte -> UInt8 in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: byte
      default: UInt8(ascii: "_")
      }
    }
    return Name(String(decoding: bytes, as: UTF8.self))
  }

  /// Eight characters that tell texts apart (FNV-1a, 64 bits).
  private static func digest(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    return String(decoding: (0..<8).map { digits[Int(hash >> (UInt64($0) * 5 + 20) & 31)] }, as: UTF8.self)
  }
}
