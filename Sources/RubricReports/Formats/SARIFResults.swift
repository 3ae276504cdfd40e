import RubricDiagnostics

/// The results of a SARIF run, and the rules that they name.
struct SARIFResults: Sendable {
  /// GitHub's code scanning refuses a run with more results.
  static let most = 25_000
  /// It refuses a result with more locations.
  static let mostLocations = 1_000

  /// Indices of the findings that are told, in report order.
  let chosen: [Int]
  /// How many findings are not told.
  let cut: Int
  /// Those that the findings told name, in their catalogue's order; `ruleIndex` counts them.
  let rules: [ReportRule]
  private let input: ReportInput
  private let ruleIndices: [RuleID: Int]

  init(_ input: ReportInput) {
    self.input = input
    chosen = SARIFResults.choice(among: input.findings)
    cut = input.findings.count - chosen.count
    let named = Set(chosen.map { input.findings[$0].rule })
    var rules = input.rules.filter { named.contains($0.id) }
    let known = Set(rules.map(\.id))
    // A rule that nobody has told about still has its name.
    for rule in named.subtracting(known).sorted() {
      rules.append(
        ReportRule(
          id: rule, title: rule.text, rationale: rule.text, severity: .warning, help: rule.text,
          mending: rule.text))
    }
    self.rules = rules
    var indices: [RuleID: Int] = [:]
    for (index, rule) in rules.enumerated() { indices[rule.id] = index }
    ruleIndices = indices
  }

  /// All of them where they are few; else those that count first, of those the most severe, of those the first.
  private static func choice(among findings: [LocatedFinding]) -> [Int] {
    guard findings.count > most else { return Array(findings.indices) }
    var room = most
    var isChosen = [Bool](repeating: false, count: findings.count)
    for counts in [true, false] {
      for severity in Severity.allCases.reversed() {
        for (index, finding) in findings.enumerated()
        where room > 0 && finding.severity == severity && (finding.suppression == nil) == counts {
          isChosen[index] = true
          room -= 1
        }
      }
    }
    return findings.indices.filter { isChosen[$0] }
  }

  /// The result object (§3.27) of a finding.
  func write(_ index: Int, into json: inout JSONText) {
    let finding = input.findings[index]
    json.object { json in
      json.member("ruleId", finding.rule.text)
      if let rule = ruleIndices[finding.rule] { json.member("ruleIndex", rule) }
      json.member("level", SARIFText.level(finding.severity))
      json.message("message", finding.message + (finding.help.map { "\nhelp: \($0)" } ?? ""))
      json.list("locations", finding.place.path.isEmpty ? [] : [finding]) { SARIFResults.location($0, &$1) }
      if !finding.notes.isEmpty {
        let notes = finding.notes.prefix(SARIFResults.mostLocations - 1).filter { !$0.place.path.isEmpty }
        json.list("relatedLocations", notes) { SARIFResults.location($0, &$1) }
      }
      if !finding.fingerprint.isEmpty {
        json.object("partialFingerprints") { $0.member("rubric/v1", finding.fingerprint) }
      }
      if !finding.edits.isEmpty {
        json.list("fixes", CollectionOfOne(finding)) { SARIFResults.fix($0, &$1) }
      }
      writeState(of: finding, into: &json)
    }
  }

  private func writeState(of finding: LocatedFinding, into json: inout JSONText) {
    if let suppression = finding.suppression, suppression.kind != .baseline {
      json.list("suppressions", CollectionOfOne(suppression)) { suppression, json in
        json.object { json in
          json.member("kind", suppression.kind.rawValue)
          json.member("justification", suppression.reason)
          guard suppression.owner != nil || suppression.expires != nil else { return }
          json.object("properties") { json in
            if let owner = suppression.owner { json.member("owner", owner) }
            if let expires = suppression.expires { json.member("expires", expires) }
          }
        }
      }
    }
    if finding.suppression?.kind == .baseline {
      json.member("baselineState", "unchanged")
    } else if input.comparesWithBaseline {
      json.member("baselineState", "new")
    }
  }

