import Glibc
import RubricTesting
import Testing

/// A build that is killed leaves whole files only, and the next one completes the site.
@Suite(.enabled(if: Corpus.isWanted)) struct KilledBuildTests {
  /// Descriptions by their size and not by their names: the two nearest to 200 kB.
  private static let descriptions: [String] = {
    let paths = Corpus.names(in: "specs/medium").map { "specs/medium/" + $0 }
    let sizes = paths.map { ($0, Corpus.file($0)?.bytes.count ?? 0) }
    return sizes.sorted { (abs($0.1 - 200_000), $0.0) < (abs($1.1 - 200_000), $1.0) }.prefix(2).map(\.0)
  }()

  /// Parts of the paths written at which a build is killed.
  private static let moments = [0.0, 0.02, 0.3, 0.6, 0.9]

  private let folder: TestFolder
  private let program: Program

  init() throws {
    program = try #require(Program.built, "build the program first, or name it with RUBRIC_PROGRAM")
    folder = try TestFolder()
    for (index, path) in KilledBuildTests.descriptions.enumerated() {
      let ending = path.hasSuffix(".json") ? "json" : "yaml"
      try folder.write("\(index).\(ending)", try #require(Corpus.file(path)).bytes)
    }
  }

  @Test func aKilledFirstBuildLeavesWholeFilesAndTheNextCompletesIt() throws {
    let whole = try built(0, "whole")
    var killed = 0
    for moment in KilledBuildTests.moments {
      let output = "fresh-\(moment)"
      if try kill(0, into: output, at: moment, of: whole.journalSize) { killed += 1 }
      #expect(foreign(in: output, to: [whole]) == [], "at \(moment)")
      #expect(try built(0, output).files == whole.files, "at \(moment)")
      #expect(leftovers(in: output) == [], "at \(moment)")
    }
    #expect(killed >= 3, "builds ended before they could be killed")
  }

  @Test func aKilledSecondBuildLeavesFilesOfEitherAndTheNextCompletesIt() throws {
    let (first, second) = (try built(0, "first"), try built(1, "second"))
    #expect(first.files["index.html"] != second.files["index.html"])
    var killed = 0
    for moment in KilledBuildTests.moments {
      let output = "over-\(moment)"
      _ = try built(0, output)
      if try kill(1, into: output, at: moment, of: second.journalSize) { killed += 1 }
      #expect(foreign(in: output, to: [first, second]) == [], "at \(moment)")
      // Nothing of the first build is gone before all of the second is there.
      let paths = Set(FileTree(folder.at(output)).paths)
      #expect(
        paths.isSuperset(of: first.files.keys) || paths.isSuperset(of: second.files.keys), "at \(moment)")
      #expect(try built(1, output).files == second.files, "at \(moment)")
      #expect(leftovers(in: output) == [], "at \(moment)")
    }
    #expect(killed >= 3, "builds ended before they could be killed")
  }

  // MARK: -

  /// A site that a build finished.
  private struct Site {
    var files: [String: [UInt8]]
    /// Bytes that the list of its paths has, near enough.
    var journalSize: Int { files.keys.reduce(0) { $0 + $1.utf8.count + 1 } }
  }

  private func arguments(_ description: Int, _ output: String) throws -> [String] {
    let input = FileTree(folder.path).exists("\(description).json") ? "json" : "yaml"
    return [
      "build", "\(description).\(input)", "--output", output, "--date", "2026-03-01", "--quiet", "--jobs",
      "2",
    ]
  }

  private func start(_ description: Int, _ output: String) throws -> pid_t {
    try program.start(
      arguments(description, output), in: folder.path, output: "/dev/null", error: "/dev/null")
  }

  private func built(_ description: Int, _ output: String) throws -> Site {
    #expect(Program.wait(for: try start(description, output)) == 0)
    let tree = FileTree(folder.at(output))
    var site = Site(files: [:])
    for path in tree.paths { site.files[path] = try tree.bytes(path) }
    #expect(site.files.count > 50)
    return site
  }

  /// Kills a build once its journal lists a part of the paths that it will write.
  ///
  /// - Returns: whether the build was still at work, and had begun to write.
  private func kill(_ description: Int, into output: String, at moment: Double, of size: Int) throws -> Bool {
    let child = try start(description, output)
    let journal = folder.at("\(output)/.rubric-journal")
    let wanted = max(1, Int(moment * Double(size)))
    while true {
      var found = stat()
      if stat(journal, &found) == 0, Int(found.st_size) >= wanted { break }
      if Program.statusIfEnded(child) != nil { return false }
      usleep(100)
    }
    Glibc.kill(child, SIGKILL)
    return Program.wait(for: child) == -SIGKILL && access(journal, F_OK) == 0
  }

  /// Paths of files that none of the sites holds with these bytes; our own lists and temporary files aside.
  private func foreign(in output: String, to sites: [Site]) -> [String] {
    let tree = FileTree(folder.at(output))
    return tree.paths.filter { path in
      let name = path.split(separator: "/").last ?? ""
      guard !name.hasPrefix(".rubric-") else { return false }
      let bytes = try? tree.bytes(path)
      return !sites.contains { $0.files[path] == bytes }
    }
  }

  /// What only a running build has.
  private func leftovers(in output: String) -> [String] {
    FileTree(folder.at(output)).paths.filter { $0.contains(".rubric-") && $0 != ".rubric-manifest" }
  }
}
