import RubricDiagnostics

/// Puts a document together from the inside out: the edges of a container are collected until it ends and
/// then lie side by side.
struct ArenaBuilder: ~Copyable {
  let source: SourceID
  let vocabulary: Vocabulary
  var nodes: [StoredNode] = []
  var edges: [StoredEdge] = []
  var names: NameTable
  var pool: [UInt8] = []
  var findings = FindingList()
  /// Edges of the containers that are open.
  var pending: [StoredEdge] = []
  /// The innermost container; while none is open, a sequence that collects the root.
  var top = Frame(node: 0, isMapping: false, isKey: false, firstEdge: 0, contentEnd: 0)
  /// The containers around it.
  var outer: [Frame] = []
  /// For each name, the number of the mapping that had it last, and at which edge.
  var lastUse: [KeyUse] = []
  var mappingCount: UInt32 = 0
  /// How many members merge keys may still copy.
  var mergeBudget: Int
  /// A container that is open.
  struct Frame {
    var node: UInt32
    var isMapping: Bool
    /// Whether the container stands where a key should.
    var isKey: Bool
    var key = KeyState.awaited
    /// How many merge keys it holds; what they merge is settled when it ends.
    var mergeKeys = 0
    /// Number of its first edge in `pending`.
    var firstEdge: Int
    /// Where the last key or value in it ends.
    var contentEnd: UInt32
  }

  /// What stands before the next value of a mapping.
  enum KeyState {
    case awaited
    case named(UInt32, start: UInt32, end: UInt32)
    /// A key that is no name; its value is read and left out.
    case unusable
  }

  struct KeyUse {
    var mapping: UInt32
    var edge: UInt32
  }

  /// - Parameter length: of the text that will be read, in bytes.
  init(source: SourceID, vocabulary: Vocabulary, names: NameTable, length: Int) {
    self.source = source
    self.vocabulary = vocabulary
    self.names = names
    mergeBudget = max(10_000, length)
    // Untouched pages cost nothing; moving a grown array costs both copies.
    nodes.reserveCapacity(length / 40 + 16)
    edges.reserveCapacity(length / 40 + 16)
    pool.reserveCapacity(length / 4)
    pending.reserveCapacity(1_024)
    outer.reserveCapacity(32)
  }

  /// How many containers are open.
  var depth: Int { outer.count }

  /// Whether the next node is a key.
  @inline(__always)
  var awaitsKey: Bool {
    guard top.isMapping, case .awaited = top.key else { return false }
    return true
  }

  /// Opens a container; its number is settled at once, so that an alias inside it can name it.
  @discardableResult
  mutating func begin(_ kind: Node.Kind, style: Node.Style, at start: UInt32) throws(DocumentFault) -> UInt32
  {
    guard depth < DocumentReader.deepestNesting else { throw Self.tooDeep(at: start) }
    let id = UInt32(nodes.count)
    nodes.append(
      StoredNode(start: start, end: start, first: 0, count: 0, kind: kind, style: style, isPooled: false))
    let isKey = awaitsKey
    outer.append(top)
    top = Frame(
      node: id, isMapping: kind == .mapping, isKey: isKey, firstEdge: pending.count, contentEnd: start)
    return id
  }

  private static func tooDeep(at start: UInt32) -> DocumentFault {
    DocumentFault(
      rule: DocumentRules.nesting,
      message: "containers must not nest deeper than \(DocumentReader.deepestNesting)",
      help: "move the inner parts into components and refer to them", bytes: start..<start)
  }

  /// Names the key that the next value belongs to.
  @inline(__always)
  mutating func setKey(_ id: UInt32, start: UInt32, end: UInt32) {
    top.key = .named(id, start: start, end: end)
    top.contentEnd = max(top.contentEnd, end)
  }

  /// Reports a key that is a container, and drops its member.
  mutating func dropMember(keyStart: UInt32, keyEnd: UInt32) {
    top.key = .unusable
    top.contentEnd = max(top.contentEnd, keyEnd)
    findings.add(
      Finding(
        DocumentRules.complexKey, .error, "a key must be plain text, not a mapping or sequence",
        at: span(keyStart, keyEnd), help: "write a name as the key"))
  }

  /// Adds a scalar as the next value.
  @inline(__always)
  @discardableResult
  mutating func add(_ scalar: StoredNode) -> UInt32 {
    let id = UInt32(nodes.count)
    nodes.append(scalar)
    add(child: id, end: scalar.end)
    return id
  }

  /// Adds a node as the next value; `end` is where it is written here, which for an alias is not where the
  /// node itself ends.
  @inline(__always)
  mutating func add(child id: UInt32, end: UInt32) {
    top.contentEnd = max(top.contentEnd, end)
    guard top.isMapping else {
      pending.append(StoredEdge(key: 0, keyStart: 0, keyEnd: 0, node: id))
      return
    }
    if case .named(let key, let keyStart, let keyEnd) = top.key {
      pending.append(StoredEdge(key: key, keyStart: keyStart, keyEnd: keyEnd, node: id))
    }
    top.key = .awaited
  }

  /// Closes the innermost container and adds it to the one around it.
  ///
  /// - Parameter end: behind its closing bracket; nil where it has none and ends with its last value.
  mutating func end(at end: UInt32?) {
    guard let around = outer.popLast() else { return }
    let frame = top
    if frame.isMapping { settleMembers(of: frame) }
    top = around
    let id = Int(frame.node)
    nodes[id].first = UInt32(edges.count)
    nodes[id].count = UInt32(pending.count - frame.firstEdge)
    nodes[id].end = end ?? frame.contentEnd
    for index in frame.firstEdge..<pending.count { edges.append(pending[index]) }
    pending.removeLast(pending.count - frame.firstEdge)
    if frame.isKey {
      dropMember(keyStart: nodes[id].start, keyEnd: nodes[id].end)
    } else {
      add(child: frame.node, end: nodes[id].end)
    }
  }

  func span(_ start: UInt32, _ end: UInt32) -> SourceSpan {
    SourceSpan(source: source, bytes: start..<max(start, end))
  }

  /// The document and what was found. A text without any value has a null at `start`.
  consuming func finish(bytes: [UInt8], start: UInt32) -> Outcome<Document?> {
    if pending.isEmpty {
      add(
        StoredNode(start: start, end: start, first: 0, count: 0, kind: .null, style: .plain, isPooled: true))
    }
    let document = Document(
      source: source, vocabulary: vocabulary, bytes: bytes, nodes: nodes, edges: edges,
      names: names.names(after: vocabulary), pool: pool, rootID: pending.first?.node ?? 0)
    return Outcome(document, findings: findings.all)
  }
}
