import Glibc
import RubricDocuments

/// What tells, without reading it, that a file or folder is still as it was. As with any such stamp, what changes
/// again within the grain of the file system's clock keeps it; see `isSettled`.
struct FileStamp: Hashable, Sendable, Codable {
  private var device: UInt64
  private var number: UInt64
  private var size: Int64
  /// When its content changed, in nanoseconds since 1970.
  private var modified: Int64
  /// When anything of it changed, its name too.
  private var changed: Int64

  /// How many bytes the file has.
  var byteCount: Int { Int(size) }

  init(_ status: stat) {
    device = UInt64(status.st_dev)
    number = UInt64(status.st_ino)
    size = Int64(status.st_size)
    modified = FileStamp.nanoseconds(status.st_mtim)
    changed = FileStamp.nanoseconds(status.st_ctim)
  }

  /// Of what a path leads to; nil where that is nothing, or cannot be looked at.
  init?(of path: String) {
    guard !path.utf8.contains(0) else { return nil }
    var found = stat()
    guard FileSystem.retrying({ stat(path, &found) }) == 0 else { return nil }
    self.init(found)
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000).partialValue &+ Int64(time.tv_nsec)
  }

  /// Whether the last change lies so far back that another one would show in the stamp. Clocks of file systems
  /// step by milliseconds, on networks by a second.
  ///
  /// - Parameter now: the time at which it was taken, in nanoseconds since 1970.
  func isSettled(at now: Int64) -> Bool { max(modified, changed) < now &- 2_000_000_000 }

  /// The present time, in nanoseconds since 1970.
  static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }
}

extension FileStamp {
  /// Writes it as the difference to another: files of one folder have most in common.
  func pack(since last: FileStamp, to packing: inout Packing) {
    packing.put(device ^ last.device)
    packing.put(FileStamp.folded(Int64(bitPattern: number &- last.number)))
    packing.put(FileStamp.folded(size))
    packing.put(FileStamp.folded(modified &- last.modified))
    packing.put(FileStamp.folded(changed &- modified))
  }

  /// Reads what `pack` wrote.
  init(since last: FileStamp, from bytes: inout Unpacking) throws(Unpacking.Fault) {
    device = last.device ^ (try bytes.number())
    number = last.number &+ UInt64(bitPattern: FileStamp.unfolded(try bytes.number()))
    size = FileStamp.unfolded(try bytes.number())
    modified = last.modified &+ FileStamp.unfolded(try bytes.number())
    changed = modified &+ FileStamp.unfolded(try bytes.number())
  }

  /// Of nothing: what the first stamp of a list differs from.
  static var none: FileStamp { FileStamp(stat()) }

  /// Small numbers of either sign become small.
  private static func folded(_ value: Int64) -> UInt64 { UInt64(bitPattern: value << 1 ^ value >> 63) }

  private static func unfolded(_ value: UInt64) -> Int64 {
    Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }
}
