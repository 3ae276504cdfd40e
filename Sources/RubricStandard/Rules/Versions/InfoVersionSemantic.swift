import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let infoVersionSemantic = Rule(
    "info-version-semantic", "The document version is major.minor.patch",
    rationale:
      "From 1.4.0 to 2.0.0 a reader sees that something breaks; from one date to the next nobody does.",
    severity: .warning, basis: .guidance,
    passage: Passage("When iterating your API", "Tell users about versions and changes."),
    mending: "write three numbers, such as 1.4.0 (https://semver.org)", isStyle: true,
    passing: [
      "info: {title: P, version: 1.4.0}", "info: {title: P, version: 1.0.0-beta.1+build.5}",
      "info: {title: P, version: v1.2.0}", "info: {title: P, version: '{VERSION}'}",
      "info: {title: P, version: '${project.version}'}",
    ],
    failing: [
      "info: {title: P, version: ⟦\"2024-final\"⟧}", "info: {title: P, version: ⟦'1.0'⟧}",
      "info: {title: P, version: ⟦2024-01-31⟧}", "info: {title: P, version: ⟦01.2.3⟧}",
    ],
    check: .description { view in
      guard let node = view.api.info.origin[.version], let text = node.text, !text.isEmpty else { return nil }
      if SemanticVersion(text) != nil { return [] }
      if text.utf8.first == UInt8(ascii: "v"),
        SemanticVersion(String(decoding: text.utf8.dropFirst(), as: UTF8.self)) != nil
      {
        return [.marked(text, at: node.span)]
      }
      return [.notSemantic(text, at: node.span)]
    })
}

extension Problem {
  fileprivate static func marked(_ text: String, at span: SourceSpan) -> Problem {
    Problem("version '\(text)' begins with a 'v'", at: span, help: "leave the 'v' out", severity: .info)
  }

  fileprivate static func notSemantic(_ text: String, at span: SourceSpan) -> Problem {
    let isVariable = text.utf8.contains { "{$<@%".utf8.contains($0) }
    if isVariable {
      return Problem(
        "version '\(text)' is a variable that is not filled in", at: span,
        help: "check the description that the build makes of this one", severity: .info)
    }
    return Problem(
      "version '\(text)' is not of the form major.minor.patch", at: span,
      help: SemanticVersion.filled(text).map { "write '\($0)'" })
  }
}

/// A version by Semantic Versioning 2.0.0.
struct SemanticVersion {
  var major: Int

  /// nil of a text that is none.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    let core = bytes.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "+") }
    let numbers = core.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard numbers.count == 3,
      numbers.allSatisfy({ Int(ascii: $0) != nil && ($0.count == 1 || $0.first != 0x30) }),
      let major = Int(ascii: numbers[0])
    else { return nil }
    self.major = major
    let tail = bytes.dropFirst(core.count)
    guard !tail.isEmpty else { return }
    // What follows are words of letters, digits and hyphens, none of them empty.
    let parts = tail.dropFirst().split(separator: UInt8(ascii: "+"), omittingEmptySubsequences: false)
    let isPlain =
      parts.count <= 2
      && parts.allSatisfy { part in
        part.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { word in
          !word.isEmpty && word.allSatisfy { Words.isWordByte($0) && $0 < 0x80 || $0 == UInt8(ascii: "-") }
        }
      }
    guard isPlain else { return nil }
  }

  /// The first number of a version in any form: of `1.2`, `v1` and `1.0.0-beta`. Years are none.
  static func major(of text: String) -> Int? {
    let bytes = Array(text.utf8)
    let rest = bytes.first.map { $0 | 0x20 == UInt8(ascii: "v") } == true ? bytes[1...] : bytes[...]
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    let next = rest.dropFirst(digits.count).first
    guard next == nil || next == UInt8(ascii: "."), digits.count <= 3 else { return nil }
    return Int(ascii: digits)
  }

  /// One or two numbers with the zeros that they lack.
  static func filled(_ text: String) -> String? {
    for candidate in ["\(text).0", "\(text).0.0"] where SemanticVersion(candidate) != nil {
      return candidate.utf8.allSatisfy { (0x2E...0x39).contains($0) } ? candidate : nil
    }
    return nil
  }
}
