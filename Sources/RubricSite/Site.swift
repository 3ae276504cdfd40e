import RubricDiagnostics
import RubricDocuments
import RubricMarkdown
import RubricOpenAPI

/// One API in its surroundings: its description, the guides beside it and those that all APIs share, where
/// each thing sits, and where every link leads. Of the site's own pages (the home, the shared guides) it
/// is one without an API.
public final class Site: Sendable {
  public let settings: SiteSettings
  /// Name of the API's folder, in links such as `api:permits/…`; empty of the site's own pages and of a
  /// description that is built without a content folder.
  public let name: String
  public let title: String
  public let apiSettings: APISettings
  /// nil of the site's own pages, and where the description could not be read.
  public let api: API?
  /// The API's own guides by weight and path, then the shared ones. Drafts are left out.
  public let guides: [Guide]
  public let prose: ProseTable
  /// The first name of each schema that has one.
  public let schemaNames: [SchemaID: String]
  public let routes: RouteTable
  /// The required sections in the standard's order.
  public let sections: [SectionPlace]
  public let groups: [OperationGroup]
  /// What other APIs may know of this one.
  public let entry: APIEntry
  /// Former addresses with the pages that took their place.
  public let redirects: [Redirect]
  /// Files that guides show or link to, with the addresses they are copied to.
  public let attachments: [Attachment]
  /// Where the links of the settings lead; looked up with the site's own pages only.
  public let settingsLinks: SettingsLinks

  init(_ draft: SiteDraft) {
    settings = draft.settings
    name = draft.name
    title = draft.title
    apiSettings = draft.apiSettings
    api = draft.api
    guides = draft.guides
    prose = draft.prose
    schemaNames = draft.schemaNames
    routes = draft.routes
    sections = draft.sections
    groups = draft.groups
    entry = draft.entry
    redirects = draft.redirects
    attachments = draft.attachments
    settingsLinks = draft.settingsLinks
  }

  /// Targets in the order of the settings' links.
  public struct SettingsLinks: Sendable {
    public var navigation: [LinkTarget] = []
    public var footer: [LinkTarget] = []
  }

  public subscript(id: GuideID) -> Guide { guides[id.index] }

  public var guideIDs: [GuideID] { guides.indices.map { GuideID(index: $0) } }

  /// The API's own guides.
  public var ownGuides: [GuideID] { guideIDs.filter { !self[$0].isShared } }

  public func place(of section: SectionID) -> SectionPlace? { sections.first { $0.section == section } }

  /// The Markdown of a part of a section.
  public func text(of part: SectionPlace.Part) -> MarkdownDocument {
    switch part.text {
    case .guide(let id): self[id].text
    case .prose(let id): prose[id].text
    }
  }

  /// Where a stretch of a part's text is written.
  public func span(of range: Range<UInt32>, in part: SectionPlace.Part) -> SourceSpan {
    switch part.text {
    case .guide(let id): SourceSpan(source: self[id].source, bytes: range)
    case .prose(let id):
      prose[id].origin.span(ofText: Int(range.lowerBound)..<Int(range.upperBound))
    }
  }
}

/// A former address and the page that took its place.
public struct Redirect: Sendable, Hashable {
  public var from: Route
  public var to: Route
  public var title: String
}

/// A file that is copied into the site.
public struct Attachment: Sendable, Hashable {
  /// Path within the folder that the guides lie in, `/` between its parts.
  public var path: String
  /// Whether it lies with the shared guides.
  public var isShared: Bool
  public var route: Route
}

/// Operations that belong together: those of a tag, or of the first part of their path where the
/// description has no tags.
public struct OperationGroup: Sendable {
  /// The tag or the part of the path; empty of the other kinds.
  public var name: String
  /// What readers see; empty where the theme has a word for the kind.
  public var title: String
  public var description: String?
  public var route: Route
  public var operations: [OperationID]
  public var kind: Kind

  /// What holds a group together.
  public enum Kind: Sendable, Hashable {
    case tag
    /// The first part of the path.
    case path
    /// Operations without a tag, where others have one.
    case untagged
    case webhooks
  }
}

/// What other APIs and the portal may know of an API.
public struct APIEntry: Sendable {
  /// Name of its folder.
  public var name: String
  public var title: String
  /// One line of what it is.
  public var summary: String?
  public var version: String
  public var stage: String?
  public var owner: String?
  public var organisation: String?
  /// Its home.
  public var route: Route
  public var operationCount: Int
  public var schemaCount: Int
  /// Whether its description could be read.
  public var isReadable: Bool
  /// Everything that can be linked to by name, such as `op:listPermits`, `schema:Permit`, `section:errors`.
  public var targets: [Name: NamedTarget]

  public init(
    name: String, title: String, summary: String?, version: String, stage: String?, owner: String?,
    organisation: String?, route: Route, operationCount: Int, schemaCount: Int, isReadable: Bool,
    targets: [Name: NamedTarget]
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.version = version
    self.stage = stage
    self.owner = owner
    self.organisation = organisation
    self.route = route
    self.operationCount = operationCount
    self.schemaCount = schemaCount
    self.isReadable = isReadable
    self.targets = targets
  }
}
