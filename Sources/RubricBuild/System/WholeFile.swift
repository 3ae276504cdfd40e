import Glibc

/// Writes single files whole or not at all.
public enum WholeFile {
  /// Puts bytes in the place of a file, or makes it. Who reads it meanwhile has the old content or the new; one
  /// that was there keeps its permissions, and a link stays a link to it.
  ///
  /// The folder must be there.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let real = (try? FileSystem.realPath(of: path)) ?? path
    let parent = PathText.folder(of: real)
    let name = PathText.name(of: real)
    let folder = try OpenFolder.open(parent.isEmpty ? "." : parent)
    if let kind = try folder.status(of: name)?.kind, kind != .regular {
      throw FileError(.write, path, .notRegular)
    }
    let temporary = OutputFolder.temporaryPrefix + name
    try folder.remove(temporary)
    let file = try folder.create(temporary, with: bytes)
    var old = stat()
    if fstatat(folder.descriptor, name, &old, AT_SYMLINK_NOFOLLOW) == 0 {
      // Of another owner's file the permissions cannot be kept; the content matters more.
      _ = fchmod(file.descriptor, old.st_mode & 0o7777)
    }
    do throws(FileError) {
      try file.finishWriting()
      try folder.rename(temporary, to: name)
    } catch {
      _ = try? folder.remove(temporary)
      throw error
    }
  }
}
