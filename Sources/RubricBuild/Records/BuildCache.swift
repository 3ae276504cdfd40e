import RubricDiagnostics
import RubricDocuments
import RubricSearch
import RubricSite
import RubricStandard

/// What an API left behind when it was last built, with all that this followed from. What of it is not asked for is
/// not made sense of: most builds need little.
struct CachedAPI: Sendable {
  var basis: Basis
  /// Of the file that holds it: the same as long as nothing of it has changed.
  var digest: ContentHash
  private let parts: Parts

  fileprivate init(_ parts: Parts, _ basis: Basis, digest: ContentHash) {
    self.parts = parts
    self.basis = basis
    self.digest = digest
  }

  /// nil where the bytes are none.
  var survey: APISurvey? { try? ArchiveDecoder.value(APISurvey.self, from: parts.survey[...]) }

  /// All but what the search has of it; nil where the bytes are none.
  var record: APIRecord? { try? ArchiveDecoder.value(APIRecord.self, from: parts.record[...]) }

  /// Of the file that holds what the search has of it; nil where nothing is searched.
  var search: ContentHash? { parts.search }

  /// Each read by itself, so that who needs one need not make sense of the others.
  fileprivate struct Parts: Codable {
    var basis: [UInt8]
    var survey: [UInt8]
    var record: [UInt8]
    var search: ContentHash?
  }

  /// What it followed from, and the files that it made.
  struct Basis: Sendable, Codable {
    var identity: ContentHash
    /// Of what its folder holds.
    var folder: ContentHash
    var inputs: [InputFile]
    var asked: AskedEntries
    /// What was answered, in the order of the names; nil of a name that no API has.
    var answers: [UInt64?]
    /// Of all names, where they were asked for.
    var names: UInt64?
    var estate: EstateStyle?
    var outputs: KeptFiles
  }
}

/// Records of the last build, so that an API whose files have not changed need not be built again.
///
/// Nothing of it goes into a page unescaped, and no page comes out of it: a record that does not fit what lies on
/// disk is worth nothing, and one that is damaged is none. It can be removed at any time.
final class BuildCache: Sendable {
  private let folder: OpenFolder
  private let identity: ContentHash

  private init(folder: OpenFolder, identity: ContentHash) {
    self.folder = folder
    self.identity = identity
  }

  /// The records of builds of the same content into the same output.
  ///
  /// - Parameter place: the folder for records of all builds.
  /// - Returns: nil where the folder cannot be made: then nothing is kept.
  static func open(_ place: String, for request: BuildRequest, _ identity: BuildIdentity) -> BuildCache? {
    guard let output = request.output,
      let real = try? FileSystem.realPath(of: request.input)
    else { return nil }
    var name = ContentHash()
    name.combine(real)
    name.combine(PathText.joined(FileSystem.currentFolder() ?? "/", output))
    do throws(FileError) {
      // A link that came with somebody's content would lead records to wherever they like.
      if let kind = try FileSystem.kind(at: place), kind != .folder { return nil }
      try OutputFolder.makeFolders(place)
      let top = try OpenFolder.open(place)
      // What is made anew at any time is no matter for version control.
      if try top.status(of: ".gitignore") == nil {
        try top.create(".gitignore", with: Array("*\n".utf8)).finishWriting()
      }
      try top.makeFolder(name.text)
      guard let folder = try top.folder(name.text) else { return nil }
      return BuildCache(folder: folder, identity: identity.hash)
    } catch { return nil }
  }

  // MARK: - APIs

  /// What is known of an API from the last build; nil where nothing is, or any of its own files has changed.
  func api(_ source: APISource) -> CachedAPI? {
    guard let (bytes, digest) = file(name(of: source, "api")),
      let parts = try? ArchiveDecoder.value(CachedAPI.Parts.self, from: bytes),
      let basis = try? ArchiveDecoder.value(CachedAPI.Basis.self, from: parts.basis[...]),
      basis.identity == identity, basis.folder == source.digest, basis.inputs.allSatisfy(\.isUnchanged)
    else { return nil }
    return CachedAPI(parts, basis, digest: digest)
  }

