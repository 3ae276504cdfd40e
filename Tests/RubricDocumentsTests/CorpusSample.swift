import RubricTesting

/// Files of the corpus of every kind and size that these tests read whole.
enum CorpusSample {
  static let files: [String] = {
    var files: [String] = []
    for folder in ["specs/tiny", "specs/small", "specs/medium", "oas31", "swagger2"] {
      let names = Corpus.names(in: folder).filter { $0.hasSuffix(".json") || $0.hasSuffix(".yaml") }
      files += names.prefix(14).map { folder + "/" + $0 }
    }
    files += ["specs/large/openbanking-account-info.yaml", "specs/large/okta.json"]
    // Megabytes are slow in a debug build; the benchmark reads those.
    return files.filter { (Corpus.file($0)?.bytes.count ?? .max) < 800_000 }
  }()

  /// Files that are read node by node.
  static let medium: [String] = files.filter { (Corpus.file($0)?.bytes.count ?? .max) < 60_000 }

  /// Every JSON and YAML file of the folders with whole descriptions, by path, with its size in bytes.
  static let sizes: [(path: String, count: Int)] = {
    let folders = [
      "specs/tiny", "specs/small", "specs/medium", "specs/large", "specs/huge", "oas31", "swagger2",
    ]
    let paths = folders.flatMap { folder in Corpus.names(in: folder).map { folder + "/" + $0 } }
    return paths.filter { $0.hasSuffix(".json") || $0.hasSuffix(".yaml") }
      .map { ($0, Corpus.file($0)?.bytes.count ?? 0) }
  }()

  /// Files too large to be among `medium`, some of each format: the largest, and others spread over all sizes.
  static let large: [String] = [".json", ".yaml"].flatMap { ending in
    let files = sizes.filter { $0.path.hasSuffix(ending) && $0.count >= 60_000 }
      .sorted { ($1.count, $0.path) < ($0.count, $1.path) }
    return stride(from: 0, to: files.count, by: max(1, files.count / 6)).map { files[$0].path }
  }

  /// The largest files of all, the largest first.
  static let largest: [String] = sizes.sorted { ($1.count, $0.path) < ($0.count, $1.path) }.prefix(10).map(
    \.path)

  /// Small files for tests that read them thousands of times.
  static let small: [String] = {
    ["specs/tiny", "specs/small", "hostile"].flatMap { folder in
      Corpus.names(in: folder).map { folder + "/" + $0 }
    }
    .filter { $0.hasSuffix(".json") || $0.hasSuffix(".yaml") }
    .filter { (Corpus.file($0)?.bytes.count ?? .max) < 4_000 }
  }()
}
