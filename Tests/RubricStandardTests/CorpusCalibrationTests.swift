import RubricDiagnostics
import RubricMarkdown
import RubricPatterns
@testable import RubricSite
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@testable import RubricStandard

/// Passages of real guides, each read as if it stood under the heading of every section in turn.
struct CorpusCalibrationTests {
  @Test func passagesAboutSomethingElseDoNotPass() throws {
    guard let corpus = Corpus.path else { return try Corpus.skip() }
    let files = Corpus.markdown(under: corpus + "/guides").filter { !$0.utf8.contains(sequence: "/discord/") }
    var passages: [(file: String, text: String)] = []
    for file in files {
      for passage in Corpus.passages(of: try Corpus.bytes(of: file)) where Words.count(passage.utf8) >= 15 {
        passages.append((String(file.dropFirst(corpus.count + 8)), passage))
      }
    }
    // Every fourth is enough to notice a probe that is too loose; all of them for measuring.
    let step = getenv("RUBRIC_ALL_PASSAGES") == nil ? 4 : 1
    let sampled = passages.enumerated().filter { $0.offset % step == 0 }.map(\.element)
    let tally = try Corpus.tally(sampled)
    print("passages: \(sampled.count)")
    for section in RequiredSection.all {
      let hits = tally[section.id] ?? []
      print("  \(section.id.text): \(hits.count)")
      if Corpus.isVerbose { for hit in hits.prefix(12) { print("   ", hit) } }
      #expect(hits.count * 50 <= sampled.count, "\(section.id.text)")
    }
  }

  /// Real guides with their descriptions: some sections are there, and what is found is what they hold.
  @Test(arguments: [
    ("govuk-pay", "specs/medium/govuk-pay.json"), ("hmrc-trader-goods-profiles", ""), ("hmrc-emcs", ""),
    ("hmrc-vat", ""), ("dfe-npq", ""), ("govuk-notify", ""), ("hmrc-ctc-traders", ""),
    ("govuk-content-api", ""),
    ("hmrc-income-tax-mtd", ""), ("dfe-publish", ""),
  ])
  func realGuidesHaveVerdicts(name: String, spec: String) throws {
    guard let corpus = Corpus.path else { return try Corpus.skip() }
    let folder = corpus + "/guides/" + name
    let guides = try Corpus.markdown(under: folder).map {
      (path: String($0.dropFirst(folder.count + 1)), bytes: try Corpus.bytes(of: $0))
    }
    let description =
      spec.isEmpty ? Array(SampleSite.protected.utf8) : try Corpus.bytes(of: corpus + "/" + spec)
    let sample = SampleSite(guides: guides, spec: description)
    let outcome = sample.outcome
    #expect(outcome.value.count == RequiredSection.all.count)
    #expect(outcome.value.contains { !$0.evidence.isEmpty })
    for finding in outcome.findings { #expect(sample.sources[finding.span.source] != nil) }
    guard Corpus.isVerbose else { return }
    var text = "== \(name) \(Completeness(outcome.value).percentage) %\n"
    for verdict in outcome.value {
      let part = sample.site.place(of: verdict.section)?.parts.first
      var place = ""
      if let part, case .guide(let id) = part.text { place = sample.site[id].path }
      text +=
        "  \(verdict.section.text): \(verdict.state.rawValue) \(verdict.wordCount)w \(place) \(part.map { "\($0.reason)" } ?? "") open=\(verdict.openQuestions.map(\.factID)) \(verdict.standIn.map { "\($0)" } ?? "")\n"
      for evidence in verdict.evidence {
        text += "      \(evidence.factID) [\(evidence.origin)]: \(evidence.text)\n"
      }
    }
    print(text)
  }
}

/// The documents that nobody here wrote.
enum Corpus {
  static var isVerbose: Bool { getenv("RUBRIC_VERBOSE") != nil }

  static var path: String? {
    if let set = getenv("RUBRIC_CORPUS") { return String(cString: set) }
    var folder = #filePath
    while let slash = folder.lastIndex(of: "/") {
      folder = String(folder[..<slash])
      if access(folder + "/shared/corpus", R_OK) == 0 { return folder + "/shared/corpus" }
    }
    return nil
  }

  static func skip() throws {
    print("skipped: the corpus is not there")
    #expect(getenv("CI") == nil, "the corpus must be there")
  }

  static func bytes(of path: String) throws -> [UInt8] {
    let file = try #require(fopen(path, "rb"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
  }

  static func markdown(under folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names.filter { !$0.hasPrefix(".") }.sorted().flatMap { name -> [String] in
      let path = folder + "/" + name
      if name.hasSuffix(".md") { return [path] }
      return markdown(under: path)
    }
  }

  /// The text below each heading up to the next one of levels 1 to 3, the heading first.
  static func passages(of bytes: [UInt8]) -> [String] {
    var passages: [[String]] = [[]]
    var isFenced = false
    for line in String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.hasPrefix("```") { isFenced.toggle() }
      if !isFenced, ["# ", "## ", "### "].contains(where: { line.hasPrefix($0) }) { passages.append([]) }
      passages[passages.count - 1].append(String(line))
    }
    return passages.map { $0.dropFirst($0.first?.hasPrefix("#") == true ? 1 : 0).joined(separator: "\n") }
  }

  /// For each section the passages that would make it complete for a protected API that writes.
  static func tally(_ passages: [(file: String, text: String)]) throws -> [SectionID: [String]] {
    var tally: [SectionID: [String]] = [:]
    // What is generated alone completes these for any text.
    let sections = SampleSite.standard.compiled.filter {
      !["reference", "sample-code"].contains($0.section.id.text)
    }
    var searchers = sections.map { PatternSetSearcher($0.patterns) }
    for (file, text) in passages {
      let site = SampleSite(
        guides: [("passage.md", Array(text.utf8))], spec: Array(SampleSite.protected.utf8)
      ).site
      let guide = site.guides[0]
      let body = BodyReading.body(
        of: guide.text, targets: [], source: .guide(GuideID(index: 0)), nodes: 0..<guide.text.nodes.count)
      let api = try #require(site.api)
      let forms = (ReferenceForm(api), SampleForm(api))
      for (index, compiled) in sections.enumerated() {
        let subject = SectionSubject(
          site: site, api: api, bodies: [body], reference: forms.0, samples: forms.1)
        let search = FactSearch(compiled, in: subject, searcher: &searchers[index])
        let facts = compiled.section.facts
        let required = facts.indices.filter { facts[$0].isRequired(of: subject) }
        guard search.hasSubject, !search.isRestatement, required.allSatisfy({ search.evidence[$0] != nil })
        else { continue }
        let first = required.first.flatMap { search.evidence[$0]?.text } ?? ""
        tally[compiled.section.id, default: []].append(file + ": " + first)
      }
    }
    return tally
  }
}