  // MARK: - Places

  private static func location(_ finding: LocatedFinding, _ json: inout JSONText) {
    json.object { json in
      physicalLocation(finding.place, excerpt: finding.excerpt, &json)
      guard let place = finding.logicalPlace, !place.isEmpty else { return }
      json.list("logicalLocations", CollectionOfOne(place)) { place, json in
        json.object { json in
          json.member("fullyQualifiedName", place)
          if place.utf8.first == UInt8(ascii: "/") { json.member("kind", "member") }
        }
      }
    }
  }

  private static func location(_ note: LocatedFinding.LocatedNote, _ json: inout JSONText) {
    json.object { json in
      physicalLocation(note.place, excerpt: nil, &json)
      json.message("message", note.message)
    }
  }

  private static func physicalLocation(
    _ place: LocatedFinding.Place, excerpt: Excerpt?, _ json: inout JSONText
  ) {
    json.object("physicalLocation") { json in
      json.object("artifactLocation") { $0.member("uri", SARIFText.uri(place.path)) }
      json.object("region") { json in
        region(place, &json)
        if let text = excerpt.flatMap({ snippet(of: $0, at: place) }) {
          json.object("snippet") { $0.member("text", text) }
        }
      }
      // A context is larger than the region (§3.29.5), which must then be a part of one line.
      guard let excerpt, isWhole(excerpt, at: place), snippet(of: excerpt, at: place) != nil,
        excerpt.caret.count < excerpt.line.unicodeScalars.count
      else { return }
      json.object("contextRegion") { json in
        json.member("startLine", place.line)
        json.object("snippet") { $0.member("text", excerpt.line) }
      }
    }
  }

  private static func region(_ place: LocatedFinding.Place, _ json: inout JSONText) {
    json.member("startLine", place.line)
    json.member("startColumn", place.column)
    json.member("endLine", place.endLine)
    json.member("endColumn", place.endColumn)
  }

  /// The text of the region; nil where the excerpt holds only a part of it.
  private static func snippet(of excerpt: Excerpt, at place: LocatedFinding.Place) -> String? {
    guard place.line == place.endLine, excerpt.caret.count == place.endColumn - place.column,
      !excerpt.caret.isEmpty
    else { return nil }
    let scalars = excerpt.line.unicodeScalars
    let marked = scalars.dropFirst(excerpt.caret.lowerBound).prefix(excerpt.caret.count)
    return marked.count == excerpt.caret.count ? String(marked) : nil
  }

  /// Whether the excerpt is the whole line.
  private static func isWhole(_ excerpt: Excerpt, at place: LocatedFinding.Place) -> Bool {
    let scalars = excerpt.line.unicodeScalars
    return excerpt.caret.lowerBound == place.column - 1 && scalars.first != "…" && scalars.last != "…"
  }

  // MARK: - Fixes

  private static func fix(_ finding: LocatedFinding, _ json: inout JSONText) {
    var files: [(path: String, edits: [LocatedFinding.LocatedEdit])] = []
    for edit in finding.edits {
      if let last = files.indices.last, files[last].path.utf8.elementsEqual(edit.place.path.utf8) {
        files[last].edits.append(edit)
      } else {
        files.append((edit.place.path, [edit]))
      }
    }
    json.object { json in
      if let help = finding.help { json.message("description", help) }
      json.list("artifactChanges", files) { file, json in
        json.object { json in
          json.object("artifactLocation") { $0.member("uri", SARIFText.uri(file.path)) }
          json.list("replacements", file.edits) { edit, json in
            json.object { json in
              json.object("deletedRegion") { region(edit.place, &$0) }
              if !edit.text.isEmpty { json.object("insertedContent") { $0.member("text", edit.text) } }
            }
          }
        }
      }
    }
  }
}
