/// Lines by which a program tells a pipeline's service to do something, where it reads them in a log: GitHub
/// Actions takes `::error::` at the start of a line, behind any space, and `##[error]` anywhere in it; Azure
/// Pipelines takes `##vso[` and `##[`, TeamCity `##teamcity[`. Text of a description must never be one.
public enum LogCommands {
  /// How the character that breaks a command is written: as the text's own language has it, so that whoever
  /// reads that language finds the same text.
  public enum Escape: Sendable {
    /// `\u{3a}`, for people.
    case visible
    /// `\u003a` within a string.
    case json
    /// `&#58;`.
    case markup
  }

  /// The text with every command broken; the same text where there is none.
  public static func broken(_ text: String) -> String {
    let isSuspect = text.utf8.withContiguousStorageIfAvailable { LogCommands.isSuspect($0) }
    guard isSuspect ?? true else { return text }
    return String(decoding: broken(Array(text.utf8), as: .visible), as: UTF8.self)
  }

  /// Breaks, for people, every command in the last lines of a log.
  ///
  /// - Parameter start: where a line begins.
  static func breakCommands(in log: inout [UInt8], from start: Int) {
    let isSuspect = log.withUnsafeBufferPointer { LogCommands.isSuspect($0[start...]) }
    guard isSuspect else { return }
    log.replaceSubrange(start..., with: broken(Array(log[start...]), as: .visible))
  }

  /// The bytes of a UTF-8 text with every command broken; the same where there is none.
  public static func broken(_ bytes: [UInt8], as escape: Escape) -> [UInt8] {
    guard bytes.withUnsafeBufferPointer({ isSuspect($0[...]) }) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 64)
    var isAtStart = true
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let space = isAtStart || byte == 0x0A || byte == 0x0D ? spaceLength(bytes, at: index) : 0
      if space > 0 {
        if byte == 0x0A || byte == 0x0D { isAtStart = true }
        result += bytes[index..<(index + space)]
        index += space
        continue
      }
      let isCommand =
        isAtStart && holds("::", bytes, at: index)
        || index > 0 && bytes[index - 1] == hash && isMark(bytes, index)
      if isCommand { result += written(byte, escape) } else { result.append(byte) }
      isAtStart = false
      index += 1
    }
    return result
  }

  private static let hash = UInt8(ascii: "#")

  private static func isSuspect(_ bytes: some Collection<UInt8>) -> Bool {
    var last: UInt8 = 0
    for byte in bytes {
      if byte == last, byte == hash || byte == UInt8(ascii: ":") { return true }
      last = byte
    }
    return false
  }

  /// Whether the second `#` of a mark stands here.
  private static func isMark(_ bytes: [UInt8], _ index: Int) -> Bool {
    holds("#[", bytes, at: index) || holds("#vso[", bytes, at: index) || holds("#teamcity[", bytes, at: index)
  }

  /// Letters' case aside.
  private static func holds(_ word: StaticString, _ bytes: [UInt8], at index: Int) -> Bool {
    word.withUTF8Buffer { word in
      guard index + word.count <= bytes.count else { return false }
      for (offset, byte) in word.enumerated() {
        let found = bytes[index + offset]
        guard ((0x41...0x5A).contains(found) ? found | 0x20 : found) == byte else { return false }
      }
      return true
    }
  }

  /// Bytes of the white space that stands here, 0 where none does. What some readers trim and others do not
  /// counts.
  private static func spaceLength(_ bytes: [UInt8], at index: Int) -> Int {
    let byte = bytes[index]
    if byte == 0x20 || (0x09...0x0D).contains(byte) || (0x1C...0x1F).contains(byte) { return 1 }
    guard byte >= 0xC2 else { return 0 }
    let rest = String(decoding: bytes[index..<min(index + 4, bytes.count)], as: UTF8.self)
    guard let scalar = rest.unicodeScalars.first, scalar.value != 0xFFFD else { return 0 }
    let isSpace = scalar.properties.isWhitespace || VisibleText.isHidden(scalar) || scalar.value == 0x180E
    return isSpace ? UTF8.width(scalar) : 0
  }

  private static func written(_ byte: UInt8, _ escape: Escape) -> [UInt8] {
    switch escape {
    case .visible: Array("\\u{\(String(byte, radix: 16))}".utf8)
    case .json: Array("\\u00\(String(byte, radix: 16))".utf8)
    case .markup: Array("&#\(byte);".utf8)
    }
  }
}
