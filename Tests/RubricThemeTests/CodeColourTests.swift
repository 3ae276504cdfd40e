import Glibc
import RubricTesting
import Testing

/// The colours of code in the default theme, as its style sheets have them.
@Suite struct CodeColourTests {
  private static let folder = FileTree(
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Themes/default/css")

  /// Values of six hexadecimal digits by their names, of the light scheme and of the dark one.
  private static func colours() throws -> [[String: Int]] {
    let schemes = try folder.text("tokens.css").split(separator: "@media")
    return schemes.map { scheme in
      var colours: [String: Int] = [:]
      for line in scheme.split(separator: "\n") {
        let parts = line.split(whereSeparator: { " :;".contains($0) })
        guard parts.count == 2, parts[1].first == "#", parts[1].count == 7 else { continue }
        colours[String(parts[0])] = Int(parts[1].dropFirst(), radix: 16)
      }
      return colours
    }
  }

  /// The colours that pieces of code have.
  private static func used() throws -> [String] {
    let parts = try folder.text("code.css").split(separator: "color: var(").dropFirst()
    return parts.map { String($0.prefix { $0 != ")" }) }
  }

  /// WCAG 2.2, relative luminance.
  private static func luminance(_ colour: Int) -> Double {
    let parts = [16, 8, 0].map { shift -> Double in
      let share = Double((colour >> shift) & 255) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  @Test func everyPieceHasEnoughContrastInBothSchemes() throws {
    let schemes = try Self.colours()
    let used = try Self.used()
    #expect(schemes.count == 2 && Set(used).count == 6)
    for colours in schemes {
      for background in ["--paper", "--paper-2"] {
        let ground = Self.luminance(try #require(colours[background]))
        for name in used {
          let own = Self.luminance(try #require(colours[name], "\(name)"))
          let contrast = (max(own, ground) + 0.05) / (min(own, ground) + 0.05)
          #expect(contrast >= 4.5, "\(name) on \(background): \(contrast)")
        }
      }
    }
  }

  /// Code stands on the background that the contrast is measured on, and has colours on screens only.
  @Test func coloursAreOfTheBackgroundOfCode() throws {
    #expect(try Self.folder.text("components.css").contains("figure.code { background: var(--paper-2);"))
    let code = try Self.folder.text("code.css")
    let screen = try #require(code.firstRange(of: "@media screen {"))
    #expect(!code[..<screen.lowerBound].contains("color:"))
  }
}
