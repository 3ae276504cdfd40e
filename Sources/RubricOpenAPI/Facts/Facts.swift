import RubricDiagnostics
import RubricDocuments

/// One thing that a description says and a reader of its pages has to be told.
public struct Fact: Sendable {
  /// The value, or the key whose name is the fact.
  public var place: Place
  /// Where it is written.
  public var span: SourceSpan
  /// JSON pointer from the root of its file (RFC 6901); of a key, that of the value under it. A long one lacks its
  /// middle, in whose place stands `…`.
  public var pointer: String
}

/// Goes through a description by the specification's tables and finds what a reader has to be told: each
/// scalar, each name that the author chose, each example and allowed value as a whole. Left out are:
///
/// - what says how the file is to be read and where things lie (`openapi`, `$id`, `$anchor`, `$comment`,
///   names of shared parameters and responses),
/// - truth values that say what holds without them (`required: false`),
/// - members that the specification does not know, each of which has a finding.
///
/// An extension is told as a whole, in words or as it is given.
public struct FactWalk {
  private let version: SpecificationVersion
  private let referred: ReferredObjects
  private let missing: (Place) -> Bool
  private let excused: (Place) -> Bool
  private var pending: [Step] = []
  private var visited: Set<Node> = []
  /// How many facts there are.
  public private(set) var count = 0
  /// How many of them were asked for.
  public private(set) var foundCount = 0
  /// The first of those that were asked for, in the order of the walk: at most `mostFound`, and no more than
  /// have pointers of `longestPointers` bytes together.
  public private(set) var found: [Fact] = []
  private var pointerBytes = 0

  /// More than an author reads, though a hostile description may have millions.
  public static let mostFound = 10_000
  /// In bytes. Long names that stand in the pointers of all that is below them make these grow with the square
  /// of a description's length.
  public static let longestPointers = 4_000_000

  /// A value still to be gone through.
  private struct Step {
    var node: Node
    var content: Content
    var keySpan: SourceSpan?
    /// The names and positions that lead to it, from the root of its file.
    var path: Path?
    /// Whether it does not apply where it stands, so that nothing below it is missed.
    var isExcused = false
    /// Whether members whose names begin with `x-` are extensions, and not the author's own.
    var hasExtensions = false
  }

  /// A pointer as a list from its end, so that only those that are asked for are written.
  fileprivate final class Path: Sendable {
    let parent: Path?
    let token: Token

    init(_ parent: Path?, _ token: Token) {
      self.parent = parent
      self.token = token
    }

    enum Token: Sendable {
      case name(Name)
      case position(Int)
    }

    /// Whether it ends with a media type other than those to which `encoding` applies (OpenAPI 3.1.0 §4.8.14.1).
    var hasNoParts: Bool {
      guard case .name(let name) = token else { return false }
      let type = name.text.utf8
      return type.contains(UInt8(ascii: "/")) && !type.starts(with: "multipart/".utf8)
        && !type.starts(with: "application/x-www-form-urlencoded".utf8)
    }
  }

  /// Goes through all that the API was read of.
  ///
  /// - Parameters:
  ///   - isMissing: whether a fact is to be kept in `found`.
  ///   - isExcused: whether a value does not apply where it stands: what is below it is not kept.
  public init(
    _ api: API, where isMissing: @escaping (Place) -> Bool, unless isExcused: @escaping (Place) -> Bool
  ) {
    version = api.version
    referred = api.referred
    missing = isMissing
    let replaced = api.replacedTexts
    excused = { isExcused($0) || replaced.contains($0) }
    step(Step(node: api.origin, content: .object(.root), keySpan: nil, path: nil))
    run()
    for (node, kind) in api.parts {
      step(Step(node: node, content: .object(kind), keySpan: nil, path: nil))
      run()
    }
  }

  private mutating func run() {
    while let next = pending.popLast() { step(next) }
  }

