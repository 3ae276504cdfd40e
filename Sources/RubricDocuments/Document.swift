import RubricDiagnostics

/// A YAML or JSON file as written: an arena of nodes in which every key and value knows its bytes.
///
/// Aliases share the node of their anchor, so the tree is a directed graph that a hostile file can make
/// cyclic or exponentially wide: whoever expands it needs a budget and a cycle check.
public final class Document: Sendable {
  /// The file it was read from.
  public let source: SourceID
  /// The vocabulary whose keys have their numbers in it.
  public let vocabulary: Vocabulary

  @usableFromInline let nodes: [StoredNode]
  @usableFromInline let edges: [StoredEdge]
  /// Every name used as a key, by `Key.id`; the vocabulary comes first.
  @usableFromInline let names: [Name]
  /// The bytes of the file, as they lie on disk.
  @usableFromInline let bytes: [UInt8]
  /// Text that does not stand in the file as it is meant: unescaped, folded, mended.
  @usableFromInline let pool: [UInt8]
  @usableFromInline let rootID: UInt32
  /// The members of long mappings by their names.
  @usableFromInline let longMappings: LongMappings

  init(
    source: SourceID, vocabulary: Vocabulary, bytes: [UInt8], nodes: [StoredNode], edges: [StoredEdge],
    names: [Name], pool: [UInt8], rootID: UInt32
  ) {
    self.source = source
    self.vocabulary = vocabulary
    self.bytes = bytes
    self.nodes = nodes
    self.edges = edges
    self.names = names
    self.pool = pool
    self.rootID = rootID
    longMappings = LongMappings(of: nodes, edges: edges, names: names)
  }

  /// The outermost value. A file without any value has a null there.
  public var root: Node { Node(document: self, id: rootID) }

  /// Whether any mapping of the document has the key. Takes time linear in the document, though little.
  public func uses(_ key: Key) -> Bool {
    edges.contains { $0.key == key.id && $0.keyEnd > 0 }
  }
}

/// One value in the arena; 20 bytes.
@usableFromInline struct StoredNode: Sendable {
  /// Where the value is written, quotes and indicators included.
  @usableFromInline var start: UInt32
  @usableFromInline var end: UInt32
  /// Of a container, its first edge; of a scalar, the offset of its text.
  @usableFromInline var first: UInt32
  /// Of a container, how many edges; of a scalar, the length of its text in bytes.
  @usableFromInline var count: UInt32
  @usableFromInline var kind: Node.Kind
  @usableFromInline var style: Node.Style
  /// Whether the text of a scalar lies in the pool, not in the file's own bytes.
  @usableFromInline var isPooled: Bool

  @usableFromInline init(
    start: UInt32, end: UInt32, first: UInt32, count: UInt32, kind: Node.Kind, style: Node.Style,
    isPooled: Bool
  ) {
    self.start = start
    self.end = end
    self.first = first
    self.count = count
    self.kind = kind
    self.style = style
    self.isPooled = isPooled
  }
}

/// What leads from a container to one of its values; 16 bytes. The key's fields are 0 in a sequence.
@usableFromInline struct StoredEdge: Sendable {
  @usableFromInline var key: UInt32
  @usableFromInline var keyStart: UInt32
  @usableFromInline var keyEnd: UInt32
  @usableFromInline var node: UInt32

  @usableFromInline init(key: UInt32, keyStart: UInt32, keyEnd: UInt32, node: UInt32) {
    self.key = key
    self.keyStart = keyStart
    self.keyEnd = keyEnd
    self.node = node
  }
}
