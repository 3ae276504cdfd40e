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

  /// Small files for tests that read them thousands of times.
  static let small: [String] = {
    ["specs/tiny", "specs/small", "hostile"].flatMap { folder in
      Corpus.names(in: folder).map { folder + "/" + $0 }
    }
    .filter { $0.hasSuffix(".json") || $0.hasSuffix(".yaml") }
    .filter { (Corpus.file($0)?.bytes.count ?? .max) < 4_000 }
  }()
}
