extension Language {
  /// YAML 1.2.
  static let yaml = Language(["yaml", "yml"], read: YAMLCode.read)
}
