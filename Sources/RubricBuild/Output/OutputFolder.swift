import Glibc
import RubricDocuments
import Synchronization

/// The folder that a site is written to, by one build at a time and by any number of its threads.
///
/// What holds at every moment, wherever a build is killed:
///
/// - Every file is whole. It is written under a temporary name beside its place and renamed into it; a file
///   that holds the same bytes already is not touched.
/// - Nothing is removed before everything is written, save a file that stands where a folder is needed.
/// - Every file of ours is listed in one of two files at the top. `.rubric-manifest` lists what the last
///   finished build wrote. `.rubric-journal` exists while a build runs: before a file appears at a path that
///   the manifest lacks, the path is added to it. A journal that is there when a build begins was left by a
///   killed one, or by one that failed; its paths are then as much ours as those of the manifest, and its
///   temporary files lie beside them.
///
/// `finish` removes what either of the two lists and this build did not write, then the folders that are
/// empty thereby, replaces the manifest, and removes the journal last: killed between any two of these steps,
/// what is not done is still listed. So a file that neither lists is foreign: a folder that holds one is
/// refused without force, and with force it is replaced where ours must stand, and never removed otherwise.
/// Names at the top that begin with a dot, and `CNAME`, are left alone and are never foreign.
///
/// Symbolic links inside the folder are never followed: each part of a path is opened in the folder before it.
///
/// Against the end of a process all this holds; against the loss of power, only as far as the file system
/// keeps the order of renames, since nothing waits for the disk. The next build mends what differs.
public final class OutputFolder: Sendable {
  /// What the names of our own files begin with.
  static let ownPrefix = ".rubric-"
  static let manifestName = ".rubric-manifest"
  static let journalName = ".rubric-journal"
  /// What a part of a site tells of itself.
  static let partName = ".rubric-part"
  /// Names that tell a folder that a build wrote.
  static let marks = [manifestName, journalName]
  static let temporaryPrefix = ".rubric-tmp-"

  /// As it was given.
  public let path: String
  private let top: OpenFolder
  /// What the manifest and the journal listed when the build began.
  private let known: Set<Name>
  /// Whether the manifest lists exactly those.
  private let isManifestWhole: Bool
  private let temporaries = Atomic<Int>(0)
  /// What the names of this process's temporary files begin with, so that two builds differ where the file
  /// system knows no locks.
  private let temporaryStem = "\(OutputFolder.temporaryPrefix)\(getpid())-"
  private let state: Mutex<OutputState>

  /// What became of a file.
  public enum WriteResult: Sendable, Hashable {
    case written
    /// The file held the same bytes and was left alone, its time of change too.
    case unchanged
  }

  /// What a build did to the folder, in numbers of files.
  public struct Summary: Sendable, Hashable {
    /// New, or with other bytes than before.
    public var written: Int
    /// Left alone, since they held the same bytes.
    public var unchanged: Int
    /// Of earlier builds, and not of this one.
    public var removed: Int
  }

  private init(
    path: String, top: OpenFolder, earlier: EarlierBuilds, journal: consuming OpenFile, force: Bool
  ) {
    self.path = path
    self.top = top
    known = earlier.known
    isManifestWhole = earlier.isManifestWhole
    let tree = OutputTree(top: top, known: known, force: force)
    state = Mutex(OutputState(tree: tree, journal: Journal(journal)))
  }

