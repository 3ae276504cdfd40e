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

  /// The folder that holds a file; nil where there is none.
  mutating func folder(of path: OutputPath) -> OpenFolder? {
    guard failure == nil, !isEnded else { return nil }
    return (try? tree.existing(path.parent)).flatMap(\.self)
  }

  /// Takes files of an earlier build over: all of them, or none where one was written by this one already.
  mutating func take(_ names: [Name]) -> Bool {
    guard failure == nil, !isEnded, !names.contains(where: { written.contains($0) }) else { return false }
    let before = written.count
    written.formUnion(names)
    summary.unchanged += written.count - before
    return true
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
