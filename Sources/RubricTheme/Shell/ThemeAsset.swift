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

/// The style sheets of a theme, joined, and the other files of its `assets/`.
struct ThemeAssets {
  private(set) var stylesheet = ThemeAsset(path: "site.css", bytes: [])
  /// By their paths within `assets/`, in the order of these.
  private(set) var others: [(path: String, asset: ThemeAsset)] = []
  private(set) var findings: [Finding] = []

  /// - Parameters:
  ///   - files: one file for each path.
  ///   - styles: paths of style sheets, in order.
  init(_ files: [ThemeFile], styles: [ThemeManifest.Written]) {
    let sheets = files.filter {
      $0.name(in: "", ending: ".css") != nil && $0.name(in: "css/", ending: "") != nil
    }
    let meant = join(sheets, styles)
    for sheet in sheets
    where !styles.contains(where: { $0.text == sheet.path }) && !meant.contains(sheet.path) {
      findings.append(
        .theme(
          "'\(sheet.path)' stands in no list 'styles'", at: sheet.start, .warning,
          help: "name it under 'styles' in theme.yaml"))
    }
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

  /// - Returns: the sheets that names of none most likely mean.
  private mutating func join(_ sheets: [ThemeFile], _ styles: [ThemeManifest.Written]) -> [String] {
    var bytes: [UInt8] = []
    var meant: [String] = []
    for style in styles {
      guard let sheet = sheets.first(where: { $0.path == style.text }) else {
        // Paths begin at the theme's folder, which a name without its folder is far from by its letters.
        let paths = sheets.map(\.path)
        let near =
          paths.first { $0 == "css/" + style.text } ?? NearestName(among: paths).match(for: style.text)
        if let near { meant.append(near) }
        findings.append(
          .theme(
            "no style sheet '\(style.text)'", at: style.span,
            help: near.map { "did you mean '\($0)'?" } ?? "name a file of the theme, such as 'css/extra.css'")
        )
        continue
      }
      // A mark within the joined sheet would be a character of a selector.
      bytes += sheet.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(sheet.bytes.dropFirst(3)) : sheet.bytes
      if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    }
    stylesheet = ThemeAsset(path: "site.css", bytes: bytes)
    return meant
  }

  private static func isAddress(_ path: String) -> Bool {
    path.utf8.first != UInt8(ascii: ".")
      && path.utf8.allSatisfy {
        (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
          || "-._/".utf8.contains($0)
      }
  }
}
