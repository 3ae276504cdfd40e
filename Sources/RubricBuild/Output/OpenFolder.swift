import Glibc

/// A folder inside the output, open: whatever becomes of its path, names are looked up in it and nowhere
/// else, and links among them are not followed.
final class OpenFolder: Sendable {
  /// As errors call it.
  let path: String
  let descriptor: Int32

  private init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }

  /// The folder at the top. A link that is the path itself is followed: who names it means what it leads to.
  static func open(_ path: String) throws(FileError) -> OpenFolder {
    try FileSystem.check(path, .write)
    let descriptor = FileSystem.retrying { Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw FileError(.write, path, .system(errno)) }
    return OpenFolder(descriptor: descriptor, path: path)
  }

  private func join(_ name: String) -> String { PathText.joined(path, name) }

  /// Keeps other builds out until the folder is closed or unlocked; false where another has done so. Where
  /// the file system knows no locks, builds are not kept apart.
  func lock() -> Bool {
    FileSystem.retrying { flock(descriptor, LOCK_EX | LOCK_NB) } == 0 || errno != EWOULDBLOCK
  }

  func unlock() { _ = flock(descriptor, LOCK_UN) }

  /// What stands under a name itself; nil where nothing does.
  func status(of name: String) throws(FileError) -> FileStatus? {
    var found = stat()
    guard FileSystem.retrying({ fstatat(descriptor, name, &found, AT_SYMLINK_NOFOLLOW) }) == 0 else {
      if errno == ENOENT { return nil }
      throw FileError(.write, join(name), .system(errno))
    }
    return FileStatus(found)
  }

  /// Of the regular file whose name is the last part of a path; nil where there is none.
  func stamp(ofPath path: String) -> FileStamp? {
    guard !path.utf8.contains(0) else { return nil }
    var found = stat()
    let result = path.withCString { path in
      let name = strrchr(path, Int32(UInt8(ascii: "/"))).map { UnsafePointer($0) + 1 } ?? path
      return FileSystem.retrying { fstatat(descriptor, name, &found, AT_SYMLINK_NOFOLLOW) }
    }
    guard result == 0, FileKind(mode: found.st_mode) == .regular else { return nil }
    return FileStamp(found)
  }

  func entries() throws(FileError) -> [FolderEntry] {
    let copy = FileSystem.retrying { openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard copy >= 0 else { throw FileError(.list, path, .system(errno)) }
    return try FileSystem.entries(of: OpenFile(descriptor: copy, path: path))
  }

  /// The folder of that name; nil where none is: nothing, a file or a link.
  func folder(_ name: String) throws(FileError) -> OpenFolder? {
    let descriptor = FileSystem.retrying {
      openat(self.descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    }
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR || errno == ELOOP { return nil }
      throw FileError(.write, join(name), .system(errno))
    }
    return OpenFolder(descriptor: descriptor, path: join(name))
  }

  /// Makes a folder; one that is there already is fine.
  func makeFolder(_ name: String) throws(FileError) {
    guard mkdirat(descriptor, name, 0o777) != 0, errno != EEXIST else { return }
    throw FileError(.create, join(name), .system(errno))
  }

  /// The content of the regular file of that name; nil where there is none.
  func bytes(of name: String, atMost limit: Int) throws(FileError) -> [UInt8]? {
    guard let status = try status(of: name), status.kind == .regular else { return nil }
    guard status.size <= limit else { throw FileError(.read, join(name), .tooLarge(limit: limit)) }
    let file = try open(name, O_RDONLY | O_NONBLOCK, .read)
    return try file.contents(expected: status.size, atMost: limit)
  }

  /// Whether the regular file of that name holds exactly `bytes`.
  func holds(_ bytes: [UInt8], in name: String) -> Bool {
    guard let file = try? open(name, O_RDONLY | O_NONBLOCK, .read) else { return false }
    return file.holds(bytes)
  }

  /// Makes a file that was not there, with `bytes` in it; nothing is left where that fails.
  ///
  /// - Returns: the file at its end, to be closed or written on.
  func create(_ name: String, with bytes: [UInt8]) throws(FileError) -> OpenFile {
    let file = try open(name, O_WRONLY | O_CREAT | O_EXCL | O_APPEND, .create)
    do throws(FileError) {
      try file.write(bytes)
    } catch {
      unlinkat(descriptor, name, 0)
      throw error
    }
    return file
  }

  /// Puts a file under another name of the same folder, in place of what is there.
  func rename(_ name: String, to final: String) throws(FileError) {
    guard renameat(descriptor, name, descriptor, final) != 0 else { return }
    throw FileError(.rename, join(final), .system(errno))
  }

  /// Removes a file or a link, not what it leads to; false where nothing is there.
  @discardableResult
  func remove(_ name: String) throws(FileError) -> Bool {
    if unlinkat(descriptor, name, 0) == 0 { return true }
    if errno == ENOENT { return false }
    throw FileError(.remove, join(name), .system(errno))
  }

  /// Removes a folder if it is empty.
  func removeIfEmpty(_ name: String) throws(FileError) {
    guard unlinkat(descriptor, name, AT_REMOVEDIR) != 0 else { return }
    if [ENOTEMPTY, EEXIST, ENOENT, ENOTDIR].contains(errno) { return }
    throw FileError(.remove, join(name), .system(errno))
  }

  private func open(_ name: String, _ flags: Int32, _ action: FileError.Action) throws(FileError) -> OpenFile
  {
    let opened = FileSystem.retrying { openat(descriptor, name, flags | O_NOFOLLOW | O_CLOEXEC, 0o666) }
    guard opened >= 0 else { throw FileError(action, join(name), .system(errno)) }
    return OpenFile(descriptor: opened, path: join(name))
  }
}
