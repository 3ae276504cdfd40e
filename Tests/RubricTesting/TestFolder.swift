import Glibc

/// A folder of a test's own, gone when the test is.
public final class TestFolder: Sendable {
  /// A real path.
  public let path: String

  /// Makes the folder in `parent`, else in `TMPDIR`, else in `/tmp`; throws `FileFault` where that cannot be.
  public init(in parent: String? = nil) throws {
    let base = parent ?? getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/rubric-test-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template), let real = realpath(made, nil) else { throw FileFault(base) }
    path = String(cString: real)
    free(real)
  }

  deinit { FileTree(path).remove() }

  /// The path of something in it.
  public func at(_ relative: String) -> String { "\(path)/\(relative)" }

  /// Writes a file and makes the folders above it.
  public func write(_ relative: String, _ bytes: [UInt8]) throws {
    try FileTree(path).write(relative, bytes)
  }

  /// Writes a file and makes the folders above it.
  public func write(_ relative: String, _ text: String) throws { try write(relative, Array(text.utf8)) }
}

/// A file that a test could not read or write.
public struct FileFault: Error, CustomStringConvertible {
  /// The path, and what the system says.
  public let description: String

  init(_ path: String) { description = "\(path): \(String(cString: strerror(errno)))" }
}

/// The files below a folder, by their relative paths.
public struct FileTree: Sendable {
  /// Path of the folder.
  public let root: String

  /// - Parameter root: path of a folder, which need not exist yet.
  public init(_ root: String) { self.root = root }

  /// The folder that a source file lies in.
  public init(of file: String) {
    root = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
  }

  /// Paths of all files and links, `/` between their parts, in the order of their bytes.
  public var paths: [String] { paths(below: root, "").sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

  /// The whole file; throws `FileFault` where it cannot be opened.
  public func bytes(_ relative: String) throws -> [UInt8] {
    guard let file = fopen("\(root)/\(relative)", "rb") else { throw FileFault("\(root)/\(relative)") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&block, 1, block.count, file)
      guard count > 0 else { return bytes }
      bytes += block[..<count]
    }
  }

  /// The whole file; bytes that are no UTF-8 become U+FFFD.
  public func text(_ relative: String) throws -> String {
    String(decoding: try bytes(relative), as: UTF8.self)
  }

  /// Whether there is something at the path, a link that leads nowhere aside.
  public func exists(_ relative: String) -> Bool { access("\(root)/\(relative)", F_OK) == 0 }

  /// Writes a file and makes the folders above it.
  public func write(_ relative: String, _ bytes: [UInt8]) throws {
    try makeFolders(of: relative)
    let path = "\(root)/\(relative)"
    guard let file = fopen(path, "wb") else { throw FileFault(path) }
    defer { fclose(file) }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw FileFault(path) }
  }

  /// Copies every file of another tree into a folder of this one.
  public func copy(_ other: FileTree, into folder: String) throws {
    for path in other.paths { try write("\(folder)/\(path)", try other.bytes(path)) }
  }

  /// Makes the folders that a file lies in.
  public func makeFolders(of relative: String) throws {
    var folder = root
    mkdir(folder, 0o755)
    for part in relative.split(separator: "/").dropLast() {
      folder += "/\(part)"
      guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw FileFault(folder) }
    }
  }

  /// Removes the folder and everything in it.
  public func remove() {
    for (name, isFolder) in FileTree.entries(root) {
      if isFolder { FileTree("\(root)/\(name)").remove() } else { unlink("\(root)/\(name)") }
    }
    rmdir(root)
  }

  private func paths(below folder: String, _ prefix: String) -> [String] {
    FileTree.entries(folder).flatMap { name, isFolder in
      isFolder ? paths(below: "\(folder)/\(name)", "\(prefix)\(name)/") : [prefix + name]
    }
  }

  private static func entries(_ folder: String) -> [(name: String, isFolder: Bool)] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var entries: [(String, Bool)] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { entries.append((name, entry.pointee.d_type == UInt8(DT_DIR))) }
    }
    return entries
  }
}
