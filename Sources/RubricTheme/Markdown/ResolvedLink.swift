/// Where a link or an image of a text leads on one page; whoever knows the site's routes makes them, one
/// for each of `MarkdownDocument.links`.
public struct ResolvedLink: Sendable, Equatable {
  /// The address as it goes into the page; nil where nothing was found: then only the text is shown.
  public var href: String?
  /// Shown when one points at it; nil takes the title that the text gives.
  public var title: String?
  /// The name of what it leads to, shown where the link has no text of its own.
  public var text: String?
  /// Whether it leads away from the site. An image from elsewhere is shown as a link, so that a page loads
  /// nothing from strangers.
  public var isExternal: Bool
  /// What is written in place of the paragraph when an image stands alone in one; the number means
  /// something to the caller only.
  public var embedded: Int?

  /// Where a link leads; see the properties.
  public init(
    href: String?, title: String? = nil, text: String? = nil, isExternal: Bool = false, embedded: Int? = nil
  ) {
    self.href = href
    self.title = title
    self.text = text
    self.isExternal = isExternal
    self.embedded = embedded
  }
}
