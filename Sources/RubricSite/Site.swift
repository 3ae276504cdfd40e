import RubricDiagnostics
import RubricDocuments
import RubricMarkdown
import RubricOpenAPI

/// One API in its surroundings: its description, the guides beside it and those that all APIs share, where
/// each thing sits, and where every link leads. Of the site's own pages (the home, the shared guides) it
/// is one without an API.
public final class Site: Sendable {
  /// What `site.yaml` says, or its defaults.
  public let settings: SiteSettings
  /// Name of the API's folder, in links such as `api:permits/…`; empty of the site's own pages and of a
  /// description that is built without a content folder.
  public let name: String
  /// What readers know it by: the title of `api.yaml`, of the description, of the site, or its folder's name.
  public let title: String
  /// What `api.yaml` says; without any value where there is no such file.
  public let apiSettings: APISettings
  /// nil of the site's own pages, and where the description could not be read.
  public let api: API?
  /// The API's own guides by weight and path, then the shared ones. Drafts are left out.
  public let guides: [Guide]
  /// The API's descriptions as Markdown; empty without an API.
  public let prose: ProseTable
  /// The first name of each schema that has one.
  public let schemaNames: [SchemaID: String]
  /// Schemas of `$defs` that no schema and no operation refers to.
  public let unusedDefinitions: Set<SchemaID>
  /// Where its pages lie.
  public let routes: RouteTable
  /// The required sections in the standard's order.
  public let sections: [SectionPlace]
  /// Operations by tag, or by the first part of their path; empty without an API.
  public let groups: [OperationGroup]
  /// How the groups stand below one another; empty without an API.
  public let outline: GroupOutline
  /// What other APIs may know of this one.
  public let entry: APIEntry
  /// Former addresses with the pages that took their place.
  public let redirects: [Redirect]
  /// Files that guides show or link to, with the addresses they are copied to.
  public let attachments: [Attachment]
  /// Where the picture of the description's `x-logo` lies; nil where it has none.
  public let logo: LinkTarget?
  /// Where the links of the settings lead; looked up with the site's own pages only.
  public let settingsLinks: SettingsLinks
  /// What its links have asked of other APIs.
  public let askedEntries: AskedEntries
  private let guidesOfSubjects: [GuideSubject: [GuideID]]

  init(_ draft: SiteDraft) {
    settings = draft.settings
    name = draft.name
    title = draft.title
    apiSettings = draft.apiSettings
    api = draft.api
    guides = draft.guides
    prose = draft.prose
    schemaNames = draft.schemaNames
    unusedDefinitions = draft.unusedDefinitions
    routes = draft.routes
    sections = draft.sections
    groups = draft.groups
    outline = draft.outline
    entry = draft.entry
    redirects = draft.redirects
    attachments = draft.attachments
    logo = draft.logo
    settingsLinks = draft.settingsLinks
    askedEntries = draft.askedEntries
    guidesOfSubjects = GuideSubject.table(of: draft.guides)
  }

  /// Targets in the order of the settings' links.
  public struct SettingsLinks: Sendable {
    /// One for each link of the header.
    public var navigation: [LinkTarget] = []
    /// One for each link of the footer.
    public var footer: [LinkTarget] = []
  }

  /// The guide of an identifier that this site gave.
  public subscript(id: GuideID) -> Guide { guides[id.index] }

  /// The identifiers of all guides, in their order.
  public var guideIDs: [GuideID] { guides.indices.map { GuideID(index: $0) } }

  /// The API's own guides.
  public var ownGuides: [GuideID] { guideIDs.filter { !self[$0].isShared } }

  /// The API's own guides whose front matter says that they belong to it, in their order.
  public func guides(of subject: GuideSubject) -> [GuideID] { guidesOfSubjects[subject] ?? [] }

  /// nil where the section is none of the standard's, and in a site without an API.
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
    case .prose(let id): prose[id].span(of: range)
    }
  }
}

/// A former address and the page that took its place.
public struct Redirect: Sendable, Hashable {
  /// Where the redirecting page lies.
  public var from: Route
  /// Where it leads.
  public var to: Route
  /// Title of the page it leads to.
  public var title: String
}

/// A file that is copied into the site.
public struct Attachment: Sendable, Hashable, Codable {
  /// Path within the folder of its owner, `/` between its parts.
  public var path: String
  /// In whose folder it lies.
  public var owner: Owner
  /// Where the copy lies.
  public var route: Route

  /// Whose a file is.
  public enum Owner: Sendable, Hashable, Codable {
    /// Of the API that links to it, or the site's own.
    case own
    /// Of the guides that all APIs share.
    case shared
    /// Of the API in the folder of that name.
    case api(String)
  }
}

/// Operations that belong together: those of a tag, or of the first part of their path where the
/// description has no tags.
public struct OperationGroup: Sendable {
  /// The tag or the part of the path; empty of the other kinds.
  public var name: String
  /// What readers see; empty where the theme has a word for the kind.
  public var title: String
  /// The tag's description, CommonMark; nil of the other kinds and where there is none.
  public var description: String?
  /// The group's page.
  public var route: Route
  /// In written order; an operation of several tags is in each of their groups. Callbacks are in none.
  public var operations: [OperationID]
  /// What the operations have in common.
  public var kind: Kind

  /// What holds a group together.
  public enum Kind: Sendable, Hashable {
    case tag
    /// The first part of the path.
    case path
    /// Operations without a tag, where others have one.
    case untagged
    /// What the API calls, where it has no tag.
    case webhooks
  }
}

/// What other APIs and the portal may know of an API.
public struct APIEntry: Sendable, Codable {
  /// Name of its folder.
  public var name: String
  /// What readers know it by.
  public var title: String
  /// One line of what it is.
  public var summary: String?
  /// `info.version`; empty where the description could not be read.
  public var version: String
  /// As `api.yaml` says; nil where it does not.
  public var stage: String?
  /// As `api.yaml` says; nil where it does not.
  public var owner: String?
  /// As `api.yaml` says; nil where it does not.
  public var organisation: String?
  /// BCP 47 tag of what its authors wrote; nil where that is the language of the site's pages.
  public var language: String?
  /// Its home.
  public var route: Route
  /// Webhooks and callbacks among them; 0 where the description could not be read.
  public var operationCount: Int
  /// Schemas with a name; 0 where the description could not be read.
  public var schemaCount: Int
  /// Whether its description could be read.
  public var isReadable: Bool
  /// Everything that can be linked to by name, such as `op:listPermits`, `schema:Permit`, `section:errors`.
  @PackedTargets public var targets: [Name: NamedTarget]
  /// Everything in its folder that a path can lead to, by its path there.
  public var files: [Name: LinkedFile] = [:]
}

extension SiteSettings {
  /// The language where it is another than that of the pages, so that it is to be said; else nil.
  func foreign(_ language: String?) -> String? {
    language.flatMap { LanguageTag.areAlike($0, self.language) ? nil : $0 }
  }
}

extension Site {
  /// BCP 47 tag of the guide's text; nil where it is the language of the pages.
  public func language(of guide: Guide) -> String? {
    guide.matter.language.map { settings.foreign($0) } ?? (guide.isShared ? nil : entry.language)
  }

  /// Whether texts of the standard, which are English, stand in another language than the pages' words.
  public var standardIsForeign: Bool { settings.foreign("en") != nil }
}
