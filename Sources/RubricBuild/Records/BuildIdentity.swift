import RubricDiagnostics
import RubricTheme

/// What every API of a run depends on beside its own files and what it asks of others. A record of another identity
/// is worth nothing.
struct BuildIdentity {
  private(set) var hash = ContentHash()

  /// To be raised whenever records come to mean something else.
  private static let format: UInt64 = 3

  /// What is the same on any machine that builds a part of the same site.
  init(ofParts request: BuildRequest, _ input: BuildInput, theme: ThemeLoading.Loaded) {
    hash.combine(BuildIdentity.format)
    hash.combine(request.toolVersion)
    combine(shared: request, input, theme)
  }

  /// What is the same in builds of one program on one machine.
  init(_ request: BuildRequest, _ input: BuildInput, theme: ThemeLoading.Loaded) {
    hash.combine(BuildIdentity.format)
    // Another program may write other pages, whatever it calls its version.
    let program = FileStamp(of: "/proc/self/exe").flatMap { try? ArchiveEncoder.bytes(of: $0) }
    hash.combine(program ?? [])
    // Reports call files as they are seen from here.
    hash.combine(FileSystem.currentFolder())
    for text in [request.input, request.output, request.root, input.shared.root] { hash.combine(text) }
    for file in input.shared.sources.files { hash.combine(file.path) }
    combine(shared: request, input, theme)
  }

  private mutating func combine(
    shared request: BuildRequest, _ input: BuildInput, _ theme: ThemeLoading.Loaded
  ) {
    hash.combine(request.date.description)
    combine(input)
    for files in theme.chain.themes {
      for file in files {
        hash.combine(file.path)
        hash.combine(file.bytes)
      }
      hash.combine(0 as UInt64)
    }
    hash.combine(theme.css)
  }

  /// The settings, the profile, and all that belongs to no API.
  private mutating func combine(_ input: BuildInput) {
    hash.combine(input.isDescription)
    hash.combine(input.apis.count == 1)
    for file in input.shared.sources.files { hash.combine(file.bytes) }
    for files in [input.shared.files, input.files] {
      for file in files {
        hash.combine(file.relative)
      }
      hash.combine(0 as UInt64)
    }
    for refused in [input.shared.refused, input.refused] {
      for path in refused { hash.combine(path) }
      hash.combine(0 as UInt64)
    }
  }
}

extension APISource {
  /// What its folder holds, by names alone; what is read of it counts by itself.
  var digest: ContentHash {
    var hash = ContentHash()
    switch self {
    case .description(let path): hash.combine(path)
    case .folder(let listing):
      hash.combine(listing.name)
      hash.combine(listing.apiSettings.map { PathText.name(of: $0) })
      for path in listing.specCandidates { hash.combine(PathText.name(of: path)) }
      for files in [listing.guides, listing.files] {
        hash.combine(UInt64(files.count))
        for file in files { hash.combine(file.relative) }
      }
      for path in listing.refused { hash.combine(path) }
    }
    return hash
  }

  /// The name of the API's folder; empty of a description without a content folder.
  var name: String {
    switch self {
    case .folder(let listing): listing.name
    case .description: ""
    }
  }
}
