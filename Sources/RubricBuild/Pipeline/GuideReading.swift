import RubricDiagnostics
import RubricDocuments
import RubricMarkdown
import RubricSite

/// Reads guides: the file's bytes, its front matter, its Markdown.
struct GuideReading {
  var sources: SourceSet
  private(set) var guides: [SiteInput.GuideFile] = []
  private(set) var findings: [Finding] = []
  private let markdown = MarkdownReader()
  private let documents = DocumentReader()
  /// Largest guide that is read.
  private static let largest = 32 << 20

  init(sources: SourceSet) { self.sources = sources }

  mutating func read(_ files: [ContentFile], isShared: Bool) {
    for file in files { read(file, isShared: isShared) }
  }

  private mutating func read(_ file: ContentFile, isShared: Bool) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileSystem.bytes(ofFile: file.path, atMost: GuideReading.largest)
    } catch {
      let source = sources.add(SourceFile(path: file.path, bytes: []))
      findings.append(
        Finding(
          "content-layout", .error, "the guide cannot be read: \(error.reason)",
          at: SourceSpan.start(of: source)))
      return
    }
    let source = sources.add(SourceFile(path: file.path, bytes: bytes))
    let parts = FrontMatter.split(bytes)
    let matter = readMatter(parts, bytes, source)
    let text = markdown.read(bytes[parts.body], offset: parts.body.lowerBound)
    guides.append(
      SiteInput.GuideFile(source: source, path: file.relative, isShared: isShared, matter: matter, text: text)
    )
  }

  private mutating func readMatter(_ parts: FrontMatter, _ bytes: [UInt8], _ source: SourceID) -> GuideMatter
  {
    if let unclosed = parts.unclosed {
      findings.append(
        Finding(
          "settings-valid", .warning, "front matter must end with a line '---'",
          at: SourceSpan(source: source, bytes: UInt32(unclosed.lowerBound)..<UInt32(unclosed.upperBound)),
          help: "close it, or begin the file with something else"))
    }
    guard let range = parts.matter, let file = sources[source] else { return GuideMatter() }
    let document = documents.read(file, as: source, range: range, format: .yaml)
    findings += document.findings
    guard let value = document.value else { return GuideMatter() }
    let matter = GuideMatter.read(value)
    findings += matter.findings
    return matter.value
  }
}
