import CLibYAML
import RubricDiagnostics

/// Reads YAML into the arena: libyaml's events, typed by the core schema of YAML 1.2, placed in bytes.
struct YAMLReader: ~Copyable {
  /// The whole file.
  let bytes: UnsafeBufferPointer<UInt8>
  /// What of it is read.
  let range: Range<Int>
  let text: YAMLText
  let offsets: CharacterOffsets
  var arena: ArenaBuilder
  var anchors = AnchorTable()
  /// Whether a document has begun.
  private var hasDocument = false

  /// - Parameter range: what to read, without a byte order mark; in the bounds of `bytes`.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, check: BytesCheck, arena: consuming ArenaBuilder
  ) {
    self.bytes = bytes
    self.range = range
    let own = UnsafeBufferPointer(rebasing: bytes[range])
    text = YAMLText(own, check)
    offsets = CharacterOffsets(own, base: range.lowerBound, isASCII: check.isASCII)
    self.arena = arena
  }

  /// Reads the first document of the text; a text without any is left without.
  mutating func read() throws(DocumentFault) {
    try refuseManyDirectives(from: range.lowerBound)
    if let copy = text.copy {
      // Typed throws do not pass through `withUnsafeBufferPointer` in a mutating function: carry the fault out.
      let fault = copy.withUnsafeBufferPointer { readAll($0) }
      if let fault { throw fault }
    } else if let fault = readAll(UnsafeBufferPointer(rebasing: bytes[range])) {
      throw fault
    }
  }

  private mutating func readAll(_ text: UnsafeBufferPointer<UInt8>) -> DocumentFault? {
    do throws(DocumentFault) {
      guard var events = YAMLEvents(text) else { throw outOfMemory() }
      var isAtEnd = false
      while !isAtEnd {
        guard events.next() else { throw syntaxFault(events.problem) }
        isAtEnd = try take(events.event)
      }
      return nil
    } catch {
      return error
    }
  }

  /// Takes one event in; true at the last that is wanted.
  private mutating func take(_ event: UnsafeMutablePointer<yaml_event_t>) throws(DocumentFault) -> Bool {
    switch event.pointee.type {
    case YAML_SCALAR_EVENT: readScalar(event)
    case YAML_MAPPING_START_EVENT:
      let style: Node.Style =
        event.pointee.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE ? .flow : .block
      try begin(
        .mapping, style, event, tag: event.pointee.data.mapping_start.tag,
        anchor: event.pointee.data.mapping_start.anchor)
    case YAML_SEQUENCE_START_EVENT:
      let style: Node.Style =
        event.pointee.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE ? .flow : .block
      try begin(
        .sequence, style, event, tag: event.pointee.data.sequence_start.tag,
        anchor: event.pointee.data.sequence_start.anchor)
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: end(event)
    case YAML_ALIAS_EVENT: try readAlias(event)
    case YAML_DOCUMENT_START_EVENT:
      if hasDocument {
        reportSecondDocument(event)
        return true
      }
      hasDocument = true
    case YAML_DOCUMENT_END_EVENT: try refuseManyDirectives(from: Int(end(of: event)))
    case YAML_STREAM_END_EVENT: return true
    default: break
    }
    return false
  }

  @inline(__always)
  func start(of event: UnsafeMutablePointer<yaml_event_t>) -> UInt32 {
    offsets.offset(of: Int(clamping: event.pointee.start_mark.index))
  }

  @inline(__always)
  func end(of event: UnsafeMutablePointer<yaml_event_t>) -> UInt32 {
    offsets.offset(of: Int(clamping: event.pointee.end_mark.index))
  }

  // MARK: - Containers and aliases

  private mutating func begin(
    _ kind: Node.Kind, _ style: Node.Style, _ event: UnsafeMutablePointer<yaml_event_t>,
    tag: UnsafeMutablePointer<yaml_char_t>?, anchor: UnsafeMutablePointer<yaml_char_t>?
  ) throws(DocumentFault) {
    var start = start(of: event)
    if hasProperties(at: start), tag != nil || anchor != nil {
      let properties = start
      start = skipProperties(from: start)
      if let tag { checkContainerTag(tag, kind, from: properties, to: start) }
    }
    let id = try arena.begin(kind, style: style, at: start)
    if let anchor { anchors.set(anchor, to: id) }
  }

  private mutating func end(_ event: UnsafeMutablePointer<yaml_event_t>) {
    // A container without brackets ends, to libyaml, where the next token begins: no bytes lie in that event.
    let hasBracket = event.pointee.start_mark.index != event.pointee.end_mark.index
    arena.end(at: hasBracket ? end(of: event) : nil)
  }

  private mutating func readAlias(_ event: UnsafeMutablePointer<yaml_event_t>) throws(DocumentFault) {
    let start = start(of: event)
    let end = end(of: event)
    guard let name = event.pointee.data.alias.anchor else { return }
    guard let id = anchors.node(of: name) else {
      throw DocumentFault(
        message: "'*\(String(cString: name))' must name an anchor that stands before it",
        help: "write '&\(String(cString: name))' before the value it means, or put the text in quotes",
        bytes: start..<end)
    }
    guard arena.awaitsKey else { return arena.add(child: id, end: end) }
    let node = arena.nodes[Int(id)]
    guard node.kind != .mapping, node.kind != .sequence else {
      return arena.dropMember(keyStart: start, keyEnd: end)
    }
    let key = arena.internText(of: node, in: bytes)
    arena.setKey(key, start: start, end: end)
  }

  private mutating func reportSecondDocument(_ event: UnsafeMutablePointer<yaml_event_t>) {
    arena.findings.add(
      Finding(
        DocumentRules.secondDocument, .error, "a file must hold one YAML document; the first is read",
        at: arena.span(start(of: event), end(of: event)), help: "move this document to a file of its own"))
  }

  // MARK: - Scalars

  private mutating func readScalar(_ event: UnsafeMutablePointer<yaml_event_t>) {
    let start = start(of: event)
    let style = Node.Style(event.pointee.data.scalar.style)
    guard style != .literal, style != .folded, !hasProperties(at: start) else {
      return readUnusualScalar(event, style)
    }
    let end = end(of: event)
    let value = UnsafeBufferPointer(
      start: UnsafePointer(event.pointee.data.scalar.value), count: event.pointee.data.scalar.length)
    let place = place(of: value, style, start, end)
    let node = StoredNode(
      start: start, end: end, first: place.first, count: UInt32(truncatingIfNeeded: value.count),
      kind: style == .plain ? CoreSchema.kind(ofPlain: value) : .string, style: style,
      isPooled: place.isPooled)
    if arena.awaitsKey { readKey(node, value, anchor: nil) } else { arena.add(node) }
  }

  /// A block scalar, or one with an anchor or a tag.
  @inline(never)
  private mutating func readUnusualScalar(
    _ event: UnsafeMutablePointer<yaml_event_t>, _ style: Node.Style
  ) {
    let scalar = event.pointee.data.scalar
    let value = UnsafeBufferPointer(start: UnsafePointer(scalar.value), count: scalar.length)
    let properties = start(of: event)
    var end = end(of: event)
    let hasProperties = hasProperties(at: properties)
    let start = hasProperties ? min(skipProperties(from: properties), end) : properties
    let isBlock = style == .literal || style == .folded
    if isBlock { end = contentEnd(of: value, from: start, to: end) }
    let place = place(of: value, style, start, end)
    var count = UInt32(truncatingIfNeeded: value.count)
    if isBlock, place.isPooled, lacksLineEnd(value, from: start, to: self.end(of: event)) {
      arena.pool.append(UInt8(ascii: "\n"))
      count += 1
    }
    var kind = Node.Kind.string
    if let tag = scalar.tag {
      kind = self.kind(of: value, style, tag: tag, from: properties, to: start)
    } else if style == .plain, !(hasProperties && hasTag(from: properties, to: start)) {
      // libyaml may drop the tag '!', which makes a string of any scalar.
      kind = CoreSchema.kind(ofPlain: value)
    }
    let node = StoredNode(
      start: start, end: end, first: place.first, count: count, kind: kind, style: style,
      isPooled: place.isPooled)
    if arena.awaitsKey {
      readKey(node, value, anchor: scalar.anchor)
    } else {
      let id = arena.add(node)
      if let anchor = scalar.anchor { anchors.set(anchor, to: id) }
    }
  }

  private mutating func readKey(
    _ node: StoredNode, _ value: UnsafeBufferPointer<UInt8>, anchor: UnsafeMutablePointer<yaml_char_t>?
  ) {
    if let anchor {
      anchors.set(anchor, to: UInt32(arena.nodes.count))
      arena.nodes.append(node)
    }
    let key = arena.internText(of: node, in: bytes)
    if node.isPooled, anchor == nil { arena.pool.removeLast(Int(node.count)) }
    arena.setKey(key, start: node.start, end: node.end)
    if node.style == .plain, value.count == 2, value.elementsEqual("<<".utf8) { arena.noteMergeKey() }
  }

  /// Where the text of a scalar lies: in the file, if it stands there as it is; else in the pool.
  @inline(__always)
  private mutating func place(
    of value: UnsafeBufferPointer<UInt8>, _ style: Node.Style, _ start: UInt32, _ end: UInt32
  ) -> (first: UInt32, isPooled: Bool) {
    let quotationMark = style == .singleQuoted || style == .doubleQuoted ? 1 : 0
    let first = Int(start) + quotationMark
    if Int(end) - quotationMark - first == value.count, first + value.count <= bytes.count {
      guard value.count > 0, let own = bytes.baseAddress, let base = value.baseAddress else {
        return (UInt32(truncatingIfNeeded: first), false)
      }
      if Word.equal(own + first, base, count: value.count) {
        return (UInt32(truncatingIfNeeded: first), false)
      }
    }
    return (pool(value, style, start, end), true)
  }

  /// Puts the text of a scalar into the pool; gives its offset there.
  @inline(never)
  private mutating func pool(
    _ value: UnsafeBufferPointer<UInt8>, _ style: Node.Style, _ start: UInt32, _ end: UInt32
  ) -> UInt32 {
    let pooled = arena.pool.count
    if text.hasStandIns, style == .doubleQuoted {
      // An escape may give the very character that stands in for another.
      arena.pool.append(contentsOf: ScalarText(bytes, source: Int(start)..<Int(end), flow: style).text)
    }
    if arena.pool.count != pooled + value.count {
      arena.pool.removeLast(arena.pool.count - pooled)
      arena.pool.append(contentsOf: value)
      text.restore(&arena.pool, from: pooled)
    }
    return UInt32(truncatingIfNeeded: pooled)
  }
}

extension Node.Style {
  fileprivate init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: self = .literal
    case YAML_FOLDED_SCALAR_STYLE: self = .folded
    default: self = .plain
    }
  }
}

extension ArenaBuilder {
  /// The number of the name that a scalar spells.
  mutating func internText(of node: StoredNode, in bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let start = Int(node.first)
    let end = start + Int(node.count)
    guard node.isPooled else {
      guard end <= bytes.count else { return names.id(of: UnsafeBufferPointer(start: nil, count: 0)) }
      return names.id(of: UnsafeBufferPointer(rebasing: bytes[start..<end]))
    }
    // The table and the pool are both the arena's: the name is copied out so that one can change.
    let name = Array(pool[start..<min(end, pool.count)])
    return name.withUnsafeBufferPointer { names.id(of: $0) }
  }

  /// Counts a merge key of the innermost mapping.
  mutating func noteMergeKey() {
    top.mergeKeys += 1
  }
}

extension YAMLReader {
  /// The document that was read.
  consuming func finish(bytes file: [UInt8], start: UInt32) -> Outcome<Document?> {
    arena.finish(bytes: file, start: start)
  }
}
