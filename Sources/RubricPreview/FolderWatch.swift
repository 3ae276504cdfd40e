import Glibc
import RubricBuild

/// Tells when anything in some folders changes (inotify(7)). What changes between two calls of `wait` is told by the
/// next; nothing is lost from the moment a folder is added. Belongs to one thread.
public final class FolderWatch {
  private let descriptor: Int32
  /// Folders by what the system calls them.
  private var folders: [Int32: String] = [:]
  private var isWatched: Set<String> = []
  /// Those of which new folders in them are watched as well.
  private var trees: Set<String> = []
  /// The folder that is never watched, also where it is not there yet.
  private let left: String?

  /// What is told: a file written and closed, put in place, taken away, and folders made.
  private static let events = UInt32(
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_DELETE_SELF | IN_ONLYDIR)

  /// nil where the system has no more of them.
  ///
  /// - Parameter left: a folder that is never watched, such as that of the output.
  public init?(besides left: String? = nil) {
    self.left = left
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  /// Watches a folder, not those in it; false where it cannot be watched.
  @discardableResult
  public func add(_ folder: String) -> Bool {
    guard !folder.utf8.contains(0) else { return false }
    let path = (try? FileSystem.realPath(of: folder)) ?? folder
    guard !isLeft(path) else { return false }
    guard !isWatched.contains(path) else { return true }
    let number = inotify_add_watch(descriptor, path, FolderWatch.events)
    guard number >= 0 else { return false }
    folders[number] = path
    isWatched.insert(path)
    return true
  }

  /// Watches a folder and all in it, but those whose names begin with a dot.
  public func add(tree folder: String) {
    var pending = [folder]
    while let next = pending.popLast() {
      guard add(next) else { continue }
      trees.insert((try? FileSystem.realPath(of: next)) ?? next)
      for entry in (try? FileSystem.entries(ofFolder: next)) ?? []
      where entry.kind == .folder && entry.isUTF8 && !entry.isHidden {
        pending.append(PathText.joined(next, entry.name))
      }
    }
  }

  private func isLeft(_ path: String) -> Bool {
    left.map { ((try? FileSystem.realPath(of: $0)) ?? $0) == path } ?? false
  }

  /// Whether something has changed since it was last asked, or waited for.
  var isPending: Bool { drain() }

  /// Waits until something changes, then until nothing has for some milliseconds: editors write in several steps.
  public func wait() {
    var isChanged = false
    // Of a folder that changes all the time somebody wants to see something too.
    for _ in 0..<20 {
      var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let found = poll(&polled, 1, isChanged ? 10 : -1)
      if found < 0, errno != EINTR { return }
      if found == 0 { return }
      if drain() { isChanged = true }
    }
  }

  /// Reads all that is told; whether it is about a file that counts.
  private func drain() -> Bool {
    var isChanged = false
    withUnsafeTemporaryAllocation(byteCount: 1 << 14, alignment: 16) { buffer in
      while true {
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        guard count > 0 else { return }
        isChanged = take(UnsafeRawBufferPointer(rebasing: buffer[..<count])) || isChanged
      }
    }
    return isChanged
  }

  private func take(_ events: UnsafeRawBufferPointer) -> Bool {
    var isChanged = false
    var place = 0
    let head = MemoryLayout<inotify_event>.size
    while place + head <= events.count {
      let event = events.loadUnaligned(fromByteOffset: place, as: inotify_event.self)
      let name = events[(place + head)..<min(events.count, place + head + Int(event.len))].prefix { $0 != 0 }
      place += head + Int(event.len)
      if event.mask & UInt32(IN_IGNORED) != 0, let folder = folders.removeValue(forKey: event.wd) {
        isWatched.remove(folder)
      }
      // Editors keep files of their own beside the one that is written.
      guard name.first != UInt8(ascii: "."), name.last != UInt8(ascii: "~") else { continue }
      let path = folders[event.wd].map { PathText.joined($0, String(decoding: name, as: UTF8.self)) }
      if let path, isLeft(path) { continue }
      isChanged = true
      if event.mask & UInt32(IN_ISDIR) != 0, event.mask & UInt32(IN_CREATE | IN_MOVED_TO) != 0,
        let path, folders[event.wd].map({ trees.contains($0) }) ?? false
      {
        add(tree: path)
      }
    }
    return isChanged
  }
}
