import RubricOpenAPI
import RubricSite

/// Everything with a name, from A to Z, for readers who look it up: all of it, or the part that a page has room
/// for.
public struct IndexPage: Sendable {
  /// The initials that there are, each with its first page.
  public var initials: [PageLink]
  /// The initial that the page is of; nil where it is of all.
  public var current: String?
  /// The pages of that initial where one has no room for it, each named by its first entry; else empty.
  public var parts: [PageLink]
  /// What is on the page; empty where it only leads to the others.
  public var sections: [Section]

  /// What begins with one initial.
  public struct Section: Sendable {
    /// A capital, or a word of the theme's for what begins with none.
    public var initial: Label
    /// Anchor of its heading.
    public var anchor: String
    /// In the order of their names.
    public var rows: [Row]

    /// - Parameter rows: in the order of their names.
    public init(initial: Label, anchor: String, rows: [Row]) {
      self.initial = initial
      self.anchor = anchor
      self.rows = rows
    }
  }

  /// One thing with a name.
  public struct Row: Sendable {
    /// Where it is.
    public var link: PageLink
    /// What it is.
    public var kind: Word
    /// Title of the API, or of the page, that it is of; empty where that says nothing.
    public var context: String

    /// Puts a thing in the list.
    public init(link: PageLink, kind: Word, context: String) {
      self.link = link
      self.kind = kind
      self.context = context
    }
  }

  /// Where the index begins.
  public static let start = Route("a-z.html")

  /// A page of the index.
  public init(initials: [PageLink], current: String?, parts: [PageLink], sections: [Section]) {
    self.initials = initials
    self.current = current
    self.parts = parts
    self.sections = sections
  }
}
