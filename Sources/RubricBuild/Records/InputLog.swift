/// A file that an API was read from, or one that was looked for in vain.
struct InputFile: Sendable, Codable {
  /// As it was opened.
  var path: String
  /// nil where nothing was there.
  var stamp: FileStamp?
  /// nil of a folder, of which only the names in it count, and where nothing was there.
  var hash: ContentHash?
  /// Whether the stamp alone tells that nothing has changed.
  var isSettled: Bool

  /// Whether it is as it was: looked at, and read where that does not tell.
  var isUnchanged: Bool {
    let now = FileStamp(of: path)
    if isSettled, now == stamp { return true }
    guard now != nil, let hash, let bytes = try? FileSystem.bytes(ofFile: path) else {
      return now == nil && stamp == nil
    }
    return ContentHash(bytes) == hash
  }
}

/// Notes what an API is read from. Belongs to one thread.
final class InputLog {
  private(set) var files: [InputFile] = []
  private var seen: Set<String> = []

  /// Reads a file and notes it, also where that fails.
  ///
  /// - Parameter asked: the path by which it was looked for, where that is another: a link on the way may come to
  ///   lead elsewhere.
  func bytes(
    ofFile path: String, askedFor asked: String? = nil, atMost limit: Int = FileSystem.largestFile
  ) throws(FileError) -> [UInt8] {
    // Taken before: what changes while it is read has another stamp afterwards.
    let stamp = FileStamp(of: asked ?? path)
    do throws(FileError) {
      let bytes = try FileSystem.bytes(ofFile: path, atMost: limit)
      note(asked ?? path, stamp, ContentHash(bytes))
      return bytes
    } catch {
      note(asked ?? path, stamp, nil)
      throw error
    }
  }

  /// Notes a path of which only counts whether something is there, and of a folder the names in it.
  func note(_ path: String) { note(path, FileStamp(of: path), nil) }

  private func note(_ path: String, _ stamp: FileStamp?, _ hash: ContentHash?) {
    guard seen.insert(path).inserted else { return }
    files.append(
      InputFile(
        path: path, stamp: stamp, hash: hash, isSettled: stamp?.isSettled(at: FileStamp.now()) ?? true))
  }
}
