import Glibc

@testable import RubricBuild

/// A folder of a test's own, gone when the test is.
final class TemporaryFolder: Sendable {
  /// A real path.
  let path: String

  init() throws {
    let base = FileSystem.environment("TMPDIR") ?? "/tmp"
    var template = Array("\(base)/rubric-test-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else {
      throw FileError(.create, base, .system(errno))
    }
    path = try FileSystem.realPath(of: String(cString: made))
  }

  deinit { remove(path) }

  private func remove(_ path: String) {
    for entry in (try? FileSystem.entries(ofFolder: path)) ?? [] where entry.isUTF8 {
      let inner = "\(path)/\(entry.name)"
      if entry.kind == .folder { remove(inner) } else { unlink(inner) }
    }
    // What is left are names that are no UTF-8.
    if rmdir(path) != 0, let stream = opendir(path) {
      while let entry = readdir(stream) {
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { _ = unlinkat(dirfd(stream), $0, 0) }
        }
      }
      closedir(stream)
      rmdir(path)
    }
  }

  /// What all files in a folder hold, by their paths in it, but for those whose names begin with a dot.
  func files(in folder: String) throws -> [String: [UInt8]] {
    var all: [String: [UInt8]] = [:]
    var pending = [folder]
    while let next = pending.popLast() {
      for entry in try FileSystem.entries(ofFolder: at(next)) where !entry.isHidden {
        let inner = "\(next)/\(entry.name)"
        if entry.kind == .folder {
          pending.append(inner)
        } else {
          all[String(inner.dropFirst(folder.count + 1))] = try FileSystem.bytes(ofFile: at(inner))
        }
      }
    }
    return all
  }

  func at(_ relative: String) -> String { "\(path)/\(relative)" }

  /// Makes the folder and those above it.
  func makeFolder(_ relative: String) {
    var parts: [Substring] = []
    for part in relative.split(separator: "/") {
      parts.append(part)
      mkdir(at(parts.joined(separator: "/")), 0o755)
    }
  }

  /// Writes a file and makes the folders above it.
  func write(_ relative: String, _ text: String = "x") throws {
    makeFolder(PathText.folder(of: relative))
    let descriptor = open(at(relative), O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { throw FileError(.create, relative, .system(errno)) }
    try OpenFile(descriptor: descriptor, path: relative).write(Array(text.utf8))
  }

  func link(_ relative: String, to target: String) {
    makeFolder(PathText.folder(of: relative))
    symlink(target, at(relative))
  }

  func text(_ relative: String) -> String? {
    (try? FileSystem.bytes(ofFile: at(relative))).map { String(decoding: $0, as: UTF8.self) }
  }

  func kind(_ relative: String) -> FileKind? { (try? FileSystem.kind(at: at(relative))) ?? nil }

  /// Seconds and nanoseconds of the last change, and the inode: the same only for a file left alone.
  func stamp(_ relative: String) -> [Int] {
    var found = stat()
    guard lstat(at(relative), &found) == 0 else { return [] }
    return [found.st_mtim.tv_sec, found.st_mtim.tv_nsec, Int(found.st_ino)]
  }

  /// Everything below, folders with a `/` behind them, links with `@`, in the order of their bytes.
  func tree(_ relative: String = "") -> [String] { tree(of: relative.isEmpty ? path : at(relative), "") }

  private func tree(of folder: String, _ prefix: String) -> [String] {
    var names: [String] = []
    for entry in (try? FileSystem.entries(ofFolder: folder)) ?? [] {
      switch entry.kind {
      case .folder:
        names.append(prefix + entry.name + "/")
        names += tree(of: "\(folder)/\(entry.name)", prefix + entry.name + "/")
      case .link: names.append(prefix + entry.name + "@")
      case .regular, .other: names.append(prefix + entry.name)
      }
    }
    return names
  }
}
