import RubricPages
import RubricStandard

/// What a sign says: two words or numbers beside one another.
struct BadgeText: Sendable {
  var label: String
  var value: String
  var colour: StaticString

  /// The level, with the stage of an API that is not live, and how many required sections are there.
  static func all(
    _ maturity: Maturity, _ completeness: Completeness, stage: String?, _ words: Words
  ) -> [BadgeText] {
    let level = maturity.level.now
    let young = stage.map { ["alpha", "beta"].contains($0) ? " (\($0))" : "" } ?? ""
    let share = completeness.satisfied * 100 / max(1, completeness.applicable)
    return [
      BadgeText(
        label: words(.badgeMaturity).text([]),
        value: words(.levelOf).text([String(level.rawValue), level.name]) + young, colour: colour(of: level)),
      BadgeText(
        label: words(.badgeSections).text([]),
        value: "\(completeness.satisfied)/\(completeness.applicable)",
        colour: share >= 80 ? "#19613d" : share >= 50 ? "#7a4900" : "#981b2b"),
    ]
  }

  /// White text on each of them has a contrast of more than 6 to 1.
  private static func colour(of level: MaturityLevel) -> StaticString {
    switch level {
    case .unlisted: "#981b2b"
    case .listed, .described: "#7a4900"
    case .conforming: "#1c5a93"
    case .managed, .reusable: "#19613d"
    }
  }
}

/// Draws signs that other pages can show: pictures that need no font and nothing else from elsewhere.
struct BadgeWriting {
  /// Width of a character in pixels: texts are drawn to that length, whatever font there is.
  private static let characterWidth = 7
  private static let padding = 6

  static func bytes(of badge: BadgeText) -> [UInt8] {
    let (label, value) = (badge.label.unicodeScalars.count, badge.value.unicodeScalars.count)
    let left = label * characterWidth + 2 * padding
    let right = value * characterWidth + 2 * padding
    var svg = HTMLWriter()
    svg.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
    svg.number(left + right)
    svg.raw("\" height=\"20\" viewBox=\"0 0 ")
    svg.number(left + right)
    svg.raw(" 20\" role=\"img\" aria-labelledby=\"t\"><title id=\"t\">")
    svg.text("\(badge.label): \(badge.value)")
    svg.raw("</title><rect width=\"")
    svg.number(left)
    svg.raw("\" height=\"20\" fill=\"#33302b\"/><rect x=\"")
    svg.number(left)
    svg.raw("\" width=\"")
    svg.number(right)
    svg.raw("\" height=\"20\" fill=\"")
    svg.raw(badge.colour)
    svg.raw("\"/><g fill=\"#fff\" font-family=\"Verdana,Geneva,'DejaVu Sans',sans-serif\" font-size=\"11\">")
    write(badge.label, at: padding, count: label, &svg)
    write(badge.value, at: left + padding, count: value, &svg)
    svg.raw("</g></svg>\n")
    return svg.bytes
  }

  private static func write(_ text: String, at x: Int, count: Int, _ svg: inout HTMLWriter) {
    svg.raw("<text x=\"")
    svg.number(x)
    svg.raw("\" y=\"14\" textLength=\"")
    svg.number(max(1, count * characterWidth))
    svg.raw("\" lengthAdjust=\"spacingAndGlyphs\">")
    svg.text(text)
    svg.raw("</text>")
  }
}

extension PageRenderer {
  /// The signs of an API: its level, then how many required sections are there.
  public func badges(_ maturity: Maturity, _ completeness: Completeness, stage: String?) -> [[UInt8]] {
    BadgeText.all(maturity, completeness, stage: stage, vocabulary).map { BadgeWriting.bytes(of: $0) }
  }
}
