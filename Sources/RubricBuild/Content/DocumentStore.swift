import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

/// The files of one API while it is read: each is read once, lies by its real path inside the root, and has
/// a name in `sources`. Belongs to one thread.
public final class DocumentStore {
  /// The files read so far; whoever reads more of the same API, such as its guides, adds them here.
  public var sources: SourceSet
  /// What reading the documents found, in the order in which they were read.
  public private(set) var findings: [Finding] = []
  /// The real path of the folder that every document must lie in.
  public let root: String

  /// What was read, and what was looked for in vain.
  let log: InputLog

  private let reader: DocumentReader
  private let currentFolder: String?
  /// How many bytes may still be read for this API.
  private var remaining: Int
  private let limit: Int
  /// By real path.
  private var loaded: [Name: LoadedDocument] = [:]
  /// Files of `loaded` whose findings say why they cannot be parsed.
  private var broken: Set<Name> = []
  /// By base and address as written, so that the thousandth reference to a file asks no disk.
  private var answers: [Reference: LoadedDocument] = [:]
  private var places: [SourceID: Place] = [:]
  private var suggestionsLeft = 100

  private struct Reference: Hashable {
    var base: SourceID
    var address: Name
  }

  /// Where a document lies.
  private struct Place {
    var realPath: String
    var realFolder: String
    /// The folder as it follows from what the user typed.
    var typedFolder: String
    var document: LoadedDocument?
  }

  /// - Parameters:
  ///   - root: a real path.
  ///   - currentFolder: the real path of the folder that reports name files from.
  ///   - limit: how many bytes the documents of the API may have together.
  public convenience init(
    root: String, sources: SourceSet = SourceSet(),
    reader: DocumentReader = DocumentReader(vocabulary: Field.vocabulary),
    currentFolder: String? = FileSystem.currentFolder(), atMost limit: Int = FileSystem.largestFile
  ) {
    self.init(
      root: root, sources: sources, log: InputLog(), reader: reader, currentFolder: currentFolder,
      atMost: limit)
  }

  /// The same, with what else is read for the API in the same log.
  init(
    root: String, sources: SourceSet, log: InputLog,
    reader: DocumentReader = DocumentReader(vocabulary: Field.vocabulary),
    currentFolder: String? = FileSystem.currentFolder(), atMost limit: Int = FileSystem.largestFile
  ) {
    self.root = root
    self.sources = sources
    self.log = log
    self.reader = reader
    self.currentFolder = currentFolder
    self.limit = limit
    remaining = limit
  }

  /// The root of a description without a content folder: the git work tree around it, that is the nearest
  /// folder above with a `.git` in it, else the parent of its folder. Never `/`.
  public static func root(ofDescription path: String) throws(FileError) -> String {
    let folder = PathText.folder(of: try FileSystem.realPath(of: path))
    var candidate = folder
    while candidate != "/" {
      // In a linked work tree and in a submodule, `.git` is a file.
      if try FileSystem.kind(at: PathText.joined(candidate, ".git")) != nil { return candidate }
      candidate = PathText.folder(of: candidate)
    }
    let parent = PathText.folder(of: folder)
    return parent == "/" ? folder : parent
  }

  /// The document that an API is read from; nil where its syntax is broken, and then `findings` say so.
  public func load(_ path: String) throws(ContentError) -> Document? {
    let realPath: String
    do throws(FileError) { realPath = try FileSystem.realPath(of: path) } catch {
      log.note(path)
      throw .file(error)
    }
    guard PathText.relative(realPath, to: root) != nil else {
      log.note(path)
      throw .outsideRoot(path: path, root: PathText.name(of: root))
    }
    if case .document(let document)? = loaded[Name(realPath)] { return document }
    if broken.contains(Name(realPath)) { return nil }
    do throws(FileError) {
      guard case .document(let document) = try read(realPath, typed: path, asked: path) else { return nil }
      return document
    } catch {
      throw .file(FileError(error.action, path, error.cause))
    }
  }

  /// Whether the file that a path leads to was read for the API.
  public func hasRead(_ path: String) -> Bool {
    guard let realPath = try? FileSystem.realPath(of: path) else { return false }
    return loaded[Name(realPath)] != nil || broken.contains(Name(realPath))
  }

  /// The path of a file that was read, relative to the folder of another; the same on every machine.
  func path(of source: SourceID, from other: SourceID) -> String {
    guard let place = places[source], let folder = places[other]?.realFolder else { return "" }
    let parts = place.realPath.split(separator: "/", omittingEmptySubsequences: false)
    let base = folder.split(separator: "/", omittingEmptySubsequences: false)
    let common = zip(parts, base).prefix { Name(String($0)) == Name(String($1)) }.count
    let up = repeatElement("..", count: base.count - common)
    return (up + parts.dropFirst(common).map(String.init)).joined(separator: "/")
  }

  /// The documents that were read, by their files.
  var documents: [SourceID: Document] {
    places.compactMapValues { place in
      if case .document(let document)? = place.document { document } else { nil }
    }
  }

