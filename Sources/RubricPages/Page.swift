import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricSite

/// One page of the site as plain values: what it holds, no markup and no words but the authors' own.
public struct Page: Sendable {
  /// Where the page lies.
  public var route: Route
  /// Heading of the page, and its name in links.
  public var title: Label
  /// Anchor of the title: that of the heading which a text repeats it with; nil where no text does.
  public var titleAnchor: String? = nil
  /// Where the title is written; empty where it is a guide's or the program's own.
  public var titlePlaces: [Place] = []
  /// For search engines and link previews: one or two plain sentences.
  public var summary: String?
  /// From the site's home down to the page above this one.
  public var breadcrumbs: [PageLink]
  /// The side of the page; nil where it has none.
  public var navigation: Navigation?
  /// The neighbour before it in its group, among the groups or the guides; nil where it has none.
  public var previous: PageLink?
  /// The neighbour behind it in its group, among the groups or the guides; nil where it has none.
  public var next: PageLink?
  /// Where the page's text is edited, and where a problem with it is reported.
  public var edit: String?
  /// What the page is about.
  public var body: Body

  /// What a page shows, by its kind.
  public enum Body: Sendable {
    case siteHome(SiteHomePage)
    case apiHome(APIHomePage)
    case operation(OperationPage)
    case operationList(OperationListPage)
    case schema(SchemaPage)
    case schemaList(SchemaListPage)
    case components(ComponentsPage)
    case fields(FieldsPage)
    case group(GroupPage)
    case guide(GuidePage)
    case section(SectionPage)
    case completeness(CompletenessPage)
    case maturity(MaturityPage)
    case findings(FindingsPage)
    /// All APIs of the site side by side.
    case organisation(OrganisationPage)
    /// A rule or a required section, explained.
    case rule(RulePage)
    case ruleList(RuleListPage)
    /// Everything with a name, from A to Z.
    case index(IndexPage)
    /// An API whose description could not be read.
    case unreadable(UnreadablePage)
    case accessibility
    case notFound
    case redirect(Route)
  }
}

/// Text of the authors', or a word that the theme has.
public enum Label: Sendable, Hashable {
  case text(String)
  case word(Word)

  /// A name as lists of links show it: its page shows the whole of one that is cut here.
  static func name(_ text: String) -> Label {
    let longest = 120
    guard text.utf8.count > longest,
      let end = text.unicodeScalars.index(
        text.startIndex, offsetBy: longest, limitedBy: text.endIndex), end < text.endIndex
    else { return .text(text) }
    return .text(String(text.unicodeScalars[..<end]) + "…")
  }
}

/// A link within the site.
public struct PageLink: Sendable, Hashable {
  /// What readers see.
  public var label: Label
  /// The page it leads to.
  public var route: Route
  /// Anchor on that page, without `#`; nil where the page as a whole is meant.
  public var fragment: String?
  /// Method of the operation it leads to; nil of other pages.
  public var method: RubricOpenAPI.Method?
  /// Whether what it leads to is deprecated.
  public var isDeprecated: Bool

  /// A link to a page, or to an anchor on it.
  public init(
    _ label: Label, _ route: Route, fragment: String? = nil, method: RubricOpenAPI.Method? = nil,
    isDeprecated: Bool = false
  ) {
    self.label = label
    self.route = route
    self.fragment = fragment
    self.method = method
    self.isDeprecated = isDeprecated
  }
}

/// A stretch of Markdown with where its links lead.
public struct PageProse: Sendable {
  /// The whole text that the stretch is of.
  public var text: MarkdownDocument
  /// Nodes of the text that are shown, in order.
  public var nodes: Range<Int>
  /// By position in `text.links`.
  public var links: [LinkTarget]
  /// Whether headings get anchors here.
  public var anchors: Anchors
  /// What images by name stand for, by position in `links`; filled where the page shows them.
  public var embeds: [Int: Embed] = [:]
  /// Where the text is written; nil of a guide's, and where it is shown away from its own place.
  public var place: Place? = nil
  /// Other places where the same text is written of the same thing.
  public var otherPlaces: [Place] = []

  /// Whether headings keep their anchors: a text shown on a second page keeps them on its own page only.
  public enum Anchors: Sendable, Hashable {
    case own, none
    /// Their own with the text before it.
    case prefixed(String)
  }

  /// A thing shown in place of an image.
  public enum Embed: Sendable {
    /// The route is nil of a schema without a page.
    case schema(title: String, route: Route?, table: FieldTable)
    case operation(OperationPage, link: PageLink)
  }

  /// Whether nothing is shown.
  public var isEmpty: Bool { nodes.isEmpty }

  /// A text of more bytes is shown whole at its own place only.
  private static let longestElsewhere = 2_000

  /// The text as other pages show it: of a long one the first block.
  var lead: PageProse {
    guard text.textCount > PageProse.longestElsewhere, let first = nodes.first else { return self }
    var lead = self
    lead.nodes = first..<min(nodes.upperBound, Int(text.nodes[first].end))
    return lead
  }
}
