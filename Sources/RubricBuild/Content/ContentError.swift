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

  /// What to do about it, as a verb phrase.
  public var help: String? {
    switch self {
    case .notFolder: "give a content folder, or an OpenAPI description"
    case .outsideRoot: "move it inside, or give a folder that holds both with --root DIR"
    case .file(let error): error.isMissing ? "check the path" : nil
    }
  }
}
