extension Language {
  /// TOML, INI and files of their kind.
  static let settings = Language(
    ["toml", "ini", "properties", "env", "dotenv", "conf", "cfg", "editorconfig"], read: SettingsCode.read)
}
