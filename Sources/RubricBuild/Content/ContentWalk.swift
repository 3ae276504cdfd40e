import Glibc

/// Finds the files in folders and all that is below, in an order that does not depend on the disk.
///
/// Left out are names that begin with a dot, `node_modules`, and what `SkippedEntry` names: links out of the
/// root, links back to a folder above, what is neither file nor folder.
struct ContentWalk {
  /// Real path of the folder that links may lead into.
  let root: String
  /// What was left out so far and should be told.
  var skipped: [SkippedEntry] = []
  /// How many entries may still be looked at.
  private var remaining: Int
  private let mostEntries: Int
  private let deepest: Int

  init(root: String, mostEntries: Int = 200_000, deepest: Int = 64) {
    self.root = root
    self.mostEntries = mostEntries
    self.deepest = deepest
    remaining = mostEntries
  }

  mutating func skip(_ path: String, _ reason: SkippedEntry.Reason) {
    skipped.append(SkippedEntry(path: path, reason: reason))
  }

  /// All regular files in a folder and below, sorted by their paths' bytes.
  ///
  /// - Parameter relative: what their relative paths begin with.
  mutating func files(in folder: String, relative: String = "") -> [ContentFile] {
    var files: [ContentFile] = []
    var above: [FileIdentity] = []
    collect(folder, relative, &above, into: &files)
    return ContentWalk.sorted(files)
  }

  static func sorted(_ files: [ContentFile]) -> [ContentFile] {
    files.sorted { $0.relative.utf8.lexicographicallyPrecedes($1.relative.utf8) }
  }

  private mutating func collect(
    _ folder: String, _ relative: String, _ above: inout [FileIdentity], into files: inout [ContentFile]
  ) {
    guard let identity = (try? FileSystem.status(of: folder))?.identity else { return }
    guard !above.contains(identity) else { return skip(folder, .leadsBack) }
    guard above.count < deepest else { return skip(folder, .tooDeep(limit: deepest)) }
    guard let entries = entries(of: folder) else { return }
    above.append(identity)
    for entry in entries {
      let path = PathText.joined(folder, entry.name)
      switch entry.kind {
      case .regular: files.append(ContentFile(relative: relative + entry.name, path: path))
      case .folder: collect(path, relative + entry.name + "/", &above, into: &files)
      case .link, .other: break
      }
    }
    above.removeLast()
  }

  /// What a folder holds that may be read, links replaced by the kind of what they lead to; nil where the
  /// folder is left out.
  mutating func entries(of folder: String) -> [FolderEntry]? {
    let entries: [FolderEntry]
    do throws(FileError) {
      entries = try FileSystem.entries(ofFolder: folder)
    } catch {
      skip(folder, .unreadable(error))
      return nil
    }
    if entries.contains(where: { OutputFolder.marks.contains($0.name) }) {
      skip(folder, .isOutput)
      return nil
    }
    return usable(entries, of: folder)
  }

  /// Those of the entries that may be read, with links replaced by the kind of what they lead to.
  mutating func usable(_ entries: [FolderEntry], of folder: String) -> [FolderEntry] {
    var usable: [FolderEntry] = []
    for entry in entries where !entry.isHidden && entry.name != "node_modules" {
      guard remaining > 0 else {
        if remaining == 0 { skip(folder, .tooMany(limit: mostEntries)) }
        remaining = -1
        break
      }
      remaining -= 1
      if let found = followed(entry, in: folder) { usable.append(found) }
    }
    return usable
  }

  private mutating func followed(_ entry: FolderEntry, in folder: String) -> FolderEntry? {
    let path = PathText.joined(folder, entry.name)
    guard entry.isUTF8 else {
      skip(path, .notUTF8)
      return nil
    }
    switch entry.kind {
    case .regular, .folder: return entry
    case .other:
      skip(path, .noFile)
      return nil
    case .link:
      guard let kind = kind(ofTargetOf: path) else { return nil }
      return FolderEntry(name: entry.name, isUTF8: true, kind: kind)
    }
  }

  /// The kind of what a link leads to, where that may be read.
  private mutating func kind(ofTargetOf link: String) -> FileKind? {
    do throws(FileError) {
      let target = try FileSystem.realPath(of: link)
      guard PathText.relative(target, to: root) != nil else {
        skip(link, .leadsOutside)
        return nil
      }
      let holder = try FileSystem.realPath(of: PathText.folder(of: link))
      guard PathText.relative(holder, to: target) == nil else {
        skip(link, .leadsBack)
        return nil
      }
      let kind = try FileSystem.status(of: target).kind
      guard kind == .other else { return kind }
      skip(link, .noFile)
    } catch {
      let leadsBack = error.cause == .system(ELOOP)
      skip(link, leadsBack ? .leadsBack : error.isMissing ? .leadsNowhere : .unreadable(error))
    }
    return nil
  }
}
