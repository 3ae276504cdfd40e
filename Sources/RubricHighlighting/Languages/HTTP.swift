extension Language {
  /// Messages as they are sent, and files of requests.
  static let http = Language(["http", "https", "rest"], read: HTTPCode.read)
}
