import RubricDiagnostics
import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricSite
import RubricStandard
import Testing

@testable import RubricPages

/// The pages of one API that is described in memory.
struct SamplePages {
  let maker: PageMaker
  private static let standard = Result { try Standard() }

  /// - Parameters:
  ///   - spec: the description without `openapi` and `info`.
  ///   - guides: Markdown with front matter by path.
  init(
    _ spec: String, guides: KeyValuePairs<String, String> = [:],
    info: String = "{title: Permits, version: '1'}"
  ) throws {
    try self.init(spec, guides: guides.map { ($0.key, $0.value) }, info: info)
  }

  init(
    _ spec: String, guides: [(String, String)], info: String = "{title: Permits, version: '1'}"
  ) throws {
    var sources = SourceSet()
    func read(_ file: SourceFile, _ id: SourceID, range: Range<Int>? = nil) throws -> Document {
      let read = DocumentReader(vocabulary: Field.vocabulary).read(file, as: id, range: range, format: .yaml)
        .value
      return try #require(read)
    }
    let file = SourceFile(path: "openapi.yaml", bytes: Array("openapi: 3.1.0\ninfo: \(info)\n\(spec)\n".utf8))
    let outcome = APIReader.read(try read(file, sources.add(file))) { _, _ in
      .refused(reason: "is not there", help: "add it")
    }
    #expect(outcome.value != nil)
    let files = try guides.map { path, text in
      let file = SourceFile(path: path, bytes: Array(text.utf8))
      let id = sources.add(file)
      let parts = FrontMatter.split(file.bytes)
      let matter = try parts.matter.map { GuideMatter.read(try read(file, id, range: $0)).value }
      return SiteInput.GuideFile(
        source: id, path: path, isShared: false, matter: matter ?? GuideMatter(),
        text: MarkdownReader().read(file.bytes[parts.body], offset: parts.body.lowerBound))
    }
    let standard = try SamplePages.standard.get()
    let input = SiteInput(
      name: "permits", prefix: "apis/permits/", settings: SiteSettings(), apiSettings: APISettings(),
      api: outcome.value, guides: files, files: [])
    let builder = SiteBuilder(input, sections: standard.outlines)
    let entry = builder.entry
    let date = try #require(CivilDate("2026-06-01"))
    let site = builder.site(among: [entry], on: date).value
    maker = PageMaker(
      site: site, verdicts: standard.verdicts(of: site, on: date).value, sections: standard.sections,
      ending: "yaml")
  }

  var api: API {
    get throws { try #require(maker.site.api) }
  }

  var pages: [Page] { maker.requests.map { maker.page($0) } }

  func operation(_ signature: String, sourceLocation: SourceLocation = #_sourceLocation) throws
    -> OperationPage
  {
    let api = try api
    let id = api.operations.ids.first { api.operations[$0].value.signature == signature }
    let page = maker.page(.operation(try #require(id, sourceLocation: sourceLocation)))
    guard case .operation(let body) = page.body else { throw NoPage() }
    return body
  }

  func schema(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> SchemaPage {
    let index = try api.namedSchemas.firstIndex { $0.name == name }
    let page = maker.page(.schema(try #require(index, sourceLocation: sourceLocation)))
    guard case .schema(let body) = page.body else { throw NoPage() }
    return body
  }

  func section(_ id: SectionID, sourceLocation: SourceLocation = #_sourceLocation) throws -> SectionPage {
    let index = maker.site.sections.firstIndex { $0.section == id }
    let page = maker.page(.section(try #require(index, sourceLocation: sourceLocation)))
    guard case .section(let body) = page.body else { throw NoPage() }
    return body
  }

  struct NoPage: Error {}
}

extension FieldTable {
  /// The rows as an indented outline: label, `!` where required, `↻` where recursive, `→` where shown elsewhere.
  var outline: [String] {
    func told(_ index: Int, _ depth: Int) -> [String] {
      let row = rows[index]
      let label =
        switch row.label {
        case .name(let name): name
        case .alternative(let number, let title):
          (number.choice == .one ? "#" : "≥") + "\(number.number) \(title ?? "")"
        case .anyName: "*"
        case .pattern(let pattern): "/\(pattern)/"
        case .element(let number): "[\(number)]"
        case .elements: "[…]"
        case .contains: "[∋]"
        case .names: "names"
        case .not: "not"
        case .condition: "if"
        case .then: "then"
        case .otherwise: "else"
        case .dependent(let name): "with \(name)"
        case .content: "content"
        case .unevaluated: "else *"
        case .item: "item"
        case .definition(let name): "def \(name)"
        case .generic(let name): "generic \(name)"
        }
      let more =
        switch row.more {
        case nil: ""
        case .recursive: " ↻"
        case .elsewhere: " →"
        case .continued: " …"
        }
      let own = String(repeating: "  ", count: depth) + label + (row.isRequired ? "!" : "") + more
      return [own] + row.children.flatMap { told($0, depth + 1) }
    }
    return roots.flatMap { told($0, 0) }
  }
}

extension PageLink {
  var text: String {
    switch label {
    case .text(let text), .standard(let text), .own(let text): text
    case .word(let word): word.rawValue
    }
  }
}
