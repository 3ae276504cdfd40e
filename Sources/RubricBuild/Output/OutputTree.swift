import RubricDocuments

/// The folders inside the output: finds them without following links, makes and empties them.
struct OutputTree: Sendable {
  let top: OpenFolder
  /// The paths that earlier builds wrote.
  let known: Set<Name>
  private let force: Bool
  private var open: [Name: OpenFolder] = [:]
  /// So that a site of many folders does not use up the process's descriptors.
  private static let mostOpen = 200

  init(top: OpenFolder, known: Set<Name>, force: Bool) {
    self.top = top
    self.known = known
    self.force = force
  }

  /// The path as errors call it.
  func shown(_ path: OutputPath) -> String { PathText.joined(top.path, path.text) }

  /// The folder at a path, the top for nil; nil where none is: nothing, a file or a link.
  mutating func existing(_ path: OutputPath?) throws(OutputError) -> OpenFolder? {
    do throws(FileError) { return try found(path) } catch { throw .file(error) }
  }

  private mutating func found(_ path: OutputPath?) throws(FileError) -> OpenFolder? {
    guard let path else { return top }
    if let folder = open[path.name] { return folder }
    guard let above = try found(path.parent), let folder = try above.folder(path.last) else { return nil }
    keep(folder, path)
    return folder
  }

  private mutating func keep(_ folder: OpenFolder, _ path: OutputPath) {
    if open.count >= OutputTree.mostOpen { open.removeAll() }
    open[path.name] = folder
  }

  /// Refuses to put a file of ours in place of what is foreign.
  func checkMayReplace(_ kind: FileKind, at path: OutputPath) throws(OutputError) {
    guard !force else { return }
    switch kind {
    case .regular where known.contains(path.name), .folder: return
    case .regular, .other: throw .foreignFile(path: shown(path))
    case .link: throw .link(path: shown(path))
    }
  }

  /// Refuses to make a folder where something foreign is in the way, or a file of this build.
  mutating func checkMayMake(_ path: OutputPath, besides written: Set<Name>) throws(OutputError) {
    var path = path
    while let parent = path.parent, try existing(parent) == nil { path = parent }
    if written.contains(path.name) { throw .writtenTwice(path: shown(path)) }
    let status: FileStatus?
    do throws(FileError) {
      status = try found(path.parent)?.status(of: path.last)
    } catch {
      throw .file(error)
    }
    if let status { try checkMayReplace(status.kind, at: path) }
  }

  /// The folder at a path, made where it is not there; what is in its way was allowed to go.
  mutating func made(_ path: OutputPath?) throws(OutputError) -> OpenFolder {
    guard let path else { return top }
    if let folder = try existing(path) { return folder }
    let above = try made(path.parent)
    do throws(FileError) {
      if try above.status(of: path.last) != nil { try above.remove(path.last) }
      try above.makeFolder(path.last)
      if let folder = try above.folder(path.last) {
        keep(folder, path)
        return folder
      }
    } catch {
      throw .file(error)
    }
    // Somebody else was quicker, and what they put there is no folder.
    throw .foreignFile(path: shown(path))
  }

  /// Removes regular files, then the folders that held them and are empty. What is a link or a folder by
  /// now is not ours.
  ///
  /// - Returns: how many files were removed.
  mutating func remove(_ paths: Set<Name>) throws(FileError) -> Int {
    let paths = paths.sorted().compactMap { try? OutputPath($0.text) }
    var count = 0
    var folders: Set<OutputPath> = []
    for path in paths {
      var parent = path.parent
      while let folder = parent, folders.insert(folder).inserted { parent = folder.parent }
      guard let folder = try found(path.parent), try folder.status(of: path.last)?.kind == .regular
      else { continue }
      if try folder.remove(path.last) { count += 1 }
    }
    // Descending, so that a folder comes before the one that holds it.
    for folder in folders.sorted(by: >) {
      open[folder.name] = nil
      try found(folder.parent)?.removeIfEmpty(folder.last)
    }
    return count
  }

  /// Removes what a killed build left half written in a folder.
  mutating func removeTemporaries(in path: OutputPath?) throws(FileError) {
    guard let folder = try found(path) else { return }
    for entry in try folder.entries()
    where entry.kind == .regular && entry.name.utf8.starts(with: OutputFolder.temporaryPrefix.utf8) {
      try folder.remove(entry.name)
    }
  }
}
