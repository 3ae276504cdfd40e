import Glibc
import RubricDiagnostics

/// A single file that a command writes: whole or not at all.
public enum WholeFile {
  /// Finds out before any work is done whether a file can be written under that name.
  public static func check(_ path: String) throws(BuildError) {
    _ = try target(of: path)
  }

  /// Puts `bytes` into the file, which keeps its permissions: under another name at first, so that nobody reads a part of it. What is no
  /// regular file, such as a pipe or `/dev/null`, is written to as it stands.
  public static func write(_ bytes: [UInt8], to path: String) throws(BuildError) {
    let target = try target(of: path)
    do throws(FileError) {
      guard target.isReplaced else { return try open(path, O_WRONLY, bytes) }
      let name = PathText.name(of: target.path)
      let folder = try OpenFolder.open(PathText.folder(of: target.path))
      // The name itself may be as long as names can be.
      let temporary = OutputFolder.temporaryPrefix + "file-" + StableHash(name.utf8).text
      try folder.remove(temporary)
      do throws(FileError) {
        let file = try folder.create(temporary, with: bytes)
        var old = stat()
        if fstatat(folder.descriptor, name, &old, AT_SYMLINK_NOFOLLOW) == 0 {
          // Of another owner's file the permissions cannot be kept; the content matters more.
          _ = fchmod(file.descriptor, old.st_mode & 0o7777)
        }
        try file.finishWriting()
        try folder.rename(temporary, to: name)
      } catch {
        _ = try? folder.remove(temporary)
        throw error
      }
    } catch { throw BuildError(error) }
  }

  /// Puts `bytes` behind what the file holds; makes the file where there is none.
  public static func append(_ bytes: [UInt8], to path: String) throws(BuildError) {
    do throws(FileError) {
      try open(path, O_WRONLY | O_APPEND | O_CREAT, bytes)
    } catch { throw BuildError(error) }
  }

  private static func open(_ path: String, _ flags: Int32, _ bytes: [UInt8]) throws(FileError) {
    try FileSystem.check(path, .write)
    let descriptor = FileSystem.retrying { Glibc.open(path, flags | O_CLOEXEC | O_NOCTTY, 0o666) }
    guard descriptor >= 0 else { throw FileError(.write, path, .system(errno)) }
    let file = OpenFile(descriptor: descriptor, path: path)
    try file.write(bytes)
    try file.finishWriting()
  }

  /// Where the file really is, and whether another takes its place.
  private static func target(of path: String) throws(BuildError) -> (path: String, isReplaced: Bool) {
    do throws(FileError) {
      if let kind = try FileSystem.kind(at: path) {
        let found = kind == .link ? try FileSystem.status(of: path).kind : kind
        if found == .folder { throw FileError(.write, path, .system(EISDIR)) }
        guard found == .regular else { return (path, false) }
        // The link stays, and what it leads to is replaced.
        return (kind == .link ? try FileSystem.realPath(of: path) : path, true)
      }
    } catch {
      throw BuildError(FileError(.write, path, error.cause))
    }
    let folder = PathText.folder(of: path)
    guard FileSystem.isFolder(folder) else {
      throw BuildError(
        "cannot write '\(path)': there is no folder '\(folder)'", help: "make the folder first")
    }
    guard !PathText.name(of: path).isEmpty else {
      throw BuildError(FileError(.write, path, .system(EISDIR)))
    }
    return (path, true)
  }
}
