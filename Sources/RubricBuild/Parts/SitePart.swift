import RubricDocuments

/// What a part of a site tells of itself: which share it is, what it was made from, and what its APIs leave to the
/// pages about all of them. It lies in the folder of the part, beside the pages.
struct SitePart: Sendable, Codable {
  var shard: Shard
  /// Of all that every API depends on.
  var identity: ContentHash
  /// The content folder, as it was given.
  var input: String
  /// Of all APIs of the site, in order, whichever part they are in.
  var apis: [API]
  /// Those of the part.
  var members: [Member]

  /// An API as it was read.
  struct API: Sendable, Codable {
    var name: String
    /// Of everything that it was read from.
    var state: ContentHash
  }

  /// An API that the part holds.
  struct Member: Sendable, Codable {
    /// Among all.
    var index: Int
    var survey: APISurvey
    var record: APIRecord
    /// What the search has of it; nil where nothing is searched.
    var search: [UInt8]?
    var files: [File]
    /// What it was read from; paths are from the content folder on.
    var inputs: [Input]
  }

  /// A file of the part.
  struct File: Sendable, Codable {
    /// Within the folder.
    var path: String
    var size: Int
  }

  /// A file that an API was read from, or one that was looked for in vain.
  struct Input: Sendable, Codable {
    var path: String
    var wasThere: Bool
    /// nil of a folder, and where nothing was there.
    var hash: ContentHash?
  }

  /// What lies in a folder.
  static func read(_ folder: String) throws(BuildError) -> SitePart {
    let bytes: [UInt8]?
    do throws(FileError) {
      bytes = try OpenFolder.open(folder).bytes(of: OutputFolder.partName, atMost: RecordFile.largest)
    } catch {
      throw BuildError(FileError(.read, folder, error.cause).description, help: SitePart.help)
    }
    guard let bytes else {
      throw BuildError("'\(folder)' is no part of a site", help: SitePart.help)
    }
    guard let (body, _) = RecordFile.body(of: bytes),
      let part = try? ArchiveDecoder.value(SitePart.self, from: body),
      part.members.allSatisfy({ (try? $0.record.findings.all()) != nil })
    else {
      throw BuildError(
        "the part in '\(folder)' is damaged, or another version of Rubric made it", help: "build it again")
    }
    return part
  }

  private static let help = "make parts with 'rubric build --shard 1/3 --output DIR' and so on"
}

extension APISource {
  /// What it was read from in few bytes, the same on every machine.
  func state(_ inputs: [SitePart.Input]) -> ContentHash {
    var hash = digest
    for input in inputs {
      hash.combine(input.path)
      hash.combine(input.wasThere)
      hash.combine(input.hash ?? ContentHash())
    }
    return hash
  }
}

/// Paths of a content folder's files as any machine calls them.
struct ContentPaths: Sendable {
  private let typed: String
  private let real: String

  /// - Parameter input: the content folder as it was given.
  init(_ input: String) {
    typed = input
    real = (try? FileSystem.realPath(of: input)) ?? input
  }

  /// From the content folder on; what lies outside is called as it is.
  func portable(_ path: String) -> String {
    PathText.relative(path, to: real) ?? PathText.relative(path, to: typed) ?? path
  }

  /// What to open.
  func local(_ path: String) -> String { PathText.joined(real, path) }

  func inputs(_ files: [InputFile]) -> [SitePart.Input] {
    files.map { SitePart.Input(path: portable($0.path), wasThere: $0.stamp != nil, hash: $0.hash) }
  }
}
