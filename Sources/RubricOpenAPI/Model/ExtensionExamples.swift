import RubricDocuments

extension Example {
  /// The author's examples in extensions: the value of `x-example`, then the members of `x-examples`. A member
  /// is an example itself, or an object that has the example in `value` as an Example Object has.
  public static func all(in extensions: [Extension]) -> [Example] {
    extensions.filter { $0.name == "x-example" }.map {
      Example(origin: $0.value, name: "", value: $0.value, extensions: [])
    }
      + extensions.filter { $0.name == "x-examples" }.flatMap { given in
        given.value.isSequence
          ? given.value.elements.map { Example(origin: $0, name: "", value: $0, extensions: []) }
          : given.value.members.map { Example(named: $0.name.text, $0.value) }
      }
  }

  /// The values of an object that stands where an array of examples must: of its members where each is an Example
  /// Object, as a media type has them, else the object itself.
  static func values(ofObject node: Node) -> [Node] {
    guard node.count > 0 else { return [] }
    guard node.members.allSatisfy({ isExampleObject($0.value) }) else { return [node] }
    return node.members.compactMap { $0.value[.value] }
  }

  /// Whether the author has put a value where an Example Object must be: it is no object, or has fields of its own
  /// and none that holds a value.
  static func isBareValue(_ node: Node) -> Bool {
    guard node.isMapping else { return true }
    let holders: [Field] = [.ref, .value, .externalValue, .dataValue, .serializedValue]
    guard holders.allSatisfy({ node[$0] == nil }) else { return false }
    return node.members.contains { member in
      switch Field(key: member.key) {
      case .summary, .description: false
      default: !member.name.isExtension
      }
    }
  }

  private init(named name: String, _ node: Node) {
    guard Example.isExampleObject(node) else {
      self.init(origin: node, name: name, value: node, extensions: [])
      return
    }
    self.init(
      origin: node, name: name, summary: node[.summary]?.text, summaryNode: node[.summary],
      description: node[.description]?.text, descriptionNode: node[.description], value: node[.value],
      externalValue: node[.externalValue]?.text, extensions: APIReader.extensions(of: node))
  }

  /// An object with a `value` and nothing that an Example Object does not have: anything else is a value.
  private static func isExampleObject(_ node: Node) -> Bool {
    guard node.isMapping, node[.value] != nil || node[.externalValue] != nil else { return false }
    return node.members.allSatisfy { member in
      switch Field(key: member.key) {
      case .value: true
      case .summary, .description, .externalValue: member.value.isScalar
      default: member.name.isExtension
      }
    }
  }
}
