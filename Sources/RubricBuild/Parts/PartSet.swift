import RubricDocuments

/// All parts of a site, found to belong together.
public struct PartSet: Sendable {
  /// One for each API of the site, in order.
  let members: [Member]
  /// The content folder that they were made from, as it was given.
  public let input: String
  private let identities: [(folder: String, hash: ContentHash)]

  /// An API with the folder of its part.
  struct Member: Sendable {
    var folder: String
    var value: SitePart.Member
  }

  private typealias Part = (folder: String, value: SitePart)

  /// - Throws: where one is missing, doubled, of another site, or was made from other content than the rest.
  ///
  /// - Parameter folders: of the parts, in any order.
  public init(_ folders: [String]) throws(BuildError) {
    var parts: [Part] = []
    for folder in folders { parts.append((folder, try SitePart.read(folder))) }
    guard let first = parts.first else {
      throw BuildError("there are no parts to merge", help: "name their folders")
    }
    try PartSet.checkShares(parts, first)
    for part in parts.dropFirst() { try PartSet.checkContent(part, first) }
    var members = [Member?](repeating: nil, count: first.value.apis.count)
    for part in parts {
      for member in part.value.members {
        guard members.indices.contains(member.index), members[member.index] == nil else {
          throw BuildError("the part in '\(part.folder)' is damaged", help: "build it again")
        }
        members[member.index] = Member(folder: part.folder, value: member)
      }
    }
    if let lost = members.firstIndex(where: { $0 == nil }) {
      throw BuildError(
        "no part holds the API '\(first.value.apis[lost].name)'", help: "build all parts again")
    }
    self.members = members.compactMap(\.self)
    input = first.value.input
    identities = parts.map { ($0.folder, $0.value.identity) }
  }

  private static func checkShares(_ parts: [Part], _ first: Part) throws(BuildError) {
    var folders: [Int: String] = [:]
    for part in parts {
      let shard = part.value.shard
      guard shard.count == first.value.shard.count else {
        throw BuildError(
          "'\(first.folder)' is part \(first.value.shard) and '\(part.folder)' is part \(shard)",
          help: "merge the parts of one division")
      }
      if let other = folders[shard.number] {
        throw BuildError(
          "'\(other)' and '\(part.folder)' are both part \(shard)", help: "give each part once")
      }
      folders[shard.number] = part.folder
    }
    let missing = (1...first.value.shard.count).filter { folders[$0] == nil }
    guard missing.isEmpty else {
      let names = missing.prefix(10).map { "\($0)/\(first.value.shard.count)" }.joined(separator: ", ")
      let more = missing.count > 10 ? " and \(missing.count - 10) more" : ""
      throw BuildError(
        "part\(missing.count == 1 ? "" : "s") \(names)\(more) missing", help: "give the folders of all parts")
    }
  }

  private static func checkContent(_ part: Part, _ first: Part) throws(BuildError) {
    let pair = "'\(part.folder)' (part \(part.value.shard)) and '\(first.folder)' (part \(first.value.shard))"
    let help = "build all parts from the same content, with the same version of Rubric and the same --date"
    guard part.value.apis.map({ Name($0.name) }) == first.value.apis.map({ Name($0.name) }) else {
      throw BuildError("\(pair) are of sites with other APIs", help: help)
    }
    for (own, other) in zip(part.value.apis, first.value.apis) where own.state != other.state {
      throw BuildError("\(pair) were made from different files of the API '\(own.name)'", help: help)
    }
    guard part.value.identity == first.value.identity else {
      throw BuildError(
        "\(pair) were made with other settings, shared guides, theme, day or version of Rubric", help: help)
    }
  }

  /// Takes over a file of a part.
  static func copy(_ file: SitePart.File, from folder: String, to output: PageOutput?) throws(BuildError) {
    let bytes: [UInt8]
    do throws(FileError) {
      let path = PathText.joined(folder, file.path)
      // A part is pages and nothing that leads elsewhere.
      guard try FileSystem.kind(at: path) == .regular else { throw FileError(.read, path, .notRegular) }
      bytes = try FileSystem.bytes(ofFile: path)
    } catch {
      throw BuildError(error.description, help: "the part in '\(folder)' is not whole: build it again")
    }
    guard bytes.count == file.size else {
      throw BuildError(
        "'\(PathText.joined(folder, file.path))' is not as it was written",
        help: "the part in '\(folder)' is not whole: build it again")
    }
    do throws(OutputError) { try output?.write(bytes, to: file.path) } catch { throw BuildError(error) }
  }

  /// Whether the content at hand is what the parts were made from.
  ///
  /// - Parameter folder: the content folder, which may lie elsewhere than where the parts were made.
  func check(
    _ input: BuildInput, in folder: String, _ identity: BuildIdentity
  ) throws(BuildError) {
    let help = "build the parts again, or merge where the content is as it was"
    guard input.apis.map({ Name($0.name) }) == members.map({ Name($0.value.survey.entry.name) }) else {
      throw BuildError("the parts are outdated: '\(folder)' has other APIs by now", help: help)
    }
    let paths = ContentPaths(folder)
    for member in members {
      let changed = member.value.inputs.first { input in
        let path = paths.local(input.path)
        guard input.wasThere else { return FileStamp(of: path) != nil }
        let bytes = try? FileSystem.bytes(ofFile: path)
        return input.hash.map { bytes.map { ContentHash($0) } != $0 } ?? false
      }
      if let changed {
        throw BuildError("'\(member.folder)' is outdated: '\(changed.path)' has changed since", help: help)
      }
    }
    for (part, hash) in identities where hash != identity.hash {
      throw BuildError(
        "'\(part)' is outdated: settings, shared guides, theme, day or version of Rubric have changed since",
        help: help)
    }
  }
}
