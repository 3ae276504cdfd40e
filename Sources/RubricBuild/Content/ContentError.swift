/// Why content cannot be read at all.
public enum ContentError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A folder is needed there.
  case notFolder(path: String)
  /// A description lies, by its real path, outside the folder that its files must lie in.
  case outsideRoot(path: String, root: String)
  case file(FileError)

  /// What went wrong, as one line.
  public var description: String {
    switch self {
    case .notFolder(let path): "'\(path)' is no folder"
    case .outsideRoot(let path, let root): "'\(path)' lies outside '\(root)'"
    case .file(let error): error.description
    }
  }

  /// The error with the file called otherwise: by its name in the content, which is the same on every machine
  /// where the path of the content is not.
  func calling(_ name: String) -> ContentError {
    switch self {
    case .notFolder: .notFolder(path: name)
    case .outsideRoot(_, let root): .outsideRoot(path: name, root: root)
    case .file(let error): .file(FileError(error.action, name, error.cause))
    }
  }

  /// Whether the file is there, and lies where none may be read.
  var isOutside: Bool { if case .outsideRoot = self { true } else { false } }

  /// What to do about it, as a verb phrase.
  public var help: String? {
    switch self {
    case .notFolder: "give a content folder, or an OpenAPI description"
    case .outsideRoot: "move it inside, or give a folder that holds both with --root DIR"
    case .file(let error): error.isMissing ? "check the path" : nil
    }
  }
}
