import RubricDocuments
import RubricOpenAPI
import RubricSite
import RubricStandard

/// The site's home: what its index says, and every API.
public struct SiteHomePage: Sendable {
  /// The text of the content folder's `index.md`; nil where there is none.
  public var prose: PageProse?
  /// In the order in which they are shown.
  public var apis: [Row]
  /// The guides that all APIs share.
  public var guides: [PageLink]
  /// Whether readers are told how complete the documentation of each is.
  public var showsCompleteness: Bool
  /// Pages about all APIs at once, and about what is asked of them.
  public var others: [PageLink]

  /// One API in the list.
  public struct Row: Sendable {
    /// What may be known of it: its title, summary, address and counts.
    public var entry: APIEntry
    /// nil of an API whose description could not be read.
    public var completeness: Completeness?

    /// Puts an API in the list.
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
  /// The description's own prose where a guide is the home.
  public var description: PageProse?
  /// What the API is called and who offers it.
  public var info: Info
  /// The description's title where the page has another.
  public var otherTitle: Told<String>?
  /// What `api.yaml` says of it.
  public var settings: APISettings
  /// What Swagger 2.0 says of all calls; empty of other versions.
  public var media: [MediaFact]
  /// Names of tags that have no page: no operation has them, and nobody described them.
  public var emptyTags: [Told<String>]
  /// Those of the description's root.
  public var servers: [ServerWords]
  /// Every security scheme that is declared.
  public var schemes: [SchemeWords]
  /// What operations ask for that say nothing of their own; nil where the description says nothing.
  public var security: Security?
  /// Documentation elsewhere, and extensions.
  public var remarks: [Remark]
  /// Extensions of who is to be asked.
  public var contactRemarks: [Remark]
  /// Extensions of the licence.
  public var licenceRemarks: [Remark]
  /// In the order of navigation.
  public var groups: [GroupSummary]
  /// How the groups stand below one another.
  public var outline: GroupOutline
  /// The API's sign; nil where the description names none.
  public var logo: Logo?
  /// The API's own guides but the one that is the home.
  public var guides: [PageLink]
  /// The required sections in the standard's order.
  public var sections: [SectionSummary]
  /// How far all of them together are there.
  public var completeness: Completeness
  /// The page that weighs all sections; nil where readers are not told how complete they are.
  public var completenessLink: PageLink?
  /// The page on its maturity; nil where readers are not told of it.
  public var maturityLink: PageLink?
  /// The page of components that no operation uses; nil where there are none.
  public var components: PageLink?
  /// The description's file to load.
  public var download: Route

  /// A group with what it holds.
  public struct GroupSummary: Sendable {
    /// The group's page.
    public var link: PageLink
    /// What the tag's author wrote of it; nil where nobody described it.
    public var description: PageProse?
    /// How many operations it has.
    public var count: Int
  }
}

/// A required section in a list.
public struct SectionSummary: Sendable {
  /// The section's page.
  public var link: PageLink
  /// What the section amounts to, and why.
  public var verdict: SectionVerdict
}

/// All operations of an API, by group.
public struct OperationListPage: Sendable {
  /// In the order of navigation; without the groups' own descriptions and guides.
  public var groups: [GroupPage]
}

/// The operations of a group.
public struct GroupPage: Sendable {
  /// The group's page.
  public var link: PageLink
  /// What the tag's author wrote of it; nil where nobody did, and in the list of all operations.
  public var description: PageProse?
  /// In written order.
  public var operations: [Row]
  /// Guides written for the tag.
  public var guides: [GuideExcerpt]
  /// The tag's name where the title is another; nil in the list of all operations.
  public var name: Told<String>?
  /// The tag that it belongs below; nil in the list of all operations.
  public var parent: Told<String>?
  /// What kind of tag it is; nil in the list of all operations.
  public var kind: Told<String>?
  /// Documentation elsewhere, and extensions; empty in the list of all operations.
  public var remarks: [Remark]

  /// One operation in a list.
  public struct Row: Sendable {
    /// The operation's page.
    public var link: PageLink
    /// The path template, the webhook's name, or the callback's expression.
    public var path: String
    /// Method of HTTP.
    public var method: RubricOpenAPI.Method
    /// Whether it is to be called no more.
    public var isDeprecated: Bool
  }
}

/// All schemas with a name.
public struct SchemaListPage: Sendable {
  /// By name, letters' case aside; a schema with two names comes with both.
  public var schemas: [Row]

  /// One schema in the list.
  public struct Row: Sendable {
    /// The schema's page.
    public var link: PageLink
    /// First paragraph of its description without markup, at most 160 scalars; nil where there is none.
    public var summary: String?
  }
}

/// A guide on a page of its own.
public struct GuidePage: Sendable {
  /// The text below its title.
  public var prose: PageProse
  /// Who is to keep it right; nil where the front matter names nobody.
  public var owner: String?
  /// When it was last reviewed; nil where the front matter does not say.
  public var reviewed: CivilDate?
}

/// An API whose description could not be read: the rest of it is published all the same.
public struct UnreadablePage: Sendable {
  /// The API's own guides, which can be read all the same.
  public var guides: [PageLink]
  /// What was said of the description, as a reader of the site may know it.
  public var messages: [String]
}
