import RubricDocuments
import RubricOpenAPI
import RubricSite
import RubricStandard

/// The site's home: what its index says, and every API.
public struct SiteHomePage: Sendable {
  public var prose: PageProse?
  public var apis: [Row]
  public var guides: [PageLink]

  /// One API in the list.
  public struct Row: Sendable {
    public var entry: APIEntry
    /// nil of an API whose description could not be read.
    public var completeness: Completeness?

    public init(entry: APIEntry, completeness: Completeness?) {
      self.entry = entry
      self.completeness = completeness
    }
  }
}

/// An API's home.
public struct APIHomePage: Sendable {
  /// The guide that is the home, else the description's own prose.
  public var prose: PageProse?
  public var info: Info
  public var settings: APISettings
  public var servers: [Server]
  public var schemes: [Shared<SecurityScheme>]
  public var externalDocs: ExternalDocumentation?
  public var groups: [GroupSummary]
  public var guides: [PageLink]
  public var sections: [SectionSummary]
  public var completeness: Completeness
  public var completenessLink: PageLink
  /// The description's file to load.
  public var download: Route

  /// A group with what it holds.
  public struct GroupSummary: Sendable {
    public var link: PageLink
    public var description: PageProse?
    public var count: Int
  }
}

/// A required section in a list.
public struct SectionSummary: Sendable {
  public var link: PageLink
  public var verdict: SectionVerdict
}

/// All operations of an API, by group.
public struct OperationListPage: Sendable {
  public var groups: [GroupPage]
}

/// The operations of a group.
public struct GroupPage: Sendable {
  public var link: PageLink
  public var description: PageProse?
  public var operations: [Row]
  /// Guides written for the tag.
  public var guides: [GuideExcerpt]
  public var externalDocs: ExternalDocumentation?

  /// One operation in a list.
  public struct Row: Sendable {
    public var link: PageLink
    public var path: String
    public var method: RubricOpenAPI.Method
    public var isDeprecated: Bool
  }
}

/// All schemas with a name.
public struct SchemaListPage: Sendable {
  public var schemas: [Row]

  /// One schema in the list.
  public struct Row: Sendable {
    public var link: PageLink
    public var summary: String?
  }
}

/// A guide on a page of its own.
public struct GuidePage: Sendable {
  public var prose: PageProse
  public var owner: String?
  public var reviewed: CivilDate?
}

/// An API whose description could not be read: the rest of it is published all the same.
public struct UnreadablePage: Sendable {
  public var guides: [PageLink]
  /// What was said of the description, as a reader of the site may know it.
  public var messages: [String]
}
