import RubricOpenAPI

/// Where a link leads, once it was looked up.
public enum LinkTarget: Sendable, Hashable {
  /// A page of the site.
  case page(Route, fragment: String?, title: String)
  /// A place on the same page.
  case fragment(String)
  /// An address outside the site, checked to be of a harmless scheme.
  case external(String)
  /// A file that is copied into the site.
  case file(Route)
  /// What an image with an address by name stands for.
  case embed(Embed)
  /// Nothing that can be published: only the text of the link is shown.
  case none

  /// A thing that is shown in place of an image.
  public enum Embed: Sendable, Hashable {
    case schema(SchemaID, title: String)
    case operation(OperationID, title: String)
  }
}

/// Something that can be linked to by name.
public struct NamedTarget: Sendable, Hashable, Codable {
  /// The page it is on.
  public var route: Route
  /// Anchor on that page, without `#`; nil where the page as a whole is meant.
  public var fragment: String?
  /// What readers know it by.
  public var title: String
}
