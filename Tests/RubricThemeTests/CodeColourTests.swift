import Glibc
import RubricTesting
import Testing

/// The colours of code, as the style sheets of the bundled themes have them.
@Suite struct CodeColourTests {
  private static let themes = FileTree(
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Themes")

  /// Values of six hexadecimal digits by their names, of the light scheme and of the dark one.
  private static func colours(of theme: String) throws -> [[String: Int]] {
    var schemes: [[String: Int]] = [[:], [:]]
    for line in try themes.text("\(theme)/css/tokens.css").split(separator: "\n") {
      let parts = line.split(whereSeparator: { " :;(),".contains($0) })
      guard parts.count == 4, parts[1] == "light-dark" else { continue }
      for scheme in [0, 1] where parts[scheme + 2].count == 7 {
        schemes[scheme][String(parts[0])] = Int(parts[scheme + 2].dropFirst(), radix: 16)
      }
    }
    return schemes
  }

  /// The colours that pieces of code have.
  private static func used() throws -> [String] {
    let parts = try themes.text("default/css/code.css").split(separator: "color: var(").dropFirst()
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

  @Test(arguments: ["default", "government"])
  func everyPieceHasEnoughContrastInBothSchemes(theme: String) throws {
    let schemes = try Self.colours(of: theme)
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
    let components = try Self.themes.text("default/css/components.css")
    #expect(components.contains("figure.code { background: var(--paper-2);"))
    let code = try Self.themes.text("default/css/code.css")
    let screen = try #require(code.firstRange(of: "@media screen {"))
    #expect(!code[..<screen.lowerBound].contains("color:"))
  }
}
