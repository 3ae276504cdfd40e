import RubricDiagnostics

/// Where one required section of an API was found, in the order in which its parts are shown.
public struct SectionPlace: Sendable {
  /// The id of the section.
  public var section: SectionID
  /// What readers know it by.
  public var title: String
  /// Empty where nobody wrote the section.
  public var parts: [Part]
  /// The page that shows it: a guide that is this section and nothing else, or a page made for it.
  public var route: Route
  /// The guide whose page it is, where that is so.
  public var ownGuide: GuideID?
  /// Text under headings of the section that answers none of its questions, where nothing else does.
  public var passedOver: [Part] = []

  /// A stretch of text that belongs to the section.
  public struct Part: Sendable {
    /// The text it is a stretch of.
    public var text: Text
    /// The heading that begins it, as an index into the text's headings; nil where the whole text is meant.
    public var heading: Int?
    /// Nodes of the text that are its body, the heading left out.
    public var nodes: Range<Int>
    /// What it was recognised by.
    public var reason: Reason
    /// Where it begins: the heading, the key in the front matter, or the start of the file.
    public var span: SourceSpan
  }

  /// The text that a part is a stretch of.
  public enum Text: Sendable, Hashable {
    case guide(GuideID)
    /// A description of the API, by its place in `Site.prose`.
    case prose(ProseID)
  }

  /// Why a text was taken for the section; in the order in which they count.
  public enum Reason: Sendable, Hashable {
    /// `section` or `sections` of a guide.
    case frontMatter
    /// `<!-- section: … -->` or `{#…}`.
    case mark
    case fileName
    /// A heading of a guide: the alias that it was recognised by.
    case headingAlias(String)
    /// A heading in the description's own prose, or the name of the tag that it describes, as written; empty
    /// of what stands before the first.
    case specificationHeading(String)
    /// A guide that all APIs share, where the API has nothing of its own.
    case sharedGuide
  }
}
