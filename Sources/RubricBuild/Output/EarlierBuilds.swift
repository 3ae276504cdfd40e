import RubricDocuments

/// What builds before this one left in an output folder.
struct EarlierBuilds {
  /// What the journal lists.
  let journaled: [OutputPath]
  /// Whether a journal is there at all: a build was killed or failed.
  let hasJournal: Bool
  /// Every path that is ours.
  let known: Set<Name>
  /// Whether the manifest lists exactly those, and nothing that is no path.
  let isManifestWhole: Bool
  /// The path of something in the folder that no build wrote and that is not always left alone; nil where
  /// there is no such.
  let foreign: String?

  /// Of the manifest and the journal, in bytes.
  private static let longestList = 256 << 20

  init(in top: OpenFolder) throws(FileError) {
    let manifest = try top.bytes(of: OutputFolder.manifestName, atMost: EarlierBuilds.longestList)
    let journal = try top.bytes(of: OutputFolder.journalName, atMost: EarlierBuilds.longestList)
    let listed = manifest.flatMap { PathList.manifest.paths(in: $0) }
    journaled = journal.flatMap { PathList.journal.paths(in: $0)?.all } ?? []
    hasJournal = journal != nil
    let all = (listed?.all ?? []) + journaled
    var known = Set<Name>(minimumCapacity: all.count)
    for path in all { known.insert(path.name) }
    self.known = known
    isManifestWhole = !hasJournal && listed.map { $0.isWhole && $0.all.count == known.count } ?? false
    foreign = try EarlierBuilds.foreign(in: top, besides: known, in: EarlierBuilds.folders(of: all))
  }

  /// Of the paths, and those above them.
  private static func folders(of paths: [OutputPath]) -> Set<Name> {
    var folders: Set<Name> = []
    // Files of one folder follow each other.
    var last: Substring = ""
    for path in paths {
      let parent = PathText.parent(of: path.text)
      if parent.utf8.elementsEqual(last.utf8) { continue }
      last = parent
      var above = path.parent
      while let folder = above, folders.insert(folder.name).inserted { above = folder.parent }
    }
    return folders
  }

  /// The first of what is foreign, folder by folder in the order of their names; links are not followed.
  private static func foreign(
    in top: OpenFolder, besides files: Set<Name>, in folders: Set<Name>
  ) throws(FileError) -> String? {
    var pending = [""]
    while let path = pending.popLast() {
      guard let folder = try opened(path, in: top) else { continue }
      var inner: [String] = []
      for entry in try folder.entries() where !isOurOwn(entry, in: path) {
        let own = path.isEmpty ? entry.name : path + "/" + entry.name
        switch entry.kind {
        case .folder: inner.append(own)
        // One that took the place of a folder or file of ours is told when that is written.
        case .link: if !files.contains(Name(own)), !folders.contains(Name(own)) { return own }
        case .regular, .other: if !files.contains(Name(own)) { return own }
        }
      }
      pending += inner.reversed()
    }
    return nil
  }

  /// Whether it is one of the names that are never foreign: those that are left alone at the top, and what a
  /// killed build left half written beside its place.
  private static func isOurOwn(_ entry: FolderEntry, in path: String) -> Bool {
    if path.isEmpty { return OutputPath.isNeverOurs(entry.name.utf8) }
    return entry.kind == .regular && entry.name.utf8.starts(with: OutputFolder.temporaryPrefix.utf8)
  }

  /// Opened part by part, so that no more than one stays open however many there are; nil where it has gone.
  private static func opened(_ path: String, in top: OpenFolder) throws(FileError) -> OpenFolder? {
    var folder = top
    for part in path.utf8.split(separator: UInt8(ascii: "/")) {
      guard let next = try folder.folder(String(decoding: part, as: UTF8.self)) else { return nil }
      folder = next
    }
    return folder
  }
}
