import RubricDiagnostics
import RubricDocuments

/// What was there before: findings that are known and fail no run, so that only new ones do.
public struct Baseline: Sendable {
  private var entries: [Name: Entry]

  /// A finding that is known, in words for whoever reads the file.
  private struct Entry {
    var rule: String
    var path: String
    var message: String
  }

  /// The file's own version; another is refused.
  private static let version = 1

  /// All findings that count. They must have their fingerprints.
  public init(_ findings: [LocatedFinding]) {
    entries = [:]
    for finding in findings where finding.suppression == nil {
      entries[Name(finding.fingerprint)] = Entry(
        rule: finding.rule.text, path: finding.place.path, message: finding.message)
    }
  }

  /// How many findings are known.
  public var count: Int { entries.count }

  /// The file: JSON, by path, rule and fingerprint, so that a change of it can be reviewed line by line.
  public var bytes: [UInt8] {
    let sorted = entries.sorted { a, b in
      (Name(a.value.path), Name(a.value.rule), a.key) < (Name(b.value.path), Name(b.value.rule), b.key)
    }
    var json = JSONText()
    json.object { json in
      json.member("version", Baseline.version)
      json.member("findings") { json in
        json.array { json in
          for (fingerprint, entry) in sorted {
            json.element { json in
              json.object { json in
                json.member("fingerprint", fingerprint.text)
                json.member("rule", entry.rule)
                json.member("path", entry.path)
                json.member("message", entry.message)
              }
            }
          }
        }
      }
    }
    return Array(json.text.utf8)
  }

  /// Reads a file that `rubric baseline` wrote.
  public init(path: String) throws(BuildError) {
    let bytes: [UInt8]
    do throws(FileError) { bytes = try FileSystem.bytes(ofFile: path) } catch {
      throw BuildError(
        error.description, help: error.isMissing ? "write it first with 'rubric baseline'" : nil)
    }
    let file = SourceFile(path: path, bytes: bytes)
    var sources = SourceSet()
    let read = DocumentReader().read(file, as: sources.add(file), format: .json)
    let again = "write it anew with 'rubric baseline'"
    guard let root = read.value?.root, read.findings.isEmpty else {
      throw BuildError(
        "the baseline cannot be read", help: again, findings: Build.located(read.findings, sources))
    }
    guard root.member(named: "version")?.value.integer == Baseline.version,
      let list = root.member(named: "findings")?.value, list.isSequence
    else { throw BuildError("'\(path)' is no baseline of this version of Rubric", help: again) }
    entries = [:]
    for element in list.elements {
      guard let fingerprint = element.member(named: "fingerprint")?.value.string else {
        throw BuildError("'\(path)' names a finding without its fingerprint", help: again)
      }
      func text(_ key: Name) -> String { element.member(named: key)?.value.string ?? "" }
      entries[Name(fingerprint)] = Entry(rule: text("rule"), path: text("path"), message: text("message"))
    }
  }

  /// Marks the findings that are known.
  ///
  /// - Parameter isWhole: whether all was looked for that the baseline may hold.
  /// - Returns: how many are known, and how many of the baseline are found no more.
  func apply(to findings: inout [LocatedFinding], isWhole: Bool) -> BuildReport.BaselineUse {
    var met: Set<Name> = []
    for index in findings.indices where findings[index].suppression == nil {
      let fingerprint = Name(findings[index].fingerprint)
      guard entries[fingerprint] != nil else { continue }
      met.insert(fingerprint)
      findings[index].suppression = Suppression(
        .baseline, reason: "it was there when the baseline was written")
    }
    return BuildReport.BaselineUse(known: met.count, gone: isWhole ? entries.count - met.count : 0)
  }
}
