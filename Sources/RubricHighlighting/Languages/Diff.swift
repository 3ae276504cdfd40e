extension Language {
  /// Differences between two texts.
  static let diff = Language(["diff", "patch"], read: DiffCode.read)
}
