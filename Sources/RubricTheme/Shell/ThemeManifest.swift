import RubricDiagnostics
import RubricDocuments

/// What `theme.yaml` says.
public struct ThemeManifest: Sendable {
  /// As readers of documentation on themes see it; empty where it is not given.
  public var name = ""
  /// One sentence; empty where it is not given.
  public var description = ""
  /// The theme that has whatever this one has not.
  public var extends: Written?
  /// Paths of style sheets in the order in which they are joined.
  public var styles: [Written] = []
  /// Paths of scripts in the order in which they are joined.
  public var scripts: [Written] = []

  /// A text with its place.
  public struct Written: Sendable {
    /// What the scalar says; may be empty.
    public var text: String
    /// Where it is written, quotes included.
    public var span: SourceSpan
  }

  static let keys = ["name", "description", "extends", "styles", "scripts"]

  /// Reads a theme's `theme.yaml`.
  public static func read(_ file: ThemeFile) -> Outcome<ThemeManifest> {
    let outcome = DocumentReader().read(
      SourceFile(path: file.path, bytes: file.bytes), as: file.source, format: .yaml)
    var manifest = ThemeManifest()
    var findings = outcome.findings
    guard let root = outcome.value?.root, !root.isNull else { return Outcome(manifest, findings: findings) }
    guard root.isMapping else {
      findings.append(.theme("theme.yaml must hold keys with values", at: root.span))
      return Outcome(manifest, findings: findings)
    }
    for member in root.members {
      let value = member.value
      switch member.name.text {
      case "name": manifest.name = text(value, "name", &findings)?.text ?? ""
      case "description": manifest.description = text(value, "description", &findings)?.text ?? ""
      case "extends": manifest.extends = text(value, "extends", &findings)
      case "styles":
        if !value.isSequence { findings.append(.theme("'styles' must be a list of paths", at: value.span)) }
        manifest.styles = value.elements.compactMap { text($0, "styles", &findings) }
      case "scripts":
        if !value.isSequence { findings.append(.theme("'scripts' must be a list of paths", at: value.span)) }
        manifest.scripts = value.elements.compactMap { text($0, "scripts", &findings) }
      case let name:
        findings.append(.unknown("theme.yaml knows no key '\(name)'", name, among: keys, at: member.keySpan))
      }
    }
    return Outcome(manifest, findings: findings)
  }

  private static func text(_ value: Node, _ key: String, _ findings: inout [Finding]) -> Written? {
    if let text = value.text, !value.isNull { return Written(text: text, span: value.span) }
    findings.append(.theme("'\(key)' must be a text", at: value.span))
    return nil
  }
}
