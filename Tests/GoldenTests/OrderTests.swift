import Glibc
import RubricBuild
import RubricDiagnostics
import RubricSite
import RubricStandard
import RubricTesting
import Testing

/// Neither the number of threads nor the order in which a folder lists its files shows in what is built.
@Suite struct OrderTests {
  /// What a build made: each file's bytes, and the findings as a console shows them.
  private struct Made: Equatable {
    var files: [String: [UInt8]] = [:]
    var findings = ""
  }

  /// A file system in memory lists what was made last first; others often go by a hash of the names.
  private static let memory: String? = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : nil

  @Test(arguments: ["broken-everything", "many-apis", "unicode-paths"])
  func threadsAndTheOrderOfFilesChangeNothing(_ name: String) async throws {
    let content = FileTree("\(GoldenSite.folder.root)/\(name)/Content")
    let paths = content.paths
    let orders = [
      paths, paths.reversed(), OrderTests.shuffled(paths, seed: 1), OrderTests.shuffled(paths, seed: 2),
    ]
    let first = try await OrderTests.made(content, orders[0], jobs: 1)
    #expect(first.made.files.count > 10 && !first.made.findings.isEmpty)
    var listings: Set<[String]> = [first.listing]
    for (order, jobs) in zip(orders + orders, [2, 8, 1, 2, 8, 1, 8, 2]) {
      let other = try await OrderTests.made(content, order, jobs: jobs)
      listings.insert(other.listing)
      #expect(other.made.findings == first.made.findings)
      let differing = Set(first.made.files.keys).union(other.made.files.keys)
        .filter { first.made.files[$0] != other.made.files[$0] }
      #expect(differing.sorted() == [], "\(jobs) jobs")
    }
    // Where a folder is always listed in one order, nothing of it is tested.
    if OrderTests.memory == nil {
      print("\(name): there is no /dev/shm, and this file system may list every folder in one order")
    } else {
      #expect(listings.count > 2)
    }
  }

  /// Copies the content, its files made in the order given, and builds it.
  private static func made(
    _ content: FileTree, _ order: [String], jobs: Int
  ) async throws -> (made: Made, listing: [String]) {
    let folder = try TestFolder(in: memory)
    let copy = FileTree(folder.at("content"))
    for path in order {
      var target = [CChar](repeating: 0, count: 4096)
      if readlink("\(content.root)/\(path)", &target, target.count - 1) > 0 {
        try copy.makeFolders(of: path)
        symlink(target, "\(copy.root)/\(path)")
      } else {
        try copy.write(path, content.bytes(path))
      }
    }
    let request = BuildRequest(
      input: copy.root, output: folder.at("site"), jobs: jobs, date: try #require(CivilDate("2026-03-01")))
    let report = try await Build(request, standard: Standard()).run()
    var made = Made()
    let site = FileTree(folder.at("site"))
    for path in site.paths { made.files[path] = try site.bytes(path) }
    let console = ConsoleReport(isColoured: false)
    made.findings = report.findings.map { console.text(of: $0) }.joined()
      .replacing(folder.path + "/", with: "")
    return (made, listing(below: copy.root))
  }

  /// Names in the order in which the system gives them.
  private static func listing(below folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      names.append(name)
      if entry.pointee.d_type == UInt8(DT_DIR) { names += listing(below: "\(folder)/\(name)") }
    }
    return names
  }

  private static func shuffled(_ paths: [String], seed: Int) -> [String] {
    var left = paths
    var result: [String] = []
    var index = 0
    while !left.isEmpty {
      index = (index + 7 * seed) % left.count
      result.append(left.remove(at: index))
    }
    return result
  }
}
