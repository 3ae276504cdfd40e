import Glibc
import RubricDiagnostics

/// Files that were collected to test against; they lie beside the repository, not in it.
public enum Corpus {
  /// The folder; nil where there is none. `RUBRIC_CORPUS` names it, or else it is looked for as
  /// `shared/corpus` beside the folders that hold this file.
  public static let root: String? = {
    if let named = getenv("RUBRIC_CORPUS") { return String(cString: named) }
    var folder = #filePath
    while let slash = folder.lastIndex(of: "/") {
      folder = String(folder[..<slash])
      if access(folder + "/shared/corpus/README.md", R_OK) == 0 { return folder + "/shared/corpus" }
    }
    return nil
  }()

  /// Whether tests that need the corpus are to run. Prints why not; where `CI` is `true` they run and fail.
  public static let isWanted: Bool = {
    if root != nil { return true }
    if let variable = getenv("CI"), String(cString: variable) == "true" { return true }
    print("skipped: no corpus beside the repository, and RUBRIC_CORPUS is not set")
    return false
  }()

  /// A file by its path in the corpus; nil where it cannot be read.
  public static func file(_ path: String) -> SourceFile? {
    guard let root, let file = fopen(root + "/" + path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&block, 1, block.count, file)
      if count == 0 { return ferror(file) == 0 ? SourceFile(path: path, bytes: bytes) : nil }
      bytes += block[..<count]
    }
  }

  /// The names in a folder of the corpus, sorted; empty where there is no such folder.
  public static func names(in folder: String) -> [String] {
    guard let root, let directory = opendir(root + "/" + folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
