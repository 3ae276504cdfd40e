import RubricDiagnostics
import RubricDocuments
import RubricMarkdown
import RubricOpenAPI

/// What was read of one API's folder, or of the site's own files.
public struct SiteInput: Sendable {
  /// Name of the folder; empty of the site's own pages and of a description without a content folder.
  public var name: String
  /// What the addresses of its pages begin with: empty, or such as `apis/permits/`.
  public var prefix: String
  /// What `site.yaml` says, or its defaults.
  public var settings: SiteSettings
  /// What `api.yaml` says; without any value where there is no such file.
  public var apiSettings: APISettings
  /// nil of the site's own pages, and where the description could not be read.
  public var api: API?
  /// The API's own guides and those that all APIs share, drafts among them.
  public var guides: [GuideFile]
  /// Paths of other files beside the guides that may be published, by `isShared` and path.
  public var files: [FilePath]
  /// Paths of files beside the guides that are of a type never published.
  public var refused: [FilePath]

  /// - Parameters:
  ///   - name: name of the folder; empty of the site's own pages.
  ///   - prefix: what the addresses begin with, with a `/` at its end; empty at the root of the site.
  public init(
    name: String, prefix: String, settings: SiteSettings, apiSettings: APISettings, api: API?,
    guides: [GuideFile], files: [FilePath], refused: [FilePath] = []
  ) {
    self.name = name
    self.prefix = prefix
    self.settings = settings
    self.apiSettings = apiSettings
    self.api = api
    self.guides = guides
    self.files = files
    self.refused = refused
  }

  /// A guide that was read.
  public struct GuideFile: Sendable {
    /// The file, for spans in its text.
    public var source: SourceID
    /// Path within its folder, `/` between its parts.
    public var path: String
    /// Whether it stands in `Content/guides` and so belongs to all APIs.
    public var isShared: Bool
    /// What its front matter says; without any value where it has none.
    public var matter: GuideMatter
    /// The file as Markdown, the front matter left out; ranges in it count bytes of the file.
    public var text: MarkdownDocument

    /// - Parameter path: within its folder, `/` between its parts.
    public init(source: SourceID, path: String, isShared: Bool, matter: GuideMatter, text: MarkdownDocument) {
      self.source = source
      self.path = path
      self.isShared = isShared
      self.matter = matter
      self.text = text
    }
  }

  /// A file that guides may show or link to.
  public struct FilePath: Sendable {
    /// Path within the folder that the guides lie in, `/` between its parts.
    public var path: String
    /// Whether it lies with the shared guides.
    public var isShared: Bool

    /// - Parameter path: within the folder that the guides lie in, `/` between its parts.
    public init(path: String, isShared: Bool) {
      self.path = path
      self.isShared = isShared
    }
  }
}
