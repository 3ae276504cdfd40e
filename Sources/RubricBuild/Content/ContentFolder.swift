import RubricDiagnostics

/// What lies where in a content folder; nothing of it is opened yet.
public struct ContentFolder: Sendable {
  /// As reports show it, and as it is opened; every path below begins with it.
  public var path: String
  /// Where it really is; what links lead to must lie in `root`.
  public var realPath: String
  /// `site.yaml`, or `site.yml` where there is no such.
  public var settings: String?
  /// `index.md`.
  public var home: String?
  /// Markdown in `guides/`, relative to that folder, by their paths' bytes.
  public var sharedGuides: [ContentFile] = []
  /// Other files in `guides/` that may be published, relative to that folder.
  public var sharedFiles: [ContentFile] = []
  /// Files in `guides/` that are of a type never published, relative to that folder.
  public var sharedRefused: [String] = []
  /// Files that may be published and lie in neither `guides/` nor `apis/`, such as a logo; relative to the
  /// content folder.
  public var files: [ContentFile] = []
  /// Files beside those that are of a type never published.
  public var refused: [String] = []
  /// By name.
  public var apis: [APIFolderListing] = []
  /// The names that the findings of the listing point at: files without bytes, for nothing was read.
  public var sources = SourceSet()
}

/// What lies where in the folder of one API.
public struct APIFolderListing: Sendable {
  /// Of the folder.
  public var name: String
  /// To be opened.
  public var path: String
  /// `api.yaml`, or `api.yml` where there is no such.
  public var apiSettings: String?
  /// `openapi.yaml`, `openapi.yml`, `openapi.json`, then the same of `swagger`: those that are there.
  public var specCandidates: [String] = []
  /// Markdown, relative to the folder, by their paths' bytes.
  public var guides: [ContentFile] = []
  /// Other files that may be published; descriptions among them, `apiSettings` not.
  public var files: [ContentFile] = []
  /// Files that are never published, by their type or as the API's settings; relative to the folder.
  public var refused: [String] = []
}

/// A file of the content.
public struct ContentFile: Sendable, Hashable {
  /// Path within its folder, `/` between its parts.
  public var relative: String
  /// To be opened.
  public var path: String
}

/// The rules that the layout of a content folder is held to.
public enum ContentRules {
  /// Something lies where nothing is read, or cannot be read as it lies. Warning; an error where what is
  /// left out may be anything.
  public static let layout: RuleID = "content-layout"
}

extension ContentFolder {
  /// Looks through the folder. The findings point into `value.sources`.
  ///
  /// - Parameters:
  ///   - root: the folder that links may lead into; the content folder itself where nil.
  ///   - currentFolder: the real path of the folder that reports name files from.
  public static func list(
    _ path: String, root: String? = nil, currentFolder: String? = FileSystem.currentFolder()
  ) throws(ContentError) -> Outcome<ContentFolder> {
    let realPath: String
    let realRoot: String
    do throws(FileError) {
      realPath = try FileSystem.realPath(of: path)
      realRoot = try root.map { (root) throws(FileError) in try FileSystem.realPath(of: root) } ?? realPath
    } catch {
      throw .file(error)
    }
    guard FileSystem.isFolder(path) else { throw .notFolder(path: path) }
    let shown = shown(path, realPath, from: currentFolder)
    var listing = ContentListing(path: shown, walk: ContentWalk(root: realRoot))
    return try listing.read(realPath: realPath)
  }
}

extension ContentFolder {
  /// Relative to the current folder where the content lies in it, as long as that leads to the same folder.
  private static func shown(_ path: String, _ realPath: String, from currentFolder: String?) -> String {
    let shown = PathText.shown(path, real: realPath, from: currentFolder)
    // A `..` behind a link leads elsewhere than its text says.
    return (try? FileSystem.realPath(of: shown)) == realPath ? shown : path
  }
}

/// A content folder while it is being listed.
private struct ContentListing {
  let path: String
  var walk: ContentWalk

  mutating func read(realPath: String) throws(ContentError) -> Outcome<ContentFolder> {
    let top: [FolderEntry]
    do throws(FileError) { top = try FileSystem.entries(ofFolder: path) } catch { throw .file(error) }
    var folder = ContentFolder(path: path, realPath: realPath)
    let names = walk.usable(top, of: path)
    folder.settings = settings("site", among: names, in: path)
    folder.home = names.first { $0.name == "index.md" && $0.kind == .regular }.map { join($0.name) }
    if names.contains(where: { $0.name == "apis" && $0.kind == .folder }) {
      folder.apis = apis(in: join("apis"))
    }
    if names.contains(where: { $0.name == "guides" && $0.kind == .folder }) {
      let files = walk.files(in: join("guides"))
      folder.sharedGuides = files.filter { ContentFileType(of: $0.relative) == .markdown }
      folder.sharedFiles = files.filter { ContentFileType(of: $0.relative) == .attachment }
      folder.sharedRefused = files.map(\.relative).filter { ContentFileType(of: $0) == nil }
    }
    lookForStrays(names)
    let loose = looseFiles(names)
    folder.files = loose.filter { ContentListing.isPublished($0.relative) }
    folder.refused = loose.map(\.relative).filter {
      !ContentListing.isPublished($0) && ContentFileType(of: $0) != .markdown
    }
    let findings = walk.skipped.map { $0.finding(in: &folder.sources) }
    return Outcome(folder, findings: findings)
  }

