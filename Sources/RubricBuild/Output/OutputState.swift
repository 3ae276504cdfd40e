import RubricDocuments

/// What the threads of a build share while they write.
struct OutputState: Sendable {
  private var tree: OutputTree
  private let journal: Journal
  /// Every path that this build has begun to write.
  private var written: Set<Name> = []
  private var summary = OutputFolder.Summary(written: 0, unchanged: 0, removed: 0)
  private var isEnded = false
  /// Files whose place is taken by a folder of an earlier build.
  var late: [LateFile] = []
  /// The first error of a `write`: the build cannot be finished.
  var failure: OutputError?

  init(tree: OutputTree, journal: Journal) {
    self.tree = tree
    self.journal = journal
  }

  mutating func count(_ result: OutputFolder.WriteResult) {
    switch result {
    case .written: summary.written += 1
    case .unchanged: summary.unchanged += 1
    }
  }

  /// Makes sure that the path may be written, is listed and has its folder.
  ///
  /// - Returns: the folder, and what stands under the file's name.
  mutating func prepare(_ path: OutputPath) throws(OutputError) -> (folder: OpenFolder, status: FileStatus?) {
    if let failure { throw failure }
    guard !isEnded else { throw .finished(path: tree.top.path) }
    guard written.insert(path.name).inserted else { throw .writtenTwice(path: tree.shown(path)) }
    let found = try tree.existing(path.parent)
    var status: FileStatus?
    if let found {
      do throws(FileError) { status = try found.status(of: path.last) } catch { throw .file(error) }
      if let status { try tree.checkMayReplace(status.kind, at: path) }
    } else if let parent = path.parent {
      try tree.checkMayMake(parent, besides: written)
    }
    // Listed after it is known not to be foreign, and before anything of it appears.
    if !tree.known.contains(path.name) {
      do throws(FileError) {
        try journal.add(path)
      } catch {
        // Half a line may stand there now, which nothing must be added to.
        failure = .file(error)
        throw .file(error)
      }
    }
    if let found { return (found, status) }
    return (try tree.made(path.parent), status)
  }

  /// Takes files of an earlier build over as they are: all of them, or none where one has changed since.
  mutating func keep(_ files: [KeptFile]) -> Bool {
    guard failure == nil, !isEnded else { return false }
    var names: [Name] = []
    for file in files {
      guard let path = try? OutputPath(file.path), tree.known.contains(path.name),
        !written.contains(path.name), stamp(of: path) == file.stamp
      else { return false }
      names.append(path.name)
    }
    written.formUnion(names)
    summary.unchanged += names.count
    return true
  }

  /// Of the file at a path; nil where none is.
  mutating func stamp(of path: OutputPath) -> FileStamp? {
    (try? tree.existing(path.parent)).flatMap(\.self)?.stamp(of: path.last)
  }

  /// What `finish` needs.
  struct Ended: Sendable {
    var tree: OutputTree
    var written: Set<Name>
    var late: [LateFile]
    var summary: OutputFolder.Summary
  }

  mutating func end(path: String) throws(OutputError) -> Ended {
    if let failure { throw failure }
    guard !isEnded else { throw .finished(path: path) }
    isEnded = true
    return Ended(tree: tree, written: written, late: late, summary: summary)
  }
}

/// A file of the output as a build left it.
struct KeptFile: Sendable, Codable {
  /// Within the folder.
  var path: String
  var stamp: FileStamp
}

/// A written file whose place is not free yet.
struct LateFile: Sendable {
  var folder: OpenFolder
  var temporary: String
  var name: String
}

/// The journal of a running build, open for adding.
final class Journal: Sendable {
  private let file: OpenFile

  init(_ file: consuming OpenFile) { self.file = file }

  func add(_ path: OutputPath) throws(FileError) { try file.write(PathList.line(of: path)) }
}
