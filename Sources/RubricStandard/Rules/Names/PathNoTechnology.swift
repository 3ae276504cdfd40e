import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let pathNoTechnology = Rule(
    "path-no-technology", "Paths hide the machinery",
    rationale: "A path that names its technology is wrong the day that it changes, and tells attackers what "
      + "to try.",
    severity: .warning, basis: .standard,
    passage: Passage(
      "When naming and hosting your API", "Avoid technical or specialist terms where possible."),
    mending: "name the thing, and let 'Accept' say in which form it comes", isStyle: true,
    passing: [
      "paths: {/parks: {}, /v1.0/parks: {}, /soap: {}, /sql-mode: {}}",
      "paths: {/openapi.json: {}, /.well-known/jwks.json: {}, /sitemap.xml: {}}",
      """
      paths: {/parks.csv: {get: {responses: {'200': {content: {text/csv: {}}}}}}}
      """,
    ],
    failing: [
      "paths: {⟦/parks-svc/list.php⟧: {}}",
      "paths: {⟦'/parks/{id}.json'⟧: {}, ⟦/cgi-bin/parks⟧: {}, ⟦/parks.csv⟧: {}}",
    ],
    check: .path { path, _ in
      let names = path.names
      guard !names.isEmpty, !names.contains(where: { $0.text == ".well-known" }) else { return nil }
      for name in names where !name.isTemplate {
        if let word = technicalWord(in: name.text) { return [.technical(word, path)] }
      }
      guard let last = names.last, let suffix = suffix(of: last.text), !path.isFile(named: last.text, suffix)
      else { return [] }
      return [.suffix(suffix, path)]
    })

  private static func technicalWord(in name: String) -> String? {
    if name == "cgi-bin" { return name }
    let words = NameWords(name).words
    return words.first { technical.contains($0) }
  }

  /// Of words that mean something to callers as well, such as `proxy`, `soap`, `bean` or `sql`, none is here.
  private static let technical: Set<String> = [
    "svc", "impl", "mgmt", "dto", "dao", "servlet", "rpc", "backend", "tmp",
  ]

  /// What stands behind the last dot, where it names a format or a kind of script.
  private static func suffix(of name: String) -> String? {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return nil }
    let suffix = String(decoding: Array(name.utf8[dot...]), as: UTF8.self).lowercased()
    return suffixes.contains(suffix) ? suffix : nil
  }

  private static let suffixes: Set<String> = [
    ".php", ".aspx", ".asp", ".ashx", ".asmx", ".svc", ".jsp", ".do", ".action", ".cgi", ".pl", ".json",
    ".xml", ".csv",
  ]
}

extension PathUse {
  /// Whether the path is that of a file which is known by its whole name, or a table to download.
  fileprivate func isFile(named name: String, _ suffix: String) -> Bool {
    let stem = name.utf8.prefix { $0 != UInt8(ascii: ".") }
    let known = ["openapi", "swagger", "asyncapi", "jwks", "sitemap", "manifest", "crossdomain", "schema"]
    if known.contains(where: { stem.elementsEqual($0.utf8) }) { return true }
    return suffix == ".csv" && operations.contains { $0.origin.givesCSV }
  }
}

extension Node {
  /// Whether an operation has a response in CSV of its own.
  fileprivate var givesCSV: Bool {
    (self[.responses]?.members).map { Array($0) }?.contains { response in
      (response.value[.content]?.members).map { Array($0) }?.contains {
        $0.name.text.utf8.contains(sequence: "csv")
      }
        == true
    } == true
      || self[.produces]?.elements.contains { $0.text?.utf8.contains(sequence: "csv") == true } == true
  }
}

extension Problem {
  fileprivate static func technical(_ word: String, _ path: PathUse) -> Problem {
    Problem(
      "'\(word)' in path '\(path.template)' tells of the machinery", at: path.key,
      help: "name the thing without it in the next version")
  }

  fileprivate static func suffix(_ suffix: String, _ path: PathUse) -> Problem {
    Problem("path '\(path.template)' ends in '\(suffix)'", at: path.key)
  }
}
