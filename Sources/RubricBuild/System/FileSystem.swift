import Glibc

/// What the stages of a build ask of the operating system.
public enum FileSystem {
  /// Largest file that is read where nobody says otherwise: 512 MiB.
  public static let largestFile = 512 << 20

  /// The whole content of a regular file. Links are followed; pipes and devices are never opened.
  public static func bytes(
    ofFile path: String, atMost limit: Int = largestFile
  ) throws(FileError) -> [UInt8] {
    // Opening a device can do something, and opening a pipe can wait for ever.
    guard try status(of: path, action: .read).kind == .regular else {
      throw FileError(.read, path, .notRegular)
    }
    let file = try open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY, .read)
    var found = stat()
    guard fstat(file.descriptor, &found) == 0 else { throw FileError(.read, path, .system(errno)) }
    let status = FileStatus(found)
    guard status.kind == .regular else { throw FileError(.read, path, .notRegular) }
    guard status.size <= limit else { throw FileError(.read, path, .tooLarge(limit: limit)) }
    return try file.contents(expected: status.size, atMost: limit)
  }

  /// The absolute path of what `path` leads to, without links, `.` and `..`.
  public static func realPath(of path: String) throws(FileError) -> String {
    try check(path, .find)
    guard let found = realpath(path, nil) else { throw FileError(.find, path, .system(errno)) }
    defer { free(found) }
    guard let text = String(validatingCString: found) else { throw FileError(.find, path, .system(EILSEQ)) }
    return text
  }

  /// What `path` leads to: links are followed.
  public static func status(of path: String) throws(FileError) -> FileStatus {
    try status(of: path, action: .find)
  }

  private static func status(of path: String, action: FileError.Action) throws(FileError) -> FileStatus {
    try check(path, action)
    var found = stat()
    let result = retrying { stat(path, &found) }
    guard result == 0 else { throw FileError(action, path, .system(errno)) }
    return FileStatus(found)
  }

  /// The kind of what stands at `path` itself, nil where nothing does: a link is a link.
  public static func kind(at path: String) throws(FileError) -> FileKind? {
    try check(path, .find)
    var found = stat()
    guard retrying({ lstat(path, &found) }) == 0 else {
      if errno == ENOENT { return nil }
      throw FileError(.find, path, .system(errno))
    }
    return FileKind(mode: found.st_mode)
  }

  /// Whether `path` leads to a folder.
  public static func isFolder(_ path: String) -> Bool { (try? status(of: path))?.kind == .folder }

  /// Whether `path` leads to a regular file.
  public static func isRegularFile(_ path: String) -> Bool { (try? status(of: path))?.kind == .regular }

  /// What a folder holds, sorted by the names' bytes, without `.` and `..`.
  public static func entries(ofFolder path: String) throws(FileError) -> [FolderEntry] {
    let folder = try open(path, O_RDONLY | O_DIRECTORY | O_NONBLOCK, .list)
    return try entries(of: folder)
  }

  /// An environment variable; nil where it is not set or is no UTF-8.
  public static func environment(_ name: String) -> String? {
    getenv(name).flatMap { String(validatingCString: $0) }
  }

  /// The real path of the folder that the command runs in; nil where it was removed or is no UTF-8.
  public static func currentFolder() -> String? {
    guard let found = getcwd(nil, 0) else { return nil }
    defer { free(found) }
    return String(validatingCString: found)
  }

  /// Whole seconds since 1970-01-01T00:00:00Z.
  public static func secondsSince1970() -> Int { Int(time(nil)) }

  /// Processors that are switched on; at least 1.
  public static func processorCount() -> Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}

// MARK: - Close to the system

extension FileSystem {
  /// Calls again for as long as a signal comes in between.
  static func retrying(_ call: () -> Int32) -> Int32 {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }

  /// Refuses what C would cut off at its first zero byte and so take for another path.
  static func check(_ path: String, _ action: FileError.Action) throws(FileError) {
    if path.utf8.contains(0) { throw FileError(action, path, .system(EINVAL)) }
  }

  private static func open(
    _ path: String, _ flags: Int32, _ action: FileError.Action
  ) throws(FileError) -> OpenFile {
    try check(path, action)
    let descriptor = retrying { Glibc.open(path, flags | O_CLOEXEC) }
    guard descriptor >= 0 else { throw FileError(action, path, .system(errno)) }
    return OpenFile(descriptor: descriptor, path: path)
  }

  /// What an open folder holds, sorted by the names' bytes.
  static func entries(of folder: borrowing OpenFile) throws(FileError) -> [FolderEntry] {
    // The stream closes the descriptor it is given, hence one of its own.
    let copy = retrying { openat(folder.descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard copy >= 0 else { throw FileError(.list, folder.path, .system(errno)) }
    guard let stream = fdopendir(copy) else {
      let code = errno
      close(copy)
      throw FileError(.list, folder.path, .system(code))
    }
    defer { closedir(stream) }
    var found: [(bytes: [UInt8], kind: FileKind)] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno == 0 { break }
        throw FileError(.list, folder.path, .system(errno))
      }
      let name = bytes(ofNameIn: entry)
      if name == [0x2E] || name == [0x2E, 0x2E] { continue }
      // An entry that vanishes meanwhile is none.
      guard let kind = kind(of: entry, in: copy) else { continue }
      found.append((name, kind))
    }
    found.sort { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    return found.map { entry in
      let name = String(validating: entry.bytes, as: UTF8.self)
      return FolderEntry(
        name: name ?? String(decoding: entry.bytes, as: UTF8.self), isUTF8: name != nil, kind: entry.kind)
    }
  }

  /// Where `d_name` begins: an entry may be shorter than Swift's idea of it, so it is not copied whole.
  private static let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 19

  private static func bytes(ofNameIn entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    let name = UnsafeRawPointer(entry).advanced(by: nameOffset).assumingMemoryBound(to: CChar.self)
    return Array(UnsafeRawBufferPointer(start: name, count: strlen(name)))
  }

  private static func kind(of entry: UnsafeMutablePointer<dirent>, in folder: Int32) -> FileKind? {
    switch Int(entry.pointee.d_type) {
    case Int(DT_REG): return .regular
    case Int(DT_DIR): return .folder
    case Int(DT_LNK): return .link
    case Int(DT_UNKNOWN):
      let name = UnsafeRawPointer(entry).advanced(by: nameOffset).assumingMemoryBound(to: CChar.self)
      var found = stat()
      guard fstatat(folder, name, &found, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
      return FileKind(mode: found.st_mode)
    default: return .other
    }
  }
}
