import Glibc

/// What stands under a name in a folder.
public enum FileKind: Sendable, Hashable {
  case regular, folder
  /// A symbolic link, whatever it leads to.
  case link
  /// A pipe, a socket or a device.
  case other

  /// From the `st_mode` of `stat`.
  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .regular
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    default: self = .other
    }
  }
}

/// What `stat` tells of a file.
public struct FileStatus: Sendable, Hashable {
  /// Of what the path leads to, or of the link itself, by the call that was made.
  public var kind: FileKind
  /// In bytes.
  public var size: Int
  /// Which file it is.
  public var identity: FileIdentity

  init(_ status: stat) {
    kind = FileKind(mode: status.st_mode)
    size = Int(status.st_size)
    identity = FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
  }
}

/// Tells whether two paths lead to one file.
public struct FileIdentity: Sendable, Hashable {
  /// The file system.
  public var device: UInt64
  /// The inode.
  public var number: UInt64
}

/// One name in a folder.
public struct FolderEntry: Sendable, Hashable {
  /// The name; where `isUTF8` is false, with U+FFFD for what cannot be read, and then it opens nothing.
  public var name: String
  /// Whether the name can be read and opened.
  public var isUTF8: Bool
  /// The kind of the entry itself: a link is not followed.
  public var kind: FileKind

  /// Whether the name begins with a dot.
  public var isHidden: Bool { name.utf8.first == UInt8(ascii: ".") }
}