  /// All that an API left behind; nil where one of its files is none, or its findings are none.
  func record(of api: CachedAPI, _ source: APISource) -> APIRecord? {
    guard var record = api.record, (try? record.findings.all()) != nil else { return nil }
    if let digest = api.search {
      guard let (bytes, found) = file(name(of: source, "search")), found == digest else { return nil }
      record.pages?.search = .encoded(bytes)
    }
    return record
  }

  /// Keeps what an API left behind.
  ///
  /// - Returns: the digest of the file; nil where it could not be written.
  func keep(
    _ record: APIRecord, _ survey: APISurvey, _ basis: CachedAPI.Basis, of source: APISource
  ) -> ContentHash? {
    var basis = basis
    basis.identity = identity
    basis.folder = source.digest
    guard let basis = try? ArchiveEncoder.bytes(of: basis),
      let survey = try? ArchiveEncoder.bytes(of: survey), let kept = try? ArchiveEncoder.bytes(of: record)
    else { return nil }
    var parts = CachedAPI.Parts(basis: basis, survey: survey, record: kept)
    if let search = record.pages?.search {
      guard let digest = search.bytes.flatMap({ write($0, name(of: source, "search")) }) else { return nil }
      parts.search = digest
    }
    return (try? ArchiveEncoder.bytes(of: parts)).flatMap { write($0, name(of: source, "api")) }
  }

  private func name(of source: APISource, _ part: String) -> String {
    var hash = ContentHash()
    hash.combine(source.name)
    return part + "-" + hash.text
  }

  // MARK: - The site

  /// What is about all APIs, as it was last written.
  struct Ending: Codable {
    var identity: ContentHash
    /// Of the records of all APIs, in order.
    var apis: [ContentHash]
    var copies: [InputFile]
    var outputs: KeptFiles
    /// Of the site's own files.
    var findings: PackedFindings
  }

  /// nil where nothing is known, or any copied file has changed.
  func ending() -> Ending? {
    guard let (bytes, _) = file("site"), let ending = try? ArchiveDecoder.value(Ending.self, from: bytes),
      ending.identity == identity, ending.copies.allSatisfy(\.isUnchanged)
    else { return nil }
    return ending
  }

  /// Keeps it for the next build.
  func keep(_ ending: Ending) {
    var ending = ending
    ending.identity = identity
    guard let bytes = try? ArchiveEncoder.bytes(of: ending) else { return }
    _ = write(bytes, "site")
  }

  // MARK: - Files

  private func file(_ name: String) -> (bytes: ArraySlice<UInt8>, digest: ContentHash)? {
    let bytes = (try? folder.bytes(of: name, atMost: RecordFile.largest)).flatMap(\.self)
    return bytes.flatMap { RecordFile.body(of: $0) }.map { ($0.body, $0.digest) }
  }

  private func write(_ body: [UInt8], _ name: String) -> ContentHash? {
    let (bytes, digest) = RecordFile.bytes(of: body)
    let temporary = "new-" + name
    do throws(FileError) {
      try folder.remove(temporary)
      try folder.create(temporary, with: bytes).finishWriting()
      try folder.rename(temporary, to: name)
    } catch {
      _ = try? folder.remove(temporary)
      return nil
    }
    return digest
  }
}

extension BuildRequest {
  /// Where records are kept if nobody says otherwise: in `.rubric` beside a content folder, and for the file of a
  /// description in the user's folder for such things, never beside somebody's file (XDG Base Directory
  /// Specification 0.8). nil where there is no such folder.
  public static func defaultCache(for input: String) -> String? {
    guard let real = try? FileSystem.realPath(of: input) else { return nil }
    if FileSystem.isFolder(real) { return PathText.joined(PathText.folder(of: real), ".rubric") }
    if let caches = FileSystem.environment("XDG_CACHE_HOME"), caches.utf8.first == UInt8(ascii: "/") {
      return PathText.joined(caches, "rubric")
    }
    guard let home = FileSystem.environment("HOME"), home.utf8.first == UInt8(ascii: "/") else { return nil }
    return PathText.joined(home, ".cache/rubric")
  }
}
