import RubricDiagnostics
import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricSite
import RubricStandard
import Testing

@testable import RubricPages
@testable import RubricSearch

/// The pages of one API that is described in memory, and what they give a search.
struct SamplePages {
  let maker: PageMaker
  private static let standard = Result { try Standard() }

  /// - Parameters:
  ///   - spec: the description without `openapi` and `info`.
  ///   - guides: Markdown by path.
  init(_ spec: String, guides: KeyValuePairs<String, String> = [:], name: String = "permits") throws {
    let title = name.prefix(1).uppercased() + name.dropFirst()
    var sources = SourceSet()
    let file = SourceFile(
      path: "openapi.yaml",
      bytes: Array("openapi: 3.1.0\ninfo: {title: \(title), version: '1'}\n\(spec)\n".utf8))
    let id = sources.add(file)
    let document = try #require(
      DocumentReader(vocabulary: Field.vocabulary).read(file, as: id, format: .yaml).value)
    let outcome = APIReader.read(document) { _, _ in .refused(reason: "is not there", help: "add it") }
    let files = guides.map { path, text in
      let id = sources.add(SourceFile(path: path, bytes: Array(text.utf8)))
      return SiteInput.GuideFile(
        source: id, path: path, isShared: false, matter: GuideMatter(),
        text: MarkdownReader().read(Array(text.utf8)[...], offset: 0))
    }
    let standard = try SamplePages.standard.get()
    let input = SiteInput(
      name: name, prefix: "apis/\(name)/", settings: SiteSettings(), apiSettings: APISettings(),
      api: outcome.value, guides: files, files: [])
    let builder = SiteBuilder(input, sections: standard.outlines)
    let entry = builder.entry
    let date = try #require(CivilDate("2026-06-01"))
    let site = builder.site(among: [entry], on: date).value
    maker = PageMaker(
      site: site, verdicts: standard.verdicts(of: site, on: date).value, sections: standard.sections,
      ending: "yaml")
  }

  /// What the pages give, shared out to so many gatherings.
  func search(gatherings count: Int = 1) -> APISearch {
    var all = [PageGathering](repeating: PageGathering(), count: count)
    // The last pages first: their order must not matter.
    for (index, request) in maker.requests.enumerated().reversed() {
      for (part, page) in maker.pages(request).enumerated() {
        all[index % count].take(page, order: index << 8 | part)
      }
    }
    return APISearch(all, title: maker.site.title, prefix: maker.site.routes.prefix)
  }
}

extension APISearch {
  /// Entries that have a term, the best first, as kind and title.
  func found(_ term: String) -> [String] {
    guard let index = terms.firstIndex(of: Array(term.utf8)) else { return [] }
    return postings[index].map { "\(entries[$0.entry].kind) \(entries[$0.entry].title)" }
  }

  func entry(_ kind: SearchEntry.Kind, _ title: String) -> SearchEntry? {
    entries.first { $0.kind == kind && $0.title == title }
  }
}

extension TermScanner {
  /// The terms of a text, a `*` before those that are the whole of a name.
  static func terms(of text: String, _ style: Style) -> [String] {
    var terms: [String] = []
    var scanner = TermScanner()
    var text = text
    text.withUTF8 { bytes in
      scanner.scan(bytes, style) { term, isWhole in
        terms.append((isWhole ? "*" : "") + String(decoding: term, as: UTF8.self))
      }
    }
    return terms
  }
}
