import RubricDiagnostics

/// One value of a document, with its place. Two nodes are equal when they are the same place.
public struct Node: Sendable {
  /// What it is a value of.
  public let document: Document
  @usableFromInline let id: UInt32

  @inlinable init(document: Document, id: UInt32) {
    self.document = document
    self.id = id
  }

  /// What a value is, by YAML 1.2 core schema (§10.3) or JSON.
  public enum Kind: UInt8, Sendable {
    case mapping, sequence, string, integer, float, boolean, null
  }

  /// How a scalar is written; containers are `flow` or `block`.
  public enum Style: UInt8, Sendable {
    case block, flow
    case plain, singleQuoted, doubleQuoted, literal, folded
    /// A JSON string, number or word.
    case json
  }

  /// One key of a mapping with its value.
  public struct Member: Sendable {
    /// The name's number in the document.
    public let key: Key
    /// The key's text; of a key that is no string, as it is written.
    public let name: Name
    /// Where the key is written.
    public let keySpan: SourceSpan
    /// What stands under the key; shared with others where it is an alias.
    public let value: Node

    /// A member as a reader understands it, where the document writes it in other words.
    ///
    /// - Parameter key: that of the member which holds the name.
    @inlinable public init(key: Key, name: Name, keySpan: SourceSpan, value: Node) {
      self.key = key
      self.name = name
      self.keySpan = keySpan
      self.value = value
    }
  }

  @inlinable var stored: StoredNode { document.nodes[Int(id)] }

  /// What the value is.
  @inlinable public var kind: Kind { stored.kind }
  /// How the value is written.
  public var style: Style { stored.style }

  /// Where the value is written.
  @inlinable public var span: SourceSpan {
    let stored = stored
    return SourceSpan(source: document.source, bytes: stored.start..<stored.end)
  }

  /// A number that no other node of the document has.
  @inlinable public var number: UInt32 { id }

  /// Whether it has members.
  @inlinable public var isMapping: Bool { kind == .mapping }
  /// Whether it has elements.
  @inlinable public var isSequence: Bool { kind == .sequence }
  /// Whether it is null, written or left out.
  @inlinable public var isNull: Bool { kind == .null }
  /// Whether it is no container.
  @inlinable public var isScalar: Bool { !isMapping && !isSequence }

  /// How many members or elements; 0 of a scalar.
  @inlinable public var count: Int { isScalar ? 0 : Int(stored.count) }
}

extension Node: Hashable {
  /// Whether both are one place of one document.
  @inlinable public static func == (a: Node, b: Node) -> Bool { a.document === b.document && a.id == b.id }
  /// By document and place.
  @inlinable public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(document))
    hasher.combine(id)
  }
}

// MARK: - Scalars

extension Node {
  /// The text of a value that is a string; nil of any other.
  @inlinable public var string: String? { kind == .string ? text : nil }

  /// The text of any scalar: a string's content, a number or word as written; nil of a container.
  @inlinable public var text: String? {
    isScalar ? withUTF8 { String(decoding: $0, as: UTF8.self) } : nil
  }

  /// The number as written, such as `1.0` or `0x1F`; nil where the value is no number.
  @inlinable public var numberText: String? {
    switch kind {
    case .integer, .float: text
    case .mapping, .sequence, .string, .boolean, .null: nil
    }
  }

  /// The truth value; nil where the value is none.
  @inlinable public var boolean: Bool? {
    kind == .boolean ? withUTF8 { $0.first == UInt8(ascii: "t") || $0.first == UInt8(ascii: "T") } : nil
  }

  /// The value as an integer where it is one that fits; nil else. `1.0` counts as 1 (JSON Schema 2020-12 §4.2.3).
  public var integer: Int? {
    guard let written = numberText else { return nil }
    if let value = Int(written) { return value }
    if written.hasPrefix("0x") { return Int(written.dropFirst(2), radix: 16) }
    if written.hasPrefix("0o") { return Int(written.dropFirst(2), radix: 8) }
    return Double(written).flatMap { Int(exactly: $0) }
  }

