import RubricBuild
import RubricDiagnostics
import RubricSite
import RubricStandard
import RubricTesting
import Testing

/// A small site, built, in the form in which it is reviewed and committed: pages as the content of their
/// `<main>` with a line a tag, the shell of one page, other files as they are.
struct GoldenSite {
  /// Text by path.
  private(set) var files: [String: String] = [:]
  /// As a console shows them.
  let findings: String
  /// What is wrong with its pages whatever was expected of them.
  let faults: [String]

  static let folder = FileTree(FileTree(of: #filePath).root + "/Sites")
  /// The day of every golden build.
  private static let date = CivilDate("2026-03-01")
  /// Sites about something else than sections: their section pages would be one and the same text again,
  /// and are in the list of files only.
  private static let withoutSectionPages: Set<String> = [
    "circular-schemas", "right-to-left", "spec-only", "unicode-paths",
  ]

  /// Sites that show the long pages on how mature an API is, and on all APIs side by side; the others' are in the
  /// list of files only.
  private static let withMaturityPages: Set<String> = ["one-api", "many-apis"]

  /// Builds `Sites/<name>/Content`, or the description in it where there is no more.
  static func build(_ name: String, jobs: Int = 2) async throws -> GoldenSite {
    let output = try TestFolder()
    let content = "\(folder.root)/\(name)/Content"
    let bare = "\(name)/Content/openapi.yaml"
    let request = BuildRequest(
      input: folder.exists(bare) ? "\(folder.root)/\(bare)" : content, output: output.at("site"),
      root: content,
      jobs: jobs, date: try #require(date))
    let report = try await Build(request, standard: Standard()).run()
    return try GoldenSite(FileTree(output.at("site")), report, below: "Sites/\(name)/")
  }

  private init(_ site: FileTree, _ report: BuildReport, below folder: String) throws {
    let console = ConsoleReport(isColoured: false)
    var text = ""
    for finding in report.findings {
      var finding = finding
      finding.place.path = GoldenSite.path(finding.place.path, below: folder)
      for index in finding.notes.indices {
        finding.notes[index].place.path = GoldenSite.path(finding.notes[index].place.path, below: folder)
      }
      text += console.text(of: finding)
    }
    findings = text
    faults = try SiteCheck(site, findings: report.findings).faults
    let paths = site.paths
    // Which files of terms and records there are follows from every word of every page.
    let listed = paths.filter { !$0.hasPrefix("search/t-") && !$0.hasPrefix("search/r-") }
    files["files.txt"] = listed.map { GoldenSite.unhashed($0) + "\n" }.joined()
    let hidesSections = GoldenSite.withoutSectionPages.contains { folder == "Sites/\($0)/" }
    let showsMaturity = GoldenSite.withMaturityPages.contains { folder == "Sites/\($0)/" }
    let pages = paths.filter { path in
      path.hasSuffix(".html") && !(hidesSections && path.contains("sections/"))
        && (showsMaturity || !["maturity.html", "organisation.html"].contains { path.hasSuffix($0) })
    }
    for path in pages {
      files[path] = GoldenSite.unhashed(PageText(try site.bytes(path)).text)
    }
    // The page of an operation shows the whole shell: windowed navigation, outline, breadcrumbs.
    if let path = pages.first(where: { $0.contains("operations/") && !$0.hasSuffix("index.html") })
      ?? pages.first
    {
      files["shell.html"] = GoldenSite.unhashed(
        "<!-- \(path) -->\n" + PageText(shell: try site.bytes(path)).text)
    }
    for path in paths where path.hasSuffix(".xml") { files[path] = try site.text(path) }
  }

  /// The path from the content folder on: reports show it as it was typed, and that differs by machine.
  private static func path(_ path: String, below folder: String) -> String {
    path.firstRange(of: folder).map { String(path[$0.upperBound...]) } ?? path
  }

  /// Asset names without their hashes: a change of the style sheet is no change of a page.
  private static func unhashed(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "assets/") {
      result += rest[..<start.upperBound]
      rest = rest[start.upperBound...]
      let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      guard let dash = name.lastIndex(of: "-"), name.distance(from: dash, to: name.endIndex) == 11 else {
        continue
      }
      result += rest[..<dash] + "-HASH"
      rest = rest[name.endIndex...]
    }
    return result + rest
  }
}
