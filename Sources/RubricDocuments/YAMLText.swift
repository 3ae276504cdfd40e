/// What libyaml is given to read: the file's own bytes, or a copy in which it finds nothing to refuse.
///
/// Each character of the copy stands for one of the file, so that characters count alike in both.
struct YAMLText {
  /// Nil where the file's own bytes will do.
  private(set) var copy: [UInt8]?
  /// What stands in the copy for the characters that libyaml takes for line ends; same lengths.
  private var standIns: [(standIn: [UInt8], character: [UInt8])] = []
  var hasStandIns: Bool { !standIns.isEmpty }

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ check: BytesCheck) {
    guard !check.isClean || check.hasWideBreaks else { return }
    if check.hasWideBreaks { standIns = Self.standIns(for: bytes) }
    var copy: [UInt8] = []
    copy.reserveCapacity(bytes.count + 64)
    var index = 0
    while index < bytes.count {
      let sequence = UTF8Sequence(in: bytes, at: index)
      let character = bytes[index..<(index + sequence.length)]
      index += sequence.length
      switch sequence.scalar {
      case 0x85, 0x2028, 0x2029:
        copy.append(
          contentsOf: standIns.first { $0.character.elementsEqual(character) }?.standIn ?? Array(character))
      default:
        if sequence.isAllowedInYAML {
          copy.append(contentsOf: character)
        } else {
          copy.append(contentsOf: UTF8Sequence.replacement)
        }
      }
    }
    self.copy = copy
  }

  /// Characters that do not occur in the text; where all candidates do, libyaml sees the line end.
  private static func standIns(
    for bytes: UnsafeBufferPointer<UInt8>
  ) -> [(standIn: [UInt8], character: [UInt8])] {
    let twoBytes: ClosedRange<UInt32> = 0x100...0x7FF
    let threeBytes: ClosedRange<UInt32> = 0xE000...0xF8FF
    var isUsed = [Bool](repeating: false, count: 0x10000)
    var index = 0
    while index < bytes.count {
      let sequence = UTF8Sequence(in: bytes, at: index)
      if let scalar = sequence.scalar, scalar < 0x10000 { isUsed[Int(scalar)] = true }
      index += sequence.length
    }
    var found: [(standIn: [UInt8], character: [UInt8])] = []
    for (character, candidates) in [(0x85 as UInt32, twoBytes), (0x2028, threeBytes), (0x2029, threeBytes)] {
      guard let standIn = candidates.first(where: { !isUsed[Int($0)] }) else { continue }
      isUsed[Int(standIn)] = true
      found.append((encoded(standIn), encoded(character)))
    }
    return found
  }

  private static func encoded(_ scalar: UInt32) -> [UInt8] {
    Unicode.Scalar(scalar).flatMap { UTF8.encode($0) }.map { Array($0) } ?? UTF8Sequence.replacement
  }

  /// Puts the characters back for which others stood in, from `start` on.
  func restore(_ text: inout [UInt8], from start: Int) {
    guard hasStandIns else { return }
    var index = start
    while index < text.count {
      if text[index] >= 0x80 {
        for (standIn, character) in standIns where text[index...].starts(with: standIn) {
          text.replaceSubrange(index..<(index + standIn.count), with: character)
          break
        }
      }
      index += 1
    }
  }
}
