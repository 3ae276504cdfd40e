import RubricPatterns

/// Patterns of an organisation's own, which may be wrong.
enum RunnablePattern {
  /// Why a pattern is refused; nil where it can be run.
  static func error(of source: String) -> String? {
    do throws(PatternError) {
      _ = try Pattern(source, options: .ignoresCase)
      return nil
    } catch { return error.message }
  }
}
