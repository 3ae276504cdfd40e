import RubricDiagnostics
import RubricTheme

/// Finds themes on disk: bundled ones by name from where the program lies, others by their folder.
public struct ThemeLocation: Sendable {
  /// Folders that may hold bundled themes, in the order in which they are asked.
  private let folders: [String]

  /// Names of a theme's folder that lead to more than so many themes are refused.
  static let longestChain = 8
  /// A theme with more files is no theme.
  static let mostFiles = 1_000
  /// Largest file of a theme: 4 MiB.
  static let largestFile = 4 << 20
  /// Folders in folders are read so deep.
  static let deepestFolder = 6

  /// - Parameter executable: real path of the running program; nil where it is not known, and then no
  ///   bundled theme is found.
  public init(executable: String?) {
    guard let executable else {
      folders = []
      return
    }
    let bin = PathText.folder(of: executable)
    var folders = [PathText.normalised(bin + "/../share/rubric/themes"), bin + "/themes"]
    // Built in place, the program lies some folders below the package.
    var above = bin
    while above != "/", above != "." {
      above = PathText.folder(of: above)
      folders.append(PathText.joined(above, "Themes"))
    }
    self.folders = folders
  }

  /// The location that belongs to the running program.
  public static func ofProgram() -> ThemeLocation {
    ThemeLocation(executable: try? FileSystem.realPath(of: "/proc/self/exe"))
  }

  /// Names of the bundled themes, in order.
  public var bundled: [String] {
    var names: [String] = []
    for folder in folders {
      let entries = (try? FileSystem.entries(ofFolder: folder)) ?? []
      names += entries.map(\.name).filter { isTheme(PathText.joined(folder, $0)) && !names.contains($0) }
    }
    return names.sorted()
  }

  /// The theme's own files and those of every theme that it extends.
  ///
  /// - Parameters:
  ///   - name: of a bundled theme, or the path of a theme's folder.
  ///   - base: folder that a path is relative to.
  public func chain(for name: String, relativeTo base: String = ".") throws(ThemeError) -> Outcome<ThemeChain>
  {
    guard let folder = folder(of: name, relativeTo: base) else {
      throw .notFound(name: name, bundled: bundled)
    }
    var chain = ThemeChain(themes: [], sources: SourceSet())
    var findings: [Finding] = []
    var next: String? = folder
    var seen: Set<String> = []
    while let current = next {
      next = nil
      if let real = try? FileSystem.realPath(of: current) { seen.insert(real) }
      var reading = ThemeReading(folder: current, sources: chain.sources)
      let files = try reading.files()
      chain.sources = reading.sources
      chain.themes.append(files)
      findings += reading.findings
      guard let manifest = files.first(where: { $0.path == "theme.yaml" }),
        // What is wrong with the file itself is told when the theme is loaded.
        let extends = ThemeManifest.read(manifest).value.extends
      else { continue }
      let below = extended(extends, from: current, seen: seen)
      findings += below.findings
      next = below.value
    }
    return Outcome(chain, findings: findings)
  }

  /// The folder of the theme that another extends; nil where a finding says why there is none.
  private func extended(
    _ written: ThemeManifest.Written, from folder: String, seen: Set<String>
  ) -> Outcome<String?> {
    func refused(_ message: String, help: String?) -> Outcome<String?> {
      Outcome(nil, findings: [Finding(ThemeRules.invalid, .error, message, at: written.span, help: help)])
    }
    guard let next = self.folder(of: written.text, relativeTo: folder) else {
      let near = NearestName(among: bundled).match(for: written.text)
      return refused(
        "no theme is called '\(written.text)'",
        help: near.map { "did you mean '\($0)'?" }
          ?? "name a bundled theme, or a folder that holds theme.yaml")
    }
    guard let real = try? FileSystem.realPath(of: next), !seen.contains(real) else {
      return refused(
        "a theme must not extend itself", help: "extend a theme that does not come back to this one")
    }
    guard seen.count < ThemeLocation.longestChain else {
      return refused("at most \(ThemeLocation.longestChain) themes can extend one another", help: nil)
    }
    return Outcome(next)
  }

  /// A bundled theme goes before a folder of the same name; a text with `/` or a leading dot is a path.
  private func folder(of name: String, relativeTo base: String) -> String? {
    let path = PathText.joined(base, name)
    let isPath = name.utf8.contains(UInt8(ascii: "/")) || name.utf8.first == UInt8(ascii: ".")
    if !isPath, !name.isEmpty, let found = folders.map({ PathText.joined($0, name) }).first(where: isTheme) {
      return found
    }
    return !name.isEmpty && isTheme(path) ? path : nil
  }

  private func isTheme(_ path: String) -> Bool {
    FileSystem.isRegularFile(PathText.joined(path, "theme.yaml"))
  }
}

/// A theme's files, then those of the theme it extends, and so on.
public struct ThemeChain: Sendable {
  /// The theme that was asked for is the first.
  public var themes: [[ThemeFile]]
  /// The files that the findings about the theme point into.
  public var sources: SourceSet
}

/// Why a theme cannot be read at all.
public enum ThemeError: Error, Sendable, Hashable, CustomStringConvertible {
  /// There is neither a bundled theme of that name nor a folder with a `theme.yaml`.
  case notFound(name: String, bundled: [String])
  case file(FileError)

  /// What went wrong, as one line.
  public var description: String {
    switch self {
    case .notFound(let name, _): "no theme '\(name)'"
    case .file(let error): error.description
    }
  }

  /// What to do about it, as a verb phrase.
  public var help: String? {
    switch self {
    case .notFound(let name, let bundled):
      if let near = NearestName(among: bundled).match(for: name) { return "did you mean '\(near)'?" }
      let names = bundled.isEmpty ? "" : "use one of \(bundled.joined(separator: ", ")), or "
      return names + "give a folder that holds theme.yaml"
    case .file: return nil
    }
  }
}