  /// Finds the documents that references lead to.
  public var loader: DocumentLoader {
    { [self] address, base in document(at: address, from: base) }
  }

  /// The document that `address` means in a file that this store has read.
  public func document(at address: String, from base: SourceID) -> LoadedDocument {
    let reference = Reference(base: base, address: Name(address))
    if let answer = answers[reference] { return answer }
    let answer = find(address, from: base)
    answers[reference] = answer
    return answer
  }
}

// MARK: - Looking up

extension DocumentStore {
  private func find(_ address: String, from base: SourceID) -> LoadedDocument {
    guard let place = places[base] else {
      return .refused(
        reason: "is written in a file that has no place on the disk", help: "write what it means there")
    }
    switch DocumentAddress(address) {
    case .remote:
      return .remote(
        reason: "is a remote reference, and those are not fetched",
        help: "keep the file beside the description")
    case .scheme(let scheme):
      return .refused(
        reason: "is an address of the scheme '\(scheme):', and those are not read",
        help: "keep the file beside the description and give its relative path")
    case .absolute:
      return .refused(
        reason: "is an absolute path, which means another file on every machine",
        help: "give the path relative to this file")
    case .unreadable:
      return .refused(reason: "is no file's name", help: "give the path relative to this file")
    case .empty: return place.document ?? .refused(reason: "names no file", help: "remove what is before '#'")
    case .relative(let path): return find(path: path, from: place)
    }
  }

  private func find(path: String, from place: Place) -> LoadedDocument {
    let asked = PathText.joined(place.realFolder, stepping: path)
    if let known = loaded[Name(asked)] { return known }
    let realPath: String
    do throws(FileError) { realPath = try FileSystem.realPath(of: asked) } catch {
      log.note(asked)
      // What is not there has no real path: then its text tells whether it would lie outside.
      guard PathText.relative(PathText.normalised(asked), to: root) != nil else { return outside }
      if error.isMissing { return missing(asked) }
      return .refused(reason: "cannot be read: \(error.reason)", help: "mend the path")
    }
    guard PathText.relative(realPath, to: root) != nil else {
      log.note(asked)
      return outside
    }
    if let known = loaded[Name(realPath)] {
      log.note(asked)
      return known
    }
    let answer = open(realPath, typed: PathText.joined(place.typedFolder, path), asked: asked)
    loaded[Name(realPath)] = answer
    return answer
  }

  private func open(_ realPath: String, typed: String, asked: String) -> LoadedDocument {
    do throws(FileError) {
      return try read(realPath, typed: typed, asked: asked)
    } catch {
      switch error.cause {
      case .notRegular: return .refused(reason: "is no regular file", help: "name the file that is meant")
      case .tooLarge:
        return .refused(
          reason: "is too large: the files of a description may have \(limit) bytes together",
          help: "split the API")
      case .system, .changed:
        return .refused(reason: "cannot be read: \(error.reason)", help: "mend its permissions")
      }
    }
  }

  private var outside: LoadedDocument {
    .refused(
      reason: "lies outside '\(PathText.name(of: root))'",
      help: "move it inside, or give a folder that holds both with --root DIR")
  }

  /// Says so, with the name that was likely meant.
  private func missing(_ path: String) -> LoadedDocument {
    var near: String?
    let folder = PathText.folder(of: path)
    // Listing a folder and comparing names for each of a million references would take for ever.
    if suggestionsLeft > 0, let real = try? FileSystem.realPath(of: folder),
      PathText.relative(real, to: root) != nil
    {
      suggestionsLeft -= 1
      log.note(real)
      let names = (try? FileSystem.entries(ofFolder: real))?.filter { $0.isUTF8 && !$0.isHidden } ?? []
      near = NearestName(among: names.map(\.name)).match(for: PathText.name(of: path))
    }
    return .refused(
      reason: "does not exist",
      help: near.map { "did you mean '\($0)'?" } ?? "check the path; it is relative to this file")
  }

  /// Reads and parses a file that lies inside the root.
  private func read(_ realPath: String, typed: String, asked: String) throws(FileError) -> LoadedDocument {
    let bytes = try log.bytes(ofFile: realPath, askedFor: asked, atMost: remaining)
    remaining -= bytes.count
    let file = SourceFile(path: PathText.shown(typed, real: realPath, from: currentFolder), bytes: bytes)
    let source = sources.add(file)
    // A description may be Markdown in a file of its own.
    let isText = ContentFileType(of: realPath) == .markdown
    let outcome = isText ? reader.readText(file, as: source) : reader.read(file, as: source)
    findings += outcome.findings
    if outcome.value == nil { broken.insert(Name(realPath)) }
    let answer: LoadedDocument =
      outcome.value.map { .document($0) }
      ?? .refused(reason: "cannot be parsed", help: "mend the error in that file first")
    places[source] = Place(
      realPath: realPath, realFolder: PathText.folder(of: realPath), typedFolder: PathText.folder(of: typed),
      document: answer)
    loaded[Name(realPath)] = answer
    return answer
  }
}
