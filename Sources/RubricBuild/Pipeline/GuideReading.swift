import RubricDiagnostics
import RubricDocuments
import RubricMarkdown
import RubricSite

/// Reads guides: the file's bytes, its front matter, its Markdown.
struct GuideReading {
  var sources: SourceSet
  private(set) var guides: [SiteInput.GuideFile] = []
  private(set) var findings: [Finding] = []
  /// Largest guide that is read.
  private static let largest = 32 << 20

  init(sources: SourceSet) { self.sources = sources }

  /// One guide, by itself.
  private struct Read: Sendable {
    var file: SourceFile
    var guide: SiteInput.GuideFile?
    var findings: [Finding]
  }

  /// Reads files one after the other.
  ///
  /// - Parameter log: notes what is read.
  mutating func read(_ files: [ContentFile], isShared: Bool, _ log: InputLog) {
    let first = sources.files.count
    for (index, file) in files.enumerated() {
      add(GuideReading.read(file, isShared: isShared, as: SourceID(index: UInt32(first + index)), log))
    }
  }

  /// Reads files on several threads; what comes out is the same.
  mutating func read(_ files: [ContentFile], isShared: Bool, _ workers: Workers) async {
    let first = sources.files.count
    let all = await workers.map(Array(files.enumerated())) { index, file in
      GuideReading.read(file, isShared: isShared, as: SourceID(index: UInt32(first + index)), InputLog())
    }
    for read in all { add(read) }
  }

  private mutating func add(_ read: Read) {
    _ = sources.add(read.file)
    findings += read.findings
    if let guide = read.guide { guides.append(guide) }
  }

  private static func read(
    _ file: ContentFile, isShared: Bool, as source: SourceID, _ log: InputLog
  ) -> Read {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try log.bytes(ofFile: file.path, atMost: GuideReading.largest)
    } catch {
      let finding = Finding(
        "content-layout", .error, "the guide cannot be read: \(error.reason)",
        at: SourceSpan.start(of: source))
      return Read(file: SourceFile(path: file.path, bytes: []), guide: nil, findings: [finding])
    }
    let read = SourceFile(path: file.path, bytes: bytes)
    let parts = FrontMatter.split(bytes)
    let encoding = TextEncoding.check(read, as: source, range: parts.body)
    guard encoding.value else { return Read(file: read, guide: nil, findings: encoding.findings) }
    let matter = matter(of: read, parts, source)
    let text = MarkdownReader().read(bytes[parts.body], offset: parts.body.lowerBound)
    let guide = SiteInput.GuideFile(
      source: source, path: file.relative, isShared: isShared, matter: matter.value, text: text)
    return Read(file: read, guide: guide, findings: matter.findings + encoding.findings)
  }

  private static func matter(
    of file: SourceFile, _ parts: FrontMatter, _ source: SourceID
  ) -> Outcome<GuideMatter> {
    if let unclosed = parts.unclosed {
      let finding = Finding(
        "settings-valid", .warning, "front matter must end with a line '---'",
        at: SourceSpan(source: source, bytes: UInt32(unclosed.lowerBound)..<UInt32(unclosed.upperBound)),
        help: "close it, or begin the file with something else")
      return Outcome(GuideMatter(), findings: [finding])
    }
    guard let range = parts.matter else { return Outcome(GuideMatter()) }
    let document = DocumentReader().read(file, as: source, range: range, format: .yaml)
    guard let value = document.value else { return Outcome(GuideMatter(), findings: document.findings) }
    let matter = GuideMatter.read(value)
    return Outcome(matter.value, findings: document.findings + matter.findings)
  }
}