  private mutating func step(_ step: Step) {
    var step = step
    let node = step.node
    if excused(node.place) { step.isExcused = true }
    switch step.content {
    case .text:
      // Nothing is nothing to tell, and what is no scalar has a finding.
      if !node.isScalar || node.isNull || node.withUTF8({ $0.allSatisfy { $0 <= 0x20 } }) { return }
      add(node.place, at: node.span, step, step.path)
    case .data: add(node.place, at: node.span, step, step.path)
    case .flag(let silent):
      if let flag = node.boolean, flag != silent { add(node.place, at: node.span, step, step.path) }
    case .bound:
      let isSaid = node.boolean == true ? !version.hasJSONSchema : node.numberText != nil
      if isSaid { add(node.place, at: node.span, step, step.path) }
    case .structure: break
    case .named(let content):
      add(node.keyPlace, at: step.keySpan ?? node.span, step, step.path)
      self.step(Step(node: node, content: content, keySpan: nil, path: step.path, isExcused: step.isExcused))
    case .names, .words:
      let list = referred[node] ?? node
      if list.isSequence {
        for (index, element) in list.elements.enumerated() where element.isScalar {
          add(element.place, at: element.span, step, Path(step.path, .position(index)))
        }
      } else if node.isScalar, case .words = step.content {
        add(node.place, at: node.span, step, step.path)
      }
    case .list(let content):
      let list = referred[node] ?? node
      guard list.isSequence else {
        return self.step(
          Step(node: node, content: content, keySpan: nil, path: step.path, isExcused: step.isExcused))
      }
      for (index, element) in list.elements.enumerated().reversed() {
        pending.append(
          Step(
            node: element, content: content, keySpan: nil, path: Path(step.path, .position(index)),
            isExcused: step.isExcused))
      }
    case .map(let content), .group(let content): members(of: step, content)
    case .object(let kind): object(step, kind)
    }
  }

  private mutating func members(of step: Step, _ content: Content) {
    guard visited.insert(step.node).inserted else { return }
    var isNamed = false
    if case .map = step.content { isNamed = true }
    let target = referred[step.node]
    if let target {
      var next = step
      next.node = target
      pending.append(next)
    }
    for member in step.node.members.reversed() where target == nil || member.key != Field.ref.key {
      let path = Path(step.path, .name(member.name))
      guard !step.hasExtensions || !member.name.isExtension else {
        if isNamed, member.name.isToldExtension { add(member.value.place, at: member.value.span, step, path) }
        continue
      }
      if isNamed { add(member.value.keyPlace, at: member.keySpan, step, path) }
      pending.append(
        Step(
          node: member.value, content: content, keySpan: member.keySpan, path: path, isExcused: step.isExcused
        ))
    }
  }

  private mutating func object(_ step: Step, _ kind: ObjectKind) {
    let node = step.node
    guard node.isMapping else {
      // Draft 4 has names where later drafts have a schema.
      if node.isSequence, case .schema = kind {
        self.step(Step(node: node, content: .names, keySpan: nil, path: step.path, isExcused: step.isExcused))
      }
      // `true` and `false` are schemas; a discriminator of Swagger 2.0 is a name.
      if node.isScalar, !node.isNull, kind.mayBeScalar { add(node.place, at: node.span, step, step.path) }
      return
    }
    guard visited.insert(node).inserted else { return }
    if case .callback = kind {
      for member in node.members where member.key != Field.ref.key {
        let path = Path(step.path, .name(member.name))
        guard !member.name.isExtension else {
          if member.name.isToldExtension { add(member.value.place, at: member.value.span, step, path) }
          continue
        }
        add(member.value.keyPlace, at: member.keySpan, step, path)
        pending.append(
          Step(
            node: member.value, content: .object(.pathItem), keySpan: member.keySpan, path: path,
            isExcused: step.isExcused))
      }
      return
    }
    let mayExtend = isExtensible(node, kind)
    for member in node.members.reversed() {
      guard let field = Field(key: member.key), field != .displayName else {
        if mayExtend, member.name.isToldExtension {
          add(member.value.place, at: member.value.span, step, Path(step.path, .name(member.name)))
        }
        continue
      }
      guard isTold(field, of: node, kind), let content = kind.content(of: field, in: version) else {
        continue
      }
      pending.append(
        Step(
          node: member.value, content: content, keySpan: member.keySpan,
          path: Path(step.path, .name(member.name)),
          isExcused: step.isExcused || field == .encoding && step.path?.hasNoParts == true,
          hasExtensions: !field.mayNameExtensions))
    }
  }

