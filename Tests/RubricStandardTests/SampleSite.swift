import RubricDiagnostics
import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricSite

@testable import RubricStandard

// swift-format-ignore-file: NeverForceUnwrap, NeverUseForceTry

/// An API with guides, made in memory.
struct SampleSite {
  var sources = SourceSet()
  var site: Site

  // swift-format-ignore: NeverForceUnwrap
  static let today = CivilDate(year: 2026, month: 6, day: 1)!
  // swift-format-ignore: NeverUseForceTry
  static let standard = try! Standard()

  /// - Parameters:
  ///   - guides: Markdown files with front matter, by path; a path that begins with `shared/` is a shared guide.
  ///   - spec: the description, as YAML or JSON.
  ///   - settings: `api.yaml`.
  ///   - standard: whose sections are located.
  init(
    _ guides: KeyValuePairs<String, String>, spec: String = SampleSite.readOnly, settings: String = "",
    standard: Standard = SampleSite.standard
  ) {
    self.init(
      guides: guides.map { ($0.key, Array($0.value.utf8)) }, spec: Array(spec.utf8), settings: settings,
      standard: standard)
  }

  init(
    guides: [(path: String, bytes: [UInt8])], spec: [UInt8], settings: String = "",
    standard: Standard = SampleSite.standard
  ) {
    let outlines = standard.outlines
    let specFile = SourceFile(path: "openapi.yaml", bytes: spec)
    let specID = sources.add(specFile)
    let reader = DocumentReader(vocabulary: Field.vocabulary)
    let document = reader.read(specFile, as: specID).value
    let api = document.flatMap {
      APIReader.read($0) { _, _ in .refused(reason: "is not read", help: "") }.value
    }
    var apiSettings = APISettings()
    if !settings.isEmpty {
      let file = SourceFile(path: "api.yaml", bytes: Array(settings.utf8))
      let id = sources.add(file)
      if let document = DocumentReader().read(file, as: id).value {
        apiSettings = APISettings.read(document, sections: outlines).value
      }
    }
    var files: [SiteInput.GuideFile] = []
    for (path, bytes) in guides {
      let file = SourceFile(path: path, bytes: bytes)
      let id = sources.add(file)
      let split = FrontMatter.split(bytes)
      var matter = GuideMatter()
      if let range = split.matter,
        let document = DocumentReader().read(file, as: id, range: range, format: .yaml).value
      {
        matter = GuideMatter.read(document).value
      }
      let text = MarkdownReader().read(bytes[split.body], offset: split.body.lowerBound)
      let isShared = path.hasPrefix("shared/")
      files.append(
        SiteInput.GuideFile(
          source: id, path: isShared ? String(path.dropFirst(7)) : path, isShared: isShared, matter: matter,
          text: text))
    }
    let input = SiteInput(
      name: "permits", prefix: "apis/permits/", settings: SiteSettings(), apiSettings: apiSettings, api: api,
      guides: files, files: [])
    let builder = SiteBuilder(input, sections: outlines)
    let entry = builder.entry
    site = builder.site(among: [entry], on: SampleSite.today).value
  }

  var outcome: Outcome<[SectionVerdict]> { SampleSite.standard.verdicts(of: site, on: SampleSite.today) }

  // swift-format-ignore: NeverForceUnwrap
  func verdict(_ section: SectionID) -> SectionVerdict { outcome.value.first { $0.section == section }! }

  func state(_ section: SectionID) -> SectionVerdict.State { verdict(section).state }

  func findings(_ rule: RuleID) -> [Finding] { outcome.findings.filter { $0.rule == rule } }

  /// The bytes that a span points at.
  func text(at span: SourceSpan) -> String {
    guard let file = sources[span.source] else { return "" }
    let range = Int(span.bytes.lowerBound)..<min(Int(span.bytes.upperBound), file.bytes.count)
    return String(decoding: file.bytes[range], as: UTF8.self)
  }

  /// An API of one open operation that reads.
  static let readOnly = """
    openapi: 3.1.0
    info:
      title: Permits
      version: 1.4.0
    servers:
      - url: https://permits.api.example.gov.uk/v1
    paths:
      /permits:
        get:
          operationId: listPermits
          summary: List permits
          responses:
            '200':
              description: The permits
    """

  /// An API that is protected by OAuth and that writes.
  static let protected = """
    openapi: 3.1.0
    info:
      title: Permits
      version: 1.4.0
    servers:
      - url: https://permits.api.example.gov.uk/v1
      - url: https://sandbox.permits.api.example.gov.uk/v1
        description: Sandbox
    security:
      - permits: [permits.read]
    paths:
      /permits:
        get:
          operationId: listPermits
          summary: List permits
          responses:
            '200':
              description: The permits
            '401':
              description: No token
        post:
          operationId: createPermit
          summary: Apply for a permit
          security:
            - permits: [permits.write]
          responses:
            '201':
              description: The permit
            '429':
              description: Too many
    components:
      securitySchemes:
        permits:
          type: oauth2
          flows:
            clientCredentials:
              tokenUrl: https://auth.example.gov.uk/token
              scopes:
                permits.read: Read any permit that is public
                permits.write: Apply for a permit
    """
}
