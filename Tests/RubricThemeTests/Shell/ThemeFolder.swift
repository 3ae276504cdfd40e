import Glibc
import RubricDiagnostics
import RubricTesting

@testable import RubricTheme

/// A theme made of texts, for tests; `⟦⟧` marks stretches in them.
struct ThemeFolder {
  private(set) var files: [ThemeFile] = []
  private(set) var sources = SourceSet()
  /// By path and position among the marks of the file.
  private(set) var marks: [String: [Range<UInt32>]] = [:]

  init(_ texts: [String: String] = [:]) {
    for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
      let marked = MarkedText(text)
      marks[path] = marked.ranges
      let source = sources.add(SourceFile(path: path, bytes: marked.bytes))
      files.append(ThemeFile(path: path, bytes: marked.bytes, source: source))
    }
  }

  /// The smallest theme that is right, with the files given put in or in their place.
  static func with(_ texts: [String: String]) -> ThemeFolder {
    var all = smallest
    all.merge(texts) { _, new in new }
    return ThemeFolder(all)
  }

  static let smallest = [
    "theme.yaml": "name: Smallest\nstyles: [css/a.css]\n",
    "layouts/page.mustache":
      "<html lang={{language}}><title>{{title}}</title><link href={{stylesheet}}>{{>top}}<main>{{main}}</main>",
    "layouts/redirect.mustache": "<html lang={{language}}><title>{{title}}</title><a href={{redirect}}>",
    "partials/top.mustache": "<nav>{{navigation}}</nav>",
    "css/a.css": "a { color: red }",
    "strings/en.yaml": text("strings/en.yaml"),
  ]

  /// A file of the default theme.
  static func text(_ path: String) -> String {
    files(of: "default").first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
  }

  /// The files of a theme of this package.
  static func files(of name: String) -> [ThemeFile] {
    guard let root = themes else { return [] }
    var files: [ThemeFile] = []
    for folder in ["", "layouts/", "partials/", "css/", "scripts/", "strings/", "assets/"] {
      for entry in entries(of: "\(root)/\(name)/\(folder)") {
        guard let bytes = bytes(of: "\(root)/\(name)/\(folder)\(entry)") else { continue }
        files.append(
          ThemeFile(path: folder + entry, bytes: bytes, source: SourceID(index: UInt32(files.count))))
      }
    }
    return files
  }

  /// `Themes` in a folder above this file.
  private static var themes: String? {
    var folder = #filePath
    while let slash = folder.lastIndex(of: "/") {
      folder = String(folder[..<slash])
      if !entries(of: folder + "/Themes/default").isEmpty { return folder + "/Themes" }
    }
    return nil
  }

  private static func entries(of path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  private static func bytes(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    return ferror(file) == 0 ? Array(bytes[..<count]) : nil
  }

  var outcome: Outcome<Theme?> { Theme.load(chain: [files]) }

  /// The findings as `path:start-end: message`.
  var findings: [String] { outcome.findings.map { line($0) } }

  func line(_ finding: Finding) -> String {
    let path = sources[finding.span.source]?.path ?? "?"
    let help = finding.help.map { " (\($0))" } ?? ""
    return
      "\(path):\(finding.span.bytes.lowerBound)-\(finding.span.bytes.upperBound): \(finding.message)\(help)"
  }

  /// The line of a finding at a marked stretch.
  func expected(_ path: String, _ message: String, mark: Int = 0) -> String {
    let range = marks[path]?[mark] ?? 0..<0
    return "\(path):\(range.lowerBound)-\(range.upperBound): \(message)"
  }
}