  /// Opens the folder for one build, or makes it; the build holds it until `finish`, or until nobody holds it.
  ///
  /// - Parameter force: write to a folder that holds what no build of ours wrote, and replace foreign files and links
  ///   where ours must stand.
  public static func open(_ path: String, force: Bool) throws(OutputError) -> OutputFolder {
    let top: OpenFolder
    do throws(FileError) {
      try makeFolders(path)
      top = try OpenFolder.open(path)
    } catch {
      throw error.cause == .system(ENOTDIR) ? .notFolder(path: path) : .file(error)
    }
    guard top.lock() else { throw .busy(path: path) }
    let earlier: EarlierBuilds
    do throws(FileError) { earlier = try EarlierBuilds(in: top) } catch { throw .file(error) }
    if !force, let foreign = earlier.foreign { throw .foreignFolder(path: path, example: foreign) }
    do throws(FileError) {
      var tree = OutputTree(top: top, known: earlier.known, force: force)
      try tree.removeTemporaries(in: nil)
      if earlier.hasJournal {
        let folders = Set(earlier.known.compactMap { OutputPath(known: $0).parent })
        for folder in folders { try tree.removeTemporaries(in: folder) }
      }
      let journal = try startJournal(in: top, with: Set(earlier.journaled).sorted())
      return OutputFolder(path: path, top: top, earlier: earlier, journal: journal, force: force)
    } catch {
      throw .file(error)
    }
  }

  /// Writes one file. Paths of one build differ; the order of the calls makes no difference.
  ///
  /// - Parameter path: relative, `/` between its parts; a part has at most 255 bytes and is not `..`.
  @discardableResult
  public func write(path: String, bytes: [UInt8]) throws(OutputError) -> WriteResult {
    do throws(OutputError) {
      let result = try place(try checked(path), bytes)
      state.withLock { $0.count(result) }
      return result
    } catch {
      state.withLock { $0.failure = $0.failure ?? error }
      throw error
    }
  }

  /// Writes one file; see `write(path:bytes:)`.
  @discardableResult
  public func write(_ file: OutputFile) throws(OutputError) -> WriteResult {
    try write(path: file.path, bytes: file.bytes)
  }

  /// Finds out whether files of an earlier build are as it left them.
  ///
  /// - Returns: their names, for `take`; nil where one is not as it was, or is none of ours.
  func unchanged(_ files: KeptFiles) -> [Name]? {
    guard let files = try? files.all() else { return nil }
    var names: [Name] = []
    names.reserveCapacity(files.count)
    // Files of one folder follow each other.
    var folder: (path: Substring, open: OpenFolder)?
    for file in files {
      let name = Name(file.path)
      guard known.contains(name) else { return nil }
      let parent = PathText.parent(of: file.path)
      if folder.map({ !$0.path.utf8.elementsEqual(parent.utf8) }) ?? true {
        guard let open = state.withLock({ $0.folder(of: OutputPath(known: name)) }) else { return nil }
        folder = (parent, open)
      }
      guard let folder, folder.open.stamp(ofPath: file.path) == file.stamp else { return nil }
      names.append(name)
    }
    return names
  }

  /// Takes files of an earlier build over as if they had been written: all of them, or none where one has been
  /// written already.
  func take(_ names: [Name]) -> Bool { state.withLock { $0.take(names) } }

  /// The files at some paths as they are now; nil where one is none.
  func kept(_ paths: [String]) -> [KeptFile]? {
    var files: [KeptFile] = []
    files.reserveCapacity(paths.count)
    var folder: (path: Substring, open: OpenFolder)?
    for path in paths {
      let parent = PathText.parent(of: path)
      if folder.map({ !$0.path.utf8.elementsEqual(parent.utf8) }) ?? true {
        guard let checked = try? OutputPath(path), let open = state.withLock({ $0.folder(of: checked) })
        else { return nil }
        folder = (parent, open)
      }
      guard let stamp = folder?.open.stamp(ofPath: path) else { return nil }
      files.append(KeptFile(path: path, stamp: stamp))
    }
    return files
  }

  /// Writes what a part of a site tells of itself, or removes it where the folder is no part any more.
  func write(part bytes: [UInt8]?) throws(OutputError) {
    do throws(FileError) {
      guard let bytes else {
        try top.remove(OutputFolder.partName)
        return
      }
      let temporary = "\(temporaryStem)part"
      try top.remove(temporary)
      try top.create(temporary, with: bytes).finishWriting()
      try top.rename(temporary, to: OutputFolder.partName)
    } catch { throw .file(error) }
  }

