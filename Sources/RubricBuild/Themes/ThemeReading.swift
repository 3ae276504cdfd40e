import RubricDiagnostics
import RubricTheme

/// Reads the files of one theme's folder.
struct ThemeReading {
  let folder: String
  private(set) var sources: SourceSet
  private(set) var findings: [Finding] = []
  private var read: [ThemeFile] = []
  private let currentFolder = FileSystem.currentFolder()

  /// - Parameter sources: what was read before it.
  init(folder: String, sources: SourceSet) {
    self.folder = folder
    self.sources = sources
  }

  /// The files by their paths' bytes, without those whose names begin with a dot.
  mutating func files() throws(ThemeError) -> [ThemeFile] {
    var pending = [(path: folder, prefix: "", depth: 0)]
    while let (path, prefix, depth) = pending.popLast() {
      let entries: [FolderEntry]
      do throws(FileError) { entries = try FileSystem.entries(ofFolder: path) } catch { throw .file(error) }
      for entry in entries where entry.isUTF8 && entry.name.utf8.first != UInt8(ascii: ".") {
        let inner = PathText.joined(path, entry.name)
        switch entry.kind {
        case .folder:
          if depth < ThemeLocation.deepestFolder {
            pending.append((inner, prefix + entry.name + "/", depth + 1))
          } else {
            skip(inner, "folders of a theme must be at most \(ThemeLocation.deepestFolder) deep")
          }
        case .regular: try add(inner, as: prefix + entry.name)
        case .link, .other: skip(inner, "files of a theme must be regular files")
        }
      }
    }
    return read.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private mutating func add(_ path: String, as name: String) throws(ThemeError) {
    guard read.count < ThemeLocation.mostFiles else {
      if read.count == ThemeLocation.mostFiles,
        !findings.contains(where: { $0.message == ThemeReading.tooMany })
      {
        skip(folder, ThemeReading.tooMany)
      }
      return
    }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileSystem.bytes(ofFile: path, atMost: ThemeLocation.largestFile)
    } catch {
      guard case .tooLarge = error.cause else { throw .file(error) }
      return skip(path, "a file of a theme must be at most 4 MiB")
    }
    let source = sources.add(SourceFile(path: shown(path), bytes: bytes))
    read.append(ThemeFile(path: name, bytes: bytes, source: source))
  }

  private static let tooMany = "a theme must have at most \(ThemeLocation.mostFiles) files"

  private mutating func skip(_ path: String, _ message: String) {
    let source = sources.add(SourceFile(path: shown(path), bytes: []))
    findings.append(Finding(ThemeRules.invalid, .error, message, at: .start(of: source)))
  }

  private func shown(_ path: String) -> String {
    PathText.shown(path, real: try? FileSystem.realPath(of: path), from: currentFolder)
  }
}
