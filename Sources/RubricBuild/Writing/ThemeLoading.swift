import RubricDiagnostics
import RubricDocuments
import RubricSite
import RubricTheme

/// Loads the theme that a site is to have.
struct ThemeLoading {
  let request: BuildRequest
  let settings: SiteSettings
  let shared: SharedContent
  /// The folder that a theme's path begins at.
  private let base: String

  init(_ request: BuildRequest, _ input: BuildInput) {
    self.request = request
    settings = input.shared.settings
    shared = input.shared
    base = request.theme == nil && !input.isDescription ? request.input : "."
  }

  /// A theme that can be used.
  struct Loaded: Sendable {
    var theme: Theme
    var findings: [LocatedFinding]
    /// The files that it was made of.
    var chain: ThemeChain
    /// The site's own style sheet; empty where there is none.
    var css: [UInt8]
  }

  /// The theme of the command line, else of the settings, else the default.
  func theme() throws(BuildError) -> Loaded {
    let chain: Outcome<ThemeChain>
    do throws(ThemeError) {
      chain = try ThemeLocation.ofProgram().chain(
        for: request.theme ?? settings.theme ?? "default", relativeTo: base)
    } catch {
      guard request.theme == nil, let span = settings.themeSpan else { throw BuildError(error) }
      let finding = Finding(ThemeRules.invalid, .error, error.description, at: span, help: error.help)
      throw BuildError(
        "the theme cannot be used", help: "mend 'theme' first",
        findings: Build.located([finding], shared.sources))
    }
    var sources = chain.value.sources
    // Findings of a theme name its own files, and the settings where these ask for what it has not.
    let asked = settings.languageSpan.flatMap { span in
      shared.sources[span.source].map { SourceSpan(source: sources.add($0), bytes: span.bytes) }
    }
    let own = css()
    let loaded = Theme.load(
      chain: chain.value.themes, language: settings.language, asked: asked, css: own.value)
    let findings =
      Build.located(chain.findings + loaded.findings, sources)
      + Build.located(own.findings, shared.sources)
    guard let theme = loaded.value else {
      throw BuildError(
        "the theme cannot be used", help: "mend it first",
        findings: findings.filter { $0.severity == .error })
    }
    return Loaded(theme: theme, findings: findings, chain: chain.value, css: own.value)
  }

  /// What a build would find wrong with the look that the settings ask for: a check that is silent about it would
  /// let a build fail that follows it.
  func findingsOfCheck() throws(BuildError) -> [LocatedFinding] {
    guard settings.theme != nil || settings.css != nil || settings.languageSpan != nil, !request.lintsOnly
    else {
      return []
    }
    do throws(BuildError) { return try theme().findings } catch {
      // A check needs no theme: where the program lies without any, only what the settings name can be wrong.
      guard settings.theme == nil else { throw error }
      return Build.located(css().findings, shared.sources)
    }
  }

  /// The style sheet that the settings name.
  private func css() -> Outcome<[UInt8]> {
    guard let path = settings.css, let span = settings.cssSpan else { return Outcome([]) }
    do throws(FileError) {
      return Outcome(try FileSystem.bytes(ofFile: PathText.joined(request.input, path)))
    } catch {
      let finding = Finding(
        "settings-valid", .error, "the style sheet '\(path)' cannot be read: \(error.reason)", at: span,
        help: "give the path of a style sheet from the content folder on, such as 'extra.css'")
      return Outcome([], findings: [finding])
    }
  }
}