  /// The text's bytes, without a copy; empty of a container. The pointer is valid inside `body` only.
  @inlinable public func withUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let stored = stored
    let length = isScalar ? Int(stored.count) : 0
    let start = Int(stored.first)
    func slice(_ all: UnsafeBufferPointer<UInt8>) -> Result {
      guard length > 0, start + length <= all.count else {
        return body(UnsafeBufferPointer(rebasing: all[0..<0]))
      }
      return body(UnsafeBufferPointer(rebasing: all[start..<(start + length)]))
    }
    return stored.isPooled
      ? document.pool.withUnsafeBufferPointer(slice) : document.bytes.withUnsafeBufferPointer(slice)
  }
}

// MARK: - Containers

extension Node {
  /// The members of a mapping in written order, a repeated key only once; empty of any other value.
  @inlinable public var members: Members { Members(container: self, count: isMapping ? count : 0) }

  /// The elements of a sequence; empty of any other value.
  @inlinable public var elements: Elements { Elements(container: self, count: isSequence ? count : 0) }

  /// The member with a key of the document's vocabulary; nil where there is none.
  @inlinable public func member(_ key: Key) -> Member? { edge(of: key).map { member(atEdge: $0) } }

  /// The value under a key of the document's vocabulary.
  @inlinable public subscript(key: Key) -> Node? {
    edge(of: key).map { Node(document: document, id: document.edges[$0].node) }
  }

  /// The member of that name, compared by its bytes. Takes the same time however many members there are.
  public func member(named name: Name) -> Member? {
    guard LongMappings.isLong(stored) else { return members.first { $0.name == name } }
    return document.longMappings.edge(of: id, named: name).map { member(atEdge: $0) }
  }

  /// Position of the member among the document's edges.
  @inlinable func edge(of key: Key) -> Int? {
    let stored = stored
    guard stored.kind == .mapping else { return nil }
    guard Int(stored.count) < LongMappings.leastMembers else {
      return document.longMappings.edge(of: id, key: key.id)
    }
    for index in Int(stored.first)..<(Int(stored.first) + Int(stored.count))
    where document.edges[index].key == key.id {
      return index
    }
    return nil
  }

  /// Where the key is written, or the whole value where it has no such key.
  public func span(of key: Key) -> SourceSpan { member(key)?.keySpan ?? span }

  /// Where the value under the key is written, or the whole value where it has no such key.
  public func valueSpan(of key: Key) -> SourceSpan { self[key]?.span ?? span }

  @inlinable func member(atEdge index: Int) -> Member {
    let edge = document.edges[index]
    return Member(
      key: Key(id: edge.key), name: document.names[Int(edge.key)],
      keySpan: SourceSpan(source: document.source, bytes: edge.keyStart..<edge.keyEnd),
      value: Node(document: document, id: edge.node))
  }

  /// The members of a mapping.
  public struct Members: RandomAccessCollection, Sendable {
    @usableFromInline let container: Node
    /// How many there are.
    public let count: Int

    @inlinable init(container: Node, count: Int) {
      self.container = container
      self.count = count
    }

    /// Always 0.
    @inlinable public var startIndex: Int { 0 }
    /// The count.
    @inlinable public var endIndex: Int { count }
    /// The member at a position from 0.
    @inlinable public subscript(position: Int) -> Member {
      container.member(atEdge: Int(container.stored.first) + position)
    }
  }

  /// The elements of a sequence.
  public struct Elements: RandomAccessCollection, Sendable {
    @usableFromInline let container: Node
    /// How many there are.
    public let count: Int

    @inlinable init(container: Node, count: Int) {
      self.container = container
      self.count = count
    }

    /// Always 0.
    @inlinable public var startIndex: Int { 0 }
    /// The count.
    @inlinable public var endIndex: Int { count }
    /// The element at a position from 0.
    @inlinable public subscript(position: Int) -> Node {
      let edge = container.document.edges[Int(container.stored.first) + position]
      return Node(document: container.document, id: edge.node)
    }
  }
}
