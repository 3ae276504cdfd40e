import RubricDiagnostics

/// Something in the content folder that is not read, and why.
struct SkippedEntry {
  var path: String
  var reason: Reason

  enum Reason {
    case notUTF8
    case leadsOutside
    case leadsNowhere
    case leadsBack
    case noFile
    case tooDeep(limit: Int)
    case tooMany(limit: Int)
    case unreadable(FileError)
    /// The folder was written by a build.
    case isOutput
    case shadowed(by: String)
    case besideAPIs
    case misnamed(near: String)
    case guideAtTop
    case descriptionAtTop
  }

  /// Says so, at a file without bytes that it adds to `sources`.
  func finding(in sources: inout SourceSet) -> Finding {
    let span = SourceSpan.start(of: sources.add(SourceFile(path: path, bytes: [])))
    let words = words
    return Finding(ContentRules.layout, severity, words.message, at: span, help: words.help)
  }

  private var severity: Severity {
    switch reason {
    case .tooMany, .unreadable, .tooDeep: .error
    case .notUTF8, .leadsOutside, .leadsNowhere, .leadsBack, .noFile, .shadowed, .besideAPIs, .misnamed,
      .guideAtTop, .descriptionAtTop:
      .warning
    case .isOutput: .info
    }
  }

  private var words: (message: String, help: String?) {
    let name = PathText.name(of: path)
    switch reason {
    case .notUTF8: return ("the name '\(name)' is not UTF-8, so it is not read", "rename it")
    case .leadsOutside:
      return (
        "the link '\(name)' leads out of the content, so it is not read",
        "copy what it leads to, or give a folder that holds both with --root DIR"
      )
    case .leadsNowhere: return ("the link '\(name)' leads to nothing", "mend or remove it")
    case .leadsBack: return ("the link '\(name)' leads back to a folder that holds it", "remove it")
    case .noFile: return ("'\(name)' is neither file nor folder, so it is not read", "remove it")
    case .tooDeep(let limit):
      return ("folders are read \(limit) deep, so '\(name)' is not read", "move it nearer to the top")
    case .tooMany(let limit):
      return (
        "a content folder may hold \(limit) entries; the rest is not read",
        "move what is no content elsewhere"
      )
    case .unreadable(let error):
      return ("'\(name)' cannot be listed: \(error.reason)", "mend its permissions")
    case .isOutput: return ("'\(name)' was written by a build, so it is not read as content", nil)
    case .shadowed(let other):
      return ("'\(name)' is not read, because '\(other)' is there", "keep one of them")
    case .besideAPIs:
      return ("'\(name)' is in no API's folder, so it is not read", "move it into a folder of its API's name")
    case .misnamed(let near): return ("the folder '\(name)' is not read", "did you mean '\(near)'?")
    case .guideAtTop:
      return ("'\(name)' is in no folder of guides, so it is not read", "move it into 'guides'")
    case .descriptionAtTop:
      return (
        "'\(name)' is in no API's folder, so it is not read",
        "move it into 'apis/' and a folder of its API's name"
      )
    }
  }
}
