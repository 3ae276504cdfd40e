import RubricDiagnostics

extension Document {
  /// The JSON pointer (RFC 6901) of the key or value that stands at a byte of the file: of the innermost one, as
  /// it is written, `~` and `/` escaped. Empty where only the root holds the place.
  ///
  /// Takes a few steps for each level, however many members there are.
  public func pointer(at offset: UInt32) -> String {
    var pointer = ""
    var node = root
    while true {
      if node.isMapping {
        guard let member = member(of: node, at: offset) else { return pointer }
        pointer += "/" + Document.token(member.name.text)
        guard member.value.holds(offset, behind: member.keySpan.bytes.upperBound) else { return pointer }
        node = member.value
      } else if node.isSequence {
        guard let index = element(of: node, at: offset) else { return pointer }
        pointer += "/\(index)"
        node = node.elements[index]
      } else {
        return pointer
      }
    }
  }

  /// The member that the offset lies in. One that a merge key copies is written elsewhere and puts the order out,
  /// so where the search fails a short mapping is looked through.
  private func member(of node: Node, at offset: UInt32) -> Node.Member? {
    let members = node.members
    func holds(_ member: Node.Member) -> Bool {
      let key = member.keySpan.bytes
      return key.contains(offset) || member.value.holds(offset, behind: key.upperBound)
        // Between the key and its value, or at an alias behind it.
        || (key.upperBound <= offset && offset < member.value.span.bytes.lowerBound)
    }
    let index = last(of: members.count) { members[$0].keySpan.bytes.lowerBound <= offset }
    if let index, holds(members[index]) { return members[index] }
    let found = members.count > 1_000 ? nil : members.first(where: holds)
    return found ?? index.map { members[$0] }
  }

  /// The element that the offset lies in; for the order, see above.
  private func element(of node: Node, at offset: UInt32) -> Int? {
    let elements = node.elements
    let start = node.span.bytes.lowerBound &+ 1
    let index = last(of: elements.count) { elements[$0].span.bytes.lowerBound <= offset }
    if let index, elements[index].holds(offset, behind: start) { return index }
    return elements.count > 1_000 ? nil : elements.firstIndex { $0.holds(offset, behind: start) }
  }

  /// The last of so many numbers from 0 that the condition holds for, where it holds for none behind one for
  /// which it does not.
  private func last(of count: Int, where holds: (Int) -> Bool) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }

  private static func token(_ name: String) -> String {
    guard name.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
      return name
    }
    var bytes: [UInt8] = []
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "~"): bytes += "~0".utf8
      case UInt8(ascii: "/"): bytes += "~1".utf8
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Node {
  /// Whether it is written round the offset and from `start` on: what an alias repeats is written elsewhere, and
  /// may be what one came from.
  fileprivate func holds(_ offset: UInt32, behind start: UInt32) -> Bool {
    let bytes = span.bytes
    return start <= bytes.lowerBound && bytes.lowerBound <= offset
      && offset < max(bytes.upperBound, bytes.lowerBound &+ 1)
  }
}
