import RubricHighlighting

/// Code in which its pieces are marked: `s⟨"a"⟩` is a string.
struct MarkedCode {
  private static let letters: [(TokenKind, Character)] = [
    (.name, "n"), (.string, "s"), (.number, "d"), (.keyword, "k"), (.comment, "c"), (.variable, "v"),
    (.inserted, "i"), (.deleted, "x"),
  ]

  /// Code with the marks of its pieces.
  static func marked(_ code: [UInt8], _ tokens: [Token]) -> String {
    var text: [UInt8] = []
    var place = 0
    for token in tokens {
      text += code[place..<Int(token.start)]
      text += "\(letters.first { $0.0 == token.kind }?.1 ?? "?")⟨".utf8
      text += code[Int(token.start)..<Int(token.end)]
      text += "⟩".utf8
      place = Int(token.end)
    }
    return String(decoding: text + code[place...], as: UTF8.self)
  }

  /// Marked code without its marks.
  static func plain(_ marked: String) -> [UInt8] {
    var text: [Character] = []
    for character in marked {
      switch character {
      case "⟨": text.removeLast()
      case "⟩": break
      default: text.append(character)
      }
    }
    return Array(String(text).utf8)
  }
}
