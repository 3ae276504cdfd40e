import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

/// A description on its way into one document, without what is withheld.
struct DescriptionBundling {
  /// The root, without what is withheld.
  let document: Document
  /// Gives the documents that references lead to, without what is withheld.
  let load: DocumentLoader
  /// How many objects are withheld.
  let withheld: Int
  /// What cannot be withheld alone.
  let findings: [Finding]
  private let store: DocumentStore
  private let files: FileCount

  /// Languages that a bundle is written in.
  enum Language: Sendable {
    case yaml, json
  }

  /// Counts what is loaded while others read the description.
  private final class FileCount {
    var hasOthers = false
  }

  init(_ document: Document, _ store: DocumentStore, hidesInternal: Bool) {
    self.store = store
    let files = FileCount()
    self.files = files
    let (root, inner) = (document.source, store.loader)
    let load: DocumentLoader = { address, base in
      let loaded = inner(address, base)
      if case .document(let other) = loaded, other.source != root { files.hasOthers = true }
      return loaded
    }
    guard hidesInternal else {
      (self.document, self.load, withheld, findings) = (document, load, 0, [])
      return
    }
    let withholding = Withholding(document, load: load)
    withheld = withholding.count
    findings = withholding.findings
    self.document = withholding.document(document)
    self.load = withholding.loader(load)
  }

  /// Whether references have led to other files so far.
  var isInSeveralFiles: Bool { files.hasOthers }

  /// The one document; nil where it cannot be put together, and then an error finding says why.
  func bytes(as language: Language) -> Outcome<[UInt8]?> {
    let bundle = Bundle.make(document, load: load) { [store, document] other in
      store.path(of: other.source, from: document.source)
    }
    guard let value = bundle.value?.value else { return Outcome(nil, findings: bundle.findings) }
    do throws(WritingError) {
      switch language {
      case .yaml: return Outcome(try YAMLWriter.bytes(of: value), findings: bundle.findings)
      case .json: return Outcome(try JSONWriter.bytes(of: value), findings: bundle.findings)
      }
    } catch {
      let message =
        switch error {
        case .tooLarge: "aliases make more of the description than can be written as one document"
        case .tooDeep: "an alias puts a value into itself, and no document can be written of that"
        }
      let finding = Finding(
        DocumentRules.nesting, .error, message, at: document.root.span, help: "use references and not aliases"
      )
      return Outcome(nil, findings: bundle.findings + [finding])
    }
  }
}

/// A description with all its files, to be put together as one.
public struct BundleRequest: Sendable {
  /// The file of the root document.
  public var input: String
  /// The folder that files may lie in; told by the input where nil.
  public var root: String?
  /// Where the bundle is to be written, whose ending tells the language; nil for standard output.
  public var output: String?
  /// Whether what is marked with `x-internal` is left out.
  public var hidesInternal: Bool

  /// See the properties.
  public init(input: String, root: String?, output: String?, hidesInternal: Bool) {
    self.input = input
    self.root = root
    self.output = output
    self.hidesInternal = hidesInternal
  }

  /// What came of it.
  public struct Report: Sendable {
    /// nil where the description cannot be read.
    public var bytes: [UInt8]?
    /// In report order.
    public var findings: [LocatedFinding]
    /// How many objects were left out.
    public var withheld: Int
  }

  /// Puts the description together; and writes it where `output` says so, unless it could not be read.
  public func run() throws(BuildError) -> Report {
    let document: Document?
    let store: DocumentStore
    do throws(FileError) {
      if let root {
        store = DocumentStore(root: try FileSystem.realPath(of: root))
      } else {
        store = DocumentStore(root: try DocumentStore.root(ofDescription: input))
      }
    } catch { throw BuildError(error) }
    do throws(ContentError) { document = try store.load(input) } catch { throw BuildError(error) }
    guard let document else { return report(nil, [], store, 0) }
    let bundling = DescriptionBundling(document, store, hidesInternal: hidesInternal)
    let bundle = bundling.bytes(as: language)
    if let bytes = bundle.value, let output { try write(bytes, to: output, store) }
    return report(bundle.value, bundling.findings + bundle.findings, store, bundling.withheld)
  }

  private func report(
    _ bytes: [UInt8]?, _ findings: [Finding], _ store: DocumentStore, _ withheld: Int
  ) -> Report {
    let located = Build.located(store.findings + findings, store.sources)
    return Report(
      bytes: bytes, findings: located.sorted(by: LocatedFinding.inReportOrder), withheld: withheld)
  }

  private var language: DescriptionBundling.Language {
    PathText.fileExtension(of: output ?? input) == "json" ? .json : .yaml
  }

  private func write(_ bytes: [UInt8], to output: String, _ store: DocumentStore) throws(BuildError) {
    guard !store.hasRead(output) else {
      throw BuildError(
        "'\(output)' is a file of the description itself", help: "write the bundle to another file")
    }
    try WholeFile.write(bytes, to: output)
  }
}
