/// The published id of a required section, such as `errors`.
public struct SectionID: Hashable, Comparable, Sendable, ExpressibleByStringLiteral {
  public let text: String

  public init(_ text: String) { self.text = text }
  public init(stringLiteral text: String) { self.text = text }

  public static func < (a: SectionID, b: SectionID) -> Bool { a.text < b.text }
}

/// By what a required section is found: the part of it that the merge needs to know.
public struct SectionOutline: Sendable {
  public var id: SectionID
  public var title: String
  /// Headings that mean the section, lower-case.
  public var aliases: [String]
  /// Headings that look like it and never mean it, lower-case.
  public var negativeAliases: [String]
  /// File names without ending that mean it, lower-case.
  public var fileNames: [String]

  public init(
    id: SectionID, title: String, aliases: [String], negativeAliases: [String] = [], fileNames: [String]
  ) {
    self.id = id
    self.title = title
    self.aliases = aliases
    self.negativeAliases = negativeAliases
    self.fileNames = fileNames
  }
}