  private func join(_ name: String) -> String { PathText.joined(path, name) }

  /// `stem.yaml`, else `stem.yml`.
  private mutating func settings(_ stem: String, among names: [FolderEntry], in folder: String) -> String? {
    let found = [stem + ".yaml", stem + ".yml"].filter { name in
      names.contains { $0.name == name && $0.kind == .regular }
    }
    for surplus in found.dropFirst() {
      walk.skip(PathText.joined(folder, surplus), .shadowed(by: found[0]))
    }
    return found.first.map { PathText.joined(folder, $0) }
  }

  private mutating func apis(in folder: String) -> [APIFolderListing] {
    guard let entries = walk.entries(of: folder) else { return [] }
    var apis: [APIFolderListing] = []
    for entry in entries {
      let path = PathText.joined(folder, entry.name)
      if entry.kind == .folder {
        apis.append(api(entry.name, in: path))
      } else if !ContentListing.isReadMe(entry.name) {
        walk.skip(path, .besideAPIs)
      }
    }
    return apis
  }

  private mutating func api(_ name: String, in path: String) -> APIFolderListing {
    var api = APIFolderListing(name: name, path: path)
    let files = walk.files(in: path)
    let top = files.filter { !$0.relative.utf8.contains(UInt8(ascii: "/")) }
    api.apiSettings = settings(
      "api", among: top.map { FolderEntry(name: $0.relative, isUTF8: true, kind: .regular) }, in: path)
    for stem in ["openapi", "swagger"] {
      for name in [stem + ".yaml", stem + ".yml", stem + ".json"] {
        if let file = top.first(where: { $0.relative == name }) { api.specCandidates.append(file.path) }
      }
    }
    api.guides = files.filter { ContentFileType(of: $0.relative) == .markdown }
    let settings = ["api.yaml", "api.yml"]
    api.files = files.filter {
      ContentFileType(of: $0.relative) == .attachment && !settings.contains($0.relative)
    }
    api.refused = files.map(\.relative).filter { ContentFileType(of: $0) == nil || settings.contains($0) }
    return api
  }

  /// What looks as if it were meant to be read, and is not.
  private mutating func lookForStrays(_ names: [FolderEntry]) {
    let folders = NearestName(among: ["guides", "apis"])
    for entry in names {
      switch entry.kind {
      case .folder where entry.name != "guides" && entry.name != "apis":
        if let near = folders.match(for: entry.name) { walk.skip(join(entry.name), .misnamed(near: near)) }
      case .regular where ContentFileType(of: entry.name) == .markdown:
        if entry.name != "index.md", !ContentListing.isReadMe(entry.name) {
          walk.skip(join(entry.name), .guideAtTop)
        }
      case .regular where ["openapi", "swagger"].contains(where: { entry.name.utf8.starts(with: $0.utf8) }):
        walk.skip(join(entry.name), .descriptionAtTop)
      case .regular, .folder, .link, .other: break
      }
    }
  }

  /// Files for the home. What cannot be read there is no loss unless something links to it, which a finding
  /// at that link tells; hence none here.
  private mutating func looseFiles(_ names: [FolderEntry]) -> [ContentFile] {
    let told = walk.skipped
    defer { walk.skipped = told }
    var files: [ContentFile] = []
    for entry in names where entry.name != "guides" && entry.name != "apis" {
      switch entry.kind {
      case .regular: files.append(ContentFile(relative: entry.name, path: join(entry.name)))
      case .folder: files += walk.files(in: join(entry.name), relative: entry.name + "/")
      case .link, .other: break
      }
    }
    return ContentWalk.sorted(files)
  }

  private static func isPublished(_ path: String) -> Bool {
    ContentFileType(of: path) == .attachment && path != "site.yaml" && path != "site.yml"
  }

  /// Whether a file is one that explains a folder to those who work in it.
  private static func isReadMe(_ name: String) -> Bool {
    name.utf8.prefix(6).map { (65...90).contains($0) ? $0 | 0x20 : $0 }.elementsEqual("readme".utf8)
  }
}
