import RubricDiagnostics
import RubricSite

/// A file that pages load or link to, under a name that changes with its content.
public struct ThemeAsset: Sendable, Equatable {
  /// Such as `assets/icon-7d0k2m9xqa.svg`.
  public var route: Route
  /// What is written to the site.
  public var bytes: [UInt8]

  /// - Parameter path: within `assets/`, such as `icon.svg`.
  init(path: String, bytes: [UInt8]) {
    let name = path.utf8
    let afterFolder = name.lastIndex(of: UInt8(ascii: "/")).map { name.index(after: $0) } ?? name.startIndex
    let dot = name[afterFolder...].lastIndex(of: UInt8(ascii: ".")) ?? name.endIndex
    let hash = StableHash(bytes).text
    route = Route("assets/\(path[..<dot])-\(hash)\(path[dot...])")
    self.bytes = bytes
  }
}

/// The style sheets and the scripts of a theme, each joined, and the other files of its `assets/`.
struct ThemeAssets {
  private(set) var stylesheet = ThemeAsset(path: "site.css", bytes: [])
  /// nil of a theme without scripts.
  private(set) var script: ThemeAsset?
  /// By their paths within `assets/`, in the order of these.
  private(set) var others: [(path: String, asset: ThemeAsset)] = []
  private(set) var findings: [Finding] = []

  /// Files that are joined into one in the order of a list of `theme.yaml`.
  private struct Kind {
    var list: String
    var name: String
    var folder: String
    var ending: String

    static let styles = Kind(list: "styles", name: "style sheet", folder: "css/", ending: ".css")
    static let scripts = Kind(list: "scripts", name: "script", folder: "scripts/", ending: ".js")
  }

  /// - Parameters:
  ///   - files: one file for each path.
  ///   - styles: paths of style sheets, in order.
  ///   - scripts: paths of scripts, in order.
  ///   - css: rules that come after those of the style sheets.
  init(
    _ files: [ThemeFile], styles: [ThemeManifest.Written], scripts: [ThemeManifest.Written], css: [UInt8]
  ) {
    stylesheet = ThemeAsset(path: "site.css", bytes: join(files, .styles, styles) + css)
    let script = join(files, .scripts, scripts)
    if !script.isEmpty { self.script = ThemeAsset(path: "site.js", bytes: script) }
    for file in files {
      guard let path = file.name(in: "assets/", ending: "") else { continue }
      guard ThemeAssets.isAddress(path) else {
        findings.append(
          .theme("names of assets must be of letters, digits, '-', '.', '_' and '/'", at: file.start))
        continue
      }
      others.append((path, ThemeAsset(path: path, bytes: file.bytes)))
    }
    others.sort { $0.path < $1.path }
  }

  /// The style sheet, the script and the rest.
  var all: [ThemeAsset] { [stylesheet] + (script.map { [$0] } ?? []) + others.map(\.asset) }

  private mutating func join(
    _ files: [ThemeFile], _ kind: Kind, _ listed: [ThemeManifest.Written]
  ) -> [UInt8] {
    let own = files.filter {
      $0.name(in: "", ending: kind.ending) != nil && $0.name(in: kind.folder, ending: "") != nil
    }
    var bytes: [UInt8] = []
    // What names of none most likely mean.
    var meant: [String] = []
    for entry in listed {
      guard let file = own.first(where: { $0.path == entry.text }) else {
        // Paths begin at the theme's folder, which a name without its folder is far from by its letters.
        let paths = own.map(\.path)
        let near =
          paths.first { $0 == kind.folder + entry.text } ?? NearestName(among: paths).match(for: entry.text)
        if let near { meant.append(near) }
        findings.append(
          .theme(
            "no \(kind.name) '\(entry.text)'", at: entry.span,
            help: near.map { "did you mean '\($0)'?" }
              ?? "name a file of the theme, such as '\(kind.folder)extra\(kind.ending)'"))
        continue
      }
      // A mark within the joined file would be a character of what it stands before.
      bytes += file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(file.bytes.dropFirst(3)) : file.bytes
      if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    }
    for file in own
    where !listed.contains(where: { $0.text == file.path }) && !meant.contains(file.path) {
      findings.append(
        .theme(
          "'\(file.path)' stands in no list '\(kind.list)'", at: file.start, .warning,
          help: "name it under '\(kind.list)' in theme.yaml"))
    }
    return bytes
  }

  private static func isAddress(_ path: String) -> Bool {
    path.utf8.first != UInt8(ascii: ".")
      && path.utf8.allSatisfy {
        (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
          || "-._/".utf8.contains($0)
      }
  }
}
