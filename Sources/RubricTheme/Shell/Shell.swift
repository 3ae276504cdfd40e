/// The frame of every page of one kind: constant bytes with slots between them.
public struct Shell: Sendable, Equatable {
  /// In the order in which they are written.
  public let segments: [Segment]

  /// A piece of the frame.
  public enum Segment: Sendable, Equatable {
    case bytes([UInt8])
    case slot(Slot)
    /// What follows up to segment `end` is written only where the slot is filled, or only where it is not.
    case section(Slot, whenFilled: Bool, end: Int)
  }

  init(segments: [Segment]) { self.segments = segments }

  /// The slots that it puts in somewhere.
  public var slots: Set<Slot> {
    var slots: Set<Slot> = []
    for case .slot(let slot) in segments { slots.insert(slot) }
    return slots
  }

  /// Writes a whole page.
  public func write(_ contents: ShellContents, into html: inout HTMLWriter) {
    var index = 0
    while index < segments.count {
      switch segments[index] {
      case .bytes(let bytes): html.trusted(bytes)
      case .slot(let slot): html.trusted(contents[slot])
      case .section(let slot, let whenFilled, let end):
        if contents[slot].isEmpty == whenFilled { index = end - 1 }
      }
      index += 1
    }
  }
}

// MARK: - Marks

/// What stands for slots while a template is rendered: noncharacters, which no theme may hold since HTML
/// forbids them (HTML §13.2.3.5), round a letter and the slot's number.
enum ShellMark {
  /// U+FDD0.
  static let open: [UInt8] = [0xEF, 0xB7, 0x90]
  /// U+FDD1.
  static let close: [UInt8] = [0xEF, 0xB7, 0x91]

  static func slot(_ slot: Slot) -> [UInt8] { mark("s", slot) }
  static func section(_ slot: Slot, whenFilled: Bool) -> [UInt8] { mark(whenFilled ? "f" : "u", slot) }
  static let end: [UInt8] = open + Array("e".utf8) + close

  private static func mark(_ letter: Character, _ slot: Slot) -> [UInt8] {
    open + Array("\(letter)\(slot.index)".utf8) + close
  }

  /// Offset of the first character from U+FDD0 to U+FDEF, which marks are made of; nil where there is none.
  static func offset(in bytes: [UInt8]) -> Int? {
    guard bytes.count >= 3 else { return nil }
    return bytes.indices.dropLast(2).first {
      bytes[$0] == 0xEF && bytes[$0 + 1] == 0xB7 && (0x90...0xAF).contains(bytes[$0 + 2])
    }
  }
}

extension Shell {
  /// Cuts what was rendered at its marks.
  init(rendered: [UInt8]) {
    var segments: [Segment] = []
    var openSections: [Int] = []
    var start = 0
    var index = 0
    func isMark(_ mark: [UInt8], at index: Int) -> Bool {
      index + 3 <= rendered.count && rendered[index..<(index + 3)].elementsEqual(mark)
    }
    while index < rendered.count {
      guard rendered[index] == 0xEF, isMark(ShellMark.open, at: index) else {
        index += 1
        continue
      }
      if start < index { segments.append(.bytes(Array(rendered[start..<index]))) }
      var end = index + 3
      while end < rendered.count, !isMark(ShellMark.close, at: end) { end += 1 }
      Shell.add(rendered[(index + 3)..<end], to: &segments, &openSections)
      index = min(end + 3, rendered.count)
      start = index
    }
    if start < rendered.count { segments.append(.bytes(Array(rendered[start...]))) }
    self.segments = segments
  }

  private static func add(
    _ mark: ArraySlice<UInt8>, to segments: inout [Segment], _ openSections: inout [Int]
  ) {
    let number = Int(String(decoding: mark.dropFirst(), as: UTF8.self)) ?? -1
    let slot = Slot.allCases.indices.contains(number) ? Slot.allCases[number] : nil
    switch (mark.first, slot) {
    case (UInt8(ascii: "s"), let slot?): segments.append(.slot(slot))
    case (UInt8(ascii: "f"), let slot?), (UInt8(ascii: "u"), let slot?):
      openSections.append(segments.count)
      segments.append(.section(slot, whenFilled: mark.first == UInt8(ascii: "f"), end: segments.count))
    default:
      guard let opened = openSections.popLast(), case .section(let slot, let whenFilled, _) = segments[opened]
      else { return }
      segments[opened] = .section(slot, whenFilled: whenFilled, end: segments.count)
    }
  }
}
