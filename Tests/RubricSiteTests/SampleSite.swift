import RubricDiagnostics
import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricSite
import RubricTesting
import Testing

/// One API with guides in memory, or the site's own pages where there is no description.
struct SampleSite {
  let site: Site
  /// What was found in front matter and by the builder, in that order.
  let findings: [Finding]
  private let sources: SourceSet
  private let marks: [SourceID: [Range<UInt32>]]

  static let outlines = [
    SectionOutline(
      id: "overview", title: "Overview", aliases: ["overview", "introduction"],
      fileNames: ["overview", "index"]),
    SectionOutline(
      id: "errors", title: "Errors", aliases: ["errors", "error handling", "status codes"],
      negativeAliases: ["error budget"], fileNames: ["errors", "error-handling"]),
    SectionOutline(id: "cost", title: "Cost", aliases: ["cost", "pricing", "charges"], fileNames: ["cost"]),
    SectionOutline(
      id: "authentication", title: "Authentication", aliases: ["authentication"],
      fileNames: ["authentication"]),
  ]

  static let spec = """
    openapi: 3.1.0
    info: {title: Permits, version: '1'}
    paths:
      /permits:
        get: {operationId: listPermits, summary: List permits, tags: [Find permits]}
        post: {tags: [Find permits]}
    components:
      schemas: {Permit: {type: object}}
      securitySchemes: {o: {type: oauth2, flows: {clientCredentials: {tokenUrl: t, scopes: {'read:all': R, 'read-all': S}}}}}

    """

  /// - Parameters:
  ///   - guides: marked Markdown by path; a path that begins with `shared/` is that of a shared guide.
  ///   - spec: the description, marked; nil for the site's own pages.
  ///   - others: names of other APIs of the site, each with the schema `Thing`, the guide `uses.md` with the
  ///     heading 'How', the draft `later.md` and the file `plan.pdf`; one that ends in `!` cannot be read.
  ///   - isReadable: whether the description can be read.
  init(
    _ guides: KeyValuePairs<String, String> = [:], spec: String? = SampleSite.spec, name: String = "permits",
    settings: SiteSettings = SiteSettings(), files: [String] = [], refused: [String] = [],
    others: [String] = [], isReadable: Bool = true, date: String = "2026-06-01"
  ) throws {
    try self.init(
      guides: guides.map { ($0.key, $0.value) }, spec: spec, name: name, settings: settings, files: files,
      refused: refused, others: others, isReadable: isReadable, date: date)
  }

  init(
    guides: [(path: String, text: String)], spec: String? = SampleSite.spec, name: String = "permits",
    settings: SiteSettings = SiteSettings(), files: [String] = [], refused: [String] = [],
    others: [String] = [], isReadable: Bool = true, date: String = "2026-06-01"
  ) throws {
    var sources = SourceSet()
    var marks: [SourceID: [Range<UInt32>]] = [:]
    func add(_ path: String, _ marked: String) -> (file: SourceFile, id: SourceID) {
      let text = MarkedText(marked)
      let file = SourceFile(path: path, bytes: text.bytes)
      let id = sources.add(file)
      marks[id] = text.ranges
      return (file, id)
    }
    var api: API?
    if let spec, isReadable {
      let (file, id) = add("openapi.yaml", spec)
      let read = DocumentReader(vocabulary: Field.vocabulary).read(file, as: id).value
      let document = try #require(read)
      let outcome = APIReader.read(document) { _, _ in .refused(reason: "is not there", help: "add it") }
      #expect(outcome.value != nil)
      api = outcome.value
    }
    var findings: [Finding] = []
    let read = guides.map { path, marked in
      let (file, id) = add(path, marked)
      let guide = SampleSite.guide(file, id)
      findings += guide.findings
      return guide.value
    }
    let input = SiteInput(
      name: spec == nil ? "" : name, prefix: spec == nil || name.isEmpty ? "" : "apis/\(name)/",
      settings: settings,
      apiSettings: APISettings(), api: api, guides: read,
      files: files.map(SampleSite.path), refused: refused.map(SampleSite.path))
    let builder = SiteBuilder(input, sections: SampleSite.outlines)
    let entries = try [builder.entry] + others.map { try SampleSite.entry($0) }
    let day = try #require(CivilDate(date))
    let outcome = builder.site(among: EntryTable(entries), on: day)
    site = outcome.value
    self.findings = findings + outcome.findings
    self.sources = sources
    self.marks = marks
  }

