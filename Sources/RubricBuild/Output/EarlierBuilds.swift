/// What builds before this one left in an output folder.
struct EarlierBuilds {
  /// The manifest's bytes as they lie there.
  let manifest: [UInt8]?
  /// What the manifest lists; nil where there is none, or none of ours.
  let listed: [OutputPath]?
  /// What the journal lists; nil where there is none, or none of ours.
  let journaled: [OutputPath]?
  /// Whether a journal is there at all: a build was killed or failed.
  let hasJournal: Bool
  /// A name at the top that is neither ours nor one that is always left alone.
  let other: String?

  /// Of the manifest and the journal, in bytes.
  private static let longestList = 256 << 20

  init(in top: OpenFolder) throws(FileError) {
    manifest = try top.bytes(of: OutputFolder.manifestName, atMost: EarlierBuilds.longestList)
    let journal = try top.bytes(of: OutputFolder.journalName, atMost: EarlierBuilds.longestList)
    listed = manifest.flatMap { PathList.manifest.paths(in: $0) }
    journaled = journal.flatMap { PathList.journal.paths(in: $0) }
    hasJournal = journal != nil
    other = try top.entries().first { !OutputPath.isNeverOurs($0.name.utf8) }?.name
  }

  /// Why the folder is not ours to write to; nil where it is.
  var foreign: String? { listed == nil && journaled == nil ? other : nil }

  /// Every path that is ours.
  var known: Set<OutputPath> { Set(listed ?? []).union(journaled ?? []) }
}
