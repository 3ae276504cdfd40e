import RubricDocuments

/// Whether values are equal as JSON values are: by members whatever their order, numbers by value (JSON Schema
/// 2020-12 §4.2.2).
struct JSONEquality {
  /// Values may still be looked at so often; aliases can make a small file wide without end.
  var stepsLeft: Int
  private var depth = 0
  private static let deepest = 500

  init(stepsLeft: Int) { self.stepsLeft = stepsLeft }

  /// Whether the steps were too few, and answers may be wrong.
  var isExhausted: Bool { stepsLeft < 0 }

  private mutating func enter() -> Bool {
    stepsLeft -= 1
    guard depth < JSONEquality.deepest else {
      stepsLeft = -1
      return false
    }
    return stepsLeft >= 0
  }

  /// Whether both are the same value.
  mutating func equal(_ a: Node, _ b: Node) -> Bool {
    guard enter() else { return false }
    if a == b { return true }
    depth += 1
    defer { depth -= 1 }
    switch (a.kind, b.kind) {
    case (.null, .null): return true
    case (.boolean, .boolean): return a.boolean == b.boolean
    case (.string, .string):
      return a.withUTF8 { first in b.withUTF8 { first.elementsEqual($0) } }
    case (.integer, .integer), (.integer, .float), (.float, .integer), (.float, .float):
      return JSONEquality.number(a) == JSONEquality.number(b)
    case (.sequence, .sequence):
      guard a.count == b.count else { return false }
      for (first, second) in zip(a.elements, b.elements) where !equal(first, second) { return false }
      return true
    case (.mapping, .mapping): return equalMembers(a, b)
    default: return false
    }
  }

  private mutating func equalMembers(_ a: Node, _ b: Node) -> Bool {
    guard a.count == b.count else { return false }
    stepsLeft -= a.count
    let others = Dictionary(b.members.map { ($0.name, $0.value) }) { first, _ in first }
    for member in a.members {
      guard let other = others[member.name], equal(member.value, other) else { return false }
    }
    return true
  }

  /// A number by value, or by its text where it is none of JSON's.
  private enum Number: Hashable {
    case decimal(Decimal)
    case other(String)
  }

  private static func number(_ node: Node) -> Number {
    node.withUTF8 { Decimal($0) }.map { .decimal($0) } ?? .other(node.text ?? "")
  }

  /// The same for values that are equal; differs from run to run.
  mutating func hash(_ node: Node) -> Int {
    guard enter() else { return 0 }
    depth += 1
    defer { depth -= 1 }
    var hasher = Hasher()
    switch node.kind {
    case .null: hasher.combine(0)
    case .boolean: hasher.combine(node.boolean)
    case .string: node.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    case .integer, .float: hasher.combine(JSONEquality.number(node))
    case .sequence:
      hasher.combine(1)
      for element in node.elements { hasher.combine(hash(element)) }
    case .mapping:
      // Members come in any order, so what they give is added up.
      var sum = 2
      for member in node.members {
        var own = Hasher()
        own.combine(member.name)
        own.combine(hash(member.value))
        sum &+= own.finalize()
      }
      hasher.combine(sum)
    }
    return hasher.finalize()
  }

  /// The positions of the first two elements that are equal; nil where all differ.
  mutating func repeated(in elements: Node.Elements) -> (Int, Int)? {
    var seen: [Int: [Int]] = [:]
    for (index, element) in elements.enumerated() {
      let hash = hash(element)
      if isExhausted { return nil }
      for other in seen[hash] ?? [] where equal(elements[other], element) { return (other, index) }
      seen[hash, default: []].append(index)
    }
    return nil
  }
}

/// Allowed values, looked up by their hash where they are many.
struct JSONValueSet {
  let values: [Node]
  /// nil where the values are few, or too large for it.
  private var byHash: [Int: [Node]]?
  private static let few = 8

  init(_ values: [Node]) {
    self.values = values
    guard values.count > JSONValueSet.few else { return }
    var equality = JSONEquality(stepsLeft: 1_000_000)
    var byHash: [Int: [Node]] = [:]
    for value in values { byHash[equality.hash(value), default: []].append(value) }
    self.byHash = equality.isExhausted ? nil : byHash
  }

  func contains(_ node: Node, _ equality: inout JSONEquality) -> Bool {
    let candidates = byHash.map { $0[equality.hash(node)] ?? [] } ?? values
    for candidate in candidates where equality.equal(candidate, node) { return true }
    return false
  }
}