  /// Removes what earlier builds wrote and this one did not. Call it once, when every `write` has returned;
  /// where one of them failed, nothing is removed and its error is thrown again. Either way the folder is
  /// free for another build.
  public func finish() throws(OutputError) -> Summary {
    defer { top.unlock() }
    let ended = try state.withLock { (state: inout OutputState) throws(OutputError) in
      try state.end(path: path)
    }
    do throws(FileError) {
      var tree = ended.tree
      var summary = ended.summary
      // Most builds write the files that were there before.
      let isListed = ended.written == known
      if !isListed { summary.removed = try tree.remove(known.subtracting(ended.written)) }
      for late in ended.late { try late.folder.rename(late.temporary, to: late.name) }
      if !isListed || !isManifestWhole { try writeManifest(of: ended.written) }
      try top.remove(OutputFolder.journalName)
      return summary
    } catch {
      throw .file(error)
    }
  }
}

// MARK: - Beginning and end

extension OutputFolder {
  /// Makes a folder and those above it that are not there.
  static func makeFolders(_ path: String) throws(FileError) {
    guard !FileSystem.isFolder(path) else { return }
    let above = PathText.folder(of: path)
    if above != path, above != "." { try makeFolders(above) }
    try FileSystem.check(path, .create)
    guard mkdir(path, 0o777) != 0, errno != EEXIST else { return }
    throw FileError(.create, path, .system(errno))
  }

  private static func startJournal(
    in top: OpenFolder, with paths: [OutputPath]
  ) throws(FileError) -> OpenFile {
    // Made anew and not continued: what lies under the name may be a link, or end within a line.
    let temporary = "\(temporaryPrefix)\(getpid())-journal"
    let file = try top.create(temporary, with: PathList.journal.bytes(of: paths))
    try top.rename(temporary, to: journalName)
    return file
  }

  private func writeManifest(of written: Set<Name>) throws(FileError) {
    let bytes = PathList.manifest.bytes(of: written.sorted().map { OutputPath(known: $0) })
    let temporary = "\(OutputFolder.temporaryPrefix)\(getpid())-manifest"
    try top.create(temporary, with: bytes).finishWriting()
    try top.rename(temporary, to: OutputFolder.manifestName)
  }
}

// MARK: - One file

extension OutputFolder {
  private func checked(_ path: String) throws(OutputError) -> OutputPath {
    do throws(OutputPath.Fault) {
      return try OutputPath(path)
    } catch {
      throw .invalidPath(path: path, reason: error.reason)
    }
  }

  private func place(_ path: OutputPath, _ bytes: [UInt8]) throws(OutputError) -> WriteResult {
    let place = try state.withLock { (state: inout OutputState) throws(OutputError) in
      try state.prepare(path)
    }
    let name = path.last
    if let status = place.status, status.kind == .regular, status.size == bytes.count,
      place.folder.holds(bytes, in: name)
    {
      return .unchanged
    }
    do throws(FileError) {
      let temporary = try writeTemporary(bytes, in: place.folder)
      if place.status?.kind == .folder {
        // Our own files may still be in it: it makes way when they are removed.
        let late = LateFile(folder: place.folder, temporary: temporary, name: name)
        state.withLock { $0.late.append(late) }
        return .written
      }
      do throws(FileError) {
        try place.folder.rename(temporary, to: name)
      } catch {
        _ = try? place.folder.remove(temporary)
        throw error
      }
      return .written
    } catch {
      // Nobody knows the temporary file's name.
      throw .file(FileError(error.action, PathText.joined(place.folder.path, name), error.cause))
    }
  }

  private func writeTemporary(_ bytes: [UInt8], in folder: OpenFolder) throws(FileError) -> String {
    while true {
      let number = temporaries.wrappingAdd(1, ordering: .relaxed).newValue
      let name = "\(temporaryStem)\(number)"
      do throws(FileError) {
        let file = try folder.create(name, with: bytes)
        do throws(FileError) {
          try file.finishWriting()
        } catch {
          _ = try? folder.remove(name)
          throw error
        }
        return name
      } catch {
        guard error.action == .create, error.cause == .system(EEXIST) else { throw error }
      }
    }
  }
}
