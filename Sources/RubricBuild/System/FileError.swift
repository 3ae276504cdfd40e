import Glibc

/// What could not be done with a file or folder, and the operating system's words for why.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was tried, as the verb of "cannot … 'path'".
  public var action: Action
  /// As whoever asked wrote it.
  public var path: String
  /// Why it could not be done.
  public var cause: Cause

  /// See the properties.
  public init(_ action: Action, _ path: String, _ cause: Cause) {
    self.action = action
    self.path = path
    self.cause = cause
  }

  /// Verbs.
  public enum Action: String, Sendable, Hashable {
    case find, read, list, create, write, rename, remove, lock
  }

  /// Why it could not be done.
  public enum Cause: Sendable, Hashable {
    /// A value of `errno`.
    case system(Int32)
    /// A folder, pipe, socket or device stands where a regular file is needed.
    case notRegular
    /// The file holds more than so many bytes.
    case tooLarge(limit: Int)
    /// Somebody wrote the file since it was read.
    case changed
  }

  /// Why, as the end of a sentence: the operating system's words where it refused.
  public var reason: String {
    switch cause {
    case .system(let code): String(cString: strerror(code))
    case .notRegular: "it is no regular file"
    case .tooLarge(let limit): "it is larger than \(limit) bytes"
    case .changed: "it was changed since it was read"
    }
  }

  /// Whether nothing of that name is there.
  public var isMissing: Bool { cause == .system(ENOENT) || cause == .system(ENOTDIR) }

  /// The whole as one line.
  public var description: String { "cannot \(action.rawValue) '\(path)': \(reason)" }
}
