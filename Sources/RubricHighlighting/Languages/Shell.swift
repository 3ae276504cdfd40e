extension Language {
  /// Commands and transcripts of them.
  static let shell = Language(
    ["shell", "sh", "bash", "zsh", "ksh", "console", "shell-session", "shellsession", "terminal", "curl"],
    read: ShellCode.read)
}