  /// Whether a field of an object counts where the object may be a reference, or a body of Swagger 2.0,
  /// whose name nobody sends.
  private func isTold(_ field: Field, of node: Node, _ kind: ObjectKind) -> Bool {
    if version.major == 2, case .parameter = kind, node[.location]?.string == "body" {
      return field != .name && field != .location
    }
    guard node[.ref]?.string != nil else { return true }
    switch kind {
    case .schema: return version.hasJSONSchema || field == .ref
    case .pathItem, .root: return true
    // Since 3.1 a reference may say something else than its target (OpenAPI 3.1.0 §4.8.23).
    // A summary has no effect on what has none of its own.
    case .example: return version.hasJSONSchema && (field == .summary || field == .description)
    case .response where version.minor >= 2: return field == .summary || field == .description
    default: return version.hasJSONSchema && field == .description
    }
  }

  /// Whether extensions of such an object count: what stands beside a reference does not, but in a schema
  /// since 3.1 and in a path item.
  private func isExtensible(_ node: Node, _ kind: ObjectKind) -> Bool {
    guard node[.ref]?.string != nil else { return true }
    switch kind {
    case .schema: return version.hasJSONSchema
    case .pathItem, .root: return true
    default: return false
    }
  }

  private mutating func add(_ place: Place, at span: SourceSpan, _ step: Step, _ path: Path?) {
    count += 1
    if !step.isExcused, !excused(Place.value(of: place)), missing(place) {
      foundCount += 1
      keep(Fact(place: place, span: span, pointer: ""), path)
    }
  }

  private mutating func keep(_ fact: Fact, _ path: Path?) {
    guard found.count < FactWalk.mostFound, pointerBytes < FactWalk.longestPointers else { return }
    var fact = fact
    fact.pointer = FactWalk.pointer(path)
    pointerBytes += fact.pointer.utf8.count
    found.append(fact)
  }

  /// How much of the beginning of a pointer is kept, in bytes; of its end, which tells more, twice that.
  private static let kept = 100

  /// Takes time and room for what is kept only: a description may have one name of megabytes, and a million facts
  /// below it.
  private static func pointer(_ path: Path?) -> String {
    var tokens: [Path.Token] = []
    var path = path
    var length = 0
    while let part = path {
      tokens.append(part.token)
      length += 1 + part.token.length
      path = part.parent
    }
    if length <= 3 * kept {
      return String(decoding: tokens.reversed().flatMap { $0.escaped { $0[...] } }, as: UTF8.self)
    }
    var head: [UInt8] = []
    for token in tokens.reversed() where head.count < kept { head += token.escaped { $0.prefix(kept) } }
    var tail: [[UInt8]] = []
    var tailLength = 0
    for token in tokens where tailLength < 2 * kept {
      tail.append(token.escaped { $0.suffix(2 * kept) })
      tailLength += tail[tail.count - 1].count
    }
    // No character is cut in two.
    var begin = head.prefix(kept)
    while let last = begin.last, last & 0xC0 == 0x80 { begin.removeLast() }
    if let last = begin.last, last >= 0xC0 { begin.removeLast() }
    let end = tail.reversed().joined().suffix(2 * kept).drop { $0 & 0xC0 == 0x80 }
    return String(decoding: begin, as: UTF8.self) + "…" + String(decoding: end, as: UTF8.self)
  }
}

extension FactWalk.Path.Token {
  /// In bytes, of what is written; at least that in a pointer.
  fileprivate var length: Int {
    switch self {
    case .name(let name): name.text.utf8.count
    case .position(let position): String(position).utf8.count
    }
  }

  /// The token behind its `/`, with the escapes of RFC 6901 §3.
  fileprivate func escaped(_ part: (Substring.UTF8View) -> Substring.UTF8View) -> [UInt8] {
    let text =
      switch self {
      case .name(let name): name.text
      case .position(let position): String(position)
      }
    var bytes = [UInt8(ascii: "/")]
    for byte in part(text[...].utf8) {
      switch byte {
      case UInt8(ascii: "~"): bytes += Array("~0".utf8)
      case UInt8(ascii: "/"): bytes += Array("~1".utf8)
      default: bytes.append(byte)
      }
    }
    return bytes
  }
}
