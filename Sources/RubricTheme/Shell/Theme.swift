import RubricDiagnostics
import RubricPages
import RubricSite

/// A checked theme: the shells of pages, the words of the interface, and the files that pages load.
public struct Theme: Sendable {
  /// Of the first theme of the chain; empty where `theme.yaml` gives none.
  public let name: String
  /// Every page but those that have moved.
  public let page: Shell
  /// What stands at the former address of a page that has moved.
  public let redirect: Shell
  let vocabulary: Words
  /// The style sheet first; every route differs from all others.
  public let assets: [ThemeAsset]

  /// What the theme says for the word; its published name where the theme has no text for it.
  public func words(_ word: Word) -> Phrase { vocabulary(word) }

  /// Reads a theme.
  ///
  /// - Parameters:
  ///   - chain: the theme's files, then those of the theme it extends, and so on; any file of an earlier one
  ///     takes the place of that path in later ones. Strings go word by word; `styles` of an earlier one come
  ///     after those of a later one.
  ///   - language: BCP 47 tag of the words; English stands in for what is missing.
  ///   - asked: where the settings name the language; nil where they do not.
  ///   - css: rules of the site's own, which come after those of all themes.
  /// - Returns: nil where no page can be made; then a finding of severity error says why.
  public static func load(
    chain: [[ThemeFile]], language: String = "en", asked: SourceSpan? = nil, css: [UInt8] = []
  ) -> Outcome<Theme?> {
    guard
      let start = chain.joined().first(where: { $0.path == "theme.yaml" })?.start
        ?? chain.joined().first?.start
    else { return Outcome(nil) }
    let manifests = chain.map { files in
      files.first { $0.path == "theme.yaml" }.map { ThemeManifest.read($0) } ?? Outcome(ThemeManifest())
    }
    var findings = manifests.flatMap(\.findings) + chain.joined().flatMap { unread($0) }
    let files = merged(chain)
    let assets = ThemeAssets(
      files, styles: listed(\.styles, manifests.map(\.value)),
      scripts: listed(\.scripts, manifests.map(\.value)), css: css)
    let words = Words.read(chain, language: language, asked: asked)
    findings += words.findings + assets.findings

    var names = TemplateNames(words: words.value, files: ["stylesheet": assets.stylesheet.route.path])
    if let script = assets.script { names.files["script"] = script.route.path }
    for (path, asset) in assets.others { names.files[TemplateNames.assetPrefix + path] = asset.route.path }
    let templates = TemplateSet(files, names: names)
    let page = templates.shell("page", required: [.language, .title, .main], theme: start)
    let redirect = templates.shell("redirect", required: [.language, .title, .redirect], theme: start)
    findings += templates.findings + page.findings + redirect.findings
    guard let page = page.value, let redirect = redirect.value else {
      return Outcome(nil, findings: findings)
    }
    return Outcome(
      Theme(
        name: manifests.first?.value.name ?? "", page: page, redirect: redirect, vocabulary: words.value,
        assets: assets.all),
      findings: findings)
  }

  /// One file for each path: that of the earliest theme, in the order in which they were read.
  private static func merged(_ chain: [[ThemeFile]]) -> [ThemeFile] {
    var seen: Set<[UInt8]> = []
    return chain.joined().filter { seen.insert(Array($0.path.utf8)).inserted }
  }

  /// The list of the innermost theme, then what others add to it.
  private static func listed(
    _ list: KeyPath<ThemeManifest, [ThemeManifest.Written]>, _ manifests: [ThemeManifest]
  ) -> [ThemeManifest.Written] {
    var paths: [ThemeManifest.Written] = []
    for path in manifests.reversed().flatMap({ $0[keyPath: list] })
    where !paths.contains(where: { $0.text == path.text }) {
      paths.append(path)
    }
    return paths
  }

  /// A finding where nothing reads the file: most likely its name or folder is misspelt, and what it was to
  /// override stays as it is.
  private static func unread(_ file: ThemeFile) -> [Finding] {
    let places = [
      ("layouts/", ".mustache"), ("partials/", ".mustache"), ("css/", ".css"), ("scripts/", ".js"),
      ("strings/", ".yaml"),
      ("assets/", ""),
    ]
    if file.path == "theme.yaml" || places.contains(where: { file.name(in: $0.0, ending: $0.1) != nil }) {
      return []
    }
    if ["README", "LICEN", "."].contains(where: { file.path.utf8.starts(with: $0.utf8) }) { return [] }
    let near = NearestName(among: ["layouts", "partials", "css", "scripts", "strings", "assets"])
      .match(for: String(file.path.prefix { $0 != "/" }))
    return [
      .theme(
        "nothing in a theme reads '\(file.path)'", at: file.start, .warning,
        help: near.map { "move it into '\($0)/' with the ending of the files there" })
    ]
  }
}