  private static func path(_ path: String) -> SiteInput.FilePath {
    let isShared = path.hasPrefix("shared/")
    return SiteInput.FilePath(path: isShared ? String(path.dropFirst(7)) : path, isShared: isShared)
  }

  private static func guide(_ file: SourceFile, _ id: SourceID) -> Outcome<SiteInput.GuideFile> {
    let parts = FrontMatter.split(file.bytes)
    var matter = Outcome(GuideMatter())
    if let range = parts.matter,
      let document = DocumentReader().read(file, as: id, range: range, format: .yaml).value
    {
      matter = GuideMatter.read(document)
    }
    let isShared = file.path.hasPrefix("shared/")
    let guide = SiteInput.GuideFile(
      source: id, path: isShared ? String(file.path.dropFirst(7)) : file.path, isShared: isShared,
      matter: matter.value,
      text: MarkdownReader().read(file.bytes[parts.body], offset: parts.body.lowerBound))
    return Outcome(guide, findings: matter.findings)
  }

  private static func entry(_ name: String) throws -> APIEntry {
    let spec =
      "openapi: 3.1.0\ninfo: {title: \(name), version: '1'}\npaths: {}\ncomponents: {schemas: {Thing: {}}}\n"
    let isReadable = !name.hasSuffix("!")
    return try SampleSite(
      ["uses.md": "# Uses\n\n## How\n", "later.md": "---\ndraft: true\n---\n"], spec: spec,
      name: isReadable ? name : String(name.dropLast()), files: ["plan.pdf"], isReadable: isReadable
    ).site.entry
  }

  /// Every finding as `severity message | help`.
  var messages: [String] {
    findings.map { "\($0.severity.rawValue) \($0.message)" + ($0.help.map { " | \($0)" } ?? "") }
  }

  /// Whether the findings are at the marks of all files, in their order.
  func expectMarks(sourceLocation: SourceLocation = #_sourceLocation) {
    for (id, ranges) in marks {
      let spans = findings.filter { $0.span.source == id }.map(\.span.bytes).sorted {
        $0.lowerBound < $1.lowerBound
      }
      #expect(spans == ranges, "\(sources[id]?.path ?? ""): \(messages)", sourceLocation: sourceLocation)
    }
  }

  /// The guide at a path.
  func guide(_ path: String, isShared: Bool = false, sourceLocation: SourceLocation = #_sourceLocation) throws
    -> Guide
  {
    try #require(
      site.guides.first { $0.path == path && $0.isShared == isShared }, sourceLocation: sourceLocation)
  }

  /// Where the links of a guide lead, in words.
  func links(_ path: String, isShared: Bool = false) throws -> [String] {
    try guide(path, isShared: isShared).links.map(SampleSite.told)
  }

  static func told(_ target: LinkTarget) -> String {
    switch target {
    case .page(let route, let fragment, let title): "\(route)\(fragment.map { "#" + $0 } ?? "") \(title)"
    case .fragment(let fragment): "#" + fragment
    case .external(let address): address
    case .file(let route): "file \(route)"
    case .embed(.schema(_, let title)): "schema \(title)"
    case .embed(.operation(_, let title)): "operation \(title)"
    case .none: "none"
    }
  }
}

/// The document of a YAML text.
func document(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Document {
  let file = SourceFile(path: "a.yaml", bytes: Array(text.utf8))
  let read = DocumentReader().read(file, as: SourceID(index: 0)).value
  return try #require(read, sourceLocation: sourceLocation)
}
