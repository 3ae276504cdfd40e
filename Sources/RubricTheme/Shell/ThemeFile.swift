import RubricDiagnostics

/// A file of a theme's folder.
public struct ThemeFile: Sendable {
  /// Path within the theme, `/` between its parts, such as `partials/header.mustache`.
  public var path: String
  /// As they lie on disk.
  public var bytes: [UInt8]
  /// Its name in the set that the spans of findings refer to.
  public var source: SourceID

  /// - Parameter source: names a file of the same bytes.
  public init(path: String, bytes: [UInt8], source: SourceID) {
    self.path = path
    self.bytes = bytes
    self.source = source
  }

  /// The stretch of it, for findings.
  func span(_ bytes: Range<Int>) -> SourceSpan {
    SourceSpan(source: source, bytes: UInt32(clamping: bytes.lowerBound)..<UInt32(clamping: bytes.upperBound))
  }

  /// The first byte, for findings about the whole file.
  var start: SourceSpan { .start(of: source) }

  /// The name under `folder` without `ending`, such as `header` of `partials/header.mustache`; nil where the
  /// file lies elsewhere or ends otherwise.
  func name(in folder: String, ending: String) -> String? {
    let (path, folder, ending) = (path.utf8, folder.utf8, ending.utf8)
    guard path.count > folder.count + ending.count, path.starts(with: folder),
      path.suffix(ending.count).elementsEqual(ending)
    else { return nil }
    return String(Substring(path.dropFirst(folder.count).dropLast(ending.count)))
  }
}

/// The rule that themes are held to.
public enum ThemeRules {
  /// A theme's file asks for what there is not, or leaves out what pages need.
  public static let invalid: RuleID = "theme-invalid"
}

extension Finding {
  /// What is wrong with a theme.
  static func theme(
    _ message: String, at span: SourceSpan, _ severity: Severity = .error, notes: [Note] = [],
    help: String? = nil
  ) -> Finding {
    Finding(ThemeRules.invalid, severity, message, at: span, notes: notes, help: help)
  }

  /// Of a name that is not known.
  static func unknown(_ message: String, _ name: String, among names: [String], at span: SourceSpan)
    -> Finding
  {
    let near = NearestName(among: names).match(for: name)
    return theme(message, at: span, help: near.map { "did you mean '\($0)'?" })
  }
}
